"""Which rule an item comes round by, and that all who ask are told the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgo.model import Answered, Entry, EntryKind, Grade, ItemId, Progress, Scheduler
from quizgo.schedule.fold import fold, step
from quizgo.schedule.scheduling import (
    FoldSettings,
    OfDecks,
    Scheduling,
    deck_in,
    hardness,
    preview,
    retrievability,
)
from quizgo.schedule.sm2 import NEW
from tests.schedule.logs import START, entry, logs

schedulings = st.builds(
    Scheduling,
    maximum_days=st.sampled_from([20, 36_500]),
    fuzz=st.booleans(),
    scheduler=st.sampled_from(Scheduler),
    retention=st.floats(0.7, 0.99),
)


@given(logs(), schedulings, st.sampled_from(Grade), st.integers(31, 99))
@settings(deadline=None, max_examples=60)
def test_a_preview_is_what_the_answer_brings(
    log: list[Entry], scheduling: Scheduling, grade: Grade, days: int
) -> None:
    before = fold(log, scheduling)
    on = START + timedelta(days=days)
    offered = preview(ItemId("d/c"), before, on, scheduling)[grade]
    answer = replace(entry(days), answered=Answered(grade, grade, 1))
    assert step(before, answer, scheduling).memory == offered


@given(logs(), schedulings)
@settings(deadline=None, max_examples=60)
def test_the_scheduler_changes_memory_and_nothing_else(
    log: list[Entry], scheduling: Scheduling
) -> None:
    found, usual = fold(log, scheduling), fold(log)
    assert replace(found, memory=usual.memory) == usual
    assert found.memory.repetitions == usual.memory.repetitions
    if not any(one.kind is EntryKind.RESCHEDULE for one in log):
        assert (found.memory.due is None) == (usual.memory.due is None)


def test_chances_are_fsrs_alone() -> None:
    fsrs = Scheduling(scheduler=Scheduler.FSRS)
    by_fsrs, by_sm2 = fold([entry(0)], fsrs), fold([entry(0)])
    later = START + timedelta(days=2)
    assert retrievability(by_fsrs, later, fsrs) == pytest.approx(0.9, abs=0.02)
    assert retrievability(by_sm2, later, Scheduling()) is None
    assert retrievability(Progress(NEW), later, fsrs) is None
    assert hardness(by_sm2.memory) is None
    assert hardness(by_fsrs.memory) == pytest.approx(0.124, abs=0.001)


def test_the_deck_of_an_item_is_in_its_name() -> None:
    assert deck_in(ItemId("go/gc/mark#c1")) == "go/gc"
    assert deck_in(ItemId("a/b#x/y")) == "a"


def test_the_first_pattern_that_says_something_holds() -> None:
    folds = FoldSettings(
        decks=(
            OfDecks("go/gc/old", parameters=(1.0,)),
            OfDecks("go/gc", Scheduler.FSRS, 0.8),
            OfDecks("go", Scheduler.SM2, 0.95, (2.0,)),
        )
    )
    old = folds.for_deck("go/gc/old/er")
    assert (old.scheduler, old.retention, old.parameters) == (Scheduler.FSRS, 0.8, (1.0,))
    assert folds.for_deck("go/gcx").scheduler is Scheduler.SM2
    assert folds.for_deck("rust") == folds.everywhere
