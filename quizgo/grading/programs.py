"""What the program of a card does, found by running it, or why it makes no question.

The simulator is imported by the first program that is run: a session without one
does not pay for it. A run is bounded tightly, so that no deck can hold a session up.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from quizgo.grading.answers import END_OF_WRITING
from quizgo.grading.verdict import Ended, ProgramEnd, Unfit, UnfitDetail
from quizgo.model import Asked, GoRules, Predict

if TYPE_CHECKING:
    from quizgo.gosim import Limits, Outcome

FILENAME = "prog.go"
"""How the compiler's messages name the program."""

MAX_STEPS = 5_000_000
MAX_HEAP_BYTES = 64 << 20
MAX_OUTPUT_BYTES = 64 << 10
MAX_STACK_BYTES = 16 << 20
"""Of one goroutine. Deep stacks are slow to grow, and no question needs one."""
MAX_GOROUTINES = 10_000
MAX_VIRTUAL_NS = 60 * 1_000_000_000
"""Of the program's own clock: a minute of sleeping."""

MAX_LINES, MAX_CHARACTERS = 50, 2_000
"""Of an output that a person can be asked to say."""


def printed(outcome: Outcome) -> tuple[str, ...]:
    """The lines on stdout, without blanks at their ends and without empty lines at the end."""
    return lines_of(outcome.stdout.decode("utf-8", "replace"))


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a text, without what nobody sees at the end of them."""
    lines = [line.rstrip() for line in text.split("\n")]
    while lines and not lines[-1]:
        lines.pop()
    return tuple(lines)


def ended(outcome: Outcome) -> Ended:
    """How a run ended that no limit stopped."""
    from quizgo.gosim import How

    match outcome.how:
        case How.PANIC:
            return Ended(ProgramEnd.PANICS, outcome.status, outcome.text)
        case How.FATAL | How.DEADLOCK:
            end = ProgramEnd.FATAL if outcome.how is How.FATAL else ProgramEnd.DEADLOCK
            return Ended(end, outcome.status, f"fatal error: {outcome.text}")
        case How.EXIT | How.LIMIT:
            end = ProgramEnd.STATUS if outcome.status else ProgramEnd.EXITS
            return Ended(end, outcome.status, "")


def run(body: Predict, *, seed: int | None = None) -> Outcome | UnfitDetail:
    """What the program of a card does with its own seed, or with another one."""
    seed = body.seed if seed is None else seed
    outcome = _run(body.go, body.procs, seed, body.rules)
    if isinstance(outcome, UnfitDetail) or body.what is Asked.ENDING:
        return outcome
    return _unfit_to_say(printed(outcome)) or outcome


@lru_cache(maxsize=64)
def _run(source: str, procs: int, seed: int, rules: GoRules) -> Outcome | UnfitDetail:
    from quizgo import gosim

    version = gosim.RULES[rules]
    try:
        program = gosim.compile(source.encode(), FILENAME, version)
        if isinstance(program, gosim.CompileFaults):
            return _does_not_compile(program.lines)
        outcome = gosim.run(
            program, gosim.Choices(seed), limits=_limits(), rules=version, procs=procs
        )
    except gosim.GosimError as error:
        return UnfitDetail(Unfit.FAILED, str(error))
    if outcome.how is gosim.How.LIMIT:
        return UnfitDetail(Unfit.LIMIT, outcome.text)
    return outcome


def _limits() -> Limits:
    from quizgo.gosim import Limits

    return Limits(
        steps=MAX_STEPS,
        time_ns=MAX_VIRTUAL_NS,
        goroutines=MAX_GOROUTINES,
        heap_bytes=MAX_HEAP_BYTES,
        output_bytes=MAX_OUTPUT_BYTES,
        stack_bytes=MAX_STACK_BYTES,
    )


def _does_not_compile(messages: tuple[str, ...]) -> UnfitDetail:
    """The compiler's first complaint, and the line of the program it is about."""
    first = messages[0]
    place = re.match(rf"{re.escape(FILENAME)}:(\d+)", first)
    return UnfitDetail(Unfit.COMPILE, first, int(place[1]) if place else 1)


def _unfit_to_say(lines: tuple[str, ...]) -> UnfitDetail | None:
    """Why no person can be asked to say this output; None where one can."""
    if not lines:
        return UnfitDetail(Unfit.SILENT)
    if len(lines) > MAX_LINES or sum(map(len, lines)) > MAX_CHARACTERS:
        return UnfitDetail(Unfit.LONG, str(len(lines)))
    for line in lines:
        if not line.isprintable() or "\ufffd" in line or line.strip() in END_OF_WRITING:
            return UnfitDetail(Unfit.UNTYPABLE, line)
    return None
