"""The columns of the table: what each says of an item, how wide it is, how it sorts."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from quizgo.frozen import dataclass
from quizgo.model import ItemState, Kind
from quizgo.search.facts import Facts
from quizgo.text.safe import one_line
from quizgo.ui.lines import cells, clipped, padded
from quizgo.ui.prose.browse import BrowseWords
from quizgo.ui.prose.words import Words
from quizgo.ui.tables import state_word
from quizgo.ui.telling import ease, interval, kind_word

BETWEEN = 2
"""Cells between two columns."""
LEAST_NAME, MOST_NAME = 24, 44
"""Cells of a card's name: columns go before it has fewer, and tags get what is over more."""
LEAST_TAGS = 10


class Column(Enum):
    """What the table can be sorted by, in the order in which the columns stand."""

    CARD = "card"
    KIND = "kind"
    DUE = "due"
    """The day, or the state of what is not in review."""
    INTERVAL = "interval"
    EASE = "ease"
    """The E-factor; under FSRS the stability in days."""
    REVIEWS = "reviews"
    LAPSES = "lapses"
    FLAG = "flag"
    TAGS = "tags"


NEEDED = (
    *(Column.DUE, Column.KIND, Column.FLAG, Column.INTERVAL, Column.EASE),
    *(Column.LAPSES, Column.REVIEWS),
)
"""After the name, in the order in which they get room."""

_NUMBERS = frozenset({Column.INTERVAL, Column.EASE, Column.REVIEWS, Column.LAPSES, Column.FLAG})


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns that there is room for, with their widths."""

    widths: dict[Column, int]

    def row(self, texts: dict[Column, str]) -> str:
        """One row, as wide as all of them together."""
        return (" " * BETWEEN).join(
            _fitted(column, texts[column], width) for column, width in self.widths.items()
        )


def layout(width: int, words: Words, own: BrowseWords) -> Layout:
    """The columns for a table of so many cells."""
    widths = _widths(words, own)
    left = width
    kept: set[Column] = {Column.CARD}
    for column in NEEDED:
        needs = widths[column] + BETWEEN
        if left - needs < LEAST_NAME and len(kept) > 1:
            break
        left -= needs
        kept.add(column)
    name = left
    if left - BETWEEN - LEAST_TAGS >= LEAST_NAME:
        name = min(MOST_NAME, left - BETWEEN - LEAST_TAGS)
        widths[Column.TAGS] = left - BETWEEN - name
        kept.add(Column.TAGS)
    widths[Column.CARD] = max(1, name)
    return Layout({column: widths[column] for column in Column if column in kept})


def _widths(words: Words, own: BrowseWords) -> dict[Column, int]:
    """As wide as whatever may stand in a column, its head included."""
    states = [cells(state_word(state, words)) for state in ItemState]
    kinds = [cells(kind_word(kind, words)) for kind in Kind]
    days = [cells(interval(days, words)) for days in (99, 729, 36_500)]
    least = {
        Column.KIND: max(kinds),
        Column.DUE: max(10, *states),
        Column.INTERVAL: max(days),
        Column.EASE: len("1234.5"),
        Column.REVIEWS: 4,
        Column.LAPSES: 3,
        Column.FLAG: 1,
    }
    found = heads(words, own)
    return {column: max(width, cells(found[column]) + 1) for column, width in least.items()}


def heads(words: Words, own: BrowseWords) -> dict[Column, str]:
    return {
        Column.CARD: words.col_card,
        Column.KIND: words.col_kind,
        Column.DUE: words.col_due,
        Column.INTERVAL: words.col_interval,
        Column.EASE: words.col_ease,
        Column.REVIEWS: words.col_reviews,
        Column.LAPSES: words.col_lapses,
        Column.FLAG: own.col_flag,
        Column.TAGS: words.col_tags,
    }


def texts(facts: Facts, words: Words) -> dict[Column, str]:
    """What each column says of an item."""
    progress = facts.progress
    memory = progress.memory
    was_seen = memory.due is not None
    return {
        Column.CARD: one_line(facts.item),
        Column.KIND: kind_word(facts.kind, words) if facts.kind is not None else "",
        Column.DUE: _due(facts, words),
        Column.INTERVAL: interval(memory.interval_days, words) if was_seen else "",
        Column.EASE: _ease(facts) if was_seen else "",
        Column.REVIEWS: str(progress.reviews) if progress.reviews else "",
        Column.LAPSES: str(progress.lapses) if progress.lapses else "",
        Column.FLAG: str(progress.flag) if progress.flag else "",
        Column.TAGS: one_line(" ".join(facts.tags)),
    }


def _due(facts: Facts, words: Words) -> str:
    due = facts.progress.memory.due
    if facts.state is ItemState.REVIEW and due is not None:
        return due.isoformat()
    return state_word(facts.state, words)


def _ease(facts: Facts) -> str:
    memory = facts.progress.memory
    return ease(memory.efactor) if memory.stability is None else f"{memory.stability:.1f}"


def _fitted(column: Column, text: str, width: int) -> str:
    if column is Column.CARD and cells(text) > width:
        return padded(_end_of(text, width), width)
    text = clipped(text, width)
    if column in _NUMBERS:
        return " " * (width - cells(text)) + text
    return padded(text, width)


def _end_of(text: str, width: int) -> str:
    """The end of a name, which tells more than its beginning."""
    kept = text
    while kept and cells(kept) > width - 1:
        kept = kept[1:]
    return "…" + kept if width > 0 else ""


# Sorting ----------------------------------------------------------------------

Key = tuple[bool, float | str]
"""What is missing, then the value: items without one come last either way."""


def sort_key(column: Column) -> Callable[[Facts], Key]:
    """By what an item is put among others."""
    match column:
        case Column.CARD:
            return lambda facts: (False, facts.item)
        case Column.KIND:
            return lambda facts: (facts.kind is None, str(facts.kind))
        case Column.DUE:
            return lambda facts: (facts.due_in is None, float(facts.due_in or 0))
        case Column.INTERVAL:
            return lambda facts: (
                facts.due_in is None,
                float(facts.progress.memory.interval_days),
            )
        case Column.EASE:
            return _ease_key
        case Column.REVIEWS:
            return lambda facts: (False, float(facts.progress.reviews))
        case Column.LAPSES:
            return lambda facts: (False, float(facts.progress.lapses))
        case Column.FLAG:
            return lambda facts: (not facts.progress.flag, float(facts.progress.flag))
        case Column.TAGS:
            return lambda facts: (not facts.tags, " ".join(facts.tags))


def _ease_key(facts: Facts) -> Key:
    memory = facts.progress.memory
    value = memory.efactor / 100 if memory.stability is None else memory.stability
    return facts.due_in is None, value


def put_in_order(
    found: list[int], rows: list[Facts], column: Column | None, *, backwards: bool
) -> list[int]:
    """Places of rows in the order of a column; None is the order of the decks."""
    if column is None:
        return sorted(found, reverse=backwards)
    key = sort_key(column)
    have = [at for at in sorted(found) if not key(rows[at])[0]]
    lack = [at for at in sorted(found) if key(rows[at])[0]]
    have.sort(key=lambda at: key(rows[at]), reverse=backwards)
    return have + lack
