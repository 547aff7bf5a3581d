"""What the line for a shell's prompt costs, against a Python that does nothing.

Processor time, and in turns: what other programs take at the same moment is not ours.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.bench.test_bench_startup import processor_seconds
from tests.e2e.conftest import Home, quizgo

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(300)]

ROUNDS = 25
MOST = 3.0


def test_the_prompt_costs_under_three_bare_starts(
    tmp_path: Path, benchmark: BenchmarkFixture
) -> None:
    home = Home(tmp_path / "home")
    environ = {name: value for name, value in home.environ().items() if name != "QUIZGO_NOW"}
    assert home.run("due").returncode == 0

    def of(*command: str) -> Callable[[], None]:
        return lambda: void(subprocess.run(command, env=environ, capture_output=True, check=True))

    deeds = {"bare": of(sys.executable, "-c", "pass"), "prompt": of(*quizgo("due", "--prompt"))}
    took: dict[str, list[float]] = {name: [] for name in deeds}
    for _ in range(ROUNDS):
        for name, deed in deeds.items():
            took[name].append(processor_seconds(deed))
    benchmark(deeds["prompt"])
    lower = {name: statistics.quantiles(seconds)[0] for name, seconds in took.items()}
    ratio = lower["prompt"] / lower["bare"]
    benchmark.extra_info["times a bare start"] = round(ratio, 2)
    assert ratio < MOST, f"{ratio:.2f} times a bare start"


def void(_: object) -> None:
    """The result is not needed."""
