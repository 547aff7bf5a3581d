"""What both front ends of a session share: what they are given and how they end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from enum import Enum

from quizgo.frozen import dataclass
from quizgo.model import Card, Lang
from quizgo.ui.looks import Looks

EditCard = Callable[[Card], tuple[str, ...]]
"""Open the card's text in the learner's editor, take the deck in again, and return the
sentences to show: faults found, or why no editor could be opened."""


WriteProgram = Callable[[str], tuple[str, tuple[str, ...]]]
"""Open a program in the learner's editor; the program as it is then, and sentences to show."""


def _as_it_is(source: str) -> tuple[str, tuple[str, ...]]:
    return source, ()


@dataclass(frozen=True, slots=True)
class Desk:
    """What a front end works with besides the session."""

    lang: Lang
    """The language of labels and sentences; texts of cards follow `session.view.show`."""
    edit: EditCard
    write: WriteProgram = _as_it_is
    """Open a program in the learner's editor."""
    looks: Looks = field(default_factory=Looks)
    """Colours, keys and grades as the learner likes them."""


class Ending(Enum):
    """How a session was left. Everything graded is written in each case."""

    FINISHED = "finished"
    QUIT = "quit"
    INTERRUPTED = "interrupted"
    """Ctrl-C."""
    HUNG_UP = "hung up"
    """The terminal is gone."""


class Aside(Enum):
    """What a learner may ask for that is no step of the session."""

    EDIT = "edit"
    WHY = "why"
    HELP = "help"
    PAUSE = "pause"
    """Stop the clocks of an interview."""
    RUN = "run"
    """A lab's program once, which is no hand-in."""
    WRITE = "write"
    """A lab's program in the learner's editor."""
    GIVE_UP = "give up"
    """The reference answer of a lab, or the way of a drive."""
    TAKE_BACK = "take back"
    """The last choice of a drive."""
