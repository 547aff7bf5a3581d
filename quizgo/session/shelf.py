"""Where a session that is done gets more from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from quizgo.session.more import More
from quizgo.session.plan import Planned


class Shelf(Protocol):
    """Where more comes from."""

    def offers(self) -> Sequence[More]:
        """What there is to offer now."""
        ...

    def items(self, more: More) -> Sequence[Planned]:
        """Its items, in the order asked; fewer than were offered if the day went on since."""
        ...


class NothingMore:
    """A shelf with nothing on it."""

    def offers(self) -> Sequence[More]:
        return ()

    def items(self, more: More) -> Sequence[Planned]:
        return ()
