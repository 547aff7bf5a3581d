"""The learner's decks, kept alike on several machines through `DIR/decks`.

A deck that only one side changed since the two were last alike goes to the other. One that both
changed is left as it is on both sides, until the learner says which of the two to keep. Nothing
is ever deleted: a deck that is gone on one side comes back from the other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from enum import Enum
from pathlib import Path

from quizgo.commands.filing import keep_copy, put_in_place, replace_file, stage
from quizgo.deck.find import deck_files
from quizgo.errors import DeckError
from quizgo.frozen import dataclass
from quizgo.text.bytes_in import read_bytes
from quizgo.text.faults import Fault

DECKS = "decks"

Digests = Mapping[str, str]
"""The decks as they were when both sides were last alike: path below the folder, SHA-256."""


class Way(Enum):
    """What is to be done with one deck."""

    NOTHING = "nothing"
    TAKE = "take"
    SEND = "send"
    ASK = "ask"
    """Both sides changed it."""


@dataclass(frozen=True, slots=True)
class Shared:
    """One deck, as it is here and there."""

    name: str
    """Its path below either folder."""
    ours: bytes | None
    theirs: bytes | None
    way: Way

    def chosen(self, keep: str | None) -> Shared:
        """The same once the learner said whose to keep: `mine` or `theirs`."""
        if self.way is not Way.ASK or keep is None:
            return self
        return replace(self, way=Way.SEND if keep == "mine" else Way.TAKE)


def compared(here: Path, there: Path, before: Digests) -> list[Shared]:
    """Every deck of either side, and which way it has to go. Raises DeckError."""
    ours, theirs = _contents(here), _contents(there)
    return [
        Shared(
            name,
            ours.get(name),
            theirs.get(name),
            _way(ours.get(name), theirs.get(name), before.get(name)),
        )
        for name in sorted(ours.keys() | theirs.keys())
    ]


def _way(ours: bytes | None, theirs: bytes | None, before: str | None) -> Way:
    if ours == theirs:
        return Way.NOTHING
    if theirs is None or (ours is not None and before == digest(theirs)):
        return Way.SEND
    if ours is None or before == digest(ours):
        return Way.TAKE
    return Way.ASK


def take(decks: Iterable[Shared], here: Path, backups: Path, at: datetime) -> None:
    """Put decks of the others in place here; what they replace is kept among the backups."""
    for deck in decks:
        assert deck.theirs is not None, "only what is there can be taken"
        target = here / deck.name
        put_in_place(stage(deck.theirs, target), target, backups=backups, at=at)


def send(decks: Iterable[Shared], there: Path, backups: Path, at: datetime) -> None:
    """Put decks of ours where the others find them; what they replace is kept among the backups."""
    for deck in decks:
        assert deck.ours is not None, "only what is here can be sent"
        if deck.theirs is not None:
            keep_copy(deck.theirs, Path(deck.name), backups, at)
        replace_file(there / deck.name, deck.ours)


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _contents(folder: Path) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for path in deck_files(folder):
        data = read_bytes(path)
        if isinstance(data, Fault):
            raise DeckError(str(data))
        found[path.relative_to(folder).as_posix()] = data
    return found
