"""`quizgo history`, narrowed by cards, queries, days and grades, as typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizgo.cli import run
from tests.e2e.conftest import Home

TODAY = "2027-01-15T08:00:00+08:00"


@pytest.fixture(scope="module")
def studied(looked_over: Home, tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = looked_over.copied(tmp_path_factory.mktemp("studied") / "home")
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


@pytest.fixture
def of_four(monkeypatch: pytest.MonkeyPatch, studied: Home, tmp_path: Path) -> Home:
    """The same home, for somebody who types grades from 1 to 4."""
    home = studied.copied(tmp_path / "home")
    (home.path / "config.yaml").write_text("four_grades: true\n", encoding="utf-8")
    monkeypatch.setenv("QUIZGO_HOME", str(home.path))
    return home


@pytest.mark.usefixtures("of_four")
def test_of_four_grades_the_log_says_what_was_typed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["history"]) == 0
    out = capsys.readouterr().out
    assert [line.split()[4:6] for line in out.splitlines()[1:]] == [
        ["4", "easy"],
        ["1", "again"],
        ["3", "good"],
    ]
    assert run(["history", "--json", "--grade", "4"]) == 0
    assert '"grade": 5' in capsys.readouterr().out


@pytest.mark.usefixtures("of_four")
@pytest.mark.parametrize(
    ("query", "found"), [("rated:9:1", "my/own/b"), ("rated:9:4", "my/own/a"), ("rated:9:5", "")]
)
def test_of_four_grades_a_query_finds_what_was_typed(
    query: str, found: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["cards", query]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()[1:]] == found.split()


@pytest.mark.usefixtures("of_four")
def test_a_fifth_grade_of_four_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["history", "--grade", "5"]) == 2
    assert "Give --grade 1, 2, 3 or 4." in capsys.readouterr().err


@pytest.mark.usefixtures("of_four")
@pytest.mark.parametrize("scheduler", ["sm2", "fsrs"])
def test_of_four_grades_why_says_what_was_typed(
    scheduler: str, of_four: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    with (of_four.path / "config.yaml").open("a", encoding="utf-8") as file:
        file.write(f"scheduler: {scheduler}\n")
    assert run(["why", "a"]) == 0
    assert "graded 4 easy" in capsys.readouterr().out
    assert run(["why", "b"]) == 0
    assert "graded 1 again" in capsys.readouterr().out


@pytest.mark.usefixtures("of_four")
def test_of_four_grades_stats_count_four(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["stats", "--only", "grades"]) == 0
    out = capsys.readouterr().out
    for named in ("1 again", "2 hard", "3 good", "4 easy"):
        assert named in out
    assert "5 easy" not in out
    assert "0 blank" not in out
