"""Copies of a running program's state, and fingerprints of it.

The state is plain data: lists, bytes, the classes of `vm.values`, goroutines and what they wait
in. Code (functions, operations, types) never changes and is shared. A copy keeps all sharing: two
pointers to one variable point to one copy of it. Two states have the same fingerprint when they
differ in nothing that a program could ever tell: where objects lie in memory, what dead registers
hold and how often Python objects are shared do not count.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from enum import Enum
from hashlib import blake2b
from types import BuiltinFunctionType, FunctionType
from typing import Final, TypeVar, cast

from quizgo.gosim.code.function import Function
from quizgo.gosim.code.instr import Instr
from quizgo.gosim.code.rtypes import RType
from quizgo.gosim.vm.host import Routine
from quizgo.gosim.vm.values import NIL_SLICE, Closure, Map, Ptr, Slice

T = TypeVar("T")

_ATOMS: Final = (
    *(int, float, bool, complex, bytes, str, type(None)),
    *(Function, Instr, RType, FunctionType, BuiltinFunctionType, type, Enum, frozenset),
)
"""What is never changed: shared by copies, equal by itself."""


def copied(state: T, memo: dict[int, object] | None = None) -> T:
    """A copy of whatever is reachable from `state` and can change.

    `memo` may name, by id, objects that stand for others in the copy (the program, the host).
    """
    return cast("T", _Copier({} if memo is None else memo).value(state))


class _Copier:
    def __init__(self, memo: dict[int, object]) -> None:
        self.memo = memo
        self.pending: list[tuple[object, object]] = []
        """Objects whose copies are not filled yet: nothing here recurses, lists may be long."""
        self.kept: list[object] = []

    def value(self, value: object) -> object:
        made = self._shell(value)
        while self.pending:
            original, twin = self.pending.pop()
            self._fill(original, twin)
        return made

    def _shell(self, value: object) -> object:
        """The copy, to be filled later; tuples, which cannot be, are made whole."""
        if isinstance(value, _ATOMS) or value is NIL_SLICE:
            return value
        known = self.memo.get(id(value))
        if known is not None:
            return known
        if isinstance(value, tuple):
            return self._tuple(value)
        twin = _empty(value)
        self.memo[id(value)] = twin
        self.kept.append(value)
        self.pending.append((value, twin))
        return twin

    def _tuple(self, value: tuple[object, ...]) -> object:
        items = [self._shell(item) for item in value]
        if all(a is b for a, b in zip(items, value, strict=True)):
            return value
        maker = getattr(type(value), "_make", None)
        return tuple(items) if maker is None else maker(items)

    def _fill(self, original: object, twin: object) -> None:
        shell = self._shell
        if isinstance(original, list | deque):
            cast("list[object]", twin).extend([shell(item) for item in original])
        elif isinstance(original, bytearray):
            cast("bytearray", twin).extend(original)
        elif isinstance(original, dict):
            for key, item in original.items():
                cast("dict[object, object]", twin)[shell(key)] = shell(item)
        elif isinstance(original, Map):
            self._fill_map(original, cast("Map", twin))
        elif isinstance(original, set):
            cast("set[object]", twin).update([shell(item) for item in original])
        else:
            for name, item in _fields(original):
                object.__setattr__(twin, name, shell(item))

    def _fill_map(self, original: Map, twin: Map) -> None:
        """Keys that are pointers have other stand-ins in the copy."""
        twin.__init__(original.normal)  # type: ignore[misc]
        for key, item in original.items():
            whole = _Copier(self.memo).value(key) if original.normal is not None else key
            twin.set(whole, self._shell(item))


def _empty(value: object) -> object:
    if isinstance(value, list | bytearray | dict | deque | set):
        return type(value)()
    return object.__new__(type(value))


def _fields(value: object) -> Iterable[tuple[str, object]]:
    """The attributes of an object, by name."""
    for cls in type(value).__mro__:
        slots = cls.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name != "__weakref__" and hasattr(value, name):
                yield name, getattr(value, name)
    yield from getattr(value, "__dict__", {}).items()


def fingerprint(state: object) -> bytes:
    """Equal for states that are the same to the program; 16 bytes."""
    digest = blake2b(digest_size=16)
    _Walker(digest.update).walk(state)
    return digest.digest()


class _Walker:
    """Visits everything in a fixed order and names objects by the order of their first visit."""

    def __init__(self, emit: object) -> None:
        self.emit = emit
        self.numbers: dict[int, int] = {}
        self.kept: list[object] = []

    def walk(self, state: object) -> None:
        emit = cast("type[bytes]", self.emit)
        stack = [state]
        while stack:
            value = stack.pop()
            if isinstance(value, _ATOMS):
                emit(_atom(value))
                continue
            number = self.numbers.get(id(value))
            if number is not None and not isinstance(value, tuple):
                emit(b"#%d;" % number)
                continue
            self.numbers[id(value)] = len(self.numbers)
            self.kept.append(value)
            parts = _parts(value)
            emit(b"%s%d;" % (type(value).__name__.encode(), len(parts)))
            stack.extend(reversed(parts))


def _parts(value: object) -> list[object]:
    """What an object is made of, in order."""
    if isinstance(value, list | tuple | deque):
        return list(value)
    if isinstance(value, bytearray):
        return [bytes(value)]
    if isinstance(value, Slice):
        return [value.array, value.off, value.len, value.cap]
    if isinstance(value, Ptr):
        return [value.base, value.index]
    if isinstance(value, Closure):
        return [value.function, *value.free]
    if isinstance(value, Map):
        # The order of insertion is no part of a Go map: iteration order is drawn.
        return [part for pair in value.items() for part in pair]
    if isinstance(value, dict):
        return [part for pair in value.items() for part in pair]
    if isinstance(value, Routine):
        return _routine_parts(value)
    return [part for pair in sorted(_fields(value), key=lambda pair: pair[0]) for part in pair]


def _routine_parts(g: Routine) -> list[object]:
    """A goroutine without what its dead registers hold."""
    parts: list[object] = [g.goid, g.instr, *_live(g.instr, g.registers)]
    for instr, registers in g.frames:
        parts += [instr, *_live(instr, registers)]
    skipped = ("frames", "instr", "registers", "goid")
    for name, item in sorted(_fields(g), key=lambda pair: pair[0]):
        if name not in skipped:
            parts += [name, item]
    return parts


def _live(instr: Instr, registers: list[object]) -> list[object]:
    """What may still be read: the transfer slot, live registers, and those that a panic needs."""
    mask = instr.live | instr.function.pinned | 1
    return [item if mask >> i & 1 else None for i, item in enumerate(registers)]


def _atom(value: object) -> bytes:
    if isinstance(value, Instr):
        return b"@%s:%d:%d;" % (value.function.name.encode(), value.op, value.pc)
    if isinstance(value, Function):
        return b"f%s;" % value.name.encode()
    if isinstance(value, RType):
        return b"t%s;" % value.string.encode()
    if isinstance(value, FunctionType | BuiltinFunctionType):
        return b"p%s;" % value.__qualname__.encode()
    text = value if isinstance(value, bytes) else repr(value).encode()
    return b"%s%d:%s;" % (type(value).__name__.encode(), len(text), text)
