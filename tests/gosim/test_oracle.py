"""Programs of our own, and what Go 1.27 did with them.

`oracle/go`: stdout, the first line of stderr and the exit status, the same in all real runs.
`oracle/deadlock`: who waits where, and for what. `oracle/outcomes`: all that a program can do.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from quizgo import gosim

ORACLE = Path(__file__).parent / "oracle"
SEEDS = range(1, 6)


def names(folder: str) -> list[str]:
    return sorted(path.stem for path in (ORACLE / folder).glob("*.go"))


def run(path: Path, seed: int = 1) -> gosim.Outcome:
    return run_source(path.read_bytes(), seed=seed)


def run_source(source: bytes, seed: int = 1) -> gosim.Outcome:
    program = gosim.compile(source, "prog.go")
    assert isinstance(program, gosim.Program), program
    return gosim.run(program, gosim.Choices(seed))


def record(folder: str, name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((ORACLE / folder / f"{name}.json").read_text())
    return data


def cases(file: str) -> list[Any]:
    return [pytest.param(case, id=case["name"]) for case in json.loads((ORACLE / file).read_text())]


@pytest.mark.parametrize("name", names("go"))
def test_a_program_prints_what_go_prints(name: str) -> None:
    outcome = run(ORACLE / "go" / f"{name}.go")
    expected = ORACLE / "go" / name
    first = outcome.stderr.decode().partition("\n")[0]
    assert outcome.stdout.decode() == expected.with_suffix(".out").read_text()
    assert outcome.status == int(expected.with_suffix(".rc").read_text())
    assert first == expected.with_suffix(".err").read_text().partition("\n")[0]


@pytest.mark.parametrize("name", names("deadlock"))
def test_a_deadlock_is_told_by_who_waits_where(name: str) -> None:
    outcome = run(ORACLE / "deadlock" / f"{name}.go")
    expected = record("deadlock", name)
    blocked = Counter((b.created_at or None, b.line, b.reason) for b in outcome.blocked)
    if expected["verdict"] == "deadlock":
        # The others end before those that leak have come to where they wait.
        assert blocked == {
            (e["created_at_line"], e["wait_line"], e["reason"]): e["count"]
            for e in expected["expected"]
        }
    assert outcome.stderr.decode().partition("\n")[0] == expected["fatal"]
    assert outcome.status in {real["exit"] for real in expected["runs"]}


@pytest.mark.parametrize("name", names("outcomes"))
def test_what_a_program_does_is_one_of_the_things_it_can_do(name: str) -> None:
    possible = {(e["stdout"], e["exit"]) for e in record("outcomes", name)["expected"]}
    for seed in SEEDS:
        outcome = run(ORACLE / "outcomes" / f"{name}.go", seed)
        assert (outcome.stdout.decode(), outcome.status) in possible


@pytest.mark.parametrize("case", cases("compile_errors.json"))
def test_a_wrong_program_is_refused_in_the_words_of_the_compiler(case: dict[str, Any]) -> None:
    """A doubtful one compiles and is told of in vet's."""
    source = case["source"].encode()
    is_doubtful = case["kind"] == "vet"
    filename = f"{case['name']}.go" if is_doubtful else "prog.go"
    program = gosim.compile(source, filename)
    assert isinstance(program, gosim.Program) == is_doubtful
    complaints = gosim.vet(source, filename)
    assert "\n".join(complaints).split("\n") == case["messages"]
    if isinstance(program, gosim.CompileFaults):
        assert program.lines == complaints


@pytest.mark.parametrize("case", cases("runtime_errors.json"))
def test_a_run_time_error_is_told_in_the_words_of_the_runtime(case: dict[str, Any]) -> None:
    outcome = run_source(case["source"].encode())
    lines = outcome.stderr.decode().split("\n")
    assert (outcome.stdout.decode(), outcome.status) == (case["stdout"], case["exit"])
    assert lines[0] == case["stderr_head"][0]
    if case["name"] != "stackoverflow":
        assert lines[1] == case["stderr_head"][1]
        # Other goroutines' numbers depend on the number of Ps.
        headers = [line for line in lines if line.startswith("goroutine ")]
        assert [_status(h) for h in headers] == [_status(h) for h in case["goroutine_headers"]]


def _status(header: str) -> str:
    return header.partition("[")[2]


@pytest.mark.parametrize("name", ["select_two_ready", "worker_pool_order", "ctx_cancel_vs_result"])
def test_a_run_is_a_function_of_program_and_choices(name: str) -> None:
    folder = "outcomes" if (ORACLE / "outcomes" / f"{name}.go").exists() else "go"
    source = (ORACLE / folder / f"{name}.go").read_bytes()
    program = gosim.compile(source, "prog.go")
    assert isinstance(program, gosim.Program)
    first = gosim.run(program, gosim.Choices(7), events=True)
    assert gosim.run(program, gosim.Choices(7), events=True) == first
    assert gosim.run(program, gosim.Choices(8, replay=first.choices), events=True) == first
