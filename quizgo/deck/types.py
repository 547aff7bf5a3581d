"""The types of a deck's fields: how each is read, what is refused, and its JSON Schema.

A type's `read` gives the value, or None where it reported a fault.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import field
from difflib import get_close_matches
from enum import StrEnum
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Generic, TypeVar

from quizgo.frozen import dataclass
from quizgo.model import Pattern, Text
from quizgo.text.faults import Fault
from quizgo.text.patterns import BadPattern, compile_pattern
from quizgo.text.safe import one_line
from quizgo.text.yaml_guesses import GUESSED, misreading
from quizgo.text.yaml_nodes import Broken, Map, Node, Scalar, Seq

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
E = TypeVar("E", bound=StrEnum)

JsonSchema = dict[str, object]

MAX_TEXT = 20_000
"""Characters in one text; a screen holds 2,000."""

MAX_MEMBERS = 100
"""Members of a list inside a card."""


@dataclass(slots=True)
class Report:
    """Collects the faults of one card, or of what stands outside all cards."""

    path: Path
    card: str | None = None
    """The card's `id` as written."""
    faults: list[Fault] = field(default_factory=list)

    def add(self, line: int, message: str) -> None:
        card = None if self.card is None else short(self.card, 80)
        self.faults.append(Fault(self.path, line, message, card))


Read = Callable[[Node, str, Report], T | None]
"""Node, the field's name as a fault shows it, where faults go → value."""


@dataclass(frozen=True, slots=True)
class Type(Generic[T_co]):
    """A type of values."""

    read: Read[T_co]
    schema: JsonSchema


@dataclass(frozen=True, slots=True)
class Field(Generic[T_co]):
    """A field of a mapping. `default` stands in where it is absent, or had a fault."""

    name: str
    type: Type[T_co]
    default: T_co
    doc: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """The fields that a mapping may have, by name."""

    fields: Mapping[str, Field[object]]

    @staticmethod
    def of(*fields: Field[object]) -> Shape:
        return Shape({each.name: each for each in fields})


@dataclass(slots=True)
class Getter:
    """Reads the fields of one mapping, each by its declaration."""

    node: Map
    report: Report
    where: str = ""

    def __call__(self, wanted: Field[T]) -> T:
        node = self.node.values.get(wanted.name)
        if node is None:
            if wanted.required:
                self._missing(wanted.name)
            return wanted.default
        value = wanted.type.read(node, self.where + wanted.name, self.report)
        return wanted.default if value is None else value

    def refuse_unknown(self, shape: Shape) -> None:
        """Report every key that `shape` does not know, with the likely one that was meant."""
        if self.node.values.keys() <= shape.fields.keys():
            return
        unknown = (name for name in self.node.values if name not in shape.fields)
        for name in islice(unknown, MAX_MEMBERS):
            self.report.add(self.node.line_of(name), self._unknown(name, list(shape.fields)))

    def _unknown(self, name: str, known: list[str]) -> str:
        shown = short(name)
        return f"`{self.where}{shown}` is no field here. {did_you_mean(shown, known)}"

    def _missing(self, name: str) -> None:
        if not self.where and self.report.card is not None:
            self.report.add(self.node.line, f"has no {name}. Add `{name}:`.")
        else:
            place = f"`{self.where.rstrip('.')}`" if self.where else "The file"
            self.report.add(self.node.line, f"{place} has no {name}. Add `{name}:`.")


def did_you_mean(name: str, known: list[str]) -> str:
    close = get_close_matches(name, known, 1, 0.6)
    if close:
        return f"Did you mean `{close[0]}`?"
    return f"Take it out, or use one of: {', '.join(known)}."


# Plain strings ------------------------------------------------------------------


def _read_string(node: Node, where: str, report: Report) -> str | None:
    """The words of a scalar, if YAML and the author agree on them."""
    if type(node) is not Scalar:
        _refuse(node, where, "a text", report)
        return None
    value = node.value
    if node.plain and value[:1] in GUESSED and _is_misread(node, where, report):
        return None
    if not value.isprintable() or len(value) > MAX_TEXT or value.isspace() or not value:
        return _unusual(node, where, report)
    return value


def _is_misread(node: Scalar, where: str, report: Report) -> bool:
    read_as = misreading(node.value) if node.value else None
    if read_as is None:
        return False
    shown = short(node.value)
    report.add(
        node.line,
        f'`{where}`: YAML reads an unquoted {shown} as {read_as}. Write "{shown}" in quotes.',
    )
    return True


_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f]")


def _unusual(node: Scalar, where: str, report: Report) -> str | None:
    value = node.value.rstrip()
    control = _CONTROLS.search(value)
    if not value:
        report.add(node.line, f"`{where}` is empty. Write it, or take the field out.")
    elif len(value) > MAX_TEXT:
        report.add(node.line, f"`{where}` is longer than {MAX_TEXT:,} characters. Shorten it.")
    elif control is not None:
        name = f"U+{ord(control[0]):04X}"
        report.add(node.line, f"`{where}` holds the control character {name}. Take it out.")
    else:
        return value
    return None


def _refuse(node: Node, where: str, wanted: str, report: Report) -> None:
    if not isinstance(node, Broken):
        found = {Seq: "a list", Map: "a mapping", Scalar: "a single value"}[type(node)]
        report.add(node.line, f"`{where}` is {found}. Write {wanted}.")


STRING: Type[str] = Type(_read_string, {"type": ["string", "number"], "minLength": 1})


def word(pattern: str, advice: str) -> Type[str]:
    """A string of one form; `advice` says, as a sentence, what the form is."""
    expression = re.compile(pattern)

    def read(node: Node, where: str, report: Report) -> str | None:
        value = _read_string(node, where, report)
        if value is None or expression.fullmatch(value):
            return value
        report.add(node.line, f'`{where}` is "{short(value)}". {advice}')
        return None

    return Type(read, {"type": ["string", "number"], "pattern": f"^(?:{pattern})$"})


def one_of(values: type[E]) -> Type[E]:
    """One of an enumeration's words."""
    known = {str(value): value for value in values}

    def read(node: Node, where: str, report: Report) -> E | None:
        if type(node) is not Scalar:
            _refuse(node, where, "one word", report)
            return None
        value = known.get(node.value)
        if value is None:
            shown, words = short(node.value), ", ".join(known)
            report.add(node.line, f'`{where}` is "{shown}". Use one of: {words}.')
        return value

    return Type(read, {"enum": list(known)})


# Texts --------------------------------------------------------------------------


def _read_text(node: Node, where: str, report: Report) -> Text | None:
    if type(node) is not Map:
        value = _read_string(node, where, report)
        return None if value is None else Text(value)
    values = node.values
    en = zh = None
    if "en" in values:
        en = _read_string(values["en"], where + ".en", report)
    if "zh" in values:
        zh = _read_string(values["zh"], where + ".zh", report)
    if not values.keys() <= _LANGUAGES:
        Getter(node, report, where + ".").refuse_unknown(_TEXT_SHAPE)
    elif not values:
        report.add(node.line, f"`{where}` has neither en nor zh. Write one of them.")
    return None if en is None and zh is None else Text(en, zh)


_LANGUAGES = {"en", "zh"}

_TEXT_SHAPE = Shape.of(
    Field("en", STRING, "", "English."),
    Field("zh", STRING, "", "Chinese."),
)

TEXT: Type[Text] = Type(_read_text, {"$ref": "#/$defs/text"})

TEXT_SCHEMA: JsonSchema = {
    "description": "Markdown: a plain string, or one string for each language.",
    "anyOf": [
        STRING.schema,
        {
            "type": "object",
            "properties": {
                "en": {**STRING.schema, "description": "English."},
                "zh": {**STRING.schema, "description": "Chinese."},
            },
            "minProperties": 1,
            "additionalProperties": False,
        },
    ],
}
"""What `#/$defs/text` stands for."""


# Patterns -----------------------------------------------------------------------


def _read_pattern(node: Node, where: str, report: Report) -> Pattern | None:
    value = _read_string(node, where, report)
    if value is None or not (len(value) > 2 and value[0] == "/" == value[-1]):
        return None if value is None else Pattern(value, is_regex=False)
    try:
        compile_pattern(value[1:-1])
    except BadPattern as reason:
        report.add(
            node.line,
            f"`{where}` is no usable expression: {one_line(str(reason))}. Mend it.",
        )
        return None
    return Pattern(value[1:-1], is_regex=True)


PATTERN: Type[Pattern] = Type(
    _read_pattern,
    {**STRING.schema, "description": "Words, or a regular expression between slashes: /…/."},
)


# Other values -------------------------------------------------------------------


def _read_bool(node: Node, where: str, report: Report) -> bool | None:
    if type(node) is Scalar and node.plain and node.value.lower() in ("true", "false"):
        return node.value.lower() == "true"
    if isinstance(node, Scalar):
        report.add(node.line, f"`{where}` must be true or false, without quotes. Write one.")
    else:
        _refuse(node, where, "true or false", report)
    return None


BOOL: Type[bool] = Type(_read_bool, {"type": "boolean"})

_INTEGER = re.compile(r"[+-]?(0|[1-9][0-9]{0,8})")


def integer(least: int, most: int) -> Type[int]:
    """A whole number from `least` to `most`."""

    def read(node: Node, where: str, report: Report) -> int | None:
        if type(node) is not Scalar:
            _refuse(node, where, "a whole number", report)
            return None
        if node.plain and _INTEGER.fullmatch(node.value) and least <= int(node.value) <= most:
            return int(node.value)
        shown = short(node.value)
        report.add(
            node.line,
            f'`{where}` is "{shown}". Write a whole number from {least:,} to {most:,}.',
        )
        return None

    return Type(read, {"type": "integer", "minimum": least, "maximum": most})


def list_of(member: Type[T], *, least: int = 0) -> Type[tuple[T, ...]]:
    """A list with at least `least` members."""

    def read(node: Node, where: str, report: Report) -> tuple[T, ...] | None:
        if type(node) is not Seq:
            _refuse(node, where, "a list", report)
            return None
        if len(node.members) > MAX_MEMBERS:
            report.add(node.line, f"`{where}` has more than {MAX_MEMBERS} entries. Shorten it.")
            return None
        found = len(node.members)
        if found < least:
            report.add(node.line, f"`{where}` has {found} of at least {least}. Add more.")
        values = []
        for number, each in enumerate(node.members, 1):
            value = member.read(each, f"{where}[{number}]", report)
            if value is not None:
                values.append(value)
        return tuple(values)

    schema: JsonSchema = {"type": "array", "items": member.schema, "maxItems": MAX_MEMBERS}
    if least:
        schema["minItems"] = least
    return Type(read, schema)


def mapping(shape: Shape, build: Callable[[Getter], T]) -> Type[T]:
    """A mapping with the fields of `shape`."""
    return Type(partial(_read_mapping, shape, build), object_schema(shape))


def _read_mapping(
    shape: Shape, build: Callable[[Getter], T], node: Node, where: str, report: Report
) -> T | None:
    if type(node) is not Map:
        _refuse(node, where, f"a mapping with {', '.join(shape.fields)}", report)
        return None
    get = Getter(node, report, where + ".")
    get.refuse_unknown(shape)
    return build(get)


def object_schema(shape: Shape) -> JsonSchema:
    """The JSON Schema of a mapping with these fields and no others."""
    schema: JsonSchema = {
        "type": "object",
        "properties": {
            name: {**each.type.schema, "description": each.doc}
            for name, each in shape.fields.items()
        },
        "additionalProperties": False,
    }
    required = [name for name, each in shape.fields.items() if each.required]
    return {**schema, "required": required} if required else schema


def short(value: str, most: int = 40) -> str:
    """A foreign value, safe to show and at most `most` characters of it."""
    value = one_line(value)
    return value if len(value) <= most else value[: most - 1] + "…"
