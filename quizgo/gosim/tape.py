"""A run as a tape: it can be looked at anywhere, forward and back, and recorded anew from a choice.

The first run notes all stops (`sched.walk`). What there is at a stop is seen by running again up to
it; a run is a function of the program and the choices, so it comes to the same. A block of stops is
seen at once and kept, so that going on from stop to stop runs nothing.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Final

from quizgo.gosim.choices import Choice, Choices, Draws
from quizgo.gosim.code.program import Program
from quizgo.gosim.limits import Costs, Limits
from quizgo.gosim.machine import Machine, Outcome
from quizgo.gosim.rules import GO_1_27, Rules
from quizgo.gosim.sched.debug import Debug
from quizgo.gosim.sched.inside import Inside
from quizgo.gosim.sched.walk import Stop, Stretch

MOST_STOPS: Final = 20_000
"""The tape ends there, if the run has not."""
BLOCK: Final = 64
"""Stops that are seen at once, of a run with few goroutines: looking at one takes a third of a
millisecond."""
FEW: Final = 100
"""Goroutines; with more of them blocks are smaller, and take as long and as much memory."""
MOST_BLOCKS: Final = 32
"""Kept."""


class Tape:
    """One run. Positions are numbers of stops, from 0; there is always one."""

    def __init__(
        self,
        program: Program,
        *,
        procs: int = 1,
        rules: Rules = GO_1_27,
        costs: Costs | None = None,
        debug: Debug | None = None,
        gogc: int = 100,
        seed: int = 1,
        replay: tuple[Choice, ...] = (),
        changes: int = 0,
        limits: Limits | None = None,
    ) -> None:
        """`replay` are the first draws; those behind them are fresh ones from the seed."""
        self.program = program
        self.procs = procs
        self.rules = rules
        self.costs = costs
        self.debug = debug
        self.gogc = gogc
        self.seed = seed
        self.limits = limits
        self.replay = replay
        self.changes = changes
        """How many of them were changed."""
        self.outcome, self.stops = self._survey()
        self.block = max(1, BLOCK * FEW // max(FEW, self.outcome.statistics.goroutines))
        """Stops that are seen at once."""
        self._blocks: OrderedDict[int, list[Inside]] = OrderedDict()

    @property
    def last(self) -> int:
        return len(self.stops) - 1

    @property
    def is_cut(self) -> bool:
        """The run goes on behind the last stop."""
        return len(self.stops) == MOST_STOPS

    @property
    def choices(self) -> Draws:
        """Every draw of the run."""
        return self.outcome.choices

    def inside(self, position: int) -> Inside:
        """What there is at a stop."""
        number, offset = divmod(position, self.block)
        block = self._blocks.get(number)
        if block is None:
            block = self._blocks[number] = self._seen(number)
            if len(self._blocks) > MOST_BLOCKS:
                self._blocks.popitem(last=False)
        self._blocks.move_to_end(number)
        return block[offset]

    def find(self, position: int, is_meant: Callable[[Stop], bool], *, back: bool = False) -> int:
        """The next stop that is meant, or the one before; the same position where there is none."""
        others = range(position - 1, -1, -1) if back else range(position + 1, len(self.stops))
        return next((other for other in others if is_meant(self.stops[other])), position)

    def changed(self, draw: int, chosen: int) -> Tape:
        """The run in which one draw gives something else, the same up to there.

        Raises ValueError where there is no such draw, or it cannot give that.
        """
        if not 0 <= draw < len(self.choices) or not 0 <= chosen < self.choices[draw].n:
            raise ValueError(f"draw {draw} cannot give {chosen}")
        replay = (*self.choices[:draw], self.choices[draw]._replace(chosen=chosen))
        return Tape(
            self.program,
            procs=self.procs,
            rules=self.rules,
            costs=self.costs,
            debug=self.debug,
            gogc=self.gogc,
            seed=self.seed,
            replay=replay,
            changes=self.changes + 1,
            limits=self.limits,
        )

    def position_of(self, draw: int) -> int:
        """The last stop at which a draw has not been made."""
        before = [number for number, stop in enumerate(self.stops) if stop.draws <= draw]
        return before[-1] if before else 0

    def _survey(self) -> tuple[Outcome, list[Stop]]:
        machine = self._machine(Stretch(MOST_STOPS, MOST_STOPS - 1))
        outcome = machine.run()
        assert machine.walk is not None
        return outcome, machine.walk.stops

    def _seen(self, number: int) -> list[Inside]:
        first = number * self.block
        machine = self._machine(Stretch(first, min(first + self.block - 1, self.last)))
        machine.run()
        assert machine.walk is not None
        return machine.walk.insides

    def _machine(self, stretch: Stretch) -> Machine:
        return Machine(
            self.program,
            Choices(self.seed, self.replay),
            limits=self.limits,
            rules=self.rules,
            costs=self.costs,
            procs=self.procs,
            debug=self.debug,
            gogc=self.gogc,
            look=stretch,
        )
