"""`for … range`."""

from __future__ import annotations

from typing import cast

from quizgo.gosim.check import types as gotypes
from quizgo.gosim.check.nodes import unpack
from quizgo.gosim.check.objects import Var
from quizgo.gosim.check.types import Type
from quizgo.gosim.code import convert, exprs, instr, order, places, stmts
from quizgo.gosim.code.builder import Builder, Home, Place, Target
from quizgo.gosim.code.children import children
from quizgo.gosim.code.constants import constant
from quizgo.gosim.code.ir import NIL, Block, Const, Loop, Operand
from quizgo.gosim.code.rtypes import Kind
from quizgo.gosim.syntax import tree


class Scan:
    """What must be known of a body before code is made of it."""

    __slots__ = ("gotos", "returns", "shared")

    def __init__(self) -> None:
        self.shared: set[Var] = set()
        """Variables that the bodies of ranges over functions use: those bodies are functions."""
        self.gotos: set[str] = set()
        self.returns = False
        """Such a body has a return statement."""


def scan(body: tree.BlockStmt) -> Scan:
    found = Scan()
    _scan_statements(body.stmt_list, found, inside=False)
    return found


def _scan_statements(items: list[tree.Stmt], found: Scan, *, inside: bool) -> None:
    stack: list[tuple[tree.Node, bool]] = [(s, inside) for s in items]
    while stack:
        node, within = stack.pop()
        if isinstance(node, tree.FuncLit):
            if not within:
                continue  # a literal is scanned when its own code is made
        elif isinstance(node, tree.Name):
            if within and isinstance(node.obj, Var) and not node.obj.is_field:
                found.shared.add(node.obj)
            continue
        elif isinstance(node, tree.BranchStmt):
            if node.tok == "goto" and node.label is not None:
                found.gotos.add(node.label.name)
            continue
        elif isinstance(node, tree.ReturnStmt):
            found.returns = found.returns or within
        elif isinstance(node, tree.ForStmt) and ranges_over_function(node):
            clause = cast("tree.RangeClause", node.init)
            stack.append((clause.x, within))
            if clause.lhs is not None:
                stack.append((clause.lhs, True))
            stack.append((node.body, True))
            continue
        stack.extend((child, within) for child in children(node))


def ranges_over_function(s: tree.ForStmt) -> bool:
    if not isinstance(s.init, tree.RangeClause):
        return False
    typ = s.init.x.type
    if not isinstance(typ, Type):
        return False
    under = typ.under()
    if isinstance(under, gotypes.Interface):
        from quizgo.gosim.check.typeset import common_under

        common, _ = common_under(typ)
        return isinstance(common, gotypes.Signature)
    return isinstance(under, gotypes.Signature)


def range_loop(b: Builder, s: tree.ForStmt, clause: tree.RangeClause) -> None:
    typ = b.type_of(clause.x).under()
    if isinstance(typ, gotypes.Pointer):
        typ = typ.elem.under()
    lhs = unpack(clause.lhs)
    key = lhs[0] if lhs and not places.is_blank(lhs[0]) else None
    value = lhs[1] if len(lhs) > 1 and not places.is_blank(lhs[1]) else None
    match typ:
        case gotypes.Signature():
            from quizgo.gosim.code import rangefunc

            rangefunc.range_function(b, s, clause, typ)
        case gotypes.Basic() if typ.info & gotypes.IS_INTEGER:
            _integer(b, s, clause, key)
        case gotypes.Basic():
            _string(b, s, clause, key, value)
        case gotypes.Slice() | gotypes.Array():
            _indexed(b, s, clause, typ, key, value)
        case gotypes.Map():
            _map(b, s, clause, typ, key, value)
        case gotypes.Chan():
            _channel(b, s, clause, typ, key)
        case _:
            raise AssertionError(typ)


class _Variables:
    """The iteration variables of one loop."""

    def __init__(self, b: Builder, clause: tree.RangeClause) -> None:
        self.b = b
        self.define = clause.define
        self.homes: dict[Var, Place] = {}
        if not clause.define:
            return
        for e in unpack(clause.lhs):
            if isinstance(e, tree.Name) and isinstance(e.obj, Var) and e.name != "_":
                place = self.homes[e.obj] = Place(b.home_of(e.obj), b.new())
                if not b.per_iteration:
                    b.adopt(e.obj, place)
                    b.initialise(place, b.zero(b.rtype(b.typ(e.obj.typ))))

    def set(self, *given: tuple[tree.Expr | None, Operand, Type]) -> None:
        """Give the variables (or other left sides) their values for this iteration."""
        b = self.b
        wanted = [(e, operand, typ) for e, operand, typ in given if e is not None]
        if self.define:
            for e, operand, _ in wanted:
                self._set_variable(e, operand)
            return
        with b.scratch():
            targets = [places.target(b, e, keep=True) for e, _, _ in wanted]
            for target, (_, operand, typ) in zip(targets, wanted, strict=True):
                target.store(convert.to_interface(b, operand, typ, target.typ))

    def _set_variable(self, e: tree.Expr, operand: Operand) -> None:
        b = self.b
        v = cast("tree.Name", e).obj
        assert isinstance(v, Var)
        place = self.homes[v]
        if b.per_iteration:
            b.adopt(v, place)
            b.initialise(place, operand)
        else:
            b.write(place, operand, b.rtype(b.typ(v.typ)))


def _enter(b: Builder, s: tree.ForStmt) -> tuple[Loop, Block]:
    b.pos = s.pos
    loop = b.loop()
    again = Block()
    b.targets.append(Target(s, loop, again))
    return loop, again


def _body(b: Builder, s: tree.ForStmt, again: Block) -> None:
    b.body.items.append(again)
    with b.into(again.body):
        stmts.block(b, s.body)
    b.targets.pop()


def _integer(b: Builder, s: tree.ForStmt, clause: tree.RangeClause, key: tree.Expr | None) -> None:
    typ = b.type_of(clause.x)
    if key is not None:
        typ = b.type_of(key) if not clause.define else b.typ(cast("Var", _var(key)).typ)
    rtype = b.rtype(typ)
    limit = b.kept(exprs.value(b, clause.x, typ))
    variables = _Variables(b, clause)
    counter = b.new()
    b.move(counter, constant(0, rtype))
    loop, again = _enter(b, s)
    with b.into(loop.body):
        with b.scratch():
            b.leave_unless(b.op("lt", counter, limit), loop)
        variables.set((key, counter, typ))
        _body(b, s, again)
        # It ends at the limit, so it never wraps around.
        b.op("py.add", counter, Const(1), dst=counter)


def _var(e: tree.Expr) -> object:
    return e.obj if isinstance(e, tree.Name) else None


def _string(
    b: Builder,
    s: tree.ForStmt,
    clause: tree.RangeClause,
    key: tree.Expr | None,
    value: tree.Expr | None,
) -> None:
    text = b.kept(exprs.expr(b, clause.x))
    length = b.op("len.string", text)
    variables = _Variables(b, clause)
    at, start, rune, width = b.new(), b.new(), b.new(), b.new()
    b.move(at, Const(0))
    loop, again = _enter(b, s)
    with b.into(loop.body):
        with b.scratch():
            b.leave_unless(b.op("lt", at, length), loop)
            first, second = b.pair("rune.at", text, at)
            b.move(rune, first)
            b.move(width, second)
        b.move(start, at)
        b.op("py.add", at, width, dst=at)
        variables.set((key, start, gotypes.TYP_INT), (value, rune, gotypes.TYP_RUNE))
        _body(b, s, again)


def _indexed(
    b: Builder,
    s: tree.ForStmt,
    clause: tree.RangeClause,
    typ: gotypes.Slice | gotypes.Array,
    key: tree.Expr | None,
    value: tree.Expr | None,
) -> None:
    x_type = b.type_of(clause.x)
    rtype = b.rtype(x_type)
    base: Operand
    if isinstance(typ, gotypes.Array):
        length: Operand = Const(typ.length)
        if value is None and not order.has_call(clause.x):
            base = Const(None)  # only the length counts: the array is not evaluated
        else:
            base = b.kept(exprs.expr(b, clause.x))
            if rtype.kind is Kind.ARRAY and value is not None and not exprs.is_fresh(clause.x):
                base = b.copied(base, rtype)
    else:
        base = b.kept(exprs.expr(b, clause.x))
        length = b.op("len.slice", base)
    variables = _Variables(b, clause)
    counter = b.new()
    b.move(counter, Const(0))
    elem = b.rtype(typ.elem)
    loop, again = _enter(b, s)
    with b.into(loop.body):
        with b.scratch():
            b.leave_unless(b.op("lt", counter, length), loop)
            if value is not None:
                b.pos = clause.pos
                item = b.copied(exprs.element(b, base, counter, x_type.under()), elem)
                variables.set((key, counter, gotypes.TYP_INT), (value, item, typ.elem))
            else:
                variables.set((key, counter, gotypes.TYP_INT))
        _body(b, s, again)
        b.op("py.add", counter, Const(1), dst=counter)


def _map(
    b: Builder,
    s: tree.ForStmt,
    clause: tree.RangeClause,
    typ: gotypes.Map,
    key: tree.Expr | None,
    value: tree.Expr | None,
) -> None:
    base = b.kept(exprs.expr(b, clause.x))
    b.pos = clause.pos
    keys = b.op("map.keys", base)
    count = b.op("py.len", keys)
    variables = _Variables(b, clause)
    counter, stand_in = b.new(), b.new()
    b.move(counter, Const(0))
    loop, again = _enter(b, s)
    with b.into(loop.body):
        with b.scratch():
            b.leave_unless(b.op("lt", counter, count), loop)
            b.op("py.index", keys, counter, dst=stand_in)
            b.op("py.add", counter, Const(1), dst=counter)
            # What was deleted meanwhile is not visited.
            there = b.op("map.has", base, stand_in)
            present = b.if_(there)
        with b.into(present.then):
            with b.scratch():
                k: Operand = NIL
                v: Operand = NIL
                if key is not None:
                    k = b.copied(b.op("map.key", base, stand_in), b.rtype(typ.key))
                if value is not None:
                    v = b.copied(b.op("map.value", base, stand_in), b.rtype(typ.elem))
                variables.set((key, k, typ.key), (value, v, typ.elem))
            _body(b, s, again)


def _channel(
    b: Builder,
    s: tree.ForStmt,
    clause: tree.RangeClause,
    typ: gotypes.Chan,
    key: tree.Expr | None,
) -> None:
    channel = b.kept(exprs.expr(b, clause.x))
    variables = _Variables(b, clause)
    loop, again = _enter(b, s)
    with b.into(loop.body):
        b.pos = clause.pos
        value, ok = b.new(), b.new()
        control = b.control(instr.RECEIVE, (value, ok), channel)
        control.zero = b.rtype(typ.elem).zero
        control.pair = True
        b.leave_unless(ok, loop)
        variables.set((key, value, typ.elem))
        _body(b, s, again)


__all__ = ["Home", "Scan", "range_loop", "scan"]
