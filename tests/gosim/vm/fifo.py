"""The smallest scheduler: one queue, first come first served. It is enough to drive the VM."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from typing import cast

from quizgo.gosim.check.program import Checked, check_source
from quizgo.gosim.code.function import Function
from quizgo.gosim.code.instr import Instr
from quizgo.gosim.code.link import FUSE_ALL
from quizgo.gosim.code.program import Program
from quizgo.gosim.lib import natives
from quizgo.gosim.vm.host import Host, Routine, Stop, World
from quizgo.gosim.vm.ops import BUILTINS
from quizgo.gosim.vm.run import runner


def program_of(source: str | bytes, fuse: int = FUSE_ALL) -> Program:
    text = source.encode() if isinstance(source, str) else source
    checked = check_source(text, "prog.go")
    assert isinstance(checked, Checked), checked
    return Program(checked, natives, BUILTINS, fuse=fuse)


class Fifo:
    """Runs a program's goroutines in turn. `fuel` says how much the next turn gets."""

    def __init__(self, program: Program, fuel: Callable[[], int] = lambda: 1000) -> None:
        self.world = World()
        self.world.globals = program.new_globals()
        self.fuel = fuel
        self.output = bytearray()
        self.log: list[tuple[int, Stop, int]] = []
        """Each turn: who, how it stopped, and at which line."""
        self.queue: deque[Routine] = deque()
        self.made = 1
        self.main = Routine(1, program.main, program.main.registers([]))
        self.queue.append(self.main)
        self.ended = False
        self.run = runner(self.world, cast("Host", self))

    def turn(self) -> None:
        """Run who is first in the queue until it stops."""
        g = self.queue.popleft()
        self.world.fuel = self.fuel()
        stop = self.run(g)
        self.log.append((g.goid, stop, g.instr.pos >> 16))
        if stop is Stop.PREEMPT:
            self.queue.append(g)
        elif stop is not Stop.PARK:
            assert stop is not Stop.REQUEST, g.request
            self.ended = self.ended or g is self.main or stop is not Stop.EXIT

    def finish(self) -> Fifo:
        """Run to the end: main's, a crash, or nobody left to run."""
        while self.queue and not self.ended:
            self.turn()
        return self

    def ready(self, g: object) -> None:
        self.queue.append(cast("Routine", g))

    def newproc(self, function: Function, registers: list[object], creator: Instr) -> None:
        self.made += 1
        self.queue.append(Routine(self.made, function, registers))

    def pick(self, kind: str, n: int) -> int:
        return 0

    def write(self, fd: int, data: bytes) -> None:
        self.output += data

    def room(self) -> int:
        return 1 << 20

    def now(self) -> int:
        return 0

    def steps(self) -> int:
        return 0

    def routines(self, stride: int = 1) -> Sequence[Routine]:
        return list(self.queue)[::stride]

    def places(self) -> int:
        return len(self.queue)
