"""How a listing command answers on stdout: JSON for programs, a table for people."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable

from quizgo.model import Progress


def write_json(value: object) -> None:
    """One JSON value and a line end."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, default=_plain) + "\n")


def write_json_rows(rows: Iterable[object]) -> None:
    """A JSON array, a row to a line, written as the rows come."""
    before = "[\n"
    for row in rows:
        sys.stdout.write(before + json.dumps(row, ensure_ascii=False))
        before = ",\n"
    sys.stdout.write("[]\n" if before == "[\n" else "\n]\n")


def _plain(value: object) -> object:
    """A set as a sorted array: the one type in our values that JSON lacks."""
    if isinstance(value, frozenset):
        return sorted(value)
    raise TypeError(f"{type(value).__name__} is no JSON")


def marks_json(progress: Progress) -> dict[str, object]:
    """What the learner put on an item; `marks` are their own tags."""
    return {"flag": progress.flag, "note": progress.note, "marks": list(progress.marks)}


def schedule_json(progress: Progress, chance: float | None) -> dict[str, object]:
    """Where an item stands, in the words of SM-2 and FSRS.

    `efactor` is in hundredths, `stability` in days, `difficulty` from 1 to 10; `chance`
    is that of recalling it today. Under SM-2 the last three are null.
    """
    memory = progress.memory
    return {
        "due": None if memory.due is None else memory.due.isoformat(),
        "interval_days": memory.interval_days,
        "efactor": memory.efactor,
        "stability": memory.stability,
        "difficulty": memory.difficulty,
        "retrievability": chance if chance is None else round(chance, 6),
        "repetitions": memory.repetitions,
        "lapses": progress.lapses,
        "reviews": progress.reviews,
    }
