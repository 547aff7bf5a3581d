"""fmt's printing: any value under any verb, format strings, and Go's error marks."""

from __future__ import annotations

from functools import cmp_to_key
from typing import cast

from quizgo.gosim.lib import fmt_verbs as verbs
from quizgo.gosim.lib.addresses import address_of
from quizgo.gosim.lib.fmt_order import compare
from quizgo.gosim.lib.fmt_verbs import Flags
from quizgo.gosim.lib.text import encode_rune
from quizgo.gosim.vm.host import World
from quizgo.gosim.vm.slices import reserve
from quizgo.gosim.vm.values import (
    NIL_SLICE,
    Closure,
    Interface,
    Kind,
    Map,
    RType,
    Slice,
    Value,
)

_SIGNED = range(Kind.INT, Kind.UINT)
_UNSIGNED = range(Kind.UINT, Kind.FLOAT32)
_POINTERS = (Kind.POINTER, Kind.CHAN, Kind.FUNC, Kind.UNSAFE_POINTER, Kind.MAP, Kind.SLICE)
_DEEPEST = 5000
_BETWEEN_CHECKS = 4096
_PART = 64
"""Bytes that a printed element takes until all is put together, at least."""
_PART_STEPS, _OPERAND_STEPS, _BYTE_STEPS, _QUOTED_STEPS = 16, 64, 6, 2
"""As long as printing one, an operand, a byte in a list, and one in quotes takes, the virtual
machine does so many operations."""

ERROR, STRING, GO_STRING, FORMAT = range(4)
"""What a `request` of fmt.go is for."""

METHOD_NAMES = ("Error", "String", "GoString", "Format")


class Hooks:
    """The Go side of fmt, from `hooks` in fmt.go."""

    __slots__ = ("call", "interfaces")

    def __init__(self, call: Closure, pointers: list[tuple[RType, Value]]) -> None:
        self.call = call
        """callMethods."""
        self.interfaces: list[RType] = []
        """error, Stringer, GoStringer, Formatter: what the pointer types point to."""
        for rtype, _ in pointers:
            assert rtype.elem is not None
            self.interfaces.append(rtype.elem)


def hooks_of(table: list[Value]) -> Hooks:
    """The hooks; they stay in the last field of Go's `hookTable`."""
    found = table[2]
    if found is None:
        pointers = cast("list[tuple[RType, Value]]", table[1])
        found = table[2] = Hooks(cast("Closure", table[0]), pointers)
    return cast("Hooks", found)


class Printer:
    """Writes values to `out`, as pp of Go's fmt."""

    def __init__(
        self, world: World, hooks: Hooks, answers: list[Value], *, wrap_errors: bool = False
    ) -> None:
        self.out: list[bytes] = []
        self.world = world
        self.hooks = hooks
        self.answers = answers
        """What methods of values answered, in the order in which they are needed."""
        self.requests: list[Value] = []
        """Those that are needed besides. Until they are answered, what is printed is no good."""
        self.used = 0
        self.nested = 0
        """Elements, fields and the like printed so far."""
        self.owed = 0
        """Operations in the time of which all was printed that is not yet accounted for."""
        self.flags = Flags()
        self.erroring = False
        self.panicking = False
        self.wrap_errors = wrap_errors
        self.wrapped: list[int] = []
        """Indexes of the operands of `%w`."""

    def text(self) -> bytes:
        """All that was printed."""
        self.take(len(self.out))
        self.world.weigh(self.owed)
        self.owed = 0
        return b"".join(self.out)

    def take(self, steps: int) -> None:
        """Account for the time of so many operations. Raises `LimitReached`."""
        self.owed += steps
        if self.owed > _BETWEEN_CHECKS * _PART_STEPS:
            self.world.weigh(self.owed)
            self.owed = 0

    def _count(self) -> None:
        """What holds itself many times over prints without end: mind the heap on the way."""
        self.nested += 1
        self.take(_PART_STEPS)
        if self.nested % _BETWEEN_CHECKS == 0:
            reserve(self.world, _BETWEEN_CHECKS * _PART, of=self.nested * _PART)

    def _put(self, formatted: bytes | None, arg: Interface, verb: str) -> None:
        if formatted is None:
            self.bad_verb(arg, verb)
        else:
            self.out.append(formatted)

    def bad_verb(self, arg: Interface, verb: str) -> None:
        """`%!d(string=hi)`."""
        out = self.out
        out.append(b"%!" + encode_rune(ord(verb)) + b"(")
        self.erroring = True
        if arg is None:
            out.append(b"<nil>")
        else:
            out.append(arg[0].string.encode() + b"=")
            self.arg(arg, "v")
        self.erroring = False
        out.append(b")")

    def arg(self, arg: Interface, verb: str) -> None:
        """One operand."""
        self.take(_OPERAND_STEPS)
        if arg is None:
            if verb in ("T", "v"):
                self.out.append(self.flags.pad(b"<nil>"))
            else:
                self.bad_verb(None, verb)
            return
        rtype, value = arg
        if verb == "T":
            name = verbs.truncated(self.flags, rtype.string.encode())
            self.out.append(self.flags.pad(name))
        elif verb == "p":
            self._pointer(rtype, value, "p")
        elif rtype.string == "[]uint8" or not self._method(arg, verb):
            self.value(rtype, value, verb, 0, exported=True)

    def _method(self, arg: tuple[RType, Value], verb: str) -> bool:
        """Let the value print itself, if it has a method for that."""
        rtype = arg[0]
        if self.erroring:
            return False
        if verb == "w":
            if not self.wrap_errors or not self._has(rtype, ERROR):
                self.bad_verb(arg, verb)
                return True
            verb = "v"
        if not rtype.method_names:
            return False
        if self._has(rtype, FORMAT):
            self._call(arg, verb, FORMAT)
            return True
        if self.flags.sharp_v:
            if not self._has(rtype, GO_STRING):
                return False
            self._call(arg, verb, GO_STRING)
            return True
        if verb in ("v", "s", "x", "X", "q"):
            for method in (ERROR, STRING):
                if self._has(rtype, method):
                    self._call(arg, verb, method)
                    return True
        return False

    def _has(self, rtype: RType, method: int) -> bool:
        return METHOD_NAMES[method] in rtype.method_names and rtype.implements(
            self.hooks.interfaces[method]
        )

    def _call(self, arg: tuple[RType, Value], verb: str, method: int) -> None:
        flags = self.flags
        if self.used == len(self.answers):
            self.requests.append([arg, method, ord(verb), *_state(flags)])
            return
        answer = cast("list[Value]", self.answers[self.used])
        self.used += 1
        text, problem, failed = cast("tuple[bytes, Interface, bool]", tuple(answer))
        if not failed:
            if method == FORMAT:
                self.out.append(text)
            elif method == GO_STRING:
                self.out.append(flags.pad(verbs.truncated(flags, text)))
            else:
                self._put(verbs.string(flags, text, verb), arg, verb)
            return
        if method == FORMAT:
            self.out.append(text)  # what it had written before
        if arg[0].kind == Kind.POINTER and arg[1] is None:
            self.out.append(b"<nil>")
            return
        self.flags = Flags()
        name = METHOD_NAMES[method].encode()
        self.out.append(b"%!" + encode_rune(ord(verb)) + b"(PANIC=" + name + b" method: ")
        self.panicking = True
        self.arg(problem, "v")
        self.panicking = False
        self.out.append(b")")
        self.flags = flags

    def value(self, rtype: RType, value: Value, verb: str, depth: int, *, exported: bool) -> None:
        """A value of that type; `exported`: Go's reflection may call its methods."""
        if depth > 0 and exported and rtype.kind != Kind.INTERFACE:
            pair = (rtype, value)
            if (rtype.method_names or verb == "w") and self._method(pair, verb):
                return
        if depth > _DEEPEST:
            raise TooDeepToPrint
        if depth > 0:
            self._count()
        flags = self.flags
        match rtype.kind:
            case Kind.STRING:
                data = cast("bytes", value)
                if verb == "q" or flags.sharp_v:
                    self.take(_QUOTED_STEPS * len(data))
                elif verb in ("x", "X"):
                    reserve(self.world, 2 * len(data))
                self._put(verbs.string(flags, data, verb), (rtype, value), verb)
            case k if k in _SIGNED:
                number = cast("int", value)
                formatted = verbs.integer(flags, number, verb, signed=True)
                self._put(formatted, (rtype, value), verb)
            case k if k in _UNSIGNED:
                number = cast("int", value)
                formatted = verbs.integer(flags, number, verb, signed=False)
                self._put(formatted, (rtype, value), verb)
            case Kind.BOOL:
                word = flags.pad(b"true" if value else b"false")
                self._put(word if verb in ("t", "v") else None, (rtype, value), verb)
            case Kind.FLOAT32 | Kind.FLOAT64:
                formatted = verbs.floating(flags, cast("float", value), rtype.bits, verb)
                self._put(formatted, (rtype, value), verb)
            case Kind.COMPLEX64 | Kind.COMPLEX128:
                formatted = verbs.complex_number(flags, cast("complex", value), rtype.bits, verb)
                self._put(formatted, (rtype, value), verb)
            case Kind.SLICE | Kind.ARRAY:
                self._sequence(rtype, value, verb, depth, exported)
            case Kind.STRUCT:
                self._struct(rtype, cast("list[Value]", value), verb, depth, exported)
            case Kind.MAP:
                self._map(rtype, cast("Map | None", value), verb, depth, exported)
            case Kind.INTERFACE:
                self._interface(rtype, cast("Interface", value), verb, depth, exported)
            case Kind.POINTER:
                self._address(rtype, value, verb, depth, exported)
            case _:
                self._pointer(rtype, value, verb)

    def _interface(
        self, rtype: RType, value: Interface, verb: str, depth: int, exported: bool
    ) -> None:
        if value is not None:
            self.value(value[0], value[1], verb, depth + 1, exported=exported)
        elif self.flags.sharp_v:
            self.out.append(rtype.string.encode() + b"(nil)")
        else:
            self.out.append(b"<nil>")

    def _struct(
        self, rtype: RType, value: list[Value], verb: str, depth: int, exported: bool
    ) -> None:
        sharp = self.flags.sharp_v
        out = self.out
        out.append(rtype.string.encode() + b"{" if sharp else b"{")
        for index, field in enumerate(rtype.fields):
            if index:
                out.append(b", " if sharp else b" ")
            if sharp or self.flags.plus_v:
                out.append(field.name.encode() + b":")
            ftype, fvalue = field.rtype, value[index]
            if ftype.kind == Kind.INTERFACE and fvalue is not None:
                ftype, fvalue = cast("tuple[RType, Value]", fvalue)
            self.value(ftype, fvalue, verb, depth + 1, exported=exported and field.exported)
        out.append(b"}")

    def _sequence(self, rtype: RType, value: Value, verb: str, depth: int, exported: bool) -> None:
        elem = rtype.elem
        assert elem is not None
        sharp = self.flags.sharp_v
        items = value.items() if isinstance(value, Slice) else cast("list[Value]", value)
        if elem.kind == Kind.UINT8 and self._bytes(rtype, bytes(items), value, verb, depth):  # type: ignore[arg-type]
            return
        out = self.out
        is_nil = isinstance(value, Slice) and is_nil_slice(value)
        if sharp:
            out.append(rtype.string.encode() + (b"(nil)" if is_nil else b"{"))
            if is_nil:
                return
        else:
            out.append(b"[")
        for index, item in enumerate(items):
            if index:
                out.append(b", " if sharp else b" ")
            self.value(elem, item, verb, depth + 1, exported=exported)
        out.append(b"}" if sharp else b"]")

    def _bytes(self, rtype: RType, data: bytes, value: Value, verb: str, depth: int) -> bool:
        """Bytes as text; under %v and %d only where the operand is a plain []byte."""
        flags = self.flags
        self.take(_BYTE_STEPS * len(data))
        if verb == "s":
            self.out.append(flags.pad(verbs.truncated(flags, data)))
        elif verb in ("x", "X"):
            self.out.append(verbs.hex_bytes(flags, data, verb))
        elif verb == "q":
            self.out.append(verbs.quoted(flags, data))
        elif depth == 0 and rtype.string == "[]uint8" and verb in ("v", "d"):
            if flags.sharp_v:
                if isinstance(value, Slice) and is_nil_slice(value):
                    self.out.append(b"[]byte(nil)")
                    return True
                listed = [verbs.hexadecimal(flags, byte, sharp=True) for byte in data]
                self.out.append(b"[]byte{" + b", ".join(listed) + b"}")
            else:
                items = [verbs.integer(flags, b, verb, signed=False) or b"" for b in data]
                self.out.append(b"[" + b" ".join(items) + b"]")
        else:
            return False
        return True

    def _map(self, rtype: RType, value: Map | None, verb: str, depth: int, exported: bool) -> None:
        key_type, elem_type = rtype.key, rtype.elem
        assert key_type is not None
        assert elem_type is not None
        sharp = self.flags.sharp_v
        out = self.out
        if sharp:
            if value is None:
                out.append(rtype.string.encode() + b"(nil)")
                return
            out.append(rtype.string.encode() + b"{")
        else:
            out.append(b"map[")
        entries = [] if value is None else self._sorted(key_type, value)
        for index, (key, elem) in enumerate(entries):
            if index:
                out.append(b", " if sharp else b" ")
            self.value(key_type, key, verb, depth + 1, exported=exported)
            out.append(b":")
            self.value(elem_type, elem, verb, depth + 1, exported=exported)
        out.append(b"}" if sharp else b"]")

    def _address(self, rtype: RType, value: Value, verb: str, depth: int, exported: bool) -> None:
        """A pointer: at the top `&{…}` for what it points to, deeper its address."""
        elem = rtype.elem
        if depth == 0 and value is not None and elem is not None:
            composite = elem.kind in (Kind.STRUCT, Kind.ARRAY)
            if composite or elem.kind in (Kind.SLICE, Kind.MAP):
                target = value if composite else value.base[value.index]  # type: ignore[attr-defined]
                self.out.append(b"&")
                self.value(elem, target, verb, depth + 1, exported=exported)
                return
        self._pointer(rtype, value, verb)

    def _pointer(self, rtype: RType, value: Value, verb: str) -> None:
        flags = self.flags
        if rtype.kind not in _POINTERS:
            self.bad_verb((rtype, value), verb)
            return
        size = rtype.elem.size if rtype.kind == Kind.SLICE and rtype.elem else 8
        address = address_of(self.world, value, size)
        if verb == "v" and flags.sharp_v:
            self.out.append(b"(" + rtype.string.encode() + b")(")
            self.out.append(verbs.hexadecimal(flags, address, sharp=True) if address else b"nil")
            self.out.append(b")")
        elif verb == "v" and address == 0:
            self.out.append(flags.pad(b"<nil>"))
        elif verb in ("v", "p"):
            self.out.append(verbs.hexadecimal(flags, address, sharp=not flags.sharp))
        elif verb in ("b", "o", "d", "x", "X"):
            formatted = verbs.integer(flags, address, verb, signed=False)
            self._put(formatted, (rtype, value), verb)
        else:
            self.bad_verb((rtype, value), verb)

    def _sorted(self, key_type: RType, value: Map) -> list[tuple[Value, Value]]:
        """The entries in the order in which fmt prints them."""

        def order(a: tuple[Value, Value], b: tuple[Value, Value]) -> int:
            return compare(key_type, a[0], b[0], self.world)

        return sorted(value.items(), key=cmp_to_key(order))


def _state(flags: Flags) -> tuple[int, int, int]:
    """Width, precision (-1: none) and flags as bits, for fmt.State."""
    marks = (
        *(flags.minus, flags.plus or flags.plus_v, flags.sharp or flags.sharp_v),
        *(flags.space, flags.zero),
    )
    bits = sum(1 << bit for bit, on in enumerate(marks) if on)
    return (
        -1 if flags.wid is None else flags.wid,
        -1 if flags.prec is None else flags.prec,
        bits,
    )


class TooDeepToPrint(Exception):
    """A value that contains itself: Go's fmt recurses until its stack is full."""


def is_nil_slice(value: Slice) -> bool:
    """Is it the nil slice (and not one that is merely empty)?"""
    return value is NIL_SLICE
