"""One log under two schedulers, over the real store."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from quizgo.model import Entry, ItemId, Progress, Scheduler
from quizgo.schedule.fold import fold
from quizgo.schedule.scheduling import (
    PUBLISHED_EVERYWHERE,
    FoldSettings,
    OfDecks,
    Scheduling,
)
from quizgo.store.store import Store
from tests.schedule.logs import logs
from tests.store.making import a_card, a_deck, day, scheduled, write

FSRS = FoldSettings(Scheduling(scheduler=Scheduler.FSRS))
ITEM = ItemId("d/c")

schedulings = st.builds(
    Scheduling,
    maximum_days=st.sampled_from([30, 36_500]),
    fuzz=st.booleans(),
    scheduler=st.sampled_from(Scheduler),
    retention=st.sampled_from([0.7, 0.9, 0.97]),
)

several = st.lists(logs(), max_size=8).map(
    lambda found: [_of_item(entry, number) for number, log in enumerate(found) for entry in log]
)
"""The logs of several items as one."""


def _of_item(entry: Entry, number: int) -> Entry:
    """The same entry, of another item."""
    return replace(
        entry,
        id=f"{number}-{entry.id}",
        item=ItemId(f"d/c{number}"),
        of=None if entry.of is None else f"{number}-{entry.of}",
    )


def opened(path: Path, folds: FoldSettings) -> Store:
    return Store.open(path, device="here", settings=folds)


def stored(path: Path, folds: FoldSettings) -> list[tuple[object, ...]]:
    """Every column of every item, after opening the store with these settings."""
    with opened(path, folds) as store:
        assert store.verify() == ()
        return columns(store)


def columns(store: Store) -> list[tuple[object, ...]]:
    with store._database.reading() as connection:
        rows = connection.exec_driver_sql("SELECT * FROM item ORDER BY id")
        return [tuple(row) for row in rows]


@settings(max_examples=10, deadline=None)
@given(several, schedulings)
def test_there_and_back_gives_the_same_bits(log: list[Entry], other: Scheduling) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "quizgo.db"
        with opened(path, PUBLISHED_EVERYWHERE) as store:
            store.absorb(log)
        before = stored(path, PUBLISHED_EVERYWHERE)
        there = stored(path, FoldSettings(other))
        assert stored(path, PUBLISHED_EVERYWHERE) == before
        assert stored(path, FoldSettings(other)) == there


@settings(max_examples=10, deadline=None)
@given(several, schedulings, schedulings)
def test_what_is_foretold_of_a_change_comes_true(
    log: list[Entry], now: Scheduling, then: Scheduling
) -> None:
    items = {entry.item for entry in log}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "quizgo.db"
        with opened(path, FoldSettings(now)) as store:
            store.absorb(log)
            foretold = dict(store.refolded(FoldSettings(then)))
            store.refold(FoldSettings(then))
            at_once = columns(store)
        with opened(path, FoldSettings(then)) as store:
            store.rebuild()
            assert columns(store) == at_once
            assert foretold.keys() == (set() if now == then else items)
            for item, progress in foretold.items():
                own = [entry for entry in log if entry.item == item]
                assert store.standing(item).progress == progress == fold(own, then)


def test_answers_fold_as_they_come_and_all_at_once(path: Path) -> None:
    with opened(path, FSRS) as store:
        store.update_decks([a_deck("d", "c")])
        for number, grade in enumerate((4, 3, 5, 1, 4)):
            write(store, scheduled("d/c", grade, day(number * 5)))
        assert store.verify() == ()
        memory = store.standing(ITEM).progress.memory
        assert memory.stability is not None
        store.rebuild()
        assert store.standing(ITEM).progress.memory == memory


def test_each_deck_has_its_own_scheduler(path: Path) -> None:
    folds = FoldSettings(
        decks=(
            OfDecks("go/gc/old", scheduler=Scheduler.SM2),
            OfDecks("go/gc", scheduler=Scheduler.FSRS, retention=0.8),
            OfDecks("*/gc", retention=0.7),
        )
    )
    assert folds.for_item(ItemId("go/m/a")) == Scheduling()
    assert folds.for_item(ItemId("go/gc/a#c1")) == Scheduling(
        scheduler=Scheduler.FSRS, retention=0.8
    )
    assert folds.for_item(ItemId("go/gc/old/a")).scheduler is Scheduler.SM2
    assert folds.for_item(ItemId("rust/gc/a")).retention == 0.7
    with opened(path, folds) as store:
        store.update_decks([a_deck("go/gc", "a"), a_deck("go/m", "a")])
        for deck in ("go/gc", "go/m"):
            write(store, scheduled(f"{deck}/a", 4, day(0)))
        assert memory(store, "go/gc/a").memory.stability is not None
        assert memory(store, "go/m/a").memory.stability is None
        assert store.verify() == ()


def test_a_card_that_moves_to_another_deck_is_scheduled_as_that_one(path: Path) -> None:
    folds = FoldSettings(decks=(OfDecks("new", scheduler=Scheduler.FSRS),))
    with opened(path, folds) as store:
        store.update_decks([a_deck("old", "a")])
        write(store, scheduled("old/a", 4, day(0)))
        assert memory(store, "old/a").memory.stability is None
        moved = a_card("new", "a", was=("old/a",))
        store.update_decks([a_deck("new", moved)], forget=[Path("/decks/old.yaml")])
        assert memory(store, "new/a").memory.stability is not None
        assert memory(store, "new/a").reviews == 1
        assert store.verify() == ()


def test_settings_of_fsrs_say_nothing_while_sm2_schedules() -> None:
    unused = FoldSettings(Scheduling(retention=0.8), (OfDecks("go", retention=0.7),))
    assert unused.name == PUBLISHED_EVERYWHERE.name
    one_deck = FoldSettings(decks=(OfDecks("go", scheduler=Scheduler.FSRS),))
    assert len({PUBLISHED_EVERYWHERE.name, one_deck.name, FSRS.name}) == 3


def memory(store: Store, item: str) -> Progress:
    return store.standing(ItemId(item)).progress
