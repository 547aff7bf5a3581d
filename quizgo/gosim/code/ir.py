"""The code of one function: operations on registers, in structured form.

Control flow is nested: `If`, `Loop` (endless), `Block`. `Leave(x)` goes behind the block or loop
x, `Again(loop)` to its head. `goto` is the exception: `Label` and `Goto` (Go allows no jump into
a block, so a label's place is always a place in an enclosing body).

A plain `Op` reads and writes registers and the heap and cannot stop. A `Control` ends a segment.

`link` fills what the cutter needs: where each body continues, and what can be fused.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from quizgo.gosim.code.function import Function
    from quizgo.gosim.code.instr import SelectCase


class Const:
    """An operand that is no register: a Go constant, a type, a function…"""

    __slots__ = ("value",)

    def __init__(self, value: object) -> None:
        self.value = value

    def __repr__(self) -> str:
        return f"#{self.value!r}"


Operand: TypeAlias = "int | Const"
"""A register number, or a constant."""

NIL: Final = Const(None)
TRUE: Final = Const(True)
FALSE: Final = Const(False)
ZERO: Final = Const(0)
ONE: Final = Const(1)


class Body:
    """A list of statements, and where control goes at its end."""

    __slots__ = ("at", "items", "loop", "up")

    def __init__(self, items: list[Stmt] | None = None) -> None:
        self.items: list[Stmt] = [] if items is None else items
        self.up: Body | None = None
        self.at = 0
        """Control goes on with `up.items[at]`."""
        self.loop: Loop | None = None
        """Of a loop's body: the loop, and control goes back to its head."""


class Numbered:
    """A statement with a place in the disassembly: `pc`, set when the body is linked."""

    __slots__ = ("pc",)

    pc: int


class Op(Numbered):
    """`dst = op(args)`. `dst` is a register, -1 (no result), or several."""

    __slots__ = ("args", "dst", "op", "pos")

    def __init__(
        self, op: str, dst: int | tuple[int, ...], args: tuple[Operand, ...], pos: int
    ) -> None:
        self.op = op
        self.dst = dst
        self.args = args
        self.pos = pos


class If(Numbered):
    __slots__ = ("cond", "fused", "orelse", "pos", "then")

    def __init__(self, cond: Operand, then: Body, orelse: Body, pos: int) -> None:
        self.cond = cond
        self.then = then
        self.orelse = orelse
        self.pos = pos
        self.fused = False


class Block(Numbered):
    __slots__ = ("at", "body", "fused", "up", "used")

    def __init__(self) -> None:
        self.body = Body()
        self.up: Body | None = None
        self.at = 0
        self.fused = False
        self.used = False
        """A `Leave` names it."""


class Loop(Numbered):
    __slots__ = ("at", "body", "cost", "fused", "head_live", "pos", "up")

    def __init__(self, pos: int) -> None:
        self.body = Body()
        self.pos = pos
        self.up: Body | None = None
        self.at = 0
        self.fused = False
        self.cost = 1
        """Fuel for one iteration: the operations of the body, without those of loops in it."""
        self.head_live = 0


class Leave(Numbered):
    __slots__ = ("target",)

    def __init__(self, target: Block | Loop) -> None:
        self.target = target
        if isinstance(target, Block):
            target.used = True


class Again(Numbered):
    __slots__ = ("target",)

    def __init__(self, target: Loop) -> None:
        self.target = target


class Label(Numbered):
    __slots__ = ("at", "live", "name", "up")

    def __init__(self, name: str) -> None:
        self.name = name
        self.up: Body | None = None
        self.at = 0
        self.live = 0


class Goto(Numbered):
    __slots__ = ("cost", "label", "pos")

    def __init__(self, label: Label, pos: int) -> None:
        self.label = label
        self.pos = pos
        self.cost = 1


class Control(Numbered):
    """A control operation (see `instr`). `args` make up `registers[0]` as its `op` says."""

    __slots__ = (
        "args",
        "blocks",
        "callee",
        "cases",
        "dst",
        "name",
        "native",
        "op",
        "pair",
        "pos",
        "zero",
    )

    def __init__(
        self, op: int, dst: int | tuple[int, ...], args: tuple[Operand, ...], pos: int
    ) -> None:
        self.op = op
        self.dst = dst
        self.args = args
        self.pos = pos
        self.callee: Function | None = None
        self.name = ""
        self.native: Callable[..., object] | None = None
        self.zero: Callable[[], object] | None = None
        self.cases: tuple[SelectCase, ...] = ()
        self.pair = False
        self.blocks = True


Stmt: TypeAlias = "Op | If | Block | Loop | Leave | Again | Label | Goto | Control"
