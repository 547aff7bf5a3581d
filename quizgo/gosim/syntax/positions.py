"""Where a node starts and, roughly, ends: scopes and some messages go by these.

`node.pos` is a place typical of the node (the operator, the bracket), not its
first character.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from quizgo.gosim.source import MAX_COLUMN
from quizgo.gosim.syntax import tree
from quizgo.gosim.syntax.tree import Node, Pos


def start_pos(node: Node) -> Pos:
    """The position of the node's first token (for statements, of their keyword)."""
    while True:
        first: Node | None
        match node:
            case tree.Name() | tree.BasicLit():
                return node.pos
            case tree.SelectorExpr(x=x) | tree.IndexExpr(x=x) | tree.AssertExpr(x=x):
                first = x
            case tree.CallExpr(fun=fun):
                first = fun
            case tree.Operation(x=x, y=y):
                first = x if y is not None else None
            case tree.CompositeLit(type_expr=type_expr):
                first = type_expr
            case tree.KeyValueExpr(key=key):
                first = key
            case tree.TypeSwitchGuard(lhs=guard, x=x):
                first = guard or x
            case tree.ListExpr(elem_list=elems):
                first = elems[0] if elems else None
            case tree.SendStmt(chan=chan):
                first = chan
            case tree.AssignStmt(lhs=lhs):
                first = lhs
            case tree.RangeClause(lhs=left, x=x):
                first = left or x
            case tree.File():
                return 1 << 16 | 1
            case _:
                first = None
        if first is None:
            return node.pos
        node = first


def _last(*candidates: Node | Sequence[Node] | None) -> Node | None:
    """The first of the candidates that is there; of a list, its last."""
    for candidate in candidates:
        if isinstance(candidate, Node):
            return candidate
        if candidate:
            return candidate[-1]
    return None


_INNER: dict[type[Node], Callable[..., Node | None]] = {
    tree.ImportDecl: lambda n: _last(n.path),
    tree.ConstDecl: lambda n: _last(n.values, n.type_expr, n.name_list),
    tree.VarDecl: lambda n: _last(n.values, n.type_expr, n.name_list),
    tree.TypeDecl: lambda n: _last(n.type_expr),
    tree.KeyValueExpr: lambda n: _last(n.elem),
    tree.FuncLit: lambda n: _last(n.body),
    tree.ParenExpr: lambda n: _last(n.x),
    tree.SelectorExpr: lambda n: _last(n.sel),
    tree.IndexExpr: lambda n: _last(n.index),
    tree.SliceExpr: lambda n: _last(n.x),  # not its indexes; Go has it so
    tree.AssertExpr: lambda n: _last(n.type_expr),
    tree.TypeSwitchGuard: lambda n: _last(n.x),
    tree.Operation: lambda n: _last(n.y, n.x),
    tree.CallExpr: lambda n: _last(n.arg_list, n.fun),
    tree.ListExpr: lambda n: _last(n.elem_list),
    tree.ArrayType: lambda n: _last(n.elem),
    tree.SliceType: lambda n: _last(n.elem),
    tree.DotsType: lambda n: _last(n.elem),
    tree.StructType: lambda n: _last(n.field_list),
    tree.Field: lambda n: _last(n.type_expr, n.name),
    tree.InterfaceType: lambda n: _last(n.method_list),
    tree.FuncType: lambda n: _last(n.result_list, n.param_list),
    tree.MapType: lambda n: _last(n.elem),
    tree.ChanType: lambda n: _last(n.elem),
    tree.LabeledStmt: lambda n: _last(n.stmt),
    tree.ExprStmt: lambda n: _last(n.x),
    tree.SendStmt: lambda n: _last(n.value),
    tree.DeclStmt: lambda n: _last(n.decl_list),
    tree.AssignStmt: lambda n: _last(n.rhs),
    tree.BranchStmt: lambda n: _last(n.label),
    tree.CallStmt: lambda n: _last(n.call),
    tree.ReturnStmt: lambda n: _last(n.results),
    tree.IfStmt: lambda n: _last(n.else_, n.then),
    tree.ForStmt: lambda n: _last(n.body),
    tree.RangeClause: lambda n: _last(n.x),
    tree.CaseClause: lambda n: _last(n.body),
    tree.CommClause: lambda n: _last(n.body),
}


def _after(pos: Pos, text: str) -> Pos:
    column = (pos & MAX_COLUMN) + len(text.encode())
    return (pos & ~MAX_COLUMN) | min(column, MAX_COLUMN)


def end_pos(node: Node) -> Pos:
    """Just behind the node, or at its closing brace, or near it. Good enough for scopes."""
    while True:
        match node:
            case tree.File():
                return node.eof
            case tree.Name():
                return _after(node.pos, node.name)
            case tree.BasicLit():
                return _after(node.pos, node.text)
            case (
                tree.CompositeLit(rbrace=rbrace)
                | tree.BlockStmt(rbrace=rbrace)
                | tree.SwitchStmt(rbrace=rbrace)
                | tree.SelectStmt(rbrace=rbrace)
            ):
                return rbrace
            case tree.CaseClause(body=[], colon=colon) | tree.CommClause(body=[], colon=colon):
                return colon
            case tree.FuncDecl(body=body, type_expr=func_type):
                node = body or func_type
                continue
            case tree.AssignStmt(lhs=lhs, rhs=None):
                return _after(end_pos(lhs), "++")
        inner = _INNER.get(type(node))
        last = inner(node) if inner else None
        if last is None:
            return node.pos
        node = last
