"""All that the store holds, read with a bar for as long as it takes.

Nothing may be written to the terminal before what is read here has come to its end.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from functools import partial
from typing import TypeVar

from quizgo.commands.opening import Opened
from quizgo.model import Card, Entry, ItemId
from quizgo.store.store import EVERYTHING
from quizgo.store.values import Asked, ItemRow, Logged, Selection
from quizgo.ui.progress import followed
from quizgo.ui.prose.stats import stats_words_in

Thing = TypeVar("Thing")


def rows(it: Opened, selection: Selection = EVERYTHING) -> Iterator[ItemRow]:
    """The selected items in the order of the decks, then the orphans."""
    what = stats_words_in(it.lang).reading_cards
    return followed(what, it.store.rows(it.day, selection), partial(_many, it, selection))


def rows_with_cards(
    it: Opened, selection: Selection = EVERYTHING
) -> Iterator[tuple[ItemRow, Card | None]]:
    """The same rows, each with its card as the deck has it; None for an orphan."""
    what = stats_words_in(it.lang).reading_cards
    found = it.store.rows_with_cards(it.day, selection)
    return followed(what, found, partial(_many, it, selection))


def logs(it: Opened) -> Iterator[tuple[ItemId, list[Entry]]]:
    """What counts of the log, in order, item by item."""
    what = stats_words_in(it.lang).reading_log
    return followed(what, it.store.effective(), it.store.many_logged)


def whole_log(it: Opened) -> dict[ItemId, list[Entry]]:
    """The same, by the item that it counts for."""
    return dict(logs(it))


def newest_first(it: Opened, asked: Asked) -> Iterator[Logged]:
    """The entries asked for, newest first."""
    what = stats_words_in(it.lang).reading_log
    return followed(what, it.store.newest_first(asked), lambda: it.store.many_asked(asked))


def unbarred(things: Iterable[Thing]) -> Iterable[Thing]:
    """The things to be written as they come; where a bar would stand between them on the
    terminal, only when all have come."""
    return list(things) if sys.stdout.isatty() else things


def _many(it: Opened, selection: Selection) -> int:
    return it.store.counts(it.day, selection).total
