"""Names of decks, cards and tags, for a shell that completes words: quick, and read only.

Reads the database file with the standard library alone: what SQLModel takes to import is longer
than a shell should wait.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

WAIT_SECONDS = 0.2
"""For a writer, before there are no names."""


def decks_named(file: Path) -> tuple[str, ...]:
    """Names of decks, and of what stands above them in the tree."""
    decks = _column(file, "SELECT name FROM deck ORDER BY rank")
    found: dict[str, None] = {}
    for deck in decks:
        parts = deck.split("/")
        found.update(dict.fromkeys("/".join(parts[:n]) for n in range(1, len(parts) + 1)))
    return tuple(found)


def cards_named(file: Path, beginning: str, most: int) -> tuple[str, ...]:
    """Ids of cards that begin so; where no deck is written, also last parts that do."""
    end = beginning + "\U0010ffff"
    found = _column(
        file,
        "SELECT id FROM card WHERE id >= ? AND id < ? ORDER BY id LIMIT ?",
        (beginning, end, most),
    )
    if "/" in beginning or len(found) >= most or not beginning:
        return found
    last = "SELECT substr(id, length(deck) + 2) AS last FROM card WHERE last >= ? AND last < ?"
    others = _column(file, f"{last} ORDER BY last LIMIT ?", (beginning, end, most - len(found)))
    return tuple(dict.fromkeys((*found, *others)))


def tags_named(file: Path) -> tuple[str, ...]:
    """Tags of cards, and the learner's own."""
    rows = _column(file, "SELECT DISTINCT tags FROM card UNION SELECT DISTINCT marks FROM item")
    return tuple(sorted({tag for row in rows for tag in row.split("\n") if tag}))


def _column(file: Path, query: str, values: tuple[object, ...] = ()) -> tuple[str, ...]:
    """The first column of what a query finds; nothing where the store is not there or not free."""
    if not file.is_file():
        return ()
    try:
        address = f"{file.absolute().as_uri()}?mode=ro"
        connection = sqlite3.connect(address, uri=True, timeout=WAIT_SECONDS)
        with closing(connection):
            return tuple(str(row[0]) for row in connection.execute(query, values))
    except sqlite3.Error:
        return ()
