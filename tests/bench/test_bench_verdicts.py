"""From the moment an answer is handed in to its verdict, against `go run` of the same program.

The process that runs programs is warm, as it is in a session: it starts with the first practical
card. Each program is new to it.
"""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from quizgo.deck.load import load
from quizgo.grading.lab import tried
from quizgo.grading.programs import run
from quizgo.grading.sandbox import SANDBOX
from quizgo.grading.verdict import LabDetail
from quizgo.model import Body, Lab, Predict
from tests.toolchain import go_command, needs_go

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(900)]

DECKS = Path(__file__).parents[2] / "decks" / "go"
MOST_SECONDS_LAB, MOST_SECONDS_PREDICT = 0.4, 0.15
ROUNDS = 3
"""Of all cards of a deck."""


def bodies(name: str) -> list[Body]:
    deck = load(DECKS / name).deck
    assert deck is not None
    return [card.body for card in deck.cards]


def seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def warmed_up() -> None:
    empty = {"source": "package main\nfunc main() {}", "rules": "1.27", "procs": 1, "seed": 1}
    SANDBOX.ask("run", empty)


def go_run(source: str, folder: Path) -> float:
    program = folder / "prog.go"
    program.write_text(source, encoding="utf-8")
    environ = {**os.environ, "GOTOOLCHAIN": "local"}
    command = [go_command(), "run", str(program)]
    return seconds(lambda: subprocess.run(command, capture_output=True, env=environ, check=False))


@needs_go
def test_a_lab_has_its_verdict_within_400_ms(tmp_path: Path, benchmark: BenchmarkFixture) -> None:
    labs = [body for body in bodies("labs.yaml") if isinstance(body, Lab)]
    warmed_up()
    ours, theirs = [], []
    go_run(labs[0].solution, tmp_path)  # fills Go's cache
    for number in range(ROUNDS):
        for body in labs:
            source = f"{body.solution}\n// {number}\n"
            ours.append(seconds(partial(tried, body, source)))
            theirs.append(go_run(source, tmp_path))
    benchmark.extra_info["median ms"] = round(median(ours) * 1000)
    benchmark.extra_info["go run, median ms"] = round(median(theirs) * 1000)
    detail = benchmark(tried, labs[0], labs[0].solution)
    assert isinstance(detail, LabDetail)
    assert median(ours) <= MOST_SECONDS_LAB
    assert median(ours) <= median(theirs)


def test_a_prediction_has_its_verdict_within_150_ms(benchmark: BenchmarkFixture) -> None:
    cards = [body for body in bodies("predictions.yaml") if isinstance(body, Predict)]
    warmed_up()
    taken = [
        seconds(partial(run, replace(body, go=f"{body.go}// {number}\n")))
        for number in range(ROUNDS)
        for body in cards
    ]
    benchmark.extra_info["median ms"] = round(median(taken) * 1000)
    benchmark(run, cards[0])
    assert median(taken) <= MOST_SECONDS_PREDICT
