"""The Go types that generated programs use, and literals of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random

INTS = {
    "int": (-(1 << 63), (1 << 63) - 1),
    "int8": (-128, 127),
    "int16": (-(1 << 15), (1 << 15) - 1),
    "int32": (-(1 << 31), (1 << 31) - 1),
    "int64": (-(1 << 63), (1 << 63) - 1),
    "uint": (0, (1 << 64) - 1),
    "uint8": (0, 255),
    "uint16": (0, (1 << 16) - 1),
    "uint32": (0, (1 << 32) - 1),
    "uint64": (0, (1 << 64) - 1),
    "rune": (-(1 << 31), (1 << 31) - 1),
}
"""Least and greatest value."""
FLOATS = ("float64", "float32")
NAMES = (*INTS, *FLOATS, "string", "bool", "complex128")
STRINGS = ('""', '"a"', '"go"', '"héllo"', '"世界"', '"\\x00\\xff"', '"a,b,,c"', "`raw\\n`", '"Zz"')
NUMBERS = ("0", "1", "0.5", "-2.25", "1e10", "3.14159", "-0.1", "1e-7", "123456789.0")


@dataclass(frozen=True, slots=True)
class Basic:
    name: str
    """Predeclared, or a type with methods declared over `base`."""
    base: str = ""

    def __str__(self) -> str:
        return self.name

    @property
    def kind(self) -> str:
        return self.base or self.name


@dataclass(frozen=True, slots=True)
class Slice:
    elem: Type

    def __str__(self) -> str:
        return f"[]{self.elem}"


@dataclass(frozen=True, slots=True)
class Array:
    length: int
    elem: Type

    def __str__(self) -> str:
        return f"[{self.length}]{self.elem}"


@dataclass(frozen=True, slots=True)
class Map:
    key: Type
    elem: Type

    def __str__(self) -> str:
        return f"map[{self.key}]{self.elem}"


@dataclass(frozen=True, slots=True)
class Struct:
    name: str
    fields: tuple[tuple[str, Type], ...]
    embedded: Struct | None = None
    """Its fields are promoted."""

    def __str__(self) -> str:
        return self.name

    def reachable(self) -> list[tuple[str, Type]]:
        """Fields that a selector with one name reaches."""
        own = list(self.fields)
        names = {name for name, _ in own}
        deeper = self.embedded.reachable() if self.embedded else []
        return own + [(name, t) for name, t in deeper if name not in names]


@dataclass(frozen=True, slots=True)
class Pointer:
    elem: Type

    def __str__(self) -> str:
        return f"*{self.elem}"


@dataclass(frozen=True, slots=True)
class Func:
    params: tuple[Type, ...]
    result: Type

    def __str__(self) -> str:
        return f"func({', '.join(map(str, self.params))}) {self.result}"


@dataclass(frozen=True, slots=True)
class Interface:
    name: str
    method: str
    result: Type
    implementers: tuple[Type, ...]

    def __str__(self) -> str:
        return self.name


Type = Basic | Slice | Array | Map | Struct | Pointer | Func | Interface

INT = Basic("int")
STRING = Basic("string")
BOOL = Basic("bool")
BASICS = tuple(Basic(name) for name in NAMES)


def is_int(t: Type) -> bool:
    return isinstance(t, Basic) and t.kind in INTS


def is_number(t: Type) -> bool:
    return isinstance(t, Basic) and (t.kind in INTS or t.kind in FLOATS)


def is_ordered(t: Type) -> bool:
    return isinstance(t, Basic) and t.kind not in ("bool", "complex128")


def is_plain(t: Type) -> bool:
    """Nothing in it is shared with a copy of it."""
    match t:
        case Basic():
            return True
        case Array():
            return is_plain(t.elem)
        case Struct():
            return all(is_plain(f) for _, f in t.fields) and (
                not t.embedded or is_plain(t.embedded)
            )
        case _:
            return False


def is_comparable(t: Type) -> bool:
    return is_plain(t) or isinstance(t, Pointer)


def is_printable(t: Type, *, top: bool = True) -> bool:
    """Prints without addresses."""
    match t:
        case Basic():
            return True
        case Array() | Slice():
            return is_printable(t.elem, top=False)
        case Map():
            return is_printable(t.key, top=False) and is_printable(t.elem, top=False)
        case Struct():
            inner = [f for _, f in t.fields] + ([t.embedded] if t.embedded else [])
            return all(is_printable(f, top=False) for f in inner)
        case Pointer():
            return top and is_printable(t.elem, top=False)
        case Interface():
            return all(is_printable(i, top=top) for i in t.implementers)
        case Func():
            return False


def literal(t: Basic, random: Random) -> str:
    """A constant that fits the type, without the type's name."""
    kind = t.kind
    if kind in INTS:
        low, high = INTS[kind]
        near = random.choice((0, 1, 2, 3, 5, 7, 10, 64, 100))
        value = random.choice((near, near, near, -near, high, low, high - near, low + near))
        return str(min(max(value, low), high))
    if kind in FLOATS:
        return random.choice(NUMBERS)
    if kind == "string":
        return random.choice(STRINGS)
    if kind == "bool":
        return random.choice(("true", "false"))
    return random.choice(("1i", "2", "0", "(3 - 2i)", "(0.5 + 1i)"))


def identifier(t: Type) -> str:
    return re.sub(r"\W+", "_", str(t))
