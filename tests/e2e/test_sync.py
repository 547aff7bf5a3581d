"""Two machines that share a folder: progress, decks, plans and interviews."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.e2e.learner import Learner

MINE = """\
deck: my/t
cards:
- id: one
  kind: basic
  ask: "{ask}"
  answer: "1"
"""
LATER = "2027-01-15T09:00:00+08:00"


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    folder = tmp_path / "shared"
    folder.mkdir()
    return folder


def standings(learner: Learner) -> object:
    """Where every card stands that was ever answered."""
    cards = json.loads(learner.run("cards", "-is:new", "--json"))
    return sorted(json.dumps(card, sort_keys=True) for card in cards)


def answer(learner: Learner, deck: str, now: str = LATER) -> None:
    learner.run("study", deck, "--plain", "--limit", "2", input="x\n4\nx\n4\n", now=now)


def test_progress_of_both_machines_is_joined(
    learner: Learner, elsewhere: Learner, shared: Path
) -> None:
    answer(learner, "go/gobuf")
    answer(elsewhere, "go/context", now="2027-01-15T09:30:00+08:00")
    elsewhere.run("flag", "3", "sig")
    assert learner.run("sync", str(shared)).startswith("Sent: ")
    assert elsewhere.run("sync", str(shared)).startswith("Taken in: ")
    learner.run("sync")  # the folder of the last time
    assert standings(learner) == standings(elsewhere)
    assert learner.run("cards", "flag:3").count("go/g-struct/sig") == 1
    assert learner.run("sync") == elsewhere.run("sync") == "Nothing new on either side."
    for one in (learner, elsewhere):
        assert "every card stands where its log says" in one.run("doctor")


def test_what_one_takes_back_is_taken_back_on_the_other(
    learner: Learner, elsewhere: Learner, shared: Path
) -> None:
    answer(learner, "go/gobuf")
    learner.run("sync", str(shared))
    elsewhere.run("sync", str(shared))
    learner.run("undo", "2", now="2027-01-15T10:00:00+08:00")
    learner.run("sync")
    elsewhere.run("sync")
    assert standings(elsewhere) == standings(learner) == []


def test_plans_and_interviews_go_along(learner: Learner, elsewhere: Learner, shared: Path) -> None:
    learner.run("plan", "--date", "2027-03-01", "--minutes", "20", "--deck", "go/gobuf")
    learner.run("interview", "--minutes", "5", "--seed", "1", "--plain", input="x\n.\n:q\n")
    learner.run("sync", str(shared))
    assert "1 interview" in elsewhere.run("sync", str(shared))
    assert "2027-03-01" in elsewhere.run("plan")
    assert elsewhere.run("interview", "--list") == learner.run("interview", "--list")


def test_deck_goes_to_the_other_machine_and_its_changes_after_it(
    learner: Learner, elsewhere: Learner, shared: Path
) -> None:
    learner.write("decks/my/t.yaml", MINE.format(ask="First?"))
    learner.run("sync", str(shared))
    assert "1 deck" in elsewhere.run("sync", str(shared))
    assert "First?" in elsewhere.run("show", "my/t/one")
    elsewhere.write("decks/my/t.yaml", MINE.format(ask="Second?"))
    assert "Sent: 1 deck" in elsewhere.run("sync")
    assert "Taken in: 1 deck" in learner.run("sync")
    assert "Second?" in learner.run("show", "my/t/one")
    kept = list((learner.home.path / "backups").glob("t-*.yaml"))
    assert ["First?" in one.read_text() for one in kept] == [True]


@pytest.mark.parametrize(("keep", "question"), [("mine", "Here?"), ("theirs", "There?")])
def test_deck_edited_on_both_sides_waits_for_the_learner(
    learner: Learner, elsewhere: Learner, shared: Path, keep: str, question: str
) -> None:
    for one, ask in ((learner, "There?"), (elsewhere, "Here?")):
        one.write("decks/my/t.yaml", MINE.format(ask=ask))
    learner.run("sync", str(shared))
    elsewhere.run("sync", str(shared), status=1)
    assert "my/t.yaml was edited here and elsewhere" in elsewhere.said
    assert "Here?" in elsewhere.run("show", "my/t/one")
    elsewhere.run("sync", status=1)
    elsewhere.run("sync", "--decks", keep)
    learner.run("sync")
    for one in (learner, elsewhere):
        assert question in one.run("show", "my/t/one")
        assert one.run("sync") == "Nothing new on either side."
    loser = {"Here?", "There?"} - {question}
    kept = [one.read_text() for one in elsewhere.home.path.glob("backups/t-*.yaml")]
    assert [loser.pop() in one for one in kept] == [True]


def test_line_that_cannot_be_read_is_told_and_written_again(
    learner: Learner, elsewhere: Learner, shared: Path
) -> None:
    answer(learner, "go/gobuf")
    learner.run("sync", str(shared))
    [file] = shared.glob("log/*/*.jsonl")
    whole = file.read_bytes()
    file.write_bytes(whole[:-40])  # as a carrier in the middle of its work leaves it
    elsewhere.run("sync", str(shared), status=1)
    number = whole.count(b"\n")
    assert f"{file}:{number}: This line makes no sense" in elsewhere.said
    assert standings(elsewhere) != standings(learner)
    learner.run("sync", status=1)
    assert file.read_bytes() == whole
    elsewhere.run("sync")
    assert standings(elsewhere) == standings(learner)


def test_rehearsal_changes_nothing(learner: Learner, elsewhere: Learner, shared: Path) -> None:
    answer(learner, "go/gobuf")
    learner.write("decks/my/t.yaml", MINE.format(ask="First?"))
    assert learner.run("sync", str(shared), "--dry-run").startswith("Would be sent: ")
    assert not list(shared.iterdir())
    learner.run("sync", str(shared))
    assert "Would be taken in: " in elsewhere.run("sync", str(shared), "--dry-run")
    assert standings(elsewhere) == []
    assert not (elsewhere.home.path / "decks").exists()


def test_folder_is_made_where_its_own_folder_is_there(learner: Learner, shared: Path) -> None:
    assert "quizgo sync DIR" in learner.run("sync", status=2)
    learner.run("sync", str(shared / "no" / "stick"), status=1)
    assert "There is no folder" in learner.said
    assert list(shared.iterdir()) == []
    learner.run("sync", str(shared / "stick"))
    (shared / "stick").rmdir()
    learner.run("sync", status=1)
    assert "mount what carries it" in learner.said


def test_file_in_place_of_the_folder_is_refused(learner: Learner, shared: Path) -> None:
    (shared / "stick").write_text("")
    learner.run("sync", str(shared / "stick"), status=1)
    assert "There is no folder" in learner.said
