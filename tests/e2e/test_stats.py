"""`quizgo stats`, as typed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from quizgo.cli import run
from quizgo.ui.lines import cells
from tests.e2e.conftest import Home

DECK = """\
deck: my/own
title: {en: My own, zh: 我的}
cards:
- {id: a, kind: basic, ask: One?, answer: "1", tags: [odd]}
- {id: b, kind: basic, ask: Two?, answer: "2"}
"""
OTHER = "deck: my/other\ntitle: Other\ncards:\n- {id: c, kind: basic, ask: Three?, answer: '3'}\n"
FIRST, SECOND, TODAY = (f"2027-01-{day}T08:00:00+08:00" for day in (12, 13, 15))


@pytest.fixture(scope="module")
def studied(looked_over: Home, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Two decks; one card of each learned, and one of them reviewed. Nobody changes it."""
    home = looked_over.copied(tmp_path_factory.mktemp("studied") / "home")
    (home.path / "decks").mkdir(exist_ok=True)
    for name, text in (("own.yaml", DECK), ("other.yaml", OTHER)):
        (home.path / "decks" / name).write_text(text, encoding="utf-8")
    for deck in ("my/own", "my/other"):
        words = ("study", deck, "--plain", "--limit", "1")
        assert home.run(*words, input="\n4\n", now=FIRST).returncode == 0
    home.run("study", "my/own", "--plain", "--limit", "1", input="\n1\n:q\n", now=SECOND)
    return home


Stats = Callable[..., Any]


@pytest.fixture
def stats(
    studied: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Stats:
    """`quizgo stats WORDS --json`, within this process."""

    def found(*words: str, home: Home = studied) -> Any:
        for name, value in home.environ(now=TODAY).items():
            monkeypatch.setenv(name, value)
        assert run(["stats", *words, "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    return found


def test_what_was_answered_is_counted(stats: Stats) -> None:
    found = stats()
    assert found["totals"]["ever"]["answers"] == 3
    assert (found["totals"]["streak"], found["totals"]["longest_streak"]) == (0, 2)
    assert [day["day"] for day in found["heatmap"]] == ["2027-01-12", "2027-01-13"]
    assert found["retention"]["spans"]["week"]["young"] == {"passed": 0, "failed": 1, "share": 0.0}
    assert found["hardest"][0]["id"].startswith("my/own/")
    assert found["first"] == "2027-01-12"
    topics = {topic["title"]["en"]: topic for topic in found["mastery"]["topics"]}
    assert topics["My own"]["young"] == 1
    assert topics["Some important structs"]["decks"] == ["go/structs", "go/g-struct", "go/gobuf"]


def test_only_of_a_deck_a_query_or_some_days(stats: Stats) -> None:
    assert stats("my/other")["totals"]["ever"]["answers"] == 1
    assert stats("my")["totals"]["ever"]["answers"] == 3
    assert stats("--query", "deck:my/* prop:lapses>0")["totals"]["ever"]["answers"] == 2
    recent = stats("--days", "3")
    assert (recent["since"], recent["grain"]) == ("2027-01-13", "day")
    assert recent["totals"]["in_period"]["answers"] == 1
    assert stats("--since", "2027-01-12")["totals"]["in_period"]["answers"] == 3


def test_what_was_taken_back_does_not_count(studied: Home, tmp_path: Path, stats: Stats) -> None:
    home = studied.copied(tmp_path / "home")
    assert home.run("undo", now=TODAY).returncode == 0
    assert stats(home=home)["totals"]["ever"]["answers"] == 2


def test_some_sections_in_a_pipe(studied: Home) -> None:
    done = studied.run("stats", "my", "--only", "states, totals", now=TODAY)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(
        "Statistics up to 2027-01-15\nOf my only.\n\nIn all\n"
        "Since 2027-01-12: 3 answers on 2 days, "
    )
    assert "young      2    67%  ####" in done.stdout


def test_numbers_without_bars_for_who_is_read_to(studied: Home) -> None:
    environ = {"QUIZGO_SCREEN_READER": "1"}
    done = studied.run("stats", "my", now=TODAY, environ=environ)
    assert done.returncode == 0
    assert "#" not in done.stdout
    words = ("stats", "my", "--only", "states")
    with studied.terminal(*words, now=TODAY, environ=environ) as terminal:
        assert terminal.wait_for_exit() == 0
        assert "young: cards 2, share 67%." in terminal.text()
        assert "█" not in terminal.text()


def test_a_store_without_answers(home: Home, stats: Stats) -> None:
    done = home.run("stats")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Nothing was answered yet. `quizgo` begins." in done.stdout
    found = stats(home=home)
    assert found["first"] is None
    assert found["totals"]["streak"] == 0


@pytest.mark.parametrize("lang", ["en_US.UTF-8", "zh_CN.UTF-8"])
@pytest.mark.parametrize(("columns", "rows"), [(40, 10), (80, 24), (200, 60)])
def test_in_a_terminal(studied: Home, columns: int, rows: int, lang: str) -> None:
    with studied.terminal("stats", columns=columns, rows=rows, lang=lang, now=TODAY) as terminal:
        assert terminal.wait_for_exit() == 0
        lines = plainly(terminal.raw.decode()).replace("\r", "").split("\n")
    assert any("█" in line for line in lines)
    assert max(map(cells, lines)) <= columns


def plainly(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def test_no_colour_where_none_is_wanted(studied: Home) -> None:
    environ = {"NO_COLOR": "1"}
    with studied.terminal("stats", "my", now=TODAY, environ=environ) as terminal:
        assert terminal.wait_for_exit() == 0
        assert not re.search(rb"\x1b\[(?:3|4|9)\d", terminal.raw)


def test_a_picture_and_a_page(studied: Home, tmp_path: Path) -> None:
    picture, page = tmp_path / "year.svg", tmp_path / "year.html"
    done = studied.run("stats", "--svg", str(picture), "--html", str(page), now=TODAY)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert ElementTree.parse(picture).getroot().tag.endswith("svg")
    text = page.read_text(encoding="utf-8")
    assert '<main lang="zh">' in text
    assert '<main lang="en">' in text


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("--only", "moon"), 2, "There is no section 'moon'. There are: totals, heatmap,"),
        (("--since", "yesterday"), 2, "'yesterday' is no day. Write it like 2026-09-01."),
        (("--since", "2027-02-30"), 2, "'2027-02-30' is no day."),
        (("--since", "2027-01-16"), 1, "2027-01-16 is still to come; today is 2027-01-15."),
        (("--since", "2027-01-01", "--days", "3"), 2, "Give --days or --since, not both."),
        (("--days", "0"), 2, "0 is not in the range"),
        (("nowhere",), 1, "There is no deck 'nowhere'."),
        (("--query", "prop:"), 2, "prop"),
        (("--svg", "/nowhere/year.svg"), 1, "/nowhere/year.svg: cannot be written"),
    ],
)
def test_what_cannot_be_done_is_said(
    studied: Home,
    words: tuple[str, ...],
    status: int,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, value in studied.environ(now=TODAY).items():
        monkeypatch.setenv(name, value)
    assert run(["stats", *words]) == status
    printed = capsys.readouterr()
    assert printed.out == ""
    assert said in printed.err


def test_days_beyond_all_bounds_are_all_days(stats: Stats) -> None:
    assert stats("--days", "99999999999")["since"] == "0001-01-01"


def test_decks_tell_how_much_is_mastered(
    studied: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in studied.environ(now=TODAY).items():
        monkeypatch.setenv(name, value)
    assert run(["decks", "--json"]) == 0
    (deck,) = (one for one in json.loads(capsys.readouterr().out) if one["deck"] == "my/own")
    assert (deck["young"], deck["mature"], deck["mastered"]) == (1, 0, 0)
    assert run(["decks"]) == 0
    head, *rows = capsys.readouterr().out.splitlines()
    assert head.split()[-1] == "mastered"
    assert any(row.startswith("my/own ") and row.endswith(" 0%") for row in rows)
