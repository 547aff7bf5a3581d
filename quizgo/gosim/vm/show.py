"""Values as a reader of a running program sees them: short, in Go's notation.

For the stepper and for questions about a moment of a run; what the program itself prints is
`lib.fmt`'s business. With the type of a value it says more; without, it guesses from what it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias, cast

from quizgo.gosim.code.rtypes import Kind, RType
from quizgo.gosim.sync.chan import Chan
from quizgo.gosim.sync.cond import NotifyList
from quizgo.gosim.sync.mutex import LOCKED, SHIFT, STARVING, Mutex
from quizgo.gosim.sync.rwmutex import RWMutex
from quizgo.gosim.sync.waitgroup import WaitGroup
from quizgo.gosim.vm.values import NIL_SLICE, Closure, Map, Ptr, Slice, Value

if TYPE_CHECKING:
    from quizgo.gosim.vm.host import World

MOST_ITEMS: Final = 16
MOST_BYTES: Final = 80
DEEPEST: Final = 4
_MORE: Final = "…"
_NATIVE: Final = "native"
"""The field of a struct of the library in which Python keeps what it is."""
Lock: TypeAlias = Mutex | RWMutex | WaitGroup | NotifyList


def shown(value: Value, world: World, rtype: RType | None = None, depth: int = 0) -> str:
    """The value, at most a line or two long."""
    if depth > DEEPEST:
        return _MORE
    if rtype is not None and rtype.kind is Kind.STRUCT and isinstance(value, list):
        return _struct(value, world, rtype, depth)
    if rtype is not None and rtype.kind is Kind.ARRAY:
        return _items(cast("list[Value]", value), world, rtype.elem, depth)
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "nil"
    if isinstance(value, int | float | complex):
        return str(value)
    if isinstance(value, bytes):
        return _string(value)
    if isinstance(value, Chan):
        return f"chan {world.number(value):#x}"
    if isinstance(value, Closure):
        return f"func {value.function.name}"
    if isinstance(value, Slice):
        return _slice(value, world, rtype, depth)
    if isinstance(value, Map):
        return _map(value, world, rtype, depth)
    if isinstance(value, Ptr):
        return _pointer(value.base[value.index], world, rtype, depth)
    if isinstance(value, tuple) and len(value) == 2 and isinstance(value[0], RType):
        return shown(value[1], world, value[0], depth + 1)
    if isinstance(value, Lock):
        return _lock(value)
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], Lock):
        return _lock(value[0])
    if isinstance(value, list | bytearray):
        if rtype is not None and rtype.kind is Kind.POINTER:
            return _pointer(value, world, rtype, depth)
        return _items(value, world, None, depth)
    return f"{type(value).__name__.lower()}"


def _string(value: bytes) -> str:
    text = value[:MOST_BYTES].decode(errors="replace")
    escaped = "".join(c if c.isprintable() and c not in '"\\' else _escaped(c) for c in text)
    return f'"{escaped}"' + (_MORE if len(value) > MOST_BYTES else "")


def _escaped(c: str) -> str:
    known = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
    return known.get(c) or f"\\u{ord(c):04x}"


def _items(value: list[Value] | bytearray, world: World, elem: RType | None, depth: int) -> str:
    parts = [shown(item, world, elem, depth + 1) for item in value[:MOST_ITEMS]]
    if len(value) > MOST_ITEMS:
        parts.append(_MORE)
    return f"[{' '.join(parts)}]"


def _slice(value: Slice, world: World, rtype: RType | None, depth: int) -> str:
    if value is NIL_SLICE:
        return "nil"
    part = value.array[value.off : value.off + min(value.len, MOST_ITEMS + 1)]
    elem = None if rtype is None else rtype.elem
    return _items(part, world, elem, depth)


def _map(value: Map, world: World, rtype: RType | None, depth: int) -> str:
    key_type = None if rtype is None else rtype.key
    elem_type = None if rtype is None else rtype.elem
    parts = []
    for i, (key, elem) in enumerate(value.items()):
        if i == MOST_ITEMS:
            parts.append(_MORE)
            break
        key_text = shown(key, world, key_type, depth + 1)
        parts.append(f"{key_text}:{shown(elem, world, elem_type, depth + 1)}")
    return f"map[{' '.join(parts)}]"


def _lock(value: Lock) -> str:
    """What a lock is in, as the fields of sync would say it."""
    if isinstance(value, WaitGroup):
        return f"{{counter:{value.counter} waiters:{value.waiters}}}"
    if isinstance(value, NotifyList):
        return f"{{waiters:{len(value.queue)}}}"
    if isinstance(value, RWMutex):
        return f"{{readers:{max(0, value.readers)} writer:{_lock(value.writers)}}}"
    words = ["locked" if value.state & LOCKED else "unlocked"]
    words += ["starving"] * bool(value.state & STARVING)
    return f"{{{' '.join(words)} waiters:{value.state >> SHIFT}}}"


def _struct(value: list[Value], world: World, rtype: RType, depth: int) -> str:
    for field, item in zip(rtype.fields, value, strict=False):
        if field.name == _NATIVE:
            return _lock(item) if isinstance(item, Lock) else "{}"
    parts = [
        f"{field.name}:{shown(item, world, field.rtype, depth + 1)}"
        for field, item in zip(rtype.fields, value, strict=False)
    ]
    return f"{{{' '.join(parts[:MOST_ITEMS])}}}"


def _pointer(target: Value, world: World, rtype: RType | None, depth: int) -> str:
    return "&" + shown(target, world, None if rtype is None else rtype.elem, depth + 1)
