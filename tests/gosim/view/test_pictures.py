"""Lanes: as text, as an image, and to scale."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgo.gosim.spans import history
from quizgo.gosim.view.axis import axis
from quizgo.gosim.view.labels import Labels
from quizgo.gosim.view.lanes import By, Picture, Shade, picture
from quizgo.gosim.view.svg import svg
from quizgo.gosim.view.text import LEAST_WIDTH, MOST_BANDS, draw, legend
from quizgo.gosim.view.units import short
from tests.gosim.runs import TWO_PS, WAITING, events_of, log, main

LABELS = Labels(
    language="en",
    name="English",
    title="<b>a & b</b>",
    running="running",
    syscall="in a system call",
    looking="looking",
    idle="idle",
    stopped="stopped",
    runnable="runnable",
    waiting="waiting",
    line="line {line}",
    lasted="for {time}",
    zoom_in="in",
    zoom_out="out",
    whole="whole",
    help="help",
    events="events",
)


def by_hand(by: By) -> Picture:
    return picture(history(log(TWO_PS)), by)


def text_of(drawn: Picture, width: int, *, ascii: bool = False) -> list[str]:
    return ["".join(text for _, text in line) for line in draw(drawn, width, ascii=ascii).lines]


def test_lanes_of_ps() -> None:
    assert text_of(by_hand(By.P), 80) == [
        "    0    400ns    600ns  800ns  950ns",
        "P0 │G1━━━━━━━━G1╌╌   G7━━G6━━━━━━━━",
        "P1 │     ??G5━━━━━━━━━━━━━━━━G7━G1━",
    ]


def test_bands_at_the_least_width() -> None:
    assert text_of(by_hand(By.G), 40) == [
        "    0   100ns 300ns 500ns   800ns  900ns",
        "G1 │P0━━━━━━━━━━━━━━P0╌╌╌╌╌╌╌╌╌╌╌░░░░░",
        "G5 │    ░░░░░░░░░P1━━━━━━━━━━━━━━━━   ",
        "G6 │       ░░░░░░░░░░░░░░░░░░░P0━━━━━━",
        "G7 │          ░░░░░░░░░░P0━━░░░░░░░P1━",
        "",
        "    950ns",
        "G1 │P1━",
        "G5 │   ",
        "G6 │P0━",
        "G7 │   ",
    ]


def test_lanes_of_goroutines_in_ascii() -> None:
    lines = text_of(by_hand(By.G), 80, ascii=True)
    assert [line[:5] for line in lines[1:]] == ["G1 |P", "G5 | ", "G6 | ", "G7 | "]
    assert all(line.isascii() for line in lines)
    assert legend(draw(by_hand(By.G), 80), ascii=True) == (
        (Shade.RUNNING, "="),
        (Shade.SYSCALL, "~"),
        (Shade.RUNNABLE, ":"),
    )


def test_one_p_of_a_real_run() -> None:
    outcome = main("c := make(chan int)\ngo func() { c <- 1 }()\n<-c")
    lanes = picture(history(events_of(outcome)), By.G)
    texts = text_of(lanes, 60)
    assert len(texts) == 3
    assert texts[1].startswith("G1 │P0━━")
    assert "░" in texts[2]


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 200), st.sampled_from(By), st.integers(0, 60))
def test_no_line_is_wider_than_asked_for(width: int, by: By, n: int) -> None:
    body = f"for i := 0; i < {n}; i++ {{ go func() {{ time.Sleep(1000) }}() }}\ntime.Sleep(5000)"
    outcome = main(body, procs=2)
    drawn = draw(picture(history(events_of(outcome), procs=2), by), width)
    cells = max(width, LEAST_WIDTH)
    assert all(sum(len(text) for _, text in line) <= cells for line in drawn.lines)
    assert sum(1 for line in drawn.lines if not line) < MOST_BANDS
    assert drawn.left_out == max(0, drawn.left_out)


def test_a_long_run_is_cut_into_slices_of_time() -> None:
    outcome = main("for i := 0; i < 300; i++ { go func() {}(); time.Sleep(1000) }")
    drawn = draw(picture(history(events_of(outcome)), By.P), 80)
    assert drawn.is_sliced
    assert draw(picture(history(events_of(outcome)), By.G), 80).is_sliced


def test_nothing_to_draw() -> None:
    nothing = picture(history([]), By.P)
    assert text_of(nothing, 80) == []
    assert axis(nothing).x(0) == 0
    assert ElementTree.fromstring(svg(nothing, LABELS)).tag.endswith("svg")


def test_a_sleep_is_drawn_short_and_time_never_goes_back() -> None:
    lanes = picture(history(events_of(main(WAITING))), By.P)
    scale = axis(lanes)
    places = [scale.x(at) for at in range(0, lanes.end + 1, 500)]
    assert places == sorted(places)
    assert (scale.x(0), scale.x(lanes.end)) == (0, 1)
    assert len(scale.breaks) == 1
    start, end = scale.breaks[0]
    assert end - start < 0.1
    assert abs(scale.instant(scale.x(1000)) - 1000) <= 1


def test_where_no_time_passes_events_are_counted() -> None:
    told = [(0, *rest) for _, *rest in TWO_PS]
    lanes = picture(history(log(told)), By.P)  # type: ignore[arg-type]
    scale = axis(lanes)
    assert not scale.is_timed
    assert all(a < b for a, b in (scale.ends(bar) for bar in lanes.lanes[1].bars))


def test_an_image_is_well_formed_and_escapes_what_it_is_given() -> None:
    text = svg(by_hand(By.P), LABELS)
    root = ElementTree.fromstring(text)
    space = "{http://www.w3.org/2000/svg}"
    titles = [title.text for title in root.iter(f"{space}title")]
    assert titles[0] == "<b>a & b</b>"
    assert "G7 · running · P0 M3 · line 112 · 700ns-800ns · for 100ns" in titles
    assert {node.text for node in root.iter(f"{space}text")} >= {"P0", "P1", "G1", "G6"}


@pytest.mark.parametrize(
    ("ns", "text"),
    [
        (0, "0"),
        (999, "999ns"),
        (2250, "2.25µs"),
        (12_340, "12.3µs"),
        (1_000_000, "1ms"),
        (59_000_000_000, "59s"),
        (3_600_000_000_000, "3600s"),
    ],
)
def test_times_are_short(ns: int, text: str) -> None:
    assert short(ns) == text
    assert short(ns, ascii=True).isascii()
