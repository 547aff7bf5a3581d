"""Prepares a finished body: where each list continues, costs, what fuses, which registers live."""

from __future__ import annotations

from typing import NamedTuple

from quizgo.gosim.code.instr import RETURN, SHARED
from quizgo.gosim.code.ir import (
    Again,
    Block,
    Body,
    Const,
    Control,
    Goto,
    If,
    Label,
    Leave,
    Loop,
    Op,
    Operand,
    Stmt,
)
from quizgo.gosim.code.optable import BOOKKEEPING, is_visible

MAX_NEST = 12
"""Python allows twenty nested loops in a function; what nests deeper is not fused."""

FUSE_ALL = 2
"""Fuse whatever cannot block: the fast mode."""
FUSE_PURE = 1
"""Fuse what no other goroutine can see; every VISIBLE operation ends a segment."""
FUSE_NONE = 0
"""Every operation is a segment."""
INTERLEAVED = 3
"""As FUSE_PURE, with a VISIBLE operation before everything that other goroutines can see. It takes
the fuel of what comes after it."""
LOOSELY = 4
"""As FUSE_ALL, with a VISIBLE operation before control operations that others can see: for the
standard library, whose Go text takes for granted that what it does between two is undivided."""
STEPWISE = 5
"""As INTERLEAVED, and every operation is a segment, as with FUSE_NONE."""
RACING = 6
"""As INTERLEAVED, and what is done with memory is told (see `vm.races`)."""


def link(body: Body, fuse: int = FUSE_ALL) -> int:
    """Fill the links, costs and fused flags of a function's body; its cost outside of loops."""
    return 1 + _Linker(fuse).body(body, None).cost


class _Facts(NamedTuple):
    """What the linker learned of a statement or a body."""

    cost: int = 0
    fuses: bool = True
    crossing: frozenset[Block | Loop] = frozenset()
    """What is left or repeated from inside of an inner loop. Python has no labelled break, so
    these loops cannot be fused; the inner ones can, and end the segment there."""
    nest: int = 0
    """How deep its Python loops nest."""


_FREE = _Facts()
_PLAIN = _Facts(cost=1)
_LENGTHY = _Facts(cost=5)
"""Appending takes this machine that much longer than an addition, and takes Go longer too."""
_ENDS = _Facts(cost=1, fuses=False)
_POINT = _Facts(cost=0, fuses=False)


class _Linker:
    def __init__(self, fuse: int) -> None:
        self.fuse = fuse
        self.pc = 0

    def body(self, body: Body, inner: Block | Loop | None) -> _Facts:
        """`inner` is the innermost loop, or block that is left, around the body."""
        cost = 0
        fuses = True
        crossing: frozenset[Block | Loop] = frozenset()
        nest = 0
        for index, stmt in enumerate(body.items):
            facts = self.stmt(stmt, body, index, inner)
            cost += facts.cost
            fuses = fuses and facts.fuses
            if facts.crossing:
                crossing |= facts.crossing
            nest = max(nest, facts.nest)
        return _Facts(cost, fuses, crossing, nest)

    def stmt(self, stmt: Stmt, body: Body, index: int, inner: Block | Loop | None) -> _Facts:
        stmt.pc = self.pc
        if not isinstance(stmt, Loop | Block | Label):
            self.pc += 1
        if isinstance(stmt, Op):
            if stmt.op in BOOKKEEPING:
                return _FREE
            if self._op_fuses(stmt):
                return _LENGTHY if stmt.op.startswith("append.") else _PLAIN
            pays = self.fuse < INTERLEAVED or not is_visible(stmt.op)
            return _ENDS if pays else _POINT
        if isinstance(stmt, Control):
            if stmt.op == RETURN:
                return _PLAIN
            pays = self.fuse < INTERLEAVED or stmt.op not in SHARED
            return _ENDS if pays else _POINT
        if isinstance(stmt, If):
            return self._if(stmt, body, index, inner)
        if isinstance(stmt, Loop | Block):
            return self._nested(stmt, body, index, inner)
        if isinstance(stmt, Leave | Again):
            crosses = stmt.target is not inner
            return _Facts(crossing=frozenset((stmt.target,)) if crosses else frozenset())
        if isinstance(stmt, Label):
            stmt.up = body
            stmt.at = index + 1
        return _ENDS

    def _op_fuses(self, op: Op) -> bool:
        if self.fuse in (FUSE_PURE, INTERLEAVED, RACING):
            return not is_visible(op.op)
        return self.fuse not in (FUSE_NONE, STEPWISE)

    def _if(self, stmt: If, body: Body, index: int, inner: Block | Loop | None) -> _Facts:
        stmt.then.up = stmt.orelse.up = body
        stmt.then.at = stmt.orelse.at = index + 1
        then = self.body(stmt.then, inner)
        orelse = self.body(stmt.orelse, inner)
        stmt.fused = then.fuses and orelse.fuses
        return _Facts(
            1 + max(then.cost, orelse.cost),
            stmt.fused,
            then.crossing | orelse.crossing,
            max(then.nest, orelse.nest),
        )

    def _nested(
        self, stmt: Loop | Block, body: Body, index: int, inner: Block | Loop | None
    ) -> _Facts:
        stmt.up = body
        stmt.at = index + 1
        if isinstance(stmt, Loop):
            stmt.body.loop = stmt
        else:
            stmt.body.up = body
            stmt.body.at = index + 1
            if not stmt.used:
                facts = self.body(stmt.body, inner)
                stmt.fused = facts.fuses
                return facts
        facts = self.body(stmt.body, stmt)
        stmt.fused = facts.fuses and facts.nest < MAX_NEST and stmt not in facts.crossing
        cost = facts.cost
        if isinstance(stmt, Loop):
            stmt.cost = cost + 1
            cost = 1
        return _Facts(cost, stmt.fused, facts.crossing - {stmt}, facts.nest + 1)


def operands(args: tuple[Operand, ...]) -> int:
    mask = 0
    for arg in args:
        if not isinstance(arg, Const):
            mask |= 1 << arg
    return mask


def targets(dst: int | tuple[int, ...]) -> int:
    if isinstance(dst, int):
        return 0 if dst < 0 else 1 << dst
    mask = 0
    for register in dst:
        if register >= 0:
            mask |= 1 << register
    return mask


class Liveness:
    """Which registers may still be read, at every place where a segment can begin.

    `at[(id(body), index)]` is the mask before that statement. Backward over the structure;
    repeated until the heads of loops and the labels no longer change.
    """

    def __init__(self, body: Body) -> None:
        self.at: dict[tuple[int, int], int] = {}
        self._behind: dict[int, int] = {}
        self._changed = True
        while self._changed:
            self._changed = False
            self._body(body, 0)

    def _body(self, body: Body, live: int) -> int:
        at = self.at
        key = id(body)
        at[key, len(body.items)] = live
        for index in range(len(body.items) - 1, -1, -1):
            live = self._stmt(body.items[index], live)
            at[key, index] = live
        return live

    def _stmt(self, stmt: Stmt, live: int) -> int:
        if isinstance(stmt, Op):
            return live & ~targets(stmt.dst) | operands(stmt.args)
        if isinstance(stmt, Control):
            if stmt.op == RETURN:
                live = 0
            return live & ~targets(stmt.dst) | operands(stmt.args)
        if isinstance(stmt, If):
            then = self._body(stmt.then, live)
            orelse = self._body(stmt.orelse, live)
            return then | orelse | operands((stmt.cond,))
        if isinstance(stmt, Block):
            self._behind[id(stmt)] = live
            return self._body(stmt.body, live)
        if isinstance(stmt, Loop):
            self._behind[id(stmt)] = live
            head = self._body(stmt.body, stmt.head_live)
            if head & ~stmt.head_live:
                stmt.head_live |= head
                self._changed = True
            return head
        if isinstance(stmt, Leave):
            return self._behind[id(stmt.target)]
        if isinstance(stmt, Again):
            return stmt.target.head_live
        if isinstance(stmt, Label):
            if live & ~stmt.live:
                stmt.live |= live
                self._changed = True
            return live
        assert isinstance(stmt, Goto)
        return stmt.label.live
