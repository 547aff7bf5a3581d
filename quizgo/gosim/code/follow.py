"""Follows the control flow of a function from one place to the ends of the segment there.

Where paths join the code behind is repeated on each, while that is short; a loop or block without
control operations is written as Python's own.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from quizgo.gosim.code import pynodes as py
from quizgo.gosim.code import told
from quizgo.gosim.code.instr import BACK, JUMP, SHARED, WITHIN, Instr, Segment
from quizgo.gosim.code.ir import (
    Again,
    Block,
    Body,
    Control,
    Goto,
    If,
    Label,
    Leave,
    Loop,
    Op,
    Stmt,
)
from quizgo.gosim.code.link import (
    FUSE_NONE,
    FUSE_PURE,
    INTERLEAVED,
    LOOSELY,
    RACING,
    STEPWISE,
    targets,
)
from quizgo.gosim.code.optable import MAP_READS, MAP_WRITES, is_visible
from quizgo.gosim.code.segment import SegmentText, State

if TYPE_CHECKING:
    from quizgo.gosim.code.fuse import Cutter

MAX_SIZE = 80
"""Operations after which a segment ends at the next join instead of repeating what follows."""

MAX_DEPTH = 25
"""Nested `if`s a segment follows."""

_WITH_LONG_WRITES = frozenset((INTERLEAVED, STEPWISE, RACING))
"""Programs in which a write to a map has a middle."""


class Follower(SegmentText):
    """Writes one segment."""

    def __init__(self, cutter: Cutter) -> None:
        super().__init__(cutter.pinned)
        self.cutter = cutter
        self.live = cutter.live
        self.entered: list[Loop] = []
        """Heads of loops that are not fused and that this path has run through."""
        self.loops: list[tuple[Block | Loop, list[State]]] = []
        """The Python loops around, with the states at their breaks."""
        self.depth = 0
        self.granted: Stmt | None = None
        """The statement that others can see and whose turn it is: the first of the segment."""
        self.begun = False
        """That is a write to a map, which has begun."""

    def segment(
        self, body: Body, index: int, after: Control | None, *, granted: int = JUMP
    ) -> Segment:
        """`granted`: the operation that gave it its turn; JUMP: none."""
        state = State(0, 0)
        self.granted = None if granted == JUMP else body.items[index]
        self.begun = granted == WITHIN
        out: list[ast.stmt] = []
        if after is not None:
            self.line = after.pos >> 16 or 1
            self.deliver(after, out, state)
        self._go_on(body, index, out, state)
        return self.compiled(out, self.cutter.builtins)

    # Following control flow to the ends of the segment.

    def _go_on(self, body: Body, index: int, out: list[ast.stmt], state: State) -> None:
        """Write what comes from there on. It always ends in a `return`."""
        while True:
            items = body.items
            while index < len(items):
                stmt = items[index]
                if self._must_take_turns(stmt):
                    self.give(self.cutter.point(body, index), out, state)
                    return
                if self._must_pause(stmt):
                    self.give(self.cutter.pause(body, index), out, state)
                    return
                if self._is_long_write(stmt):
                    assert isinstance(stmt, Op)
                    if not self.begun:
                        self._tell(MAP_WRITES[stmt.op], stmt, out, state)
                        self.give(self.cutter.within(body, index), out, state)
                        return
                    self._tell("map.end", stmt, out, state)
                if self._step(stmt, body, index, out, state):
                    return
                self.granted = None
                index += 1
                if self._must_cut(stmt):
                    self.give(self.cutter.jump(body, index), out, state, step=True)
                    return
            if body.loop is not None:
                self._go_back(body.loop, out, state)
                return
            if body.up is None:
                raise AssertionError(f"{self.cutter.function.name} has no return at its end")
            body, index = body.up, body.at

    def _must_take_turns(self, stmt: Stmt) -> bool:
        """Whether threads take turns before it, and its turn has not come."""
        fuse = self.cutter.fuse
        if fuse < INTERLEAVED or stmt is self.granted:
            return False
        if isinstance(stmt, Op):
            return fuse != LOOSELY and is_visible(stmt.op)
        return isinstance(stmt, Control) and stmt.op in SHARED

    def _is_long_write(self, stmt: Stmt) -> bool:
        """Whether threads take turns in the middle of it, too."""
        is_map = isinstance(stmt, Op) and stmt.op in MAP_WRITES
        return is_map and self.cutter.fuse in _WITH_LONG_WRITES

    def _tell(self, what: str, op: Op, out: list[ast.stmt], state: State) -> None:
        """Let a map know what is done with it, which is the first operand."""
        self.op(Op(what, -1, op.args[:1], op.pos), out, state, is_condition=False)

    def _must_pause(self, stmt: Stmt) -> bool:
        """Whether there is a step before it: whoever looks on must meet every line."""
        if self.cutter.fuse not in (FUSE_NONE, STEPWISE) or stmt is self.granted:
            return False
        return isinstance(stmt, Op | Control)

    def _must_cut(self, stmt: Stmt) -> bool:
        is_pure = self.cutter.fuse == FUSE_PURE
        return is_pure and isinstance(stmt, Op) and is_visible(stmt.op)

    def _step(self, stmt: Stmt, body: Body, index: int, out: list[ast.stmt], state: State) -> bool:
        """Write a statement; True if control does not come out at its end."""
        if isinstance(stmt, Op):
            if self.cutter.races:
                told.accesses(self, self.cutter, stmt, out, state)
            if stmt.op in MAP_READS and self.cutter.fuse in _WITH_LONG_WRITES:
                self._tell(MAP_READS[stmt.op], stmt, out, state)
            self.op(stmt, out, state, self._condition_of(stmt, body, index))
            return False
        if isinstance(stmt, Control):
            self._control(stmt, body, index, out, state)
            return True
        if isinstance(stmt, If):
            return self._if(stmt, out, state)
        if isinstance(stmt, Loop):
            if stmt.fused:
                return self._python_loop(stmt, out, state, _assigned(stmt.body))
            self._enter(stmt, out, state)
            return True
        if isinstance(stmt, Block):
            if stmt.fused and stmt.used:
                return self._python_loop(stmt, out, state, 0)
            self._go_on(stmt.body, 0, out, state)
            return True
        if isinstance(stmt, Leave):
            assert stmt.target.up is not None
            self._join(stmt.target.up, stmt.target.at, out, state)
            return True
        if isinstance(stmt, Again):
            self._go_back(stmt.target, out, state)
            return True
        if isinstance(stmt, Label):
            return False
        assert isinstance(stmt, Goto)
        assert stmt.label.up is not None
        self._goto(stmt, out, state)
        return True

    def _join(self, body: Body, index: int, out: list[ast.stmt], state: State) -> None:
        """Go on at a place that other paths reach too: repeat it here while that is short."""
        if self.size > MAX_SIZE or self.loops or self.depth > MAX_DEPTH:
            self.give(self.cutter.jump(body, index), out, state)
        else:
            self._go_on(body, index, out, state)

    def _enter(self, loop: Loop, out: list[ast.stmt], state: State) -> None:
        if loop in self.entered or self.loops or self.size > MAX_SIZE:
            self.give(self.cutter.jump(loop.body, 0), out, state)
            return
        self.entered.append(loop)
        if not loop.fused:
            self._go_on(loop.body, 0, out, state)
        elif not self._python_loop(loop, out, state, _assigned(loop.body)):
            assert loop.up is not None
            self._go_on(loop.up, loop.at, out, state)
        self.entered.pop()

    def _go_back(self, loop: Loop, out: list[ast.stmt], state: State) -> None:
        """The back-edge of a loop that is not fused."""
        self.count_fuel(loop.cost, self.cutter.back(loop), out, state)
        self._enter(loop, out, state)

    def _goto(self, stmt: Goto, out: list[ast.stmt], state: State) -> None:
        label = stmt.label
        assert label.up is not None
        instr = Instr(BACK, self.cutter.function, stmt.pos)
        instr.pc = stmt.pc
        place = self.cutter.jump(label.up, label.at)
        instr.next = lambda registers, world: place
        instr.live = place.live
        self.count_fuel(self.cutter.function.cost, instr, out, state)
        self.give(place, out, state)

    def _if(self, stmt: If, out: list[ast.stmt], state: State) -> bool:
        line = stmt.pos >> 16 or self.line
        self.line = line
        test = self.pending
        self.pending = None
        if test is None:
            test = self.operand(stmt.cond, state)
        node = ast.If(test, [], [], lineno=line, col_offset=0)
        out.append(node)
        other = state.copy()
        self.depth += 1
        if stmt.fused:
            then_ends = self._fused(stmt.then, node.body, state)
            else_ends = self._fused(stmt.orelse, node.orelse, other)
        else:
            self._branch(stmt.then, node.body, state)
            self._branch(stmt.orelse, node.orelse, other)
            then_ends = else_ends = True
        self.depth -= 1
        if not node.body:
            node.body.append(ast.Pass(lineno=line, col_offset=0))
        if then_ends and not else_ends:
            state.sure, state.dirty = other.sure, other.dirty
        elif not else_ends:
            state.sure &= other.sure
            state.dirty |= other.dirty
        return then_ends and else_ends

    def _branch(self, body: Body, out: list[ast.stmt], state: State) -> None:
        if self.depth > MAX_DEPTH:
            self.give(self.cutter.jump(body, 0), out, state)
        else:
            self._go_on(body, 0, out, state)

    # What is fused: Python's own control flow.

    def _fused(self, body: Body, out: list[ast.stmt], state: State) -> bool:
        """Write a body whose end falls through; True if control never gets there."""
        for index, stmt in enumerate(body.items):
            if isinstance(stmt, Op):
                self.op(stmt, out, state, self._condition_of(stmt, body, index))
            elif isinstance(stmt, If):
                if self._if(stmt, out, state):
                    return True
            elif isinstance(stmt, Loop):
                if self._python_loop(stmt, out, state, _assigned(stmt.body)):
                    return True
            elif isinstance(stmt, Block):
                if stmt.used:
                    if self._python_loop(stmt, out, state, 0):
                        return True
                elif self._fused(stmt.body, out, state):
                    return True
            elif isinstance(stmt, Leave):
                self._leave(stmt, out, state)
                return True
            elif isinstance(stmt, Again):
                self._again(stmt.target, out, state)
                return True
            else:
                assert isinstance(stmt, Control)
                self._control(stmt, body, index, out, state)
                return True
        return False

    def _leave(self, stmt: Leave, out: list[ast.stmt], state: State) -> None:
        if self.loops and self.loops[-1][0] is stmt.target:
            self.loops[-1][1].append(state.copy())
            out.append(ast.Break(lineno=self.line, col_offset=0))
        else:
            assert stmt.target.up is not None
            self._join(stmt.target.up, stmt.target.at, out, state)

    def _again(self, loop: Loop, out: list[ast.stmt], state: State) -> None:
        if self.loops and self.loops[-1][0] is loop:
            self.count_fuel(loop.cost, self.cutter.back(loop), out, state)
            out.append(ast.Continue(lineno=self.line, col_offset=0))
        else:
            self._go_back(loop, out, state)

    def _python_loop(
        self, stmt: Block | Loop, out: list[ast.stmt], state: State, assigned: int
    ) -> bool:
        """Write a loop, or a block that is left from inside; True if nothing leaves it."""
        self.uses_fuel = self.uses_fuel or isinstance(stmt, Loop)
        true = py.constant(True, self.line)
        node = ast.While(true, [], [], lineno=self.line, col_offset=0)
        out.append(node)
        breaks: list[State] = []
        self.loops.append((stmt, breaks))
        # A second round begins with what the first one assigned.
        inside = State(state.sure, state.dirty | assigned & ~self.pinned)
        if not self._fused(stmt.body, node.body, inside):
            if isinstance(stmt, Loop):
                self.count_fuel(stmt.cost, self.cutter.back(stmt), node.body, inside)
            else:
                breaks.append(inside)
                node.body.append(ast.Break(lineno=self.line, col_offset=0))
        self.loops.pop()
        if breaks:
            state.sure = breaks[0].sure
            for other in breaks:
                state.sure &= other.sure
                state.dirty |= other.dirty
        return not breaks

    # Single statements.

    def _condition_of(self, op: Op, body: Body, index: int) -> bool:
        """Whether the operation's value is read by the `if` behind it and by nothing else."""
        if index + 1 >= len(body.items) or self.cutter.fuse in (
            FUSE_NONE,
            STEPWISE,
        ):
            return False
        stmt = body.items[index + 1]
        if not isinstance(stmt, If) or stmt.cond != op.dst or is_visible(op.op):
            return False
        bit = targets(op.dst)
        live = self.live[id(stmt.then), 0] | self.live[id(stmt.orelse), 0]
        return not (live & bit) and not (self.pinned & bit)

    def _control(
        self, stmt: Control, body: Body, index: int, out: list[ast.stmt], state: State
    ) -> None:
        self.size += 1
        self.line = stmt.pos >> 16 or self.line
        payload = self.payload(stmt, state)
        if payload is not None:
            out.append(py.set_register(0, payload, self.line))
        self.give(self.cutter.control(stmt, body, index), out, state)


def _assigned(body: Body) -> int:
    """All registers that a body may assign to."""
    mask = 0
    for stmt in body.items:
        if isinstance(stmt, Op | Control):
            mask |= targets(stmt.dst)
        elif isinstance(stmt, If):
            mask |= _assigned(stmt.then) | _assigned(stmt.orelse)
        elif isinstance(stmt, Loop | Block):
            mask |= _assigned(stmt.body)
    return mask
