"""How far items are learned, as three counts. The store counts them for a list of decks."""

from __future__ import annotations

from quizgo.frozen import dataclass

MATURE_DAYS = 21
"""From this interval on an item is mature, as in Anki."""


@dataclass(frozen=True, slots=True)
class Mastery:
    """How far some items are learned.

    Mastered is what is mature: passed often enough that its interval is 21 days or
    more, and not failed since. Suspended items and those without text are left out;
    buried ones count as what they are besides.
    """

    new: int
    young: int
    mature: int

    @property
    def total(self) -> int:
        return self.new + self.young + self.mature

    @property
    def share(self) -> float | None:
        """Of the mastered among all, 0 to 1; None where there are none."""
        return self.mature / self.total if self.total else None


NO_MASTERY = Mastery(0, 0, 0)
