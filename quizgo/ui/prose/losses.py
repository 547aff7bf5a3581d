"""What is said of things that an export or an import leaves out, loaded only then.

Fields in braces are filled in by `str.format`; a form `one|many` is for `counted`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from quizgo.model import Lang
from quizgo.model.losses import Loss


class LossWords(NamedTuple):
    """Every such sentence in one language."""

    left_out: str
    """Of an export."""
    left_behind: str
    """Of what was imported from `{source}`."""
    listed: str
    """Between two names."""
    of: Mapping[Loss, str]
    """The `{what}` of both, with `{n}`, `{kind}` or `{names}`."""


def loss_words_in(lang: Lang) -> LossWords:
    """The sentences of one language."""
    if lang is Lang.ZH:
        from quizgo.ui.prose.losses_zh import ZH

        return ZH
    from quizgo.ui.prose.losses_en import EN

    return EN
