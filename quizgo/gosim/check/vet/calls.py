"""Calls whose results matter, and calls in the wrong place."""

from __future__ import annotations

from collections.abc import Iterator

from quizgo.gosim.check.nodes import unparen
from quizgo.gosim.check.objects import Func
from quizgo.gosim.check.program import Checked
from quizgo.gosim.check.types import TYP_STRING, unalias
from quizgo.gosim.check.vet.walk import (
    Path,
    callee,
    imports,
    is_method,
    vet_type,
    walk_with_parents,
)
from quizgo.gosim.errors import Fault
from quizgo.gosim.syntax import tree
from quizgo.gosim.syntax.positions import start_pos

_MUST_USE = {
    "context": "WithCancel WithDeadline WithTimeout WithValue",
    "errors": "New",
    "fmt": "Append Appendf Appendln Errorf Sprint Sprintf Sprintln",
    "maps": "All Clone Collect Equal EqualFunc Keys Values",
    "slices": "All AppendSeq Backward BinarySearch BinarySearchFunc Chunk Clip Clone Collect"
    " Compact CompactFunc Compare CompareFunc Concat Contains ContainsFunc Delete DeleteFunc Equal"
    " EqualFunc Grow Index IndexFunc Insert IsSorted IsSortedFunc Max MaxFunc Min MinFunc Repeat"
    " Replace Sorted SortedFunc SortedStableFunc Values",
    "sort": "Reverse",
}
_FUNCS = {(path, name) for path, names in _MUST_USE.items() for name in names.split()}


def check(checked: Checked) -> Iterator[Fault]:
    with_sync = imports(checked.file, "sync")
    for node, parents in walk_with_parents(checked.file):
        if isinstance(node, tree.ExprStmt):
            yield from _unused_result(node)
        elif isinstance(node, tree.CallExpr) and with_sync and _adds_inside(node, parents):
            yield Fault(node.pos, "WaitGroup.Add called from inside new goroutine")


def _unused_result(s: tree.ExprStmt) -> Iterator[Fault]:
    call = unparen(s.x)
    if not isinstance(call, tree.CallExpr):
        return
    func = callee(call)
    if not isinstance(func, Func) or func.pkg is None:
        return
    sig = func.signature
    if sig.recv is None:
        if (func.pkg.path, func.name) in _FUNCS:
            text = f"result of {func.pkg.path}.{func.name} call not used"
            yield Fault(start_pos(call), text)
        return
    results = sig.results.vars
    returns_string = len(results) == 1 and unalias(results[0].typ) is TYP_STRING
    if func.name in ("Error", "String") and returns_string and not sig.params.vars:
        owner = vet_type(sig.recv.typ)
        yield Fault(start_pos(call), f"result of ({owner}).{func.name} call not used")


def _adds_inside(call: tree.CallExpr, parents: Path) -> bool:
    """`go func() { wg.Add(1); … }()`: main may already wait."""
    if len(parents) < 5 or not is_method(callee(call), "sync", "WaitGroup", "Add"):
        return False
    go, outer, literal, body, stmt = parents[-5:]
    return (
        isinstance(go, tree.CallStmt)
        and go.tok == "go"
        and isinstance(outer, tree.CallExpr)
        and isinstance(literal, tree.FuncLit)
        and isinstance(body, tree.BlockStmt)
        and isinstance(stmt, tree.ExprStmt)
        and body.stmt_list[0] is stmt
    )
