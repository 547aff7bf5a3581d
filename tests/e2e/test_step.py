"""`quizgo sim step` in a real terminal, on a dumb one and through a pipe."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.e2e.conftest import Home, quizgo
from tests.terminal import Terminal

PROGRAM = """package main

import "sync"

func worker(wg *sync.WaitGroup) {
	wg.Done()
}

func main() {
	var wg sync.WaitGroup
	for range 3 {
		wg.Add(1)
		go worker(&wg)
	}
	wg.Wait()
	println("done")
}
"""


def stepping(home: Home, file: Path, *words: str, columns: int, rows: int) -> Terminal:
    command = quizgo("sim", "step", str(file), "--procs", "1", *words)
    return Terminal(command, columns=columns, rows=rows, environ=home.environ())


def test_a_run_is_walked_forward_and_back_to_the_same_state(home: Home) -> None:
    file = home.deck(PROGRAM, "p.go")
    with stepping(home, file, columns=80, rows=24) as terminal:
        terminal.wait_for("main is about to run line 10")
        terminal.wait_for("q quit")  # the last line: the screen is whole
        before = terminal.lines()
        (position,) = re.findall(r"stop (\d+)/", before[0])
        terminal.send("n" * 7)
        terminal.wait_for(f"stop {int(position) + 7}/")
        assert terminal.lines() != before
        terminal.send("p" * 7)
        terminal.wait_until(lambda: terminal.lines() == before, "the same screen again")
        terminal.send("kblock\r")
        terminal.wait_for("main parks: sync.WaitGroup.Wait")
        terminal.wait_for("runnext worker#3")
        terminal.wait_for("worker#1 worker#2")
        terminal.send("l16\r")
        terminal.wait_for("main is about to run line 16")
        terminal.send("?")
        terminal.wait_for("run to a line")
        terminal.send("q")
        assert terminal.wait_for_exit() == 0


def test_a_small_window_in_chinese(home: Home) -> None:
    file = home.deck(PROGRAM, "p.go")
    with stepping(home, file, "--lang", "zh", columns=40, rows=10) as terminal:
        terminal.wait_for("main 即将执行第 10 行")
        terminal.send("kgo_exit\r")
        terminal.wait_for("worker#3 结束")
        terminal.press("tab")
        terminal.wait_for("[goroutine]")
        terminal.wait_for("worker#1 :5 Grunnable")
        terminal.resize(80, 24)
        terminal.wait_for("func worker")
        terminal.press("ctrl-c")
        assert terminal.wait_for_exit() == 0


@pytest.mark.parametrize("term", ["dumb", "xterm"])
def test_without_a_screen_every_stop_is_a_line(home: Home, term: str) -> None:
    file = home.deck(PROGRAM, "p.go")
    done = home.run("sim", "step", str(file), "--procs", "1", environ={"TERM": term})
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert "p.go: GOMAXPROCS=1, Go 1.27, seed 1" in lines[0]
    assert sum("makes worker#" in line for line in lines) == 3
    assert lines[-1].endswith("the program ends")


@pytest.mark.parametrize(
    ("body", "status", "error"),
    [
        ("x", 1, "undefined: x"),
        ("panic(1)", 2, ""),
        ("<-make(chan int)", 2, ""),
        ("for { println() }", 124, ""),
    ],
)
def test_the_listing_has_the_status_of_the_run(
    home: Home, body: str, status: int, error: str
) -> None:
    file = home.deck(f"package main\nfunc main() {{\n{body}\n}}\n", "p.go")
    done = home.run("sim", "step", str(file))
    assert done.returncode == status
    assert error in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_that_is_not_there_is_said(home: Home) -> None:
    done = home.run("sim", "step", "no.go")
    assert done.returncode == 1
    assert "no.go: cannot be read" in done.stderr
