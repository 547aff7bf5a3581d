"""The streak that `stats` counts from the log is the one that today's screen shows."""

from __future__ import annotations

import random
from datetime import UTC, timedelta
from pathlib import Path

import pytest

from quizgo.clock import FrozenClock
from quizgo.commands.opening import Opened
from quizgo.commands.stats import statistics_of
from quizgo.model import EntryKind
from quizgo.schedule.insight.periods import last_days
from quizgo.settings import Settings, folders_from_environment
from quizgo.store.store import Store
from tests.store.making import a_deck, day, marked, noon, scheduled

DAYS = 40


def study(store: Store, chance: random.Random) -> None:
    """Some weeks of a learner who rests, suspends and takes back."""
    for number in range(DAYS):
        on = day(number)
        queue = store.queue(on, seed=1)
        if chance.random() < 0.3:
            continue
        for waiting in queue.items[: chance.randrange(1, 5)]:
            item = waiting.item
            store.record(scheduled(item, chance.choice((1, 4, 4, 5)), on))
            if chance.random() < 0.1:
                store.record(marked(item, EntryKind.SUSPEND, on))
            if chance.random() < 0.1:
                (latest,) = store.undoable(1)
                store.undo(latest.id, at=noon(on) + timedelta(minutes=1), on=on)


@pytest.mark.parametrize("seed", range(8))
def test_streaks_agree(tmp_path: Path, seed: int) -> None:
    today = day(DAYS)
    with Store.open(tmp_path / "quizgo.db", device="here") as store:
        store.update_decks([a_deck("d", "a", "b", "c", "e")])
        study(store, random.Random(seed))
        clock = FrozenClock(noon(today).astimezone(UTC))
        opened = Opened(clock, Settings(), folders_from_environment(), store, today)
        told = statistics_of(opened, (), "", last_days(today, DAYS)).report.streaks
        shown = store.streak(today)
    assert (told.current, told.longest) == (shown.days, shown.longest)
