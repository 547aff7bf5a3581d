"""What is wrong in a file, said to the person who wrote it.

A fault is a value, never an exception: one of them must not hide the next.
"""

from __future__ import annotations

from pathlib import Path

from quizgo.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a file, and what to do about it.

    `message` is one or two whole sentences, the last of which says what to do.
    One that begins with `has ` is read on from the card's name: card "a" has no answer.
    """

    path: Path
    line: int
    """Counts from 1."""
    message: str
    card: str | None = None
    """The `id` of the card it stands in, as written; None outside cards."""

    def __str__(self) -> str:
        if self.card is None:
            return f"{self.path}:{self.line}: {self.message}"
        between = " " if self.message.startswith("has ") else ": "
        return f'{self.path}:{self.line}: card "{self.card}"{between}{self.message}'
