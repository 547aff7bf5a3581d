"""How a setting is written in the file: numbers, switches, words, lists of numbers.

A kind turns a node into a value and a value into text. What cannot be understood is
`Refused` with a sentence that says what to write.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Protocol

from quizgo.frozen import dataclass
from quizgo.text.yaml_nodes import Broken, Map, Node, Scalar, Seq

PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_+/-]*|-?[0-9]+(\.[0-9]+)?")
"""Text that means itself in YAML without quotes, but for the words of `_NEEDS_QUOTES`."""

_NEEDS_QUOTES = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}

LONGEST_ECHO = 40


class Refused(Exception):
    """A value that cannot be understood: what it should be, as the end of a sentence."""


class Kind(Protocol):
    """How the value of a setting is read and written."""

    def read(self, node: Node) -> object:
        """The value that stands in the file. Raises Refused."""
        ...

    def written(self, value: object) -> str:
        """The value as it stands in the file."""
        ...


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number between two."""

    least: int
    most: int

    def read(self, node: Node) -> int:
        text = scalar(node)
        is_number = text.isascii() and text.isdecimal() and len(text) < 10
        if not is_number or not self.least <= int(text) <= self.most:
            raise Refused(f"Write a whole number from {self.least} to {self.most}.")
        return int(text)

    def written(self, value: object) -> str:
        return str(value)


@dataclass(frozen=True, slots=True)
class Decimal:
    """A number with a point, between two."""

    least: float
    most: float

    def read(self, node: Node) -> float:
        number = decimal(node)
        if number is None or not self.least <= number <= self.most:
            raise Refused(f"Write a number from {self.least:.2f} to {self.most:.2f}.")
        return number

    def written(self, value: object) -> str:
        return str(value)


@dataclass(frozen=True, slots=True)
class Switch:
    """True or false."""

    def read(self, node: Node) -> bool:
        text = scalar(node).lower()
        if text not in ("true", "false", "yes", "no", "on", "off"):
            raise Refused("Write true or false.")
        return text in ("true", "yes", "on")

    def written(self, value: object) -> str:
        return "true" if value else "false"


@dataclass(frozen=True, slots=True)
class Word:
    """One of several words. `auto` among the `words` stands for None."""

    choices: type[StrEnum]
    auto: bool = False

    @property
    def words(self) -> list[str]:
        return [*(one.value for one in self.choices), *(["auto"] if self.auto else [])]

    def read(self, node: Node) -> StrEnum | None:
        text = scalar(node)
        if text not in self.words:
            *most, last = self.words
            raise Refused(f"Write {', '.join(most)} or {last}.")
        return None if self.auto and text == "auto" else self.choices(text)

    def written(self, value: object) -> str:
        return "auto" if value is None else str(value)


@dataclass(frozen=True, slots=True)
class Numbers:
    """A list of numbers of a certain length, or an empty one."""

    count: int

    def read(self, node: Node) -> tuple[float, ...]:
        members = node.members if isinstance(node, Seq) else None
        numbers = [decimal(member) for member in members] if members is not None else None
        if numbers is None or None in numbers or len(numbers) not in (0, self.count):
            raise Refused(f"Write {self.count} numbers in brackets, or [] for the published ones.")
        return tuple(number for number in numbers if number is not None)

    def written(self, value: object) -> str:
        assert isinstance(value, Sequence)
        return f"[{', '.join(map(str, value))}]"


@dataclass(frozen=True, slots=True)
class Parameters(Numbers):
    """The parameters of FSRS, each within its bounds."""

    count: int = 21

    def read(self, node: Node) -> tuple[float, ...]:
        numbers = Numbers(self.count).read(node)
        if numbers:
            from quizgo.schedule import fsrs  # whose package only they pay for who use it

            place = fsrs.out_of_bounds(numbers)
            if place is not None:
                least, most = fsrs.BOUNDS[place]
                raise Refused(
                    f"Number {place + 1} is {numbers[place]:g}; "
                    f"it must be from {least:g} to {most:g}."
                )
        return numbers


# Pieces ---------------------------------------------------------------------


def scalar(node: Node) -> str:
    """The text of a single value; empty for anything else, which no kind accepts."""
    return node.value if isinstance(node, Scalar) else ""


def decimal(node: Node) -> float | None:
    """The number that stands there, if it is one that can be counted with."""
    text = scalar(node)
    if not re.fullmatch(r"-?[0-9]{1,12}(\.[0-9]{1,20})?([eE]-?[0-9]{1,2})?", text):
        return None
    number = float(text)
    return number if math.isfinite(number) else None


def echo(node: Node) -> str:
    """What stands in the file, short enough to be quoted in a sentence."""
    match node:
        case Scalar(value=value):
            return repr(value if len(value) <= LONGEST_ECHO else value[: LONGEST_ECHO - 1] + "…")
        case Seq():
            return "a list"
        case Map():
            return "a mapping"
        case Broken():
            return "broken"


def quoted(text: str) -> str:
    """`text` as YAML reads it back: bare where it can be, else in double quotes."""
    if PLAIN.fullmatch(text) and text.lower() not in _NEEDS_QUOTES:
        return text
    return json.dumps(text, ensure_ascii=False)


Told = Callable[[int, str], None]
"""Takes the line and the sentence of something that is wrong."""
