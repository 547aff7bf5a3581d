"""`quizgo scheduler`: what a change moves, the change, and the way back."""

from __future__ import annotations

import io
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from quizgo.cli import run
from tests.e2e.conftest import Home

DECK = """\
deck: go/a
title: A
cards:
- {id: one, kind: basic, ask: Q1, answer: A}
- {id: two, kind: basic, ask: Q2, answer: A}
- {id: three, kind: basic, ask: Q3, answer: A}
"""
OTHER = "deck: go/b\ntitle: B\ncards:\n- {id: four, kind: basic, ask: Q4, answer: A}\n"
DAY = 15
"""Of January 2027, the day on which all cards are first studied."""


class Desk:
    """Words typed in one home, day by day; output and status of each."""

    def __init__(
        self, home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self.home = home
        self._monkeypatch = monkeypatch
        self._capsys = capsys
        decks = home.path / "decks"
        decks.mkdir(parents=True, exist_ok=True)
        (decks / "a.yaml").write_text(DECK)
        (decks / "b.yaml").write_text(OTHER)
        for name, value in home.environ().items():
            monkeypatch.setenv(name, value)
        self.status = 0

    def type(self, *words: str, day: int = DAY, input: str = "") -> str:
        """What is printed, stdout and stderr together."""
        now = datetime(2027, 1, day, 12, tzinfo=UTC).isoformat()
        self._monkeypatch.setenv("QUIZGO_NOW", now)
        self._monkeypatch.setattr(sys, "stdin", io.StringIO(input))
        self.status = run(words)
        printed = self._capsys.readouterr()
        return printed.out + printed.err

    def json(self, *words: str, day: int = DAY) -> object:
        found = self.type(*words, "--json", day=day)
        assert self.status == 0, found
        return json.loads(found)

    def study(self) -> None:
        """All four cards once."""
        self.type("study", "go/a", "go/b", input="\n4\n\n4\n\n5\n\n4\n")

    @property
    def config(self) -> Path:
        return self.home.path / "config.yaml"


@pytest.fixture
def desk(home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(home, monkeypatch, capsys)


def test_there_and_back_again(desk: Desk) -> None:
    desk.study()
    before = desk.json("cards", "is:review")
    assert desk.json("scheduler") == {
        "decks": [
            {
                "decks": None,
                "scheduler": "sm2",
                "retention": 0.9,
                "own_parameters": False,
                "reviewed": 4,
            }
        ],
        "can_undo": False,
    }
    preview = desk.type("scheduler", "fsrs", "--dry-run")
    assert "all decks: SM-2 → FSRS-6 at 90%" in preview
    assert "Of 4 cards in review 0 come earlier, 4 later, 0 on the same day." in preview
    assert "2027-01-16" in preview
    assert "Nothing was changed." in preview
    assert not desk.config.exists()
    assert desk.json("cards", "is:review") == before

    changed = desk.type("scheduler", "fsrs", "--yes")
    assert preview.replace("Nothing was changed.", "") in changed.replace(
        "Changed. `quizgo scheduler --undo` takes it back.", ""
    )
    assert "scheduler: fsrs" in desk.config.read_text()
    assert desk.json("cards", "prop:s>0") != []
    assert "takes back the change of 2027-01-15: scheduler – → fsrs." in desk.type("scheduler")

    assert desk.type("scheduler", "--undo") == "Taken back: scheduler fsrs → –.\n"
    assert desk.json("cards", "is:review") == before
    assert desk.type("scheduler", "--undo").startswith("quizgo: There is nothing to take back")
    assert desk.status == 1


def test_what_the_preview_says_is_what_comes(desk: Desk) -> None:
    desk.study()
    found = desk.json("scheduler", "fsrs", "--retention", "0.95", "--dry-run")
    assert isinstance(found, dict)
    desk.type("scheduler", "fsrs", "--retention", "0.95", "--yes")
    rows = desk.json("cards", "is:review")
    assert isinstance(rows, list)
    due = {row["id"]: row["due"] for row in rows}
    assert {move["item"]: move["after"] for move in found["most"]}.items() <= due.items()
    days = [sum(day == f"2027-01-{DAY + n}" for day in due.values()) for n in range(14)]
    assert found["due_after"] == days


def test_one_tree_of_decks_alone(desk: Desk) -> None:
    desk.study()
    assert "go/b: SM-2 → FSRS-6 at 90%" in desk.type("scheduler", "fsrs", "--deck", "go/b", "--yes")
    by_fsrs = desk.json("cards", "prop:s>0")
    assert isinstance(by_fsrs, list)
    assert [row["id"] for row in by_fsrs] == ["go/b/four"]
    desk.type("scheduler", "fsrs", "--yes")
    preview = desk.type("scheduler", "sm2", "--dry-run")
    assert "go/b keeps its own: FSRS-6." in preview
    assert "Of 4 cards in review 3 come earlier, 0 later, 1 on the same day." in preview
    assert "go/b: FSRS-6 at 90% already." in desk.type(
        "scheduler", "fsrs", "--deck", "go/b", "--yes"
    )


def test_changes_are_taken_back_one_by_one(desk: Desk) -> None:
    desk.config.parent.mkdir(exist_ok=True)
    desk.config.write_text("# mine\nretention: 0.85\n")
    desk.type("scheduler", "fsrs", "--yes")
    desk.type("scheduler", "fsrs", "--retention", "0.95", "--yes")
    assert "retention: 0.95" in desk.config.read_text()
    desk.type("scheduler", "--undo")
    assert "retention: 0.85" in desk.config.read_text()
    desk.type("scheduler", "--undo")
    assert "retention: 0.85" in desk.config.read_text()
    assert "\nscheduler: fsrs" not in desk.config.read_text()
    assert "# mine" in desk.config.read_text()


def test_what_was_set_by_hand_since_is_left_alone(desk: Desk) -> None:
    desk.type("scheduler", "fsrs", "--yes")
    desk.config.write_text("scheduler: sm2\n")
    told = desk.type("scheduler", "--undo")
    assert told.startswith("quizgo: scheduler was set otherwise since 2027-01-15: it is sm2.")
    assert desk.status == 1
    assert desk.config.read_text() == "scheduler: sm2\n"


def test_a_change_that_could_not_be_written_is_none(desk: Desk) -> None:
    desk.type("scheduler", "fsrs", "--yes")
    good = desk.config.read_text()
    desk.config.write_text('retention: "0.9\n' + good)
    assert "must be mended by hand first" in desk.type("scheduler", "sm2", "--yes")
    assert desk.status == 1
    desk.config.write_text(good)
    assert desk.type("scheduler", "--undo") == "Taken back: scheduler fsrs → –.\n"


def test_a_change_that_was_stopped_half_way_is_passed_over(desk: Desk) -> None:
    desk.type("scheduler", "fsrs", "--yes")
    desk.type("scheduler", "sm2", "--yes")
    desk.config.write_text(desk.config.read_text().replace("scheduler: sm2", "scheduler: fsrs"))
    assert desk.type("scheduler", "--undo") == "Taken back: scheduler fsrs → –.\n"


def test_a_damaged_list_of_changes_is_none(desk: Desk) -> None:
    desk.type("scheduler", "fsrs", "--yes")
    (desk.home.path / "scheduler-changes.json").write_text('[{"at": 3, "before": [')
    assert "--undo" not in desk.type("scheduler")
    assert desk.status == 0


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (["fsrs"], 2, "Nobody can be asked: stdin is no terminal."),
        (["fsrs", "--json"], 2, "Add --dry-run."),
        (["--undo", "fsrs"], 2, "--undo stands alone."),
        (["--deck", "go/a"], 2, "Name a scheduler for --deck"),
        (["anki"], 2, "'anki' is not one of 'sm2', 'fsrs'"),
        (["fsrs", "--retention", "1.5", "--yes"], 2, "1.5 is not in the range"),
        (["fsrs", "--deck", "go/aa", "--yes"], 1, "There is no deck 'go/aa'. Did you mean go/a?"),
    ],
)
def test_words_that_make_no_sense(desk: Desk, words: list[str], status: int, told: str) -> None:
    assert told in desk.type("scheduler", *words)
    assert desk.status == status


def test_a_session_goes_by_fsrs(desk: Desk) -> None:
    desk.type("scheduler", "fsrs", "--deck", "go/a", "--yes")
    told = desk.type("study", "go/a", input="\n4\n\n5\n\n1\n")
    assert [line for line in told.splitlines() if line.startswith("Saved")] == [
        "Saved: 4, due 2027-01-17",
        "Saved: 5, due 2027-01-23",
        "Saved: 1, due 2027-01-16",
    ]
    told = desk.type("study", "go/a", day=17, input="\n:i\n:q\n")
    assert "FSRS-6 began its memory from that grade." in told
    assert "The chance that you know it today is" in told


def test_what_only_fsrs_uses_waits_while_sm2_schedules(desk: Desk) -> None:
    desk.study()
    told = desk.type("scheduler", "--retention", "0.8", "--yes")
    assert "That counts once FSRS schedules these cards" in told
    assert "all decks: SM-2 → FSRS-6 at 80%" in desk.type("scheduler", "fsrs", "--dry-run")


def test_a_pattern_of_decks_is_set_and_taken_back(desk: Desk) -> None:
    desk.study()
    desk.type("scheduler", "fsrs", "--deck", "go/[ab]", "--yes")
    shown = desk.json("scheduler")
    assert isinstance(shown, dict)
    assert [(one["decks"], one["reviewed"]) for one in shown["decks"]] == [
        (None, 4),
        ("go/[ab]", 4),
    ]
    assert len(str(desk.json("cards", "prop:s>0"))) > 100
    desk.type("scheduler", "--undo")
    assert desk.json("cards", "prop:s>0") == []
    assert "go/[ab]" not in desk.config.read_text()


def test_without_reviews_nothing_moves(desk: Desk) -> None:
    assert "No card moves" in desk.type("scheduler", "fsrs", "--yes")
    assert desk.json("cards", "is:review") == []


@pytest.mark.parametrize(
    ("columns", "rows", "lang", "ask", "changed", "known", "reviewed"),
    [
        (40, 10, "zh_CN.UTF-8", "要改吗？ [y/N]", "已更改", "概率是 100%", "复习 1 次"),
        (
            80,
            24,
            "en_US.UTF-8",
            "Change it? [y/N]",
            "Changed.",
            "today is 100%.",
            "1 review so far",
        ),
        (200, 60, "zh_CN.UTF-8", "要改吗？ [y/N]", "已更改", "概率是 100%", "复习 1 次"),
    ],
)
def test_it_asks_at_a_terminal(
    desk: Desk,
    columns: int,
    rows: int,
    lang: str,
    ask: str,
    changed: str,
    known: str,
    reviewed: str,
) -> None:
    desk.study()
    words = ("scheduler", "fsrs")
    with desk.home.terminal(*words, columns=columns, rows=rows, lang=lang) as terminal:
        terminal.wait_for(ask)
        assert "2027-01-28" in terminal.text()
        terminal.send("y\r")
        terminal.wait_for(changed)
        assert terminal.wait_for_exit() == 0
    assert "scheduler: fsrs" in desk.config.read_text()
    with desk.home.terminal("why", "three", columns=columns, rows=rows, lang=lang) as terminal:
        terminal.wait_for(reviewed)
        assert terminal.wait_for_exit() == 0
        assert known in terminal.text().replace("\n", "")
