"""An operand: an expression as the checker sees it while working on it.

`mode` says how it may be used; the same numbers end up in `Expr.mode`.
"""

from __future__ import annotations

from typing import Final

from quizgo.gosim.check.objects import Constant
from quizgo.gosim.check.types import TYP_INVALID, Type
from quizgo.gosim.syntax import tree

# Modes.
INVALID: Final = 0
"""Not checked yet, or wrong."""
NO_VALUE: Final = 1
"""A call without results."""
BUILTIN: Final = 2
"""A predeclared function (or a parenthesised one)."""
TYPE_EXPR: Final = 3
CONSTANT: Final = 4
VARIABLE: Final = 5
"""Addressable."""
MAP_INDEX: Final = 6
"""Not addressable, but may be assigned to, and has a comma-ok form."""
VALUE: Final = 7
NIL_VALUE: Final = 8
COMMA_OK: Final = 9
"""A value with a comma-ok form. Where that form is used, `Expr.type` is the pair as a Tuple."""


class Operand:
    """Mutable: the functions of the checker turn one into another, as types2 does."""

    __slots__ = ("builtin", "expr", "mode", "type", "value")

    def __init__(self) -> None:
        self.mode: int = INVALID
        self.expr: tree.Expr = NO_EXPR
        self.type: Type = TYP_INVALID
        self.value: Constant | None = None
        self.builtin: str = ""
        """The name, for mode BUILTIN."""

    def copy(self) -> Operand:
        other = Operand()
        other.set(self)
        return other

    def set(self, other: Operand) -> None:
        self.mode = other.mode
        self.expr = other.expr
        self.type = other.type
        self.value = other.value
        self.builtin = other.builtin

    @property
    def pos(self) -> int:
        return self.expr.pos

    @property
    def is_nil(self) -> bool:
        return self.mode == NIL_VALUE


NO_EXPR: Final = tree.BadExpr(0)
