"""unicode: classes and cases of runes."""

from __future__ import annotations

from collections.abc import Callable

from quizgo.gosim.lib import casing
from quizgo.gosim.lib.casing import category, is_space
from quizgo.gosim.lib.scripts import is_of_script
from quizgo.gosim.lib.text import is_graphic_space, is_print
from quizgo.gosim.vm.values import Value


def in_class(class_name: bytes, r: int) -> bool:
    """Is the rune of this class: a category or its first letter, `LC`, `space`, `script NAME`?"""
    name = class_name.decode()
    if name == "space":
        return is_space(r)
    if name == "LC":
        return category(r) in ("Lu", "Ll", "Lt")
    if name.startswith("script "):
        return is_of_script(name[7:], r)
    return r >= 0 and category(r).startswith(name)


def _of(*classes: str) -> Callable[[int], bool]:
    def of_class(r: int) -> bool:
        return category(r).startswith(classes)

    return of_class


NATIVES: dict[str, Callable[..., Value]] = {
    "inClass": in_class,
    "IsControl": _of("Cc"),
    "IsDigit": _of("Nd"),
    "IsGraphic": lambda r: is_print(r) or is_graphic_space(r),
    "IsLetter": casing.is_letter,
    "IsLower": _of("Ll"),
    "IsMark": _of("M"),
    "IsNumber": _of("N"),
    "IsPrint": is_print,
    "IsPunct": _of("P"),
    "IsSpace": is_space,
    "IsSymbol": _of("S"),
    "IsTitle": _of("Lt"),
    "IsUpper": _of("Lu"),
    "SimpleFold": casing.simple_fold,
    "ToLower": casing.lower,
    "ToTitle": casing.title,
    "ToUpper": casing.upper,
}
