"""Queries, as learners type them: listed, studied, put aside."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import dataclass

import pytest

from quizgo.cli import run
from tests.e2e.conftest import Home

DECK = """\
deck: my/d
title: D
cards:
- {id: one, kind: basic, tags: [hard], level: expert, ask: {en: Who wakes, zh: 谁唤醒}, answer: A}
- {id: two, kind: typed, since: "1.21", ask: "What does `g0` run on?", accept: [A stack]}
- {id: three, kind: basic, tags: [easy], ask: Why, answer: A wake}
"""
TODAY, TOMORROW = "2027-01-15T08:00:00+08:00", "2027-01-16T08:00:00+08:00"


@dataclass(frozen=True)
class Done:
    """How a command ended, and what it said."""

    returncode: int
    stdout: str
    stderr: str


@dataclass(frozen=True)
class Learner:
    """Types words on a day of one's choice, in this process."""

    monkeypatch: pytest.MonkeyPatch
    capsys: pytest.CaptureFixture[str]

    def run(self, *words: str, input: str = "", now: str = TODAY) -> Done:
        self.monkeypatch.setenv("QUIZGO_NOW", now)
        self.monkeypatch.setattr(sys, "stdin", io.StringIO(input))
        status = run(words)
        said = self.capsys.readouterr()
        return Done(status, said.out, said.err)

    def cards(self, *query: str, now: str = TOMORROW) -> list[str]:
        done = self.run("cards", "--json", *query, now=now)
        assert done.returncode == 0, done.stderr
        return [row["id"].removeprefix("my/d/") for row in json.loads(done.stdout)]


@pytest.fixture
def learner(
    home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Learner:
    """One with the deck `my/d` besides the bundled ones, who failed `one` today."""
    monkeypatch.setenv("QUIZGO_HOME", str(home.path))
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    monkeypatch.delenv("QUIZGO_DATABASE_URL", raising=False)
    learner = Learner(monkeypatch, capsys)
    assert learner.run("import", str(home.deck(DECK, "d.yaml"))).returncode == 0
    learner.run("study", "my/d", "--plain", "--limit", "1", input="\n1\n\n4\n")
    return learner


def test_cards_are_found_by_what_they_say_and_how_they_stand(learner: Learner) -> None:
    for query, found in {
        "deck:my": ["one", "two", "three"],
        "my/d": ["one", "two", "three"],
        "deck:my wake*": ["one", "three"],
        '"g0 run on" since:1.21': ["two"],
        "谁唤醒 level:expert": ["one"],
        "deck:my is:due": ["one"],
        "rated:2:1": ["one"],
        "rated:2:4 added:2 introduced:2": ["one"],
        "rated:1": [],
        "deck:my -is:new or deck:my tag:none": ["one", "two"],
        "prop:reps>0": ["one"],
    }.items():
        assert learner.cards(query) == found, query


def test_words_of_the_command_line_are_one_query(learner: Learner) -> None:
    assert learner.cards("deck:my", "-is:due", "-tag:easy") == ["two"]
    assert learner.cards("-deck:go", "-high", "(tag:hard", "or", "tag:easy)") == ["one", "three"]
    assert learner.cards("deck:my", "--", "-tag:easy", "-h") == []  # all say "h"
    assert "No such option" in learner.run("cards", "--jsn").stderr


def test_what_is_not_understood_is_pointed_at(learner: Learner) -> None:
    for words in (("cards",), ("study", "--query"), ("suspend", "--query")):
        done = learner.run(*words, "deck:my is:deu")
        assert done.returncode == 2
        assert done.stderr.splitlines() == [
            "quizgo: The query, character 12: `is:deu` is not known. Did you mean `is:due`?",
            "  deck:my is:deu",
            "             ^",
        ]
        assert done.stdout == ""


def test_names_that_are_nowhere_are_told_when_nothing_is_found(learner: Learner) -> None:
    done = learner.run("cards", "deck:go/g-structt", "tag:hart", "--json")
    assert (done.returncode, done.stdout) == (0, "[]\n")
    assert done.stderr.splitlines() == [
        "quizgo: no deck is named go/g-structt. Did you mean deck:go/g-struct?",
        "quizgo: no tag is named hart. Did you mean tag:hard?",
    ]


def test_a_query_is_studied(learner: Learner) -> None:
    done = learner.run("study", "--plain", "--query", "deck:my tag:easy", input="\n5\n")
    assert "Card 1/1 · my/d/three · basic" in done.stdout
    done = learner.run("study", "my/d", "--plain", "--query", "level:expert", now=TOMORROW)
    assert "Card 1/1 · my/d/one · basic" in done.stdout
    done = learner.run("study", "--cram", "--plain", "--query", "-deck:go since:1.21")
    assert "Card 1/1 · my/d/two · typed" in done.stdout


def test_cards_are_put_aside_and_brought_back_by_a_query(learner: Learner) -> None:
    done = learner.run("suspend", "three", "--query", "deck:my -is:new")
    assert done.stdout.splitlines() == ["my/d/three: suspended", "my/d/one: suspended"]
    assert learner.cards("is:suspended") == ["one", "three"]
    learner.run("resume", "--query", "is:suspended tag:hard")
    assert learner.cards("is:suspended") == ["three"]
    learner.run("bury", "--query", "deck:my tag:none", now=TOMORROW)
    assert learner.cards("is:buried") == ["two"]
    learner.run("reset", "--query", "is:due", now=TOMORROW)
    assert learner.cards("prop:reps>0") == []


def test_a_mark_without_cards_says_what_is_missing(learner: Learner) -> None:
    done = learner.run("suspend", "--query", "tag:hard tag:easy")
    assert done.returncode == 1
    assert "No card is meant by" in done.stderr
    for words in ((), ("--query", " "), ("one", "--query", "")):  # empty would mean all
        done = learner.run("reset", *words)
        assert done.returncode == 2
        assert "Name a CARD" in done.stderr
