"""Questions about programs, put into words: the program, what it did, how the answer differs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import assert_never

from quizgo.grading.answers import Picked
from quizgo.grading.programs import FILENAME, ended, printed, run, sample
from quizgo.grading.verdict import (
    ENDINGS,
    Difference,
    Ended,
    EndingDetail,
    OneOfDetail,
    OptionResult,
    OutputDetail,
    ProgramEnd,
    Unfit,
    UnfitDetail,
)
from quizgo.model import Asked, Drive, Lang, Predict, State, Text
from quizgo.session.state import Judged
from quizgo.text.safe import one_line, printable
from quizgo.ui.prose import words_in
from quizgo.ui.prose.words import Words

MARKS = {Difference.SAME: " ", Difference.MISSING: "+", Difference.EXTRA: "-"}
"""In front of a line of a comparison: what was said in vain has a minus, what is printed a plus."""


def program(body: Predict | State | Drive) -> tuple[str, ...]:
    """The program and what it runs under, as Markdown."""
    procs: tuple[int, ...] = (body.procs,)
    if isinstance(body, Predict) and body.what is Asked.ONE_OF:
        procs = body.runs.procs
    under = f"Go {body.rules} · GOMAXPROCS={', '.join(map(str, procs))}"
    return fenced(body.go, "go"), under


def literal(text: str) -> str:
    """Markdown that shows `text` as it is written."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


def fenced(text: str, language: str = "") -> str:
    """Markdown of a block of code, whatever fences stand in the code itself."""
    longest = max(map(len, re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{text.rstrip()}\n{fence}"


def ending_texts() -> tuple[Text, ...]:
    """What there is to pick from as the ending of a program, in the order of `ENDINGS`."""
    en, zh = words_in(Lang.EN), words_in(Lang.ZH)
    return tuple(Text(ending_word(end, en), ending_word(end, zh)) for end in ENDINGS)


def ending_word(end: ProgramEnd, words: Words) -> str:
    match end:
        case ProgramEnd.EXITS:
            return words.ending_exits
        case ProgramEnd.STATUS:
            return words.ending_status
        case ProgramEnd.PANICS:
            return words.ending_panics
        case ProgramEnd.FATAL:
            return words.ending_fatal
        case ProgramEnd.DEADLOCK:
            return words.ending_deadlock
        case _:
            assert_never(end)


def last_words(ended: Ended, words: Words) -> list[str]:
    """What the runtime reports, or the status; nothing where a program just ended."""
    if not ended.text and not ended.status:
        return []
    ending = ended.text or words.ended_status.format(status=ended.status)
    return printable(words.ended_so.format(ending=ending)).split("\n")


def answer_texts(body: Predict, words: Words) -> list[str]:
    """What the program does, as Markdown."""
    if body.what is Asked.ONE_OF:
        return _one_of_texts(body, words)
    outcome = run(body)
    if isinstance(outcome, UnfitDetail):
        return [literal(fault_sentence(outcome, words))]
    end = ended(outcome)
    if body.what is Asked.ENDING:
        found = [literal(ending_word(end.end, words))]
    else:
        found = [fenced("\n".join(printed(outcome)))]
    return found + [literal(line) for line in last_words(end, words)]


def _one_of_texts(body: Predict, words: Words) -> list[str]:
    """Each option with how often it was printed."""
    sampled = sample(body)
    if isinstance(sampled, UnfitDetail):
        return [literal(fault_sentence(sampled, words))]
    found = [literal(words.one_of_sampled.format(runs=sampled.runs))]
    for option, result in zip(body.options, sampled.options, strict=True):
        times = words.one_of_times.format(n=result.times, runs=sampled.runs)
        found += [literal(times), fenced(option)]
    return found


def option_text(option: str) -> Text:
    """An output to pick, as Markdown of one line where it has one."""
    lines = option.rstrip().split("\n")
    return Text(fenced(option) if len(lines) > 1 else literal(lines[0]))


def sampled_note(detail: OneOfDetail, words: Words) -> str:
    """That the options were judged by trying."""
    return words.one_of_sampled.format(runs=detail.sampled.runs)


def ending_results(judged: Judged, detail: EndingDetail) -> Iterator[tuple[int, OptionResult]]:
    """The endings that matter, by index: the right one and those picked."""
    answer = judged.answer
    picked = answer.options if isinstance(answer, Picked) else frozenset()
    for index, end in enumerate(ENDINGS):
        result = OptionResult(index in picked, end is detail.ended.end)
        if result.picked or result.right:
            yield index, result


# Output ---------------------------------------------------------------------


def differs(detail: OutputDetail) -> bool:
    """Whether there is something given that can be compared."""
    return any(detail.given) and detail.first_difference is not None


def first_difference(detail: OutputDetail, words: Words) -> str:
    """The first line that is wrong, in a sentence; empty where there is nothing to compare."""
    at = detail.first_difference
    if at is None or not differs(detail):
        return ""
    given, wanted = [
        words.quoted.format(text=one_line(lines[at])) if at < len(lines) else words.no_line
        for lines in (detail.given, detail.printed)
    ]
    return words.first_wrong_line.format(number=at + 1, given=given, wanted=wanted)


# Cards at fault -------------------------------------------------------------


def fault_sentence(detail: UnfitDetail, words: Words) -> str:
    """Why the card cannot be judged, and what to do instead."""
    return words.unfit.format(reason=_reason(detail, words))


def _reason(detail: UnfitDetail, words: Words) -> str:
    text = one_line(detail.text)
    match detail.why:
        case Unfit.COMPILE:
            return words.unfit_compile.format(text=text.removeprefix(f"{FILENAME}:"))
        case Unfit.LIMIT:
            return words.unfit_limit.format(text=text)
        case Unfit.SILENT:
            return words.unfit_silent
        case Unfit.LONG:
            return words.unfit_long.format(lines=text)
        case Unfit.UNTYPABLE:
            return words.unfit_untypable
        case Unfit.MOMENT:
            return words.unfit_moment.format(text=text)
        case Unfit.QUERY:
            return words.unfit_query.format(text=text)
        case Unfit.FAILED:
            return words.unfit_failed.format(text=text)
        case _:
            assert_never(detail.why)
