"""switch, type switch and select."""

from __future__ import annotations

from typing import Final, cast

from quizgo.gosim.check import types as gotypes
from quizgo.gosim.check.nodes import unpack
from quizgo.gosim.check.objects import Var
from quizgo.gosim.check.types import Type
from quizgo.gosim.code import exprs, instr, operators, places, stmts
from quizgo.gosim.code.builder import Builder, Place, Target
from quizgo.gosim.code.instr import SelectCase
from quizgo.gosim.code.ir import Block, Const, Operand
from quizgo.gosim.code.rtypes import Kind
from quizgo.gosim.syntax import tree

_MANY: Final = 16
"""Clauses that are still nested."""


def switch(b: Builder, s: tree.SwitchStmt | tree.SelectStmt) -> None:
    end = Block()
    b.targets.append(Target(s, end, None))
    if isinstance(s, tree.SelectStmt):
        _select(b, s, end)
    else:
        if s.init is not None:
            stmts.statement(b, s.init)
        if isinstance(s.tag, tree.TypeSwitchGuard):
            _type_switch(b, s, s.tag, end)
        else:
            _expression_switch(b, s, end)
    b.targets.pop()


def _expression_switch(b: Builder, s: tree.SwitchStmt, end: Block) -> None:
    """A chain of tests. With fallthrough, bodies are laid out one after the other instead."""
    tag: Operand = Const(True)
    tag_type: Type = gotypes.TYP_BOOL
    if s.tag is not None:
        tag_type = b.type_of(s.tag)
        tag = b.kept(exprs.value(b, s.tag, tag_type))
    b.body.items.append(end)
    with b.into(end.body):
        if any(_falls_through(clause) for clause in s.body):
            _with_fallthrough(b, s, tag, tag_type, end)
        else:
            _chain(b, s, tag, tag_type, end)


def _falls_through(clause: tree.CaseClause) -> bool:
    last = clause.body[-1] if clause.body else None
    while isinstance(last, tree.LabeledStmt):
        last = last.stmt
    return isinstance(last, tree.BranchStmt) and last.tok == "fallthrough"


def _test(b: Builder, s: tree.SwitchStmt, case: tree.Expr, tag: Operand, tag_type: Type) -> Operand:
    if s.tag is None:
        return exprs.expr(b, case)
    b.pos = case.pos
    if exprs.is_nil(case):
        kind = b.rtype(tag_type).kind
        return b.op("isnil.slice" if kind is Kind.SLICE else "isnil", tag)
    case_type = b.type_of(case)
    common = operators.comparison_type(b, tag_type, case_type)
    left = tag
    if common is not None and common is not tag_type:
        from quizgo.gosim.code import convert

        left = convert.to_interface(b, tag, tag_type, common)
    right = exprs.value(b, case, common or case_type)
    b.pos = case.pos
    return operators.compare(b, "eq", left, right, b.rtype(common or tag_type))


def _chain(b: Builder, s: tree.SwitchStmt, tag: Operand, tag_type: Type, end: Block) -> None:
    """Nested ifs: each clause in the then-branch, the rest in the else-branch. Many clauses are
    not nested: each leaves the switch at its end."""
    flat = len(s.body) > _MANY
    outer = b.body
    default: tree.CaseClause | None = None
    for clause in s.body:
        if clause.cases is None:
            default = clause
            continue
        with b.scratch():
            cond = _any_case(b, s, unpack(clause.cases), tag, tag_type)
        stmt = b.if_(cond)
        with b.into(stmt.then):
            stmts.statements(b, clause.body)
            if flat:
                b.leave(end)
        if not flat:
            b.body = stmt.orelse
    if default is not None:
        stmts.statements(b, default.body)
    b.body = outer


def _any_case(
    b: Builder, s: tree.SwitchStmt, cases: list[tree.Expr], tag: Operand, tag_type: Type
) -> Operand:
    if len(cases) == 1:
        return _test(b, s, cases[0], tag, tag_type)
    result = b.new()
    outer = b.body
    for i, case in enumerate(cases):
        b.move(result, _test(b, s, case, tag, tag_type))
        if i + 1 < len(cases):
            stmt = b.if_(result)
            b.body = stmt.orelse
    b.body = outer
    return result


def _with_fallthrough(
    b: Builder, s: tree.SwitchStmt, tag: Operand, tag_type: Type, end: Block
) -> None:
    """First all tests, which leave to a clause by leaving blocks; then the clauses in order.

    Block n is left to come to the body of clause n: the blocks are nested, the first innermost.
    """
    count = len(s.body)
    entries = [Block() for _ in range(count)]
    outer = b.body
    bodies = []
    for entry in reversed(entries):
        b.body.items.append(entry)
        bodies.append(b.body)
        b.body = entry.body
    bodies.reverse()
    default: Block | None = None
    for clause, entry in zip(s.body, entries, strict=True):
        if clause.cases is None:
            default = entry
            continue
        for case in unpack(clause.cases):
            with b.scratch():
                stmt = b.if_(_test(b, s, case, tag, tag_type))
                with b.into(stmt.then):
                    b.leave(entry)
    b.leave(end if default is None else default)
    for i, clause in enumerate(s.body):
        # Behind block i stands the body of clause i, and behind that, outside of block i + 1, the
        # next one: falling through is coming to the end.
        b.body = bodies[i]
        if _falls_through(clause):
            stmts.statements(b, clause.body[:-1])
        else:
            stmts.statements(b, clause.body)
            b.leave(end)
    b.body = outer


def _type_switch(b: Builder, s: tree.SwitchStmt, guard: tree.TypeSwitchGuard, end: Block) -> None:
    source = b.type_of(guard.x)
    subject = b.kept(exprs.expr(b, guard.x))
    b.body.items.append(end)
    outer = b.body
    b.body = end.body
    default: tree.CaseClause | None = None
    for clause in s.body:
        if clause.cases is None:
            default = clause
            continue
        cases = unpack(clause.cases)
        b.pos = clause.pos
        with b.scratch():
            cond = _any_type(b, cases, subject)
        stmt = b.if_(cond)
        with b.into(stmt.then):
            _type_clause(b, clause, cases, subject, source)
        b.body = stmt.orelse
    if default is not None:
        _type_clause(b, default, [], subject, source)
    b.body = outer


def _any_type(b: Builder, cases: list[tree.Expr], subject: Operand) -> Operand:
    result = b.new()
    outer = b.body
    for i, case in enumerate(cases):
        b.pos = case.pos
        b.move(result, _is_of_type(b, case, subject))
        if i + 1 < len(cases):
            stmt = b.if_(result)
            b.body = stmt.orelse
    b.body = outer
    return result


def _is_of_type(b: Builder, case: tree.Expr, subject: Operand) -> Operand:
    if exprs.is_nil(case):
        return b.op("isnil", subject)
    rtype = b.rtype(b.type_of(case))
    is_interface = rtype.kind is Kind.INTERFACE
    return b.op("type.implements" if is_interface else "type.is", subject, Const(rtype))


def _type_clause(
    b: Builder, clause: tree.CaseClause, cases: list[tree.Expr], subject: Operand, source: Type
) -> None:
    mark = b.top
    v = clause.obj
    if isinstance(v, Var):
        place = Place(b.home_of(v), b.new())
        with b.scratch():
            value = subject
            if len(cases) == 1 and not exprs.is_nil(cases[0]):
                rtype = b.rtype(b.type_of(cases[0]))
                if rtype.kind is not Kind.INTERFACE:
                    value = b.copied(b.op("iface.value", subject), rtype)
            b.adopt(v, place)
            b.initialise(place, value)
    stmts.statements(b, clause.body)
    b.top = mark


# select


def _select(b: Builder, s: tree.SelectStmt, end: Block) -> None:
    if len(s.body) == 1 and s.body[0].comm is not None:
        _only_case(b, s.body[0], end)
    else:
        _cases(b, s, end)


def _only_case(b: Builder, clause: tree.CommClause, end: Block) -> None:
    """A select of one case is that operation, as Go's compiler has it."""
    comm = clause.comm
    assert comm is not None
    b.body.items.append(end)
    with b.into(end.body):
        stmts.statements(b, [comm, *clause.body])


def _cases(b: Builder, s: tree.SelectStmt, end: Block) -> None:
    """All channels and values are evaluated, in order; then one case is carried out."""
    args: list[Operand] = []
    cases: list[SelectCase] = []
    numbers: list[int] = []
    blocks = True
    for clause in s.body:
        if clause.comm is None:
            numbers.append(-1)
            blocks = False
            continue
        numbers.append(len(cases))
        args.extend(_communication(b, clause.comm, cases))
    b.pos = s.pos
    index, value, ok = b.new(), b.new(), b.new()
    control = b.control(instr.SELECT, (index, value, ok), *args)
    control.cases = tuple(cases)
    control.blocks = blocks
    b.body.items.append(end)
    outer = b.body
    b.body = end.body
    for i, (clause, number) in enumerate(zip(s.body, numbers, strict=True)):
        if i + 1 < len(s.body):
            b.pos = clause.pos
            with b.scratch():
                cond = b.op("eq", index, Const(number))
            stmt = b.if_(cond)
            with b.into(stmt.then):
                _comm_clause(b, clause, value, ok)
            b.body = stmt.orelse
        else:
            _comm_clause(b, clause, value, ok)
    b.body = outer


def _communication(b: Builder, comm: tree.Stmt, cases: list[SelectCase]) -> list[Operand]:
    b.pos = comm.pos
    if isinstance(comm, tree.SendStmt):
        channel = b.type_of(comm.chan).under()
        assert isinstance(channel, gotypes.Chan)
        cases.append(SelectCase(True, None))
        ch = b.kept(exprs.expr(b, comm.chan))
        return [ch, b.kept(exprs.value(b, comm.value, channel.elem))]
    receive = _receive_of(comm)
    channel = b.typ(cast("Type", receive.x.type)).under()
    assert isinstance(channel, gotypes.Chan)
    cases.append(SelectCase(False, b.rtype(channel.elem).zero))
    return [b.kept(exprs.expr(b, receive.x))]


def _receive_of(comm: tree.Stmt) -> tree.Operation:
    e: tree.Expr | None
    if isinstance(comm, tree.ExprStmt):
        e = comm.x
    else:
        assert isinstance(comm, tree.AssignStmt)
        e = comm.rhs
    while isinstance(e, tree.ParenExpr):
        e = e.x
    assert isinstance(e, tree.Operation)
    return e


def _comm_clause(b: Builder, clause: tree.CommClause, value: int, ok: int) -> None:
    mark = b.top
    comm = clause.comm
    if isinstance(comm, tree.AssignStmt):
        b.pos = comm.pos
        lhs = unpack(comm.lhs)
        channel = b.typ(cast("Type", _receive_of(comm).x.type)).under()
        assert isinstance(channel, gotypes.Chan)
        sources: list[Type] = [channel.elem, gotypes.TYP_BOOL]
        for e, operand, source in zip(lhs, (value, ok), sources, strict=False):
            _receive_into(b, e, operand, source, define=comm.op == ":=")
    stmts.statements(b, clause.body)
    b.top = mark


def _receive_into(
    b: Builder, e: tree.Expr, operand: Operand, source: Type, *, define: bool
) -> None:
    from quizgo.gosim.code import convert

    if places.is_blank(e):
        return
    if define and isinstance(e, tree.Name) and isinstance(e.obj, Var):
        place = Place(b.home_of(e.obj), b.new())
        b.adopt(e.obj, place)
        b.initialise(place, operand)
        return
    with b.scratch():
        target = places.target(b, e)
        target.store(convert.to_interface(b, operand, source, target.typ))
