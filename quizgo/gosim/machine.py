"""One run of a program: `Machine(program, choices).run()` gives its `Outcome`.

A run is a function of the program, the choices and what is set here: the same again, to the byte.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from quizgo.gosim.choices import Choices, Draws
from quizgo.gosim.code.program import UNSET, Program
from quizgo.gosim.events import Event
from quizgo.gosim.limits import Costs, Limit, Limits
from quizgo.gosim.rules import GO_1_27, Rules
from quizgo.gosim.sched.boot import boot
from quizgo.gosim.sched.debug import Debug
from quizgo.gosim.sched.ending import Ending, How
from quizgo.gosim.sched.g import WAITING, G
from quizgo.gosim.sched.host import FRAME_BYTES, Scheduler
from quizgo.gosim.sched.traceback import calls, report
from quizgo.gosim.vm.host import World
from quizgo.gosim.vm.run import runner

if TYPE_CHECKING:
    from quizgo.gosim.sched.helm import Helm
    from quizgo.gosim.sched.inside import Inside, Variable
    from quizgo.gosim.sched.looking import Look
    from quizgo.gosim.sched.walk import Walk
    from quizgo.gosim.sched.watch import Watch
    from quizgo.gosim.vm.races import Race

Reader = Callable[[int], bytes]
"""What is on stdin: at most so many bytes, none at its end."""
Sink = Callable[[int, bytes], None]
"""Told of everything the program and the runtime write, as it is written: 1 or 2, the bytes."""

__all__ = ["Blocked", "How", "Machine", "Outcome", "Statistics"]


class Blocked(NamedTuple):
    """A goroutine that was waiting when the program ended."""

    goid: int
    reason: str
    """In the runtime's words: `chan receive`, `sync.Mutex.Lock`…"""
    line: int
    """Where in the program it waits."""
    created_at: int
    """The line of the go statement; 0 for main."""


class Statistics(NamedTuple):
    """What the run took."""

    steps: int
    """Operations of the virtual machine; switches and go statements count for several."""
    time_ns: int
    """Virtual."""
    goroutines: int
    """Made, main included."""
    switches: int
    """Times a goroutine was started or went on."""


class Outcome(NamedTuple):
    """What a run did."""

    stdout: bytes
    stderr: bytes
    """With the runtime's report, if the program died."""
    status: int
    """The exit status: 2 after a panic, a fatal error or a deadlock; 124 after a limit."""
    how: How
    text: str
    """What the panic, the fatal error, the deadlock or the limit says; empty after an exit."""
    limit: Limit | None
    blocked: tuple[Blocked, ...]
    choices: Draws
    """Every draw: `Choices(replay=…)` of them gives this run again."""
    statistics: Statistics
    events: Sequence[Event] | None
    """None when they were not asked for. They are made when they are first looked at."""
    races: tuple[Race, ...] | None = None
    """Accesses to memory that nothing orders, by their lines; None when nobody asked."""


class Machine:
    """A program about to run. Runs once."""

    def __init__(
        self,
        program: Program,
        choices: Choices | None = None,
        *,
        limits: Limits | None = None,
        rules: Rules = GO_1_27,
        costs: Costs | None = None,
        procs: int = 1,
        stdin: bytes | Reader = b"",
        sink: Sink | None = None,
        events: bool = False,
        look: Look | None = None,
        debug: Debug | None = None,
        on_schedtrace: Callable[[Inside], None] | None = None,
        gogc: int = 100,
        races: bool = False,
    ) -> None:
        """`look`: run only to that moment (`run`), and see what there is (`seen`); or note all
        stops up to the end of a stretch, and see what there is at those of the stretch (`walk`); or
        follow or replace the scheduler's decisions (`helm`).
        `debug` is GODEBUG; `on_schedtrace` is told as often as its `schedtrace` says."""
        self.program = program = (
            program.for_procs(procs, races=True) if races else _form_for(program, procs, look)
        )
        self.limits = limits or Limits()
        self.world = World(
            heap_limit=self.limits.heap_bytes,
            max_frames=max(1, self.limits.stack_bytes // FRAME_BYTES),
        )
        self.sched = Scheduler(
            self.world,
            choices or Choices(),
            rules=rules,
            limits=self.limits,
            costs=costs or Costs(),
            procs=procs,
            stdin=BytesIO(stdin).read if isinstance(stdin, bytes) else stdin,
            sink=sink,
        )
        if races:
            from quizgo.gosim.vm.races import Races

            self.world.races = Races()
        if not program.takes_turns:
            self.sched.clock.lookahead = 0
        self.sched.debug = debug or Debug()
        self.sched.gc.set_percent(gogc)
        if on_schedtrace is not None and self.sched.debug.schedtrace:
            from quizgo.gosim.sched.inside import inside

            self.sched.on_schedtrace = lambda: on_schedtrace(inside(self.sched))
        if events and look is None:
            self.sched.keep_log()
        elif events:
            self.sched.events = []
        self.watch: Watch | None = None
        self.walk: Walk | None = None
        self.helm: Helm | None = None
        if look is not None:
            from quizgo.gosim.sched import looking

            self.watch, self.walk, self.helm = looking.begin(look, self.sched, self._globals)

    @property
    def seen(self) -> Inside | None:
        """What there was at the moment to look at; None if it never came."""
        return None if self.watch is None else self.watch.seen

    def run(self) -> Outcome:
        """Run to the end, whichever it is."""
        sched = self.sched
        self.world.globals = self.program.new_globals()
        run = runner(self.world, sched)
        main = self.program.main
        boot(sched, G(0, main, main.registers([])), with_os="os" in self.program.packages)
        with _others_set_aside():
            ending = sched.run(run)
        if sched.watch is not None:
            sched.watch(None)  # the last event: it ended the run
        return self._outcome(ending)

    def _globals(self) -> list[Variable]:
        """The package-level variables of the program that there are so far."""
        program, values = self.program, self.world.globals
        return [
            (v.name, values[number], program.types.of(v.typ))
            for number, v in enumerate(program.global_variables)
            if v.pkg is program.main_package and values[number] is not UNSET
        ]

    def _outcome(self, ending: Ending) -> Outcome:
        sched = self.sched
        races = self.world.races
        last_words = report(ending, sched.routines(), sched.max_stack).encode()
        if sched.sink is not None and last_words:
            sched.sink(2, last_words)
        return Outcome(
            stdout=bytes(sched.stdout),
            stderr=bytes(sched.stderr) + last_words,
            status=ending.status,
            how=ending.how,
            text=ending.text,
            limit=ending.limit,
            blocked=tuple(_blocked(g) for g in sched.routines() if g.status is WAITING),
            choices=sched.choices.log,
            statistics=Statistics(
                steps=sched.steps(),
                time_ns=sched.clock.now(),
                goroutines=sched.created,
                switches=sched.switches,
            ),
            events=tuple(sched.events) if isinstance(sched.events, list) else sched.events,
            races=None if races is None else tuple(sorted(races.found.values(), key=_place_of)),
        )


def _form_for(program: Program, procs: int, look: Look | None) -> Program:
    """The form of a program that runs on so many Ps, and shows what somebody looks for."""
    if look is None:
        return program.for_procs(procs, stepwise=False)
    from quizgo.gosim.sched import looking

    # Who is steered is interrupted where threads would take turns, as with several Ps.
    turns = max(procs, 2) if looking.is_interrupted(look) else procs
    return program.for_procs(turns, stepwise=looking.is_stepwise(look))


def _place_of(race: Race) -> tuple[int, int]:
    return min(race.now.site.line, race.before.site.line), race.now.site.line


def _blocked(g: G) -> Blocked:
    own = [call for call in calls(g) if call.function.name.startswith("main.")]
    line = own[0].pos >> 16 if own else 0
    created = g.creator.pos >> 16 if g.creator is not None else 0
    return Blocked(g.goid, g.wait_reason, line, created)


@contextmanager
def _others_set_aside() -> Iterator[None]:
    """Collections of the program's heap pass over what the process held before, and happen when
    the heap is measured: Python's own, at every so many new objects, would double the time that
    large heaps take.

    A process with much in it would otherwise look through all of that at each measurement.
    """
    if gc.get_freeze_count():  # somebody else has set objects aside, and would lose them to us
        yield
        return
    gc.freeze()
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.unfreeze()
        if was_enabled:
            gc.enable()
