"""What is said of settings, keys and long work: one field a sentence, as in `words`, loaded only
when it is said.

Fields in braces are filled in by `str.format`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from quizgo.model import Lang


class ComfortWords(NamedTuple):
    """Every such sentence in one language."""

    # Long work

    checking: str
    folding: str
    reading_decks: str
    """What is done, in front of its bar."""
    left_seconds: str
    left_minutes: str
    left_hours: str
    """Time left."""
    progress_line: str
    """The same without a bar."""

    # Help

    help_four_grades: str
    help_four_again: str
    help_vi: str
    """In place of the sentences on grades and on keys while typing."""
    help_grade_keys: str
    """Where a grade has a key besides its digit."""
    help_vi_signs: str
    """What the signs below say."""
    vi_insert: str
    vi_normal: str
    vi_replace: str
    vi_visual: str
    """The mode of vi, in front of what is typed: a sign of few cells."""
    plain_grade_four: str
    plain_bad_grade_four: str

    # Settings

    col_setting: str
    col_value: str
    col_origin: str
    """Where a value comes from: this, or a line of the file."""
    origin_default: str
    origin_line: str
    col_action: str
    col_keys: str
    col_does: str
    edit_again: str
    """Asked when what was written has faults. Yes is the answer by default."""
    actions: Mapping[str, str]
    """What each action of the key map does."""


def comfort_words_in(lang: Lang) -> ComfortWords:
    """The sentences of one language."""
    if lang is Lang.ZH:
        from quizgo.ui.prose.comfort_zh import ZH

        return ZH
    from quizgo.ui.prose.comfort_en import EN

    return EN
