"""What reading one deck file gives: the deck as far as it is good, and every fault."""

from __future__ import annotations

from quizgo.frozen import dataclass
from quizgo.model import Deck
from quizgo.text.faults import Fault


@dataclass(frozen=True, slots=True)
class Loaded:
    """A deck with its good cards, and all that is wrong in its file, in order of lines.

    A fault in one card leaves the other cards in `deck`. `deck` is None only where
    the file is no deck at all: unreadable, no YAML, or without a name.
    """

    deck: Deck | None
    faults: tuple[Fault, ...] = ()
