"""What is said of settings, keys and long work: in both languages, and all of it somewhere."""

from __future__ import annotations

import re
from pathlib import Path

from quizgo.model import Lang
from quizgo.ui.prose.comfort import ComfortWords, comfort_words_in

SOURCES = Path(__file__).resolve().parents[2] / "quizgo"


def test_both_languages_fill_in_the_same() -> None:
    english, chinese = comfort_words_in(Lang.EN), comfort_words_in(Lang.ZH)
    for name in set(ComfortWords._fields) - {"actions"}:
        fields = [
            sorted(re.findall(r"\{(\w+)", str(getattr(words, name))))
            for words in (english, chinese)
        ]
        assert set(fields[0]) == set(fields[1]), name


def test_every_sentence_is_used() -> None:
    files = [
        *(SOURCES / "commands").rglob("*.py"),
        *(file for file in (SOURCES / "ui").rglob("*.py") if file.parent.name != "prose"),
    ]
    text = "".join(file.read_text(encoding="utf-8") for file in files)
    assert {name for name in ComfortWords._fields if f".{name}" not in text} == set()
