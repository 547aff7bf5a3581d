"""Statements, but for those with a file of their own (`assigns`, `ranges`, `switches`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from quizgo.gosim.check import types as gotypes
from quizgo.gosim.check.nodes import unpack
from quizgo.gosim.check.objects import Var
from quizgo.gosim.code import assigns, calls, exprs, instr, ir
from quizgo.gosim.code.builder import BOX, Builder, Home, Place, Target
from quizgo.gosim.code.ir import Block, Const, Operand
from quizgo.gosim.code.rtypes import Kind
from quizgo.gosim.syntax import tree


def block(b: Builder, body: tree.BlockStmt) -> None:
    statements(b, body.stmt_list)


def statements(b: Builder, stmts: Sequence[tree.Stmt]) -> None:
    """The registers of variables declared here are free again at the end."""
    mark = b.top
    for s in stmts:
        statement(b, s)
    b.top = mark


def _move(b: Builder, v: Var) -> None:
    """The slice of a variable leaves the stack, where it is."""
    typ = b.typ(v.typ)
    under = typ.under()
    assert isinstance(under, gotypes.Slice)
    place = b.place_of(v)
    b.write(place, b.op("slice.moved", b.read(place), Const(b.rtype(under.elem))), b.rtype(typ))


def statement(b: Builder, s: tree.Stmt) -> None:
    if s.pos:
        b.pos = s.pos
    for v in b.stack_slices.moves.get(s, ()):
        _move(b, v)
    match s:
        case tree.ExprStmt():
            with b.scratch():
                _discard(b, s.x)
        case tree.AssignStmt():
            assigns.assign(b, s)
        case tree.BlockStmt():
            block(b, s)
        case tree.IfStmt():
            _if(b, s)
        case tree.ForStmt():
            _for(b, s)
        case tree.ReturnStmt():
            with b.scratch():
                _return(b, s)
        case tree.DeclStmt():
            for decl in s.decl_list:
                if isinstance(decl, tree.VarDecl):
                    assigns.var_decl(b, decl)
        case tree.SwitchStmt() | tree.SelectStmt():
            _switch(b, s)
        case tree.SendStmt():
            with b.scratch():
                _send(b, s)
        case tree.CallStmt():
            with b.scratch():
                calls.go_or_defer(b, s)
        case tree.BranchStmt():
            _branch(b, s)
        case tree.LabeledStmt():
            _labeled(b, s)
        case tree.EmptyStmt():
            pass
        case _:
            raise AssertionError(s)


def _discard(b: Builder, x: tree.Expr) -> None:
    """An expression statement: a call or a receive."""
    inner = x
    while isinstance(inner, tree.ParenExpr):
        inner = inner.x
    if isinstance(inner, tree.CallExpr):
        many = isinstance(b.type_of(inner), gotypes.Tuple) and not calls.builtin_name(inner.fun)
        if many and len(calls.signature_of(b, inner).results.vars) > 1:
            calls.call_many(b, inner)
            return
    exprs.expr(b, inner)


def _send(b: Builder, s: tree.SendStmt) -> None:
    channel = b.type_of(s.chan).under()
    assert isinstance(channel, gotypes.Chan)
    ch, value = exprs.values(b, [(s.chan, b.type_of(s.chan)), (s.value, channel.elem)])
    b.pos = s.pos
    b.control(instr.SEND, -1, ch, value)


def _return(b: Builder, s: tree.ReturnStmt) -> None:
    results = unpack(s.results)
    if b.frame is not None:
        b.frame.returns(b, _returned(b, results))
        return
    pos = s.pos
    given = _returned(b, results)
    b.pos = pos
    if b.exit is None and not (b.results and not results):
        if len(given) > calls.FEW_VALUES:
            b.do("spend", Const(len(given)))
        b.control(instr.RETURN, -1, *given)
        return
    if results:
        set_results(b, given)
    b.pos = pos
    if b.exit is not None:
        b.leave(b.exit)
    else:
        b.control(instr.RETURN, -1, *[b.read(place) for place in b.results])


def _returned(b: Builder, results: list[tree.Expr]) -> list[Operand]:
    """The values of a return statement, converted to the result types."""
    if not results:
        return []
    types = b.result_types
    if len(results) == len(types):
        return exprs.values(b, list(zip(results, types, strict=True)))
    return assigns.right_values(b, results, list(types))


def set_results(b: Builder, given: list[Operand]) -> None:
    """Assign to the result variables."""
    if len(given) > 1:
        given = [b.kept(x) for x in given]
    for place, x, typ in zip(b.results, given, b.result_types, strict=True):
        b.write(place, x, b.rtype(typ))


def _if(b: Builder, s: tree.IfStmt) -> None:
    mark = b.top
    if s.init is not None:
        statement(b, s.init)
    inner = b.top
    cond = exprs.expr(b, s.cond)
    b.top = inner
    b.pos = s.cond.pos or s.pos
    if isinstance(cond, Const):
        if cond.value:
            block(b, s.then)
        elif s.else_ is not None:
            statement(b, s.else_)
        b.top = mark
        return
    stmt = b.if_(cond)
    with b.into(stmt.then):
        block(b, s.then)
    if s.else_ is not None:
        with b.into(stmt.orelse):
            statement(b, s.else_)
    b.top = mark


def _for(b: Builder, s: tree.ForStmt) -> None:
    from quizgo.gosim.code import ranges

    mark = b.top
    if isinstance(s.init, tree.RangeClause):
        ranges.range_loop(b, s, s.init)
    else:
        _plain_for(b, s)
    b.top = mark


def _plain_for(b: Builder, s: tree.ForStmt) -> None:
    if s.init is not None:
        statement(b, s.init)
    copies = _per_iteration(b, s.init)
    b.pos = s.pos
    loop = b.loop()
    again = Block()
    b.targets.append(Target(s, loop, again))
    with b.into(loop.body):
        if s.cond is not None:
            with b.scratch():
                cond = exprs.expr(b, s.cond)
                b.leave_unless(cond, loop)
        b.body.items.append(again)
        with b.into(again.body):
            block(b, s.body)
        for place in copies:
            with b.scratch():
                b.charge(BOX)
                b.op("box", b.op("unbox", place.number), dst=place.number)
        if s.post is not None:
            b.bounded = s.post if _is_bounded(b, s) else None
            statement(b, s.post)
    b.targets.pop()


def _is_bounded(b: Builder, s: tree.ForStmt) -> bool:
    """Whether `i++` cannot overflow, because `i < n` was true and the body leaves i alone."""
    post, cond = s.post, s.cond
    if not isinstance(post, tree.AssignStmt) or post.rhs is not None or post.op != "+":
        return False
    if not isinstance(cond, tree.Operation) or cond.op != "<":
        return False
    if not isinstance(post.lhs, tree.Name) or not isinstance(cond.x, tree.Name):
        return False
    v = post.lhs.obj
    if not isinstance(v, Var) or cond.x.obj is not v or assigns.own_register(b, post.lhs) < 0:
        return False
    rtype = b.rtype(b.typ(v.typ))
    return rtype.kind <= Kind.UINTPTR and not _assigns(s.body, v)


def _assigns(body: tree.BlockStmt, v: Var) -> bool:
    """Whether a body assigns to a variable that nothing else can reach."""
    stack: list[object] = [body]
    while stack:
        node = stack.pop()
        match node:
            case list():
                stack.extend(node)
            case tree.AssignStmt():
                if any(_names(e, v) for e in unpack(node.lhs)):
                    return True
            case tree.BlockStmt():
                stack.append(node.stmt_list)
            case tree.IfStmt():
                stack += [node.init, node.then, node.else_]
            case tree.ForStmt():
                stack += [node.init, node.post, node.body]
            case tree.RangeClause():
                if any(_names(e, v) for e in unpack(node.lhs)):
                    return True
            case tree.SwitchStmt() | tree.SelectStmt():
                stack.append(getattr(node, "init", None))
                stack.append(node.body)
            case tree.CaseClause() | tree.CommClause():
                stack += [getattr(node, "comm", None), node.body]
            case tree.LabeledStmt():
                stack.append(node.stmt)
    return False


def _names(e: tree.Expr, v: Var) -> bool:
    while isinstance(e, tree.ParenExpr):
        e = e.x
    return isinstance(e, tree.Name) and e.obj is v


def _per_iteration(b: Builder, init: tree.Stmt | None) -> list[Place]:
    """The homes of loop variables that somebody keeps: each iteration has its own."""
    if not b.per_iteration or not isinstance(init, tree.AssignStmt) or init.op != ":=":
        return []
    found: list[Place] = []
    for e in unpack(init.lhs):
        if isinstance(e, tree.Name) and isinstance(e.obj, Var):
            place = b.places.get(e.obj)
            if place is not None and place.home is Home.BOX:
                found.append(place)
    return found


def _branch(b: Builder, s: tree.BranchStmt) -> None:
    if s.tok == "goto":
        assert s.label is not None
        b.body.items.append(ir.Goto(b.label(s.label.name), s.pos))
        return
    wanted = s.target
    while isinstance(wanted, tree.LabeledStmt):
        wanted = wanted.stmt
    for target in reversed(b.targets):
        if target.stmt is not wanted:
            continue
        if s.tok == "break":
            b.leave(target.breaks)
        else:
            assert target.continues is not None
            b.leave(target.continues)
        return
    assert b.frame is not None, "a branch without its statement"
    b.frame.branches(b, s, cast("tree.Stmt", wanted))


def _labeled(b: Builder, s: tree.LabeledStmt) -> None:
    if s.label.name in b.gotos:
        b.body.items.append(b.label(s.label.name))
    if isinstance(s.stmt, tree.BlockStmt):
        block_stmt = b.block()
        b.targets.append(Target(s.stmt, block_stmt, None))
        with b.into(block_stmt.body):
            statement(b, s.stmt)
        b.targets.pop()
    else:
        statement(b, s.stmt)


def _switch(b: Builder, s: tree.SwitchStmt | tree.SelectStmt) -> None:
    from quizgo.gosim.code import switches

    mark = b.top
    switches.switch(b, s)
    b.top = mark
