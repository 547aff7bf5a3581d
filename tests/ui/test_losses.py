"""What an export or an import leaves out, in words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from quizgo.model import Kind, Lang
from quizgo.model.losses import Loss, Lost
from quizgo.ui.losses import left_behind_line, left_out_line
from quizgo.ui.prose.losses import loss_words_in

SOURCE = Path("words.csv")


@pytest.mark.parametrize("lang", Lang)
def test_every_loss_is_told_in_each_language(lang: Lang) -> None:
    assert {*loss_words_in(lang).of} == {*Loss}
    for what in Loss:
        for n in (1, 2):
            line = left_out_line(Lost(what, n, Kind.LAB, ("mood",)), lang)
            assert not re.search(r"[{}|]", line)
            assert bool(re.search("[一-鿿]", line)) == (lang is Lang.ZH)


def test_one_and_many_are_told_apart() -> None:
    assert left_out_line(Lost(Loss.HINTS, 1), Lang.EN) == "Left out: the hints of 1 card."
    assert left_out_line(Lost(Loss.HINTS, 1_200), Lang.EN) == "Left out: the hints of 1,200 cards."
    assert left_out_line(Lost(Loss.HINTS, 3), Lang.ZH) == "没有导出：3 张卡片的提示。"


def test_kinds_have_the_names_that_they_have_everywhere() -> None:
    lost = Lost(Loss.GRADING, 2, Kind.STATE)
    assert left_out_line(lost, Lang.EN) == "Left out: how 2 inside cards are asked and graded."
    assert left_out_line(lost, Lang.ZH) == "没有导出：2 张“内部状态”卡片的提问和评分方式。"


def test_names_from_a_file_stay_in_their_line() -> None:
    lost = Lost(Loss.COLUMNS, names=("mood", "a\x1b[2J\nb"))
    assert left_behind_line(SOURCE, lost, Lang.EN) == (
        "words.csv: left behind: what stands in mood, a\N{SYMBOL FOR ESCAPE}[2J b"
    )
