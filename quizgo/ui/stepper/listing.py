"""A run as a plain listing, one stop a line: for a pipe, a dumb terminal, a screen reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quizgo.gosim.sched.names import Names
from quizgo.gosim.sched.walk import Stop
from quizgo.gosim.view.units import short
from quizgo.text.safe import one_line
from quizgo.ui.pictures import RunName
from quizgo.ui.prose.steps import StepWords
from quizgo.ui.stepper.telling import told


def listing(
    stops: Iterable[Stop],
    born: Iterable[tuple[int, str]],
    source: str,
    run: RunName,
    words: StepWords,
    *,
    is_cut: bool = False,
    ascii: bool = False,
) -> Iterator[str]:
    """The lines: number, time, M and P, what happens; for a line of the program, its text."""
    yield words.listing.format(**run._asdict())
    names, lines = Names(tuple(born)), source.split("\n")
    for number, stop in enumerate(stops):
        where = ""
        if stop.event is not None:
            where = f"M{stop.event.m} " + (f"P{stop.event.p}" if stop.event.p >= 0 else "")
        text = ""
        if stop.event is None and stop.line <= len(lines):
            text = f": {one_line(lines[stop.line - 1])}"
        time = short(stop.time, ascii=ascii)
        yield f"{number:>5}  {time:>8}  {where:<6} {told(stop, names, words)}{text}".rstrip()
    if is_cut:
        yield words.listing_cut
