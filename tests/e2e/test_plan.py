"""`plan`, typed: a plan made, followed day by day, judged, stopped; days away; bad input."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import cast

import pytest

from quizgo.cli import run
from tests.e2e.conftest import Home

START = date(2026, 11, 24)

LEVELS = ("basic", "intermediate", "expert")

Json = Mapping[str, object]


CARD = """\
  - id: c{number}
    kind: basic
    level: {level}
    ask: {{en: "What is {number}?", zh: "什么是 {number}？"}}
    answer: {{en: "It is.", zh: "是。"}}
"""


def deck(cards: int) -> str:
    head = "deck: t/plan\ntitle: {en: Plan, zh: 计划}\ncards:\n"
    return head + "".join(
        CARD.format(number=number, level=LEVELS[number % 3]) for number in range(cards)
    )


class Words:
    """Words typed on a day of one's choice, with their input and what they print."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch = monkeypatch
        self._capsys = capsys
        self.day = START

    def type(self, *words: str, input: str = "", status: int = 0) -> str:
        noon = datetime(self.day.year, self.day.month, self.day.day, 12, tzinfo=UTC)
        self._monkeypatch.setenv("QUIZGO_NOW", noon.isoformat())
        self._monkeypatch.setattr(sys, "stdin", io.StringIO(input))
        assert run(words) == status
        out, err = self._capsys.readouterr()
        return out if status == 0 else err

    def json(self, *words: str) -> Json:
        found = json.loads(self.type(*words, "--json"))
        assert isinstance(found, dict)
        return found

    def study(self) -> None:
        """Answer everything that today brings, rightly."""
        self.type("study", "--plain", input="\n4\n" * 60)

    def due(self) -> Json:
        return self.json("due")

    def cards(self) -> list[Json]:
        found = json.loads(self.type("cards", "deck:t", "--json"))
        assert isinstance(found, list)
        return found

    def next_day(self, days: int = 1) -> None:
        self.day += timedelta(days=days)


@pytest.fixture
def words(
    home: Home,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Words:
    (home.path / "decks").mkdir(exist_ok=True)
    (home.path / "decks" / "t.yaml").write_text(deck(30), encoding="utf-8")
    monkeypatch.setenv("QUIZGO_HOME", str(home.path))
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    monkeypatch.delenv("QUIZGO_DATABASE_URL", raising=False)
    return Words(monkeypatch, capsys)


def number(found: Json, *names: str) -> float:
    value: object = found
    for name in names:
        assert isinstance(value, dict)
        value = value[name]
    assert isinstance(value, int | float)
    return value


def test_a_plan_from_its_first_day_to_its_last(words: Words) -> None:
    made = words.json("plan", "--date", "+12", "--minutes", "8", "--deck", "t")
    assert made["plan"] == {
        "date": "2026-12-06",
        "minutes": 8,
        "decks": ["t"],
        "since": "2026-11-24",
    }
    assert made["items"] == 30
    assert number(made, "known", "low") < number(made, "known", "mean")
    assert len(cast("list[object]", made["days"])) == 12
    first = number(made, "today", "new")
    assert 0 < first < 20  # eight minutes hold no twenty new cards

    # The plan sets the day's limits, and only for its own decks.
    due = words.due()
    assert due["new"] == first
    assert {one["deck"] for one in cast("list[Json]", due["decks"])} == {"t/plan"}
    words.study()
    assert words.due()["new"] == 0

    # Each morning it is made anew, by the first look at the day; yesterday's pace holds till then.
    for _ in range(3):
        words.next_day()
        assert 0 < number(words.due(), "new") <= 20
        assert "Ready by 2026-12-06: " in words.type(input="q\n")
        words.study()
    score = words.json("plan", "--score")
    assert score["mornings"] == ["2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27"]
    assert number(score, "load", "mornings") == 3
    assert number(score, "load", "error") < 3
    assert number(score, "recall", "reviews") > 5
    assert number(score, "known", "mornings") == 3
    told = words.type("plan", "--score")
    assert told.startswith("4 mornings with a forecast, from 2026-11-24 to 2026-11-27.")

    # What was learned is in the forecast.
    later = words.json("plan")
    assert number(later, "known", "mean") > 0.5
    assert later["plan"] == made["plan"]

    # On its day it is over, and the usual limits hold.
    words.day = date(2026, 12, 6)
    assert "The plan for 2026-12-06 is over." in words.type("plan")
    assert words.due()["new"] == 20


def test_a_plan_is_changed_stopped_and_shown_without_being_kept(words: Words) -> None:
    asked = ("plan", "--date", "+20", "--minutes", "10", "--deck", "t")
    shown = words.type(*asked, "--dry-run")
    assert shown.startswith("Ready by 2026-12-14: 20 days to go, 10 minutes a day, t.")
    assert shown.endswith("Nothing was kept.\n")
    assert words.json("plan") == {"plan": None, "away": []}
    assert "There is no plan." in words.type("plan")
    words.type(*asked)
    changed = words.json("plan", "--minutes", "5")
    assert cast("Json", changed["plan"])["date"] == "2026-12-14"
    assert cast("Json", changed["plan"])["minutes"] == 5
    assert cast("Json", changed["plan"])["decks"] == ["t"]
    anew = words.json("plan", "--date", "+9", "--minutes", "5", "--dry-run")
    assert cast("Json", anew["plan"])["decks"] == []  # a new plan is of all decks
    assert "is stopped" in words.type("plan", "--stop")
    assert words.due()["new"] == 20
    assert "There is no plan to stop" in words.type("plan", "--stop", status=1)


def test_a_plan_keeps_to_the_limits_of_its_decks(words: Words) -> None:
    words.type("config", "set", "decks.t.new_per_day", "2")
    made = words.json("plan", "--date", "+9", "--minutes", "20", "--deck", "t")
    assert made["new_per_day"] == 2
    assert words.due()["new"] == 2


def test_a_plan_whose_cards_are_gone_stops_nobody(words: Words) -> None:
    words.type("plan", "--date", "+9", "--minutes", "5", "--deck", "t")
    words.type("suspend", "--query", "deck:t")
    words.next_day()
    assert "0% known then" in words.type(input="q\n")
    assert words.json("plan")["items"] == 0


def test_the_same_morning_foretells_the_same(words: Words) -> None:
    asked = ("plan", "--date", "+10", "--minutes", "6", "--deck", "t", "--dry-run")
    assert words.json(*asked) == words.json(*asked)


def test_too_little_time_is_said_with_what_would_help(words: Words) -> None:
    asked = ("plan", "--date", "+3", "--minutes", "2", "--deck", "t", "--dry-run")
    short = cast("Json", words.json(*asked)["short"])
    assert 10 < number(short, "not_begun") < 30
    assert number(short, "minutes_needed") > 2
    drops = cast("list[Json]", short["drop"])
    assert drops[0] == {"level": "expert", "deck": "t/plan", "items": 10, "of": 10}
    told = words.type(*asked)
    assert "Time is short: " in told
    assert "expert, t/plan: 10" in told
    command = 'quizgo suspend --query "deck:t/plan level:expert is:new"'
    assert command in told
    words.type("suspend", "--query", "deck:t/plan level:expert is:new")
    assert words.json(*asked)["items"] == 20


def test_days_away_are_cleared_kept_clear_and_given_back(words: Words) -> None:
    words.type("study", "t", "--plain", "--new", "12", input="\n4\n" * 12)
    words.next_day()
    words.type("study", "t", "--plain", "--new", "0", input="\n4\n" * 12)  # due again in six days
    away = "2026-11-30..2026-12-03"
    planned = words.json("plan", "--away", away, "--dry-run")
    assert planned["moved"] == 12
    assert words.json("plan")["away"] == []
    told = words.type("plan", "--away", away)
    assert told.startswith(f"Away: {away}.\n12 reviews were moved to the days around.\n")
    moved = [row["due"] for row in words.cards() if row["due"]]
    assert not [day for day in moved if "2026-11-30" <= str(day) <= "2026-12-03"]
    assert len(set(moved)) == 6  # two a day: an interval of six days bears one day early

    # What falls due there later is moved on the next look.
    words.next_day()
    words.type("reschedule", "t/plan/c0", "--due", "2026-12-01")
    words.type(input="q\n")
    (one,) = [row["due"] for row in words.cards() if row["id"] == "t/plan/c0"]
    assert str(one) > "2026-12-03" or str(one) < "2026-11-30"

    words.day = date(2026, 12, 1)  # half of it is past, and stays as it was
    assert "put back" in words.type("plan", "--away", "none")
    assert {row["due"] for row in words.cards() if row["id"] != "t/plan/c0"} == {
        "2026-12-01",
        None,
    }
    assert words.json("plan")["away"] == ["2026-11-30..2026-11-30"]
    assert "No days away" in words.type("plan", "--away", "none")
    assert words.json("plan")["away"] == ["2026-11-30..2026-11-30"]


def test_a_backlog_is_spread_and_can_be_taken_back(words: Words) -> None:
    words.type("study", "t", "--plain", "--new", "12", input="\n4\n" * 12)
    words.next_day(20)
    caught = words.type("plan", "--catch-up", "4")
    assert "9 reviews of the backlog were moved to later days." in caught
    assert words.due()["due"] == 3
    words.type("undo", "9")
    assert words.due()["due"] == 12
    assert words.json("plan", "--catch-up", "1")["moved"] == 0


BAD = (
    ("--date 2026-11-23 --minutes 9", "--date: 2026-11-23 is past", 2),
    ("--date today --minutes 9", "--date: that is today", 2),
    ("--date 2030-01-01 --minutes 9", "more than three years ahead", 2),
    ("--date soon --minutes 9", "'soon' is no day", 2),
    ("--date +9", "Say --minutes: how many minutes a day", 2),
    ("--minutes 9", "Say --date: by when", 2),
    ("--date +9 --minutes 0", "--minutes: 0 minutes a day is no plan. Give 1 to 960.", 2),
    ("--date +9 --minutes 9 --deck t/plam", "Did you mean t/plan?", 1),
    ("--away 2026-12-09..2026-12-01", "ends before it begins", 2),
    ("--away 2026-12-32..2027-01-01", "'2026-12-32' in '2026-12-32..2027-01-01' is no day", 2),
    ("--away Christmas", "'Christmas' in 'Christmas' is no day", 2),
    ("--away ..", "is no range of days", 2),
    ("--away 2026-01-01..2026-02-01", "is past", 2),
    ("--away 2026-12-01..2028-01-01", "longer than a year", 2),
    ("--away 2032-12-01", "more than three years ahead", 2),
    ("--catch-up 0", "--catch-up: 0 days will not do", 2),
    ("--stop --score", "one thing at a time", 2),
)
"""Words typed, what is said of them, and the exit status."""


def test_what_cannot_be_planned_is_said_in_a_sentence(words: Words) -> None:
    for typed, said, status in BAD:
        told = words.type("plan", *typed.split(), status=status)
        assert said in told
        assert told.count("\n") == 1


def test_decks_without_a_card_are_no_plan(words: Words) -> None:
    words.type("suspend", "--query", "deck:t")
    told = words.type("plan", "--date", "+9", "--minutes", "5", "--deck", "t", status=1)
    assert "There is no card in those decks to plan for." in told


SIZES = (40, 10), (80, 24), (200, 60)
LAST_LINES = {"en_US.UTF-8": "Nothing was kept.", "zh_CN.UTF-8": "没有保存任何内容。"}


@pytest.mark.parametrize("lang", LAST_LINES)
def test_a_plan_in_a_terminal(home: Home, lang: str) -> None:
    (home.path / "decks").mkdir(exist_ok=True)
    (home.path / "decks" / "t.yaml").write_text(deck(12), encoding="utf-8")
    typed = ("plan", "--date", "+9", "--minutes", "1", "--deck", "t", "--dry-run")
    for columns, rows in SIZES:
        with home.terminal(*typed, columns=columns, rows=rows, lang=lang) as terminal:
            terminal.wait_for(LAST_LINES[lang])
            assert terminal.wait_for_exit() == 0
            assert "2027-01-23" in terminal.text()  # the last day ahead
            assert b"Traceback" not in terminal.raw
