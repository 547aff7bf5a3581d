"""Cuts a function into segments, each compiled into one Python function.

A segment begins at the function's entry, behind a control operation, at the head of a loop that
holds one, or where paths join again; it runs until the next control operation on every path. Its
registers are Python locals: read from the register list at the start, written back at each end if
something later reads them. A loop without control operations becomes a Python loop that counts
fuel at its back-edge and ends the segment when there is none.
"""

from __future__ import annotations

from quizgo.gosim.code.follow import Follower
from quizgo.gosim.code.function import Function
from quizgo.gosim.code.instr import (
    BACK,
    JUMP,
    RETURN,
    RUN_DEFERS,
    STEP,
    VISIBLE,
    WITHIN,
    Instr,
    Segment,
)
from quizgo.gosim.code.ir import Body, Control, If, Loop, Op
from quizgo.gosim.code.link import FUSE_ALL, Liveness, link, targets

Place = tuple[int, int]
"""A body (by id) and an index in it."""


class Cutter:
    """The segments of one function."""

    def __init__(
        self,
        function: Function,
        builtins: dict[str, object],
        fuse: int = FUSE_ALL,
        *,
        races: bool = False,
    ) -> None:
        """`races`: tell of atomic operations, too, which standard packages use as well."""
        assert function.body is not None
        self.function = function
        self.builtins = builtins
        self.fuse = fuse
        self.races = races
        function.cost = link(function.body, fuse)
        self.live = Liveness(function.body).at
        self.pinned = function.pinned
        self.jumps: dict[Place, Instr] = {}
        self.points: dict[Place, Instr] = {}
        self.pauses: dict[Place, Instr] = {}
        self.writes: dict[Place, Instr] = {}
        self.backs: dict[Loop, Instr] = {}
        self.controls: dict[Control, Instr] = {}
        function.start.next = self._lazily(function.start, function.body, 0)
        function.start.live = self.live[id(function.body), 0]
        for index, stmt in enumerate(function.body.items):
            if isinstance(stmt, Control) and stmt.op == RUN_DEFERS:
                function.recovery = self.control(stmt, function.body, index)

    def control(self, stmt: Control, body: Body, index: int) -> Instr:
        """The operation of a `Control`, which stands at that place."""
        instr = self.controls.get(stmt)
        if instr is None:
            instr = self.controls[stmt] = Instr(stmt.op, self.function, stmt.pos)
            instr.pc = stmt.pc
            instr.name = stmt.name
            instr.pair = stmt.pair
            instr.blocks = stmt.blocks
            instr.callee = stmt.callee
            instr.native = stmt.native
            instr.cases = stmt.cases
            instr.zero = stmt.zero
            if stmt.op != RETURN:
                instr.next = self._lazily(instr, body, index + 1, stmt)
                instr.live = self.live[id(body), index + 1] & ~targets(stmt.dst)
        return instr

    def jump(self, body: Body, index: int) -> Instr:
        """An operation that does nothing but go on at that place."""
        place = (id(body), index)
        instr = self.jumps.get(place)
        if instr is None:
            instr = self.jumps[place] = Instr(JUMP, self.function, _line_at(body, index))
            instr.pc = _pc_at(body, index)
            instr.next = self._lazily(instr, body, index)
            instr.live = self.live[place]
        return instr

    def point(self, body: Body, index: int) -> Instr:
        """The place, before what others can see, where threads take turns."""
        return self._before(self.points, VISIBLE, body, index)

    def pause(self, body: Body, index: int) -> Instr:
        """The place before an operation of a stepwise program."""
        return self._before(self.pauses, STEP, body, index)

    def within(self, body: Body, index: int) -> Instr:
        """The place in the middle of a write to a map, which has begun."""
        return self._before(self.writes, WITHIN, body, index)

    def _before(self, made: dict[Place, Instr], op: int, body: Body, index: int) -> Instr:
        place = (id(body), index)
        instr = made.get(place)
        if instr is None:
            instr = made[place] = Instr(op, self.function, _line_at(body, index))
            instr.pc = _pc_at(body, index)
            instr.next = self._lazily(instr, body, index, granted=op)
            instr.live = self.live[place]
        return instr

    def back(self, loop: Loop) -> Instr:
        instr = self.backs.get(loop)
        if instr is None:
            instr = self.backs[loop] = Instr(BACK, self.function, loop.pos)
            instr.pc = loop.pc
            if loop.fused:
                # From the loop statement on, so that it is a Python loop again.
                assert loop.up is not None
                instr.next = self._lazily(instr, loop.up, loop.at - 1)
            else:
                instr.next = self._lazily(instr, loop.body, 0)
            instr.live = self.live[id(loop.body), 0]
        return instr

    def _lazily(
        self,
        instr: Instr,
        body: Body,
        index: int,
        after: Control | None = None,
        *,
        granted: int = JUMP,
    ) -> Segment:
        """The segment from there on, compiled when control first comes to it."""

        def compile_first(registers: list[object], world: object) -> Instr:
            instr.next = Follower(self).segment(body, index, after, granted=granted)
            return instr.next(registers, world)

        return compile_first


def _pc_at(body: Body, index: int) -> int:
    """The number of the statement that comes next."""
    while index >= len(body.items):
        if body.loop is not None:
            return body.loop.pc
        if body.up is None:
            return -1
        body, index = body.up, body.at
    return body.items[index].pc


def _line_at(body: Body, index: int) -> int:
    for stmt in body.items[index:]:
        if isinstance(stmt, Op | Control | If | Loop):
            return stmt.pos
    return body.loop.pos if body.loop is not None else 0
