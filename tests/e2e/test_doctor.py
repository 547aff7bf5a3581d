"""What `doctor` finds wrong, and what it says to do."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.e2e.learner import Learner

FAULTY = "deck: my/t\ncards:\n- {id: one, kind: basic, ask: Q}\n"
SOUND = FAULTY.replace("ask: Q", "ask: Q, answer: A, reversed: true")


def answer_two(learner: Learner) -> Path:
    """Both sides of a card; its deck's file."""
    deck = learner.write("decks/my/t.yaml", SOUND)
    learner.write("config.yaml", "bury_siblings: false\n")
    learner.run("study", "my/t", "--plain", input="x\n4\nx\n3\n")
    return deck


def faults(learner: Learner, *, status: int = 1, now: str = "2027-01-15T09:00:00+08:00") -> str:
    """What is wrong, a line each."""
    found = json.loads(learner.run("doctor", "--json", status=status, now=now))["findings"]
    return "\n".join(one["text"] for one in found if one["state"] == "fault")


def test_all_is_well_on_the_first_day(learner: Learner) -> None:
    assert learner.run("doctor").endswith("All is well.")
    assert learner.run("doctor").startswith("good  Settings: ")


def test_progress_that_is_not_what_the_log_says_is_found_and_mended(learner: Learner) -> None:
    answer_two(learner)
    with closing(sqlite3.connect(learner.home.path / "quizgo.db")) as connection:
        connection.execute("UPDATE item SET efactor = 999 WHERE reviews > 0")
        connection.commit()
    assert "2 items do not stand where their log says" in faults(learner)
    assert "Folded again from the log." in learner.run("doctor", "--repair")
    assert faults(learner, status=0) == ""


def test_faults_of_decks_and_settings_are_counted_with_what_to_do(learner: Learner) -> None:
    learner.write("decks/my/t.yaml", FAULTY)
    learner.write("config.yaml", "new_per_day: many\n")
    said = faults(learner)
    assert "1 fault in 22 decks. `quizgo check`" in said
    assert "config.yaml:1: " in said


def test_damaged_store_is_told_with_the_way_out(learner: Learner) -> None:
    learner.run("decks")
    store = learner.home.path / "quizgo.db"
    store.write_bytes(b"no database at all" * 500)
    assert "is no database" in faults(learner)


def test_clock_that_went_back_a_day_is_told(learner: Learner) -> None:
    answer_two(learner)
    assert "there are entries of 2027-01-15" in faults(learner, now="2027-01-10T09:00:00+08:00")


def test_history_without_its_card_is_told_and_is_no_fault(learner: Learner) -> None:
    deck = answer_two(learner)
    deck.unlink()
    assert "2 items have a history and no card: my/t/one" in learner.run("doctor")


def test_backup_that_is_old_is_told(learner: Learner) -> None:
    learner.run("backup")
    assert "The last is " in learner.run("doctor")
    assert "is 78 days old" in learner.run("doctor", now="2027-04-03T08:00:00+08:00")
