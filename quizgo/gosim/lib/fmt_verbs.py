"""Single values under fmt's verbs, flags and widths: numbers, strings, bytes, padding."""

from __future__ import annotations

import re

from quizgo.gosim.lib.floats import format_float
from quizgo.gosim.lib.text import (
    MAX_RUNE,
    RUNE_ERROR,
    can_backquote,
    decoded,
    encode_rune,
    encoded,
    is_print,
    quote,
    quote_rune,
    rune_count,
)

_BASES = {"v": 10, "d": 10, "b": 2, "o": 8, "O": 8, "x": 16, "X": 16}
_FLOAT_PRECISION = {
    **dict.fromkeys("vbgGxX", -1),
    **dict.fromkeys("feEF", 6),
}


class Flags:
    """What stands between `%` and the verb."""

    __slots__ = ("minus", "plus", "plus_v", "prec", "sharp", "sharp_v", "space", "wid", "zero")

    def __init__(self) -> None:
        self.wid: int | None = None
        self.prec: int | None = None
        self.minus = self.plus = self.sharp = self.space = self.zero = False
        self.plus_v = self.sharp_v = False

    def pad(self, data: bytes, *, zero: bool | None = None) -> bytes:
        """Fill up to the width, in runes: with zeros only on the left."""
        wid = self.wid
        if not wid:
            return data
        missing = wid - rune_count(data)
        if missing <= 0:
            return data
        if self.minus:
            return data + b" " * missing
        zeros = self.zero if zero is None else zero
        return (b"0" if zeros else b" ") * missing + data


def integer(flags: Flags, value: int, verb: str, *, signed: bool) -> bytes | None:
    """An integer, or None where the verb is not for integers."""
    if verb == "c":
        return flags.pad(encode_rune(_as_rune(value)))
    if verb == "q":
        return flags.pad(quote_rune(_as_rune(value), ascii_only=flags.plus).encode())
    if verb == "U":
        return _unicode(flags, value)
    base = _BASES.get(verb)
    if base is None:
        return None
    if verb == "v" and flags.sharp_v and not signed:
        return hexadecimal(flags, value, sharp=True)
    return _number(flags, value, base, verb, sharp=flags.sharp)


def _as_rune(value: int) -> int:
    """As an int converts to a rune: what is beyond Unicode is no rune."""
    if value < 0 or value > MAX_RUNE:
        return RUNE_ERROR
    return value


def hexadecimal(flags: Flags, value: int, *, sharp: bool) -> bytes:
    """An address or a byte in lower-case hexadecimal, with `0x` or without."""
    return _number(flags, value, 16, "v", sharp=sharp)


def _number(flags: Flags, value: int, base: int, verb: str, *, sharp: bool) -> bytes:
    negative = value < 0
    magnitude = -value if negative else value
    least = 0
    if flags.prec is not None:
        least = flags.prec
        if least == 0 and value == 0:
            return b" " * (flags.wid or 0)
    elif flags.zero and not flags.minus and flags.wid is not None:
        least = flags.wid - (negative or flags.plus or flags.space)
    if base == 10:
        digits = str(magnitude)
    elif base == 16:
        digits = f"{magnitude:X}" if verb == "X" else f"{magnitude:x}"
    else:
        digits = f"{magnitude:o}" if base == 8 else f"{magnitude:b}"
    digits = digits.rjust(least, "0")
    if sharp:
        if base == 2:
            digits = "0b" + digits
        elif base == 8 and digits[0] != "0":
            digits = "0" + digits
        elif base == 16:
            digits = ("0X" if verb == "X" else "0x") + digits
    if verb == "O":
        digits = "0o" + digits
    sign = "-" if negative else "+" if flags.plus else " " if flags.space else ""
    return flags.pad((sign + digits).encode(), zero=False)


def _unicode(flags: Flags, value: int) -> bytes:
    value &= 0xFFFFFFFFFFFFFFFF
    text = f"U+{value:0{max(flags.prec or 0, 4)}X}"
    if flags.sharp and value <= MAX_RUNE and is_print(value):
        text += f" '{chr(value)}'"
    return flags.pad(text.encode(), zero=False)


def floating(flags: Flags, value: float, bits: int, verb: str) -> bytes | None:
    """A float, or None where the verb is not for floats."""
    precision = _FLOAT_PRECISION.get(verb)
    if precision is None:
        return None
    if flags.prec is not None:
        precision = flags.prec
    form = {"v": "g", "F": "f"}.get(verb, verb)
    text = format_float(value, form, precision, bits)
    body = text.lstrip("+-")
    sign = "-" if text[0] == "-" else "+" if flags.plus else " " if flags.space else ""
    if body == "Inf":
        sign = sign or "+"
    elif body != "NaN":
        if flags.sharp and verb != "b":
            body = _with_point(body, form, precision)
        if flags.zero and not flags.minus:
            body = body.rjust((flags.wid or 0) - len(sign), "0")
    return flags.pad((sign + body).encode(), zero=False)


_MANTISSA = re.compile("[^eEpP]*")
_HEX_MANTISSA = re.compile("(0[xX])([^pP]*)")


def _with_point(text: str, form: str, precision: int) -> str:
    """`#`: always a decimal point, and for %g no trailing zeros taken away."""
    found = _HEX_MANTISSA.match(text) or _MANTISSA.match(text)
    assert found is not None
    mantissa = found[0]
    digits = found[found.re.groups].replace(".", "").lstrip("0")
    wanted = 0
    if form in "gGx":
        wanted = 6 if precision == -1 else precision
    missing = wanted - len(digits)
    if form in "xX":
        missing -= 1  # the x counts too
    point = ""
    if "." not in mantissa:
        point = "."
        missing -= mantissa == "0"
    return mantissa + point + "0" * missing + text[len(mantissa) :]


def complex_number(flags: Flags, value: complex, bits: int, verb: str) -> bytes | None:
    """`(1+2i)`, or None where the verb is not for complex numbers."""
    real = floating(flags, value.real, bits // 2, verb)
    if real is None:
        return None
    plus, flags.plus = flags.plus, True
    imaginary = floating(flags, value.imag, bits // 2, verb)
    flags.plus = plus
    assert imaginary is not None
    return b"(" + real + imaginary + b"i)"


def truncated(flags: Flags, data: bytes) -> bytes:
    """Cut to so many runes as the precision says."""
    if flags.prec is None or len(data) <= flags.prec:
        return data
    if data.isascii():
        return data[: flags.prec]
    return encoded(decoded(data)[: flags.prec])


def string(flags: Flags, data: bytes, verb: str) -> bytes | None:
    """A string, or None where the verb is not for strings."""
    if verb == "v":
        return quoted(flags, data) if flags.sharp_v else flags.pad(truncated(flags, data))
    if verb == "s":
        return flags.pad(truncated(flags, data))
    if verb in ("x", "X"):
        return hex_bytes(flags, data, verb)
    return quoted(flags, data) if verb == "q" else None


def quoted(flags: Flags, data: bytes) -> bytes:
    """`%q`."""
    data = truncated(flags, data)
    if flags.sharp and can_backquote(data):
        return flags.pad(b"`" + data + b"`")
    return flags.pad(quote(data, ascii_only=flags.plus).encode())


def hex_bytes(flags: Flags, data: bytes, verb: str) -> bytes:
    """`%x` of a string or of bytes: two digits a byte, apart with the space flag."""
    if flags.prec is not None:
        data = data[: flags.prec]
    if not data:
        return _padding(flags, flags.wid or 0)
    prefix = ("0X" if verb == "X" else "0x") if flags.sharp else ""
    if flags.space:
        text = prefix + data.hex(" ").replace(" ", " " + prefix)
    else:
        text = prefix + data.hex()
    if verb == "X":
        text = text.upper()
    padding = _padding(flags, (flags.wid or 0) - len(text))
    return text.encode() + padding if flags.minus else padding + text.encode()


def _padding(flags: Flags, count: int) -> bytes:
    return (b"0" if flags.zero and not flags.minus else b" ") * max(count, 0)
