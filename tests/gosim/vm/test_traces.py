"""Which frames a trace shows, and how, compared with what Go 1.27 printed (`traces.json`).

Kept of a trace are the frames of the program itself: `main.f(...) 3+` is a function with arguments
at line 3, with an offset into its code; a function that was copied into its caller has none.
"""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import TypedDict

import pytest

from quizgo import gosim
from tests.toolchain import go_command, needs_go


class Case(TypedDict):
    name: str
    source: str
    frames: list[str]


CASES: list[Case] = json.loads(Path(__file__).with_name("traces.json").read_text())


def frames(stderr: str) -> list[str]:
    found: list[str] = []
    for line in stderr.splitlines():
        place = re.match(r"\t.*/?prog\.go:(\d+)( \+0x)?", line)
        if line.startswith("goroutine "):
            found.append("goroutine")
        elif line.startswith("created by "):
            found.append(re.sub(r" in goroutine \d+", "", line))
        elif line.startswith("\t") and found and found[-1].endswith(")"):
            if place is None:
                found.pop()  # the function above is the library's
            else:
                found[-1] += f" {place[1]}{'+' if place[2] else ''}"
        elif re.match(r"(\w+/)*\w+\..*\)$", line):
            found.append(re.sub(r"\((\.\.\.|0x.*|\{.*)\)$", "(...)", line))
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_frames_are_those_of_go(case: Case) -> None:
    program = gosim.compile(case["source"].encode(), "prog.go")
    assert isinstance(program, gosim.Program), program
    assert frames(gosim.run(program).stderr.decode()) == case["frames"]


@pytest.mark.go
@needs_go
@pytest.mark.parametrize("case", CASES[::16], ids=lambda case: case["name"])
def test_go_still_prints_so(case: Case, tmp_path: Path) -> None:
    (tmp_path / "prog.go").write_text(case["source"])
    subprocess.run([go_command(), "build", "-o", "out", "prog.go"], cwd=tmp_path, check=True)
    ran = subprocess.run([tmp_path / "out"], capture_output=True, text=True, check=False)
    assert frames(ran.stderr) == case["frames"]


def test_a_chain_of_thousands_of_functions_is_followed() -> None:
    chain = "".join(f"func f{i}() {{ f{i + 1}() }}\n" for i in range(3000))
    source = f"package main\n{chain}func f3000() {{ panic(1) }}\nfunc main() {{ f0() }}\n"
    program = gosim.compile(source.encode(), "prog.go")
    assert isinstance(program, gosim.Program)
    lines = gosim.run(program).stderr.decode().splitlines()
    assert "main.f3000(...)" in lines
    assert lines[-2] == "main.main()"


def test_an_argument_of_a_go_statement_is_not_followed() -> None:
    source = b"""package main
func apply(n int, f func(int)) { f(n) }
func main() { go apply(1, func(n int) { panic(n) }); select {} }
"""
    program = gosim.compile(source, "prog.go")
    assert isinstance(program, gosim.Program)
    shown = frames(gosim.run(program).stderr.decode())
    assert [frame.split("(")[0] for frame in shown[1:3]] == ["main.main.func1", "main.apply"]


def test_source_without_results_or_calls_is_no_obstacle() -> None:
    source = b"""package main
func nothing() { return }
func pick() (f func()) { return }
func main() { nothing(); f := pick(); f() }
"""
    program = gosim.compile(source, "prog.go")
    assert isinstance(program, gosim.Program)
    assert "main.main()" in gosim.run(program).stderr.decode()
