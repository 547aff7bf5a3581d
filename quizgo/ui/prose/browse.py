"""What the browse screen says, and what is said of flags, notes and tags: one field a sentence,
as in `words`, loaded when it is first needed.
"""

from __future__ import annotations

from typing import NamedTuple

from quizgo.model import Lang


class BrowseWords(NamedTuple):
    """Every sentence about browsing in one language."""

    # What a learner put on a card

    flag: str
    own_tags: str
    note: str


def browse_words_in(lang: Lang) -> BrowseWords:
    """The sentences of one language."""
    if lang is Lang.ZH:
        from quizgo.ui.prose.browse_zh import ZH

        return ZH
    from quizgo.ui.prose.browse_en import EN

    return EN
