"""All rows there are and those that a query means, worked out in slices between two keys.

The rows are read once. What only the cards say, and what only the log says, is read when a
query first asks for it, or when there is nothing else to do, and is kept: a search through
the texts of all cards is then a walk through memory.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from quizgo.model import ItemId
from quizgo.search.errors import BadQuery
from quizgo.search.facts import Facts
from quizgo.search.reading import parse
from quizgo.search.tree import EVERYTHING, Tree, asks_card, asks_chance, asks_log
from quizgo.ui.browse.columns import Column, put_in_order
from quizgo.ui.browse.desk import Desk

SLICE = 100
"""Rows that are looked at before the clock is."""
FIRST_SECONDS = 0.2
"""A search that takes longer shows what it has."""

WAIT_SECONDS = 0.5
"""How long keys behind a query wait for what it finds."""


class Finder:
    """Rows, query and order. `work` is to be called until it says that all is done."""

    def __init__(self, desk: Desk, clock: Callable[[], float]) -> None:
        self.rows: list[Facts] = []
        self.found: list[int] = []
        """Places in `rows` of what is on show, in the order on show."""
        self.query = ""
        self.error: BadQuery | None = None
        """Why `query` cannot be understood; `found` is then what the last good one found."""
        self.column: Column | None = None
        self.is_backwards = False
        self.changes = 0
        """Grows when `found` or a row changes."""
        self._desk = desk
        self._clock = clock
        self._index: dict[ItemId, int] = {}
        self._tree: Tree = EVERYTHING
        self._loading: Iterator[Facts] | None = None
        self._texts: Iterator[Facts] | None = None
        self._texts_read = 0
        """So many rows have their texts."""
        self._has_log = False
        self._has_chance = False
        self._at: int | None = None
        """The row that the search has come to; None where it is done."""
        self._hits: list[int] = []
        self._shown_at = 0.0

    # What is asked ------------------------------------------------------------

    def load(self) -> None:
        """Read all rows anew."""
        self.rows, self._index, self.found = [], {}, []
        self._loading, self._texts, self._texts_read = self._desk.rows(), None, 0
        self._has_log = self._has_chance = False
        self._begin()

    def ask(self, query: str) -> None:
        """Look for something else."""
        self.query = query
        try:
            self._tree, self.error = parse(query), None
        except BadQuery as error:
            self.error = error
            return
        self._begin()

    def sort(self, column: Column | None, *, backwards: bool) -> None:
        self.column, self.is_backwards = column, backwards
        self._show(self.found)

    def renew(self, items: Collection[ItemId]) -> None:
        """Read some rows again after they were changed; they stay where they are."""
        for item, fresh in self._desk.again(items).items():
            at = self._index.get(item)
            if at is not None:
                self.rows[at] = _with_texts_of(fresh, self.rows[at])
        self._has_log = self._has_chance = False
        self.changes += 1

    # How far it is ------------------------------------------------------------

    @property
    def is_loading(self) -> bool:
        return self._loading is not None

    @property
    def is_searching(self) -> bool:
        return self._at is not None and not self.is_loading

    @property
    def share(self) -> float:
        """How much of the rows the search has seen, from 0 to 1."""
        return 1.0 if self._at is None else self._at / max(1, len(self.rows))

    # Work -----------------------------------------------------------------------

    def work(self, seconds: float) -> bool:
        """Do about so many seconds of what is to be done; whether more is left."""
        end = self._clock() + seconds
        while self._clock() < end:
            if self._loading is not None:
                self._load_some(self._loading)
            elif self._at is not None:
                self._search_some(self._at)
            elif not self._read_texts():
                return False
        return True

    def finish(self, seconds: float = float("inf")) -> None:
        """Work until the rows are there and the search is done, or the time is up."""
        end = self._clock() + seconds
        while (self.is_loading or self._at is not None) and self._clock() < end:
            self.work(WAIT_SECONDS / 10)

    def _begin(self) -> None:
        self._at, self._hits, self._shown_at = 0, [], self._clock() + FIRST_SECONDS

    def _load_some(self, loading: Iterator[Facts]) -> None:
        some = list(islice(loading, SLICE))
        for facts in some:
            self._index[facts.item] = len(self.rows)
            self.rows.append(facts)
        if len(some) < SLICE:
            self._loading = None
        elif self._tree == EVERYTHING and self._clock() >= self._shown_at:
            self._show(list(range(len(self.rows))))
            self._shown_at = self._clock() + FIRST_SECONDS

    def _search_some(self, at: int) -> None:
        if asks_log(self._tree) and not self._has_log:
            self.rows, self._has_log = self._desk.with_log(self.rows), True
            return
        if asks_chance(self._tree) and not self._has_chance:
            self.rows, self._has_chance = self._desk.with_chance(self.rows), True
            return
        end = min(at + SLICE, len(self.rows))
        if asks_card(self._tree) and self._texts_read < end and self._read_texts():
            return
        self._hits += [place for place in range(at, end) if self._tree.holds(self.rows[place])]
        if end == len(self.rows):
            self._at = None
            self._show(self._hits)
        else:
            self._at = end
            if self._clock() >= self._shown_at and self._hits:
                self._show(self._hits)
                self._shown_at = self._clock() + FIRST_SECONDS * 2

    def _read_texts(self) -> bool:
        """Read some texts of cards; False where all are read."""
        if self._texts is None:
            if self._texts_read >= len(self.rows):
                return False
            self._texts = self._desk.with_texts()
        some = list(islice(self._texts, SLICE))
        for facts in some:
            at = self._index.get(facts.item)
            if at is not None:
                self.rows[at] = _with_texts_of(self.rows[at], facts)
        self._texts_read += len(some)
        if len(some) < SLICE:
            self._texts, self._texts_read = None, len(self.rows)
        return True

    def _show(self, found: Sequence[int]) -> None:
        self.found = put_in_order(list(found), self.rows, self.column, backwards=self.is_backwards)
        self.changes += 1


def _with_texts_of(facts: Facts, told: Facts) -> Facts:
    """The facts with what `told` knows of the card's own words."""
    return replace(facts, level=told.level, since=told.since, until=told.until, texts=told.texts)
