"""Which of these can it print: what the bundled options say holds on real Go, too."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from quizgo.deck.load import load
from quizgo.grading.check import check
from quizgo.grading.programs import sample
from quizgo.grading.verdict import Sampled
from quizgo.model import Asked, Card, Predict
from tests.toolchain import go_command, needs_go

DECK = load(Path(__file__).parents[2] / "decks" / "go" / "predictions-parallel.yaml").deck
CARDS = DECK.cards if DECK is not None else ()
NAMES = [card.id.rpartition("/")[2] for card in CARDS]

POSSIBLE = {
    "three-starters": {"[2 0 1]", "[0 1 2]"},
    "data-or-quit": {"0", "1", "2"},
    "last-ticket": {"0", "-1"},
    "three-adders": {"1", "2", "3"},
    "two-senders": {"b1 a1 b2 a2", "a1 a2 b1 b2"},
    "send-or-close": {"<nil>", "send on closed channel"},
    "poll-once": {"goroutine", "main"},
}
"""Of the options of each card; the others no schedule can print."""

RUNS = 12
"""Of each program on real Go, at each number of Ps."""

each_card = pytest.mark.parametrize("card", CARDS, ids=NAMES)


def _body(card: Card) -> Predict:
    assert isinstance(card.body, Predict)
    return card.body


def _name(card: Card) -> str:
    return card.id.rpartition("/")[2]


def test_every_card_asks_which_of_these() -> None:
    assert DECK is not None
    assert list(POSSIBLE) == NAMES
    assert {_body(card).what for card in CARDS} == {Asked.ONE_OF}
    assert check([DECK]) == ()


@each_card
def test_many_runs_print_what_is_possible_and_nothing_else(card: Card) -> None:
    body = _body(card)
    sampled = sample(body)
    assert isinstance(sampled, Sampled)
    printed = {
        text for text, option in zip(body.options, sampled.options, strict=True) if option.times
    }
    assert printed == POSSIBLE[_name(card)]
    assert len(printed) < len(body.options)


# Real Go ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def binaries(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with each program built by real Go."""
    top = tmp_path_factory.mktemp("parallel")
    (top / "go.mod").write_text("module cards\n\ngo 1.27\n")
    for card in CARDS:
        (top / _name(card)).mkdir()
        (top / _name(card) / "prog.go").write_text(_body(card).go)
    subprocess.run(
        [go_command(), "build", "-o", f"{top / 'bin'}{os.sep}", "./..."],
        cwd=top,
        env={**os.environ, "GOTOOLCHAIN": "local", "GOFLAGS": "-mod=mod"},
        check=True,
    )
    return top / "bin"


@pytest.mark.go
@needs_go
@each_card
def test_go_prints_no_option_that_is_impossible(card: Card, binaries: Path) -> None:
    body = _body(card)
    seen = {
        _printed(binaries / _name(card), procs) for procs in body.runs.procs for _ in range(RUNS)
    }
    assert seen & set(body.options) <= POSSIBLE[_name(card)]
    assert seen & POSSIBLE[_name(card)]


def _printed(binary: Path, procs: int) -> str:
    ran = subprocess.run(
        [binary],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "GOMAXPROCS": str(procs)},
    )
    return ran.stdout.strip()
