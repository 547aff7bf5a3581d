"""What another way of scheduling would move: which due days, and how full the days become."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from quizgo.frozen import dataclass
from quizgo.model import ItemId
from quizgo.schedule.forecast import forecast

MOST_SHOWN = 10
DAYS_SHOWN = 14


@dataclass(frozen=True, slots=True)
class Move:
    """An item's due day before and after."""

    item: ItemId
    before: date
    after: date

    @property
    def days(self) -> int:
        """How much later it comes; negative for sooner."""
        return (self.after - self.before).days


@dataclass(frozen=True, slots=True)
class Moves:
    """All items that have a due day, taken together."""

    earlier: int
    later: int
    same: int
    most: tuple[Move, ...]
    """Those that move most, the farthest first."""
    before: tuple[int, ...]
    """How many come due on each of the coming days; what is overdue counts for the first."""
    after: tuple[int, ...]

    @property
    def items(self) -> int:
        return self.earlier + self.later + self.same


def moves(found: Iterable[Move], on: date) -> Moves:
    """The moves summed up on the study day `on`."""
    everything = list(found)
    days = [move.days for move in everything]
    moved = [move for move in everything if move.days]
    moved.sort(key=lambda move: (-abs(move.days), move.item))
    return Moves(
        earlier=sum(each < 0 for each in days),
        later=sum(each > 0 for each in days),
        same=days.count(0),
        most=tuple(moved[:MOST_SHOWN]),
        before=_due(on, (move.before for move in everything)),
        after=_due(on, (move.after for move in everything)),
    )


def _due(on: date, due: Iterable[date]) -> tuple[int, ...]:
    return forecast(Counter(due).items(), on, DAYS_SHOWN)
