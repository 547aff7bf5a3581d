"""Programs of our own, and what Go 1.27 did with them.

`oracle/go`: stdout, the first line of stderr and the exit status, the same in all real runs.
`oracle/deadlock`: who waits where, and for what. `oracle/outcomes`: all that a program can do.

`QUIZGO_ORACLE_SEEDS=50` tries so many seeds where a few are tried else.
"""

from __future__ import annotations

import csv
import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from quizgo import gosim
from quizgo.gosim.limits import FREE

ORACLE = Path(__file__).parent / "oracle"
SEEDS = int(os.environ.get("QUIZGO_ORACLE_SEEDS", "10"))
SLOW = frozenset(("busy_default_loop", "timeslice_short_wins"))
"""They compute for a long time: one seed is enough."""
PROCS = (1, 2, 4, 8)
COSTS = {
    "real": gosim.Costs(),
    "calm": gosim.Costs(jitter=0),
    "busy": gosim.Costs(busy=100),
    "free": FREE,
}


def names(folder: str) -> list[str]:
    return sorted(path.stem for path in (ORACLE / folder).glob("*.go"))


def compiled(path: Path) -> gosim.Program:
    program = gosim.compile(path.read_bytes(), "prog.go")
    assert isinstance(program, gosim.Program), program
    return program


def run_source(source: bytes) -> gosim.Outcome:
    program = gosim.compile(source, "prog.go")
    assert isinstance(program, gosim.Program), program
    return gosim.run(program)


def ending(outcome: gosim.Outcome) -> tuple[str, int, str]:
    """stdout, the exit status, and the first line of stderr."""
    first = outcome.stderr.decode().partition("\n")[0]
    return outcome.stdout.decode(), outcome.status, first


def real(name: str) -> tuple[str, int, str]:
    path = ORACLE / "go" / name
    first = path.with_suffix(".err").read_text().partition("\n")[0]
    status = int(path.with_suffix(".rc").read_text())
    return path.with_suffix(".out").read_text(), status, first


def same_everywhere() -> list[str]:
    """Programs that do the same at any GOMAXPROCS."""
    with (ORACLE / "go" / "index.tsv").open() as index:
        rows = csv.DictReader(index, delimiter="\t")
        return [row["name"] for row in rows if row["gmp"] == "any"]


def record(folder: str, name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((ORACLE / folder / f"{name}.json").read_text())
    return data


def cases(file: str) -> list[Any]:
    return [pytest.param(case, id=case["name"]) for case in json.loads((ORACLE / file).read_text())]


@pytest.mark.parametrize("name", names("go"))
def test_a_program_prints_what_go_prints(name: str) -> None:
    outcome = gosim.run(compiled(ORACLE / "go" / f"{name}.go"))
    assert ending(outcome) == real(name)


@pytest.mark.parametrize("name", same_everywhere())
def test_what_does_not_depend_on_the_number_of_ps_is_the_same_with_any(name: str) -> None:
    program = compiled(ORACLE / "go" / f"{name}.go")
    for procs in PROCS:
        for seed in range(1, 2 if name in SLOW else min(SEEDS, 10) + 1):
            outcome = gosim.run(program, gosim.Choices(seed), procs=procs)
            assert ending(outcome) == real(name), (procs, seed)


@pytest.mark.parametrize("name", names("deadlock"))
def test_a_deadlock_is_told_by_who_waits_where(name: str) -> None:
    program = compiled(ORACLE / "deadlock" / f"{name}.go")
    known = record("deadlock", name)
    everybody = Counter(
        {(e["created_at_line"], e["wait_line"], e["reason"]): e["count"] for e in known["expected"]}
    )
    for procs in PROCS:
        for seed in range(1, 4):
            outcome = gosim.run(program, gosim.Choices(seed), procs=procs)
            blocked = Counter((b.created_at or None, b.line, b.reason) for b in outcome.blocked)
            if known["verdict"] == "deadlock":
                # The others end before those that leak have come to where they wait.
                assert blocked == everybody, (procs, seed)
            assert ending(outcome)[2] == known["fatal"]
            assert outcome.status in {run["exit"] for run in known["runs"]}


@pytest.mark.parametrize("costs", COSTS)
@pytest.mark.parametrize("name", names("outcomes"))
def test_what_a_program_does_is_one_of_the_things_it_can_do(name: str, costs: str) -> None:
    program = compiled(ORACLE / "outcomes" / f"{name}.go")
    known = record("outcomes", name)
    wider = ("expected", "expected_weak", "expected_library", "expected_untimed")
    possible = {(e["stdout"], e["exit"]) for kind in wider for e in known.get(kind, ())}
    for procs in PROCS:
        for seed in range(1, SEEDS + 1):
            outcome = gosim.run(program, gosim.Choices(seed), procs=procs, costs=COSTS[costs])
            assert (outcome.stdout.decode(), outcome.status) in possible, (procs, seed)


CAUGHT = (
    *("cas_once", "check_then_act", "cond_signal_in_lock", "dining_3", "double_close_recover"),
    *("first_of_two", "lock_inversion", "map_concurrent_write", "missing_wait"),
    "nil_channel_racy",
    *("select_default_unbuf", "trysend_vs_recv"),
)
"""Programs that nearly always do one thing, on real Go too; the other is their bug."""


@pytest.mark.parametrize("name", CAUGHT)
def test_a_rare_ending_shows_within_eighty_runs_on_a_busy_machine(name: str) -> None:
    program = compiled(ORACLE / "outcomes" / f"{name}.go")
    possible = {(e["stdout"], e["exit"]) for e in record("outcomes", name)["expected"]}
    costs = gosim.Costs(busy=100)
    seen = set()
    for seed in range(1, 41):
        for procs in (2, 4):
            outcome = gosim.run(program, gosim.Choices(seed), procs=procs, costs=costs)
            seen.add((outcome.stdout.decode(), outcome.status))
    assert seen == possible


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
