"""What a log says of an item."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgo.model import Entry, EntryKind, Progress
from quizgo.schedule.fold import UNTOUCHED, effective, fold, says_what_it_sets
from quizgo.schedule.merge import in_order, merge
from quizgo.schedule.scheduling import Scheduling
from quizgo.schedule.sm2 import NEW, review
from tests.schedule.logs import START, entry, logs


def test_empty_log_says_new() -> None:
    assert fold([]) == UNTOUCHED == Progress(NEW)


def test_scheduled_reviews_are_sm2() -> None:
    memory = NEW
    for day, grade in enumerate((4, 5, 3)):
        memory = review(memory, grade, START + timedelta(days=day))
    progress = fold([entry(0, grade=4), entry(1, grade=5), entry(2, grade=3)])
    assert progress.memory == memory
    assert progress.reviews == 3
    assert (progress.first_on, progress.last_on) == (START, START + timedelta(days=2))
    assert progress.last_grade == 3


def test_lapse_is_a_failure_after_a_pass() -> None:
    def lapses(grades: str) -> int:
        return fold([entry(n, grade=int(grade)) for n, grade in enumerate(grades)]).lapses

    assert lapses("0012") == 0
    assert lapses("04") == 0
    assert lapses("41") == 1
    assert lapses("0411") == 2
    assert lapses("4141") == 2


def test_drill_and_cram_change_no_memory() -> None:
    log = [entry(0, grade=2)]
    before = fold(log)
    log += [entry(1, EntryKind.DRILL, 1), entry(2, EntryKind.CRAM, 5)]
    assert fold(log) == before
    assert before.drill_on == START
    assert fold([*log, entry(3, EntryKind.DRILL, 4)]) == replace(before, drill_on=None)


def test_grade_three_is_a_pass_that_is_drilled() -> None:
    assert fold([entry(0, grade=3)]).drill_on == START
    assert fold([entry(0, grade=4)]).drill_on is None


def test_reset_makes_new_and_leaves_marks() -> None:
    log = [entry(0, grade=1), entry(1, EntryKind.SUSPEND), entry(2, EntryKind.RESET)]
    assert fold(log) == Progress(NEW, suspended=True)
    assert fold([*log, entry(3, EntryKind.UNDO, of="e2")]) == fold(log[:2])


def test_what_the_learner_sets_stays_through_a_reset() -> None:
    log = [
        entry(0, EntryKind.FLAG, value="3"),
        entry(1, EntryKind.NOTE, value="see proc.go"),
        entry(2, EntryKind.TAG, value="marked"),
        entry(3, EntryKind.TAG, value="leech"),
        entry(4, EntryKind.UNTAG, value="missing"),
    ]
    told = Progress(NEW, flag=3, note="see proc.go", marks=("leech", "marked"))
    assert fold(log) == told
    assert fold([*log, entry(5), entry(6, EntryKind.RESET)]) == told
    assert fold([*log, entry(5, EntryKind.UNTAG, value="leech")]).marks == ("marked",)
    assert fold([*log, entry(5, EntryKind.UNDO, of="e0")]) == replace(told, flag=0)


def test_a_day_set_by_hand_moves_what_is_due_and_nothing_else() -> None:
    before = fold([entry(0)])
    moved = fold([entry(0), entry(1, EntryKind.RESCHEDULE, value="2031-05-09")])
    assert moved == replace(before, memory=replace(before.memory, due=date(2031, 5, 9)))


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (EntryKind.FLAG, "8"),
        (EntryKind.FLAG, ""),
        (EntryKind.FLAG, None),
        (EntryKind.NOTE, None),
        (EntryKind.TAG, "two words"),
        (EntryKind.TAG, ""),
        (EntryKind.RESCHEDULE, "tomorrow"),
        (EntryKind.RESCHEDULE, "20270115"),
        (EntryKind.BURY, "3"),
    ],
)
def test_what_cannot_be_set_is_known(kind: EntryKind, value: str | None) -> None:
    assert not says_what_it_sets(entry(0, kind, value=value))


def test_bury_hides_for_its_day_and_resume_ends_it() -> None:
    log = [entry(5, EntryKind.BURY)]
    assert fold(log).buried_on == START + timedelta(days=5)
    assert fold([*log, entry(6, EntryKind.RESUME)]) == UNTOUCHED


def test_undo_of_an_undo_brings_the_entry_back() -> None:
    log = [entry(0), entry(1, EntryKind.UNDO, of="e0")]
    assert fold(log) == UNTOUCHED
    log.append(entry(2, EntryKind.UNDO, of="e1"))
    assert fold(log) == fold(log[:1])
    log.append(entry(3, EntryKind.UNDO, of="e2"))
    assert fold(log) == UNTOUCHED


def test_undoing_twice_is_undoing_once() -> None:
    log = [entry(0), entry(1), entry(2, EntryKind.UNDO, of="e1")]
    assert fold([*log, entry(3, EntryKind.UNDO, of="e1")]) == fold(log) == fold(log[:1])


def test_undo_waits_for_its_entry() -> None:
    early = [entry(1, EntryKind.UNDO, of="e0")]
    assert fold(early) == UNTOUCHED
    assert fold([*early, entry(0)]) == UNTOUCHED


def test_undo_holds_when_the_clock_went_back() -> None:
    assert fold([entry(0, days=9), entry(1, EntryKind.UNDO, of="e0", days=2)]) == UNTOUCHED


def test_undos_that_name_each_other_end() -> None:
    circle = [entry(0, EntryKind.UNDO, of="e1"), entry(1, EntryKind.UNDO, of="e0")]
    assert fold([*circle, entry(2)]).reviews == 1


@given(st.data())
def test_order_of_arrival_does_not_matter(data: st.DataObject) -> None:
    log = data.draw(logs())
    assert fold(data.draw(st.permutations(log))) == fold(log)


@given(logs(), st.sampled_from(EntryKind), st.integers(0, 5))
def test_undo_is_exact(log: list[Entry], kind: EntryKind, grade: int) -> None:
    """Whatever is written and taken back again leaves the fold as it was."""
    if kind is EntryKind.UNDO:
        counting = effective(log)
        done = entry(50, kind, of=counting[0].id if counting else "missing")
    else:
        done = entry(50, kind, grade)
    assert fold([*log, done, entry(60, EntryKind.UNDO, of="e50")]) == fold(log)


@given(logs())
def test_taking_everything_back_leaves_a_new_item(log: list[Entry]) -> None:
    undos = [entry(100 + n, EntryKind.UNDO, of=e.id) for n, e in enumerate(effective(log))]
    assert fold([*log, *undos]) == UNTOUCHED


@given(logs(), st.integers(1, 50), st.booleans())
def test_settings_bound_every_interval(log: list[Entry], most: int, fuzz: bool) -> None:
    assert fold(log, Scheduling(most, fuzz)).memory.interval_days <= most


@given(logs(), logs(), logs())
def test_merging_is_a_union(a: list[Entry], b: list[Entry], c: list[Entry]) -> None:
    # The three share ids and differ under them, as only damaged logs do: the law holds still.
    assert merge(a, b) == merge(b, a)
    assert merge(merge(a, b), c) == merge(a, merge(b, c))
    assert merge(a, a) == tuple(in_order(a))
    assert {e.id for e in merge(a, b)} == {e.id for e in a} | {e.id for e in b}
