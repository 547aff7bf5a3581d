"""Leeches: items that are forgotten again and again, and take more time than they give."""

from __future__ import annotations

from quizgo.model import Grade, Progress
from quizgo.schedule.sm2 import PASS

LEECH = "leech"
"""The tag that a leech gets."""
LAPSES = 8
"""So many lapses make a leech, unless the settings say otherwise."""


def lapses_after(progress: Progress, grade: Grade) -> int:
    """How often the item was forgotten, a scheduled review with this grade included."""
    was_passed = progress.memory.repetitions > 0 or progress.lapses > 0
    return progress.lapses + (grade < PASS and was_passed)


def is_told(lapses: int, most: int) -> bool:
    """Whether it is time to say so: at `most` lapses and, as in Anki, after every half of it more.

    A `most` of 0 knows no leeches.
    """
    if not most or lapses < most:
        return False
    return (lapses - most) % max(1, (most + 1) // 2) == 0
