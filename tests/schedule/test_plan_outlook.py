"""What a plan leads to: the laws that its numbers keep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from quizgo.model import DeckName, ItemId, Kind, Level, Memory
from quizgo.schedule.learner.learner import Learner
from quizgo.schedule.plan.futures import Morning, best_pace
from quizgo.schedule.plan.outlook import outlook, outlook_at, quantile
from quizgo.schedule.plan.plan import Away, Plan
from quizgo.schedule.plan.simulate import Subject
from quizgo.schedule.plan.values import Spent, off_days
from quizgo.schedule.sm2 import NEW

TODAY = date(2026, 12, 1)


def subjects(count: int, *, kind: Kind = Kind.BASIC, deck: str = "d") -> list[Subject]:
    levels = (Level.BASIC, Level.INTERMEDIATE, Level.EXPERT)
    return [
        Subject(ItemId(f"{deck}/{n}"), DeckName(deck), kind, levels[n % 3], NEW)
        for n in range(count)
    ]


def reviewed(count: int, deck: str = "seen") -> list[Subject]:
    """Items that were answered three weeks ago and are due over the next days."""
    then = (TODAY - timedelta(days=21)).toordinal()
    return [
        Subject(
            ItemId(f"{deck}/{n}"),
            DeckName(deck),
            Kind.BASIC,
            Level.BASIC,
            Memory(3, 20, 250, TODAY + timedelta(days=n % 5)),
            ((then - 7, 3), (then - 6, 3), (then, 3)),
        )
        for n in range(count)
    ]


def morning(
    items: Sequence[Subject], *, days: int = 20, minutes: int = 10, seed: int = 1
) -> Morning:
    plan = Plan(TODAY + timedelta(days=days), minutes)
    return Morning(plan, TODAY, Learner(), items, seed=seed)


def test_the_same_morning_gives_the_same_outlook() -> None:
    assert outlook(morning(subjects(40))) == outlook(morning(subjects(40)))


def test_more_minutes_lead_to_more() -> None:
    few = outlook(morning(subjects(120), minutes=3))
    more = outlook(morning(subjects(120), minutes=12))
    assert few.known.mean < more.known.mean
    assert few.known.low <= few.known.mean <= few.known.high
    assert few.seen < more.seen


def test_short_time_names_minutes_with_which_it_is_not_short() -> None:
    tight = morning(subjects(120), minutes=3)
    short = outlook(tight).shortage
    assert short is not None
    assert short.minutes is not None
    enough = replace(tight, plan=tight.plan._replace(minutes=short.minutes))
    assert outlook(enough).shortage is None
    assert short.drops[0].level is Level.EXPERT
    assert short.share_without > outlook(tight).known.mean


def test_what_is_left_out_is_enough() -> None:
    tight = morning(subjects(60, deck="a") + subjects(60, deck="b"), minutes=3)
    short = outlook(tight).shortage
    assert short is not None
    assert short.drops[0].deck == "b"  # of a level, the last deck goes first
    assert all(drop.items == drop.of for drop in short.drops[:-1])
    gone = sum(drop.items for drop in short.drops)
    assert abs(gone - short.unseen) < 15
    assert short.share_without > 0.7


def test_no_time_at_all_is_said() -> None:
    labs = morning(subjects(4_000, kind=Kind.LAB), days=1, minutes=1)
    short = outlook_at(labs, 1)
    assert short.seen <= 20
    found = outlook(labs).shortage
    assert found is not None
    assert found.minutes is None


def test_with_nothing_new_the_pace_is_none() -> None:
    seen = morning(reviewed(40))
    ahead = outlook(seen)
    assert best_pace(seen) == ahead.new_per_day == 0
    assert ahead.seen == ahead.items == 40
    assert ahead.quota.new == 0
    assert ahead.quota.reviews == 8  # those due today
    assert 7 <= ahead.due_tomorrow.mean <= 17  # the next, what was failed, and days missed


def test_no_pace_is_faster_than_the_decks_allow() -> None:
    slow = replace(morning(subjects(60)), most_new=2)
    assert best_pace(slow) == 2
    assert outlook(slow).seen <= 40
    assert best_pace(replace(slow, most_new=0)) == 0


def test_other_decks_take_time_and_do_not_count() -> None:
    others = [replace(one, counts=False) for one in reviewed(60)]
    alone = outlook(morning(subjects(60), minutes=4))
    beside = outlook(morning([*subjects(60), *others], minutes=4))
    assert beside.items == 60
    assert {deck.deck for deck in beside.decks} == {"d"}
    assert beside.quota.new < alone.quota.new
    assert beside.seen < alone.seen


def test_days_away_cost() -> None:
    here = morning(subjects(100), minutes=5)
    away = Away(TODAY + timedelta(days=5), TODAY + timedelta(days=14))
    gone = replace(here, off=off_days([away], TODAY))
    assert outlook(gone).known.mean < outlook(here).known.mean
    days = outlook(gone).days
    assert all(day.new == day.reviews == day.minutes == 0 for day in days[5:15])


def test_what_today_has_seen_is_no_more_to_do() -> None:
    fresh = outlook_at(morning(subjects(60)), 10)
    spent = replace(morning(subjects(60)), spent=Spent(seconds=200, new=6))
    assert fresh.quota.new == 10
    assert outlook_at(spent, 10).quota.new == 4


def test_a_large_collection_is_sampled_fairly() -> None:
    small, large = subjects(500), subjects(2_500)
    one = outlook_at(morning(small, minutes=8, days=10), 8)
    five = outlook_at(morning(large, minutes=40, days=10), 40)
    assert abs(one.known.mean - five.known.mean) < 0.03
    assert abs(one.seen * 5 - five.seen) < 0.15 * five.seen
    assert abs(one.minutes * 5 - five.minutes) < 0.2 * five.minutes


def test_progress_grows_to_the_whole() -> None:
    seen: list[float] = []
    outlook(morning(subjects(60), minutes=2), seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == 1.0


def test_a_quantile_lies_between_its_neighbours() -> None:
    assert quantile([1.0], 0.9) == 1.0
    assert quantile([0.0, 10.0], 0.25) == 2.5
    assert quantile([1.0, 2.0, 3.0], 0.5) == 2.0
