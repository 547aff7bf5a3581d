"""The slow and exact reading of numbers, runes and strings that are unusual or wrong.

Offsets are into the file's text read as Latin-1, as in `scanner.py`. Every
fault is (offset, message), in the words of Go's scanner.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import islice

from quizgo.gosim.errors import Fault
from quizgo.gosim.source import pos_at

Finding = tuple[int, str]

_BASE_NAMES = {2: "binary", 8: "octal", 10: "decimal", 16: "hexadecimal"}
_DIGITS = {16: re.compile(r"[0-9A-Fa-f_]*")}
_DECIMAL_DIGITS = re.compile(r"[0-9_]*")
_ESCAPES = {"x": (2, 16, 255), "u": (4, 16, 0x10FFFF), "U": (8, 16, 0x10FFFF)}


MOST_BAD_BYTES = 100
"""With more bytes that belong into no source, the rest is not looked at."""


def strip_bad_bytes(source: bytes) -> tuple[bytes, list[Fault], list[tuple[int, int]]]:
    """The source without NULs, byte order marks and broken UTF-8.

    Also their faults and the (line, column) of every byte taken out. A mark at
    the very beginning is no fault.
    """
    bad: list[tuple[int, int, str]] = []
    for mark in islice(re.finditer(rb"\0|\xef\xbb\xbf", source), MOST_BAD_BYTES + 1):
        if mark.group() == b"\0":
            bad.append((mark.start(), 1, "invalid NUL character"))
        elif mark.start() == 0:
            bad.append((0, 3, ""))
        else:
            bad.append((mark.start(), 3, "invalid BOM in the middle of the file"))
    text = source.decode("utf-8", "surrogateescape")
    offset = last = 0
    for found in islice(re.finditer("[\udc80-\udcff]", text), MOST_BAD_BYTES + 1):
        offset += len(text[last : found.start()].encode())
        bad.append((offset, 1, "invalid UTF-8 encoding"))
        offset += 1
        last = found.end()
    if not bad:
        return source, [], []
    bad.sort()
    kept: list[bytes] = []
    faults: list[Fault] = []
    removed: list[tuple[int, int]] = []
    line, line_start, last = 1, 0, 0
    for offset, width, message in bad:
        kept.append(source[last:offset])
        newlines = source.count(b"\n", last, offset)
        if newlines:
            line += newlines
            line_start = source.rfind(b"\n", last, offset) + 1
        column = offset - line_start + 1
        if message:
            faults.append(Fault(pos_at(line, column), message))
        removed.extend((line, column + i) for i in range(width))
        last = offset + width
    kept.append(source[last:])
    return b"".join(kept), faults, removed


def quote_char(char: str) -> str:
    """As Go's `%#U` prints it: U+003F '?', without the picture of what has none."""
    code = f"U+{ord(char):04X}"
    return f"{code} '{char}'" if char.isprintable() else code


def bad_identifier(name: str) -> list[Finding]:
    """What is wrong with a name that holds more than ASCII. Offsets in bytes."""
    faults: list[Finding] = []
    offset = 0
    for char in name:
        if not char.isascii():
            category = unicodedata.category(char)
            if category == "Nd":
                if offset == 0:
                    faults.append((0, f"identifier cannot begin with digit {quote_char(char)}"))
            elif category[0] != "L":
                faults.append((offset, f"invalid character {quote_char(char)} in identifier"))
        offset += len(char.encode())
    return faults


def scan_number(text: str, start: int) -> tuple[int, list[Finding]]:
    """The end of the number at `start`, and the first thing wrong with it."""
    faults: list[Finding] = []

    def complain(at: int, message: str) -> None:
        if not faults:
            faults.append((at, message))

    base, prefix, at = 10, "", start
    has_digits = False
    if text[at] == "0":
        prefix = text[at + 1 : at + 2].lower()
        base = {"x": 16, "o": 8, "b": 2}.get(prefix, 8)
        at += 2 if prefix in ("x", "o", "b") else 1
        if prefix not in ("x", "o", "b"):
            prefix, has_digits = "0", True
    digits = _DIGITS.get(base, _DECIMAL_DIGITS)
    is_float = False
    whole = digits.match(text, at)
    assert whole is not None
    has_digits = has_digits or _has_digit(whole.group())
    end = whole.end()
    if text[end : end + 1] == ".":
        if prefix in ("o", "b"):
            complain(end, f"invalid radix point in {_BASE_NAMES[base]} literal")
        is_float = True
        fraction = digits.match(text, end + 1)
        assert fraction is not None
        has_digits = has_digits or _has_digit(fraction.group())
        end = fraction.end()
    if not has_digits:
        complain(end, f"{_BASE_NAMES[base]} literal has no digits")
    letter = text[end : end + 1]
    if letter and letter in "eEpP":
        if letter in "eE" and prefix not in ("", "0"):
            complain(end, f"'{letter}' exponent requires decimal mantissa")
        elif letter in "pP" and prefix != "x":
            complain(end, f"'{letter}' exponent requires hexadecimal mantissa")
        is_float = True
        end += 2 if text[end + 1 : end + 2] in ("+", "-") else 1
        exponent = _DECIMAL_DIGITS.match(text, end)
        assert exponent is not None
        end = exponent.end()
        if not _has_digit(exponent.group()):
            complain(end, "exponent has no digits")
    elif prefix == "x" and is_float:
        complain(end, "hexadecimal mantissa requires a 'p' exponent")
    is_imaginary = text[end : end + 1] == "i"
    if not is_float and not is_imaginary and base < 10:
        for place in range(at, end):
            if text[place] != "_" and int(text[place]) >= base:
                name = _BASE_NAMES[base]
                complain(place, f"invalid digit '{text[place]}' in {name} literal")
                break
    end += is_imaginary
    literal = text[start:end]
    if "_" in literal and not faults:
        bad = _bad_separator(literal)
        if bad >= 0:
            complain(start + bad, "'_' must separate successive digits")
    return end, faults


def _has_digit(digits: str) -> bool:
    return digits.strip("_") != ""


def _bad_separator(literal: str) -> int:
    """The index of the first `_` that does not stand between digits, or -1."""
    is_hex = literal[:2].lower() == "0x"
    start = 2 if literal[:2].lower() in ("0x", "0o", "0b") else 0
    before = "0" if start else "."
    for index in range(start, len(literal)):
        char = literal[index]
        if char == "_":
            if before != "0":
                return index
            before = "_"
        elif char.isdigit() or (is_hex and char in "abcdefABCDEF"):
            before = "0"
        elif before == "_":
            return index - 1
        else:
            before = "."
    return len(literal) - 1 if before == "_" else -1


def scan_rune(text: str, start: int) -> tuple[int, list[Finding]]:
    """The end of the rune literal at `start`, and what is wrong with it."""
    faults: list[Finding] = []
    at = start + 1
    count = 0
    while True:
        char = text[at : at + 1]
        if char == "'":
            if not faults and count == 0:
                faults.append((at, "empty rune literal or unescaped '"))
            elif not faults and count != 1:
                faults.append((start, "more than one character in rune literal"))
            return at + 1, faults
        if char == "\n":
            if not faults:
                faults.append((at, "newline in rune literal"))
            return at, faults
        if not char:
            if not faults:
                faults.append((start, "rune literal not terminated"))
            return at, faults
        if char == "\\":
            at = _escape(text, at + 1, "'", faults)
        else:
            at += _char_width(char)
        count += 1


def scan_string(text: str, start: int) -> tuple[int, list[Finding]]:
    """The end of the interpreted string at `start`, and what is wrong with it."""
    faults: list[Finding] = []
    at = start + 1
    while True:
        char = text[at : at + 1]
        if char == '"':
            return at + 1, faults
        if char == "\n":
            faults.append((at, "newline in string"))
            return at, faults
        if not char:
            faults.append((start, "string not terminated"))
            return at, faults
        at = _escape(text, at + 1, '"', faults) if char == "\\" else at + _char_width(char)


def _char_width(char: str) -> int:
    """How many bytes the character that begins with this byte takes."""
    code = ord(char)
    return 1 if code < 0xC0 else 2 if code < 0xE0 else 3 if code < 0xF0 else 4


def _char_at(text: str, at: int) -> str:
    width = _char_width(text[at])
    return text[at : at + width].encode("latin-1").decode(errors="replace")


def _escape(text: str, at: int, quote: str, faults: list[Finding]) -> int:
    """Where reading goes on after the backslash before `at`."""
    char = text[at : at + 1]
    if not char:
        return at
    if char == quote or char in "abfnrtv\\":
        return at + 1
    if char in "01234567":
        length, base, most = 3, 8, 255
    elif char in _ESCAPES:
        length, base, most = _ESCAPES[char]
        at += 1
    else:
        faults.append((at, "unknown escape"))
        return at
    value = 0
    for _ in range(length):
        char = text[at : at + 1]
        if not char:
            return at
        digit = int(char, 16) if char in "0123456789abcdefABCDEF" else base
        if digit >= base:
            shown = _quoted(_char_at(text, at))
            faults.append((at, f"invalid character {shown} in {_BASE_NAMES[base]} escape"))
            return at
        value = value * base + digit
        at += 1
    if value > most and base == 8:
        faults.append((at, f"octal escape value {value} > 255"))
    elif value > most or 0xD800 <= value < 0xE000:
        shown = quote_char(chr(value)) if value <= 0x10FFFF else f"U+{value:04X}"
        faults.append((at, f"escape is invalid Unicode code point {shown}"))
    return at


_QUOTED = {"\n": r"'\n'", "\t": r"'\t'", "\r": r"'\r'", "'": r"'\''", "\\": r"'\\'"}


def _quoted(char: str) -> str:
    """As Go's `%q` prints a character."""
    if char in _QUOTED:
        return _QUOTED[char]
    if char.isprintable():
        return f"'{char}'"
    code = ord(char)
    named = {7: "a", 8: "b", 11: "v", 12: "f"}.get(code)
    if named:
        return f"'\\{named}'"
    return f"'\\x{code:02x}'" if code < 0x80 else f"'\\u{code:04x}'"
