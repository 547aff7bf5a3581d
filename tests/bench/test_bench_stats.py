"""What statistics cost, against reading what they are made from."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, timedelta

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from quizgo.clock import FrozenClock
from quizgo.commands.opening import Opened
from quizgo.commands.stats import statistics_of
from quizgo.model import Entry, EntryKind, ItemId
from quizgo.schedule.insight.periods import last_days
from quizgo.settings import Settings, folders_from_environment
from quizgo.store.store import Store
from tests.store.making import a_card, a_deck, answered, day, noon

pytestmark = pytest.mark.benchmark

CARDS = ENTRIES = 100_000
DECKS = 100
STUDIED = 20_000
"""Cards that were ever answered."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """100,000 cards, and 100,000 answers over two years."""
    path = tmp_path_factory.mktemp("bench") / "quizgo.db"
    each = range(CARDS // DECKS)
    with Store.open(path, device="here") as store:
        store.update_decks(
            a_deck(f"go/d{deck}", *(a_card(f"go/d{deck}", f"c{n}") for n in each))
            for deck in range(DECKS)
        )
        store.absorb(map(entry, range(ENTRIES)))
        yield store


def entry(number: int) -> Entry:
    on = day(number * 730 // ENTRIES - 730)
    studied = number % STUDIED
    return Entry(
        id=f"{number:032}",
        at=noon(on) + timedelta(seconds=number % 100),
        device="there",
        sequence=number,
        item=ItemId(f"go/d{studied % DECKS}/c{studied // DECKS}"),
        kind=EntryKind.SCHEDULED,
        on=on,
        answered=replace(answered((4, 5, 3, 1, 4)[number % 5]), duration_ms=number % 30_000),
    )


@pytest.mark.benchmark(min_rounds=1, max_time=0.1)
def test_statistics_cost_at_most_three_readings(store: Store, benchmark: BenchmarkFixture) -> None:
    it = Opened(
        FrozenClock(noon(day(0)).astimezone(UTC)),
        Settings(),
        folders_from_environment(),
        store,
        day(0),
    )

    def read() -> None:
        assert sum(1 for _ in store.entries()) == ENTRIES
        assert sum(1 for _ in store.rows(day(0))) == CARDS

    def count() -> None:
        found = statistics_of(it, (), "", last_days(day(0), 365))
        assert found.report.ever.answers == ENTRIES

    reading = min(seconds(read) for _ in range(3))
    counting = min(seconds(count) for _ in range(3))
    benchmark.extra_info["times reading log and cards"] = round(counting / reading, 2)
    benchmark(count)
    assert counting <= 3 * reading, f"{counting / reading:.2f} times reading log and cards"


def seconds(deed: Callable[[], None]) -> float:
    """Of the processor: nothing here waits, and what else the machine does is not ours."""
    start = time.process_time()
    deed()
    return time.process_time() - start
