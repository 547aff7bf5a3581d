"""Which scheduler each tree of decks has, and what another would move: tables and sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TextIO

from quizgo.frozen import dataclass
from quizgo.model import Lang, Scheduler
from quizgo.schedule.moves import Moves
from quizgo.schedule.scheduling import Scheduling
from quizgo.schedule.sm2 import day_after
from quizgo.text.safe import one_line
from quizgo.ui.printing import write_sentences
from quizgo.ui.prose.scheduler import SchedulerWords, scheduler_words_in
from quizgo.ui.prose.words import Words, counted
from quizgo.ui.schedules import percent
from quizgo.ui.tables import Column, Table, write_table


@dataclass(frozen=True, slots=True)
class TreeLine:
    """One tree of decks, and how it is scheduled."""

    decks: str | None
    """The pattern; None for all decks that no pattern names."""
    scheduler: Scheduler
    retention: float
    has_own_parameters: bool
    seen: int
    """Items that were reviewed."""


def scheduler_words(words: Words) -> SchedulerWords:
    """The sentences about schedulers in the language that `words` speak."""
    return scheduler_words_in(Lang(words.language))


def scheduler_name(scheduler: Scheduler, words: Words) -> str:
    told = scheduler_words(words)
    return told.fsrs if scheduler is Scheduler.FSRS else told.sm2


def scheduler_title(scheduling: Scheduling, words: Words) -> str:
    """`SM-2`, or `FSRS-6 at 90%`."""
    told = scheduler_words(words)
    if not scheduling.is_fsrs:
        return told.sm2
    return told.fsrs_wanting.format(retention=percent(scheduling.retention))


def told_change(
    before: Mapping[str, str | None], after: Mapping[str, str | None], words: Words
) -> str:
    """`scheduler sm2 → fsrs`: settings by name, as the file has them."""
    told = scheduler_words(words)

    def value(name: str, text: str | None) -> str:
        if not name.endswith("fsrs_parameters"):
            return text or "–"
        return told.published if text in (None, "[]") else told.own

    return words.listed.join(
        f"{one_line(name)} {value(name, before.get(name))} → {value(name, text)}"
        for name, text in after.items()
    )


def trees_table(trees: Iterable[TreeLine], words: Words) -> Table:
    """How each tree of decks is scheduled."""
    told = scheduler_words(words)
    columns = (
        Column(told.col_decks),
        Column(told.col_scheduler),
        Column(told.col_retention, is_number=True, rank=1),
        Column(told.col_parameters, rank=2),
        Column(told.col_seen, is_number=True, rank=3),
    )
    return Table(columns, [_tree_row(one, words, told) for one in trees])


def _tree_row(one: TreeLine, words: Words, told: SchedulerWords) -> tuple[str, ...]:
    is_fsrs = one.scheduler is Scheduler.FSRS
    parameters = told.own if one.has_own_parameters else told.published
    return (
        told.all_decks if one.decks is None else one_line(one.decks),
        scheduler_name(one.scheduler, words),
        percent(one.retention) if is_fsrs else "",
        parameters if is_fsrs else "",
        str(one.seen),
    )


# What moves -----------------------------------------------------------------------


def write_moves(moves: Moves, words: Words, out: TextIO, today: date) -> None:
    """What a change moves: in a sentence, the items that move most, and the coming days."""
    told = scheduler_words(words)
    if not moves.items:
        write_sentences([told.nothing_moves], out)
        return
    write_sentences([moved_line(moves, words)], out)
    if moves.most:
        write_sentences(["", told.most_heading], out)
        write_table(most_table(moves, words), words, out)
    write_sentences(["", told.due_heading], out)
    write_table(due_table(moves, words, today), words, out)


def moved_line(moves: Moves, words: Words) -> str:
    return scheduler_words(words).moved.format(
        items=counted(words.n_cards, moves.items),
        earlier=moves.earlier,
        later=moves.later,
        same=moves.same,
    )


def most_table(moves: Moves, words: Words) -> Table:
    told = scheduler_words(words)
    columns = (
        Column(told.col_card),
        Column(told.col_before, rank=2),
        Column(told.col_after, rank=1),
        Column(told.col_days, is_number=True),
    )
    rows = [
        (one_line(one.item), one.before.isoformat(), one.after.isoformat(), f"{one.days:+d}")
        for one in moves.most
    ]
    return Table(columns, rows)


def due_table(moves: Moves, words: Words, today: date) -> Table:
    """How many come due on each of the coming days, before and after."""
    told = scheduler_words(words)
    columns = (
        Column(told.col_day),
        Column(told.col_before, is_number=True),
        Column(told.col_after, is_number=True),
    )
    rows = []
    for ahead, (before, after) in enumerate(zip(moves.before, moves.after, strict=True)):
        day = day_after(today, ahead).isoformat()
        rows.append(
            (told.and_before.format(day=day) if ahead == 0 else day, str(before), str(after))
        )
    sums = words.table_total, str(sum(moves.before)), str(sum(moves.after))
    return Table(columns, rows, sums)
