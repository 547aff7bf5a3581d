"""SM-2, exactly as Wozniak published it in 1990 ("Optimization of learning", 3.2).

All arithmetic is on integers: an E-factor is held in hundredths, because floats
drift by a day after five perfect answers. Where the text leaves a choice: the
E-factor changes first and the new one enters I(n); a grade under 3 starts the
repetitions again and leaves the E-factor alone; a fraction of a day rounds up.
"""

from __future__ import annotations

from datetime import date
from hashlib import blake2b

from quizgo.errors import BadGrade
from quizgo.frozen import dataclass
from quizgo.model import Grade, ItemId, Memory

NEW = Memory(repetitions=0, interval_days=0, efactor=250, due=None)
"""An item that was never reviewed."""

MAXIMUM_DAYS = 36_500
"""The longest interval, unless the settings say otherwise: a hundred years."""

LEAST_EFACTOR = 130
FIRST_INTERVALS = {1: 1, 2: 6}
PASS = Grade.HARD
"""The least grade that is a pass."""

_CHANGE = {5: 10, 4: 0, 3: -14}
"""What a pass does to the E-factor, in hundredths: 0.1 - (5-q)(0.08 + (5-q)0.02)."""

_FUZZ_PERCENT = 5


@dataclass(frozen=True, slots=True)
class Fuzz:
    """Spreads intervals a little, so that what was learned together drifts apart.

    The same item and review number always give the same spread, on any machine,
    so folding the log again gives the same memory.
    """

    item: ItemId
    review: int
    """How many scheduled reviews the item had before this one."""

    def spread(self, days: int) -> int:
        """An interval within 5 % of `days`, and within a day at least."""
        width = max(1, days * _FUZZ_PERCENT // 100)
        digest = blake2b(f"{self.item}\n{self.review}".encode(), digest_size=8).digest()
        return days - width + int.from_bytes(digest) % (2 * width + 1)


def as_grade(value: object) -> Grade:
    """The grade that an integer 0 to 5 stands for; raises BadGrade for anything else."""
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 5:
        return Grade(value)
    raise BadGrade(f"{value!r} is no grade. Give a whole number from 0 to 5.")


def review(
    memory: Memory,
    grade: Grade | int,
    on: date,
    *,
    maximum_days: int = MAXIMUM_DAYS,
    fuzz: Fuzz | None = None,
) -> Memory:
    """The memory after one review on the study day `on`.

    A failed item starts again at one day and keeps its E-factor, as the text has
    it; many ports lower it here too. An interval past `maximum_days` is stored as
    `maximum_days`, and `due` stops at the last day there is.
    """
    grade = as_grade(grade)
    if grade < PASS:
        return Memory(0, 1, memory.efactor, day_after(on, 1))
    efactor = max(LEAST_EFACTOR, memory.efactor + _CHANGE[grade])
    repetitions = memory.repetitions + 1
    days = FIRST_INTERVALS.get(repetitions)
    if days is None:
        days = -(-memory.interval_days * efactor // 100)
        if fuzz is not None:
            days = max(1, fuzz.spread(days))
    days = min(days, maximum_days)
    return Memory(repetitions, days, efactor, day_after(on, days))


def preview(memory: Memory, on: date) -> dict[Grade, Memory]:
    """What each grade would make of the memory, from 0 to 5."""
    return {grade: review(memory, grade, on) for grade in Grade}


def day_after(day: date, days: int) -> date:
    """The day so many days later, or the last day there is."""
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))
