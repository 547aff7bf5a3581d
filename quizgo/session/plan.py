"""Which item comes next: the day's queue, then what is drilled.

The queue only grows, at its end; a `Plan` is a place in it, and so small that each
step of a session keeps the one before it for undo.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import accumulate

from quizgo.frozen import dataclass
from quizgo.model import EntryKind, Grade, Item, Progress
from quizgo.session.state import Counts, Tally


@dataclass(frozen=True, slots=True)
class Planned:
    """One item of the queue."""

    item: Item
    is_new: bool
    is_early: bool = False
    """It is asked before it is due."""
    is_crammed: bool = False
    """Its answer changes no memory."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One time that an item is asked."""

    item: Item
    round: EntryKind
    is_new: bool = False
    times: int = 0
    """How often the session has asked it before."""
    is_early: bool = False
    """It is asked before it is due."""


NOTHING_DONE = Tally()


@dataclass(frozen=True, slots=True)
class Plan:
    """How far a session is."""

    place: int = 0
    """Items of the queue that are behind, answered or skipped."""
    again: tuple[Turn, ...] = ()
    """What comes after the queue. Its first is on show once the queue is behind."""
    done: int = 0
    tally: Tally = NOTHING_DONE


class Route:
    """The queue of a session, and how plans move along it."""

    def __init__(self, queue: Sequence[Planned], *, cram: bool) -> None:
        self._queue: tuple[Planned, ...] = ()
        self._crams = cram
        self.extend(queue)

    def extend(self, queue: Sequence[Planned]) -> None:
        """More items, behind all that there are."""
        self._queue += tuple(queue)
        self._new_before = tuple(accumulate((one.is_new for one in self._queue), initial=0))

    def turn(self, plan: Plan) -> Turn | None:
        """Who is asked now; None at the end."""
        if plan.place < len(self._queue):
            planned = self._queue[plan.place]
            is_crammed = self._crams or planned.is_crammed
            round_ = EntryKind.CRAM if is_crammed else EntryKind.SCHEDULED
            return Turn(planned.item, round_, planned.is_new, is_early=planned.is_early)
        return plan.again[0] if plan.again else None

    def skipped(self, plan: Plan) -> Plan:
        """The turn is passed over, without an answer."""
        if plan.place < len(self._queue):
            return replace(plan, place=plan.place + 1)
        return replace(plan, again=plan.again[1:])

    def answered(self, plan: Plan, turn: Turn, grade: Grade, *, repeats: bool = True) -> Plan:
        """The turn is done; under 4 the item comes round again at the end, if it repeats."""
        moved = self.skipped(plan)
        again = moved.again
        if repeats and grade < Grade.GOOD:
            round_ = EntryKind.CRAM if turn.round is EntryKind.CRAM else EntryKind.DRILL
            again = (*again, Turn(turn.item, round_, times=turn.times + 1))
        tally = _counted(plan.tally, turn, grade)
        return replace(moved, again=again, done=plan.done + 1, tally=tally)

    def counts(self, plan: Plan) -> Counts:
        new = self._new_before[-1] - self._new_before[plan.place]
        left = len(self._queue) - plan.place
        return Counts(new=new, again=len(plan.again), due=left - new)


def is_open(turn: Turn, progress: Progress, day: date) -> bool:
    """Whether the turn's item still waits: another session may have dealt with it."""
    if turn.round is EntryKind.CRAM:
        return True
    if progress.suspended or progress.buried_on == day:
        return False
    if turn.round is EntryKind.DRILL:
        return progress.drill_on == day
    if turn.is_early:
        return progress.last_on != day
    return progress.memory.due is None or progress.memory.due <= day


def _counted(tally: Tally, turn: Turn, grade: Grade) -> Tally:
    grades = list(tally.grades)
    if turn.times == 0 and turn.round is not EntryKind.DRILL:
        grades[grade] += 1
    with_grade = replace(tally, grades=tuple(grades))
    if turn.round is EntryKind.DRILL:
        return replace(with_grade, drilled=tally.drilled + 1)
    if turn.round is EntryKind.CRAM:
        return replace(with_grade, crammed=tally.crammed + 1)
    if turn.is_new:
        return replace(with_grade, new=tally.new + 1)
    return replace(with_grade, reviewed=tally.reviewed + 1)
