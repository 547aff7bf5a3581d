"""Control operations: where a segment of compiled code ends and the VM takes over.

A segment is a Python function `segment(registers, world) -> Instr`. It leaves what the operation
needs in `registers[0]` and answers with the operation; the VM carries it out, leaves its result
in `registers[0]`, and goes on with `instr.next`.

    op          registers[0] before              after
    JUMP        -                                -           the next segment, nothing else
    STEP        -                                -           as JUMP, and an end of a visible step
    BACK        -                                -           a back-edge without fuel
    CALL        the callee's registers           result      `callee` is the function
    CALL_FUNC   (closure, [None, args…])         result
    CALL_METHOD (interface value, [None, None, args…])  result    `name` is the method
    CALL_NATIVE (args…)                          result      `native` is the Python function
    RETURN      result
    GO, DEFER   (function or closure, [None, args…])
    RUN_DEFERS  -                                -           before the RETURN of its function
    RECOVER     -                                an interface value
    PANIC       an interface value
    SEND        (channel, value)                 -
    RECEIVE     channel                          value, or (value, ok) if `pair`
    SELECT      (channel [, value], …)           (index, value, ok)
    CLOSE       channel                          -
    VISIBLE     -                                -           before what others can see: a place
                                                             where threads take turns
    WITHIN      -                                -           in the middle of a write to a map:
                                                             they do here, too
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from quizgo.gosim.code.function import Function

JUMP: Final = 0
STEP: Final = 1
BACK: Final = 2
CALL: Final = 3
CALL_FUNC: Final = 4
CALL_METHOD: Final = 5
CALL_NATIVE: Final = 6
RETURN: Final = 7
GO: Final = 8
DEFER: Final = 9
RUN_DEFERS: Final = 10
RECOVER: Final = 11
PANIC: Final = 12
SEND: Final = 13
RECEIVE: Final = 14
SELECT: Final = 15
CLOSE: Final = 16
RESUME_PANIC: Final = 17
"""Made by the VM only: a deferred call has returned into the panic that ran it."""
NATIVE_AGAIN: Final = 18
"""Made by the VM only: a Go function has returned to the native that asked for it."""

VISIBLE: Final = 19
"""In programs for several Ps only (`link.INTERLEAVED`)."""
WITHIN: Final = 20
"""There, too. It is the runtime's own code, where nobody is preempted."""

NAMES: Final = (
    "JUMP",
    "STEP",
    "BACK",
    "CALL",
    "CALL_FUNC",
    "CALL_METHOD",
    "CALL_NATIVE",
    "RETURN",
    "GO",
    "DEFER",
    "RUN_DEFERS",
    "RECOVER",
    "PANIC",
    "SEND",
    "RECEIVE",
    "SELECT",
    "CLOSE",
    "RESUME_PANIC",
    "NATIVE_AGAIN",
    "VISIBLE",
    "WITHIN",
)

SHARED: Final = frozenset((CALL_NATIVE, GO, SEND, RECEIVE, SELECT, CLOSE))
"""Control operations whose effect another goroutine can see."""


class SelectCase(NamedTuple):
    is_send: bool
    zero: Callable[[], object] | None
    """Of a receive: what a closed channel gives."""


Segment = Callable[[list[object], object], "Instr"]


class Instr:
    """One control operation. It is also the return address of a call."""

    __slots__ = (
        "again",
        "blocks",
        "callee",
        "cases",
        "function",
        "live",
        "name",
        "native",
        "next",
        "op",
        "pair",
        "pc",
        "pos",
        "zero",
    )

    def __init__(self, op: int, function: Function, pos: int) -> None:
        self.op = op
        self.function = function
        """The one it stands in."""
        self.pos = pos
        """Line << 16 | column."""
        self.pc = -1
        """Its place in the disassembly of its function."""
        self.next: Segment = _unlinked
        self.callee: Function | None = None
        self.name = ""
        self.native: Callable[..., object] | None = None
        self.cases: tuple[SelectCase, ...] = ()
        """Of SELECT, in source order."""
        self.zero: Callable[[], object] | None = None
        """Of RECEIVE: what a closed channel gives."""
        self.pair = False
        """Of RECEIVE: with ok. Of RECOVER: the recover is itself the deferred call."""
        self.blocks = True
        """Of SELECT: False when it has a default."""
        self.again: Instr | None = None
        """Of RUN_DEFERS: a return address that comes back to it."""
        self.live = 0
        """The registers that `next` may read, as a bit mask. The others are dead."""

    def __repr__(self) -> str:
        return f"<{NAMES[self.op]} {self.function.name}:{self.pos >> 16}>"


def _unlinked(registers: list[object], world: object) -> Instr:
    raise AssertionError("the operation has no next segment")
