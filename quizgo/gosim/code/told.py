"""Programs that are watched for races: what they tell `vm.races` before they touch memory.

Of the program's own functions every access is told; of standard packages only what synchronises:
atomic operations, and the methods of types that order what their users do.
"""

from __future__ import annotations

import ast
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from quizgo.gosim.code.ir import Const, Op
from quizgo.gosim.code.link import RACING
from quizgo.gosim.code.optable import ACCESSES

if TYPE_CHECKING:
    from quizgo.gosim.code.fuse import Cutter
    from quizgo.gosim.code.segment import SegmentText, State

_ORDERING: Final = ("sync.(*Map).", "sync.(*Pool).", "sync/atomic.(*")
"""Methods written in Go: whatever they do with memory is ordered by their receiver."""
_RECEIVER: Final = 1
"""Its register."""


class Site(NamedTuple):
    """Where in the program an access stands."""

    function: str
    line: int


def accesses(text: SegmentText, cutter: Cutter, op: Op, out: list[ast.stmt], state: State) -> None:
    """Write what is to be told before an operation."""
    line = op.pos >> 16 or text.line
    site = Const(_site(cutter.function.name, line))
    if op.op == "native.shared":
        _atomic(text, op, site, out, state)
        return
    if cutter.fuse != RACING:
        if op.op in ACCESSES and cutter.function.name.startswith(_ORDERING):
            text.op(Op("race.touch", -1, (_RECEIVER,), op.pos), out, state, is_condition=False)
        return
    for name, operands in ACCESSES.get(op.op, ()):
        where = op.args[:operands] if operands > 0 else op.args[1:2]
        if name in ("race.read", "race.write") and operands == 1:
            where = (*where, Const(0))  # a box has one slot
        text.op(Op(name, -1, (*where, site), op.pos), out, state, is_condition=False)


def _atomic(text: SegmentText, op: Op, site: Const, out: list[ast.stmt], state: State) -> None:
    native = op.args[0]
    assert isinstance(native, Const)
    if getattr(native.value, "__module__", "").endswith("sync_atomic") and len(op.args) > 1:
        loads = Const(getattr(native.value, "__name__", "") == "load")
        args = (op.args[1], site, loads)
        text.op(Op("race.atomic", -1, args, op.pos), out, state, is_condition=False)


@cache
def _site(function: str, line: int) -> Site:
    return Site(function, line)
