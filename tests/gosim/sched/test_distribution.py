"""In which orders small programs run with several Ps: what real Go did, and what is done here.

`orders.json` holds a thousand runs of each program on a machine with two cores (`record_orders.py`
made it). `pytest -m benchmark` of this file looks for all of them, and with a Go toolchain at hand
for those of new runs, and prints the comparison.
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
from tests.gosim.sched.orders_hunt import Hunt, as_text, given
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
MOST_RUNS = 30_000
"""To look for orders in. Nearly all are found in the first 4,000."""
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


@pytest.mark.timeout(600)
@pytest.mark.benchmark
@CASES
def test_every_order_of_the_recorded_runs_is_given(
    name: str, procs: int, capsys: pytest.CaptureFixture[str]
) -> None:
    with capsys.disabled():
        compare(name, procs, RECORDED[name][str(procs)])


@pytest.mark.benchmark
@needs_go
@pytest.mark.timeout(600)
@CASES
def test_every_order_of_new_runs_of_real_go_is_given(
    name: str, procs: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    binary = tmp_path / name
    source = HERE / "orders" / f"{name}.go"
    subprocess.run([go_command(), "build", "-o", binary, source], check=True)
    known = orders(binary, procs, 1_000)
    with capsys.disabled():
        compare(name, procs, known)


def compare(name: str, procs: int, known: dict[str, int]) -> None:
    """Every order must come: on the usual machine, or where far too many others run, by the seed
    alone or by seed and draws, which are printed. The most frequent one must be frequent on the
    usual machine.

    Which rare orders real Go takes differs by the hour, with what else its machine does.
    """
    runs, seeds = sum(known.values()), range(1, 401)
    usual = Counter(simulated(name, procs, COSTS[0], seeds))
    hunt = Hunt(program(name), procs, gosim.HOSTS["loaded"], set(known) - set(usual))
    found = hunt.look(MOST_RUNS)
    print(f"\n{name}, GOMAXPROCS={procs}: {len(known)} orders, {len(hunt.left)} not met here")
    for order, n in list(known.items())[:8]:
        here = 100 * usual[order] / len(seeds)
        print(f"  {order:20} go {100 * n / runs:5.1f} %   here {here:5.1f} %")
    for order, way in found.items():
        print(f"  {order:20} go {100 * known[order] / runs:5.1f} %   host loaded, {as_text(way)}")
        assert given(program(name), procs, gosim.HOSTS["loaded"], way)[0] == order
    assert usual[max(known, key=known.__getitem__)] >= len(seeds) // 20
    assert not hunt.left, {order: known[order] for order in hunt.left}
