"""strconv: numbers from and to text, quoting and unquoting."""

from __future__ import annotations

import math
import re
from collections.abc import Callable

from quizgo.gosim.lib.charging import weighed
from quizgo.gosim.lib.floats import float32, format_float
from quizgo.gosim.lib.text import (
    can_backquote,
    encode_rune,
    is_graphic_space,
    is_print,
    quote,
    quote_rune,
)
from quizgo.gosim.lib.unicode_utf8 import decode_first
from quizgo.gosim.vm.host import Context
from quizgo.gosim.vm.values import Value

_FINE, _SYNTAX, _RANGE, _BASE, _BIT_SIZE = range(5)

_BOOLS = dict.fromkeys((b"1", b"t", b"T", b"true", b"True", b"TRUE"), True)
_BOOLS |= dict.fromkeys((b"0", b"f", b"F", b"false", b"False", b"FALSE"), False)
_DECIMAL = re.compile(rb"[+-]?(?:[0-9][0-9_]*\.?[0-9_]*|\.[0-9][0-9_]*)(?:[eE][+-]?[0-9][0-9_]*)?")
_HEX = re.compile(rb"[+-]?0[xX]_?(?:[0-9a-fA-F_]*\.?[0-9a-fA-F_]*)[pP][+-]?[0-9][0-9_]*", re.ASCII)
_PREFIX = re.compile(rb"^0[bBoOxX]")
_LOOSE = re.compile(rb"(?<![0-9])_|_(?![0-9])")
_LOOSE_IN_HEX = re.compile(rb"(?<![0-9a-fA-F])_|_(?![0-9a-fA-F])")
_PYTHON_PREFIX = {2: b"b", 8: b"o", 16: b"x"}
"""What int() would read as a prefix where Go's digits have none."""
_SPECIAL = re.compile(rb"[+-]?inf(?:inity)?|nan", re.IGNORECASE)


def parse_bool(s: bytes) -> Value:
    """The value, and whether the syntax is right."""
    return _BOOLS.get(s, False), _FINE if s in _BOOLS else _SYNTAX


def parse_uint(s: bytes, base: int, bits: int) -> tuple[int, int]:
    """The number and what is wrong; beyond the range the largest."""
    if not s:
        return 0, _SYNTAX
    digits = s
    any_base = base == 0
    if any_base:
        base = 10
        if digits[:1] == b"0":
            prefix = digits[1:2].lower()
            if len(digits) >= 3 and prefix in (b"b", b"o", b"x"):
                base = {b"b": 2, b"o": 8, b"x": 16}[prefix]
                digits = digits[2:]
            else:
                base = 8
                digits = digits[1:]
    elif not 2 <= base <= 36:
        return 0, _BASE
    if bits == 0:
        bits = 64
    elif not 0 <= bits <= 64:
        return 0, _BIT_SIZE
    if any_base and b"_" in digits:
        if _misplaced_underscore(s):
            return 0, _SYNTAX
        digits = digits.replace(b"_", b"")
    value = _digits(digits, base)
    if value is None:
        return 0, _SYNTAX
    most = (1 << bits) - 1
    return (most, _RANGE) if value > most else (value, _FINE)


def _digits(digits: bytes, base: int) -> int | None:
    """The value of plain digits; the empty string is 0 (what follows a lone leading zero)."""
    if not digits:
        return 0
    if not digits.isalnum() or not digits.isascii():
        return None
    if digits[:1] == b"0" and digits[1:2].lower() == _PYTHON_PREFIX.get(base):
        return None
    if len(digits) > 4000:
        digits = digits.lstrip(b"0") or b"0"
        if len(digits) > 70:
            return 1 << 65 if re.fullmatch(rb"[0-9a-zA-Z]+", digits) else None
    try:
        return int(digits, base)
    except ValueError:
        return None


def _misplaced_underscore(s: bytes) -> bool:
    """Does one stand elsewhere than between digits, or behind a base prefix and before a digit?"""
    body = s.lstrip(b"+-")
    prefix = _PREFIX.match(body)
    loose = _LOOSE_IN_HEX if prefix and prefix.group() in b"0x0X" else _LOOSE
    return loose.search(_PREFIX.sub(b"0", body)) is not None


def parse_int(s: bytes, base: int, bits: int) -> tuple[int, int]:
    """As parse_uint, with a sign."""
    if not s:
        return 0, _SYNTAX
    negative = s[:1] == b"-"
    value, code = parse_uint(s[1:] if s[:1] in (b"+", b"-") else s, base, bits)
    if code not in (_FINE, _RANGE):
        return 0, code
    limit = 1 << ((bits or 64) - 1)
    if negative:
        return (-limit, _RANGE) if value > limit else (-value, code)
    return (limit - 1, _RANGE) if value >= limit else (value, code)


def parse_float(s: bytes, bits: int) -> tuple[float, int]:
    """The nearest float; too large is infinite and out of range."""
    if _SPECIAL.fullmatch(s):
        return float(s), _FINE
    digits = s
    if b"_" in s:
        if _misplaced_underscore(s):
            return 0.0, _SYNTAX
        digits = s.replace(b"_", b"")
    if _HEX.fullmatch(s):
        return _parse_hex(digits.decode(), bits)
    if not _DECIMAL.fullmatch(digits):
        return 0.0, _SYNTAX
    value = float(digits)
    if bits == 32 and not math.isinf(value):
        value = _nearest32(digits, value)
    return value, _RANGE if math.isinf(value) else _FINE


def _nearest32(digits: bytes, value: float) -> float:
    """Rounded once, not twice: a float64 half way between two float32 must be looked at again."""
    rounded = float32(value)
    if math.isinf(rounded) or rounded == value:
        return rounded
    from fractions import Fraction

    exact = Fraction(digits.decode())
    other = float32(math.nextafter(value, math.inf if exact > Fraction(value) else -math.inf))
    if exact == Fraction(value) or math.isinf(other):
        return rounded
    near, far = abs(exact - Fraction(rounded)), abs(exact - Fraction(other))
    return rounded if near <= far else other


def _parse_hex(text: str, bits: int) -> tuple[float, int]:
    mantissa = text.lstrip("+-")[2:].lower().partition("p")[0]
    if not mantissa.replace(".", ""):
        return 0.0, _SYNTAX
    try:
        value = float.fromhex(text)
    except OverflowError:
        return math.copysign(math.inf, -1.0 if text[0] == "-" else 1.0), _RANGE
    if bits == 32:
        value = float32(value)
        if math.isinf(value):
            return value, _RANGE
    return value, _FINE


def _float_prefix(s: bytes, bits: int) -> tuple[float, int, bytes]:
    """The float that the text begins with, what is wrong, and the rest."""
    found = _SPECIAL.match(s) or _HEX.match(s) or _DECIMAL.match(s)
    if found is None:
        return 0.0, _SYNTAX, s
    value, code = parse_float(found.group(), bits)
    return value, code, s[found.end() :]


def parse_complex(s: bytes, bits: int) -> tuple[complex, int]:
    """`N`, `Ni` or `N+Ni`, in parentheses or not."""
    half = 32 if bits == 64 else 64
    text = s[1:-1] if len(s) >= 2 and s[:1] == b"(" and s[-1:] == b")" else s
    real, real_code, rest = _float_prefix(text, half)
    if real_code == _SYNTAX:
        return 0j, _SYNTAX
    if not rest:
        return complex(real, 0.0), real_code
    if rest == b"i":
        return complex(0.0, real), real_code
    if rest[:1] == b"+" and rest[1:2] not in (b"+", b""):
        rest = rest[1:]
    elif rest[:1] not in (b"+", b"-"):
        return 0j, _SYNTAX
    imaginary, code, rest = _float_prefix(rest, half)
    if code == _SYNTAX or rest != b"i":
        return 0j, _SYNTAX
    return complex(real, imaginary), max(real_code, code)


_LETTERS = {2: "b", 8: "o", 16: "x"}


def format_integer(value: int, base: int) -> bytes:
    """Digits and lower-case letters."""
    if base == 10:
        return b"%d" % value
    if base in _LETTERS:
        return format(value, _LETTERS[base]).encode()
    digits = []
    rest = abs(value)
    while True:
        rest, digit = divmod(rest, base)
        digits.append("0123456789abcdefghijklmnopqrstuvwxyz"[digit])
        if not rest:
            break
    return (("-" if value < 0 else "") + "".join(reversed(digits))).encode()


_SIMPLE = {ord(k): ord(v) for k, v in zip("abfnrtv\\'\"", "\a\b\f\n\r\t\v\\'\"", strict=True)}
_HEX_LENGTH = {ord("x"): 2, ord("u"): 4, ord("U"): 8}


_LONGEST_CHAR = 12
"""Bytes that an escape takes at most, and more."""


def unquote_char(s: bytes, mark: int) -> tuple[int, bool, bytes, bool]:
    """The first character of a literal's inside: value, whether it is a rune, the rest, fine."""
    bad = (0, False, b"", False)
    if not s:
        return bad
    first = s[0]
    if first == mark and mark in b"'\"" and mark:
        return bad
    if first >= 0x80:
        rune, size = decode_first(s)
        return rune, True, s[size:], True
    if first != 0x5C:
        return first, False, s[1:], True
    if len(s) < 2:
        return bad
    kind, rest = s[1], s[2:]
    if kind in _SIMPLE and kind not in b"'\"":
        return _SIMPLE[kind], False, rest, True
    if kind in b"'\"":
        return (kind, False, rest, True) if kind == mark else bad
    if kind in _HEX_LENGTH:
        length = _HEX_LENGTH[kind]
        if not re.fullmatch(rb"[0-9a-fA-F]{%d}" % length, rest[:length]):
            return bad
        value = int(rest[:length], 16)
        if kind == 0x78:
            return value, False, rest[length:], True
        if value > 0x10FFFF or 0xD800 <= value < 0xE000:
            return bad
        return value, True, rest[length:], True
    if re.fullmatch(rb"[0-7]{3}", s[1:4]):
        value = int(s[1:4], 8)
        return (value, False, s[4:], True) if value < 256 else bad
    return bad


def unquote(s: bytes) -> tuple[bytes, bool]:
    """The string that a Go literal stands for."""
    prefix, fine = quoted_prefix(s)
    if not fine or len(prefix) != len(s):
        return b"", False
    body = s[1:-1]
    if s[0] == 0x60:
        return body.replace(b"\r", b""), True
    out: list[bytes] = []
    at = 0
    while at < len(body):
        value, is_rune, size, _ = _char_at(body, at, s[0])
        out.append(encode_rune(value) if is_rune or value < 0x80 else bytes((value,)))
        at += size
    return b"".join(out), True


def _char_at(s: bytes, at: int, mark: int) -> tuple[int, bool, int, bool]:
    """As `unquote_char`, somewhere in a long text: with the number of its bytes, not the rest."""
    piece = s[at : at + _LONGEST_CHAR]
    value, is_rune, rest, fine = unquote_char(piece, mark)
    return value, is_rune, len(piece) - len(rest), fine


def quoted_prefix(s: bytes) -> tuple[bytes, bool]:
    """The literal that the string begins with."""
    if len(s) < 2:
        return b"", False
    mark = s[0]
    if mark == 0x60:
        end = s.find(b"`", 1)
        return (s[: end + 1], True) if end >= 0 else (b"", False)
    if mark not in b"'\"":
        return b"", False
    at = 1
    count = 0
    while at < len(s) and s[at] != mark:
        if s[at] == 0x0A:
            return b"", False
        _, _, size, fine = _char_at(s, at, mark)
        if not fine:
            return b"", False
        at += size
        count += 1
    if at >= len(s) or (mark == 0x27 and count != 1):
        return b"", False
    return s[: at + 1], True


def _format_complex(context: Context, c: complex, verb: int, precision: int, bits: int) -> Value:
    context.world.charge(2 * max(precision, 24))
    real = format_float(c.real, chr(verb), precision, bits // 2)
    imaginary = format_float(c.imag, chr(verb), precision, bits // 2)
    if imaginary[0] not in "+-":
        imaginary = "+" + imaginary
    return f"({real}{imaginary}i)".encode()


def _format_float(context: Context, f: float, verb: int, precision: int, bits: int) -> Value:
    if chr(verb) not in "eEfgGbxX":
        return b"%" + encode_rune(verb)
    context.world.charge(max(precision, 24))
    return format_float(f, chr(verb), precision, bits).encode()


def _is_graphic(r: int) -> bool:
    return is_print(r) or is_graphic_space(r)


NATIVES: dict[str, Callable[..., Value]] = {
    "parseBool": parse_bool,
    "parseInt": parse_int,
    "parseUint": parse_uint,
    "parseFloat": parse_float,
    "parseComplex": parse_complex,
    "unquoteChar": unquote_char,
    "formatInt": format_integer,
    "formatUint": format_integer,
    "FormatBool": lambda b: b"true" if b else b"false",
    "Itoa": lambda i: b"%d" % i,
    "QuoteRune": lambda r: quote_rune(r).encode(),
    "QuoteRuneToASCII": lambda r: quote_rune(r, ascii_only=True).encode(),
    "QuoteRuneToGraphic": lambda r: quote_rune(r, graphic=True).encode(),
    "CanBackquote": can_backquote,
    "IsPrint": is_print,
    "IsGraphic": _is_graphic,
}
HOSTED: dict[str, Callable[..., Value]] = {
    "FormatFloat": _format_float,
    "FormatComplex": _format_complex,
    "Quote": weighed(lambda s: quote(s).encode(), byte=2),
    "QuoteToASCII": weighed(lambda s: quote(s, ascii_only=True).encode(), byte=2),
    "QuoteToGraphic": weighed(lambda s: quote(s, graphic=True).encode(), byte=2),
    "unquote": weighed(unquote, byte=10),
    "quotedPrefix": weighed(quoted_prefix, byte=6),
}
SLOW = {"parseFloat": 25, "parseComplex": 30, "formatInt": 25, "formatUint": 25, "unquoteChar": 10}
