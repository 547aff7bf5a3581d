"""Several processes on one store, and processes that are killed."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from quizgo.store.store import Store
from tests.store.making import a_deck, a_store_of_version_1, day

OPENER = """
import sys
from pathlib import Path
from quizgo.store.store import Store
print("here", flush=True)
sys.stdin.readline()
with Store.open(Path(sys.argv[1]), device=sys.argv[2]) as store:
    print(len(list(store.entries())))
"""

HAMMER = """
import sys
from pathlib import Path
from quizgo.model import ItemId
from quizgo.store.store import Store
from quizgo.store.values import Recorded
from tests.store.making import day, scheduled
path, device = Path(sys.argv[1]), sys.argv[2]
with Store.open(path, device=device) as store:
    print("ready", flush=True)
    sys.stdin.readline()
    for number in range(40):
        item = ItemId(f"d/{number}")
        shown = store.standing(item)
        if shown.version == 0:
            written = store.record(scheduled(item, 4, day(0)), expected=shown.version)
            if isinstance(written, Recorded):
                print(written.entry.id, flush=True)
"""

WRITER = """
import sys
from pathlib import Path
from quizgo.store.store import Store
from quizgo.store.values import Recorded
from tests.store.making import day, scheduled
with Store.open(Path(sys.argv[1]), device="here") as store:
    number = 0
    while True:
        written = store.record(scheduled(f"d/{number % 40}", 4, day(number)))
        assert isinstance(written, Recorded)
        print(written.entry.id, flush=True)
        number += 1
"""


Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def start() -> Iterator[Start]:
    """Start a Python program with arguments; what still runs after the test is killed."""
    started: list[subprocess.Popen[str]] = []

    def run(program: str, *words: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-c", program, *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield run
    for process in started:
        if process.poll() is None:
            process.kill()
        process.communicate()


def first_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


@pytest.mark.parametrize("made_before", [True, False])
def test_two_sessions_neither_lose_nor_double_a_review(
    path: Path, start: Start, made_before: bool
) -> None:
    if made_before:
        with Store.open(path, device="maker") as store:
            store.update_decks([a_deck("d", *map(str, range(40)))])
    sessions = [start(HAMMER, str(path), device) for device in ("one", "two", "three")]
    assert [first_line(session) for session in sessions] == ["ready"] * 3
    outputs = [session.communicate("go\n")[0].split() for session in sessions]
    assert all(session.returncode == 0 for session in sessions)
    acknowledged = [entry for output in outputs for entry in output]
    with Store.open(path, device="reader") as store:
        entries = list(store.entries())
        assert sorted(entry.id for entry in entries) == sorted(acknowledged)
        assert sorted(entry.item for entry in entries) == sorted(f"d/{n}" for n in range(40))
        assert store.today(day(0)).new == 40
        assert store.verify() == ()


@pytest.mark.parametrize("made_before", [True, False])
def test_sessions_that_open_a_store_at_once_all_open_it(
    path: Path, start: Start, made_before: bool
) -> None:
    if made_before:
        a_store_of_version_1(path)
    sessions = [start(OPENER, str(path), str(number)) for number in range(6)]
    assert [first_line(session) for session in sessions] == ["here"] * 6
    for session in sessions:
        assert session.stdin is not None
        session.stdin.write("go\n")
        session.stdin.flush()
    entries = "1" if made_before else "0"
    assert [first_line(session) for session in sessions] == [entries] * 6
    copies = ["quizgo.db.v1-backup"] if made_before else []
    assert [copy.name for copy in path.parent.glob("quizgo.db.v*")] == copies


def test_killed_writer_loses_nothing_it_acknowledged(path: Path, start: Start) -> None:
    chance = random.Random(7)
    acknowledged: list[str] = []
    for _ in range(5):
        writer = start(WRITER, str(path))
        acknowledged += [first_line(writer) for _ in range(chance.randint(1, 30))]
        writer.kill()
        rest, _ = writer.communicate()
        acknowledged += [line for line in rest.splitlines(keepends=True) if line.endswith("\n")]
    ids = {line.strip() for line in acknowledged}
    with Store.open(path, device="reader") as store:
        kept = [entry.id for entry in store.entries()]
        assert ids <= set(kept)
        assert len(kept) <= len(ids) + 5
        assert [entry.sequence for entry in store.entries()].count(1) == 1
        assert store.verify() == ()
