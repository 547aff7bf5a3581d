"""`due --prompt`: right, or a question mark."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from quizgo import cli, clock, summary
from quizgo.settings import folders_from_environment
from tests.e2e.conftest import quizgo
from tests.e2e.learner import Learner

DECK = """\
deck: t
title: T
cards:
- {id: a, kind: basic, ask: A, answer: A}
- {id: b, kind: basic, ask: B, answer: B}
- {id: c, kind: basic, ask: C, answer: C}
"""


@pytest.fixture
def learner(learner: Learner) -> Learner:
    """Two new cards of three were answered, and one waits to be drilled."""
    learner.write("decks/t.yaml", DECK)
    learner.write("config.yaml", "new_per_day: 2\n")
    learner.run("study", "t", "--plain", input="\n4\n\n1\n")
    return learner


def due(learner: Learner, now: str) -> int:
    """What `due` says, which opens the store."""
    found = json.loads(learner.run("due", "--json", now=now))
    return int(found["due"]) + int(found["new"]) + int(found["again"])


def on(*days: int) -> list[str]:
    return [f"2027-01-{day}T08:00:00+08:00" for day in days]


def test_the_prompt_says_what_due_says_today_and_on_days_to_come(learner: Learner) -> None:
    days = on(15, 16, 18, 29)
    said = [learner.prompt(now=now) for now in days]
    assert said[0] == "1 due", "one is left to be drilled"
    assert learner.prompt(now="2027-02-14T08:00:00+08:00") == "?", "nobody looked for weeks"
    assert said == [f"{due(learner, now)} due" for now in days]


def test_the_day_begins_at_its_hour(learner: Learner) -> None:
    assert learner.prompt(now="2027-01-16T03:59:00+08:00") == "1 due"
    assert learner.prompt("--format", "{due}", now="2027-01-16T04:00:00+08:00") == "2"


def test_a_clock_that_went_back_has_the_day_of_the_log(learner: Learner) -> None:
    assert learner.prompt(now="2027-01-11T08:00:00+08:00") == "1 due"


def test_nothing_due_is_nothing_and_status_1_for_cron(learner: Learner) -> None:
    assert learner.prompt("--check") == ""
    learner.run("study", "--plain", input="\n4\n")
    assert learner.prompt() == ""
    assert learner.prompt("--check", status=1) == ""


def test_the_format_is_the_learners(learner: Learner, monkeypatch: pytest.MonkeyPatch) -> None:
    line = learner.prompt("--format", "{due}+{new}/{again} {total} ~{minutes}min")
    assert line == "0+0/1 1 ~1min"
    assert "{total}" in learner.prompt("--format={nothing}", status=2)
    learner.prompt("--format", "{total.real.x}", status=2)
    learner.prompt("--json", status=2)
    learner.run("due", "--format", "{due}", status=2)
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    learner.run("undo")
    assert learner.prompt().startswith("待学 ")


def test_what_changes_behind_its_back_makes_it_doubt(learner: Learner) -> None:
    path = learner.home.path
    deck, kept = path / "decks" / "t.yaml", path / "summary"
    changes: list[Callable[[], object]] = [
        lambda: deck.write_text(DECK + "- {id: d, kind: basic, ask: D, answer: D}\n"),
        lambda: deck.with_name("new.yaml").write_text(DECK.replace("deck: t", "deck: u")),
        lambda: (path / "config.yaml").write_text("new_per_day: 1\n"),
        deck.unlink,
        lambda: kept.write_text("quizgo 1\nday 2027"),
        kept.unlink,
    ]
    for change in changes:
        change()
        assert learner.prompt() == "?"
        is_there = deck.exists()
        # Whoever must know asks the store.
        learner.prompt("--check", status=0 if is_there else 1)
        assert learner.prompt() == ("1 due" if is_there else "")


def test_another_store_has_another_summary(
    learner: Learner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUIZGO_DATABASE_URL", f"sqlite:///{tmp_path}/other.db")
    assert learner.prompt() == "?"


def test_a_session_that_is_killed_leaves_no_wrong_figure(learner: Learner) -> None:
    with subprocess.Popen(
        quizgo("study", "t", "--plain", "--new", "9"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=learner.home.environ(),
        encoding="utf-8",
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("\n4\n")
        process.stdin.flush()
        while "4, " not in process.stdout.readline():
            pass
        assert learner.prompt() == "?", "somebody is at it"
        os.kill(process.pid, signal.SIGKILL)
    assert learner.prompt() == "?"
    learner.run("decks")
    assert learner.prompt() == "1 due"


def test_looking_changes_nothing(learner: Learner) -> None:
    kept = learner.home.path / "summary"
    before = kept.read_bytes(), kept.stat().st_mtime_ns
    for words in (["due"], ["cards", "deck:t"], ["why", "t/a"]):
        learner.run(*words)
    assert (kept.read_bytes(), kept.stat().st_mtime_ns) == before


def test_the_prompt_loads_no_store_and_no_command_line(learner: Learner) -> None:
    code = (
        "import sys; sys.argv = ['quizgo', 'due', '--prompt']\n"
        "from quizgo.__main__ import main\n"
        "try: main()\n"
        "except SystemExit as end: assert not end.code\n"
        "print(sorted({'sqlmodel', 'sqlalchemy', 'click', 'pathlib', 'json'} & set(sys.modules)))"
    )
    environ = {k: v for k, v in learner.home.environ().items() if k != "QUIZGO_NOW"}
    done = subprocess.run(
        [sys.executable, "-S", "-c", code],
        env=environ,
        cwd=Path(cli.__file__).parents[1],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    "environ",
    [
        {"QUIZGO_HOME": "~/q"},
        {"QUIZGO_HOME": "relative"},
        {"XDG_DATA_HOME": "/data"},
        {"XDG_DATA_HOME": " "},
        {},
    ],
)
def test_it_looks_where_the_store_is(
    environ: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("QUIZGO_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    expected = folders_from_environment().store.with_name(summary.NAME)
    assert summary.path() == str(expected)


@pytest.mark.parametrize("zone", ["UTC", "Asia/Shanghai", "America/New_York", "Pacific/Apia"])
def test_the_day_is_the_one_that_the_store_has(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        begin = datetime(2027, 3, 13, tzinfo=UTC).timestamp()
        for half_hours in range(2 * 24 * 3):
            for moment in (begin + half_hours * 1800, begin + 238 * 86400 + half_hours * 1800):
                for rollover in (0, 3, 4, 23):
                    local = datetime.fromtimestamp(moment).astimezone()
                    expected = clock.study_day(local, rollover).isoformat()
                    assert summary.study_day(moment, rollover) == expected
    finally:
        monkeypatch.undo()
        time.tzset()
