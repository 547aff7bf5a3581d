"""Courses of days: what is due on each of them is what the published vectors say."""

from __future__ import annotations

import io
import json
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from quizgo.cli import run
from quizgo.schedule.sm2 import MAXIMUM_DAYS
from tests.e2e.conftest import Home

VECTORS = Path(__file__).parent.parent / "schedule" / "data" / "sm2_vectors.json"
DECK = "deck: t\ntitle: T\ncards:\n- {id: one, kind: basic, ask: Q, answer: A}\n"
START = date(2027, 1, 15)
LAST = date(2400, 1, 1)
"""Later courses only say what the vectors of SM-2 itself say already."""

Course = tuple[list[int], list[list[int]]]


def _courses() -> list[Course]:
    vectors = json.loads(VECTORS.read_text(encoding="utf-8"))["vectors"]
    longest = sorted(vectors, key=lambda vector: -len(vector["grades"]))
    return [(vector["grades"], vector["expect"]) for vector in (*longest[:6], *vectors[:6])]


@pytest.fixture
def words(home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Words:
    monkeypatch.setenv("QUIZGO_HOME", str(home.path))
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    monkeypatch.delenv("QUIZGO_DATABASE_URL", raising=False)
    return Words(monkeypatch, capsys)


class Words:
    """Words typed on a day of one's choice, with their input and what they print."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch = monkeypatch
        self._capsys = capsys

    def on(self, day: date, *words: str, input: str = "") -> str:
        noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        self._monkeypatch.setenv("QUIZGO_NOW", noon.isoformat())
        self._monkeypatch.setattr(sys, "stdin", io.StringIO(input))
        assert run(words) == 0
        return self._capsys.readouterr().out

    def due(self, day: date) -> list[str]:
        found = json.loads(self.on(day, "due", "--json"))
        return [item for item in found["items"] if item == "t/one"]


@pytest.mark.parametrize("course", _courses(), ids=lambda c: "".join(map(str, c[0]))[:25])
def test_each_day_brings_what_the_vectors_say(course: Course, words: Words, tmp_path: Path) -> None:
    deck = tmp_path / "t.yaml"
    deck.write_text(DECK, encoding="utf-8")
    day = START
    for grade, (repetitions, interval, efactor) in zip(*course, strict=True):
        if day > LAST or interval > MAXIMUM_DAYS:
            break
        drill = "\n4\n" if grade < 4 else ""
        words.on(day, "study", str(deck), "--plain", input=f"\n{grade}\n{drill}")
        (row,) = json.loads(words.on(day, "cards", "deck:t", "--json"))
        next_day = day + timedelta(days=interval)
        assert row == {
            **row,
            "due": next_day.isoformat(),
            "repetitions": repetitions,
            "interval_days": interval,
            "efactor": efactor,
        }
        assert words.due(next_day - timedelta(days=1)) == []
        day = next_day  # on which it is studied, which only what is due is
    assert words.due(day) == ["t/one"]


def test_a_day_missed_is_due_the_day_after(words: Words, tmp_path: Path) -> None:
    deck = tmp_path / "t.yaml"
    deck.write_text(DECK, encoding="utf-8")
    words.on(START, "study", str(deck), "--plain", input="\n4\n")
    assert words.due(START + timedelta(days=30)) == ["t/one"]
