"""In which orders small programs run with several Ps: what real Go did, and what is done here.

`orders.json` holds a thousand runs of each program on a machine with two cores (`record_orders.py`
made it). With a Go toolchain at hand, `pytest -m go -s` compares with new runs of it.
"""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from quizgo import gosim
from tests.gosim.sched.record_orders import HERE, PROCS, orders
from tests.toolchain import go_command, needs_go

COSTS = (
    gosim.Costs(),
    gosim.Costs(busy=100),
    gosim.Costs(jitter=8_000, wake_m=500, backoff=1_000),
    gosim.Costs(jitter=15_000),
    gosim.Costs(jitter=3_000, wake_m=500, backoff=200, busy=30),
)
"""Latencies of machines that differ; the first is the usual one."""
RECORDED: dict[str, dict[str, dict[str, int]]] = json.loads((HERE / "orders.json").read_text())
OFTEN = 20
"""Of a thousand real runs: an order that came so often must be found quickly."""
CASES = pytest.mark.parametrize(
    ("name", "procs"), [(name, procs) for name in RECORDED for procs in PROCS]
)


@cache
def program(name: str) -> gosim.Program:
    compiled = gosim.compile((HERE / "orders" / f"{name}.go").read_bytes(), "prog.go")
    assert isinstance(compiled, gosim.Program)
    return compiled


def simulated(name: str, procs: int, costs: gosim.Costs, seeds: range) -> Iterator[str]:
    compiled = program(name)
    for seed in seeds:
        outcome = gosim.run(compiled, gosim.Choices(seed), procs=procs, costs=costs)
        yield outcome.stdout.decode().strip()


def missing(name: str, procs: int, known: dict[str, int], seeds: int) -> dict[str, int]:
    """The orders of real Go that did not come."""
    left = dict(known)
    for first in range(1, seeds, 50):
        for costs in COSTS:
            for order in simulated(name, procs, costs, range(first, first + 50)):
                left.pop(order, None)
        if not left:
            break
    return left


@CASES
def test_the_most_frequent_order_is_frequent_here_too(name: str, procs: int) -> None:
    known = RECORDED[name][str(procs)]
    counts = Counter(simulated(name, procs, COSTS[0], range(1, 101)))
    assert counts[max(known, key=known.__getitem__)] >= 5


@CASES
def test_what_real_go_does_often_is_done_here(name: str, procs: int) -> None:
    known = RECORDED[name][str(procs)]
    often = {order: n for order, n in known.items() if n >= OFTEN}
    assert not missing(name, procs, often, 300)


@pytest.mark.benchmark  # of the machine, too: which rare orders real Go takes differs by the hour
@needs_go
@pytest.mark.timeout(600)
@CASES
def test_new_runs_of_real_go_are_compared(
    name: str, procs: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    binary = tmp_path / name
    source = HERE / "orders" / f"{name}.go"
    subprocess.run([go_command(), "build", "-o", binary, source], check=True)
    known = orders(binary, procs, 1_000)
    here = Counter(simulated(name, procs, COSTS[0], range(1, 401)))
    left = missing(name, procs, known, 1_000)
    with capsys.disabled():
        print(f"\n{name}, GOMAXPROCS={procs}: {len(known)} orders, {len(left)} not met here")
        for order, n in list(known.items())[:8]:
            print(f"  {order:20} go {n / 10:5.1f} %   here {here[order] / 4:5.1f} %")
        for order, n in left.items():
            print(f"  {order:20} go {n / 10:5.1f} %   here never")
    assert here[next(iter(known))] >= 20
    assert sum(left.values()) <= 10, left
