"""Expressions as Go's compiler quotes them in messages, on one line.

Function and literal bodies are shortened to `…`.
"""

from __future__ import annotations

from collections.abc import Sequence

from quizgo.gosim.syntax import tree
from quizgo.gosim.syntax.tree import Expr, Field, Node


def text_of(node: Node) -> str:
    """The expression or simple statement as source text."""
    parts: list[str] = []
    _write(node, parts)
    return "".join(parts)


def emphasized(expr: Expr) -> str:
    """The text, in parentheses where it is a binary operation."""
    text = text_of(expr)
    return f"({text})" if isinstance(expr, tree.Operation) and expr.y is not None else text


def _write(node: Node, out: list[str]) -> None:
    """Append the text of the node; long chains of operators do not nest calls."""
    if isinstance(node, tree.Operation) and node.y is not None:
        _write_chain(node, out)
    elif isinstance(node, tree.AssignStmt | tree.SendStmt | tree.ExprStmt | tree.RangeClause):
        out.append(_statement(node))
    elif isinstance(node, Expr):
        out.append(_expression(node))


def _write_chain(node: Expr, out: list[str]) -> None:
    rights: list[tree.Operation] = []
    while isinstance(node, tree.Operation) and node.y is not None:
        rights.append(node)
        node = node.x
    _write(node, out)
    for operation in reversed(rights):
        out.append(f" {operation.op} ")
        if operation.y is not None:
            _write(operation.y, out)


def _statement(
    node: tree.AssignStmt | tree.SendStmt | tree.ExprStmt | tree.RangeClause,
) -> str:
    match node:
        case tree.ExprStmt(x=x):
            return text_of(x)
        case tree.SendStmt(chan=chan, value=value):
            return f"{text_of(chan)} <- {text_of(value)}"
        case tree.RangeClause(lhs=None, x=x):
            return f"range {text_of(x)}"
        case tree.RangeClause(lhs=Expr() as lhs, define=define, x=x):
            return f"{text_of(lhs)} {':=' if define else '='} range {text_of(x)}"
        case tree.AssignStmt(op=op, lhs=lhs, rhs=None):
            return f"{text_of(lhs)}{op}{op}"
        case tree.AssignStmt(op=op, lhs=lhs, rhs=Expr() as rhs):
            return f"{text_of(lhs)} {op if op == ':=' else op + '='} {text_of(rhs)}"
    raise AssertionError(node)


def _listed(exprs: Sequence[Expr]) -> str:
    return ", ".join(map(text_of, exprs))


def _expression(node: Expr) -> str:
    match node:
        case tree.Name(name=name):
            return name
        case tree.BasicLit(text=text):
            return text
        case tree.FuncLit(type_expr=func_type, body=body):
            return f"{text_of(func_type)} {{{'…' if body.stmt_list else ''}}}"
        case tree.CompositeLit(type_expr=type_expr, elem_list=elems):
            written = text_of(type_expr) if type_expr is not None else ""
            return f"{written}{{{'…' if elems else ''}}}"
        case tree.ParenExpr(x=x):
            return f"({text_of(x)})"
        case tree.SelectorExpr(x=x, sel=sel):
            return f"{text_of(x)}.{sel.name}"
        case tree.IndexExpr(x=x, index=index):
            return f"{text_of(x)}[{text_of(index)}]"
        case tree.SliceExpr(x=x, index=[low, high, most]):
            bounds = f"{text_of(low) if low else ''}:{text_of(high) if high else ''}"
            return f"{text_of(x)}[{bounds}{':' + text_of(most) if most else ''}]"
        case tree.AssertExpr(x=x, type_expr=asserted):
            return f"{text_of(x)}.({text_of(asserted)})"
        case tree.TypeSwitchGuard(lhs=lhs, x=x):
            return f"{lhs.name + ' := ' if lhs else ''}{text_of(x)}.(type)"
        case tree.CallExpr(fun=fun, arg_list=args, has_dots=dots):
            return f"{text_of(fun)}({_listed(args)}{'...' if dots else ''})"
        case tree.Operation(op=op, x=x):
            return f"{op}{text_of(x)}"
        case tree.KeyValueExpr(key=key, elem=elem):
            return f"{text_of(key)}: {text_of(elem)}"
        case tree.ListExpr(elem_list=elems):
            return _listed(elems)
        case tree.BadExpr():
            return "<bad expr>"
    return _type(node)


def _type(node: Expr) -> str:
    match node:
        case tree.ArrayType(length=length, elem=elem):
            return f"[{text_of(length) if length else '...'}]{text_of(elem)}"
        case tree.SliceType(elem=elem):
            return f"[]{text_of(elem)}"
        case tree.DotsType(elem=elem):
            return f"...{text_of(elem)}"
        case tree.StructType():
            return f"struct{{{_fields(node)}}}"
        case tree.FuncType():
            return f"func{_signature(node)}"
        case tree.InterfaceType(method_list=methods):
            return f"interface{{{'; '.join(map(_method, methods))}}}"
        case tree.MapType(key=key, elem=elem):
            return f"map[{text_of(key)}]{text_of(elem)}"
        case tree.ChanType(dir=direction, elem=elem):
            inner = text_of(elem)
            if not direction and isinstance(elem, tree.ChanType) and elem.dir == "recv":
                inner = f"({inner})"
            word = {"": "chan", "send": "chan<-", "recv": "<-chan"}[direction]
            return f"{word} {inner}"
    raise AssertionError(node)


def _method(field: Field) -> str:
    if field.name is None:
        return text_of(field.type_expr)
    assert isinstance(field.type_expr, tree.FuncType)
    return field.name.name + _signature(field.type_expr)


def _fields(node: tree.StructType) -> str:
    """Fields declared together are printed together."""
    lines: list[str] = []
    shared: Expr | None = None
    for index, field in enumerate(node.field_list):
        tag = node.tag_list[index] if index < len(node.tag_list) else None
        suffix = f" {tag.text}" if tag else ""
        written = text_of(field.type_expr)
        if field.name is None:
            lines.append(written + suffix)
        elif lines and field.type_expr is shared:
            names = lines[-1][: len(lines[-1]) - len(written + suffix) - 1]
            lines[-1] = f"{names}, {field.name.name} {written}{suffix}"
        else:
            lines.append(f"{field.name.name} {written}{suffix}")
        shared = field.type_expr if field.name else None
    return "; ".join(lines)


def _signature(node: tree.FuncType) -> str:
    params = f"({_params(node.param_list)})"
    results = node.result_list
    if not results:
        return params
    if len(results) == 1 and results[0].name is None:
        return f"{params} {text_of(results[0].type_expr)}"
    return f"{params} ({_params(results)})"


def _params(fields: list[Field]) -> str:
    written: list[str] = []
    for index, field in enumerate(fields):
        following = fields[index + 1] if index + 1 < len(fields) else None
        if field.name is None:
            written.append(text_of(field.type_expr))
        elif following and following.name and following.type_expr is field.type_expr:
            written.append(field.name.name)
        else:
            written.append(f"{field.name.name} {text_of(field.type_expr)}")
    return ", ".join(written)
