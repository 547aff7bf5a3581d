"""Interviews on their way to other machines and back: `DIR/interviews`, a file each.

A file is named after what is in it, and is never changed: an interview that goes on is another
file, of which the earlier one is the beginning.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

from quizgo.commands.interview.moving import begins, interviews_held, longest, understood
from quizgo.errors import DeckError
from quizgo.frozen import dataclass
from quizgo.settings import Folders
from quizgo.text.bytes_in import read_bytes
from quizgo.text.faults import Fault

if TYPE_CHECKING:
    from quizgo.session.interview.events import Event

INTERVIEWS = "interviews"
ENDING = ".jsonl"


@dataclass(frozen=True, slots=True)
class Interviews:
    """What either side lacks."""

    fresh: list[list[Event]]
    """Those of the others that are not here, or not as far."""
    faults: list[Fault]
    to_send: dict[Path, bytes]


def compared(folders: Folders, there: Path) -> Interviews:
    """The interviews of both sides."""
    top = there / INTERVIEWS
    faults: list[Fault] = []
    theirs = longest(one for path in _files(top) for one in _read(path, faults))
    held, _ = interviews_held(folders)
    ours = understood(held)
    return Interviews(
        [one for one in theirs if not any(begins(known, one) for known in ours)],
        faults,
        {
            top / f"{hashlib.sha256(data).hexdigest()[:16]}{ENDING}": data
            for one, data in zip(ours, map(_written, held), strict=True)
            if not any(begins(known, one) for known in theirs)
        },
    )


def _files(top: Path) -> list[Path]:
    return sorted(path for path in top.glob(f"*{ENDING}") if not path.name.startswith("."))


def _read(path: Path, faults: list[Fault]) -> list[list[Event]]:
    data = read_bytes(path)
    if isinstance(data, Fault):
        faults.append(data)
        return []
    try:
        return understood([[json.loads(line) for line in data.splitlines()]])
    except (ValueError, RecursionError, DeckError):
        faults.append(Fault(path, 1, "This interview makes no sense. It is left where it is."))
        return []


def _written(events: list[dict[str, object]]) -> bytes:
    return b"".join(json.dumps(event, ensure_ascii=False).encode() + b"\n" for event in events)
