"""What loading a large deck costs, against the bare events of PyYAML's C parser."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest
import yaml
from pytest_benchmark.fixture import BenchmarkFixture

from quizgo.deck.load import load_bytes

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(900)]

CARDS = 100_000
ROUNDS = 5
MOST = 3.0

CARD = """\
- id: field-{0}
  kind: basic
  ask: {{en: "What does field {0} of the struct keep?", zh: "结构体的字段 {0} 保存什么？"}}
  answer: {{en: "The number {0}, for the runtime.", zh: "为运行时保存 {0}。"}}
  why: {{en: "The scheduler reads it before a switch.", zh: "调度器在切换前读取它。"}}
  tags: [stack, preemption]
  level: expert
"""


@pytest.fixture(scope="module")
def data() -> bytes:
    cards = "".join(CARD.format(number) for number in range(CARDS))
    return f"deck: bench\ncards:\n{cards}".encode()


def events(data: bytes) -> None:
    for _ in yaml.parse(data, Loader=yaml.CSafeLoader):
        pass


def loading(data: bytes) -> None:
    loaded = load_bytes(data, Path("bench.yaml"))
    assert loaded.deck is not None
    assert len(loaded.deck.cards) == CARDS


def test_loading_takes_at_most_three_times_the_events(
    data: bytes, benchmark: BenchmarkFixture
) -> None:
    parsed, loaded = [], []
    for _ in range(ROUNDS):  # in turns: a shared machine is slower at one moment than another
        begun = process_time()
        events(data)
        parsed.append(process_time() - begun)
        begun = process_time()
        loading(data)
        loaded.append(process_time() - begun)
    benchmark(loading, data)
    ratio = min(loaded) / min(parsed)
    benchmark.extra_info["times the events"] = round(ratio, 2)
    assert ratio <= MOST
