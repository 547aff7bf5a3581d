"""Generic functions and types that would need endlessly many instances: `f[T]` calling `f[*T]`.

As in the compiler, a graph of type parameters: an edge says that one is given a type made of the
other, with weight 1 when the type is bigger. A cycle of positive weight has no end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from quizgo.gosim.check.named import Named, TypeParam
from quizgo.gosim.check.objects import Package, TypeName
from quizgo.gosim.check.types import (
    Array,
    Chan,
    Interface,
    Map,
    Pointer,
    Signature,
    Slice,
    Struct,
    Type,
    unalias,
)

if TYPE_CHECKING:
    from quizgo.gosim.check.checker import Checker, Place


class _Vertex:
    __slots__ = ("edge", "length", "obj", "weight")

    def __init__(self, obj: TypeName) -> None:
        self.obj = obj
        """Of a type parameter, or of a type declared in a generic function: it has the parameters
        of the function."""
        self.weight = 0
        self.edge = -1
        self.length = 0


class _Edge(NamedTuple):
    target: int
    source: int
    weight: int
    pos: int
    typ: Type


class MonoGraph:
    """The graph of one package."""

    def __init__(self) -> None:
        self.vertices: list[_Vertex] = []
        self.edges: list[_Edge] = []
        self.canonical: dict[TypeParam, TypeParam] = {}
        self.index: dict[TypeName, int] = {}

    def record_canonical(self, param: TypeParam, of: TypeParam) -> None:
        """A receiver's type parameter stands for that of the type."""
        self.canonical[param] = of

    def record_instance(
        self,
        pkg: Package,
        pos: int,
        tparams: Sequence[TypeParam],
        targs: Sequence[Type],
        places: Sequence[int],
    ) -> None:
        for i, (param, targ) in enumerate(zip(tparams, targs, strict=False)):
            if param.obj.pkg is pkg:
                self._flow(param, targ, targ, places[i] if i < len(places) else pos)

    def _flow(self, param: TypeParam, typ: Type, targ: Type, pos: int) -> None:
        """Edges to `param` from every type parameter, and every local type, inside `typ`."""
        typ = unalias(typ)
        match typ:
            case TypeParam():
                self._edge(self._vertex(param), self._vertex(typ), typ, targ, pos)
            case Named():
                if typ.enclosing:
                    self._edge(self._vertex(param), self._local(typ), typ, targ, pos)
                for arg in typ.targs:
                    self._flow(param, arg, targ, pos)
            case Pointer() | Slice() | Array() | Chan():
                self._flow(param, typ.elem, targ, pos)
            case Map():
                self._flow(param, typ.key, targ, pos)
                self._flow(param, typ.elem, targ, pos)
            case Interface():
                for m in typ.methods:
                    self._flow(param, m.signature, targ, pos)
            case Signature():
                for v in (*typ.params.vars, *typ.results.vars):
                    self._flow(param, v.typ, targ, pos)
            case Struct():
                for v in typ.fields:
                    self._flow(param, v.typ, targ, pos)

    def _edge(self, target: int, source: int, typ: Type, targ: Type, pos: int) -> None:
        weight = 0 if typ is unalias(targ) else 1
        self.edges.append(_Edge(target, source, weight, pos, targ))

    def _local(self, typ: Named) -> int:
        """The vertex of a type declared in a generic function."""
        found = self.index.get(typ.obj)
        if found is None:
            found = self.index[typ.obj] = len(self.vertices)
            self.vertices.append(_Vertex(typ.obj))
            for param in typ.enclosing:
                self.edges.append(_Edge(found, self._vertex(param), 1, typ.obj.pos, param))
        return found

    def _vertex(self, param: TypeParam) -> int:
        param = self.canonical.get(param, param)
        found = self.index.get(param.obj)
        if found is None:
            found = self.index[param.obj] = len(self.vertices)
            self.vertices.append(_Vertex(param.obj))
        return found

    def check(self, c: Checker) -> None:
        """Report an endless instantiation, if there is one: a path with as many edges as there
        are vertices is on a cycle of positive weight (Bellman and Ford)."""
        for vertex in self._heavier_paths():
            if self.vertices[vertex].length == len(self.vertices):
                self._report(c, vertex)
                return

    def _heavier_paths(self) -> Iterator[int]:
        """The ends of paths that an edge more makes heavier, while there are such."""
        changed = -1
        while changed:
            changed = 0
            for number, edge in enumerate(self.edges):
                if self._improves(number, edge):
                    changed += 1
                    yield edge.target

    def _improves(self, number: int, edge: _Edge) -> bool:
        """Whether the edge makes the heaviest path to its target; then it is taken."""
        source, target = self.vertices[edge.source], self.vertices[edge.target]
        weight = source.weight + edge.weight
        if weight > target.weight:
            target.edge, target.weight, target.length = number, weight, source.length + 1
            return True
        return False

    def _report(self, c: Checker, v: int) -> None:
        stack: list[int] = []
        while v not in stack:
            stack.append(v)
            v = self.edges[self.vertices[v].edge].source
        stack = stack[stack.index(v) :]
        lines: list[str | tuple[Place, str]] = ["instantiation cycle:"]
        for member in stack:
            edge = self.edges[self.vertices[member].edge]
            obj = self.vertices[edge.target].obj
            is_local = isinstance(obj.type, Named)
            how = "implicitly parameterized by" if is_local else "instantiated as"
            lines.append((edge.pos, f"{obj.name} {how} {c.ts(edge.typ)}"))
        c.error(self.vertices[v].obj.pos, *lines)
