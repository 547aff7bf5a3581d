"""Makes nodes of Python's `ast` from the templates of `optable`."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from quizgo.gosim.code.optable import template

LOAD = ast.Load()
STORE = ast.Store()


class _Plan(NamedTuple):
    """A template's node, ready to be made again and again."""

    make: type[ast.AST]
    placeholder: str
    """Of a name: it may stand for an operand."""
    plain: dict[str, object]
    """Fields that stay as they are."""
    nodes: tuple[tuple[str, _Plan], ...]
    lists: tuple[tuple[str, tuple[_Plan, ...]], ...]


_SHARED = (ast.expr_context, ast.operator, ast.cmpop, ast.unaryop, ast.boolop)
_OPERANDS = frozenset("abcd")


def _plan(node: ast.AST) -> _Plan:
    placeholder = node.id if isinstance(node, ast.Name) else ""
    if not (placeholder in _OPERANDS or placeholder.startswith(("tuple_", "list_", "args_"))):
        placeholder = ""
    plain: dict[str, object] = {"col_offset": 0}
    nodes: list[tuple[str, _Plan]] = []
    lists: list[tuple[str, tuple[_Plan, ...]]] = []
    for name in node._fields:
        value = getattr(node, name)
        if isinstance(value, ast.AST) and not isinstance(value, _SHARED):
            nodes.append((name, _plan(value)))
        elif isinstance(value, list) and value and not isinstance(value[0], _SHARED):
            lists.append((name, tuple(_plan(child) for child in value)))
        else:
            plain[name] = value
    return _Plan(type(node), placeholder, plain, tuple(nodes), tuple(lists))


@cache
def _plan_of(op: str) -> _Plan:
    statement = ast.parse(template(op)).body[0]
    return _plan(statement.value if isinstance(statement, ast.Expr) else statement)


def make_operation(op: str, operands: list[ast.expr], line: int) -> ast.expr | ast.stmt:
    """The node of an operation: an expression, or a statement if it has no result."""
    env: dict[str, ast.expr] = dict(zip("abcd", operands, strict=False))
    made = _make(_plan_of(op), env, operands, line)
    assert isinstance(made, ast.expr | ast.stmt)
    return made


def _make(plan: _Plan, env: Mapping[str, ast.expr], operands: list[ast.expr], line: int) -> ast.AST:
    if plan.placeholder:
        known = env.get(plan.placeholder)
        return known if known is not None else _bundle(plan.placeholder, operands, line)
    node = plan.make()
    fields = node.__dict__
    fields.update(plan.plain)
    fields["lineno"] = line
    for name, child in plan.nodes:
        fields[name] = _make(child, env, operands, line)
    for name, children in plan.lists:
        first = children[0]
        if first.placeholder.startswith("args_"):
            fields[name] = operands[int(first.placeholder[5:]) :]
        else:
            fields[name] = [_make(child, env, operands, line) for child in children]
    return node


def _bundle(placeholder: str, operands: list[ast.expr], line: int) -> ast.expr:
    shape, _, start = placeholder.partition("_")
    items = operands[int(start) :]
    if shape == "tuple":
        return ast.Tuple(items, LOAD, lineno=line, col_offset=0)
    assert shape == "list", placeholder
    return ast.List(items, LOAD, lineno=line, col_offset=0)


def name(text: str, line: int) -> ast.Name:
    return ast.Name(text, LOAD, lineno=line, col_offset=0)


def constant(value: object, line: int) -> ast.Constant:
    return ast.Constant(value, lineno=line, col_offset=0)  # type: ignore[arg-type]


def assign(target: str, value: ast.expr, line: int) -> ast.stmt:
    place = ast.Name(target, STORE, lineno=line, col_offset=0)
    return ast.Assign([place], value, lineno=line, col_offset=0)


def assign_many(targets: list[ast.expr], value: ast.expr, line: int) -> ast.stmt:
    place = ast.Tuple(targets, STORE, lineno=line, col_offset=0)
    return ast.Assign([place], value, lineno=line, col_offset=0)


def register(index: int, line: int) -> ast.Subscript:
    """`r[index]`, to read."""
    return ast.Subscript(name("r", line), constant(index, line), LOAD, lineno=line, col_offset=0)


def register_place(index: int, line: int) -> ast.Subscript:
    """`r[index]`, to assign to."""
    return ast.Subscript(name("r", line), constant(index, line), STORE, lineno=line, col_offset=0)


def set_register(index: int, value: ast.expr, line: int) -> ast.stmt:
    return ast.Assign([register_place(index, line)], value, lineno=line, col_offset=0)


def give_back(target: str, line: int) -> ast.stmt:
    return ast.Return(name(target, line), lineno=line, col_offset=0)
