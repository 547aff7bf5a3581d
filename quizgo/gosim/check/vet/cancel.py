"""Cancel functions of contexts that are lost: thrown away, or not called on every path."""

from __future__ import annotations

from collections.abc import Iterator

from quizgo.gosim.check.nodes import unpack, unparen
from quizgo.gosim.check.objects import FuncInfo, PkgName, Var
from quizgo.gosim.check.program import Checked
from quizgo.gosim.check.vet.paths import Block, Graph, control_flow
from quizgo.gosim.check.vet.walk import Function, functions, imports, statement_pos, walk
from quizgo.gosim.errors import Fault
from quizgo.gosim.source import Lines
from quizgo.gosim.syntax import tree

_MAKERS = frozenset(
    (
        "WithCancel",
        "WithCancelCause",
        "WithTimeout",
        "WithTimeoutCause",
        "WithDeadline",
        "WithDeadlineCause",
    )
)


def check(checked: Checked) -> Iterator[Fault]:
    if not imports(checked.file, "context"):
        return
    for function in functions(checked.file):
        yield from _function(function, checked.file.lines)


def _function(function: Function, lines: Lines) -> Iterator[Fault]:
    lost: list[tuple[Var, tree.Node]] = []
    for node in walk(function, literals=False):
        names, values = _assignment(node)
        if len(names) < 2 or len(values) != 1:
            continue
        maker = _context_maker(values[0])
        name = names[1]
        if not maker or not isinstance(name, tree.Name):
            continue
        if name.name == "_":
            what = f"the cancel function returned by context.{maker} should be called"
            text = f"{what}, not discarded, to avoid a context leak"
            yield Fault(name.pos, text)
        elif isinstance(name.obj, Var) and not name.obj.is_package_level:
            lost.append((name.obj, node))
    if lost and not _is_main(function):
        yield from _lost(function, lost, lines)


def _assignment(node: tree.Node) -> tuple[list[tree.Expr], list[tree.Expr]]:
    if isinstance(node, tree.AssignStmt):
        return unpack(node.lhs), unpack(node.rhs)
    if isinstance(node, tree.VarDecl):
        return list(node.name_list), unpack(node.values)
    return [], []


def _context_maker(e: tree.Expr) -> str:
    """`WithCancel` for `context.WithCancel(ctx)`."""
    e = unparen(e)
    if not isinstance(e, tree.CallExpr) or not isinstance(e.fun, tree.SelectorExpr):
        return ""
    x, name = e.fun.x, e.fun.sel.name
    if name not in _MAKERS or not isinstance(x, tree.Name) or not isinstance(x.obj, PkgName):
        return ""
    return name if x.obj.imported.path == "context" else ""


def _is_main(function: Function) -> bool:
    return (
        isinstance(function, tree.FuncDecl)
        and function.name.name == "main"
        and function.recv is None
    )


def _lost(function: Function, lost: list[tuple[Var, tree.Node]], lines: Lines) -> Iterator[Fault]:
    assert function.body is not None
    graph = control_flow(function.body)
    info = _info(function)
    results = info.signature.results.vars if info is not None else []
    for v, stmt in lost:
        is_result = any(v is r for r in results)
        path = _path_without_use(graph, v, stmt, is_result)
        if path is None:
            continue
        pos = statement_pos(stmt) if isinstance(stmt, tree.Stmt) else stmt.pos
        text = f"the {v.name} function is not used on all paths (possible context leak)"
        yield Fault(pos, text)
        _, line = lines.named(pos)
        what = "this return statement may be reached without using the"
        yield Fault(path.pos, f"{what} {v.name} var defined on line {line}")


def _info(function: Function) -> FuncInfo | None:
    info = function.info
    if isinstance(info, FuncInfo):
        return info
    from quizgo.gosim.check.objects import Func

    obj = function.obj if isinstance(function, tree.FuncDecl) else None
    return obj.info if isinstance(obj, Func) else None


def _path_without_use(graph: Graph, v: Var, stmt: tree.Node, is_result: bool) -> tree.Node | None:
    """A return that can be reached from the definition without a use of the variable."""
    start = rest = None
    for block in graph.blocks:
        for i, node in enumerate(block.nodes):
            if node is stmt:
                start, rest = block, block.nodes[i + 1 :]
    if start is None or rest is None or _uses(rest, v, is_result):
        return None
    if start.returns is not None:
        return start.returns
    seen: set[Block] = set()
    todo = list(reversed(start.successors))
    while todo:
        block = todo.pop()
        if block in seen:
            continue
        seen.add(block)
        if _uses(block.nodes, v, is_result):
            continue
        if block.returns is not None:
            return block.returns
        todo.extend(reversed(block.successors))
    return None


def _uses(nodes: list[tree.Node], v: Var, is_result: bool) -> bool:
    for top in nodes:
        defined = _defined_names(top)
        for node in walk(top):
            if isinstance(node, tree.Name) and node.obj is v and node not in defined:
                return True
            if is_result and isinstance(node, tree.ReturnStmt) and node.results is None:
                return True
    return False


def _defined_names(node: tree.Node) -> list[tree.Expr]:
    """Names that a short declaration declares are no uses."""
    if isinstance(node, tree.AssignStmt) and node.op == ":=":
        return unpack(node.lhs)
    return []
