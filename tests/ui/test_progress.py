"""Progress of long work: when it speaks, what it says, where it draws."""

from __future__ import annotations

import io
from dataclasses import dataclass

import pyte
import pytest

from quizgo.model import Lang
from quizgo.settings import Theme
from quizgo.ui import looks
from quizgo.ui.looks import Looks
from quizgo.ui.progress import off_the_screen, on_a_screen, progress

XTERM = {"TERM": "xterm-256color"}


@dataclass(slots=True)
class Hands:
    """A clock that goes by as it is told."""

    seconds: float = 0.0

    def __call__(self) -> float:
        return self.seconds


class Tty(io.StringIO):
    """What is written to it goes to a terminal."""

    def isatty(self) -> bool:
        return True

    def screen(self, columns: int = 80) -> list[str]:
        screen = pyte.Screen(columns, 4)
        pyte.Stream(screen).feed(self.getvalue().replace("\n", "\r\n"))
        return [line.rstrip() for line in screen.display]


def worked(out: io.StringIO, seconds_each: float, *, look: Looks, environ: dict[str, str]) -> None:
    hands = Hands()
    with (
        looks.use(look),
        progress("Checking", 20, out=out, environ=environ, monotonic=hands) as step,
    ):
        for _ in range(20):
            hands.seconds += seconds_each
            step()


def test_quick_work_says_nothing() -> None:
    for look in (Looks(), Looks(screen_reader=True)):
        out = Tty()
        worked(out, 0.04, look=look, environ=XTERM)
        assert out.getvalue() == ""


def test_a_pipe_is_not_told() -> None:
    out = io.StringIO()
    worked(out, 60, look=Looks(), environ=XTERM)
    assert out.getvalue() == ""


@pytest.mark.parametrize("look", [Looks(screen_reader=True), Looks()])
def test_lines_come_at_every_tenth(look: Looks) -> None:
    out = Tty()
    worked(out, 30, look=look, environ={"TERM": "dumb"} if not look.screen_reader else XTERM)
    lines = out.getvalue().splitlines()
    assert len(lines) == 9
    assert lines[0] == "Checking: 10%, about 9 min left."
    assert lines[-1] == "Checking: 90%, about 60 s left."


def test_lines_in_chinese() -> None:
    out = Tty()
    worked(out, 3_600, look=Looks(Lang.ZH, Theme.AUTO, True), environ=XTERM)
    assert out.getvalue().splitlines()[0] == "Checking：10%，约剩 18 小时。"


@pytest.mark.parametrize("columns", [40, 80])
def test_a_bar_shows_time_left_and_goes(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("TERM", "xterm-256color")
    out, hands = Tty(), Hands()
    with looks.use(Looks()), progress("Checking", 4, out=out, environ=XTERM, monotonic=hands) as on:
        hands.seconds = 10
        on()
        assert any(
            "Checking" in line and "25%" in line and "about 30 s left" in line
            for line in out.screen(columns)
        )
    assert out.screen(columns) == ["", "", "", ""]


def test_a_fault_in_the_work_takes_the_bar_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    out, hands = Tty(), Hands()

    def fails() -> None:
        with (
            looks.use(Looks()),
            progress("Checking", 4, out=out, environ=XTERM, monotonic=hands) as step,
        ):
            hands.seconds = 10
            step(2)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fails()
    assert "Checking" in out.getvalue()
    assert out.screen()[0] == ""


def test_a_screen_that_has_the_terminal_is_told_and_nothing_is_drawn_over_it() -> None:
    out, said = Tty(), list[str]()
    with on_a_screen(said.append):
        worked(out, 30, look=Looks(), environ=XTERM)
        with off_the_screen():
            worked(out, 0.04, look=Looks(), environ=XTERM)
    assert out.getvalue() == ""
    assert said[0] == "Checking: 5%, about 10 min left."
    assert len(said) == 20


def test_a_screen_that_has_handed_the_terminal_over_is_not_told() -> None:
    out, said = Tty(), list[str]()
    with on_a_screen(said.append), off_the_screen():
        worked(out, 30, look=Looks(screen_reader=True), environ=XTERM)
    assert len(out.getvalue().splitlines()) == 9
    assert said == []


def test_work_within_work_has_no_bar_of_its_own() -> None:
    out, hands = Tty(), Hands()
    with looks.use(Looks(screen_reader=True)):
        outer = progress("Outer", 2, out=out, environ=XTERM, monotonic=hands)
        with outer as step:
            for _ in range(2):
                with progress("Inner", 2, out=out, environ=XTERM, monotonic=hands) as inner:
                    hands.seconds += 30
                    inner()
                step()
    assert out.getvalue() == "Outer: 50%, about 30 s left.\n"


def test_a_total_is_counted_only_for_work_that_takes_long() -> None:
    counted: list[int] = []

    def total() -> int:
        counted.append(1)
        return 4

    hands = Hands()
    with progress("Quick", total, out=Tty(), environ=XTERM, monotonic=hands) as step:
        hands.seconds += 0.5
        step(4)
    assert counted == []
    out = Tty()
    with (
        looks.use(Looks(screen_reader=True)),
        progress("Slow", total, out=out, environ=XTERM, monotonic=hands) as step,
    ):
        for _ in range(4):
            hands.seconds += 30
            step()
    assert counted == [1]
    assert out.getvalue().splitlines()[0] == "Slow: 20%, about 2 min left."
