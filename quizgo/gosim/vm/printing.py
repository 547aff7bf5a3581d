"""The builtins print and println, and how a crash prints the value of a panic."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, cast

from quizgo.gosim.code.rtypes import Kind, RType
from quizgo.gosim.vm.numbers import float32
from quizgo.gosim.vm.values import Slice, Value

if TYPE_CHECKING:
    from quizgo.gosim.vm.host import World


def print_values(
    world: World, newline: bool, rtypes: tuple[RType, ...], values: tuple[Value, ...]
) -> None:
    """`println` (with `newline`) and `print`: to stderr."""
    parts = [raw_text(world, rtype, value) for rtype, value in zip(rtypes, values, strict=True)]
    if sum(map(len, parts)) > world.host.room():
        for part in parts:
            world.host.write(2, part)
    text = b" ".join(parts) + b"\n" if newline else b"".join(parts)
    world.host.write(2, text)


def raw_text(world: World, rtype: RType, value: Value) -> bytes:
    """A value as the runtime prints it without fmt."""
    kind = rtype.kind
    if kind is Kind.STRING:
        return cast("bytes", value)
    if kind is Kind.BOOL:
        return b"true" if value else b"false"
    if Kind.INT <= kind <= Kind.UINTPTR:
        return b"%d" % cast("int", value)
    if kind in (Kind.FLOAT32, Kind.FLOAT64):
        return raw_float(cast("float", value), kind)
    if kind in (Kind.COMPLEX64, Kind.COMPLEX128):
        return _raw_complex(cast("complex", value), kind)
    if kind is Kind.INTERFACE:
        return _raw_interface(world, cast("tuple[RType, Value] | None", value))
    if kind is Kind.SLICE:
        s = cast("Slice", value)
        return b"[%d/%d]0x%x" % (s.len, s.cap, _address(world, s.array if s.cap else None))
    return b"0x%x" % _address(world, value)


def _raw_interface(world: World, value: tuple[RType, Value] | None) -> bytes:
    if value is None:
        return b"(0x0,0x0)"
    return b"(0x%x,0x%x)" % (world.address(value[0]), world.address(value))


def _address(world: World, value: Value) -> int:
    return 0 if value is None else world.address(value)


def raw_float(x: float, kind: Kind = Kind.FLOAT64) -> bytes:
    """The shortest digits that give the number back, as strconv's format `g`."""
    if x != x:
        return b"NaN"
    if math.isinf(x):
        return b"+Inf" if x > 0 else b"-Inf"
    if x == 0:
        return b"-0" if math.copysign(1.0, x) < 0 else b"0"
    digits, exponent = _shortest(abs(x), single=kind is Kind.FLOAT32)
    sign = "-" if x < 0 else ""
    if exponent < -4 or exponent >= _LARGEST_PLAIN:
        fraction = "." + digits[1:] if len(digits) > 1 else ""
        return f"{sign}{digits[0]}{fraction}e{exponent:+03d}".encode()
    if exponent < 0:
        return f"{sign}0.{'0' * (-exponent - 1)}{digits}".encode()
    whole, fraction = digits[: exponent + 1].ljust(exponent + 1, "0"), digits[exponent + 1 :]
    return f"{sign}{whole}{'.' if fraction else ''}{fraction}".encode()


_LARGEST_PLAIN = 6
"""Powers of ten from here on are written with an exponent."""


def _shortest(x: float, *, single: bool) -> tuple[str, int]:
    """The digits of a positive number, and the power of ten of the first."""
    text = f"{x:.16e}"
    for precision in range(9 if single else 17):
        text = f"{x:.{precision}e}"
        back = float(text)
        if (float32(back) if single else back) == x:
            break
    mantissa, _, exponent = text.partition("e")
    return mantissa.replace(".", "").rstrip("0") or "0", int(exponent)


def _raw_complex(z: complex, kind: Kind) -> bytes:
    part = Kind.FLOAT32 if kind is Kind.COMPLEX64 else Kind.FLOAT64
    imaginary = raw_float(z.imag, part)
    sign = b"" if imaginary[:1] in (b"+", b"-") else b"+"
    return b"(" + raw_float(z.real, part) + sign + imaginary + b"i)"


def panic_text(world: World, value: tuple[RType, Value] | None) -> bytes:
    """What stands behind `panic: ` for a value that has neither Error nor String."""
    if value is None:
        return b"nil"
    rtype, inner = value
    basic = Kind.BOOL <= rtype.kind <= Kind.COMPLEX128 or rtype.kind is Kind.STRING
    if not basic:
        return b"(%s) 0x%x" % (rtype.string.encode(), world.address(inner))
    text = raw_text(world, rtype, inner)
    if rtype.kind is Kind.STRING:
        text = text.replace(b"\n", b"\n\t")
    if not rtype.named or not rtype.pkg_path:
        return text
    if rtype.kind is Kind.STRING:
        text = b'"' + text + b'"'
    return b"%s(%s)" % (rtype.string.encode(), text)
