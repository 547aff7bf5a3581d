"""Laws of a session: undo is exact, and no order of actions breaks it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from quizgo.grading.answers import Ordered, Picked, Shown, TypedAnswer, Written
from quizgo.model import Card, Grade
from quizgo.schedule.fold import UNTOUCHED
from quizgo.session.actions import (
    AcceptGrade,
    Action,
    Bury,
    CorrectTicks,
    GiveAnswer,
    GoOn,
    Reload,
    Retry,
    SetFlag,
    ShowHint,
    Suspend,
    SwitchLanguage,
    ToggleMark,
    Undo,
    WriteNote,
)
from quizgo.session.state import Asking, Finished, Judged, NothingToUndo, Ticking
from tests.studying import EVERY_KIND, sitting

ANSWERS = st.sampled_from(
    [
        Shown(),
        TypedAnswer("gopark"),
        Picked(frozenset({0, 3})),
        Ordered((0, 1, 2, 3)),
        Ordered(()),
        Written("a lock", None),
        Written("", frozenset({1})),
    ]
)
ACTIONS: st.SearchStrategy[Action] = st.one_of(
    st.builds(GiveAnswer, ANSWERS),
    st.builds(AcceptGrade, st.none() | st.sampled_from(Grade)),
    st.builds(CorrectTicks, st.frozensets(st.integers(0, 2))),
    st.sampled_from(
        [ShowHint(), Retry(), Undo(), Bury(), Suspend(), Reload(), SwitchLanguage(), GoOn()],
    ),
    st.builds(SetFlag, st.integers(0, 7)),
    st.builds(WriteNote, st.sampled_from(["", "ring", " a  b "])),
    st.just(ToggleMark()),
)
CARDS = st.lists(st.sampled_from(EVERY_KIND), min_size=1, unique=True)


@settings(max_examples=150, deadline=None)
@given(CARDS, st.lists(ACTIONS, max_size=30), st.booleans(), st.sampled_from([0, 1]))
def test_undoing_everything_leaves_no_trace(
    cards: list[Card], actions: list[Action], cram: bool, leeches: int
) -> None:
    one = sitting(cards, cram=cram, leech_lapses=leeches)
    first = one.session.view
    for action in actions:
        view = one.session.apply(action)
        assert view.position <= view.total or isinstance(view.state, Finished)
        assert min(view.counts.new, view.counts.again, view.counts.due) >= 0
    while one.session.apply(Undo()).notices != (NothingToUndo(),):
        pass
    items = {entry.item for entry in one.journal.entries}
    assert all(one.journal.progress(item) == UNTOUCHED for item in items)
    last = one.session.view
    assert (last.counts, last.done, last.can_undo) == (first.counts, 0, False)
    if items:
        assert isinstance(first.state, Asking)
        # What was begun after the last undo is no entry: it stays.
        assert isinstance(last.state, Asking | Ticking | Judged)
        assert last.state.question.item == first.state.question.item


@settings(max_examples=60, deadline=None)
@given(CARDS, st.lists(st.sampled_from(Grade), min_size=40, max_size=40))
def test_a_session_ends_once_every_card_is_known(cards: list[Card], grades: list[Grade]) -> None:
    one = sitting(cards)
    for grade in [*grades, *[Grade.GOOD] * 60]:
        if isinstance(one.session.view.state, Finished):
            break
        one.session.apply(GiveAnswer(Shown()))
        one.session.apply(AcceptGrade(grade))
    assert isinstance(one.session.view.state, Finished)
    assert all(one.journal.progress(entry.item).drill_on is None for entry in one.journal.entries)
