"""Natives that want Go functions called: the VM enters those, and comes back to the native."""

from __future__ import annotations

from typing import Final

from quizgo.gosim.code.function import Function
from quizgo.gosim.code.instr import NATIVE_AGAIN, Instr
from quizgo.gosim.vm import panics
from quizgo.gosim.vm.host import Call, Context, Registers, Request, Routine

_NATIVE: Final = Function("native", 0, lambda _: None)
_NATIVE.is_system = True
_native_again: Final = Instr(NATIVE_AGAIN, _NATIVE, 0)
_FROM_GO: Final = Instr(NATIVE_AGAIN, _NATIVE, 0)
"""Where a Go function returns to that a native asked for."""
_FROM_GO.next = lambda registers, world: _native_again


def call_go(g: Routine, call: Call, r: Registers) -> tuple[Instr, Registers]:
    """Enter the Go function that the native with the frame `r` asked for."""
    g.frames.append((_FROM_GO, r))
    function, registers = panics.prepared(call.closure, [None, *call.args])
    return function.start, registers


def go_on(g: Routine, r: Registers, context: Context) -> bool | None:
    """A Go function returned to the native whose frame is `r` = [result, native, args, memo].

    True: the native is done, its result is in r[0]. None: it wants another call, in g.request.
    False: it asks the scheduler, by g.request.
    """
    result, native, args, memo = r
    assert isinstance(memo, list)
    memo.append(result)
    context.g = g
    context.memo = memo
    value = native(context, *args)
    if not isinstance(value, Request):
        r[0] = value
        return True
    g.request = value
    return None if type(value) is Call else False
