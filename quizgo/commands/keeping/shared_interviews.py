"""Interviews on their way to other machines and back: `DIR/interviews`, a file each."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

from quizgo.commands.interview.moving import interviews_held, understood
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
    """What each side has."""

    theirs: list[list[Event]]
    faults: list[Fault]
    to_send: dict[Path, bytes]
    """Files that the others do not have, or not as far."""


def compared(folders: Folders, there: Path) -> Interviews:
    """The interviews of both sides. One is named after how it began."""
    top = there / INTERVIEWS
    theirs: dict[Path, bytes] = {}
    faults: list[Fault] = []
    for path in sorted(top.glob(f"*{ENDING}")):
        data = read_bytes(path)
        if isinstance(data, Fault):
            faults.append(data)
        else:
            theirs[path] = data
    read: list[list[Event]] = []
    for path, data in theirs.items():
        try:
            read += understood([[json.loads(line) for line in data.splitlines()]])
        except (ValueError, RecursionError, DeckError):
            faults.append(Fault(path, 1, "This interview makes no sense. It is left where it is."))
    held, _ = interviews_held(folders)
    to_send: dict[Path, bytes] = {}
    for events in held:
        lines = [json.dumps(event, ensure_ascii=False).encode() + b"\n" for event in events]
        path = top / f"{hashlib.sha256(lines[0]).hexdigest()[:16]}{ENDING}"
        data = b"".join(lines)
        if len(data) > len(theirs.get(path, b"")):
            to_send[path] = data
    return Interviews(read, faults, to_send)
