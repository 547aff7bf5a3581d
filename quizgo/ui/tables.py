"""Tables of the listing commands: rows of facts in, aligned columns out.

On a terminal as wide as it is, the least needed columns left out first; in a pipe all columns as
plain text, two spaces between, without lines or colour.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, assert_never

from quizgo.frozen import dataclass
from quizgo.model import CardId, DeckName, EntryKind, Grade, ItemId, ItemState, Kind, Lang
from quizgo.text.safe import one_line
from quizgo.ui.lines import clipped
from quizgo.ui.looks import current
from quizgo.ui.prose.words import Words
from quizgo.ui.table_lines import drawn_lines, plain_lines
from quizgo.ui.telling import ease, grade_word, interval, kind_word

if TYPE_CHECKING:
    from quizgo.ui.prose.stats import StatsWords

MOST_VALUE = 30
"""Cells of what an entry of the log sets."""
LINES_AT_ONCE = 500


# Facts in -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DeckLine:
    """One deck of `decks` and `due`."""

    name: DeckName
    title: str
    cards: int
    due: int
    """Due today or before, and not yet answered."""
    new: int
    mature: int = 0
    """Items mastered; only in `decks`, as the next one."""
    learnable: int = 0
    """Items, suspended ones left out."""


@dataclass(frozen=True, slots=True)
class CardLine:
    """One item of `cards`."""

    item: ItemId
    kind: Kind | None
    """None for an orphan: its text is gone."""
    state: ItemState
    due: date | None
    interval_days: int
    efactor: int
    """In hundredths."""
    reviews: int
    lapses: int
    tags: tuple[str, ...] = ()
    stability: float | None = None
    """In days; under FSRS only, as the next two."""
    hardness: float | None = None
    """Difficulty from 0 to 1."""
    chance: float | None = None
    """Of recalling it today."""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One entry of `history`."""

    at: datetime
    """In the learner's zone."""
    item: ItemId | CardId
    kind: EntryKind
    grade: Grade | None
    duration_ms: int | None
    undone: bool = False
    value: str | None = None
    """What a flag, a tag, a note or a day was set to."""


@dataclass(frozen=True, slots=True)
class PathLine:
    """One place of `paths`."""

    name: str
    path: Path | str


# Tables ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head, and how much it is needed."""

    head: str
    is_number: bool = False
    rank: int = 0
    """Columns of the greatest rank are left out first; rank 0 stays."""


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows of text, safe for a terminal."""

    columns: tuple[Column, ...]
    rows: Sequence[tuple[str, ...]]
    total: tuple[str, ...] | None = None
    """A last row that sums up the others."""

    @property
    def all_rows(self) -> list[tuple[str, ...]]:
        return [*self.rows, *([self.total] if self.total is not None else [])]

    def with_columns(self, places: Sequence[int]) -> Table:
        """The same table with these columns alone."""

        def chosen(row: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(row[place] for place in places)

        return Table(
            tuple(self.columns[place] for place in places),
            [chosen(row) for row in self.rows],
            None if self.total is None else chosen(self.total),
        )


def decks_table(decks: Iterable[DeckLine], words: Words) -> Table:
    """The decks there are, with a sum."""
    from quizgo.ui.prose.stats import stats_words_in  # no other table needs it

    decks = list(decks)
    told = stats_words_in(Lang(words.language))
    columns = (
        Column(words.col_deck),
        Column(words.col_title, rank=3),
        Column(words.col_cards, is_number=True, rank=1),
        Column(words.col_due, is_number=True),
        Column(words.col_new, is_number=True),
        Column(told.col_mastered, is_number=True, rank=2),
    )
    rows = [(one_line(one.name), one_line(one.title), *_deck_numbers([one], told)) for one in decks]
    sums = (words.table_total, "", *_deck_numbers(decks, told))
    return Table(columns, rows, sums if len(decks) > 1 else None)


def _deck_numbers(decks: Sequence[DeckLine], told: StatsWords) -> tuple[str, ...]:
    """The numbers of some decks, added up."""
    from quizgo.ui.stats.numbers import percent

    learnable = sum(one.learnable for one in decks)
    share = sum(one.mature for one in decks) / learnable if learnable else None
    sums = (
        sum(one.cards for one in decks),
        sum(one.due for one in decks),
        sum(one.new for one in decks),
    )
    return *map(str, sums), percent(share, told)


def due_table(decks: Iterable[DeckLine], words: Words) -> Table:
    """What today brings, by deck, with a sum."""
    decks = [one for one in decks if one.due or one.new]
    columns = (
        Column(words.col_deck),
        Column(words.col_due, is_number=True),
        Column(words.col_new, is_number=True),
    )
    rows = [(one_line(one.name), str(one.due), str(one.new)) for one in decks]
    sums = str(sum(one.due for one in decks)), str(sum(one.new for one in decks))
    return Table(columns, rows, (words.table_total, *sums) if len(decks) > 1 else None)


def cards_table(cards: Iterable[CardLine], words: Words) -> Table:
    """Items with their schedule. What FSRS knows has columns where there is such an item."""
    cards = list(cards)
    by_fsrs = any(one.stability is not None for one in cards)
    columns = (
        Column(words.col_card),
        Column(words.col_kind, rank=4),
        Column(words.col_state),
        Column(words.col_due, rank=1),
        Column(words.col_interval, is_number=True, rank=2),
        Column(words.col_ease, is_number=True, rank=5 if by_fsrs else 3),
        *(_fsrs_columns(words) if by_fsrs else ()),
        Column(words.col_reviews, is_number=True, rank=5),
        Column(words.col_lapses, is_number=True, rank=6),
        Column(words.col_tags, rank=7),
    )
    return Table(columns, [_card_row(one, words, by_fsrs) for one in cards])


def _fsrs_columns(words: Words) -> tuple[Column, ...]:
    from quizgo.ui.schedules import schedule_words

    told = schedule_words(words)
    return (
        Column(told.col_stability, is_number=True, rank=3),
        Column(told.col_difficulty, is_number=True, rank=4),
        Column(told.col_recall, is_number=True, rank=3),
    )


def _fsrs_cells(card: CardLine, words: Words) -> tuple[str, ...]:
    from quizgo.ui.schedules import percent

    if card.stability is None:
        return "", "", ""
    return (
        interval(round(card.stability), words),
        "" if card.hardness is None else percent(card.hardness),
        "" if card.chance is None else percent(card.chance),
    )


def _card_row(card: CardLine, words: Words, by_fsrs: bool) -> tuple[str, ...]:
    was_seen = card.due is not None
    return (
        one_line(card.item),
        kind_word(card.kind, words) if card.kind is not None else "",
        state_word(card.state, words),
        card.due.isoformat() if card.due is not None else "",
        interval(card.interval_days, words) if was_seen else "",
        ease(card.efactor) if was_seen and card.stability is None else "",
        *(_fsrs_cells(card, words) if by_fsrs else ()),
        str(card.reviews),
        str(card.lapses),
        one_line(" ".join(card.tags)),
    )


def history_table(entries: Iterable[HistoryLine], words: Words) -> Table:
    """Entries of the log."""
    columns = (
        Column(words.col_at, rank=1),
        Column(words.col_card),
        Column(words.col_what),
        Column(words.col_grade),
        Column(words.col_seconds, is_number=True, rank=2),
    )
    return Table(columns, [_history_row(one, words) for one in entries])


def _history_row(entry: HistoryLine, words: Words) -> tuple[str, ...]:
    what = entry_word(entry.kind, words)
    if entry.value:
        what = f"{what} {clipped(one_line(entry.value), MOST_VALUE)}"
    grade = entry.grade
    return (
        entry.at.strftime("%Y-%m-%d %H:%M"),
        one_line(entry.item),
        words.entry_undone.format(what=what) if entry.undone else what,
        "" if grade is None else f"{words.digits[grade]} {grade_word(grade, words)}",
        "" if entry.duration_ms is None else f"{entry.duration_ms / 1000:.1f}",
    )


def paths_table(paths: Iterable[PathLine], words: Words) -> Table:
    """Where things are."""
    columns = Column(words.col_name), Column(words.col_path)
    return Table(columns, [(one.name, one_line(str(one.path))) for one in paths])


def state_word(state: ItemState, words: Words) -> str:
    match state:
        case ItemState.NEW:
            return words.state_new
        case ItemState.REVIEW:
            return words.state_review
        case ItemState.SUSPENDED:
            return words.state_suspended
        case ItemState.BURIED:
            return words.state_buried
        case ItemState.ORPHAN:
            return words.state_orphan
        case _:
            assert_never(state)


def entry_word(kind: EntryKind, words: Words) -> str:
    match kind:
        case EntryKind.SCHEDULED:
            return words.entry_scheduled
        case EntryKind.DRILL:
            return words.entry_drill
        case EntryKind.CRAM:
            return words.entry_cram
        case EntryKind.UNDO:
            return words.entry_undo
        case EntryKind.RESET:
            return words.entry_reset
        case EntryKind.SUSPEND:
            return words.entry_suspend
        case EntryKind.RESUME:
            return words.entry_resume
        case EntryKind.BURY:
            return words.entry_bury
        case EntryKind.FLAG:
            return words.entry_flag
        case EntryKind.NOTE:
            return words.entry_note
        case EntryKind.TAG:
            return words.entry_tag
        case EntryKind.UNTAG:
            return words.entry_untag
        case EntryKind.RESCHEDULE:
            return words.entry_reschedule
        case _:
            assert_never(kind)


# Writing --------------------------------------------------------------------


def write_table(
    table: Table,
    words: Words,
    out: TextIO,
    *,
    columns: int | None = None,
    environ: Mapping[str, str] = os.environ,
) -> None:
    """Write a table to where `out` leads. `columns` is the terminal's width, if not its own."""
    if not table.rows:
        out.write(words.table_empty + "\n")
    elif current().screen_reader:
        _write(_sentences(table, words), out)
    elif is_drawn(out, environ):
        width = columns or shutil.get_terminal_size().columns
        _write(drawn_lines(table, width, rule=_rule(out)), out)
    else:
        _write(plain_lines(table), out)


def is_drawn(out: TextIO, environ: Mapping[str, str] = os.environ) -> bool:
    """Whether `out` is a terminal that can draw, and nobody listens to it."""
    is_terminal = out.isatty() and environ.get("TERM", "") not in ("", "dumb")
    return is_terminal and not current().screen_reader


def _rule(out: TextIO) -> str:
    """What a head is underlined by, in letters that `out` has."""
    return "─" if (out.encoding or "utf-8").lower().startswith("utf") else "-"


def _sentences(table: Table, words: Words) -> Iterator[str]:
    """Each row a sentence, every value behind its name."""
    colon, comma, stop = ("：", "，", "。") if words.language == Lang.ZH else (": ", ", ", ".")
    for row in table.all_rows:
        named = zip(table.columns, row, strict=True)
        yield comma.join(f"{column.head}{colon}{text}" for column, text in named if text) + stop


def _write(lines: Iterable[str], out: TextIO) -> None:
    """Write lines, many at once: a terminal takes each piece by itself."""
    lines = iter(lines)
    while piece := list(islice(lines, LINES_AT_ONCE)):
        out.write("\n".join(piece) + "\n")
