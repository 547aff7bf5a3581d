"""The interface in two languages: complete, with the same fields, and all of it used."""

from __future__ import annotations

import re
from operator import attrgetter
from pathlib import Path
from string import Formatter

import pytest

import quizgo.ui
from quizgo.model import Lang
from quizgo.ui.prose import words_in
from quizgo.ui.prose.practice import PracticeWords
from quizgo.ui.prose.words import Words, counted

NAMES = [
    *(name for name in Words._fields if name != "practice"),
    *(f"practice.{name}" for name in PracticeWords._fields),
]
EN, ZH = words_in(Lang.EN), words_in(Lang.ZH)


def said(words: Words, name: str) -> str:
    return str(attrgetter(name)(words))


def placeholders(form: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(form) if name is not None}


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_fill_in_the_same(name: str) -> None:
    en, zh = said(EN, name), said(ZH, name)
    assert placeholders(en) == placeholders(zh)
    assert en.strip()
    assert zh.strip()


@pytest.mark.parametrize("name", NAMES)
def test_both_sides_of_a_count_fill_in_the_same(name: str) -> None:
    for words in (EN, ZH):
        one, bar, many = said(words, name).partition("|")
        assert not bar or placeholders(one) == placeholders(many) == {"n"}


def test_every_sentence_is_used() -> None:
    folder = Path(quizgo.ui.__file__).parent
    files = [path for path in folder.rglob("*.py") if path.parent.name != "prose"]
    used = set(
        re.findall(r"words\.((?:practice\.)?\w+)", "\n".join(path.read_text() for path in files))
    )
    assert set(NAMES) - used == set()


def test_counts_have_one_and_many() -> None:
    assert counted(EN.n_cards, 1) == "1 card"
    assert counted(EN.n_cards, 0) == "0 cards"
    assert counted(ZH.n_cards, 3) == "3 张卡片"
