"""Classes and cases of single runes, as package unicode has them."""

from __future__ import annotations

import unicodedata

from quizgo.gosim.lib.newer_unicode import added_category, added_lower, added_upper

_SPACES = frozenset(
    (
        *(9, 10, 11, 12, 13, 32, 0x85, 0xA0),
        *(0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000),
    )
)
_RECLASSIFIED = (0x295, 0x1171E)
"""Of another category since Unicode 15 or later."""
_UNLIKE_PYTHON_LOWER = {0x130: 0x69}  # Python lowers the dotted capital I to two characters


def category(code: int) -> str:
    """The Unicode category, `Lu`; of what is no code point, empty."""
    if not 0 <= code <= 0x10FFFF:
        return ""
    known = unicodedata.category(chr(code))
    if known == "Cn" or code in _RECLASSIFIED:
        return added_category(code) or known
    return known


def is_letter(code: int) -> bool:
    return category(code)[:1] == "L"


def is_space(code: int) -> bool:
    return code in _SPACES


def upper(code: int) -> int:
    """The upper case of one rune, where it is one rune too."""
    if code < 0 or code > 0x10FFFF:
        return code
    mapped = chr(code).upper()
    if len(mapped) != 1:
        return title(code)
    return ord(mapped) if ord(mapped) != code else added_upper().get(code, code)


def lower(code: int) -> int:
    """The lower case of one rune."""
    if code < 0 or code > 0x10FFFF:
        return code
    if code in _UNLIKE_PYTHON_LOWER:
        return _UNLIKE_PYTHON_LOWER[code]
    mapped = chr(code).lower()
    if len(mapped) != 1:
        return code
    return ord(mapped) if ord(mapped) != code else added_lower().get(code, code)


def title(code: int) -> int:
    """The title case of one rune."""
    if code < 0 or code > 0x10FFFF:
        return code
    mapped = chr(code).title()
    if len(mapped) != 1:
        return code
    return ord(mapped) if ord(mapped) != code else added_upper().get(code, code)


def fold_key(code: int) -> int:
    """Equal for runes that simple folding makes equal (k, K and the Kelvin sign)."""
    return _circle(code)[0]


def simple_fold(code: int) -> int:
    """The next rune in the circle of those that fold alike."""
    circle = _circle(code)
    return circle[(circle.index(code) + 1) % len(circle)]


def _circle(code: int) -> tuple[int, ...]:
    """The runes that fold alike, ascending."""
    known = _CIRCLE_OF.get(code)
    if known is not None:
        return known
    small = lower(code)
    if small != code:
        return (min(code, small), max(code, small)) if upper(small) == code else (code,)
    capital = upper(code)
    if capital != code and lower(capital) == code:
        return min(code, capital), max(code, capital)
    return (code,)


_CIRCLES = (
    (0x4B, 0x6B, 0x212A),
    (0x53, 0x73, 0x17F),
    (0xB5, 0x39C, 0x3BC),
    (0xC5, 0xE5, 0x212B),
    (0xDF, 0x1E9E),
    (0x1C4, 0x1C5, 0x1C6),
    (0x1C7, 0x1C8, 0x1C9),
    (0x1CA, 0x1CB, 0x1CC),
    (0x1F1, 0x1F2, 0x1F3),
    (0x345, 0x399, 0x3B9, 0x1FBE),
    (0x390, 0x1FD3),
    (0x392, 0x3B2, 0x3D0),
    (0x395, 0x3B5, 0x3F5),
    (0x398, 0x3B8, 0x3D1, 0x3F4),
    (0x39A, 0x3BA, 0x3F0),
    (0x3A0, 0x3C0, 0x3D6),
    (0x3A1, 0x3C1, 0x3F1),
    (0x3A3, 0x3C2, 0x3C3),
    (0x3A6, 0x3C6, 0x3D5),
    (0x3A9, 0x3C9, 0x2126),
    (0x3B0, 0x1FE3),
    (0x412, 0x432, 0x1C80),
    (0x414, 0x434, 0x1C81),
    (0x41E, 0x43E, 0x1C82),
    (0x421, 0x441, 0x1C83),
    (0x422, 0x442, 0x1C84, 0x1C85),
    (0x42A, 0x44A, 0x1C86),
    (0x462, 0x463, 0x1C87),
    (0x1C88, 0xA64A, 0xA64B),
    (0x1E60, 0x1E61, 0x1E9B),
    (0xFB05, 0xFB06),
)
"""Those that are not just a capital letter and its small one."""

_CIRCLE_OF = {code: circle for circle in _CIRCLES for code in circle}
