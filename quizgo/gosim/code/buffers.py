"""What uses a buffer on the stack, as `stackslices` finds it and the builder looks it up."""

from __future__ import annotations

from typing import Final, NamedTuple

from quizgo.gosim.check.objects import Var
from quizgo.gosim.syntax import tree


class StackSlices(NamedTuple):
    """What one body does with such slices."""

    at_once: set[tree.Expr]
    """Appends that take all of the buffer, conversions that use one."""
    stepwise: set[tree.Expr]
    """Appends that take as much of it as a class of sizes has."""
    borrowed: set[tree.Expr]
    """Conversions that need none: what they give is only read, and may be the string itself."""
    moves: dict[tree.Stmt, list[Var]]
    """Variables whose slices move to the heap before the statement, with no room to spare."""


STAY_NOWHERE: Final = StackSlices(set(), set(), set(), {})
