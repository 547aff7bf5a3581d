"""The bundled labs: solved by their reference, failed by wrong answers, and solved on real Go."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from quizgo.deck.load import load
from quizgo.grading.check_labs import lab_faults
from quizgo.grading.lab import tried
from quizgo.grading.lab_checks import is_output
from quizgo.grading.verdict import LabDetail
from quizgo.model import Card, CheckKind, Lab, Level
from tests.toolchain import go_command, needs_go

DECK = load(Path(__file__).parents[2] / "decks" / "go" / "labs.yaml").deck
CARDS = DECK.cards if DECK is not None else ()
NAMES = [card.id.rpartition("/")[2] for card in CARDS]

each_lab = pytest.mark.parametrize("card", CARDS, ids=NAMES)


def _body(card: Card) -> Lab:
    assert isinstance(card.body, Lab)
    return card.body


def test_there_are_labs_of_every_level_and_check() -> None:
    assert len(CARDS) >= 20
    assert {card.level for card in CARDS} == set(Level)
    used = {check.kind for card in CARDS for check in _body(card).checks}
    assert used == set(CheckKind)
    for card in CARDS:
        body = _body(card)
        texts = (body.ask, card.why, *card.hints)
        assert all(text is not None and text.en and text.zh for text in texts)
        assert len(body.wrong) >= 3
        assert all(wrong.fails is not None for wrong in body.wrong)


@each_lab
def test_the_reference_passes_and_wrong_answers_fail_as_meant(card: Card) -> None:
    assert list(lab_faults(card, _body(card))) == []


@each_lab
def test_the_starter_fails_on_a_check(card: Card) -> None:
    found = tried(_body(card), _body(card).go)
    assert isinstance(found, LabDetail)
    assert found.failure is not None


# Real Go ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def binaries(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with each reference answer built by real Go."""
    top = tmp_path_factory.mktemp("labs")
    (top / "go.mod").write_text("module labs\n\ngo 1.27\n")
    for card, name in zip(CARDS, NAMES, strict=True):
        (top / name).mkdir()
        (top / name / "prog.go").write_text(_body(card).solution)
    subprocess.run(
        [go_command(), "build", "-o", f"{top / 'bin'}{os.sep}", "./..."],
        cwd=top,
        env={**os.environ, "GOTOOLCHAIN": "local", "GOFLAGS": "-mod=mod"},
        check=True,
    )
    return top / "bin"


@pytest.mark.go
@needs_go
@pytest.mark.parametrize("procs", [1, 4])
@each_lab
def test_the_reference_does_the_same_on_real_go(card: Card, procs: int, binaries: Path) -> None:
    body = _body(card)
    if procs not in body.runs.procs:
        return
    # On a busy machine a program that goes by the clock may miss its time.
    tries = 5 if any(check.kind is CheckKind.WITHIN for check in body.checks) else 1
    wanted = [check for check in body.checks if check.kind is CheckKind.OUTPUT]
    for _ in range(tries):
        ran = subprocess.run(
            [binaries / card.id.rpartition("/")[2]],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "GOMAXPROCS": str(procs)},
        )
        assert (ran.returncode, ran.stderr) == (0, "")
        if all(is_output(check, ran.stdout) for check in wanted):
            return
    pytest.fail(f"{tries} times it printed something else, at last {ran.stdout!r}")
