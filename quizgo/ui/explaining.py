"""One run explained in words: tables of goroutines and Ps, who was left, who waits for whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, islice
from typing import Final, TextIO, assert_never

from quizgo.gosim import How, Outcome
from quizgo.gosim.analyse import Analysis, Blocker, GoroutineTimes, ProcTimes, Tie, Wait, Waits
from quizgo.gosim.analyse.left import Left
from quizgo.gosim.analyse.moments import Displaced, Moment
from quizgo.gosim.spans import MAIN, Phase
from quizgo.gosim.view.units import short
from quizgo.model import Lang
from quizgo.text.safe import one_line
from quizgo.ui.lines import wrapped
from quizgo.ui.moments import moment_line
from quizgo.ui.pictures import RunName, run_title
from quizgo.ui.printing import columns_of, write_lines, write_sentences
from quizgo.ui.prose import words_in
from quizgo.ui.prose.runs import RunWords, run_words_in
from quizgo.ui.tables import Column, Table, write_table

MOST_ROWS: Final = 40
"""Of a table or a list; the rest is counted."""
MOST_ALIKE: Final = 4
"""Moments of one sort in a row."""
_FOR_EVER: Final = frozenset(
    {"chan send (nil chan)", "chan receive (nil chan)", "select (no cases)"}
)


# Tables ---------------------------------------------------------------------


def goroutines_table(analysis: Analysis, words: RunWords) -> Table:
    """Where each goroutine's time went. The runtime's own are left out."""
    columns = (
        Column(words.col_goroutine),
        Column(words.col_created, rank=4),
        Column(words.col_running, is_number=True),
        Column(words.col_runnable, is_number=True, rank=1),
        Column(words.col_waiting, is_number=True),
        Column(words.col_syscall, is_number=True, rank=5),
        Column(words.col_starts, is_number=True, rank=3),
        Column(words.col_latency, is_number=True, rank=2),
        Column(words.col_state),
    )
    shown = islice(_own(analysis), MOST_ROWS)
    return Table(columns, [_goroutine_row(one, analysis, words) for one in shown])


def goroutines_left_out(analysis: Analysis) -> int:
    """Goroutines that the table has no room for."""
    return max(0, sum(1 for _ in _own(analysis)) - MOST_ROWS)


def _own(analysis: Analysis) -> Iterator[GoroutineTimes]:
    return (one for one in analysis.goroutines if not one.is_system)


def _goroutine_row(one: GoroutineTimes, analysis: Analysis, words: RunWords) -> tuple[str, ...]:
    last = analysis.history.lives[one.goid].spans[-1]
    if one.ended >= 0:
        state = words.exited
    elif last.phase is Phase.WAITING:
        state = one_line(last.why)
    else:
        state = phase_word(last.phase, words)
    return (
        f"G{one.goid}",
        creator(one.goid, one.created_by, one.created_line, words),
        short(one.running),
        short(one.runnable),
        short(one.waited),
        short(one.syscall),
        str(one.starts),
        short(one.latency),
        state,
    )


def procs_table(analysis: Analysis, words: RunWords) -> Table:
    """Where each P's time went."""
    columns = (
        Column(words.col_p),
        Column(words.col_busy, is_number=True),
        Column(words.col_share, is_number=True),
        Column(words.col_looking, is_number=True, rank=3),
        Column(words.col_idle, is_number=True, rank=1),
        Column(words.col_stopped, is_number=True, rank=5),
        Column(words.col_starts, is_number=True, rank=2),
        Column(words.col_steals, is_number=True),
        Column(words.col_batches, is_number=True, rank=4),
    )
    return Table(columns, [_proc_row(one, words) for one in analysis.procs])


def _proc_row(one: ProcTimes, words: RunWords) -> tuple[str, ...]:
    return (
        f"P{one.id}",
        short(one.busy),
        f"{one.share:.0%}",
        short(one.looking),
        short(one.idle),
        short(one.stopped),
        str(one.starts),
        _counted(one.steals, one.stolen, words),
        _counted(one.batches, one.batched, words),
    )


def _counted(times: int, n: int, words: RunWords) -> str:
    return words.counted_in.format(times=times, n=n) if times else "0"


def creator(goid: int, by: int, line: int, words: RunWords) -> str:
    """Who made a goroutine, and where."""
    if goid == MAIN:
        return words.main
    return words.by_at.format(by=by, line=line) if by >= 0 else words.system


def phase_word(phase: Phase, words: RunWords) -> str:
    match phase:
        case Phase.RUNNING:
            return words.running
        case Phase.RUNNABLE:
            return words.runnable
        case Phase.WAITING:
            return words.waiting
        case Phase.SYSCALL:
            return words.syscall
        case _:
            assert_never(phase)


# Sentences ------------------------------------------------------------------


def left_lines(analysis: Analysis, words: RunWords) -> list[str]:
    """Who was left when the program ended, a line each."""
    lines = [_left_line(one, words) for one in analysis.left[:MOST_ROWS]]
    return [*lines, *_rest(len(analysis.left), words)] or [words.nobody_left]


def _left_line(one: Left, words: RunWords) -> str:
    form = words.left_stuck if one.phase is Phase.WAITING else words.left_other
    return form.format(
        g=one.goid,
        since=short(one.since),
        line=one.line,
        reason=one_line(one.reason),
        on=_on(one.object, words),
        state=phase_word(one.phase, words),
        created=creator(one.goid, one.created_by, one.created_line, words),
    )


def wait_lines(graph: Waits, words: RunWords) -> list[str]:
    """Who waits for whom, a line each, and whether that goes in a circle."""
    lines = [_wait_line(wait, words) for wait in graph.waits[:MOST_ROWS]]
    lines += _rest(len(graph.waits), words)
    if graph.cycle:
        path = " → ".join(f"G{goid}" for goid in (*graph.cycle, graph.cycle[0]))
        lines.append(words.cycle.format(path=path))
    elif len(graph.waits) > 1:
        lines.append(words.no_cycle)
    return lines


def _wait_line(wait: Wait, words: RunWords) -> str:
    return words.waits.format(
        g=wait.goid,
        line=wait.line,
        reason=one_line(wait.reason),
        on=_on(wait.object, words),
        who=_who(wait, words),
    )


def _who(wait: Wait, words: RunWords) -> str:
    if wait.reason in _FOR_EVER:
        return words.for_ever
    if wait.blockers:
        return words.told_and.join(_blocker(wait, blocker, words) for blocker in wait.blockers)
    if wait.is_on_lock:
        return words.holder_unknown
    return words.nobody_served if wait.object else words.any_of_several


def _blocker(wait: Wait, blocker: Blocker, words: RunWords) -> str:
    match blocker.tie:
        case Tie.HOLDS:
            form = words.holds_itself if blocker.goid == wait.goid else words.holds
        case Tie.SERVED:
            form = words.served_and_exited if blocker.phase is None else words.served
        case _:
            assert_never(blocker.tie)
    return form.format(g=blocker.goid, me=wait.goid)


def _on(address: int, words: RunWords) -> str:
    return words.on.format(address=hex(address)) if address else ""


def moment_lines(analysis: Analysis, words: RunWords, *, most: int = MOST_ROWS) -> list[str]:
    """The first deciding moments, a line each; of many alike in a row only the first few."""
    lines: list[str] = []
    for _, group in groupby(analysis.moments, key=_sort):
        alike = list(group)
        shown = alike if len(alike) <= MOST_ALIKE else alike[: MOST_ALIKE - 1]
        lines += [moment_line(moment, words) for moment in shown]
        if len(shown) < len(alike):
            lines.append(words.alike.format(n=len(alike) - len(shown)))
    return [*lines[:most], *_rest(len(lines), words, most=most)] or [words.no_moments]


def _sort(moment: Moment) -> tuple[type[Moment], bool]:
    return type(moment), isinstance(moment, Displaced) and moment.is_new


def _rest(n: int, words: RunWords, *, most: int = MOST_ROWS) -> list[str]:
    return [words.not_all.format(n=n - most)] if n > most else []


# All of it ------------------------------------------------------------------


def write_explanation(
    outcome: Outcome,
    analysis: Analysis,
    run: RunName,
    lang: Lang,
    out: TextIO,
    *,
    moments: int = MOST_ROWS,
) -> None:
    """Write the whole explanation of a run, part by part."""
    words, width = run_words_in(lang), columns_of(out)

    def part(heading: str, lines: Sequence[str] = ()) -> None:
        write_lines([(), (("class:heading", heading),)], out)
        for line in lines:
            write_lines(wrapped([("", line)], width, rest=(("", "  "),)), out)

    def table(heading: str, rows: Table) -> None:
        part(heading)
        write_table(rows, words_in(lang), out)

    write_lines([(("class:heading", run_title(run, words)),)], out)
    write_lines(wrapped([("", ending_line(outcome, words))], width), out)
    table(words.goroutines, goroutines_table(analysis, words))
    if left_out := goroutines_left_out(analysis):
        write_sentences([words.not_all.format(n=left_out)], out)
    table(words.procs, procs_table(analysis, words))
    part(words.left, left_lines(analysis, words))
    if analysis.graph.waits:
        part(words.graph, wait_lines(analysis.graph, words))
    part(words.moments, moment_lines(analysis, words, most=moments))


def ending_line(outcome: Outcome, words: RunWords) -> str:
    """How the program ended, and when."""
    time = short(outcome.statistics.time_ns)
    text = one_line(outcome.text)
    if outcome.how is How.EXIT:
        return words.ended_exit.format(status=outcome.status, time=time)
    form = words.ended_limit if outcome.how is How.LIMIT else words.ended_text
    return form.format(text=text, time=time)
