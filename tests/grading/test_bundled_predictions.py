"""What the bundled programs to predict do on the simulator is what real Go does with them."""

from __future__ import annotations

import os
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from quizgo.deck.load import load
from quizgo.grading.check import check
from quizgo.grading.programs import ended, printed, run
from quizgo.grading.ran import Ran
from quizgo.grading.verdict import Ended, ProgramEnd
from quizgo.model import Asked, Card, GoRules, Predict
from tests.toolchain import go_command, needs_go

DECK = load(Path(__file__).parents[2] / "decks" / "go" / "predictions.yaml").deck
CARDS = DECK.cards if DECK is not None else ()
NAMES = [card.id.rpartition("/")[2] for card in CARDS]

LANGUAGE = {GoRules.GO_1_13: "1.21", GoRules.GO_1_27: "1.27"}
"""The version that a module says, for Go's compiler to follow the same rules."""

RUNS = 5
"""Of each program. On a busy machine a goroutine may be preempted, so the most frequent counts."""


def _body(card: Card) -> Predict:
    assert isinstance(card.body, Predict)
    return card.body


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
def test_nothing_is_left_to_chance(card: Card) -> None:
    assert _simulated(card).chance == ()


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
                (module / name / "prog.go").write_text(_body(card).go)
        subprocess.run(
            [go_command(), "build", "-o", f"{top / 'bin'}{os.sep}", "./..."],
            cwd=module,
            env={**os.environ, "GOTOOLCHAIN": "local", "GOFLAGS": "-mod=mod"},
            check=True,
            timeout=110,
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
        timeout=30,
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
@pytest.mark.parametrize("card", CARDS, ids=NAMES)
def test_go_does_the_same(card: Card, binaries: Path) -> None:
    seen = Counter(_real(binaries / card.id.rpartition("/")[2]) for _ in range(RUNS))
    outcome = _simulated(card)
    assert seen.most_common(1)[0][0] == (printed(outcome), ended(outcome))
