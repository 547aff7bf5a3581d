"""Labs tried out: the reference answer passes, wrong ones fail on the check meant for them."""

from __future__ import annotations

from collections.abc import Iterator

from quizgo.grading.faults import at, quoted
from quizgo.grading.lab import tried
from quizgo.grading.lab_checks import declares, ending, lines_of
from quizgo.grading.verdict import Failure, LabDetail, Refusal, UnfitDetail
from quizgo.model import Card, Check, CheckKind, Lab, WrongProgram
from quizgo.text.faults import Fault


def lab_faults(card: Card, body: Lab) -> Iterator[Fault]:
    """What is wrong with a lab, found by running its programs."""
    yield from _lost_keeps(card, body)
    yield from _starter(card, body)
    yield from _solution(card, body)
    for number, wrong in enumerate(body.wrong, start=1):
        yield from _wrong(card, body, wrong, number)


def _lost_keeps(card: Card, body: Lab) -> Iterator[Fault]:
    for check in body.checks:
        if check.kind is CheckKind.KEEPS:
            for word in check.words:
                if not declares(word, body.go):
                    message = f"`keeps` names `{quoted(word)}`, which the starter does not declare."
                    yield at(card, check.line, f"{message} Mend the name.")


def _starter(card: Card, body: Lab) -> Iterator[Fault]:
    """A starter that passes asks for nothing. It need not compile."""
    found = tried(body, body.go)
    if isinstance(found, LabDetail) and found.is_right:
        message = "The starter passes every check already. Ask for more, or break it."
        yield at(card, body.go_line, message)


def _solution(card: Card, body: Lab) -> Iterator[Fault]:
    found = tried(body, body.solution)
    match found:
        case LabDetail() if found.is_right:
            return
        case LabDetail():
            message = f"The solution fails: {_how(body, found)}. Mend it, or the check."
        case Refusal():
            message = f"The solution does not compile: {quoted(found.messages[0])}. Mend it."
        case UnfitDetail():
            message = f"The solution could not be run: {quoted(found.text)}. Write it another way."
    yield at(card, body.solution_line, message)


def _wrong(card: Card, body: Lab, wrong: WrongProgram, number: int) -> Iterator[Fault]:
    found = tried(body, wrong.go)
    match found:
        case LabDetail() if found.is_right:
            message = "passes every check. Add a check that it fails, or take it out"
        case LabDetail(failure=Failure(check=int(index))) if wrong.fails is not None:
            if body.checks[index].kind is wrong.fails:
                return
            message = f"is meant to fail `{wrong.fails}`; {_how(body, found)}. Mend one of them"
        case LabDetail():
            return
        case Refusal():
            message = f"does not compile: {quoted(found.messages[0])}. Mend it"
        case UnfitDetail():
            message = f"could not be run: {quoted(found.text)}. Write it another way"
    yield at(card, wrong.line, f"The wrong answer {number} {message}.")


def _how(body: Lab, found: LabDetail) -> str:
    """`ends: ok at line 12 (Go 1.27, GOMAXPROCS=4, seed 3): it ended with deadlock`."""
    failure = found.failure
    if failure is None:
        return found.stopped
    run = f"Go {failure.rules}, GOMAXPROCS={failure.procs}, seed {failure.seed}"
    where = f" at line {failure.line}" if failure.line else ""
    if failure.check is None:
        return f"{failure.ran.text} ({run})"
    check = body.checks[failure.check]
    return f"`{spelled(check)}` does not hold{where} ({run}): {_got(check, failure)}"


def spelled(check: Check) -> str:
    """A check as a deck writes it, on one line."""
    if check.kind is CheckKind.OUTPUT and check.is_regex:
        return f"output: /{quoted(check.words[0])}/"
    if check.kind in (CheckKind.USES, CheckKind.KEEPS):
        return f"{check.kind}: [{quoted(', '.join(check.words))}]"
    return f"{check.kind}: {quoted(check.words[0])}"


def _got(check: Check, failure: Failure) -> str:
    ran = failure.ran
    match check.kind:
        case CheckKind.OUTPUT:
            return f'it printed "{quoted(" / ".join(lines_of(ran.stdout)))}"'
        case CheckKind.ENDS | CheckKind.DEADLOCK:
            return f"it ended with {ending(ran)}"
        case CheckKind.LEAKS:
            return f"{ran.leaks} goroutines were left"
        case CheckKind.STEALS:
            return f"there were {ran.steals} steals"
        case CheckKind.WITHIN:
            return f"it took {ran.time_ns / 1_000_000:g} ms"
        case CheckKind.RACE:
            race = ran.races[0]
            return f"lines {race.line} and {race.other_line} race"
        case CheckKind.USES:
            return "the program lacks it"
        case CheckKind.KEEPS:
            return "the program changes it"
