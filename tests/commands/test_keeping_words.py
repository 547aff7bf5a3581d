"""What is said of backups, machines and the doctor's findings, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import quizgo
from quizgo.model import Lang
from quizgo.ui.prose.keeping import KeepingWords, keeping_words_in

KEEPING = Path(quizgo.__file__).parent / "commands" / "keeping"


def placeholders(form: str) -> set[str]:
    return set(re.findall(r"\{(\w+)", form))


@pytest.mark.parametrize("name", KeepingWords._fields)
def test_both_languages_fill_in_the_same(name: str) -> None:
    english, chinese = (str(getattr(keeping_words_in(lang), name)) for lang in Lang)
    assert placeholders(english) == placeholders(chinese)


def test_every_sentence_is_used() -> None:
    text = "".join(file.read_text(encoding="utf-8") for file in KEEPING.glob("*.py"))
    assert {name for name in KeepingWords._fields if f".{name}" not in text} == set()
