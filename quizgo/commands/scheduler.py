"""`scheduler`: by which rule decks come round, and changing it."""

from __future__ import annotations

import sys
from collections import Counter

import click

from quizgo.commands.answering import write_json
from quizgo.commands.changes import change_back, latest
from quizgo.commands.moving import (
    How,
    carry_out,
    fold_anew,
    folds_with,
    moved_by,
    moves_json,
    show_moves,
)
from quizgo.commands.opening import Opened, fold_settings, opened
from quizgo.commands.reading import rows
from quizgo.commands.selecting import known_deck
from quizgo.errors import WrongWords
from quizgo.model import Scheduler
from quizgo.schedule.scheduling import FoldSettings, Scheduling
from quizgo.settings import DeckSettings, load
from quizgo.ui.printing import write_sentences
from quizgo.ui.prose import words_in
from quizgo.ui.prose.words import Words
from quizgo.ui.schedulers import (
    TreeLine,
    scheduler_name,
    scheduler_title,
    scheduler_words,
    told_change,
    trees_table,
)
from quizgo.ui.tables import write_table

EPILOG = """
\b
Examples:
  quizgo scheduler fsrs --dry-run             what FSRS-6 would move
  quizgo scheduler fsrs --deck go/scheduling  for these decks alone
  quizgo scheduler --undo                     as it was before
"""


@click.command(epilog=EPILOG)
@click.argument("name", type=click.Choice([one.value for one in Scheduler]), required=False)
@click.option("--deck", help="For this deck and all below it, or a pattern like 'go/*'.")
@click.option(
    "--retention",
    type=click.FloatRange(0.70, 0.99),
    help="FSRS: the share you want to know when cards come round.",
)
@click.option("--dry-run", is_flag=True, help="Show what would move; change nothing.")
@click.option("--yes", is_flag=True, help="Change it without asking.")
@click.option("--undo", is_flag=True, help="Take back the latest change of this or of `fit`.")
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
def scheduler(
    name: str | None,
    deck: str | None,
    retention: float | None,
    dry_run: bool,
    yes: bool,
    undo: bool,
    as_json: bool,
) -> None:
    """By which rule cards come round: sm2 (SuperMemo 2) or fsrs (FSRS-6), deck by deck.

    A change shows first what moves, then asks. The log is folded again by the other
    rule; nothing in it is lost, and the way back gives the same days again.
    """
    if undo:
        if name or deck or retention is not None or dry_run:
            raise WrongWords("--undo stands alone.")
        _undo()
    elif name is None and retention is None:
        if deck is not None:
            raise WrongWords("Name a scheduler for --deck: sm2 or fsrs.")
        _show(as_json)
    else:
        how = How(dry_run, yes, as_json)
        how.check()
        _change(name, deck, retention, how)


# Showing --------------------------------------------------------------------------


def _show(as_json: bool) -> None:
    with opened() as it:
        words = words_in(it.lang)
        trees = _trees(it)
        change = latest(it.folders)
        if as_json:
            write_json(
                {"decks": [_tree_json(one) for one in trees], "can_undo": change is not None}
            )
            return
        write_table(trees_table(trees, words), words, sys.stdout)
        if change is not None:
            told = scheduler_words(words)
            what = told_change(change.before, change.after, words)
            write_sentences([told.can_undo.format(on=change.at[:10], what=what)], sys.stdout)


def _trees(it: Opened) -> list[TreeLine]:
    """All decks together, then each pattern that says something of their scheduling."""
    seen = Counter[str]()
    for row in rows(it):
        seen[row.deck] += row.progress.reviews > 0
    lines = [_tree(None, it, sum(seen.values()))]
    for one in it.settings.decks:
        if any(part is not None for part in (one.scheduler, one.retention, one.fsrs_parameters)):
            many = sum(count for deck, count in seen.items() if one.takes_in(deck))
            lines.append(_tree(one, it, many))
    return lines


def _tree(one: DeckSettings | None, it: Opened, seen: int) -> TreeLine:
    usual = it.folds.everywhere if one is None else it.folds.for_deck(one.pattern)
    return TreeLine(
        decks=None if one is None else one.pattern,
        scheduler=usual.scheduler,
        retention=usual.retention,
        has_own_parameters=bool(usual.parameters),
        seen=seen,
    )


def _tree_json(one: TreeLine) -> dict[str, object]:
    return {
        "decks": one.decks,
        "scheduler": one.scheduler,
        "retention": one.retention,
        "own_parameters": one.has_own_parameters,
        "reviewed": one.seen,
    }


# Changing -------------------------------------------------------------------------


def _change(name: str | None, deck: str | None, retention: float | None, how: How) -> None:
    """Show what the change moves, and make it where that is wanted."""
    with opened() as it:
        words = words_in(it.lang)
        pattern = None if deck is None else known_deck(it.store, deck).strip("/")
        values = _values(name, pattern, retention)
        new = folds_with(it, values)
        before, after = _of(it.folds, pattern), _of(new, pattern)
        if how.as_json:
            write_json(
                {
                    "decks": pattern,
                    "before": _scheduling_json(before),
                    "after": _scheduling_json(after),
                    **moves_json(moved_by(it, new, words)),
                }
            )
            return
        told = scheduler_words(words)
        decks = told.all_decks if pattern is None else pattern
        now = scheduler_title(before, words)
        if new == it.folds:
            write_sentences([told.is_so.format(decks=decks, scheduler=now)], sys.stdout)
            return
        then = scheduler_title(after, words)
        write_sentences([told.change.format(decks=decks, before=now, after=then)], sys.stdout)
        if name is not None and pattern is None:
            write_sentences(_keeping(it, words), sys.stdout)
        show_moves(it, new, words)
        carry_out(it, values, how, words)


def _values(name: str | None, pattern: str | None, retention: float | None) -> dict[str, object]:
    """The settings to be written, by name."""
    before = "" if pattern is None else f"decks.{pattern}."
    values: dict[str, object] = {}
    if name is not None:
        values[f"{before}scheduler"] = Scheduler(name)
    if retention is not None:
        values[f"{before}retention"] = round(retention, 4)
    return values


def _of(folds: FoldSettings, pattern: str | None) -> Scheduling:
    return folds.everywhere if pattern is None else folds.for_deck(pattern)


def _keeping(it: Opened, words: Words) -> list[str]:
    """The decks that have a scheduler of their own, which all decks' leaves alone."""
    form = scheduler_words(words).keeps
    return [
        form.format(decks=one.pattern, scheduler=scheduler_name(one.scheduler, words))
        for one in it.settings.decks
        if one.scheduler is not None
    ]


def _scheduling_json(one: Scheduling) -> dict[str, object]:
    return {"scheduler": one.scheduler, "retention": one.retention}


def _undo() -> None:
    with opened() as it:
        words = words_in(it.lang)
        taken = change_back(it.folders)
        settings, _ = load(it.folders.config)
        fold_anew(it, fold_settings(settings), words)
        what = told_change(taken.after, taken.before, words)
        write_sentences([scheduler_words(words).undone.format(what=what)], sys.stdout)
