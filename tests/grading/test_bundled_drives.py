"""The bundled drives: each can be solved, in as few moves as it says, and Go runs them so."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from quizgo.deck.load import load
from quizgo.grading.answers import Driven
from quizgo.grading.check import check
from quizgo.grading.drive import Way, judge_drive, stand, way
from quizgo.grading.helm import Stand
from quizgo.grading.verdict import Outcome
from quizgo.model import Card, Drive, GoalKind
from tests.toolchain import go_command, needs_go

DECK = load(Path(__file__).parents[2] / "decks" / "go" / "drive.yaml").deck
CARDS = DECK.cards if DECK is not None else ()
NAMES = [card.id.rpartition("/")[2] for card in CARDS]


def drive(card: Card) -> Drive:
    assert isinstance(card.body, Drive)
    return card.body


def solved(card: Card) -> Way:
    found = way(drive(card))
    assert isinstance(found, Way)
    return found


AS_GO = [card for card in CARDS if drive(card).is_as_go]
PRINTING = [card for card in AS_GO if "fmt.Println" in drive(card).go]


def test_there_are_drives_of_every_goal_and_none_has_a_fault() -> None:
    assert DECK is not None
    assert len(CARDS) >= 8
    assert {drive(card).goal.kind for card in CARDS} == set(GoalKind)
    assert check([DECK]) == ()


@pytest.mark.parametrize("card", CARDS, ids=NAMES)
def test_the_way_is_right(card: Card) -> None:
    outcome, _ = judge_drive(drive(card), Driven(solved(card).moves))
    assert outcome is Outcome.RIGHT


@pytest.mark.parametrize("card", CARDS, ids=NAMES)
def test_no_goal_allows_more_moves_than_it_takes(card: Card) -> None:
    body = drive(card)
    assert solved(card).cost == body.moves or (body.is_as_go and not body.moves)


@pytest.mark.parametrize("card", CARDS, ids=NAMES)
def test_every_card_says_why_in_both_languages(card: Card) -> None:
    assert card.why is not None
    assert card.tags
    assert card.hints
    for text in (drive(card).ask, card.why, *card.hints):
        assert text.en
        assert text.zh


def test_every_rule_of_one_p_is_asked_for() -> None:
    rules = set()
    for card in AS_GO:
        found = stand(drive(card), solved(card).moves)
        assert isinstance(found, Stand)
        rules |= {made.rule for made in found.made}
    assert rules == {"runnext", "ring", "fair", "global", "heir"}


@pytest.mark.go
@needs_go
@pytest.mark.parametrize("card", PRINTING, ids=[card.id.rpartition("/")[2] for card in PRINTING])
def test_go_decides_the_same(card: Card, tmp_path: Path) -> None:
    (tmp_path / "go.mod").write_text("module card\n\ngo 1.27\n")
    (tmp_path / "prog.go").write_text(drive(card).go)
    environ = {**os.environ, "GOTOOLCHAIN": "local", "GOFLAGS": "-mod=mod", "GOMAXPROCS": "1"}
    binary = tmp_path / "prog"
    build = [go_command(), "build", "-o", str(binary), "."]
    subprocess.run(build, cwd=tmp_path, env=environ, check=True, timeout=110)
    printed = {
        subprocess.run(
            [binary], capture_output=True, text=True, check=True, timeout=30, env=environ
        ).stdout
        for _ in range(5)
    }
    found = stand(drive(card), solved(card).moves)
    assert isinstance(found, Stand)
    assert found.ran is not None
    assert found.ran.stdout in printed
