"""Days of a learner: limits of trees, siblings, leeches, more, flags, and clocks that go wrong."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.e2e.conftest import NOW
from tests.e2e.learner import Learner

CARDS = "".join(f"- {{id: c{n}, kind: basic, ask: Q{n}, answer: A{n}}}\n" for n in range(6))
BOTH_WAYS = "- {id: r, kind: basic, ask: Front, answer: Back, reversed: true}\n"
KNOWN = "\n4\n"
"""Any line shows the answer, then the grade."""
FORGOTTEN = "\n1\n"


def deck(learner: Learner, name: str, cards: str = CARDS) -> None:
    learner.write(f"decks/{name}.yaml", f"deck: {name}\ntitle: {name}\ncards:\n{cards}")


def morning(day: int, zone: str = "+08:00") -> str:
    return f"2027-01-{day:02}T08:00:00{zone}"


def asked(learner: Learner, *words: str, now: str = NOW) -> list[dict[str, Any]]:
    """What a command lists with `--json`."""
    found = json.loads(learner.run(*words, "--json", now=now))
    assert isinstance(found, list)
    return found


def due(learner: Learner, now: str = NOW) -> dict[str, Any]:
    found = json.loads(learner.run("due", "--json", now=now))
    assert isinstance(found, dict)
    return found


def new_by_deck(learner: Learner, now: str = NOW) -> dict[str, int]:
    return {one["deck"]: one["new"] for one in due(learner, now)["decks"]}


# Limits


@pytest.fixture
def tree(learner: Learner) -> Learner:
    for name in ("t/a", "t/b", "u"):
        deck(learner, name)
    learner.write(
        "config.yaml",
        "new_per_day: 6\n"
        "decks: {t: {new_per_day: 4}, t/a: {new_per_day: 1}, go: {new_per_day: 0}}\n",
    )
    return learner


def test_every_level_of_the_tree_has_its_limit(tree: Learner) -> None:
    assert new_by_deck(tree) == {"t/a": 1, "t/b": 3, "u": 2}
    listed = {one["deck"]: one["new_today"] for one in asked(tree, "decks")}
    assert {name: n for name, n in listed.items() if n} == {"t/a": 1, "t/b": 3, "u": 2}
    assert tree.prompt() == "6 due"
    assert tree.run().startswith("Today\n6 to study")


def test_limits_count_across_the_sessions_of_a_day(tree: Learner) -> None:
    tree.run("study", "t/b", "--plain", "--limit", "2", input=KNOWN * 2)
    assert new_by_deck(tree) == {"t/a": 1, "t/b": 1, "u": 2}
    tree.run("study", "--plain", input=KNOWN * 4)
    assert new_by_deck(tree) == {}
    assert new_by_deck(tree, now=morning(16)) == {"t/a": 1, "t/b": 3, "u": 2}


def test_new_cards_that_are_typed_go_before_all_limits(tree: Learner) -> None:
    tree.run("study", "t/a", "--new", "5", "--plain", input=KNOWN * 5)
    assert len(asked(tree, "cards", "deck:t/a is:review")) == 5


def test_siblings_share_a_day_where_they_may(learner: Learner) -> None:
    learner.write("config.yaml", "decks: {t: {bury_siblings: false}}\n")
    deck(learner, "t", BOTH_WAYS)
    deck(learner, "u", BOTH_WAYS)
    learner.run("study", "t", "--plain", input=KNOWN * 2)
    learner.run("study", "u", "--plain", input=KNOWN * 2)
    assert len(asked(learner, "cards", "deck:t is:review")) == 2
    assert len(asked(learner, "cards", "deck:u is:review")) == 1


# More


@pytest.fixture
def done(learner: Learner) -> Learner:
    """All of today is done: two cards, of which one was forgotten."""
    learner.write("config.yaml", "new_per_day: 2\n")
    deck(learner, "t")
    learner.run("study", "t", "--plain", input=KNOWN + FORGOTTEN + KNOWN)
    return learner


def test_a_day_that_is_done_offers_more_and_counts_it_honestly(done: Learner) -> None:
    told = done.run()
    assert "Nothing is due today." in told
    assert ":m 10 more new cards" in told
    assert ":c once more the 1 card forgotten today" in told
    assert ":1 all of t, due or not: 6 cards" in told
    assert ":a" not in told, "what was answered today does not come again"
    told = done.run("study", "t", "--plain", input=":m\n" + KNOWN * 4)
    assert "4 learned for the first time" in told
    assert len(asked(done, "cards", "deck:t is:review")) == 6
    assert due(done)["new"] == 0


def test_more_that_is_crammed_leaves_the_schedule(done: Learner) -> None:
    before = asked(done, "cards", "deck:t")
    told = done.run(input="c\n" + KNOWN)
    assert "1 crammed, outside the schedule" in told
    told = done.run(input="1\n" + KNOWN * 6)
    assert "6 crammed, outside the schedule" in told
    assert asked(done, "cards", "deck:t") == before


def test_what_is_not_on_offer_is_asked_again(done: Learner) -> None:
    told = done.run(input="7\n:q\n")
    assert "7 is not on offer." in told
    told = done.run("study", "t", "--plain", input=":z\n\n")
    assert ":z is not on offer." in told


def test_study_ahead_schedules_from_today_on(learner: Learner) -> None:
    learner.write("config.yaml", "new_per_day: 1\n")
    deck(learner, "t", "- {id: x, kind: basic, ask: Q, answer: A}\n")
    for day in (15, 16):
        learner.run("study", "t", "--plain", input=KNOWN, now=morning(day))
    (card,) = asked(learner, "cards", "deck:t")
    assert (card["due"], card["interval_days"]) == ("2027-01-22", 6)
    day_off = morning(18)
    told = learner.run("study", "t", "--plain", "--ahead", "3", now=day_off)
    assert "Nothing is left to study now." in told
    assert ":a 1 card ahead of its day, due by 2027-01-22" in told
    learner.run("study", "t", "--plain", "--ahead", "4", input=KNOWN, now=day_off)
    (card,) = asked(learner, "cards", "deck:t")
    assert (card["due"], card["interval_days"]) == ("2027-02-02", 15)
    told = learner.run("study", "t", "--plain", "--ahead", "365", now=day_off)
    assert "Card" not in told, "once a day is enough"
    assert "no early review" in " ".join(learner.run("study", "--help").split())


# Leeches


@pytest.mark.parametrize("action", ["tag", "suspend"])
def test_a_leech_is_told_of_marked_and_taken_back(learner: Learner, action: str) -> None:
    learner.write("config.yaml", f"leech_lapses: 2\nleech_action: {action}\nnew_per_day: 1\n")
    deck(learner, "t", "- {id: x, kind: basic, ask: Q, answer: A}\n")
    learner.run("study", "t", "--plain", input=KNOWN)
    for day in (16, 17):
        told = learner.run("study", "t", "--plain", input=FORGOTTEN + KNOWN, now=morning(day))
        assert ("t/x is a leech: it was forgotten 2 times." in told) is (day == 17)
    assert "make two cards of it: :e." in told
    assert [one["id"] for one in asked(learner, "cards", "tag:leech")] == ["t/x"]
    assert asked(learner, "cards", "tag:leech")[0]["state"] == (
        "suspended" if action == "suspend" else "review"
    )
    kinds = [one["kind"] for one in asked(learner, "history", "t/x")]
    assert ("suspend" in kinds) is (action == "suspend")
    learner.run("undo", "1" if action == "suspend" else "2", now=morning(17))
    assert asked(learner, "cards", "tag:leech") == []
    assert asked(learner, "cards", "deck:t")[0]["state"] == "review"


# Flags, notes, marks


def test_flags_notes_and_marks_in_lines(learner: Learner) -> None:
    deck(learner, "t")
    told = learner.run(
        "study", "t", "--plain", input=":f 3\n:f 8\n:f\n:n  what  comes\n:*\n\n:n\n:u\n4\n"
    )
    assert "Flag 3 green." in told
    assert "8 is no flag." in told
    assert ":f is no flag." in told
    assert "Marked marked." in told
    assert "Your note: what comes" in told
    assert "The note is gone." in told
    assert told.count("Card 1/") == 1, "the card is not shown anew"
    (card,) = asked(learner, "cards", "flag:3")
    assert card["id"] == "t/c0"
    assert [one["id"] for one in asked(learner, "cards", "tag:marked")] == ["t/c0"]
    assert "what comes" in learner.run("show", "t/c0")
    told = learner.run("study", "t", "--plain", input="", now=morning(16))
    assert "· basic · flag 3 · marked" in told


def test_flags_notes_and_marks_in_chinese(
    learner: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    deck(learner, "t")
    told = learner.run("study", "t", "--plain", input="：f 1\n：n 看书\n:*\n\n4\n:?\n")
    for sentence in ("旗标 1 红。", "备注已保存。", "你的备注：看书", ":n 文字"):
        assert sentence in told


# Streaks


def test_the_streak_and_the_longest_one_are_on_todays_screen(learner: Learner) -> None:
    deck(learner, "t", "- {id: x, kind: basic, ask: Q, answer: A}\n")
    learner.write("config.yaml", "new_per_day: 1\n")
    learner.run("study", "t", "--plain", input=KNOWN)
    learner.run("study", "t", "--plain", input=FORGOTTEN + KNOWN, now=morning(16))
    assert "2 days in a row, the longest so far" in learner.run(now=morning(16))
    assert "in a row" not in learner.run(now=morning(18))
    learner.run("study", "t", "--plain", input=KNOWN, now=morning(18))
    assert "1 day in a row, the longest was 2" in learner.run(now=morning(18))


# Clocks


@pytest.fixture
def begun(learner: Learner) -> Learner:
    """Two of two new cards were answered on the fifteenth, at noon in Shanghai."""
    learner.write("config.yaml", "new_per_day: 2\n")
    deck(learner, "t")
    learner.run("study", "t", "--plain", input=KNOWN * 2, now="2027-01-15T12:00:00+08:00")
    assert learner.said == ""
    return learner


@pytest.mark.parametrize(
    "now",
    [
        "2027-01-14T12:00:00+08:00",  # the clock was set back a day
        "2026-01-15T12:00:00+08:00",  # or a year: an empty battery
        "2027-01-14T20:30:00-08:00",  # half an hour later, in San Francisco
    ],
)
def test_a_day_is_not_counted_twice(begun: Learner, now: str) -> None:
    found = due(begun, now=now)
    assert (found["date"], found["new"], found["due"]) == ("2027-01-15", 0, 0)
    assert begun.said.count("today is still 2027-01-15") == 1
    assert begun.prompt(now=now) == ""
    told = begun.run("study", "t", "--new", "3", "--plain", input=KNOWN, now=now)
    assert "Saved: 4, due 2027-01-16" in told
    assert due(begun, now=morning(16))["due"] == 3


def test_the_same_day_by_an_earlier_clock_is_no_matter(begun: Learner) -> None:
    now = "2027-01-15T09:00:00+08:00"
    begun.run("study", "t", "--new", "3", "--plain", input=FORGOTTEN + KNOWN, now=now)
    assert begun.said == ""
    assert due(begun, now=now)["again"] == 0, "the drill comes after the review, by the log"
    assert begun.run("undo", now=now).startswith("Undone: t/c2 drill")


def test_a_wrong_clock_is_forgotten_with_what_it_dated(begun: Learner) -> None:
    begun.run("study", "t", "--plain", "--limit", "1", input=KNOWN, now="2031-05-01T12:00:00+08:00")
    assert due(begun, now=morning(16))["date"] == "2031-05-01"
    assert "quizgo undo" in begun.said
    begun.run("undo", now=morning(16))
    assert due(begun, now=morning(16))["date"] == "2027-01-16"
    assert begun.said == ""


def test_travel_loses_nothing_that_is_due(begun: Learner) -> None:
    for now in ("2027-01-15T22:00:00-08:00", "2027-01-16T06:00:00+00:00", morning(16, "+13:00")):
        assert due(begun, now=now)["due"] == (2 if "16T" in now else 0)


def test_another_hour_at_which_the_day_begins(begun: Learner) -> None:
    night = "2027-01-16T02:00:00+08:00"
    assert due(begun, now=night)["date"] == "2027-01-15"
    begun.write("config.yaml", "new_per_day: 2\nrollover_hour: 0\n")
    assert due(begun, now=night)["date"] == "2027-01-16"
    begun.run("study", "t", "--plain", input=KNOWN * 4, now=night)
    begun.write("config.yaml", "new_per_day: 2\nrollover_hour: 4\n")
    found = due(begun, now=night)
    assert (found["date"], found["new"], found["due"]) == ("2027-01-16", 0, 0)


@pytest.mark.parametrize(
    ("before", "after", "days"),
    [
        ("2027-03-14T03:59:00-07:00", "2027-03-14T04:00:00-07:00", ("2027-03-13", "2027-03-14")),
        ("2027-11-07T01:30:00-07:00", "2027-11-07T01:30:00-08:00", ("2027-11-06", "2027-11-06")),
        ("2027-11-07T03:59:00-08:00", "2027-11-07T04:00:00-08:00", ("2027-11-06", "2027-11-07")),
    ],
)
def test_clocks_that_change_in_spring_and_autumn(
    learner: Learner, before: str, after: str, days: tuple[str, str]
) -> None:
    deck(learner, "t")
    assert (due(learner, now=before)["date"], due(learner, now=after)["date"]) == days
    learner.run("study", "t", "--plain", input=KNOWN, now=before)
    assert due(learner, now=after)["date"] == days[1]
    assert learner.said == ""


# A real terminal


@pytest.mark.parametrize(
    ("lang", "new", "bar", "back"),
    [
        ("en_US.UTF-8", "m  10 more new cards", "m more new", "q leave"),
        ("zh_CN.UTF-8", "m  再学 10 张新卡", "m 更多新卡", "q 离开"),
    ],
)
def test_todays_screen_offers_more_at_three_sizes(
    learner: Learner, lang: str, new: str, bar: str, back: str
) -> None:
    learner.write("config.yaml", "new_per_day: 0\n")
    with learner.home.terminal(columns=80, rows=24, lang=lang) as terminal:
        terminal.wait_for(new)
        terminal.press("?")
        terminal.wait_until_gone(new)
        terminal.press("?")
        terminal.resize(40, 10)
        terminal.wait_until(lambda: back in terminal.lines()[-1], "the bar")
        terminal.wait_for(new)
        terminal.resize(200, 60)
        terminal.wait_until(lambda: bar in terminal.lines()[-1], "the bar")
        terminal.press("m")
        terminal.wait_for("1/10")
        terminal.press("ctrl-c")
        assert terminal.wait_for_exit() == 130
