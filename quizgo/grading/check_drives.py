"""Drives tried out: there is something to decide, and the goal can be reached."""

from __future__ import annotations

from collections.abc import Iterator

from quizgo.grading.drive import NoWay, Way, way
from quizgo.grading.faults import at, quoted
from quizgo.grading.helm_jobs import MOST_ASKED
from quizgo.grading.verdict import Unfit, UnfitDetail
from quizgo.model import Card, Drive
from quizgo.text.faults import Fault

SEEDS = range(1, 6)
"""What Go decides must not depend on chance."""


def drive_faults(card: Card, body: Drive) -> Iterator[Fault]:
    """What is wrong with a drive, found by running its program."""
    found = way(body)
    if isinstance(found, UnfitDetail):
        is_refused = found.why is Unfit.COMPILE
        what = "does not compile" if is_refused else "could not be steered"
        message = f"The program {what}: {quoted(found.text)}. Mend it."
        yield at(card, body.go_line, message, line=found.line)
    elif isinstance(found, NoWay):
        yield at(card, body.goal_line, _no_way(body, found))
    elif body.is_as_go:
        yield from _as_go(card, body, found)
    elif not found.cost:
        message = "The program reaches the goal without a move. Ask for another, or change it."
        yield at(card, body.goal_line, message)


def _no_way(body: Drive, found: NoWay) -> str:
    if found.is_certain:
        return (
            f"The goal cannot be reached in {body.moves} moves: all {found.runs:,} schedules were "
            "run. Mend the program or the goal, or allow more moves."
        )
    return (
        f"In {found.runs:,} runs no way to the goal was found, and no more are tried: whether "
        "there is one is not known. Make the program smaller, or allow fewer moves."
    )


def _as_go(card: Card, body: Drive, found: Way) -> Iterator[Fault]:
    count = len(found.moves)
    if not count:
        yield at(card, body.go_line, "The scheduler has nothing to decide. Start more goroutines.")
    elif body.moves > count:
        message = f"The scheduler decides only {count} times there. Ask for {count} `moves`."
        yield at(card, body.goal_line, message)
    elif not body.moves and count == MOST_ASKED:
        message = f"The scheduler decides {MOST_ASKED} times or more. Say how many with `moves`."
        yield at(card, body.goal_line, message)
    for seed in SEEDS:
        if way(body, seed=seed) != found:
            message = f"What Go decides depends on chance: with seed {seed} it is not the same."
            yield at(card, body.go_line, f"{message} Take chance out of the program.")
            return
