"""Flags, tags, notes and days that a learner sets by hand."""

from __future__ import annotations

import io
import json
import sqlite3
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from quizgo.cli import run
from tests.e2e.conftest import Home

DECK = """\
deck: my/d
cards:
- {id: one, kind: basic, tags: [hard], ask: Who wakes, answer: A}
- {id: two, kind: basic, reversed: true, ask: What is g0, answer: A stack}
"""
NOW = "2027-01-15T08:00:00+08:00"


@dataclass(frozen=True)
class Learner:
    """Types words in this process."""

    monkeypatch: pytest.MonkeyPatch
    capsys: pytest.CaptureFixture[str]

    def run(self, *words: str, input: str = "") -> tuple[int, list[str], str]:
        self.monkeypatch.setattr(sys, "stdin", io.StringIO(input))
        status = run(words)
        said = self.capsys.readouterr()
        return status, said.out.splitlines(), said.err

    def found(self, query: str) -> list[str]:
        return [str(row["id"]).removeprefix("my/d/") for row in self.rows(query)]

    def rows(self, query: str = "deck:my") -> list[dict[str, object]]:
        status, out, err = self.run("cards", "--json", query)
        assert status == 0, err
        rows: list[dict[str, object]] = json.loads("\n".join(out))
        return rows


@pytest.fixture
def learner(
    home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Learner:
    monkeypatch.setenv("QUIZGO_HOME", str(home.path))
    monkeypatch.setenv("QUIZGO_NOW", NOW)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    monkeypatch.delenv("QUIZGO_DATABASE_URL", raising=False)
    learner = Learner(monkeypatch, capsys)
    assert learner.run("import", str(home.deck(DECK, "d.yaml")))[0] == 0
    return learner


def test_flagged_cards_are_found_by_their_flag(learner: Learner) -> None:
    assert learner.run("flag", "3", "one", "--query", "deck:my g0 -id:one")[1] == [
        "my/d/one: flag 3",
        "my/d/two: flag 3",
        "my/d/two#reversed: flag 3",
    ]
    assert learner.found("flag:3") == ["one", "two", "two#reversed"]
    assert learner.run("flag", "0", "one")[1] == ["my/d/one: no flag"]
    assert learner.found("deck:my flag:0") == ["one"]
    learner.run("undo")
    assert learner.found("deck:my flag:3 -id:two") == ["one"]
    assert [row["flag"] for row in learner.rows()] == [3, 3, 3]


def test_own_tags_stand_beside_those_of_the_deck(learner: Learner) -> None:
    learner.run("tag", "again", "--query", "deck:my")
    assert learner.found("tag:again") == ["one", "two", "two#reversed"]
    assert learner.rows()[0]["tags"] == ["hard", "again"]
    learner.run("untag", "again", "two")
    assert learner.found("tag:again") == ["one"]
    learner.run("untag", "hard", "one")  # the deck's own
    assert learner.found("tag:hard") == ["one"]
    assert learner.rows()[0]["marks"] == ["again"]


def test_a_note_is_kept_shown_and_found(learner: Learner) -> None:
    assert learner.run("note", "one", " Ask Ann\nabout wakep ")[1] == ["my/d/one: note kept"]
    assert learner.found("note:WAKEP") == learner.found("note:*") == ["one"]
    assert learner.rows()[0]["note"] == "Ask Ann\nabout wakep"
    shown = learner.run("show", "one")[1]
    assert "Note: Ask Ann about wakep" in shown
    learner.run("note", "one", input="From a pipe\n")
    assert learner.rows()[0]["note"] == "From a pipe"
    assert learner.run("note", "one", "")[1] == ["my/d/one: no note"]
    assert learner.found("note:*") == []


def test_a_card_is_due_on_the_day_set_by_hand(learner: Learner) -> None:
    assert learner.run("reschedule", "one", "--due", "+3")[1] == ["my/d/one: due 2027-01-18"]
    assert learner.found("prop:due=3") == ["one"]
    learner.run("reschedule", "one", "--due", "today")
    assert learner.found("deck:my is:due") == ["one"]
    assert learner.rows()[0]["interval_days"] == 0
    learner.run("undo")
    learner.run("undo")
    assert learner.found("deck:my is:new") == ["one", "two", "two#reversed"]


def test_several_are_undone_all_or_none(learner: Learner, tmp_path: Path) -> None:
    learner.run("flag", "3", "one", "two")
    with closing(sqlite3.connect(tmp_path / "home/quizgo.db")) as database:
        database.execute(
            "CREATE TRIGGER full BEFORE INSERT ON entry WHEN NEW.kind = 'undo' "
            "AND NEW.item = 'my/d/one' BEGIN SELECT RAISE(ABORT, 'disk full'); END"
        )
        assert learner.run("undo", "3")[0] != 0
        assert learner.found("flag:3") == ["one", "two", "two#reversed"]
        database.execute("DROP TRIGGER full")
    assert [line.split(" on ")[0] for line in learner.run("undo", "3")[1]] == [
        "Undone: my/d/two#reversed flag",
        "Undone: my/d/two flag",
        "Undone: my/d/one flag",
    ]
    assert learner.found("flag:3") == []


def test_show_tells_flags_and_tags(learner: Learner) -> None:
    learner.run("flag", "2", "one")
    learner.run("tag", "again", "one")
    shown = "\n".join(learner.run("show", "one")[1])
    assert "flag 2 · your tags: again" in shown


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("flag", "8", "one"), "8 is not in the range 0<=x<=7"),
        (("flag", "1"), "Name a CARD"),
        (("flag", "1", "--query", " "), "Name a CARD"),
        (("flag", "1", "three"), "There is no card 'three'."),
        (("tag", "two words", "one"), "'two words' is no tag."),
        (("tag", "a\u202eb", "one"), "is no tag."),
        (("tag", "", "one"), "'' is no tag."),
        (("untag", "a,b", "one"), "'a,b' is no tag."),
        (("note", "one", "x" * 20_001), "longer than 20,000 characters"),
        (("note", "one", "a\0b"), "what is no text"),
        (("reschedule", "one", "--due", "2020-01-01"), "2020-01-01 is past."),
        (("reschedule", "one", "--due", "soon"), "'soon' is no day."),
        (("reschedule", "one", "--due", "2027-02-30"), "'2027-02-30' is no day."),
        (("reschedule", "one", "--due", "+99999"), "more than 36,500 days ahead"),
        (("reschedule", "one"), "Missing option '--due'"),
        (("cards", "flag:9"), "A flag from 0, none, to 7"),
        (("cards", "note:"), "A word of a note, or `*`"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    learner: Learner, words: tuple[str, ...], said: str
) -> None:
    status, out, err = learner.run(*words)
    assert status in (1, 2)
    assert said in err
    assert out == []
    assert learner.run("undo")[0] == 1  # nothing was written
