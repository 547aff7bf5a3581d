"""Runs put into words, in both languages: complete, with the same fields, all of it used."""

from __future__ import annotations

import io
import re
from pathlib import Path
from string import Formatter

import pytest

import quizgo.ui
from quizgo.gosim.analyse import analyse
from quizgo.gosim.analyse.moments import (
    Assists,
    Batched,
    CameBackLate,
    Collects,
    Displaced,
    Fair,
    GaveWay,
    HandedOff,
    Marks,
    Moment,
    Overflowed,
    Preempted,
    Retaken,
    Stole,
    StoppedWorld,
)
from quizgo.model import Lang
from quizgo.ui.explaining import left_lines, moment_lines, wait_lines, write_explanation
from quizgo.ui.moments import moment_line, moment_sentence
from quizgo.ui.pictures import RunName, labels_in
from quizgo.ui.prose.runs import RunWords, run_words_in
from tests.gosim.runs import CROSSED, TWO_PS, WAITING, events_of, log, main, run

EN, ZH = run_words_in(Lang.EN), run_words_in(Lang.ZH)
RUN = RunName("prog.go", 2, "1.27", 1)
MOMENTS: list[tuple[Moment, str]] = [
    (
        Displaced(0, 0, 0, 3, 2, True),
        "P0: the new G3 went to runnext and pushed G2 to the tail of the queue.",
    ),
    (
        Displaced(0, 0, 0, 3, 2, False),
        "P0: G3 was readied, went to runnext and pushed G2 to the tail of the queue.",
    ),
    (
        Overflowed(0, 0, 1, 9, 129),
        "P1: the queue was full; its older half and G9, 129 in all, went to the global queue.",
    ),
    (
        Fair(0, 0, 0, 4, 7),
        "P0: at every 61st tick the global queue comes first: G4 ran, 7 in its own queue waited.",
    ),
    (
        Batched(0, 0, 0, 4, 3),
        "P0: its own queue was empty; it took 3 from the global queue and ran G4.",
    ),
    (Stole(0, 0, 1, 5, 0, 2, False), "P1: stole 2 from P0, half of its queue, and ran G5."),
    (Stole(0, 0, 1, 5, 0, 1, True), "P1: stole G5, which was next on P0."),
    (
        Preempted(0, 0, 0, 6, 10_000_000, 4),
        "P0: G6 was preempted after 10ms at line 4: to the global queue.",
    ),
    (
        Preempted(0, 0, 0, 6, -1, 4),
        "P0: the slice that G6 was to inherit was over: to the global queue.",
    ),
    (Retaken(0, 0, 0, 6), "P0: sysmon took it from G6, which was in a system call."),
    (Retaken(0, 0, 0, -1), "P0: sysmon took it from a thread in a system call."),
    (
        HandedOff(0, 0, 0, "locked"),
        "P0: handed on, because its thread belongs to a locked goroutine.",
    ),
    (HandedOff(0, 0, 0, "dead"), "P0: handed on, because its thread ended."),
    (HandedOff(0, 0, 0, "gc"), "P0: handed on (gc)."),
    (
        CameBackLate(0, 0, 6),
        "G6 came out of a system call, found no P free: to the global queue.",
    ),
    (
        GaveWay(0, 0, 0, 6),
        "P0: G6 handed on a mutex that was starving, and gave way to its new holder.",
    ),
    (StoppedWorld(0, 0, "GC", 4000), "The world was stopped (GC): all stood still after 4µs."),
    (Collects(0, 0, "mark"), "The collector began to mark, beside the program."),
    (Collects(0, 0, "mark termination"), "All that can be reached is marked."),
    (
        Collects(0, 0, "sweep"),
        "The collector's cycle is over; what is not marked is swept bit by bit.",
    ),
    (
        Marks(0, 0, 1, 9, "dedicated"),
        "P1: G9 marks and does nothing else there (dedicated worker).",
    ),
    (
        Marks(0, 0, 1, 9, "fractional"),
        "P1: G9 marks for a part of the time (fractional worker).",
    ),
    (Marks(0, 0, 1, 9, "idle"), "P1: nobody was runnable, so G9 marks (idle worker)."),
    (
        Assists(0, 0, 1, 5, 12),
        "P1: G5 allocated faster than others mark, and marked itself (assist), line 12.",
    ),
]


def placeholders(form: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(form) if name is not None}


@pytest.mark.parametrize("name", RunWords._fields)
def test_both_languages_fill_in_the_same(name: str) -> None:
    en, zh = getattr(EN, name), getattr(ZH, name)
    assert placeholders(en) == placeholders(zh)
    assert en.strip()
    assert zh.strip()


def test_every_sentence_is_used() -> None:
    folder = Path(quizgo.ui.__file__).parent
    names = ("moments", "pictures", "racing", "explaining")
    text = "\n".join((folder / f"{name}.py").read_text() for name in names)
    assert set(RunWords._fields) - set(re.findall(r"words\.(\w+)", text)) == set()


@pytest.mark.parametrize(("moment", "sentence"), MOMENTS)
def test_every_moment_has_a_sentence(moment: Moment, sentence: str) -> None:
    assert moment_sentence(moment, EN) == sentence
    assert "{" not in moment_sentence(moment, ZH)
    assert moment_line(moment, EN) == f"0 {sentence}"


def test_a_reason_of_a_strange_log_cannot_act_on_the_terminal() -> None:
    assert "\x1b" not in moment_sentence(HandedOff(0, 0, 0, "\x1b[2J"), EN)


def test_a_cycle_of_locks_in_words() -> None:
    graph = analyse(events_of(run(CROSSED))).graph
    lines = wait_lines(graph, EN)
    one, two = (wait.goid for wait in graph.waits)
    assert re.fullmatch(
        rf"G{one} waits at line 15: sync.Mutex.Lock on 0xc[0-9a-f]+; "
        rf"G{two} holds it.",
        lines[0],
    )
    assert lines[-1] == f"A cycle: G{one} → G{two} → G{one}."
    assert wait_lines(graph, ZH)[-1] == f"成环：G{one} → G{two} → G{one}。"


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("var mu sync.Mutex\nmu.Lock()\nmu.Lock()", "it holds it already"),
        ("var c chan int\n<-c", "nothing can end that"),
        ("select {}", "nothing can end that"),
        (
            "a, b := make(chan int), make(chan int)\nselect { case <-a: case <-b: }",
            "any of several",
        ),
        ("<-make(chan int)", "nobody ever ended such a wait"),
        ("c := make(chan int)\ngo func() { c <- 1 }()\n<-c\n<-c", "before, but has exited"),
    ],
)
def test_who_could_have_ended_a_wait(body: str, what: str) -> None:
    assert what in wait_lines(analyse(events_of(main(body))).graph, EN)[0]


def test_who_was_left_in_words() -> None:
    (line,) = left_lines(analyse(events_of(main(WAITING))), EN)
    assert re.fullmatch(
        r"G\d+ waits since \S+ at line 7: chan receive on 0xc[0-9a-f]+\. Created by G1, line 7\.",
        line,
    )
    assert left_lines(analyse(events_of(main(""))), EN) == ["Nobody."]


def test_what_is_too_much_is_counted() -> None:
    analysis = analyse(log(TWO_PS))
    lines = moment_lines(analysis, EN, most=2)
    assert len(lines) == 3
    assert lines[-1] == "… and 5 more."
    assert moment_lines(analyse([]), ZH) == [ZH.no_moments]


def test_of_many_alike_in_a_row_the_first_are_told() -> None:
    outcome = main("for i := 0; i < 20; i++ { go func() {}() }\ntime.Sleep(5000)")
    lines = moment_lines(analyse(events_of(outcome)), EN)
    assert [line.partition(" ")[2].startswith("P0: the new G") for line in lines[:3]] == [True] * 3
    assert lines[3] == "… and 16 more of that sort."


@pytest.mark.parametrize("lang", Lang)
def test_the_whole_explanation(lang: Lang) -> None:
    outcome = main(WAITING, procs=2)
    out = io.StringIO()
    write_explanation(outcome, analyse(events_of(outcome), procs=2), RUN, lang, out)
    words = run_words_in(lang)
    text = out.getvalue()
    for heading in (words.goroutines, words.procs, words.left, words.graph, words.moments):
        assert f"\n{heading}\n" in text
    assert "\x1b" not in text
    assert labels_in(lang, RUN).title in text
