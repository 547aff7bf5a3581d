"""The help page."""

from __future__ import annotations

from quizgo.model import Lang
from quizgo.settings import Editing
from quizgo.ui.daily import spoken
from quizgo.ui.looks import Looks
from quizgo.ui.prose.comfort import comfort_words_in
from quizgo.ui.prose.words import Words

GRADES = ("grade_again", "grade_hard", "grade_good", "grade_easy")
"""They have no keys by default."""


def help_sentences(words: Words, looks: Looks) -> list[str]:
    """Every key, one sentence a line, below a heading. Keys have the learner's names."""
    names = looks.keys.names(words)
    own = comfort_words_in(Lang(words.language))
    daily = spoken(words)
    is_vi = looks.keys.editing is Editing.VI
    typing = [own.help_vi, own.help_vi_signs] if is_vi else [words.help_typing]
    grades = [own.help_grade_keys] if any(map(looks.keys.keys, GRADES)) else []
    sentences = [
        words.help_show,
        words.help_grades,
        *grades,
        words.help_under_four,
        words.help_pick,
        words.help_order,
        words.help_points,
        words.help_predict,
        words.help_state,
        words.help_lab,
        words.help_drive,
        *typing,
        words.help_undo,
        words.help_edit,
        words.help_aside,
        words.help_texts,
        daily.help_flags,
        daily.help_more,
        words.help_scroll,
        words.help_quit,
    ]
    return [words.help_title, *(sentence.format_map(names) for sentence in sentences)]
