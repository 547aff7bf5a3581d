"""`quizgo history`, narrowed by cards, queries, days and grades, as typed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from quizgo.cli import run
from tests.e2e.conftest import Home

TODAY = "2027-01-15T08:00:00+08:00"


@pytest.fixture(scope="module")
def studied(looked_over: Path, tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("studied") / "home")
    shutil.copytree(looked_over, home.path)
    (home.path / "decks").mkdir(exist_ok=True)
    cards = "".join(f"- {{id: {name}, kind: basic, ask: Q, answer: A}}\n" for name in "abc")
    deck = f"deck: my/own\ntitle: Own\ncards:\n{cards}"
    (home.path / "decks" / "own.yaml").write_text(deck, encoding="utf-8")
    for day, typed in (("12", "\n4\n\n1\n"), ("13", "\n5\n")):
        now = f"2027-01-{day}T08:00:00+08:00"
        home.run("study", "my/own", "--plain", "--limit", "2", input=typed, now=now)
    return home


@pytest.fixture(autouse=True)
def _there(studied: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in studied.environ(now=TODAY).items():
        monkeypatch.setenv(name, value)


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ((), 3),
        (("a",), 2),
        (("--since", "2027-01-13"), 1),
        (("--grade", "1"), 1),
        (("--grade", "4", "--grade", "1"), 2),
        (("--query", "prop:reps>1"), 2),
        (("a", "--query", "prop:reps>1", "--grade", "5"), 1),
        (("b", "--query", "prop:reps>1"), 0),
        (("--query", "is:new"), 0),
        (("--limit", "2"), 2),
    ],
)
def test_so_many_lines(
    words: tuple[str, ...], lines: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["history", *words]) == 0
    out = capsys.readouterr().out.splitlines()
    assert len([line for line in out if line.startswith("2027-01-")]) == lines


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("--since", "soon"), 2, "'soon' is no day. Write it like 2026-09-01."),
        (("--since", "2027-01-16"), 1, "2027-01-16 is still to come"),
        (("--grade", "6"), 2, "6 is not in the range"),
        (("--query", "is:nothing"), 2, "is:nothing"),
        (("--query", "deck:nowhere"), 0, "no deck is named nowhere"),
    ],
)
def test_what_cannot_be_done_is_said(
    words: tuple[str, ...], status: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["history", *words]) == status
    assert said in capsys.readouterr().err
