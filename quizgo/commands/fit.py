"""`fit`: parameters of FSRS fitted to the learner's own answers."""

from __future__ import annotations

import sys
from functools import partial

import click

from quizgo.commands.answering import write_json
from quizgo.commands.courses import courses, own_parameters
from quizgo.commands.moving import (
    How,
    carry_out,
    folds_with,
    moved_by,
    moves_json,
    show_moves,
)
from quizgo.commands.opening import opened
from quizgo.commands.selecting import known_deck
from quizgo.errors import QuizgoError
from quizgo.schedule.evaluate import Parameters
from quizgo.schedule.fit import LEAST_REVIEWS, STEPS_OF_TRYING, Tried, fitted, is_installed, tried
from quizgo.schedule.trials import trials
from quizgo.store.store import EVERYTHING
from quizgo.store.values import Selection
from quizgo.ui.printing import write_sentences
from quizgo.ui.progress import progress
from quizgo.ui.prose import words_in
from quizgo.ui.prose.words import Words, counted
from quizgo.ui.schedulers import scheduler_words

TO_INSTALL = "pip install fsrs-rs-python"

LEAST_TO_TRY = LEAST_REVIEWS * 5 // 4
"""The latest fifth is held out, and what is before it must be enough."""


@click.command(epilog="Example: quizgo fit --dry-run")
@click.option("--deck", help="For this deck and all below it, or a pattern like 'go/*'.")
@click.option("--dry-run", is_flag=True, help="Show what would move; change nothing.")
@click.option("--yes", is_flag=True, help="Change it without asking.")
@click.option("--json", "as_json", is_flag=True, help="With --dry-run: as one JSON object.")
def fit(deck: str | None, dry_run: bool, yes: bool, as_json: bool) -> None:
    """Fit the parameters of FSRS-6 to your own answers.

    They are tried on your latest reviews first, which they have not seen, and used only
    if they foretell them better. `quizgo scheduler --undo` takes the change back.
    """
    how = How(dry_run, yes, as_json)
    how.check()
    if not is_installed():
        raise QuizgoError(
            "Fitting needs the package fsrs-rs-python, which is not installed. "
            f"Install it with: {TO_INSTALL}"
        )
    _fit(deck, how)


def _fit(deck: str | None, how: How) -> None:
    """Fit, show what it comes to, and use it where that is wanted."""
    with opened() as it:
        words = words_in(it.lang)
        pattern = None if deck is None else known_deck(it.store, deck).strip("/")
        chosen = EVERYTHING if pattern is None else Selection(decks=(pattern,))
        learned = courses(it, chosen)
        found = trials(learned)
        _refuse_few(len(found))
        with progress(scheduler_words(words).fitting, STEPS_OF_TRYING + 2) as step:
            trial = tried(learned, found, partial(own_parameters, it), step)
            step()
            parameters = fitted(learned, found)
        assert trial is not None, "there are enough of them"
        assert parameters is not None, "there are enough of them"
        name = "fsrs_parameters" if pattern is None else f"decks.{pattern}.fsrs_parameters"
        values = {name: parameters}
        if how.as_json:
            moves = moves_json(moved_by(it, folds_with(it, values), words))
            write_json({**_json(pattern, len(found), trial, parameters), **moves})
            return
        items = len({course.item for course in learned})
        write_sentences(_told(len(found), items, trial, words), sys.stdout)
        if not trial.is_better:
            write_sentences([scheduler_words(words).unchanged], sys.stdout)
            return
        show_moves(it, folds_with(it, values), words)
        carry_out(it, values, how, words)


def _refuse_few(count: int) -> None:
    if count < LEAST_TO_TRY:
        raise QuizgoError(
            f"There are too few reviews to fit to: {count}, and {LEAST_TO_TRY} are needed. A card "
            "counts from its second review on a later day. Until then the published parameters "
            "foretell more."
        )


def _told(reviews: int, items: int, trial: Tried, words: Words) -> list[str]:
    told = scheduler_words(words)
    return [
        told.fitted.format(
            reviews=counted(words.n_reviews, reviews),
            items=counted(words.n_cards, items),
        ),
        told.tried.format(
            reviews=counted(words.n_reviews, trial.reviews),
            before=f"{trial.before:.4f}",
            after=f"{trial.after:.4f}",
        ),
        told.tried_better if trial.is_better else told.tried_worse,
    ]


def _json(
    pattern: str | None, reviews: int, trial: Tried, parameters: Parameters
) -> dict[str, object]:
    return {
        "decks": pattern,
        "reviews": reviews,
        "parameters": parameters,
        "held_out": trial.reviews,
        "log_loss_before": trial.before,
        "log_loss_after": trial.after,
        "is_better": trial.is_better,
    }
