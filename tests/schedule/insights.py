"""Random answers and items, for the laws of what is counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st

from quizgo.model import DeckName, Grade, ItemId, ItemState, Kind, Memory, Progress
from quizgo.schedule.insight.answers import Answer, ItemFacts, Round
from quizgo.schedule.insight.periods import Period, last_days, shifted
from quizgo.schedule.insight.report import Report, report

TODAY = date(2026, 11, 24)
DECKS = (DeckName("go/gpm"), DeckName("go/gc"), DeckName("my/own"))
TOPICS = {DECKS[0]: 0, DECKS[1]: 1}

near_days = st.integers(-500, 40).map(lambda days: TODAY + timedelta(days=days))
item_ids = st.integers(0, 9).map(lambda number: ItemId(f"go/gpm/c{number}"))

answers = st.builds(
    Answer,
    item=item_ids,
    on=near_days,
    hour=st.integers(0, 23),
    round=st.sampled_from(Round),
    grade=st.sampled_from(Grade),
    duration_ms=st.integers(0, 10**9),
    kind=st.none() | st.sampled_from(Kind),
)

memories = st.builds(
    Memory,
    repetitions=st.integers(0, 9),
    interval_days=st.integers(0, 36_500),
    efactor=st.integers(130, 400),
    due=near_days,
    stability=st.none() | st.floats(0.001, 36_500),
    difficulty=st.none() | st.floats(1, 10),
)

new_items = st.builds(
    ItemFacts,
    item=item_ids,
    deck=st.sampled_from(DECKS),
    state=st.sampled_from([ItemState.NEW, ItemState.SUSPENDED, ItemState.BURIED, ItemState.ORPHAN]),
    progress=st.just(Progress(Memory(0, 0, 250, None))),
)
learned_items = st.builds(
    ItemFacts,
    item=item_ids,
    deck=st.sampled_from(DECKS),
    state=st.sampled_from(
        [ItemState.REVIEW, ItemState.SUSPENDED, ItemState.BURIED, ItemState.ORPHAN]
    ),
    progress=st.builds(Progress, memory=memories, lapses=st.integers(0, 20)),
    retrievability=st.none() | st.floats(0, 1),
)


@st.composite
def collections(draw: st.DrawFn) -> list[ItemFacts]:
    """Items, each with an id of its own."""
    drawn = draw(st.lists(new_items | learned_items, max_size=12))
    return [replace(one, item=ItemId(f"{one.deck}/c{at}")) for at, one in enumerate(drawn)]


periods = st.integers(0, 1_500).map(lambda days: Period(shifted(TODAY, -days), TODAY))


A_YEAR = last_days(TODAY, 365)


def reported(given: list[Answer], items: list[ItemFacts], period: Period = A_YEAR) -> Report:
    return report(given, items, on=TODAY, period=period, topics=TOPICS, leech_lapses=8)
