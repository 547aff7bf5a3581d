"""Gaps in texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgo.deck.cloze import BadCloze, Gap, answer, hidden, numbers, pieces, question
from quizgo.model import Text

SOURCE = "Each P has {{c1::256::how many}} slots and a {{c2::`runnext`}}."


def test_each_number_is_asked_alone() -> None:
    assert question(SOURCE, 1) == "Each P has [how many] slots and a `runnext`."
    assert question(SOURCE, 2) == "Each P has 256 slots and a […]."
    assert answer(SOURCE) == "Each P has 256 slots and a `runnext`."
    assert numbers(Text(SOURCE)) == (1, 2)


def test_gaps_of_one_number_open_together() -> None:
    source = "{{c1::a}} b {{c1::c}}"
    assert question(source, 1) == "[…] b […]"
    assert hidden(source, 1) == ("a", "c")


@pytest.mark.parametrize(
    ("source", "gap"),
    [
        ("{{c1::struct{}{}}}", Gap(1, "struct{}{}")),
        ("{{c1::map[string]int{}::type}}", Gap(1, "map[string]int{}", "type")),
        ("{{c1::`std::mutex`::C++}}", Gap(1, "`std::mutex`", "C++")),
        ("{{c1::if x {}} and {{c2::y}}", Gap(1, "if x {")),
        ("{{c1::`}`}}", Gap(1, "`}`")),
        ("{{c12::a::}}", Gap(12, "a")),
        ("{{c1::多个字::提示}}", Gap(1, "多个字", "提示")),
    ],
)
def test_code_may_be_hidden(source: str, gap: Gap) -> None:
    assert pieces(source)[0] == gap


def test_braces_of_go_are_no_gaps() -> None:
    assert pieces("[]T{{1, 2}, {cap}} and {{n}} and {{close") == (
        "[]T{{1, 2}, {cap}} and {{n}} and {{close",
    )


@pytest.mark.parametrize(
    "source",
    [
        "{{c1::a",
        "{{c1:a}}",
        "{{c::a}}",
        "{{c1}}",
        "{{c0::a}}",
        "{{c100::a}}",
        "{{c1::}}",
        "{{c1:: ::h}}",
        "{{c1::a {{c2::b}} c}}",
        "no gap",
        "",
    ],
)
def test_bad_gaps_are_refused(source: str) -> None:
    with pytest.raises(BadCloze):
        numbers(Text(source))


def test_both_languages_have_the_same_numbers() -> None:
    assert numbers(Text("{{c2::a}}{{c1::b}}", "{{c1::甲}}{{c2::乙}}")) == (1, 2)
    with pytest.raises(BadCloze):
        numbers(Text("{{c1::a}}", "{{c1::甲}}{{c2::乙}}"))


_WORDS = st.text("ab c:`", min_size=1, max_size=5).filter(
    lambda word: "::" not in word and word.strip()
)


@given(
    st.lists(st.tuples(st.integers(1, 99), _WORDS.map(lambda word: word.strip(":"))), max_size=5)
)
def test_the_answer_is_the_text_without_marks(gaps: list[tuple[int, str]]) -> None:
    gaps = [(number, word) for number, word in gaps if word.strip()]
    source = " and ".join(f"{{{{c{number}::{word}}}}}" for number, word in gaps)
    assert answer(source) == " and ".join(word for _, word in gaps)


@given(st.text("{}c1:: `a", max_size=30))
def test_any_text_has_gaps_or_is_refused(source: str) -> None:
    try:
        found = numbers(Text(source))
    except BadCloze:
        return
    assert found
    assert all(hidden(source, number) for number in found)
