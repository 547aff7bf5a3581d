"""Statements."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from quizgo.gosim.check import types as gotypes
from quizgo.gosim.check.objects import Var
from quizgo.gosim.check.types import Type
from quizgo.gosim.code import calls, convert, exprs, instr, ir, places
from quizgo.gosim.code.builder import Builder, Home, Place, Target
from quizgo.gosim.code.constants import constant
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


def statement(b: Builder, s: tree.Stmt) -> None:
    if s.pos:
        b.pos = s.pos
    match s:
        case tree.ExprStmt():
            with b.scratch():
                _discard(b, s.x)
        case tree.AssignStmt():
            assign(b, s)
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
                    _var_decl(b, decl)
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


def unpacked(e: tree.Expr | None) -> list[tree.Expr]:
    if e is None:
        return []
    return e.elem_list if isinstance(e, tree.ListExpr) else [e]


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


# Declarations and assignments.


def assign(b: Builder, s: tree.AssignStmt) -> None:
    if s.op == ":=":
        define(b, unpacked(s.lhs), unpacked(s.rhs))
        return
    with b.scratch():
        if s.rhs is None:
            _increment(b, s)
        elif s.op:
            _assign_op(b, s, s.lhs, s.op, s.rhs)
        else:
            _assign(b, unpacked(s.lhs), unpacked(s.rhs))


def _increment(b: Builder, s: tree.AssignStmt) -> None:
    target = places.target(b, s.lhs)
    rtype = b.rtype(target.typ)
    b.pos = s.pos
    one = constant(1, rtype)
    register = _own_register(b, s.lhs)
    old = target.load()
    b.pos = s.pos
    if s is b.bounded:
        b.op("inc.int", old, dst=register)
        return
    new = exprs.arithmetic(b, s.op, old, one, rtype, register)
    if register == -2:
        target.store(new)


def _own_register(b: Builder, e: tree.Expr) -> int:
    """The register of a plain local variable, for an operation to put its result right there."""
    while isinstance(e, tree.ParenExpr):
        e = e.x
    if isinstance(e, tree.Name) and isinstance(e.obj, Var):
        place = b.places.get(e.obj)
        if place is not None and place.home is Home.REGISTER:
            return place.number
    return -2


def _assign_op(b: Builder, s: tree.AssignStmt, lhs: tree.Expr, op: str, rhs: tree.Expr) -> None:
    target = places.target(b, lhs)
    rtype = b.rtype(target.typ)
    is_shift = op in ("<<", ">>")
    register = _own_register(b, lhs)
    if exprs.has_call(rhs):
        right = exprs.shift_count(b, rhs) if is_shift else exprs.value(b, rhs, target.typ)
        old = target.load()
    else:
        old = target.load()
        right = exprs.shift_count(b, rhs) if is_shift else exprs.value(b, rhs, target.typ)
    b.pos = s.pos
    new = exprs.arithmetic(b, op, old, right, rtype, register)
    if register == -2:
        b.pos = s.pos
        target.store(new)


def define(b: Builder, lhs: list[tree.Expr], rhs: list[tree.Expr]) -> None:
    """`a, b := …`: at least one of the names is new."""
    names = [cast("tree.Name", e) for e in lhs]
    fresh = [isinstance(n.obj, Var) and n.name != "_" and n.obj.pos == n.pos for n in names]
    new_vars = [cast("Var", n.obj) for n, is_new in zip(names, fresh, strict=True) if is_new]
    if len(lhs) == 1 and new_vars:
        _define_one(b, new_vars[0], rhs[0])
        return
    homes = {v: Place(b.home_of(v), b.new()) for v in new_vars}
    with b.scratch():
        types = [_left_type(b, n) for n in names]
        given = _right_values(b, rhs, types)
        given = [b.kept(x) for x in given] if len(rhs) > 1 else given
        for v, place in homes.items():
            b.adopt(v, place)
        for n, is_new, x in zip(names, fresh, given, strict=True):
            if n.name == "_":
                continue
            if is_new:
                b.initialise(homes[cast("Var", n.obj)], x)
            else:
                places.target(b, n).store(x)


def _define_one(b: Builder, v: Var, e: tree.Expr) -> None:
    place = Place(b.home_of(v), b.new())
    with b.scratch():
        typ = b.typ(v.typ)
        if place.home is Home.REGISTER and not exprs.has_call(e):
            x = _value_into(b, e, typ, place.number)
        else:
            x = exprs.value(b, e, typ)
        b.adopt(v, place)
        b.initialise(place, x)


def _value_into(b: Builder, e: tree.Expr, typ: Type, dst: int) -> Operand:
    """As `exprs.value`, but right into a register that is not in use yet."""
    if b.type_of(e) is typ and isinstance(e, tree.Operation) and not b.rtype(typ).is_composite:
        return exprs.expr(b, e, dst)
    return exprs.value(b, e, typ)


def _left_type(b: Builder, e: tree.Expr) -> Type | None:
    """The type of a left side; None: whatever comes (`_`)."""
    if places.is_blank(e):
        return None
    if isinstance(e, tree.Name) and isinstance(e.obj, Var):
        return b.typ(e.obj.typ)
    return b.type_of(e)


def _right_values(b: Builder, rhs: list[tree.Expr], types: list[Type | None]) -> list[Operand]:
    """The values of the right side, one for each left side, converted to its type."""
    if len(rhs) == len(types):
        return exprs.values(b, [(e, t or _own_type(b, e)) for e, t in zip(rhs, types, strict=True)])
    e = rhs[0]
    given, sources = several(b, e)
    return [
        x if t is None else convert.to_interface(b, x, s, t)
        for x, s, t in zip(given, sources, types, strict=True)
    ]


def _own_type(b: Builder, e: tree.Expr) -> Type:
    typ = b.type_of(e)
    return typ.vars[0].typ if isinstance(typ, gotypes.Tuple) else typ


def several(b: Builder, e: tree.Expr) -> tuple[list[Operand], list[Type]]:
    """A call with several results, or a comma-ok form: the values and their types."""
    while isinstance(e, tree.ParenExpr):
        e = e.x
    b.pos = e.pos
    typ = b.type_of(e)
    assert isinstance(typ, gotypes.Tuple)
    types = [b.typ(v.typ) for v in typ.vars]
    if isinstance(e, tree.CallExpr):
        return calls.call_many(b, e), types
    if isinstance(e, tree.IndexExpr):
        container = b.type_of(e.x).under()
        assert isinstance(container, gotypes.Map)
        v, ok = exprs.map_index(b, e, container, want_ok=True)
        v = b.copied(v, b.rtype(container.elem))
    elif isinstance(e, tree.AssertExpr):
        v, ok = exprs.assertion(b, e, want_ok=True)
        v = b.copied(v, b.rtype(types[0]))
    else:
        assert isinstance(e, tree.Operation)
        v, ok = exprs.receive(b, e, True)
    return [v, ok], types


def _assign(b: Builder, lhs: list[tree.Expr], rhs: list[tree.Expr]) -> None:
    if len(lhs) == 1:
        _assign_one(b, lhs[0], rhs[0])
        return
    pos = b.pos
    targets = [None if places.is_blank(e) else places.target(b, e, keep=True) for e in lhs]
    types = [None if t is None else t.typ for t in targets]
    given = _right_values(b, rhs, types)
    if len(rhs) > 1:
        given = [b.kept(x) for x in given]
    for target, x in zip(targets, given, strict=True):
        if target is not None:
            b.pos = pos
            target.store(x)


def _assign_one(b: Builder, lhs: tree.Expr, rhs: tree.Expr) -> None:
    pos = b.pos
    if places.is_blank(lhs):
        exprs.value(b, rhs, _own_type(b, rhs)) if not exprs.is_nil(rhs) else None
        return
    register = _own_register(b, lhs)
    typ = _left_type(b, lhs)
    assert typ is not None
    if register >= 0:
        b.move(register, _value_into(b, rhs, typ, register))
        return
    target = places.target(b, lhs)
    x = exprs.value(b, rhs, typ)
    b.pos = pos
    target.store(x)


def _var_decl(b: Builder, decl: tree.VarDecl) -> None:
    variables = [(n, n.obj) for n in decl.name_list]
    rhs = unpacked(decl.values)
    if not rhs:
        for n, v in variables:
            if isinstance(v, Var) and n.name != "_":
                place = Place(b.home_of(v), b.new())
                b.adopt(v, place)
                with b.scratch():
                    b.initialise(place, b.zero(b.rtype(b.typ(v.typ))))
        return
    first = variables[0][1]
    if len(variables) == 1 and isinstance(first, Var) and first.name != "_":
        _define_one(b, first, rhs[0])
        return
    homes = {
        v: Place(b.home_of(v), b.new())
        for n, v in variables
        if isinstance(v, Var) and n.name != "_"
    }
    with b.scratch():
        types = [
            b.typ(v.typ) if isinstance(v, Var) and n.name != "_" else _declared_type(b, decl)
            for n, v in variables
        ]
        given = _right_values(b, rhs, types)
        given = [b.kept(x) for x in given] if len(rhs) > 1 else given
        for v, place in homes.items():
            b.adopt(v, place)
        for (n, v), x in zip(variables, given, strict=True):
            if isinstance(v, Var) and n.name != "_":
                b.initialise(homes[v], x)


def _declared_type(b: Builder, decl: tree.VarDecl) -> Type | None:
    return None if decl.type_expr is None else b.type_of(decl.type_expr)


def define_globals(b: Builder, lhs: list[Var], rhs: tree.Expr) -> None:
    """`var a, b = rhs` at package level."""
    types: list[Type | None] = [v.typ for v in lhs]
    b.pos = rhs.pos
    if len(lhs) == 1:
        given = [exprs.value(b, rhs, lhs[0].typ)]
    else:
        given = _right_values(b, [rhs], types)
    for v, x in zip(lhs, given, strict=True):
        if v.name != "_":
            b.do("setglobal", Const(b.program.global_number(v)), x)


# Control flow.


def _return(b: Builder, s: tree.ReturnStmt) -> None:
    results = unpacked(s.results)
    if b.frame is not None:
        b.frame.returns(b, _returned(b, results))
        return
    pos = s.pos
    given = _returned(b, results)
    b.pos = pos
    if b.exit is None and not (b.results and not results):
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
    return _right_values(b, results, list(types))


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
    if not isinstance(v, Var) or cond.x.obj is not v or _own_register(b, post.lhs) < 0:
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
                if any(_names(e, v) for e in unpacked(node.lhs)):
                    return True
            case tree.BlockStmt():
                stack.append(node.stmt_list)
            case tree.IfStmt():
                stack += [node.init, node.then, node.else_]
            case tree.ForStmt():
                stack += [node.init, node.post, node.body]
            case tree.RangeClause():
                if any(_names(e, v) for e in unpacked(node.lhs)):
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
    for e in unpacked(init.lhs):
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
