"""`for … range f`: the body of the loop becomes a function that f calls.

The body's function shares the homes of all variables it uses. A return, or a break or continue of
a loop further out, leaves a number in the box `goal`, makes the body answer false, and is carried
out when f has come back. The box `state` catches iterators that call the body when they must not.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final, cast

from quizgo.gosim.check import types as gotypes
from quizgo.gosim.check.nodes import unpack
from quizgo.gosim.check.objects import Var
from quizgo.gosim.check.types import Type
from quizgo.gosim.code import convert, exprs, instr, places, stmts
from quizgo.gosim.code.builder import HANDLE, Builder, Home, Place, Target
from quizgo.gosim.code.function import Function, Source
from quizgo.gosim.code.ir import Block, Const, Operand
from quizgo.gosim.syntax import tree

READY: Final = 0
DONE: Final = 2
"""States of a loop, in the order of abi.RangeFunc; 1 is running, 3 exhausted (`vm.faults`)."""

_RETURN: Final = -1


class _Frame:
    """How the body leaves its loop (`builder.LoopFrame`)."""

    def __init__(self, outer: Builder, goal: Place, state: Place) -> None:
        self.outer = outer
        self.goal = goal
        self.state = state
        self.exits: list[tree.BranchStmt] = []
        """Branches to statements around the loop; number i leaves i + 1 in `goal`."""
        self.returned = False

    def returns(self, b: Builder, results: list[Operand]) -> None:
        """A return of the function around the loop."""
        self.returned = True
        if results:
            stmts.set_results(b, results)
        self._stop(b, _RETURN)

    def branches(self, b: Builder, s: tree.BranchStmt, wanted: tree.Stmt) -> None:
        """A break or continue of a statement around the loop."""
        self.exits.append(s)
        self._stop(b, len(self.exits))

    def _stop(self, b: Builder, number: int) -> None:
        b.do("setbox", b.places_in_frame[0].number, Const(number))
        b.do("setbox", b.places_in_frame[1].number, Const(DONE))
        b.control(instr.RETURN, -1, Const(False))


def range_function(
    b: Builder, s: tree.ForStmt, clause: tree.RangeClause, typ: gotypes.Signature
) -> None:
    """The whole statement."""
    iterator = b.kept(exprs.expr(b, clause.x))
    goal = _box(b, 0)
    state = _box(b, READY)
    frame = _Frame(b, goal, state)
    shared = _shared(b)
    body = _body_function(b, s, clause, typ, frame, shared)
    b.charge(HANDLE + 8 * len(shared))
    homes = [place.number for _, place in shared]
    extra: list[Operand] = [goal.number, state.number]
    if b.defers_register:
        b.op("defers", b.defers_register, dst=b.defers_register)
        extra.append(b.defers_register)
    closure = b.op("closure", Const(body), *homes, *extra)
    b.pos = clause.pos
    b.control(instr.CALL_FUNC, -1, iterator, closure)
    # The body is built now, so that its exits are known.
    body.prepare()
    with b.scratch():
        b.do("range.done", state.number)
    _carry_out(b, frame)


def _box(b: Builder, value: int) -> Place:
    place = Place(Home.BOX, b.new())
    b.op("box", Const(value), dst=place.number)
    return place


def _shared(b: Builder) -> list[tuple[Var | None, Place]]:
    """The homes that the body gets: all variables that are not plain registers."""
    shared: list[tuple[Var | None, Place]] = [
        (v, place)
        for v, place in b.places.items()
        if place.home in (Home.BOX, Home.SELF) and place.number < b.top
    ]
    known = {place.number for _, place in shared}
    shared += [(None, place) for place in b.results if place.number not in known]
    return shared


def _body_function(
    b: Builder,
    s: tree.ForStmt,
    clause: tree.RangeClause,
    typ: gotypes.Signature,
    frame: _Frame,
    shared: list[tuple[Var | None, Place]],
) -> Function:
    yields = b.typ(typ.params.vars[0].typ).under()
    assert isinstance(yields, gotypes.Signature)
    types = [v.typ for v in yields.params.vars]
    b.range_bodies += 1
    name = f"{b.function.name}-range{b.range_bodies}"
    extra = 3 if b.defers_register else 2
    function = Function(
        name,
        len(types) + len(shared) + extra,
        lambda f: _build(b, f, s, clause, types, frame, shared),
    )
    function.pos = s.pos
    function.lines = b.function.lines
    return function


def _build(
    outer: Builder,
    function: Function,
    s: tree.ForStmt,
    clause: tree.RangeClause,
    types: list[Type],
    frame: _Frame,
    shared: list[tuple[Var | None, Place]],
) -> None:
    b = Builder(outer.program, function, outer.pkg, outer.subst)
    b.per_iteration = outer.per_iteration
    b.forced = outer.forced
    b.gotos = outer.gotos
    b.is_literal = True
    if outer.function.source is not None:
        file = outer.function.source.file
        function.source = Source(s, file, outer.function.source.signature, outer.function, 0)
    b.result_types = outer.result_types
    given = [b.new() for _ in types]
    by_outer: dict[int, Place] = {}
    for v, place in shared:
        mine = by_outer[place.number] = Place(place.home, b.new())
        if v is not None:
            b.places[v] = mine
    b.places_in_frame = (Place(Home.BOX, b.new()), Place(Home.BOX, b.new()))
    if outer.defers_register:
        b.defers_register = b.new()
        function.borrows = b.defers_register
    b.results = [by_outer[place.number] for place in outer.results]
    b.frame = frame
    b.pos = s.pos
    state = b.places_in_frame[1].number
    b.do("range.enter", state)
    _set_variables(b, clause, given, types)
    again = Block()
    b.targets.append(Target(s, b.block(), again))
    _write_body(b, s, again)
    function.body = b.body
    function.size = b.size
    outer.program.finish(function)


def _write_body(b: Builder, s: tree.ForStmt, again: Block) -> None:
    broken = b.targets[-1].breaks
    state = b.places_in_frame[1]
    with b.into(broken.body):
        b.body.items.append(again)
        with b.into(again.body):
            stmts.block(b, s.body)
        b.pos = s.body.rbrace
        b.do("setbox", state.number, Const(READY))
        b.control(instr.RETURN, -1, Const(True))
    b.do("setbox", state.number, Const(DONE))
    b.control(instr.RETURN, -1, Const(False))


def _set_variables(
    b: Builder, clause: tree.RangeClause, given: list[int], types: list[Type]
) -> None:
    for e, operand, typ in zip(unpack(clause.lhs), given, types, strict=False):
        if places.is_blank(e):
            continue
        if clause.define:
            v = cast("tree.Name", e).obj
            assert isinstance(v, Var)
            place = b.declare(v)
            b.initialise(place, operand)
        else:
            with b.scratch():
                target = places.target(b, e)
                target.store(convert.to_interface(b, operand, typ, target.typ))


def _carry_out(b: Builder, frame: _Frame) -> None:
    """Behind the loop: what the body could not do itself."""
    if not frame.returned and not frame.exits:
        return
    with b.scratch():
        goal = b.op("unbox", frame.goal.number)
        if frame.returned:
            _when(b, goal, _RETURN, partial(_return, b))
        for i, branch in enumerate(frame.exits):
            _when(b, goal, i + 1, partial(stmts.statement, b, branch))


def _when(b: Builder, goal: int, number: int, action: Callable[[], None]) -> None:
    stmt = b.if_(b.op("eq", goal, Const(number)))
    with b.into(stmt.then):
        action()


def _return(b: Builder) -> None:
    """The results are in their places."""
    if b.frame is not None:
        b.frame.returns(b, [])
    elif b.exit is not None:
        b.leave(b.exit)
    else:
        b.control(instr.RETURN, -1, *[b.read(place) for place in b.results])
