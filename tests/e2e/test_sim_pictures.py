"""`quizgo sim timeline` and `quizgo sim explain`, as typed."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.e2e.conftest import Home, quizgo
from tests.gosim.runs import CROSSED
from tests.terminal import Terminal


@pytest.fixture
def program(home: Home) -> Path:
    return home.deck(CROSSED, "crossed.go")


def test_lanes_in_a_pipe(home: Home, program: Path) -> None:
    done = home.run("sim", "timeline", str(program), "--procs", "1")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[1].startswith("P0 │G1━")
    assert "running" in done.stdout


def test_lanes_of_goroutines_in_chinese_and_ascii(home: Home, program: Path) -> None:
    words = ("sim", "timeline", str(program), "--by", "g", "--lang", "zh", "--procs", "1")
    done = home.run(*words, environ={"TERM": "dumb"})
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert lines[1].startswith("G1 |P0=")
    assert "运行中" in lines[-1]


@pytest.mark.parametrize(("columns", "rows"), [(40, 10), (80, 24)])
def test_lanes_as_wide_as_the_terminal(home: Home, program: Path, columns: int, rows: int) -> None:
    command = quizgo("sim", "timeline", str(program), "--procs", "2")
    with Terminal(command, columns=columns, rows=rows, environ=home.environ()) as terminal:
        terminal.wait_for("P0 ")
        assert terminal.wait_for_exit() == 0


def test_an_image_a_page_and_a_trace(home: Home, program: Path, tmp_path: Path) -> None:
    for kind in ("svg", "html", "json"):
        file = tmp_path / f"run.{kind}"
        done = home.run("sim", "timeline", str(program), "-o", str(file), "--lang", "zh")
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert ElementTree.parse(tmp_path / "run.svg").getroot().tag.endswith("svg")
    assert '"language":"zh"' in (tmp_path / "run.html").read_text(encoding="utf-8")
    assert json.loads((tmp_path / "run.json").read_text())["traceEvents"]


def test_a_file_of_another_kind_is_wrong_words(home: Home, program: Path) -> None:
    done = home.run("sim", "timeline", str(program), "-o", "run.png")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "quizgo: run.png: let the name end in .svg, .html, .json.\n"


def test_what_cannot_be_written_or_compiled_is_one(home: Home, program: Path) -> None:
    done = home.run("sim", "timeline", str(program), "-o", "/nowhere/run.svg")
    assert done.returncode == 1
    assert "/nowhere/run.svg: cannot be written" in done.stderr
    for command in ("timeline", "explain"):
        broken = home.deck("package main\nfunc main() { x := 1 }\n", "broken.go")
        done = home.run("sim", command, str(broken))
        assert (done.returncode, done.stdout) == (1, "")
        assert "declared and not used: x" in done.stderr
        assert home.run("sim", command, "missing.go").returncode == 1


def test_a_run_explained(home: Home, program: Path) -> None:
    done = home.run("sim", "explain", str(program), "--procs", "1", "--seed", "3")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("crossed.go: GOMAXPROCS=1, Go 1.27, seed 3\n")
    assert "all goroutines are asleep - deadlock!" in done.stdout
    assert "A cycle: G1 → G" in done.stdout


def test_a_run_without_end_is_cut_and_explained(home: Home) -> None:
    program = home.deck("package main\nfunc main() { for {} }\n", "endless.go")
    done = home.run("sim", "explain", str(program), "--procs", "1", "--moments", "3")
    assert done.returncode == 0
    assert "It was stopped by the steps limit" in done.stdout


SPINS = """package main

import (
	"fmt"
	"runtime"
)

func main() {
	runtime.GOMAXPROCS(1)
	go fmt.Println("given a turn")
	for i := 0; i < 1_000; i++ {}
	fmt.Println("over")
}
"""


@pytest.mark.parametrize("words", [("timeline", "--by", "g"), ("explain",), ("step", "--plain")])
def test_who_looks_at_a_run_sees_it_as_it_is_run(home: Home, words: tuple[str, ...]) -> None:
    """Switches, costs and the variables that Go knows count for all of them alike."""
    program = home.deck(SPINS, "spins.go")
    command, *options = words

    def seen(*more: str, **environ: str) -> str:
        slow = ("--cost", "instruction=20000")
        done = home.run("sim", command, str(program), *options, *slow, *more, environ=environ)
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    usual = seen()
    assert seen() == usual
    assert seen("--rule", "async_preempt=off") != usual
    assert seen(GODEBUG="asyncpreemptoff=1") != usual
    assert seen("--cost", "switch=9000000") != usual
