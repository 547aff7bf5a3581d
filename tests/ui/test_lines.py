"""Lines wrap by cells: nothing is lost, nothing is too wide."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from quizgo.ui.lines import cells, clipped, clipped_line, cut, line_cells, line_text, wrapped

TEXTS = st.text(st.sampled_from("ab wörd  go，。（）调度器 g/x👍🏽é\u0301-."), max_size=60)


@given(TEXTS, st.integers(2, 40))
def test_wrapped_lines_fit_and_lose_nothing_but_spaces(text: str, width: int) -> None:
    lines = wrapped([("", text)], width)
    assert all(line_cells(line) <= width for line in lines)
    joined = "".join(line_text(line) for line in lines)
    assert joined.replace(" ", "") == text.replace(" ", "")


@given(TEXTS, st.integers(2, 40))
def test_cut_lines_fit_and_lose_nothing(text: str, width: int) -> None:
    lines = cut([("", text)], width)
    assert all(line_cells(line) <= width for line in lines)
    assert "".join(line_text(line) for line in lines) == text


@given(TEXTS, st.integers(0, 40))
def test_clipped_text_fits(text: str, width: int) -> None:
    assert cells(clipped(text, width)) <= width
    assert line_cells(clipped_line((("a", text), ("b", text)), width)) <= width


def test_words_stay_whole() -> None:
    lines = wrapped([("", "the quick brown fox")], 10)
    assert [line_text(line) for line in lines] == ["the quick", "brown fox"]


def test_chinese_breaks_anywhere_but_before_a_closing_mark() -> None:
    lines = wrapped([("", "调度器窃取一半，然后运行。")], 14)
    assert [line_text(line) for line in lines] == ["调度器窃取一", "半，然后运行。"]


def test_styles_are_kept_across_a_break() -> None:
    lines = wrapped([("bold", "one two"), ("", " three")], 7)
    assert lines == [(("bold", "one two"),), (("", "three"),)]


def test_fronts_stand_before_first_and_further_lines() -> None:
    lines = wrapped([("", "aa bb cc")], 6, first=(("", "- "),), rest=(("", "  "),))
    assert [line_text(line) for line in lines] == ["- aa", "  bb", "  cc"]


@pytest.mark.parametrize("text", ["调度", "ab", "é", "👩\u200d💻"])
def test_cells_are_what_a_terminal_takes(text: str) -> None:
    assert cells(text) >= wcswidth(text) > 0
