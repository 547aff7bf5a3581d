"""The help page."""

from __future__ import annotations

from quizgo.ui.prose.words import Words


def help_sentences(words: Words) -> list[str]:
    """Every key, one sentence a line, below a heading."""
    return [
        words.help_title,
        words.help_show,
        words.help_grades,
        words.help_under_four,
        words.help_pick,
        words.help_order,
        words.help_points,
        words.help_predict,
        words.help_state,
        words.help_lab,
        words.help_drive,
        words.help_typing,
        words.help_undo,
        words.help_edit,
        words.help_aside,
        words.help_texts,
        words.help_scroll,
        words.help_quit,
    ]
