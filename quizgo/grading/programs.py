"""What the program of a card does, found by running it in the child process, or why it
makes no question.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizgo.grading.answers import END_OF_WRITING
from quizgo.grading.lab_checks import DEADLOCK, FATAL, LIMIT, PANIC, lines_of
from quizgo.grading.ran import Json, Ran, from_json
from quizgo.grading.sandbox import SANDBOX, Broken, Cause
from quizgo.grading.verdict import Ended, OneOption, ProgramEnd, Sampled, Unfit, UnfitDetail
from quizgo.model import Asked, Predict

FILENAME = "prog.go"
"""How the compiler's messages name the program."""

MAX_LINES, MAX_CHARACTERS = 50, 2_000
"""Of an output that a person can be asked to say."""


class Stopped(Exception):
    """The learner stopped the program: nothing was found."""


def printed(ran: Ran) -> tuple[str, ...]:
    """The lines on stdout, without blanks at their ends and without empty lines at the end."""
    return lines_of(ran.stdout)


def ended(ran: Ran) -> Ended:
    """How a run ended that no limit stopped."""
    if ran.how == PANIC:
        return Ended(ProgramEnd.PANICS, ran.status, ran.text)
    if ran.how in (FATAL, DEADLOCK):
        end = ProgramEnd.FATAL if ran.how == FATAL else ProgramEnd.DEADLOCK
        return Ended(end, ran.status, f"fatal error: {ran.text}")
    end = ProgramEnd.STATUS if ran.status else ProgramEnd.EXITS
    return Ended(end, ran.status, "")


def run(body: Predict, *, seed: int | None = None) -> Ran | UnfitDetail:
    """What the program of a card does with its own seed, or with another one.

    Raises Stopped where the learner stops it.
    """
    seed = body.seed if seed is None else seed
    job = {"source": body.go, "rules": body.rules, "procs": body.procs, "seed": seed}
    answer = SANDBOX.ask("run", job)
    if isinstance(answer, Broken):
        return unfit(answer)
    if answer[0] == "refused":
        return does_not_compile(answer[1])
    ran = from_json(answer[1])
    if ran.how == LIMIT:
        return UnfitDetail(Unfit.LIMIT, ran.text)
    if body.what is not Asked.OUTPUT:
        return ran
    return _unfit_to_say(printed(ran)) or ran


def sample(body: Predict) -> Sampled | UnfitDetail:
    """Which of the options of a card its program printed, over all its runs.

    Raises Stopped where the learner stops it.
    """
    answer = SANDBOX.ask("sample", _sampling(body))
    if isinstance(answer, Broken):
        return unfit(answer)
    if answer[0] == "refused":
        return does_not_compile(answer[1])
    _, runs, found = answer
    outputs: list[tuple[str, int]] = []
    for count, _procs, _seed, value in found:
        ran = from_json(value)
        if ran.how == LIMIT:
            return UnfitDetail(Unfit.LIMIT, ran.text)
        outputs.append((ran.stdout, count))
    return Sampled(runs, tuple(_times(option, outputs) for option in body.options))


def _sampling(body: Predict) -> dict[str, Json]:
    runs = body.runs
    return {"source": body.go, "rules": body.rules, "procs": runs.procs, "seeds": runs.seeds}


def _times(option: str, outputs: Sequence[tuple[str, int]]) -> OneOption:
    wanted = lines_of(option)
    return OneOption(sum(count for text, count in outputs if lines_of(text) == wanted))


def unfit(broken: Broken) -> UnfitDetail:
    """Why a program cannot be judged that the child process gave no answer for."""
    if broken.cause is Cause.STOPPED:
        raise Stopped
    why = Unfit.FAILED if broken.cause is Cause.FAILED else Unfit.LIMIT
    return UnfitDetail(why, str(broken))


def does_not_compile(messages: Sequence[str]) -> UnfitDetail:
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
