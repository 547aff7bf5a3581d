"""Logs of several machines in one folder: the union of what all wrote, whatever the order."""

from __future__ import annotations

import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from quizgo.exchange.machines import ENTRIES, NOTES, found_in, written
from quizgo.model import Answered, Entry, EntryKind, Grade, ItemId, Planned

MACHINES = ("one", "two/../../three", "中")
BEGAN = datetime(2026, 11, 28, 12, tzinfo=UTC)


def entry(number: int) -> Entry:
    machine = MACHINES[number % len(MACHINES)]
    return Entry(
        id=f"id-{number}",
        at=BEGAN + timedelta(days=number),
        device=machine,
        sequence=number,
        item=ItemId(f"d/“{number}”"),
        kind=EntryKind.SCHEDULED,
        on=date(2026, 11, 28) + timedelta(days=number),
        answered=Answered(Grade.GOOD, Grade.EASY, 1200),
    )


def sync(folder: Path, machine: str, log: dict[str, Entry]) -> None:
    """What `quizgo sync` does, with a log of the test's own."""
    found = found_in(folder, ENTRIES, log.keys(), machine)
    assert not found.faults
    unsent = [one for id_, one in log.items() if id_ not in found.ids]
    log |= {one.id: one for one in found.rows}
    for path, data in written(folder, ENTRIES, machine, unsent).items():
        assert path.is_relative_to(folder)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.tuples(st.sampled_from(MACHINES), st.just(None)),
            st.tuples(st.sampled_from(MACHINES), st.integers(0, 40)),
        ),
        max_size=25,
    )
)
def test_all_machines_come_to_the_union_whoever_syncs_when(
    deeds: list[tuple[str, int | None]],
) -> None:
    logs: dict[str, dict[str, Entry]] = {machine: {} for machine in MACHINES}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for machine, number in deeds:
            if number is None:
                sync(folder, machine, logs[machine])
            else:
                logs[machine][f"id-{number}"] = entry(number)
        everything = {id_: one for log in logs.values() for id_, one in log.items()}
        for machine in (*MACHINES, *MACHINES):
            sync(folder, machine, logs[machine])
        assert all(log == everything for log in logs.values())
        lines = [
            line for path in folder.rglob("*.jsonl") for line in path.read_bytes().splitlines()
        ]
        assert len(lines) == len(set(lines)) == len(everything)


def test_a_line_is_written_once_and_never_changed(tmp_path: Path) -> None:
    log = {one.id: one for one in map(entry, range(3))}
    sync(tmp_path, "one", log)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.jsonl")}
    log["id-9"] = entry(9)
    sync(tmp_path, "one", log)
    for path, data in before.items():
        assert path.read_bytes().startswith(data)


def test_copies_that_a_carrier_made_count_like_others(tmp_path: Path) -> None:
    folder = tmp_path / "log" / "one"
    folder.mkdir(parents=True)
    (folder / "2026-11 (conflicted copy).jsonl").write_bytes(ENTRIES.line(entry(1)))
    (folder / ".staged-1-2026-11.jsonl").write_bytes(ENTRIES.line(entry(2)))
    assert [one.id for one in found_in(tmp_path, ENTRIES, set(), "here").rows] == ["id-1"]


def test_notes_on_plans_come_back_as_they_were(tmp_path: Path) -> None:
    note = Planned("n1", 7, BEGAN, date(2026, 11, 28), "plan", '{"date": "2027-01-15", "日": "“”"}')
    for path, data in written(tmp_path, NOTES, "one", [note]).items():
        path.parent.mkdir(parents=True)
        path.write_bytes(data)
    assert found_in(tmp_path, NOTES, set(), "here").rows == [note]


def test_what_makes_no_sense_is_told_with_its_line(tmp_path: Path) -> None:
    folder = tmp_path / "log" / "x"
    folder.mkdir(parents=True)
    lines = [b"<<<<<<< HEAD", b"[]", b'{"id": 3}', b"[" * 100_000, ENTRIES.line(entry(1)).strip()]
    (folder / "2026-11.jsonl").write_bytes(b"\n".join(lines))
    found = found_in(tmp_path, ENTRIES, set(), "here")
    assert [fault.line for fault in found.faults] == [1, 2, 3, 4]
    assert [one.id for one in found.rows] == ["id-1"]
