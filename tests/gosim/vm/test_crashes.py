"""How programs die, compared with what Go 1.27 wrote to stderr (`crashes.json`).

Addresses, code offsets and the arguments of frames belong to machine code and are left out, and so
are frames of the standard library.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from quizgo import gosim

RECORDED: dict[str, Any] = json.loads((Path(__file__).parent / "crashes.json").read_text())


def comparable(stderr: str) -> list[str]:
    """The lines that do not depend on the machine code."""
    lines: list[str] = []
    for line in stderr.splitlines():
        if line.startswith(("\t/", "exit status")):
            if lines:
                lines.pop()  # the function above was the library's
            continue
        line = re.sub(r" \+0x[0-9a-f]+$", "", line)
        line = re.sub(r"^([\w.\[\]*()-]+?)\((?:\.\.\.|0x.*|\{.*|\d.*|)\)$", r"\1", line)
        line = re.sub(r"0x[0-9a-f]+", "0x", line)
        line = re.sub(r"^goroutine \d+", "goroutine N", line)
        lines.append(re.sub(r" in goroutine \d+", "", line))
    return lines


@pytest.mark.parametrize("case", RECORDED["cases"], ids=lambda case: case["name"])
def test_a_crash_reads_as_in_go(case: dict[str, Any]) -> None:
    source = f"{RECORDED['head']}\t{case['body']}\n}}\n"
    program = gosim.compile(source.encode(), "prog.go")
    assert isinstance(program, gosim.Program), program
    outcome = gosim.run(program)
    assert comparable(outcome.stderr.decode()) == comparable(case["stderr"])
    assert outcome.status == case["exit"]


def test_error_method_that_panics_is_fatal() -> None:
    source = b"""package main
type bad struct{}
func (bad) Error() string { panic("in Error") }
func main() { panic(bad{}) }
"""
    program = gosim.compile(source, "prog.go")
    assert isinstance(program, gosim.Program)
    outcome = gosim.run(program)
    first = outcome.stderr.decode().splitlines()[0]
    assert first == "fatal error: panic while printing panic value: in Error"
    assert outcome.status == 2


def test_error_method_that_panics_with_the_value_itself_is_fatal_too() -> None:
    source = b"""package main
type bad struct{}
func (b bad) Error() string { panic(b) }
func main() { panic(bad{}) }
"""
    program = gosim.compile(source, "prog.go")
    assert isinstance(program, gosim.Program)
    first = gosim.run(program).stderr.decode().splitlines()[0]
    assert first == "fatal error: panic while printing panic value: type main.bad"


def test_captured_variables_are_no_arguments() -> None:
    source = b"""package main
func main() {
	x := 0
	f := func() { defer print(); x = 1 / x }
	g := func(n int) { defer print(); f() }
	g(1)
}
"""
    program = gosim.compile(source, "prog.go")
    assert isinstance(program, gosim.Program)
    lines = gosim.run(program).stderr.decode().splitlines()
    frames = [line for line in lines if line.startswith("main.")]
    assert frames == ["main.main.func1()", "main.main.func2(...)", "main.main()"]
