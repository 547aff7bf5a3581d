"""All that a learner has, in one file: exported, and taken into an empty home."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quizgo.model import Planned
from quizgo.store.store import Store
from tests.e2e.conftest import Home

DECK = """\
deck: my/d
cards:
- {id: one, kind: basic, ask: Who wakes?, answer: A}
- {id: two, kind: basic, reversed: true, ask: What is g0, answer: "`A` stack"}
- {id: why, kind: points, ask: Why spin?, points: [{text: to find work}, {text: soon}]}
"""


@pytest.fixture(scope="module")
def made(looked_over: Home, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home whose learner has studied, planned, gone away and held an interview and a half."""
    home = looked_over.copied(tmp_path_factory.mktemp("made") / "home")
    session = ("interview", "--plain", "--deck", "my/d", "--questions", "2", "--new", "--seed")
    for words, typed in (
        (("import", str(home.deck(DECK))), ""),
        (("study", "my/d", "--plain", "--limit", "2"), "\n4\n\n1\n\n4\n"),
        (("undo",), ""),
        (("tag", "later", "two"), ""),
        (("plan", "--date", "2027-03-01", "--minutes", "10", "--deck", "my"), ""),
        (("plan", "--away", "2027-02-01..2027-02-05"), ""),
        ((*session, "3"), "\n4\n" * 9),
        ((*session, "4"), ":q\n"),
    ):
        done = home.run(*words, input=typed)
        assert done.returncode == 0, (words, done.stderr)
    return home


@pytest.fixture
def learner(made: Home, tmp_path: Path) -> Home:
    return made.copied(tmp_path / "home")


def planned(home: Home) -> tuple[Planned, ...]:
    with Store.open(home.path / "quizgo.db", device="test") as store:
        return store.planned()


def interviews(home: Home) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (home.path / "interviews").glob("*")}


def test_all_that_a_learner_has_comes_back_from_json(
    learner: Home, another: Home, tmp_path: Path
) -> None:
    out = tmp_path / "all.json"
    done = learner.run("export", "-o", str(out))
    assert (done.returncode, done.stderr) == (0, "")
    assert len(planned(learner)) >= 2
    assert sorted(interviews(learner)) == ["0001.jsonl", "0002.jsonl"]
    taken = another.run("import", str(out))
    assert taken.returncode == 0, taken.stderr
    assert "interviews: 2 of 2 taken over" in taken.stdout
    assert planned(another) == planned(learner)
    assert interviews(another) == interviews(learner)
    own = [path.name for path in (another.path / "decks").rglob("*.yaml")]
    assert own == ["d.yaml"], "bundled decks are there already"
    again = another.run("import", str(out))
    assert "interviews: 0 of 2 taken over" in again.stdout
    assert f"plans and forecasts: 0 of {len(planned(learner))} taken over" in again.stdout
    assert planned(another) == planned(learner)
    assert interviews(another) == interviews(learner)
    for words in (
        ("cards",),
        ("history",),
        ("stats",),
        ("due",),
        ("decks",),
        ("plan",),
        ("interview", "--list"),
    ):
        theirs = json.dumps(another.json(*words)).replace(str(another.path), str(learner.path))
        assert json.loads(theirs) == learner.json(*words), words


def test_an_interview_that_breaks_off_is_told_and_the_rest_comes(
    learner: Home, another: Home, tmp_path: Path
) -> None:
    out = tmp_path / "all.json"
    with (learner.path / "interviews/0001.jsonl").open("ab") as file:
        file.write(b"nonsense\n")
    done = learner.run("export", "-o", str(out))
    assert done.stderr == "Left out: the damaged end of 1 interview.\n"
    assert "interviews: 2 of 2" in another.run("import", str(out)).stdout


def test_changes_of_schedulers_come_along(learner: Home, another: Home, tmp_path: Path) -> None:
    out = tmp_path / "all.json"
    learner.run("scheduler", "fsrs", "--yes")
    learner.run("export", "-o", str(out))
    tried = another.run("import", str(out), "--dry-run")
    assert "changes of schedulers: 1 in the file" in tried.stdout
    taken = another.run("import", str(out))
    assert taken.stdout.splitlines()[-1] == "changes of schedulers: 1 of 1 taken over"
    assert "--undo" not in another.run("scheduler").stdout, "nothing changed there"
    another.run("config", "set", "scheduler", "fsrs")
    assert another.run("scheduler", "--undo").stdout == "Taken back: scheduler fsrs → –.\n"


@pytest.mark.parametrize(
    ("part", "value", "told"),
    [
        ("scheduler_changes", ["a"], "Change 1 of `scheduler_changes` makes no sense"),
        ("interviews", [[{"event": "begun"}]], "Interview 1 makes no sense"),
        ("interviews", [[]], "Interview 1 makes no sense"),
        ("interviews", [7], "Interview 1 is no list of events"),
        ("interviews", 7, "must be lists"),
        ("planning", [{"id": "a"}], "Note 1 of `planning` makes no sense"),
        ("planning", ["a"], "Note 1 of `planning` makes no sense"),
    ],
)
def test_what_makes_no_sense_is_refused_whole(
    another: Home, tmp_path: Path, part: str, value: object, told: str
) -> None:
    deck = {"deck": "w/d", "cards": [{"id": "a", "kind": "basic", "ask": "a", "answer": "b"}]}
    file = tmp_path / "bad.json"
    file.write_text(json.dumps({"format": "quizgo", "version": 1, "decks": [deck], part: value}))
    done = another.run("import", str(file))
    assert done.returncode == 1
    assert told in done.stderr
    assert not (another.path / "decks/w").exists()
    assert not (another.path / "interviews").exists()
