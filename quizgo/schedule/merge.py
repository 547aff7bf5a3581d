"""One log out of several: the union of their entries, in their total order."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from quizgo.model import Entry


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """The entries by `(at, device, sequence)`.

    The id comes last: a store put back from a backup may number its entries again.
    """
    return sorted(entries, key=_place)


def merge(ours: Iterable[Entry], theirs: Iterable[Entry]) -> tuple[Entry, ...]:
    """The union of two logs: commutative, associative, idempotent.

    Of two entries that share an id and differ, which only damage can bring about,
    the same one wins on every machine.
    """
    union: dict[str, Entry] = {}
    for entry in (*ours, *theirs):
        other = union.setdefault(entry.id, entry)
        if other != entry:
            union[entry.id] = min(entry, other, key=repr)
    return tuple(in_order(union.values()))


def _place(entry: Entry) -> tuple[datetime, str, int, str]:
    return entry.at, entry.device, entry.sequence, entry.id
