"""Chrome's trace-event format: what its description and Perfetto ask for."""

from __future__ import annotations

import json
from collections.abc import Sequence

import jsonschema
import pytest

from quizgo.gosim.events import Event
from quizgo.gosim.spans import history
from quizgo.gosim.view.chrome import GOROUTINES, PROCS, Row, chrome_trace
from tests.gosim.runs import CROSSED, TWO_PS, WAITING, events_of, log, main, run

COMMON = {"pid": {"type": "integer"}, "tid": {"type": "integer"}, "ts": {"minimum": 0}}
NEEDS: dict[str, list[str]] = {
    "M": ["args"],
    "X": ["dur", "cat"],
    "s": ["id", "cat"],
    "f": ["id", "cat", "bp"],
    "i": ["s"],
    "C": ["args"],
}
SCHEMA = {
    "type": "object",
    "required": ["traceEvents"],
    "properties": {
        "displayTimeUnit": {"enum": ["ns", "ms"]},
        "traceEvents": {
            "type": "array",
            "items": {
                "oneOf": [
                    {
                        "type": "object",
                        "required": ["ph", "name", "pid", "tid", "ts", *needs],
                        "properties": {
                            **COMMON,
                            "ph": {"const": phase},
                            "name": {"type": "string"},
                            "dur": {"minimum": 0},
                            "s": {"enum": ["g", "p", "t"]},
                            "bp": {"const": "e"},
                            "args": {"type": "object"},
                        },
                    }
                    for phase, needs in NEEDS.items()
                ]
            },
        },
    },
}

RUNS: dict[str, Sequence[Event]] = {
    "by hand": log(TWO_PS),
    "one P": events_of(main(WAITING)),
    "four Ps": events_of(main(WAITING, procs=4)),
    "deadlock": events_of(run(CROSSED, procs=2)),
}


def rows_of(events: Sequence[Event]) -> list[Row]:
    loaded = json.loads(chrome_trace(history(events), events))
    jsonschema.validate(loaded, SCHEMA)
    rows: list[Row] = loaded["traceEvents"]
    return rows


@pytest.mark.parametrize("name", RUNS)
def test_every_slice_lies_on_a_thread_that_has_a_name(name: str) -> None:
    rows = rows_of(RUNS[name])
    named = {(row["pid"], row["tid"]) for row in rows if row["name"] == "thread_name"}
    assert {(row["pid"], row["tid"]) for row in rows if row["ph"] in ("X", "s", "f")} <= named
    processes = {row["pid"] for row in rows if row["name"] == "process_name"}
    assert processes == {PROCS, GOROUTINES}


@pytest.mark.parametrize("name", RUNS)
def test_arrows_begin_and_end_in_slices_once_each(name: str) -> None:
    rows = rows_of(RUNS[name])
    starts = {row["id"]: row for row in rows if row["ph"] == "s"}
    ends = {row["id"]: row for row in rows if row["ph"] == "f"}
    assert starts.keys() == ends.keys()
    slices = [row for row in rows if row["ph"] == "X"]
    for row in (*starts.values(), *ends.values()):
        assert any(
            (one["pid"], one["tid"]) == (row["pid"], row["tid"]) and _covers(one, row)
            for one in slices
        )


def _covers(one: Row, row: Row) -> bool:
    start, length, at = one["ts"], one["dur"], row["ts"]
    assert isinstance(start, float)
    assert isinstance(length, float)
    assert isinstance(at, float)
    return start - 1e-6 <= at <= start + length + 1e-6


def test_counts_of_goroutines_add_up() -> None:
    rows = [row for row in rows_of(RUNS["by hand"]) if row["ph"] == "C"]
    assert rows[0]["args"] == {"running": 1, "runnable": 0, "waiting": 0, "syscall": 0}
    assert rows[-1]["args"] == {"running": 0, "runnable": 0, "waiting": 0, "syscall": 0}
