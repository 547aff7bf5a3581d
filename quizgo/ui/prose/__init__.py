"""All prose of the interface, in English and Chinese.

A language's sentences are loaded when it is first spoken.
"""

from __future__ import annotations

from quizgo.model import Lang
from quizgo.ui.prose.words import Words


def words_in(lang: Lang) -> Words:
    """The sentences of one language."""
    if lang is Lang.ZH:
        from quizgo.ui.prose.zh import ZH

        return ZH
    from quizgo.ui.prose.en import EN

    return EN
