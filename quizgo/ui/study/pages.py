"""The help page."""

from __future__ import annotations

from quizgo.model import Lang
from quizgo.settings import Editing
from quizgo.ui.daily import spoken
from quizgo.ui.looks import Looks
from quizgo.ui.prose.comfort import comfort_words_in
from quizgo.ui.prose.words import Words


def help_sentences(words: Words, looks: Looks) -> list[str]:
    """Every key, one sentence a line, below a heading. Keys have the learner's names."""
    names = looks.keys.names(words)
    own = comfort_words_in(Lang(words.language))
    daily = spoken(words)
    typing = own.help_vi if looks.keys.editing is Editing.VI else words.help_typing
    sentences = [
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
        typing,
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
