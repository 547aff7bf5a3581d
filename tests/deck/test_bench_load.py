"""Measures the loading of a large deck against the bare event stream. Not in the ordinary run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pytest
import yaml

from quizgo.deck.load import load_bytes

CARDS = 100_000

_CARD = """\
- id: field-{0}
  kind: basic
  ask: {{en: "What does field {0} of the struct keep?", zh: "结构体的字段 {0} 保存什么？"}}
  answer: {{en: "The number {0}, for the runtime.", zh: "为运行时保存 {0}。"}}
  why: {{en: "The scheduler reads it before a switch.", zh: "调度器在切换前读取它。"}}
  tags: [stack, preemption]
  level: expert
"""


def _deck() -> bytes:
    cards = "".join(_CARD.format(number) for number in range(CARDS))
    return f"deck: bench\ncards:\n{cards}".encode()


def _seconds(work: Callable[[], object]) -> float:
    begun = perf_counter()
    work()
    return perf_counter() - begun


@pytest.mark.benchmark
def test_loading_takes_at_most_three_times_the_events() -> None:
    data = _deck()

    def events() -> None:
        for _ in yaml.parse(data, Loader=yaml.CSafeLoader):
            pass

    pairs = [
        (_seconds(events), _seconds(lambda: load_bytes(data, Path("bench.yaml")))) for _ in range(3)
    ]
    ratio = min(loading for _, loading in pairs) / min(parsing for parsing, _ in pairs)
    print(f"loading: {ratio:.2f} times the events")
    assert ratio <= 3
