"""A run as a walk: every place where it can be looked at, in order, and what there is at some.

A stop is an event, or the coming of a goroutine to another line. A walk is a function of the
program and the choices, so a later run finds the same stops: the first run counts them, and others
look inside at those that somebody wants to see.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quizgo.gosim.events import Event
from quizgo.gosim.sched.inside import Inside
from quizgo.gosim.sched.watch import Globals, Observer

if TYPE_CHECKING:
    from quizgo.gosim.sched.proc import Proc
    from quizgo.gosim.vm.host import Routine


class Stretch(NamedTuple):
    """Which stops to look at, from 0; the run ends behind the last of them."""

    first: int
    last: int


class Stop(NamedTuple):
    """A place of a walk."""

    time: int
    """Virtual nanoseconds."""
    event: Event | None
    """What has just happened; None: a goroutine is about to go on in `line`."""
    g: int
    line: int
    draws: int
    """How many choices had been made."""
    stdout: int
    stderr: int
    """Bytes written."""


class Walk(Observer):
    """Notes the stops of a run, and looks inside at a stretch of them."""

    def __init__(self, sched: Proc, stretch: Stretch, globals: Globals) -> None:
        super().__init__(sched, globals)
        self.stretch = stretch
        self.stops: list[Stop] = []
        self.insides: list[Inside] = []
        """Of the stretch."""
        self._is_open = False
        """The last stop is an event whose effects are not all there yet."""

    def saw_event(self, event: Event) -> None:
        self._note(event, event.g, event.line)
        self._is_open = True

    def settled(self) -> None:
        if self._is_open:
            self._is_open = False
            self._arrive()

    def saw_step(self, g: Routine, line: int, *, is_new: bool) -> bool:
        if is_new and self.sched.ending is None:
            self._note(None, g.goid, line)
            self._arrive()
        return self.sched.ending is not None

    def _note(self, event: Event | None, g: int, line: int) -> None:
        sched = self.sched
        draws, out, errors = sched.choices.made, len(sched.stdout), len(sched.stderr)
        self.stops.append(Stop(sched.clock.now(), event, g, line, draws, out, errors))

    def _arrive(self) -> None:
        """The last stop is complete."""
        number = len(self.stops) - 1
        first, last = self.stretch
        if first <= number <= last:
            self.insides.append(self.look())
        if number >= last:
            self.end_run()
