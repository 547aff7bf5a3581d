"""What does not come along, counted while cards are written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import field

from quizgo.frozen import dataclass
from quizgo.model import Kind
from quizgo.model.losses import Loss, Lost


@dataclass(slots=True)
class Losses:
    """Counts by sort, and by kind of card where that matters; told in the order they came up."""

    counts: Counter[tuple[Loss, Kind | None]] = field(default_factory=Counter)

    def add(self, what: Loss, count: int = 1, kind: Kind | None = None) -> None:
        if count:
            self.counts[what, kind] += count

    def __iter__(self) -> Iterator[Lost]:
        return (Lost(what, count, kind) for (what, kind), count in self.counts.items())
