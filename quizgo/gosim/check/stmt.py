"""Statements and function bodies."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from quizgo.gosim.check import assign as assigns
from quizgo.gosim.check import decl as decls
from quizgo.gosim.check import expr as exprs
from quizgo.gosim.check import operators, ranges, switches, uses
from quizgo.gosim.check import types as t
from quizgo.gosim.check.checker import Checker, DeclInfo, Environment
from quizgo.gosim.check.messages import object_string
from quizgo.gosim.check.nodes import unpack
from quizgo.gosim.check.objects import Func, FuncInfo, Scope, Var
from quizgo.gosim.check.operand import (
    BUILTIN,
    INVALID,
    TYPE_EXPR,
    Operand,
)
from quizgo.gosim.check.predicates import all_basic
from quizgo.gosim.check.returns import is_terminating
from quizgo.gosim.check.types import Signature
from quizgo.gosim.syntax import tree
from quizgo.gosim.syntax.printer import text_of


def declared_body(c: Checker, func: Func, info: DeclInfo) -> None:
    """Check the body of a declared function or method."""
    if func.body_checked or info.func_decl is None or info.func_decl.body is None:
        return
    func.body_checked = True
    func.info = FuncInfo(func.signature, 1, None)
    _body(c, info, func.info, info.func_decl.body, None)


def literal_body_later(c: Checker, e: tree.FuncLit, sig: Signature) -> None:
    """Check the body of a literal when the statement around it has been: it may use what that
    statement declares the types of."""
    decl, iota, outer = c.env.decl, c.env.iota, c.env.func
    info = FuncInfo(sig, 1 if outer is None else outer.depth + 1, outer)
    e.info = info
    c.later(lambda: _body(c, decl, info, e.body, iota))


def _body(
    c: Checker,
    decl: DeclInfo | None,
    info: FuncInfo,
    body: tree.BlockStmt,
    iota: int | None,
) -> None:
    sig = info.signature
    scope = c.func_scopes.pop(sig)
    for v in (*sig.params.vars, *sig.results.vars, *((sig.recv,) if sig.recv else ())):
        v.depth = info.depth
    outer = c.env
    c.env = Environment(scope, decl, iota, sig=sig, func=info)
    statements(c, body.stmt_list)
    if sig.results.vars and not is_terminating(body, c.env.panics):
        c.error(body.rbrace, "missing return")
    if not c.lazy:
        _report_unused(c, scope)
    c.env = outer


def _report_unused(c: Checker, scope: Scope) -> None:
    unused = [
        v for v in scope.names.values() if isinstance(v, Var) and not v.used and not v.is_param
    ]
    for v in sorted(unused, key=lambda v: v.pos):
        c.error(v.pos, f"declared and not used: {v.name}")
    for child in scope.children:
        if not child.is_func:
            _report_unused(c, child)


def statements(c: Checker, stmts: Sequence[tree.Stmt]) -> None:
    for s in stmts:
        statement(c, s)


def statement(c: Checker, s: tree.Stmt) -> None:
    top = len(c.delayed)
    _RULES[type(s)](c, s)
    if len(c.delayed) > top:
        c.process_delayed(top)


def _empty(c: Checker, s: tree.Stmt) -> None:
    """Nothing to check; branches have been followed before."""


def _decl_stmt(c: Checker, s: tree.Stmt) -> None:
    assert isinstance(s, tree.DeclStmt)
    decls.declaration_statement(c, s.decl_list)


def _labeled(c: Checker, s: tree.Stmt) -> None:
    assert isinstance(s, tree.LabeledStmt)
    statement(c, s.stmt)


def _expr_stmt(c: Checker, s: tree.Stmt) -> None:
    assert isinstance(s, tree.ExprStmt)
    x = Operand()
    kind = exprs.raw_expr(c, None, x, s.x)
    if x.mode == BUILTIN:
        what = "must be called"
    elif x.mode == TYPE_EXPR:
        what = "is not an expression"
    elif kind == exprs.STATEMENT:
        return
    else:
        what = "is not used"
    c.error(x, f"{c.os(x)} {what}")


def _send(c: Checker, s: tree.Stmt) -> None:
    assert isinstance(s, tree.SendStmt)
    channel, value = Operand(), Operand()
    exprs.expr(c, channel, s.chan)
    exprs.generic_expr(c, value, s.value)
    if channel.mode == INVALID or value.mode == INVALID:
        return
    elem = operators.chan_elem(c, s, channel, receive=False)
    if elem is not None:
        assigns.assignment(c, value, elem, "send")


def _assign(c: Checker, s: tree.Stmt) -> None:
    assert isinstance(s, tree.AssignStmt)
    if s.rhs is None:
        _inc_dec(c, s)
        return
    lhs, rhs = unpack(s.lhs), unpack(s.rhs)
    if s.op == "":
        assigns.assign_vars(c, lhs, rhs)
    elif s.op == ":=":
        assigns.short_var_decl(c, s.pos, lhs, rhs)
    elif len(lhs) != 1 or len(rhs) != 1:
        text = f"assignment operation {s.op}= requires single-valued expressions"
        c.error(s, text)
    else:
        x = Operand()
        operators.binary(c, x, None, lhs[0], rhs[0], s.op)
        assigns.assign_var(c, lhs[0], None, x, "assignment")


def _inc_dec(c: Checker, s: tree.AssignStmt) -> None:
    x = Operand()
    exprs.expr(c, x, s.lhs)
    if x.mode == INVALID:
        return
    if not all_basic(x.type, t.IS_NUMERIC):
        what = f"{text_of(s.lhs)}{s.op}{s.op} (non-numeric type {c.ts(x.type)})"
        c.error(s.lhs, f"invalid operation: {what}")
        return
    assigns.assign_var(c, s.lhs, None, x, "assignment")


def _call_stmt(c: Checker, s: tree.Stmt) -> None:
    assert isinstance(s, tree.CallStmt)
    if s.tok == "defer" and c.env.func is not None:
        c.env.func.has_defer = True
    if not isinstance(s.call, tree.CallExpr):
        c.error(s.call, f"expression in {s.tok} must be function call")
        uses.use(c, s.call)
        return
    x = Operand()
    kind = exprs.raw_expr(c, None, x, s.call)
    if kind == exprs.CONVERSION:
        c.error(x, f"{s.tok} requires function call, not conversion {c.os(x)}")
    elif kind == exprs.EXPRESSION:
        c.error(x, f"{s.tok} discards result of {c.os(x)}")


def _return(c: Checker, s: tree.Stmt) -> None:
    assert isinstance(s, tree.ReturnStmt)
    assert c.env.sig is not None
    wanted = c.env.sig.results.vars
    results = unpack(s.results)
    if results or not wanted or not wanted[0].name:
        assigns.return_values(c, s, wanted, results)
        return
    for v in wanted:
        other = c.lookup(v.name)
        if other is not None and other is not v:
            inner = f"inner declaration of {object_string(other, c.qualifier)}"
            what = f"result parameter {v.name} not in scope at return"
            c.error(s, what, (other.pos, inner))


def _block(c: Checker, s: tree.Stmt) -> None:
    assert isinstance(s, tree.BlockStmt)
    c.open_scope()
    statements(c, s.stmt_list)
    c.close_scope()


def _condition(c: Checker, e: tree.Expr, where: str) -> None:
    x = Operand()
    exprs.expr(c, x, e)
    if x.mode != INVALID and not all_basic(x.type, t.IS_BOOLEAN):
        c.error(e, f"non-boolean condition in {where} statement")


def _if(c: Checker, s: tree.Stmt) -> None:
    assert isinstance(s, tree.IfStmt)
    c.open_scope()
    if s.init is not None:
        statement(c, s.init)
    _condition(c, s.cond, "if")
    statement(c, s.then)
    if s.else_ is not None:
        statement(c, s.else_)
    c.close_scope()


def _for(c: Checker, s: tree.Stmt) -> None:
    assert isinstance(s, tree.ForStmt)
    if isinstance(s.init, tree.RangeClause):
        ranges.range_statement(c, s, s.init)
        return
    c.open_scope()
    if s.init is not None:
        statement(c, s.init)
    if s.cond is not None:
        _condition(c, s.cond, "for")
    if s.post is not None:
        statement(c, s.post)
        if isinstance(s.post, tree.AssignStmt) and s.post.op == ":=":
            uses.use(c, s.post.lhs)
    statement(c, s.body)
    c.close_scope()


def _switch(c: Checker, s: tree.Stmt) -> None:
    assert isinstance(s, tree.SwitchStmt)
    c.open_scope()
    if s.init is not None:
        statement(c, s.init)
    if isinstance(s.tag, tree.TypeSwitchGuard):
        switches.type_switch(c, s, s.tag)
    else:
        switches.expression_switch(c, s)
    c.close_scope()


def _select(c: Checker, s: tree.Stmt) -> None:
    assert isinstance(s, tree.SelectStmt)
    switches.select(c, s)


_RULES: Final[dict[type[tree.Stmt], Callable[[Checker, tree.Stmt], None]]] = {
    tree.EmptyStmt: _empty,
    tree.BranchStmt: _empty,
    tree.DeclStmt: _decl_stmt,
    tree.LabeledStmt: _labeled,
    tree.ExprStmt: _expr_stmt,
    tree.SendStmt: _send,
    tree.AssignStmt: _assign,
    tree.CallStmt: _call_stmt,
    tree.ReturnStmt: _return,
    tree.BlockStmt: _block,
    tree.IfStmt: _if,
    tree.ForStmt: _for,
    tree.SwitchStmt: _switch,
    tree.SelectStmt: _select,
}
