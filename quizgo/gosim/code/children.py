"""What a node of the tree is made of, for who looks through whole bodies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from quizgo.gosim.syntax import tree

_NO_CHILDREN: Final = frozenset(
    (
        *("pos", "mode", "type", "value", "obj", "target", "info", "selection", "targs"),
        *("label", "type_expr"),
    )
)
"""Slots that hold what the checker found, or a name that is no variable."""
_SLOTS: Final[dict[type, tuple[str, ...]]] = {}
"""Of each kind of node, those that hold nodes."""


def children(node: tree.Node) -> Iterator[tree.Node]:
    """The nodes just below, in no order."""
    kind = type(node)
    slots = _SLOTS.get(kind)
    if slots is None:
        slots = _SLOTS[kind] = _slots(kind)
    for slot in slots:
        below = getattr(node, slot)
        if isinstance(below, tree.Node):
            yield below
        elif type(below) is list or type(below) is tuple:
            yield from _nodes(below)


def _slots(kind: type) -> tuple[str, ...]:
    slots = [slot for cls in kind.__mro__ for slot in getattr(cls, "__slots__", ())]
    none = _NO_CHILDREN - {"value"} if kind is tree.SendStmt else _NO_CHILDREN
    return tuple(slot for slot in slots if slot not in none)


def _nodes(items: list[object] | tuple[object, ...]) -> Iterator[tree.Node]:
    for item in items:
        if isinstance(item, tree.Node):
            yield item
        elif type(item) is list or type(item) is tuple:
            yield from _nodes(item)
