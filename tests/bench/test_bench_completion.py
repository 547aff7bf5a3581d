"""What a Tab costs, against the import of click alone, with 10,000 cards to be named.

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
MOST = 2.0
CARDS = 10_000


def test_a_tab_costs_under_two_imports_of_click(
    tmp_path: Path, benchmark: BenchmarkFixture
) -> None:
    home = Home(tmp_path / "home")
    cards = "".join(f"- {{id: c{n}, kind: basic, ask: a, answer: b}}\n" for n in range(CARDS))
    deck = home.deck(f"deck: many/cards\ncards:\n{cards}")
    assert home.run("import", str(deck)).returncode == 0

    def of(*command: str, **asked: str) -> Callable[[], None]:
        environ = {**home.environ(), **asked}
        return lambda: void(subprocess.run(command, env=environ, capture_output=True, check=True))

    deeds = {"click": of(sys.executable, "-c", "import click")}
    for what, words in (("decks", "quizgo study go/g"), ("cards", "quizgo show many/cards/c99")):
        deeds[what] = of(
            *quizgo(), _QUIZGO_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD="2"
        )
        deeds[what]()  # what can be typed is kept from the first time on
    took: dict[str, list[float]] = {name: [] for name in deeds}
    for _ in range(ROUNDS):
        for name, deed in deeds.items():
            took[name].append(processor_seconds(deed))
    benchmark(deeds["cards"])
    lower = {name: statistics.quantiles(seconds)[0] for name, seconds in took.items()}
    ratios = {name: lower[name] / lower["click"] for name in ("decks", "cards")}
    for name, ratio in ratios.items():
        benchmark.extra_info[f"{name}, times click"] = round(ratio, 2)
    assert max(ratios.values()) < MOST, ratios


def void(_: object) -> None:
    """The result is not needed."""
