"""From the key that hands an answer in until the verdict stands on the screen of a real terminal,
against `go run` of the same program.

As in a session, the process that runs programs is warm from the second card on; each program is
new to it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import pytest
import yaml

from quizgo.deck.load import load
from quizgo.model import Asked, Card, Predict
from tests.bench.test_bench_verdicts import DECKS, go_run
from tests.e2e.conftest import Home
from tests.terminal import Terminal
from tests.toolchain import needs_go

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(900)]

MOST_SECONDS = {"predict": 0.15, "state": 0.15, "lab": 0.4}
MOST_CARDS = 20
VERDICT = "5 easy"
"""On the bar, once there is a grade to be given."""
HAND_IN = "\x04"


def cards(name: str) -> tuple[Card, ...]:
    deck = load(DECKS / name).deck
    assert deck is not None
    return deck.cards


def predictions() -> tuple[list[dict[str, object]], list[str]]:
    bodies = [card.body for card in cards("predictions.yaml")]
    chosen = [
        body
        for body in bodies
        if isinstance(body, Predict) and body.what is Asked.OUTPUT and not body.vary
    ][:MOST_CARDS]
    made: list[dict[str, object]] = [
        {"kind": "predict", "ask": "?", "go": body.go, "rules": body.rules.value} for body in chosen
    ]
    return made, [body.go for body in chosen]


def states() -> tuple[list[dict[str, object]], list[str]]:
    source = yaml.safe_load((DECKS / "inside.yaml").read_text(encoding="utf-8"))
    kept = [
        {name: value for name, value in card.items() if name not in ("id", "why", "ask", "refs")}
        for card in source["cards"]
        if "vary" not in card
    ]
    return [{**card, "ask": "?"} for card in kept], [str(card["go"]) for card in kept]


def labs() -> tuple[list[dict[str, object]], list[str]]:
    source = yaml.safe_load((DECKS / "labs.yaml").read_text(encoding="utf-8"))
    kept = [
        {
            "kind": "lab",
            "ask": "?",
            "go": card["solution"],
            "solution": card["solution"],
            "checks": card["checks"],
            "runs": card["runs"],
        }
        for card in source["cards"]
        if "runs" in card
    ][:MOST_CARDS]
    return kept, [str(card["solution"]) for card in kept]


KINDS = {
    "predict": (predictions, "x\r.", "\r"),
    "state": (states, "nobody", "\r"),
    "lab": (labs, "", HAND_IN),
}
"""The cards of a kind with their programs, what is typed, and what hands it in."""


def seconds_on_screen(terminal: Terminal, many: int, typed: str, hand_in: str) -> list[float]:
    """Of each card, from the key to the verdict."""
    taken = []
    for number in range(1, many + 1):
        terminal.wait_for(f"{number}/{many}")
        terminal.wait_until_gone(VERDICT)
        terminal.send(typed)
        begun = time.perf_counter()
        terminal.send(hand_in)
        terminal.wait_for(VERDICT)
        taken.append(time.perf_counter() - begun)
        terminal.send("4")
    return taken


@needs_go
@pytest.mark.parametrize("kind", KINDS)
def test_a_verdict_stands_on_the_screen_soon(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make: Callable[[], tuple[list[dict[str, object]], list[str]]]
    make, typed, hand_in = KINDS[kind]
    made, programs = make()
    home = Home(tmp_path / "home")
    numbered = [{"id": f"c{number}", **card} for number, card in enumerate(made)]
    deck = home.deck(yaml.safe_dump({"deck": "t", "cards": numbered}, allow_unicode=True))
    words = ("study", str(deck), "--new", str(len(made)))
    with home.terminal(*words) as terminal:
        taken = seconds_on_screen(terminal, len(made), typed, hand_in)
        terminal.send("q")
    theirs = [go_run(program, tmp_path) for program in programs][1:]  # the first fills a cache
    ours, go = (round(median(each) * 1000) for each in (taken, theirs))
    with capsys.disabled():
        print(f"\n{kind}: {ours} ms from the key to the verdict, {go} ms for `go run` (medians)")
    assert median(taken) <= MOST_SECONDS[kind]
    assert median(taken) <= median(theirs)
