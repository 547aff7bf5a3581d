"""Labs put into words: what is asked of a program, and what became of one. Markdown pieces."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from quizgo.grading.lab_checks import EXIT
from quizgo.grading.programs import FILENAME, ended
from quizgo.grading.ran import Raced, Ran
from quizgo.grading.verdict import (
    Failure,
    GivenUp,
    LabDetail,
    Refusal,
    UnfitDetail,
)
from quizgo.model import Check, CheckKind, Lab
from quizgo.session.state import Judged, Question
from quizgo.text.safe import one_line, printable
from quizgo.ui.programs import fault_sentence, fenced, last_words, literal
from quizgo.ui.prose.words import Words

MOST_SHOWN_LINES = 12
"""Of an output that is shown after a run."""
MOST_LEFT = 5
"""Goroutines that are told of."""
MOST_MESSAGES = 5
"""Of the compiler."""


# What is asked ----------------------------------------------------------------


def task(body: Lab, words: Words) -> list[str]:
    """What every run of the program must do, and on what it is run."""
    checks = "\n".join(f"- {check_text(check, words)}" for check in body.checks)
    return [literal(words.practice.lab_asked), checks, literal(runs_line(body, words))]


def runs_line(body: Lab, words: Words) -> str:
    runs = body.runs
    return words.practice.lab_runs.format(
        rules=words.listed.join(runs.rules),
        procs=words.listed.join(map(str, runs.procs)),
        seeds=runs.seeds,
    )


def check_text(check: Check, words: Words) -> str:
    """What a check asks, as Markdown of one line."""
    text = words.listed.join(_code(word) for word in check.words)
    match check.kind:
        case CheckKind.OUTPUT if check.is_regex:
            return words.practice.check_matches.format(text=_code(f"/{check.words[0]}/"))
        case CheckKind.OUTPUT:
            lines = check.words[0].rstrip("\n").split("\n")
            return words.practice.check_output.format(text=words.listed.join(map(_code, lines)))
        case CheckKind.ENDS:
            return literal(_ends(check.words[0], words))
        case CheckKind.LEAKS:
            return words.practice.check_leaks.format(amount=literal(check.words[0]))
        case CheckKind.DEADLOCK:
            is_never = check.words[0] == "never"
            return (
                words.practice.check_never_deadlocks
                if is_never
                else words.practice.check_always_deadlocks
            )
        case CheckKind.STEALS:
            return words.practice.check_steals.format(amount=literal(check.words[0]))
        case CheckKind.WITHIN:
            return words.practice.check_within.format(time=check.words[0])
        case CheckKind.RACE:
            return words.practice.check_race
        case CheckKind.USES:
            return words.practice.check_uses.format(text=text)
        case CheckKind.KEEPS:
            return words.practice.check_keeps.format(text=text)
        case _:
            assert_never(check.kind)


def _ends(word: str, words: Words) -> str:
    if word.isdecimal():
        return words.practice.check_ends_status.format(status=word)
    return {
        "ok": words.practice.check_ends_ok,
        "panic": words.practice.check_ends_panic,
        "fatal": words.practice.check_ends_fatal,
        "deadlock": words.practice.check_ends_deadlock,
    }[word]


def _code(text: str) -> str:
    """A piece of code in a sentence of Markdown, whatever it holds."""
    text = one_line(text)
    ticks = "``" if "`" in text else "`"
    edge = " " if "`" in text else ""
    return f"{ticks}{edge}{text}{edge}{ticks}" if text else '""'


# What became of it --------------------------------------------------------------


def tried_texts(question: Question, words: Words) -> list[str]:
    """What became of the last program that was handed in, and how many there were."""
    tried, body = question.tried, question.card.body
    if not isinstance(tried, LabDetail | Refusal) or not isinstance(body, Lab):
        return []
    return detail_texts(tried, body, words) + _tries(question.hand_ins, words)


def _tries(hand_ins: int, words: Words) -> list[str]:
    return [literal(words.practice.lab_tries.format(n=hand_ins))] if hand_ins else []


def judged_texts(judged: Judged, words: Words) -> list[str]:
    """What became of a lab that is over, and its reference answer."""
    body = judged.question.card.body
    if not isinstance(body, Lab):
        return []
    solution = [f"**{words.practice.lab_solution}**", fenced(body.solution, "go")]
    return [*verdict_texts(judged, words), *solution]


def verdict_texts(judged: Judged, words: Words) -> list[str]:
    """What became of a lab that is over."""
    body, detail = judged.question.card.body, judged.verdict.detail
    if not isinstance(body, Lab):
        return []
    found: list[str] = []
    if isinstance(detail, GivenUp):
        found = [literal(words.practice.lab_gave_up)]
    elif isinstance(detail, LabDetail | Refusal):
        found = detail_texts(detail, body, words)
    return found + _tries(judged.first.hand_ins, words)


def detail_texts(detail: LabDetail | Refusal, body: Lab, words: Words) -> list[str]:
    """A verdict on one program."""
    match detail:
        case Refusal(messages=messages):
            return [literal(words.practice.lab_refused), fenced(messages_text(messages))]
        case LabDetail(failure=Failure() as failure):
            return _failed(detail, failure, body, words)
        case LabDetail() if detail.stopped:
            return [literal(words.practice.lab_stopped.format(text=detail.stopped))]
        case LabDetail():
            return [literal(words.practice.lab_passed.format(runs=detail.runs))]
        case _:
            assert_never(detail)


def messages_text(messages: Sequence[str]) -> str:
    """The compiler's first messages, without the name of the file."""
    shown = [message.removeprefix(f"{FILENAME}:") for message in messages[:MOST_MESSAGES]]
    return printable("\n".join(shown))


def _failed(detail: LabDetail, failure: Failure, body: Lab, words: Words) -> list[str]:
    ran = failure.ran
    if failure.check is None:
        head = literal(words.practice.lab_stopped.format(text=ran.text))
    else:
        check = check_text(body.checks[failure.check], words)
        head = words.practice.lab_failed.format(check=check)
    run = words.practice.lab_run.format(
        number=detail.runs, procs=failure.procs, seed=failure.seed, rules=failure.rules
    )
    where = [words.practice.lab_line.format(line=failure.line)] if failure.line else []
    found = [f"**{head}**", " ".join(map(literal, [*where, run]))]
    return found + _about(failure, body, words) + run_texts(ran, words)


def _about(failure: Failure, body: Lab, words: Words) -> list[str]:
    """The amount that is not what was asked."""
    kind = None if failure.check is None else body.checks[failure.check].kind
    if kind is CheckKind.WITHIN:
        return [
            literal(words.practice.lab_took.format(time=f"{failure.ran.time_ns / 1_000_000:g}"))
        ]
    if kind is CheckKind.STEALS:
        return [literal(words.practice.lab_stole.format(n=failure.ran.steals))]
    if kind is CheckKind.RACE:
        return [race_line(race, words) for race in failure.ran.races]
    return []


def race_line(race: Raced, words: Words) -> str:
    """Two accesses that race."""
    return words.practice.lab_raced.format(
        line=race.line,
        does=words.practice.writes if race.writes else words.practice.reads,
        other=race.other_line,
        other_does=words.practice.writes if race.other_writes else words.practice.reads,
    )


def run_texts(ran: Ran, words: Words) -> list[str]:
    """One run: what it printed, how it ended, who still waits."""
    found = _printed(ran, words)
    if ran.how != EXIT or ran.status:
        found += [literal(line) for line in _last_words(ran, words)]
    left = [
        words.practice.lab_left.format(goid=left.goid, line=left.line, reason=left.reason)
        for left in ran.left[:MOST_LEFT]
    ]
    return found + (["\n".join(f"- {literal(line)}" for line in left)] if left else [])


def _last_words(ran: Ran, words: Words) -> list[str]:
    if ran.how == "limit":
        return [words.practice.lab_stopped.format(text=ran.text)]
    return last_words(ended(ran), words)


def _printed(ran: Ran, words: Words) -> list[str]:
    lines = printable(ran.stdout).rstrip("\n").split("\n")
    if lines == [""]:
        return [literal(words.practice.lab_silent)]
    shown = lines[:MOST_SHOWN_LINES] + (["…"] if len(lines) > MOST_SHOWN_LINES else [])
    return [literal(words.practice.lab_printed), fenced("\n".join(line[:200] for line in shown))]


def once_texts(found: Ran | Refusal | UnfitDetail, body: Lab, words: Words) -> list[str]:
    """What one run gave that is no hand-in."""
    match found:
        case Ran():
            head = words.practice.lab_once.format(procs=body.runs.procs[0])
            return [literal(head), *run_texts(found, words)]
        case Refusal():
            return detail_texts(found, body, words)
        case UnfitDetail():
            return [literal(fault_sentence(found, words))]
        case _:
            assert_never(found)
