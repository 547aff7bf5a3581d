"""Builds the code of one function: registers, variables, and where operations are added.

The modules `exprs`, `calls`, `stmts`… hold functions that take a Builder first. A Builder belongs
to one instance of one function: types are looked at through `typ`, which puts the type arguments
in.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from typing import TYPE_CHECKING, Final, Protocol

from quizgo.gosim.check.instances import Subst
from quizgo.gosim.check.objects import Package, Var
from quizgo.gosim.check.types import Type
from quizgo.gosim.code import ir
from quizgo.gosim.code.buffers import STAY_NOWHERE
from quizgo.gosim.code.function import Function
from quizgo.gosim.code.ir import Block, Body, Const, Control, If, Leave, Loop, Op, Operand
from quizgo.gosim.code.rtypes import BYTES_OF_STEP, PARTS_OF_STEP, Kind, RType
from quizgo.gosim.syntax import tree

if TYPE_CHECKING:
    from quizgo.gosim.code.program import Program


_WORD: Final = 8


class Home(Enum):
    """Where a variable lives."""

    REGISTER = 1
    """Its value is in the register; composites are the register's own."""
    BOX = 2
    """The register holds a list of one slot, which holds the value."""
    SELF = 3
    """The register holds the struct or array, which may be pointed to: it is assigned in place."""
    GLOBAL = 4
    """A slot of the world's globals, by number."""


class Place:
    """A variable's home and number."""

    __slots__ = ("home", "number")

    def __init__(self, home: Home, number: int) -> None:
        self.home = home
        self.number = number


TUPLE: Final = 88
"""Bytes of an interface value that holds a number. The limit of the heap guards the machine that
simulates, so what is accounted is what is really used, not what Go would use."""
BOX: Final = 104
"""Bytes of a variable that is an object of its own, with a number in it."""
HANDLE: Final = 96
"""Bytes of a pointer into an array or a struct, of a slice, of a closure without variables."""

_SMALL: Final = 512
"""Bytes up to which an allocation is only noted: whether the heap has room for it is looked at
when the next large one is made, or when the fuel is used up."""

_FEW_PARTS: Final = 64
_NEAR: Final = 30
"""Operations to look back for one that can be joined."""

_NOWHERE = Place(Home.REGISTER, 0)


class Target:
    """What `break` and `continue` of one statement mean."""

    __slots__ = ("breaks", "continues", "stmt")

    def __init__(self, stmt: tree.Stmt, breaks: Block | Loop, continues: Block | None) -> None:
        self.stmt = stmt
        self.breaks = breaks
        self.continues = continues


class LoopFrame(Protocol):
    """The loop around a body that is a function of its own (range over a function)."""

    def returns(self, b: Builder, results: list[Operand]) -> None: ...

    def branches(self, b: Builder, s: tree.BranchStmt, wanted: tree.Stmt) -> None: ...


class Builder:
    """See the module's text."""

    def __init__(
        self, program: Program, function: Function, pkg: Package, subst: Subst | None
    ) -> None:
        self.program = program
        self.function = function
        self.pkg = pkg
        self.subst = subst
        self.types = program.types
        self.body = Body()
        self.top = 1
        """The first register that is free."""
        self.size = 1
        self.places: dict[Var, Place] = {}
        self.targets: list[Target] = []
        self.labels: dict[str, ir.Label] = {}
        self.gotos: set[str] = set()
        """Labels that a goto of this function names."""
        self.results: list[Place] = []
        """Of a function with named results or deferred calls: where the results are kept."""
        self.result_types: list[Type] = []
        self.exit: Block | None = None
        """Of a function with deferred calls: what a return leaves."""
        self.is_literal = False
        self.literals = 0
        """Function literals so far, for their names."""
        self.pos = 0
        self.per_iteration = True
        """Loop variables are new in each iteration."""
        self.forced: set[Var] = set()
        """Variables that live in boxes because the body of a range over a function uses them."""
        self.stack_slices = STAY_NOWHERE
        """What uses a buffer on the stack."""
        self.homes: list[Home] = []
        """Of a literal: where the captured variables live, in order."""
        self.keeps_results = False
        """Results have places because the body of a range over a function returns."""
        self.frame: LoopFrame | None = None
        """Of the body of a range over a function: how it leaves its loop."""
        self.places_in_frame: tuple[Place, Place] = (_NOWHERE, _NOWHERE)
        """Of such a body: the boxes for where it goes and for the loop's state."""
        self.defers_register = 0
        """Where the deferred calls of the function are listed; 0: it has none."""
        self.range_bodies = 0
        """Such bodies so far, for their names."""
        self.bounded: tree.Stmt | None = None
        """The `i++` of a loop that cannot overflow."""
        self.lifted: dict[tree.Expr, Operand] = {}
        """Expressions of the statement that were evaluated ahead of their place in it."""
        self.initialising: set[Var] = set()
        """Package-level variables whose initialiser this is."""

    # Types.

    def typ(self, typ: Type) -> Type:
        """A type of the source, with the type arguments of this instance."""
        return typ if self.subst is None else self.subst.typ(typ)

    def type_of(self, e: tree.Expr) -> Type:
        typ = e.type
        assert isinstance(typ, Type), e
        return typ if self.subst is None else self.subst.typ(typ)

    def rtype(self, typ: Type) -> RType:
        return self.types.of(typ)

    # Registers.

    def new(self) -> int:
        """A register, free until the end of the statement."""
        register = self.top
        self.top += 1
        if self.top > self.size:
            self.size = self.top
        return register

    @contextmanager
    def scratch(self) -> Iterator[None]:
        """Registers made inside are free again afterwards."""
        mark = self.top
        yield
        self.top = mark

    # Operations.

    def op(self, op: str, *args: Operand, dst: int = -2) -> int:
        """Add an operation with a result; the register it is in."""
        if dst == -2:
            dst = self.new()
        self.body.items.append(Op(op, dst, args, self.pos))
        return dst

    def do(self, op: str, *args: Operand) -> None:
        """Add an operation without a result."""
        self.body.items.append(Op(op, -1, args, self.pos))

    def pair(self, op: str, *args: Operand) -> tuple[int, int]:
        """Add an operation with two results."""
        first, second = self.new(), self.new()
        self.body.items.append(Op(op, (first, second), args, self.pos))
        return first, second

    def move(self, dst: int, value: Operand) -> None:
        if value != dst:
            self.body.items.append(Op("move", dst, (value,), self.pos))

    def control(self, op: int, dst: int | tuple[int, ...], *args: Operand) -> Control:
        control = Control(op, dst, args, self.pos)
        self.body.items.append(control)
        return control

    def kept(self, value: Operand) -> Operand:
        """The value in a register that no later assignment changes."""
        return value if isinstance(value, Const) else self.op("move", value)

    def label(self, name: str) -> ir.Label:
        found = self.labels.get(name)
        if found is None:
            found = self.labels[name] = ir.Label(name)
        return found

    # Control flow.

    @contextmanager
    def into(self, body: Body) -> Iterator[None]:
        """Operations made inside go to another body."""
        outer, self.body = self.body, body
        yield
        self.body = outer

    def if_(self, cond: Operand) -> If:
        stmt = If(cond, Body(), Body(), self.pos)
        self.body.items.append(stmt)
        return stmt

    def loop(self) -> Loop:
        stmt = Loop(self.pos)
        self.body.items.append(stmt)
        return stmt

    def block(self) -> Block:
        stmt = Block()
        self.body.items.append(stmt)
        return stmt

    def leave(self, target: Block | Loop) -> None:
        self.body.items.append(Leave(target))

    def leave_unless(self, cond: Operand, target: Loop | Block) -> None:
        stmt = self.if_(cond)
        with self.into(stmt.orelse):
            self.leave(target)

    # Variables.

    def escapes(self, v: Var) -> bool:
        return v.escapes or v in self.forced

    def home_of(self, v: Var) -> Home:
        """Where a local variable is to live."""
        if not self.escapes(v):
            return Home.REGISTER
        return Home.SELF if self.rtype(self.typ(v.typ)).is_composite else Home.BOX

    def declare(self, v: Var) -> Place:
        """Give a local variable a home. Its first value is set by `initialise`."""
        place = Place(self.home_of(v), self.new())
        self.adopt(v, place)
        return place

    def adopt(self, v: Var, place: Place) -> None:
        """From here on the variable is the one that lives there."""
        self.places[v] = place
        self.function.names[place.number] = v.name
        rtype = self.rtype(self.typ(v.typ))
        self.function.types[place.number] = rtype
        if place.home is Home.BOX:
            self.function.boxed |= 1 << place.number
        size = _WORD if self.escapes(v) else rtype.size
        self.function.frame_bytes += -(-size // _WORD) * _WORD

    def initialise(self, place: Place, value: Operand) -> None:
        """Set a variable's first value, which is its own: a fresh box, a fresh copy."""
        if place.home is Home.BOX:
            self.charge(BOX)
            self.op("box", value, dst=place.number)
        elif place.home is Home.GLOBAL:
            self.do("setglobal", Const(place.number), value)
        else:
            self.move(place.number, value)

    def place_of(self, v: Var) -> Place:
        place = self.places.get(v)
        if place is None:
            place = Place(Home.GLOBAL, self.program.global_number(v))
        return place

    def read(self, place: Place) -> Operand:
        """A variable's value; composites are not copied."""
        if place.home is Home.BOX:
            return self.op("unbox", place.number)
        if place.home is Home.GLOBAL:
            return self.op("global", Const(place.number))
        return place.number

    def write(self, place: Place, value: Operand, rtype: RType) -> None:
        """Assign. A composite value must be the assignment's own."""
        if place.home is Home.BOX:
            self.do("setbox", place.number, value)
        elif place.home is Home.SELF:
            self.assign_into(place.number, value, rtype)
        elif place.home is Home.REGISTER:
            self.move(place.number, value)
        elif rtype.is_composite:
            target = self.op("global", Const(place.number))
            self.assign_into(target, value, rtype)
        else:
            self.do("setglobal", Const(place.number), value)

    def assign_into(self, target: Operand, value: Operand, rtype: RType) -> None:
        """Assign to a struct or array in place."""
        if rtype.is_flat:
            self.do("assign.flat", target, value)
        else:
            self.do("assign.deep", target, value, Const(rtype))

    # Values.

    def zero(self, rtype: RType) -> Operand:
        """The zero value; a fresh one for composites."""
        if not rtype.is_composite:
            return Const(rtype.zero())
        self.charge(rtype.room)
        if rtype.kind is Kind.STRUCT and rtype.is_flat:
            return self.op("struct", *[Const(f.rtype.zero()) for f in rtype.fields])
        return self.op("zero", Const(rtype.zero))

    def copied(self, value: Operand, rtype: RType) -> Operand:
        """A copy of a composite value; any other value itself."""
        if not rtype.is_composite:
            return value
        self.charge(rtype.room)
        if rtype.is_flat:
            return self.op("copy.flat", value)
        return self.op("copy.deep", value, Const(rtype))

    def charge(self, size: int) -> None:
        """Account for bytes of heap that an operation takes without saying so itself. Small
        charges between two control operations are made at once."""
        if size > _SMALL:
            self.do("charge", Const(size))
            return
        for item in reversed(self.body.items[-_NEAR:]):
            if not isinstance(item, Op):
                break
            if item.op == "charge.small":
                before = item.args[0]
                assert isinstance(before, Const)
                assert isinstance(before.value, int)
                item.args = (Const(before.value + size),)
                return
        self.do("charge.small", Const(size))

    def spend(self, rtype: RType, operand: Operand) -> None:
        """Account for the time that comparing a large value takes, or making a key of it."""
        if rtype.kind is Kind.INTERFACE:
            self.do("spend.iface", operand)
        elif rtype.parts > _FEW_PARTS:
            self.do("spend", Const(rtype.parts // PARTS_OF_STEP))
        elif rtype.kind is Kind.STRING and not isinstance(operand, Const):
            self.do("spend.string", operand, Const(BYTES_OF_STEP))
