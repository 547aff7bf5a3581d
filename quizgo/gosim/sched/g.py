"""G: a goroutine, as the scheduler sees it."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Final

from quizgo.gosim.vm.host import NO_PANICS, STACK_MIN, Request, Routine

if TYPE_CHECKING:
    from quizgo.gosim.code.function import Function
    from quizgo.gosim.code.instr import Instr
    from quizgo.gosim.sched.m import M
    from quizgo.gosim.sched.synctest import Bubble
    from quizgo.gosim.vm.values import Value


class Status(IntEnum):
    """With the numbers of the runtime (`_Grunnable`…)."""

    RUNNABLE = 1
    """On a run queue. No M runs it."""
    RUNNING = 2
    SYSCALL = 3
    """Its M is in the kernel. On no run queue."""
    WAITING = 4
    """On no run queue; a channel, a lock or a timer holds it and must ready it."""
    DEAD = 6


RUNNABLE: Final = Status.RUNNABLE
RUNNING: Final = Status.RUNNING
SYSCALL: Final = Status.SYSCALL
WAITING: Final = Status.WAITING
DEAD: Final = Status.DEAD


class G(Routine):
    """A goroutine. Dead ones leave their place in `allgs` to the next."""

    __slots__ = (
        "bubble",
        "creator",
        "gc_assist_bytes",
        "gcscandone",
        "lock_depth",
        "lockedm",
        "parent",
        "slot",
        "status",
        "waitsince",
    )

    def __init__(self, goid: int, function: Function, registers: list[Value]) -> None:
        # As Routine, without a call of its own: programs make very many goroutines.
        self.goid = goid
        self.frames = []
        self.instr = function.start
        self.registers = registers
        self.sudog = self.fired = self.selecting = None
        self.transfer = self.request = self.wait_object = self.memo = None
        self.wait_reason = self.crash = ""
        self.panics = NO_PANICS
        self.exiting = False
        self.stack_size = STACK_MIN
        self.stack_mark = 0
        self.status = RUNNABLE
        self.slot = 0
        """Its place in `allgs`: traces print in that order."""
        self.creator: Instr | None = None
        """The go statement; None for main, a timer's function, and system goroutines."""
        self.parent = 0
        """The goid of who made it."""
        self.waitsince = 0
        """Virtual time at which it last parked."""
        self.lockedm: M | None = None
        self.gcscandone = False
        """Its stack has been scanned in this mark phase."""
        self.gc_assist_bytes = 0
        """Bytes it may allocate before it must help to mark; below zero it must."""
        self.lock_depth = 0
        """Nested calls of LockOSThread."""
        self.bubble: Bubble | None = None
        """The synctest bubble it belongs to."""

    @classmethod
    def system(cls, goid: int, request: Request) -> G:
        """A goroutine of the runtime: it has no code, and parks whenever it is run."""
        g = cls.__new__(cls)
        g.goid = goid
        g.status = RUNNABLE
        g.slot = -1
        g.request = request
        g.waitsince = 0
        g.lockedm = None
        g.lock_depth = 0
        g.bubble = None
        g.wait_reason = ""
        return g

    @property
    def is_system(self) -> bool:
        return self.slot < 0

    @property
    def line(self) -> int:
        """Where in the program it stands, or which line of it called the library; 0: nowhere."""
        if self.slot < 0:
            return 0
        instr = self.instr
        if instr.function.is_library:
            for call, _ in reversed(self.frames):
                if not call.function.is_library:
                    instr = call
                    break
        return instr.pos >> 16

    def __repr__(self) -> str:
        return f"<G {self.goid} {self.status.name.lower()}>"
