"""Finalizers and cleanups: what is called when nothing refers to an object any more.

An object is gone when only this table refers to it. That is told by Python's own count of
references, which is exact here: at the end of a cycle all goroutines stand between two segments of
code, and hold no values that they will not read. What refers to itself is never found (Go does not
promise it either).
"""

from __future__ import annotations

from sys import getrefcount
from typing import TYPE_CHECKING, Final, NamedTuple

from quizgo.gosim.vm.values import Closure, Ptr, Value

if TYPE_CHECKING:
    from quizgo.gosim.sched.proc import Proc

_LOOKING: Final = 2
"""References to an object that come from asking for their number: a local and an argument."""
_OF_HEAVY: Final = 1
"""Entries that are looked at in the time of a heavy operation (see `World.heavy`)."""


class _Entry(NamedTuple):
    target: Value
    """The object, or what a pointer into one points into."""
    pointer: Value
    """Such a pointer, which the program may hold; else the object too."""
    call: Closure
    args: tuple[Value, ...]
    own: int
    """References to the target that the entry itself holds, directly or by its pointer."""


class Finalizers:
    """The table of one run."""

    def __init__(self, sched: Proc) -> None:
        self.sched = sched
        self._entries: dict[int, _Entry] = {}
        """By number, in order of setting."""
        self._finalized: dict[int, int] = {}
        """The numbers of SetFinalizer's entries, by the id of the object: at most one each."""
        self._count = 0

    def add(self, target: Value, call: Closure | None, args: tuple[Value, ...]) -> int:
        """Set, or with no call remove, what is called for an object. Its number."""
        base = target.base if isinstance(target, Ptr) else target
        if args or call is None:
            # SetFinalizer: at most one an object. Cleanups may be many.
            self.stop(self._finalized.get(id(base), 0))
        self._count += 1
        if call is not None:
            own = 2 if base is not target else 2 + sum(_refers(arg, target) for arg in args)
            self._entries[self._count] = _Entry(base, target, call, args, own)
            if args:
                self._finalized[id(base)] = self._count
        return self._count

    def stop(self, number: int) -> None:
        """Forget an entry, if there still is one of that number."""
        entry = self._entries.pop(number, None)
        if entry is not None and entry.args:
            del self._finalized[id(entry.target)]

    def any_set(self) -> bool:
        """Whether there is an object to wait for."""
        return bool(self._entries)

    def run(self) -> None:
        """Start what is due: at the end of a cycle, while the world is stopped."""
        self.sched.world.heavy += len(self._entries) // _OF_HEAVY
        due = []
        shared: dict[int, int] = {}
        for entry in self._entries.values():
            key = id(entry.target)
            shared[key] = shared.get(key, 0) + entry.own
        for number, entry in self._entries.items():
            target = entry.target
            if getrefcount(target) <= _LOOKING + shared[id(target)] and _is_only_ours(entry):
                due.append(number)
        for number in due:
            entry = self._entries[number]
            self.stop(number)
            self.sched.spawn(entry.call, entry.args)


def _is_only_ours(entry: _Entry) -> bool:
    """Nobody else holds the pointer by which the object is known."""
    pointer = entry.pointer
    if pointer is entry.target:
        return True
    return getrefcount(pointer) <= _LOOKING + 1 + sum(_refers(arg, pointer) for arg in entry.args)


def _refers(argument: Value, target: Value) -> int:
    """Whether an argument is the object, or an interface value that holds it."""
    if argument is target:
        return 1
    return int(isinstance(argument, tuple) and argument[1] is target)
