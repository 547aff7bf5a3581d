"""What both front ends of a session share: what they are given and how they end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from quizgo.model import Card, Lang

EditCard = Callable[[Card], tuple[str, ...]]
"""Open the card's text in the learner's editor, take the deck in again, and return the
sentences to show: faults found, or why no editor could be opened."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What a front end works with besides the session."""

    lang: Lang
    """The language of labels and sentences; texts of cards follow `session.view.show`."""
    edit: EditCard


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
