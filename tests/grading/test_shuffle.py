"""A seed draws the same order everywhere and always."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgo.grading.shuffle import shuffled


@given(st.integers(0, 40), st.integers())
def test_an_order_has_every_index_once(count: int, seed: int) -> None:
    order = shuffled(count, seed)
    assert sorted(order) == list(range(count))
    assert order == shuffled(count, seed)
    assert count <= 2 or order != tuple(range(count))


@pytest.mark.parametrize(
    ("count", "seed", "order"),
    [
        (2, 1, (0, 1)),
        (4, 0, (2, 0, 1, 3)),
        (5, 1, (1, 0, 3, 4, 2)),
        (5, -1, (1, 2, 0, 3, 4)),
        (8, 9223372036854775808, (6, 4, 3, 0, 1, 7, 5, 2)),
    ],
)
def test_known_orders_stay(count: int, seed: int, order: tuple[int, ...]) -> None:
    assert shuffled(count, seed) == order


def test_every_order_is_drawn_about_as_often() -> None:
    drawn = Counter(shuffled(3, seed) for seed in range(5_000))
    assert len(drawn) == 5
    assert all(900 < times < 1_100 for times in drawn.values())
