"""Addresses for `%p` and for pointers under `%v`: invented, but the same in every run.

An object gets its address when it is first printed.
"""

from __future__ import annotations

from quizgo.gosim.vm.values import NIL_SLICE, Ptr, Slice, Value

_FIRST = 0xC000012000
_STEP = 0x80


class Addresses:
    """The addresses given out in one run."""

    __slots__ = ("given",)

    def __init__(self) -> None:
        self.given: dict[int, tuple[int, Value]] = {}
        """By identity: the address, and the object itself, which so keeps its identity."""

    def of(self, value: Value, size: int = 8) -> int:
        """The address of what a pointer, channel, map, function or slice refers to; nil is 0."""
        if value is None or value is NIL_SLICE:
            return 0
        if isinstance(value, Ptr):
            return self._base(value.base) + value.index * size
        if isinstance(value, Slice):
            return self._base(value.array) + value.off * size
        return self._base(value)

    def _base(self, value: Value) -> int:
        found = self.given.get(id(value))
        if found is None:
            found = (_FIRST + _STEP * len(self.given), value)
            self.given[id(value)] = found
        return found[0]
