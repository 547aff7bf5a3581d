"""Nodes stand where Go's compiler has them: everything.positions was recorded from its parser.

A line is the node, its own position, its start, and its end (slices have none
in the record).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from quizgo.gosim.packages import names, source
from quizgo.gosim.syntax import parse, parse_package, tree
from quizgo.gosim.syntax.positions import end_pos, start_pos

CHILDREN = {
    "File": "pkg_name decl_list",
    "ImportDecl": "local_pkg_name path",
    "ConstDecl": "name_list type_expr values",
    "TypeDecl": "name tparam_list type_expr",
    "VarDecl": "name_list type_expr values",
    "FuncDecl": "recv name tparam_list type_expr body",
    "LazyFuncDecl": "recv name tparam_list type_expr body",
    "CompositeLit": "type_expr elem_list",
    "KeyValueExpr": "key elem",
    "FuncLit": "type_expr body",
    "ParenExpr": "x",
    "SelectorExpr": "x sel",
    "IndexExpr": "x index",
    "SliceExpr": "x index",
    "AssertExpr": "x type_expr",
    "TypeSwitchGuard": "lhs x",
    "Operation": "x y",
    "CallExpr": "fun arg_list",
    "ListExpr": "elem_list",
    "ArrayType": "length elem",
    "SliceType": "elem",
    "DotsType": "elem",
    "StructType": "field_list tag_list",
    "Field": "name type_expr",
    "InterfaceType": "method_list",
    "FuncType": "param_list result_list",
    "MapType": "key elem",
    "ChanType": "elem",
    "LabeledStmt": "label stmt",
    "BlockStmt": "stmt_list",
    "ExprStmt": "x",
    "SendStmt": "chan value",
    "DeclStmt": "decl_list",
    "AssignStmt": "lhs rhs",
    "BranchStmt": "label",
    "CallStmt": "call",
    "ReturnStmt": "results",
    "IfStmt": "init cond then else_",
    "ForStmt": "init cond post body",
    "SwitchStmt": "init tag body",
    "SelectStmt": "body",
    "RangeClause": "lhs x",
    "CaseClause": "cases body",
    "CommClause": "comm body",
}


def walk(node: tree.Node) -> Iterator[tree.Node]:
    """The node and all below it, in source order as Go's Inspect visits them."""
    yield node
    for name in CHILDREN.get(type(node).__name__, "").split():
        child = getattr(node, name)
        for each in child if isinstance(child, list) else [child]:
            if isinstance(each, tree.Node):
                yield from walk(each)


def place(pos: int) -> str:
    return f"{pos >> 16}:{pos & 0xFFFF}"


def listing(file: tree.File) -> list[str]:
    lines = []
    for node in walk(file):
        name = type(node).__name__.removeprefix("Lazy")
        line = f"{name} {place(node.pos)} {place(start_pos(node))}"
        if not isinstance(node, tree.SliceExpr):
            line += f" {place(end_pos(node))}"
        lines.append(line)
    return lines


def test_every_kind_of_node_stands_where_go_has_it() -> None:
    here = Path(__file__)
    parsed = parse(here.with_name("everything.go").read_bytes(), "everything.go")
    assert parsed.file is not None
    assert not parsed.faults
    expected = here.with_name("everything.positions").read_text(encoding="utf-8").splitlines()
    assert listing(parsed.file) == expected


@pytest.mark.parametrize("path", names())
def test_a_package_read_lazily_is_the_same_tree(path: str) -> None:
    text = source(path)
    assert text is not None
    whole = parse(text, path)
    assert whole.file is not None
    assert whole.faults == []
    assert listing(parse_package(text, path)) == listing(whole.file)
