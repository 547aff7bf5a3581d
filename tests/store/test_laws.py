"""The first law over the real store: what is stored is the fold of the log."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from quizgo.model import Entry, EntryKind, ItemId, Scheduler
from quizgo.schedule.fold import fold
from quizgo.schedule.merge import merge
from quizgo.schedule.scheduling import FoldSettings, OfDecks, Scheduling
from quizgo.store.store import Store
from quizgo.store.values import Draft, FreshFile, Recorded
from tests.schedule.logs import logs, values
from tests.store.making import a_card, a_deck, answered, day, noon

ITEMS = tuple(ItemId(f"{deck}/{card}") for deck in "ab" for card in ("x", "x#reversed", "y"))
MARKS = [kind for kind in EntryKind if kind is not EntryKind.UNDO]
ANSWERS = (EntryKind.SCHEDULED, EntryKind.DRILL, EntryKind.CRAM)


def counting(prefix: str) -> Callable[[], str]:
    numbers = itertools.count()
    return lambda: f"{prefix}{next(numbers)}"


def decks(claim: bool) -> list[FreshFile]:
    """Deck a, and deck b whose card y carries on a/y where `claim` says so."""
    y = a_card("b", "y", was=("a/y",) if claim else ())
    a = [a_card("a", "x", both_ways=True), *([] if claim else [a_card("a", "y")])]
    return [a_deck("a", *a), a_deck("b", a_card("b", "x", both_ways=True), y)]


class Course(RuleBasedStateMachine):
    """Random days of a learner with two machines on one store, fuzz and a low maximum.

    Deck a is scheduled by SM-2, deck b by FSRS.
    """

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.settings = FoldSettings(
            Scheduling(maximum_days=40, fuzz=True), (OfDecks("b", Scheduler.FSRS),)
        )
        path = Path(self.folder.name) / "quizgo.db"
        self.stores = [
            Store.open(path, device=device, settings=self.settings, ids=counting(device))
            for device in ("here", "there")
        ]
        self.written: list[Entry] = []
        self.claimed = False
        self.gone = False

    def teardown(self) -> None:
        for store in self.stores:
            store.close()
        self.folder.cleanup()

    @initialize()
    def begin(self) -> None:
        self.stores[0].update_decks(decks(claim=False))

    @rule(
        store=st.integers(0, 1),
        item=st.sampled_from(ITEMS),
        kind=st.sampled_from(MARKS),
        grade=st.integers(0, 5),
        on=st.integers(0, 60),
        data=st.data(),
    )
    def write(
        self, store: int, item: ItemId, kind: EntryKind, grade: int, on: int, data: st.DataObject
    ) -> None:
        given = answered(grade) if kind in ANSWERS else None
        value = data.draw(values(kind))
        version = self.stores[1 - store].standing(item).version
        draft = Draft(item, kind, noon(day(on)), day(on), given, value)
        written = self.stores[store].record(draft, expected=version)
        assert isinstance(written, Recorded)
        self.written.append(written.entry)

    @rule(store=st.integers(0, 1), which=st.integers(0), on=st.integers(0, 60))
    def take_back(self, store: int, which: int, on: int) -> None:
        if not self.written:
            return
        entry = self.written[which % len(self.written)]
        undone = self.stores[store].undo(entry.id, at=noon(day(on)), on=day(on))
        if isinstance(undone, Recorded):
            self.written.append(undone.entry)

    @rule(store=st.integers(0, 1), on=st.integers(0, 60), data=st.data())
    def mark_many(self, store: int, on: int, data: st.DataObject) -> None:
        items = data.draw(st.lists(st.sampled_from(ITEMS), max_size=4))
        kinds = st.sampled_from([kind for kind in MARKS if kind not in ANSWERS])
        drafts = [
            Draft(item, kind, noon(day(on)), day(on), value=data.draw(values(kind)))
            for item in items
            for kind in [data.draw(kinds)]
        ]
        self.written += self.stores[store].record_all(drafts)

    @rule(store=st.integers(0, 1), which=st.lists(st.integers(0), max_size=5))
    def take_many_back(self, store: int, which: list[int]) -> None:
        if self.written:
            entries = [self.written[one % len(self.written)].id for one in which]
            on = day(61)
            self.written += self.stores[store].undo_all(entries, at=noon(on), on=on)

    @rule(claim=st.booleans())
    def rename(self, claim: bool) -> None:
        self.claimed, self.gone = claim, False
        self.stores[0].update_decks(decks(claim=claim))

    @rule()
    def lose_all_text(self) -> None:
        self.gone = True
        self.stores[0].update_decks(forget=[file.path for file in decks(claim=False)])

    def names(self, item: ItemId) -> set[str]:
        """Whose entries count for an item."""
        if not self.claimed:
            return {item}
        if item == "a/y":
            return {item} if self.gone else set()
        return {item, "a/y"} if item == "b/y" else {item}

    @invariant()
    def stored_progress_is_the_fold(self) -> None:
        for item in ITEMS:
            entries = [entry for entry in self.written if entry.item in self.names(item)]
            assert self.stores[1].standing(item).progress == fold(
                entries, self.settings.for_item(item)
            )
        assert set(self.stores[1].entries()) == set(self.written)
        assert self.stores[1].verify() == ()


TestCourse = Course.TestCase
TestCourse.settings = settings(max_examples=25, stateful_step_count=12, deadline=None)


@settings(max_examples=25, deadline=None)
@given(logs(), logs())
def test_absorbing_a_log_is_the_union(ours: list[Entry], theirs: list[Entry]) -> None:
    theirs = [_elsewhere(entry) for entry in theirs]
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.open(Path(folder) / "quizgo.db", device="here") as store,
    ):
        assert store.absorb(ours) == len(ours)
        assert store.absorb(theirs) == len(theirs)
        assert store.absorb(ours) == 0
        assert tuple(store.entries()) == merge(ours, theirs)
        assert store.standing(ItemId("d/c")).progress == fold(merge(ours, theirs))
        assert store.verify() == ()


def _elsewhere(entry: Entry) -> Entry:
    return replace(
        entry,
        id=f"other-{entry.id}",
        of=None if entry.of is None else f"other-{entry.of}",
        at=entry.at + timedelta(hours=1),
        device="elsewhere",
    )


def test_rebuild_mends_what_verify_finds(store: Store) -> None:
    store.update_decks(decks(claim=False))
    draft = Draft(ITEMS[0], EntryKind.SCHEDULED, noon(day(0)), day(0), answered(4))
    assert isinstance(store.record(draft), Recorded)
    standing = store.standing(ITEMS[0])
    with store._database.writing() as connection:
        connection.exec_driver_sql("UPDATE item SET interval_days = 77, due = NULL")
    assert set(store.verify()) == set(ITEMS)
    store.rebuild()
    assert store.verify() == ()
    assert store.standing(ITEMS[0]) == standing
