"""`evaluate`: which scheduler foretells the learner's own answers best."""

from __future__ import annotations

import sys
from dataclasses import asdict
from functools import partial
from pathlib import Path

import click

from quizgo.commands.answering import write_json
from quizgo.commands.courses import courses, has_own_parameters, own_parameters
from quizgo.commands.opening import Opened, opened
from quizgo.commands.selecting import selection
from quizgo.errors import QuizgoError
from quizgo.schedule.evaluate import Evaluation, Retention, steps
from quizgo.schedule.evaluate import evaluate as judge
from quizgo.schedule.fit import fitted, is_installed
from quizgo.store.values import Selection
from quizgo.ui.evaluating import write_evaluation
from quizgo.ui.evaluating_svg import evaluation_svg
from quizgo.ui.looks import current
from quizgo.ui.progress import progress
from quizgo.ui.prose import words_in
from quizgo.ui.prose.words import Words
from quizgo.ui.schedulers import scheduler_words


@click.command(epilog="Example: quizgo evaluate go/scheduling --svg calibration.svg")
@click.argument("decks", nargs=-1, metavar="[DECK]...")
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
@click.option("--svg", type=click.Path(path_type=Path), help="Write the plot there, too.")
def evaluate(decks: tuple[str, ...], as_json: bool, svg: Path | None) -> None:
    """Which scheduler foretells your answers best, each before it was seen.

    SM-2, FSRS-6 and plain averages on your own log: log loss, RMSE, AUC, calibration,
    and what share you truly remembered.
    """
    with opened() as it:
        words = words_in(it.lang)
        found = judged(it, selection(it, decks), words)
        if svg is not None and found is not None:
            _write_picture(svg, found, words)
        if as_json:
            write_json(evaluation_json(found))
        else:
            write_evaluation(found, words, sys.stdout, can_draw=not current().screen_reader)


def judged(it: Opened, chosen: Selection, words: Words) -> Evaluation | None:
    """The models judged on the selected items; None where nothing could be foretold."""
    has_own, has_fit = has_own_parameters(it), is_installed()
    work = scheduler_words(words).judging
    found = courses(it, chosen)
    with progress(work, steps(found, has_own=has_own, has_fit=has_fit)) as step:
        return judge(
            found,
            own=partial(own_parameters, it) if has_own else None,
            fit=fitted if has_fit else None,
            step=step,
        )


def evaluation_json(found: Evaluation | None) -> dict[str, object]:
    if found is None:
        return {"reviews": 0, "models": {}}
    return {
        "reviews": found.reviews,
        "items": found.items,
        "first": found.first.isoformat(),
        "last": found.last.isoformat(),
        "is_small": found.is_small,
        "retention": _retention_json(found.retention),
        "retention_young": _retention_json(found.young),
        "retention_mature": _retention_json(found.mature),
        "fits": found.fits,
        "best": found.best,
        "models": {model: asdict(one) for model, one in found.models.items()},
    }


def _retention_json(one: Retention) -> dict[str, object]:
    return {"reviews": one.reviews, "passed": one.passed, "share": one.share}


def _write_picture(path: Path, found: Evaluation, words: Words) -> None:
    try:
        path.write_text(evaluation_svg(found, words), encoding="utf-8")
    except OSError as error:
        raise QuizgoError(
            f"{path}: cannot be written ({error.strerror or error}). Name another file."
        ) from error
