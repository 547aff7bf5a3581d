"""Looking inside at a moment of a run: after an event, at a time, before a line, at a step.

Whoever looks runs the stepwise form of a program, which does the same and stops before every
operation, so that each goroutine's line and variables are known as they are.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from quizgo.gosim.code.instr import WITHIN
from quizgo.gosim.events import Event, Kind
from quizgo.gosim.sched.clock import SYSMON
from quizgo.gosim.sched.ending import Ending, How
from quizgo.gosim.sched.inside import Inside, Variable, inside
from quizgo.gosim.sched.names import short

if TYPE_CHECKING:
    from quizgo.gosim.code.instr import Instr
    from quizgo.gosim.sched.g import G
    from quizgo.gosim.sched.proc import Proc
    from quizgo.gosim.vm.host import Routine
    from quizgo.gosim.vm.values import Value

Globals = Callable[[], list[Variable]]
"""The package-level variables of the program, as they are now."""

MAIN = "main.main"
_MAIN_GOID = 1


class Moment(NamedTuple):
    """When to look. Of `event`, `at`, `line` and `step` one is given."""

    event: Kind | None = None
    """Just after an event of that kind, before anything else happens."""
    at: int | None = None
    """Virtual nanoseconds since the start."""
    line: int | None = None
    """Before a goroutine does the first operation of that line."""
    step: int | None = None
    """Before so many steps of all goroutines together, from 1."""
    g: int | str | None = None
    """Only for this goroutine: its id, or the function it began in (`worker`, `main.worker`);
    with `#2` behind it the second that was made of those."""
    nth: int = 1
    """The how many-th time, from 1."""
    extra: str = ""
    """Only events whose `extra` begins so: a wait reason…"""
    needs_places: bool = True
    """False: nobody will look at the lines and variables of goroutines that run, and the program
    need not be stepwise: much faster. They are then those of their last stop."""

    @property
    def is_stepwise(self) -> bool:
        return self.needs_places or self.line is not None or self.step is not None


class Observer(ABC):
    """Is told of every event and every step of a run, and may look inside at each."""

    def __init__(self, sched: Proc, globals: Globals) -> None:
        self.sched = sched
        self._globals = globals
        self.steps = 0
        """Steps so far."""
        self.born: list[tuple[int, str]] = [(_MAIN_GOID, MAIN)]
        """Every goroutine of the program so far, and the function it began in."""
        self._called = {_MAIN_GOID: (short(MAIN), 1)}
        """Of each its name, and its number among those of that name."""
        self._made = Counter({short(MAIN): 1})
        self._places: dict[int, list[tuple[int, int]]] = {}
        """Where each goroutine stands, call by call, outermost first: line and operation."""
        if sched.events is None:
            sched.events = []
        sched.watch = self._told
        sched.world.stepping = self._before_step

    # For those who look -----------------------------------------------------

    @abstractmethod
    def saw_event(self, event: Event) -> None:
        """An event happens; what it changes is seen at `settled`."""

    @abstractmethod
    def settled(self) -> None:
        """Whatever belongs to the last event has happened."""

    @abstractmethod
    def saw_step(self, g: Routine, line: int, *, is_new: bool) -> bool:
        """A goroutine is about to do an operation of that line; `is_new`: it has just come there.

        True: it must stop.
        """

    def saw_middle(self, g: Routine, line: int) -> bool:
        """A goroutine is in the middle of a write to a map, which is no step of its own. As
        `saw_step`."""
        return self.sched.has_ended()

    def look(self) -> Inside:
        return inside(self.sched, self._globals())._replace(born=tuple(self.born))

    def end_run(self) -> None:
        if self.sched.ending is None:
            self.sched.ending = Ending(How.STOPPED, "", None, 0)

    # What the run calls -----------------------------------------------------

    def _told(self, event: Event | None) -> None:
        """An event is about to be logged; None: what the last one began is done."""
        self.settled()
        if event is None:
            return
        if event.kind is Kind.GO_CREATE:
            self._is_born(event.g, self._function(event.g))
        self.saw_event(event)

    def _before_step(self, routine: Routine, instr: Instr, registers: list[Value]) -> bool:
        routine.instr, routine.registers = instr, registers
        self.settled()
        function = instr.function
        is_own = not function.is_wrapper and not function.is_library
        line = instr.pos >> 16 if is_own else 0
        if instr.op == WITHIN:
            return self.saw_middle(routine, line)
        self.steps += 1
        return self.saw_step(
            routine, line, is_new=bool(line) and self._arrives(routine, line, instr.pc)
        )

    def _arrives(self, routine: Routine, line: int, pc: int) -> bool:
        """Whether a goroutine comes to a line, maybe from its end. Coming back to it from a call
        is no arrival."""
        depth = len(routine.frames)
        places = self._places.setdefault(routine.goid, [])
        del places[depth + 1 :]
        places += [(0, 0)] * (depth + 1 - len(places))
        before, places[depth] = places[depth], (line, pc)
        return line != before[0] or pc <= before[1]

    def _is_born(self, goid: int, function: str) -> None:
        self.born.append((goid, function))
        name = short(function)
        self._made[name] += 1
        self._called[goid] = name, self._made[name]

    def _function(self, goid: int) -> str:
        """The function that a goroutine began in which has just been made."""
        allgs: list[G | None] = self.sched.allgs
        made = next(g for g in reversed(allgs) if g is not None and g.goid == goid)
        return made.instr.function.name

    def is_meant(self, goid: int, wanted: int | str | None) -> bool:
        """Whether a goroutine is the one, or one of those, that are asked for."""
        if wanted is None or isinstance(wanted, int):
            return wanted is None or goid == wanted
        name, _, number = wanted.partition("#")
        called, nth = self._called.get(goid, ("", 0))
        return called == short(name) and (not number or number == str(nth))


class Watch(Observer):
    """Waits for one moment of a run, and ends the run there."""

    def __init__(self, sched: Proc, moment: Moment, globals: Globals) -> None:
        super().__init__(sched, globals)
        self.moment = moment
        self.seen: Inside | None = None
        """What there was, once the moment has come."""
        self._left = moment.nth
        self._is_due = False
        if moment.at is not None:
            sched.clock.at(moment.at, SYSMON + 1, self._at_time)

    def saw_event(self, event: Event) -> None:
        moment = self.moment
        if (
            event.kind is moment.event
            and event.extra.startswith(moment.extra)
            and self.is_meant(event.g, moment.g)
        ):
            self._left -= 1
            self._is_due = self._left == 0

    def settled(self) -> None:
        if self._is_due:
            self._look()

    def saw_step(self, g: Routine, line: int, *, is_new: bool) -> bool:
        if self.seen is None and self._is_meant_step(g.goid, line, is_new):
            self._left -= 1
            if not self._left:
                self._look()
        return self.seen is not None

    def _is_meant_step(self, goid: int, line: int, is_new: bool) -> bool:
        moment = self.moment
        if moment.step is not None:
            return self.steps == moment.step
        return is_new and line == moment.line and self.is_meant(goid, moment.g)

    def _at_time(self, now: int) -> None:
        self._look()

    def _look(self) -> None:
        if self.seen is None:
            self.seen = self.look()
            self.end_run()
