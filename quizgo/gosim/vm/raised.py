"""What an exception in compiled code means for the goroutine: a panic, or its end."""

from __future__ import annotations

from types import TracebackType
from typing import Final

from quizgo.gosim.code.instr import Instr
from quizgo.gosim.code.segment import FILE
from quizgo.gosim.errors import TooLarge
from quizgo.gosim.vm import panics
from quizgo.gosim.vm.faults import DIVIDE, NIL_DEREFERENCE, Throw
from quizgo.gosim.vm.host import LimitReached, Registers, Routine, Stop
from quizgo.gosim.vm.values import GoPanic, Interface

STACK_OVERFLOW: Final = "stack overflow"
"""`crash` of a goroutine whose stack is full: FATAL."""

FAULTS: Final = (
    GoPanic,
    TypeError,
    AttributeError,
    ZeroDivisionError,
    LimitReached,
    Throw,
    MemoryError,
    TooLarge,
    RecursionError,
)


def line_of(error: BaseException, ins: Instr) -> int:
    """The Go line of the operation that raised: segments carry them in their code."""
    trace: TracebackType | None = error.__traceback__
    line = 0
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == FILE:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line or ins.pos >> 16


def begin_panic(g: Routine, error: BaseException, site: Instr, r: Registers) -> Stop | None:
    """Turn what an operation raised into a panic under way, or an end of the goroutine."""
    if isinstance(error, LimitReached):
        g.instr, g.registers = site, r
        g.crash = error.name
        return Stop.LIMIT
    if isinstance(error, Throw):
        g.instr, g.registers = site, r
        site.name = error.within
        g.crash = str(error)
        return Stop.FATAL
    if isinstance(error, MemoryError | TooLarge):
        g.instr, g.registers = site, r
        g.crash = "heap"
        return Stop.LIMIT
    if isinstance(error, RecursionError):
        # Of comparing, hashing or copying values that nest without end; Go has more room.
        g.instr, g.registers = site, r
        g.crash = STACK_OVERFLOW
        return Stop.FATAL
    panics.begin(g, _go_value(error), site, r)
    return None


def _go_value(error: BaseException) -> Interface:
    """The Go panic that an exception in a segment stands for. Others are bugs of ours."""
    if isinstance(error, GoPanic):
        return error.value
    if _is_of_segment(error):
        if isinstance(error, ZeroDivisionError):
            return DIVIDE
        if isinstance(error, AttributeError) and error.obj is None:
            return NIL_DEREFERENCE
        if isinstance(error, TypeError) and "'NoneType' object" in str(error):
            return NIL_DEREFERENCE
    raise error


def _is_of_segment(error: BaseException) -> bool:
    """Whether the segment itself raised, not something it called."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return trace is not None and trace.tb_frame.f_code.co_filename == FILE
