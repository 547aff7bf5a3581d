"""What an export or an import leaves out, a line each."""

from __future__ import annotations

from pathlib import Path

from quizgo.model import Lang
from quizgo.model.losses import Lost
from quizgo.text.safe import one_line
from quizgo.ui.prose import words_in
from quizgo.ui.prose.losses import LossWords, loss_words_in
from quizgo.ui.telling import kind_word


def left_out_line(lost: Lost, lang: Lang) -> str:
    """What a file that was written does not hold."""
    words = loss_words_in(lang)
    return words.left_out.format(what=_what(lost, words, lang))


def left_behind_line(source: Path, lost: Lost, lang: Lang) -> str:
    """What of a file that was read was not taken."""
    words = loss_words_in(lang)
    return words.left_behind.format(source=source, what=_what(lost, words, lang))


def _what(lost: Lost, words: LossWords, lang: Lang) -> str:
    one, _, many = words.of[lost.what].partition("|")
    form = one if lost.count == 1 or not many else many
    kind = "" if lost.kind is None else kind_word(lost.kind, words_in(lang))
    names = words.listed.join(map(one_line, lost.names))
    return form.format(n=f"{lost.count:,}", kind=kind, names=names)
