"""The order in which package-level variables are initialised, and cycles among them."""

from __future__ import annotations

import heapq
from typing import NamedTuple

from quizgo.gosim.check.checker import Checker, DeclInfo, Place
from quizgo.gosim.check.objects import Const, Func, Object, Var
from quizgo.gosim.syntax import tree


class Initializer(NamedTuple):
    """`lhs = rhs`: one variable, or several for a call with several results."""

    lhs: list[Var]
    rhs: tree.Expr


class _Node:
    __slots__ = ("obj", "pending", "predecessors", "successors")

    def __init__(self, obj: Object) -> None:
        self.obj = obj
        self.predecessors: dict[_Node, None] = {}
        """What depends on this."""
        self.successors: dict[_Node, None] = {}
        """What this depends on."""
        self.pending = 0

    def key(self) -> tuple[bool, int, int]:
        return (not isinstance(self.obj, Const), self.pending, self.obj.order)


def init_order(c: Checker) -> list[Initializer]:
    """The initialisers in order; cycles are reported."""
    queue = _graph(c)
    entries = [(node.key(), i) for i, node in enumerate(queue)]
    heapq.heapify(entries)
    index = {node: i for i, node in enumerate(queue)}
    done: set[int] = set()
    emitted: set[int] = set()
    order: list[Initializer] = []
    while entries:
        key, i = heapq.heappop(entries)
        node = queue[i]
        if i in done or key != node.key():
            continue
        done.add(i)
        if node.pending > 0:
            cycle = _find_path(c, node.obj, node.obj, set())
            if cycle is not None:
                _report_cycle(c, cycle)
        for other in node.predecessors:
            other.pending -= 1
            heapq.heappush(entries, (other.key(), index[other]))
        info = c.decls[node.obj]
        if isinstance(node.obj, Var) and info.init is not None and id(info) not in emitted:
            emitted.add(id(info))
            order.append(Initializer(info.lhs or [node.obj], info.init))
    return order


def _graph(c: Checker) -> list[_Node]:
    """Constants and variables with what they depend on; functions are taken out, what they depend
    on goes to their users."""
    nodes: dict[Object, _Node] = {
        obj: _Node(obj) for obj in c.decls if isinstance(obj, Const | Var | Func)
    }
    for obj, node in nodes.items():
        for dep in c.decls[obj].deps:
            other = nodes.get(dep)
            if other is not None:
                node.successors[other] = None
                other.predecessors[node] = None
    functions = [node for obj, node in nodes.items() if isinstance(obj, Func)]
    functions.sort(key=lambda n: len(n.predecessors) * len(n.successors))
    for node in functions:
        for p in node.predecessors:
            if p is node:
                continue
            for s in node.successors:
                if s is not node:
                    p.successors[s] = None
                    s.predecessors[p] = None
            p.successors.pop(node, None)
        for s in node.successors:
            s.predecessors.pop(node, None)
    rest = [node for obj, node in nodes.items() if not isinstance(obj, Func)]
    for node in rest:
        node.pending = len(node.successors)
    return rest


def _dependencies(info: DeclInfo) -> list[Object]:
    return sorted(info.deps, key=lambda obj: obj.order)


def _find_path(c: Checker, start: Object, end: Object, seen: set[Object]) -> list[Object] | None:
    """A way from start to end along dependencies, backwards, without the start."""
    stack = [(start, iter(_dependencies(c.decls[start])))]
    seen.add(start)
    while stack:
        _, deps = stack[-1]
        for dep in deps:
            if dep is end:
                return [dep, *(obj for obj, _ in reversed(stack) if obj is not start)]
            if dep not in seen and dep in c.decls:
                seen.add(dep)
                stack.append((dep, iter(_dependencies(c.decls[dep]))))
                break
        else:
            stack.pop()
    return None


def _report_cycle(c: Checker, cycle: list[Object]) -> None:
    obj = cycle[0]
    if len(cycle) == 1:
        c.error(obj.pos, f"initialization cycle: {obj.name} refers to itself")
        return
    lines: list[str | tuple[Place, str]] = [f"initialization cycle for {obj.name}"]
    current = obj
    for after in reversed(cycle):
        lines.append((current.pos, f"{current.name} refers to {after.name}"))
        current = after
    c.error(obj.pos, *lines)
