"""The law of the power cut: what was acknowledged is in the store, whenever the process dies."""

from __future__ import annotations

import os
import random
import subprocess
from pathlib import Path

import pytest

from tests.e2e.conftest import Home, quizgo
from tests.e2e.kinds import HEAD

CARDS = 12
DECK = HEAD + "".join(
    f"- {{id: c{number}, kind: basic, ask: 'Q{number}?', answer: A}}\n" for number in range(CARDS)
)
ONE_CARD = (
    b"Card 12/12 \xc2\xb7 t/c11 \xc2\xb7 basic\nQuestion: Q11?\n> \nAnswer: A\n"
    b"Grade 0-5 [4]: \nSaved: 4, due 2027-01-16\n\n"
)
"""About what a session prints for each card."""
ROUNDS = int(os.environ.get("QUIZGO_KILLS", "12"))
"""Times the session is killed. `QUIZGO_KILLS=200 pytest tests/e2e/test_killed.py` for more."""


@pytest.mark.timeout(900 + 60 * ROUNDS)
def test_killing_a_session_loses_nothing_acknowledged(looked_over: Home, tmp_path: Path) -> None:
    chance = random.Random(20270115)
    for number in range(ROUNDS):
        home = looked_over.copied(tmp_path / str(number))
        deck = home.deck(DECK, f"{number}.yaml")
        acknowledged = _killed_session(home, deck, chance)
        rows = home.json("cards", "deck:t")
        assert isinstance(rows, list)
        assert sum(row["reviews"] for row in rows) in (acknowledged, acknowledged + 1)


def _killed_session(home: Home, deck: Path, chance: random.Random) -> int:
    """A session killed at a random point of its output; how many answers it called saved."""
    with subprocess.Popen(
        quizgo("study", str(deck), "--plain"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=home.environ(),
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b"\n4\n" * CARDS)
        process.stdin.flush()
        said = process.stdout.read(chance.randrange(CARDS * len(ONE_CARD)))
        process.kill()
        said += process.stdout.read()
    return said.count(b"Saved: ")
