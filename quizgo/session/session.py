"""The flow of one session: a state machine that the screen and plain mode both drive."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from quizgo.clock import Clock
from quizgo.model import Card, CardId, Grade, Item, Memory
from quizgo.session.actions import Action
from quizgo.session.journal import Journal
from quizgo.session.state import View
from quizgo.settings import Show


@dataclass(frozen=True, slots=True)
class Planned:
    """One item of the day's queue."""

    item: Item
    is_new: bool


Preview = Callable[[Item, Memory], Mapping[Grade, date]]
"""The due date that each grade would give an item."""


@dataclass(frozen=True, slots=True)
class Course:
    """What a session is made of. Nothing in it knows where cards and log are kept."""

    queue: Sequence[Planned]
    """In the order asked. Scheduled items must be new or due."""
    journal: Journal
    card: Callable[[CardId], Card | None]
    """The card as it reads now; None where it is gone from its deck."""
    clock: Clock
    day: date
    """The study day. It stays the session's day past the rollover."""
    seed: int
    show: Show
    preview: Preview
    ahead: Callable[[], Sequence[int]]
    """How many items are due tomorrow and on the days after; asked at the end."""
    drill: Sequence[Item] = ()
    """Items graded under 4 in earlier sessions of the day."""
    cram: bool = False
    """Answers are logged as cram and change no memory."""


class Session:
    """One sitting. `apply` carries an action out; what it wrote is durable on return."""

    def __init__(self, course: Course) -> None: ...

    @property
    def view(self) -> View: ...

    def apply(self, action: Action) -> View: ...

    def elapsed_seconds(self) -> float: ...
