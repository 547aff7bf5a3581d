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
from quizgo.grading.helm import Made, Stand
from quizgo.grading.verdict import DriveDetail, Outcome
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
PRINTING = [card for card in AS_GO if "fmt.Println" in drive(card).go and drive(card).procs == 1]
SEVERAL = [card for card in CARDS if drive(card).procs > 1]


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


def made(card: Card) -> tuple[Made, ...]:
    """Go's decisions that a card asks for."""
    found = stand(drive(card), solved(card).moves)
    assert isinstance(found, Stand)
    return found.made[: drive(card).moves or None]


def test_every_rule_of_one_p_is_asked_for() -> None:
    rules = {each.rule for card in AS_GO if drive(card).procs == 1 for each in made(card)}
    assert rules == {"runnext", "ring", "fair", "global", "heir"}


def test_several_ps_are_asked_for_shares_halves_and_the_runnext_of_others() -> None:
    every = [each for card in SEVERAL if drive(card).is_as_go for each in made(card)]
    assert {each.rule for each in every} >= {"steal", "back-off", "global", "fair", "runnext"}
    assert any(each.victims for each in every)
    assert {(each.taken, each.of) for each in every if each.rule == "steal"} >= {(2, 4), (2, 3)}
    assert {(each.taken, each.of) for each in every if each.rule == "global"} == {(3, 4), (2, 2)}


WRONG = {
    "steal-half": ((1,), 0, "steal"),
    "runnext-goes-last": ((0, 0, 0), 2, "back-off"),
    "share-of-the-global-queue": ((4, 0, 0, 0, 2, 1), 5, "global"),
    "each-p-counts": ((0, 0, 2), 2, "fair"),
}
"""A plausible wrong move of each: which it is, and the rule that is told."""


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_move_is_told_with_its_rule(name: str) -> None:
    moves, wrong, rule = WRONG[name]
    body = next(drive(card) for card in CARDS if card.id == f"go/drive/{name}")
    right = way(body)
    assert isinstance(right, Way)
    moves = (*right.moves[:wrong], moves[wrong])
    assert moves[wrong] != right.moves[wrong]
    outcome, detail = judge_drive(body, Driven(moves))
    assert outcome is Outcome.WRONG
    assert isinstance(detail, DriveDetail)
    assert detail.wrong == wrong
    assert detail.stand.made[wrong].rule == rule


def test_any_victim_that_may_be_drawn_is_right_and_is_robbed() -> None:
    card = next(card for card in CARDS if card.id == "go/drive/drawn-victim")
    moves = solved(card).moves[:2]
    drawn = made(card)[2].drawn
    assert len(drawn) > 1
    for move in drawn:
        found = stand(drive(card), (*moves, move))
        assert isinstance(found, Stand)
        assert found.first_wrong is None
        assert found.made[2].went == found.made[2].chosen


@pytest.mark.go
@needs_go
@pytest.mark.parametrize("card", PRINTING, ids=[card.id.rpartition("/")[2] for card in PRINTING])
def test_go_decides_the_same(card: Card, tmp_path: Path) -> None:
    (tmp_path / "go.mod").write_text("module card\n\ngo 1.27\n")
    (tmp_path / "prog.go").write_text(drive(card).go)
    environ = {**os.environ, "GOTOOLCHAIN": "local", "GOFLAGS": "-mod=mod", "GOMAXPROCS": "1"}
    binary = tmp_path / "prog"
    build = [go_command(), "build", "-o", str(binary), "."]
    subprocess.run(build, cwd=tmp_path, env=environ, check=True)
    printed = {
        subprocess.run([binary], capture_output=True, text=True, check=True, env=environ).stdout
        for _ in range(5)
    }
    found = stand(drive(card), solved(card).moves)
    assert isinstance(found, Stand)
    assert found.ran is not None
    assert found.ran.stdout in printed
