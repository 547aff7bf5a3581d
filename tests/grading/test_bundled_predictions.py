"""What the bundled programs to predict do on the simulator is what real Go does with them."""

from __future__ import annotations

import os
import subprocess
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from quizgo.deck.load import load
from quizgo.deck.vary import instances
from quizgo.grading.check import check
from quizgo.grading.programs import ended, printed, run
from quizgo.grading.ran import Ran
from quizgo.grading.verdict import Ended, ProgramEnd
from quizgo.model import Asked, Card, GoRules, Predict
from tests.toolchain import go_command, needs_go

DECK = load(Path(__file__).parents[2] / "decks" / "go" / "predictions.yaml").deck
CARDS = [one for card in DECK.cards for one in instances(card)] if DECK is not None else []
"""Of a card that varies, every instance there is."""


def _named(cards: list[Card]) -> list[str]:
    ids = [card.id.rpartition("/")[2] for card in cards]
    return [f"{id_}-{n}" if n else id_ for id_, n in zip(ids, _numbers(ids), strict=True)]


def _numbers(ids: list[str]) -> list[int]:
    return [ids[:place].count(id_) for place, id_ in enumerate(ids)]


NAMES = _named(CARDS)

LANGUAGE = {GoRules.GO_1_13: "1.21", GoRules.GO_1_27: "1.27"}
"""The version that a module says, for Go's compiler to follow the same rules."""

OF_THE_OLD_RUNTIME = {
    "timer-channel-length-then": ("1 1", "received"),
    "stop-after-expiry-then": ("stopped false", "a value"),
    "reset-after-expiry-then": ("waited false",),
    "call-free-loop-then": ("[start end other]",),
}
"""What only a toolchain of that time would print; other old rules are the language's."""

LONG_ENOUGH = ("300_000", "100_000_000")
"""Rounds of a loop that outlasts a time slice: here, and on a machine's own processor."""

RUNS = 5
"""Of each program. On a busy machine a goroutine may be preempted, so the most frequent counts."""


def _body(card: Card) -> Predict:
    assert isinstance(card.body, Predict)
    return card.body


@cache
def _simulated(card: Card) -> Ran:
    outcome = run(_body(card))
    assert isinstance(outcome, Ran), outcome
    return outcome


def test_there_are_predictions_of_both_sorts() -> None:
    assert DECK is not None
    assert len(CARDS) >= 12
    assert {_body(card).what for card in CARDS} >= {Asked.OUTPUT, Asked.ENDING}
    assert check([DECK]) == ()
    assert {ended(_simulated(card)).end for card in CARDS} == set(ProgramEnd)


@pytest.mark.parametrize("card", CARDS, ids=NAMES)
def test_every_card_says_why_in_both_languages(card: Card) -> None:
    assert card.why is not None
    assert card.tags
    assert card.refs
    for text in (_body(card).ask, card.why, *card.hints):
        assert text.en
        assert text.zh


@pytest.mark.parametrize("name", OF_THE_OLD_RUNTIME)
def test_old_runtimes_did_otherwise(name: str) -> None:
    old, new = (CARDS[NAMES.index(each)] for each in (name, name.removesuffix("-then")))
    assert printed(_simulated(old)) == OF_THE_OLD_RUNTIME[name] != printed(_simulated(new))
    assert _body(old).go == _body(new).go


@pytest.mark.parametrize("card", CARDS, ids=NAMES)
def test_chance_decides_no_answer(card: Card) -> None:
    outcome = _simulated(card)
    if outcome.chance:
        others = [run(_body(card), seed=seed) for seed in range(2, 12)]
        assert {printed(each) for each in others if isinstance(each, Ran)} == {printed(outcome)}


# Real Go ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def binaries(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with each program built by real Go, one module for each set of rules."""
    top = tmp_path_factory.mktemp("predictions")
    for rules, version in LANGUAGE.items():
        module = top / rules
        module.mkdir()
        (module / "go.mod").write_text(f"module cards\n\ngo {version}\n")
        for card, name in zip(CARDS, NAMES, strict=True):
            if _body(card).rules is rules:
                (module / name).mkdir()
                (module / name / "prog.go").write_text(_body(card).go.replace(*LONG_ENOUGH))
        subprocess.run(
            [go_command(), "build", "-o", f"{top / 'bin'}{os.sep}", "./..."],
            cwd=module,
            env={**os.environ, "GOTOOLCHAIN": "local", "GOFLAGS": "-mod=mod"},
            check=True,
        )
    return top / "bin"


def _real(binary: Path) -> tuple[tuple[str, ...], Ended]:
    """The lines that a binary prints, and how it ends."""
    ran = subprocess.run(
        [binary],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "GOMAXPROCS": "1"},
    )
    said = ran.stderr.partition("\n")[0]
    if said.startswith("panic: "):
        end = ProgramEnd.PANICS
    elif said.startswith("fatal error: "):
        end = ProgramEnd.DEADLOCK if said.endswith("deadlock!") else ProgramEnd.FATAL
    else:
        end = ProgramEnd.STATUS if ran.returncode else ProgramEnd.EXITS
    return tuple(ran.stdout.splitlines()), Ended(end, ran.returncode, said)


@pytest.mark.go
@needs_go
@pytest.mark.parametrize("name", [name for name in NAMES if name not in OF_THE_OLD_RUNTIME])
def test_go_does_the_same(name: str, binaries: Path) -> None:
    seen = Counter(_real(binaries / name) for _ in range(RUNS))
    outcome = _simulated(CARDS[NAMES.index(name)])
    assert seen.most_common(1)[0][0] == (printed(outcome), ended(outcome))
