"""What does not come along where cards go to another program's format, or come from one.

Exporters and importers say it as facts; `ui` has the words.
"""

from __future__ import annotations

from enum import StrEnum

from quizgo.frozen import dataclass
from quizgo.model.cards import Kind


class Loss(StrEnum):
    """A sort of thing that has no place at the other side."""

    # On the way out
    PROGRESS = "progress"
    """Of items."""
    MARKS = "marks"
    """Flags, notes, tags and suspension that the learner put on items."""
    BURIED = "buried"
    DAMAGED = "damaged"
    """The ends of interviews, from where their files cannot be read."""
    HINTS = "hints"
    GRADING = "grading"
    """How cards of a kind are asked and graded."""
    ANSWERS = "answers"
    """Of programs that could not be run."""
    ACCEPTED = "accepted"
    """Right answers of typed cards besides the one that is shown."""
    LANGUAGE = "language"
    """The one that was not asked for."""
    DETAILS = "details"
    """References, levels, Go versions."""
    # On the way in
    MEDIA = "media"
    FURTHER_CARDS = "further-cards"
    """Of notes that have more cards than we can make of them."""
    EASE = "ease"
    """With intervals: they follow our rule."""
    LOOKS = "looks"
    """Note types and the options of decks."""
    COLUMNS = "columns"


@dataclass(frozen=True, slots=True)
class Lost:
    """What was left, of one sort."""

    what: Loss
    count: int = 1
    kind: Kind | None = None
    """For GRADING."""
    names: tuple[str, ...] = ()
    """For COLUMNS."""
