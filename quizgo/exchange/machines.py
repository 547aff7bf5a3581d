"""What several machines share through a folder: text files, of which each machine writes its own.

    DIR/log/<machine>/2027-01.jsonl       the entries of a month, one a line
    DIR/planning/<machine>/2027-01.jsonl  the notes on plans and forecasts, likewise

A line is written in the words of the JSON export, its id first. Whatever carries the folder never
meets two writers of one file, so it has nothing to merge: what is known is the union of all
lines, and each machine adds those that nobody has written yet. A line is never changed.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import field
from pathlib import Path
from typing import Generic, TypeVar

from quizgo.exchange.json_deck import entry_fields, entry_of, planned_fields, planned_of
from quizgo.frozen import dataclass
from quizgo.model import Entry, Planned
from quizgo.text.bytes_in import read_bytes
from quizgo.text.faults import Fault

LOG, PLANNING = "log", "planning"
ENDING = ".jsonl"
BYTES_OF_A_LINE = 290
"""An answer of a bundled card."""
NO_SENSE = "This line makes no sense ({}). The machine that wrote it writes it again."

_ID = re.compile(rb'\{"id": "([^"\\]+)"')
_UNSAFE = re.compile(r"[^\w.-]+")

Row = TypeVar("Row", Entry, Planned)


@dataclass(frozen=True, slots=True)
class Form(Generic[Row]):
    """How rows of one sort are written, and in which part of the folder."""

    part: str
    fields: Callable[[Row], dict[str, object]]
    read: Callable[[object], Row]

    def line(self, row: Row) -> bytes:
        return json.dumps(self.fields(row), ensure_ascii=False).encode() + b"\n"


ENTRIES: Form[Entry] = Form(LOG, entry_fields, entry_of)
NOTES: Form[Planned] = Form(PLANNING, planned_fields, planned_of)


@dataclass(frozen=True, slots=True)
class Found(Generic[Row]):
    """What lies in the folder."""

    rows: list[Row] = field(default_factory=list)
    """Those that are not known here yet."""
    ids: set[str] = field(default_factory=set)
    """Of every line."""
    faults: list[Fault] = field(default_factory=list)
    """Lines that cannot be read. The machine that wrote them writes them again."""


def found_in(
    folder: Path,
    form: Form[Row],
    known: Collection[str],
    machine: str,
    each: Callable[[], None] = lambda: None,
) -> Found[Row]:
    """Read what any machine wrote.

    Of others' lines those whose id is known are not looked at further; this machine's own are
    always read, as it is the one that has to write them again. `each` is called behind a line.
    """
    found: Found[Row] = Found()
    own = _own(folder, form, machine)
    for path in _files(folder / form.part):
        is_own = path.parent == own
        for number, line in _lines(path, found.faults):
            each()
            quick = _ID.match(line)
            id_ = quick[1].decode(errors="replace") if quick is not None else ""
            if id_ in known and not is_own:
                found.ids.add(id_)
                continue
            try:
                row = form.read(json.loads(line))
            except (ValueError, RecursionError) as error:
                found.faults.append(Fault(path, number, NO_SENSE.format(error)))
                continue
            if row.id not in found.ids and row.id not in known:
                found.rows.append(row)
            found.ids.add(row.id)
    return found


def lines_about(folder: Path) -> int:
    """About how many lines there are."""
    return sum(path.stat().st_size for path in _files(folder)) // BYTES_OF_A_LINE


def written(folder: Path, form: Form[Row], machine: str, rows: Iterable[Row]) -> dict[Path, bytes]:
    """This machine's files as they have to be for rows that nobody has written yet."""
    own = _own(folder, form, machine)
    months: dict[Path, list[Row]] = {}
    for row in rows:
        months.setdefault(own / f"{row.at:%Y-%m}{ENDING}", []).append(row)
    return {
        path: b"".join((_sound(path, form) | {row.id: form.line(row) for row in fresh}).values())
        for path, fresh in sorted(months.items())
    }


def _own(folder: Path, form: Form[Row], machine: str) -> Path:
    return folder / form.part / _UNSAFE.sub("_", machine)


def _files(top: Path) -> list[Path]:
    """Every file of lines, of whatever machine; copies that a carrier made count like others."""
    found = (Path(where, name) for where, _, names in os.walk(top) for name in names)
    return sorted(
        path
        for path in found
        if path.suffix == ENDING and not path.name.startswith(".") and not path.is_symlink()
    )


def _lines(path: Path, faults: list[Fault]) -> Iterator[tuple[int, bytes]]:
    data = read_bytes(path)
    if isinstance(data, Fault):
        faults.append(data)
        return
    for number, line in enumerate(data.split(b"\n"), 1):
        if line.strip():
            yield number, line


def _sound(path: Path, form: Form[Row]) -> dict[str, bytes]:
    """The lines of a file of ours that can be read, by id."""
    sound: dict[str, bytes] = {}
    for _, line in _lines(path, []) if path.exists() else ():
        try:
            sound[form.read(json.loads(line)).id] = line + b"\n"
        except (ValueError, RecursionError):
            continue  # whatever stood there is in our store, and written again
    return sound
