"""Looking inside at a moment of a run: after an event, at a time, before a line, at a step."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quizgo.gosim.events import Event, Kind
from quizgo.gosim.sched.clock import SYSMON
from quizgo.gosim.sched.ending import Ending, How
from quizgo.gosim.sched.g import G
from quizgo.gosim.sched.inside import Inside, inside

if TYPE_CHECKING:
    from quizgo.gosim.code.instr import Instr
    from quizgo.gosim.sched.proc import Proc
    from quizgo.gosim.vm.host import Routine


class Moment(NamedTuple):
    """When to look. Of `event`, `at`, `line` and `step` one is given."""

    event: Kind | None = None
    """Just after an event of that kind, before anything else happens."""
    at: int | None = None
    """Virtual nanoseconds since the start."""
    line: int | None = None
    """Before a goroutine does the first operation of that line. Needs a stepwise program."""
    step: int | None = None
    """Before so many steps of all goroutines together, from 1. Needs a stepwise program."""
    g: int | str | None = None
    """Only for this goroutine: its id, or the function it began in (`worker`, `main.worker`)."""
    nth: int = 1
    """The how many-th time, from 1."""
    extra: str = ""
    """Only events whose `extra` begins so: a wait reason…"""

    @property
    def is_stepwise(self) -> bool:
        return self.line is not None or self.step is not None


class Watch:
    """Waits for one moment of a run, and ends the run there."""

    def __init__(self, sched: Proc, moment: Moment) -> None:
        self.sched = sched
        self.moment = moment
        self.seen: Inside | None = None
        """What there was, once the moment has come."""
        self.steps = 0
        """Steps so far."""
        self._left = moment.nth
        self._is_due = False
        self._line: dict[int, int] = {}
        """Where each goroutine stood at its last step."""
        if moment.event is not None:
            sched.events = sched.events or []
            sched.watch = self._after_event
        elif moment.at is not None:
            sched.clock.at(moment.at, SYSMON + 1, self._at_time)
        else:
            sched.world.stepping = self._before_step

    def _after_event(self, event: Event | None) -> None:
        """An event is about to be logged; None: the step of the scheduler is over."""
        if self._is_due:
            self._look()
        elif event is not None and self._is_meant(event):
            self._left -= 1
            self._is_due = self._left == 0

    def _is_meant(self, event: Event) -> bool:
        moment = self.moment
        return (
            event.kind is moment.event
            and event.extra.startswith(moment.extra)
            and (moment.g is None or self._is_of(event.g))
        )

    def _is_of(self, goid: int) -> bool:
        wanted = self.moment.g
        if isinstance(wanted, int):
            return goid == wanted
        assert wanted is not None
        g = self.sched.find_g(goid)
        return g is not None and began_in(g, wanted)

    def _at_time(self, now: int) -> None:
        self._look()

    def _before_step(self, routine: Routine, instr: Instr) -> bool:
        """A goroutine is about to go on behind `instr`. True: it must stop."""
        if self.seen is not None:
            return True
        self.steps += 1
        line = instr.pos >> 16
        before = self._line.get(routine.goid)
        self._line[routine.goid] = line
        if not self._is_meant_step(routine.goid, line, before):
            return False
        self._left -= 1
        if self._left:
            return False
        routine.instr = instr
        self._look()
        return True

    def _is_meant_step(self, goid: int, line: int, before: int | None) -> bool:
        moment = self.moment
        if moment.step is not None:
            return self.steps >= moment.step
        if line != moment.line or line == before:
            return False
        return moment.g is None or self._is_of(goid)

    def _look(self) -> None:
        if self.seen is None:
            self.seen = inside(self.sched)
            self.sched.ending = Ending(How.STOPPED, "", None, 0)


def began_in(g: G, name: str) -> bool:
    """Whether a goroutine began in the function of that name; literals are `main.func1`…"""
    if g.is_system:
        return False
    first = (g.frames[0][0] if g.frames else g.instr).function.name
    if first == "runtime.main":
        first = "main.main"
    return name in (first, first.removeprefix("main."))
