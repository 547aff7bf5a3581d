"""Changing how items are scheduled: shown first, asked for, then done."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping

import click

from quizgo.commands.changes import change
from quizgo.commands.opening import Opened, fold_settings
from quizgo.commands.reading import rows
from quizgo.errors import WrongWords
from quizgo.frozen import dataclass
from quizgo.model import ItemState
from quizgo.schedule.moves import Move, Moves, moves
from quizgo.schedule.scheduling import FoldSettings
from quizgo.settings.writing import with_values
from quizgo.ui.printing import write_sentences
from quizgo.ui.progress import progress
from quizgo.ui.prose.words import Words
from quizgo.ui.schedulers import scheduler_words, write_moves


@dataclass(frozen=True, slots=True)
class How:
    """How a command goes about a change, by its options."""

    dry_run: bool = False
    yes: bool = False
    as_json: bool = False

    def check(self) -> None:
        """Raise WrongWords where nobody could be asked."""
        if self.as_json and not self.dry_run:
            raise WrongWords("--json shows what would move. Add --dry-run.")
        if not (self.dry_run or self.yes or sys.stdin.isatty()):
            raise WrongWords(
                "Nobody can be asked: stdin is no terminal. Add --yes to change the scheduler, "
                "or --dry-run to see what would move."
            )


def folds_with(it: Opened, values: Mapping[str, object]) -> FoldSettings:
    """How items would be scheduled if these settings were written."""
    return fold_settings(with_values(it.settings, values))


def moved_by(it: Opened, new: FoldSettings, words: Words) -> Moves:
    """What folding by other settings would move; nothing is written."""
    return moves(_each(it, new, words), it.day)


def show_moves(it: Opened, new: FoldSettings, words: Words) -> None:
    """What folding by other settings would move, on stdout."""
    if new.name == it.folds.name:
        write_sentences([scheduler_words(words).not_by_fsrs], sys.stdout)
    else:
        write_moves(moved_by(it, new, words), words, sys.stdout, it.day)


def carry_out(it: Opened, values: Mapping[str, object], how: How, words: Words) -> None:
    """Ask, unless told not to; then write the settings, and fold by them."""
    told = scheduler_words(words)
    if how.dry_run or not (how.yes or click.confirm(told.ask)):
        write_sentences([told.unchanged], sys.stdout)
        return
    change(it.folders, values, at=it.clock.now().isoformat(timespec="seconds"))
    fold_anew(it, folds_with(it, values), words)
    write_sentences([told.changed], sys.stdout)


def fold_anew(it: Opened, new: FoldSettings, words: Words) -> None:
    """Fold the log by settings just written, so that nobody waits for it later."""
    if it.store.is_read_only:
        return
    with progress(scheduler_words(words).refolding, it.store.many_logged) as step:
        it.store.refold(new, step)


def moves_json(found: Moves) -> dict[str, object]:
    return {
        "items": found.items,
        "earlier": found.earlier,
        "later": found.later,
        "same": found.same,
        "most": [
            {
                "item": move.item,
                "before": move.before.isoformat(),
                "after": move.after.isoformat(),
                "days": move.days,
            }
            for move in found.most
        ],
        "due_before": list(found.before),
        "due_after": list(found.after),
    }


def _each(it: Opened, new: FoldSettings, words: Words) -> Iterator[Move]:
    """The due days of all items that come round, before and after."""
    before = {
        row.item.id: row.progress.memory.due
        for row in rows(it)
        if row.state in (ItemState.REVIEW, ItemState.BURIED)
    }
    with progress(scheduler_words(words).refolding, len(before)) as step:
        after = {}
        for item, fresh in it.store.refolded(new):
            after[item] = fresh.memory.due
            step()
    for item, due in before.items():
        then = after.get(item, due)
        if due is not None and then is not None:
            yield Move(item, due, then)
