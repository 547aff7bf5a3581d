"""A learner who remembers as FSRS-6 says, with parameters of their own, and studies by SM-2."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from quizgo.model import Answered, Entry, EntryKind, Grade, ItemId
from quizgo.schedule import fsrs, sm2
from quizgo.schedule.trials import Course, courses_of

FIRST_DAY = date(2026, 1, 1)


def _mind() -> tuple[float, ...]:
    """Parameters far enough from the published ones that it can be told in a year."""
    own = list(fsrs.PUBLISHED)
    own[:4] = [0.6, 1.0, 5.0, 20.0]
    own[8] = 1.2
    own[20] = 0.3
    return tuple(own)


MIND = _mind()


@dataclass
class Forgetful:
    """The learner. The same seed gives the same log."""

    seed: int = 1

    def log(self, items: Sequence[ItemId], days: int) -> list[Entry]:
        """What so many days of study leave; each item begins somewhere in the first half."""
        chance = Random(self.seed)
        found = [entry for item in items for entry in self._course(item, days, chance)]
        return sorted(found, key=lambda entry: (entry.at, entry.id))

    def courses(self, count: int, days: int) -> list[Course]:
        items = [ItemId(f"d/c{number}") for number in range(count)]
        chance = Random(self.seed)
        return [
            course
            for item in items
            for course in courses_of(item, self._course(item, days, chance))
        ]

    def _course(self, item: ItemId, days: int, chance: Random) -> Iterator[Entry]:
        on = FIRST_DAY + timedelta(days=chance.randrange(days // 2))
        memory, trace, last_on = sm2.NEW, None, None
        while (on - FIRST_DAY).days < days:
            gap = fsrs.elapsed(last_on, on)
            known = 0.7 if trace is None else fsrs.chance(trace.stability, gap, MIND)
            passes = chance.random() < known
            grade = Grade(chance.choices((3, 4, 5), (3, 14, 3))[0]) if passes else Grade.WRONG
            trace, _ = fsrs.after(trace, grade, gap, parameters=MIND)
            memory = sm2.review(memory, grade, on)
            yield _entry(item, on, grade, chance)
            assert memory.due is not None
            last_on, on = on, memory.due + timedelta(days=chance.choice((0, 0, 0, 1, 2)))


def _entry(item: ItemId, on: date, grade: Grade, chance: Random) -> Entry:
    at = datetime.combine(on, time(8), tzinfo=UTC) + timedelta(seconds=chance.randrange(3600))
    return Entry(
        id=f"{item}@{on}",
        at=at,
        device="elsewhere",
        sequence=(on - FIRST_DAY).days,
        item=item,
        kind=EntryKind.SCHEDULED,
        on=on,
        answered=Answered(grade, grade, 4000),
    )
