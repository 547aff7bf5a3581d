"""Classes and cases of single runes, as package unicode has them.

Python's tables are those of its own Unicode version; what was added later is
no letter here.
"""

from __future__ import annotations

import unicodedata

_SPACES = frozenset(
    (
        *(9, 10, 11, 12, 13, 32, 0x85, 0xA0),
        *(0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000),
    )
)
_UNLIKE_PYTHON_LOWER = {0x130: 0x69}  # Python lowers the dotted capital I to two characters


def category(code: int) -> str:
    """The Unicode category, `Lu`; of what is no code point, empty."""
    return unicodedata.category(chr(code)) if 0 <= code <= 0x10FFFF else ""


def is_letter(code: int) -> bool:
    return category(code)[:1] == "L"


def is_space(code: int) -> bool:
    return code in _SPACES


def upper(code: int) -> int:
    """The upper case of one rune, where it is one rune too."""
    if code < 0 or code > 0x10FFFF:
        return code
    mapped = chr(code).upper()
    return ord(mapped) if len(mapped) == 1 else title(code)


def lower(code: int) -> int:
    """The lower case of one rune."""
    if code < 0 or code > 0x10FFFF:
        return code
    if code in _UNLIKE_PYTHON_LOWER:
        return _UNLIKE_PYTHON_LOWER[code]
    mapped = chr(code).lower()
    return ord(mapped) if len(mapped) == 1 else code


def title(code: int) -> int:
    """The title case of one rune."""
    if code < 0 or code > 0x10FFFF:
        return code
    mapped = chr(code).title()
    return ord(mapped) if len(mapped) == 1 else code


def fold_key(code: int) -> int:
    """Equal for runes that simple folding makes equal (k, K and the Kelvin sign)."""
    return lower(upper(code)) if code not in (0x130, 0x131) else code


def simple_fold(code: int) -> int:
    """The next rune in the circle of those that fold alike."""
    if code < 0 or code > 0x10FFFF:
        return code
    key = fold_key(code)
    circle = sorted({c for c in _circle(code, key) if fold_key(c) == key})
    return next((c for c in circle if c > code), circle[0])


def _circle(code: int, key: int) -> tuple[int, ...]:
    cased = (upper(code), lower(code), title(code), upper(key), title(key))
    return (code, key, *cased, *_EXTRA.get(key, ()))


_EXTRA: dict[int, tuple[int, ...]] = {
    0x6B: (0x212A,),
    0xDF: (0x1E9E,),
    0x73: (0x17F,),
    0xE5: (0x212B,),
    0x3B8: (0x3D1, 0x3F4),
    0x3C9: (0x2126,),
    0x3C3: (0x3C2,),
    0x3B2: (0x3D0,),
    0x3B5: (0x3F5,),
    0x3BA: (0x3F0,),
    0x3C0: (0x3D6,),
    0x3C1: (0x3F1,),
    0x3C6: (0x3D5,),
    0x3BC: (0xB5,),
    0x3B9: (0x345, 0x1FBE),
    0x1E61: (0x1E9B,),
    0x1C6: (0x1C5,),
    0x1C9: (0x1C8,),
    0x1CC: (0x1CB,),
    0x1F3: (0x1F2,),
}
