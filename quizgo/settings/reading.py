"""The settings file → settings, with a fault for each value that is wrong.

A value that cannot be understood has its default, and everything else in the file
holds: a slip must keep nobody from studying.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

from quizgo.frozen import dataclass
from quizgo.settings.keys import read_keys, unknown
from quizgo.settings.kinds import Refused, Told, echo
from quizgo.settings.table import OF_DECKS, SETTINGS
from quizgo.settings.values import DeckSettings, Settings
from quizgo.text.faults import Fault
from quizgo.text.yaml_nodes import Broken, Map, Node, Scalar

MAX_BYTES = 1_000_000
_BEGIN = "name: value"

_SIMPLE = re.compile(r"([a-z_]+): +([A-Za-z0-9][A-Za-z0-9_.-]*)[ \t]*( #.*)?")
"""A line that means the same to everybody who has ever read YAML."""


@dataclass(frozen=True, slots=True)
class Read:
    """What a settings file says."""

    settings: Settings
    faults: tuple[Fault, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)
    """The line of each setting that the file sets."""


def load(path: Path) -> tuple[Settings, tuple[str, ...]]:
    """The settings in the file at `path`, and a sentence for each value that is wrong.

    A file that is missing is the defaults.
    """
    found = read(path)
    return found.settings, tuple(f"{fault} The default is used." for fault in found.faults)


def read(path: Path) -> Read:
    """All that the file at `path` says; nothing where it is missing."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return Read(Settings())
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        fault = Fault(path, 1, f"The file cannot be read: {reason}. Check its permissions.")
        return Read(Settings(), (fault,))
    return read_bytes(data, path)


def read_bytes(data: bytes, path: Path) -> Read:
    """What a file with this content would say."""
    if len(data) > MAX_BYTES:
        return Read(Settings(), (Fault(path, 1, "The file is too large. Keep settings only."),))
    simple = _simple(data)
    top, faults = (simple, []) if simple is not None else _parsed(data, path)
    return _understood(top, path, faults)


def _simple(data: bytes) -> Map | None:
    """The mapping in a file of plain lines; None where it takes a reader of YAML.

    Most files are like this, and the reader takes longer to import than the rest of
    a start.
    """
    try:
        lines = data.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError:
        return None
    top = Map(1)
    for number, line in enumerate(lines, start=1):
        bare = line.rstrip()
        if not bare or bare == "---" or bare.lstrip().startswith("#"):
            continue
        found = _SIMPLE.fullmatch(bare)
        if found is None or found[1] in top.values:
            return None
        top.put(found[1], Scalar(found[2], number, plain=True), number)
    return top


def _parsed(data: bytes, path: Path) -> tuple[Map, list[Fault]]:
    """The mapping that the file holds. Where its syntax is broken, setting by setting."""
    from quizgo.text.yaml_read import read_mapping

    document = read_mapping(data, path, streams={}, begin=_BEGIN)
    if not any("no YAML" in fault.message for fault in document.faults):
        return document.top, document.faults
    top, faults = Map(1), list[Fault]()
    for start, piece in _pieces(data):
        part = read_mapping(b"\n" * start + piece, path, streams={}, begin=_BEGIN)
        faults += part.faults
        for name, node in part.top.values.items():
            line = part.top.line_of(name)
            if name in top.values:
                faults.append(Fault(path, line, f"`{name}` stands twice. Keep one."))
            else:
                top.put(name, node, line)
    return top, faults or document.faults


def _pieces(data: bytes) -> list[tuple[int, bytes]]:
    """Each setting with what is indented below it, and the number of lines before it."""
    pieces: list[tuple[int, bytes]] = []
    for number, line in enumerate(data.split(b"\n")):
        if line[:1].strip() and line[:1] != b"#":
            pieces.append((number, line + b"\n"))
        elif pieces:
            start, piece = pieces[-1]
            pieces[-1] = (start, piece + line + b"\n")
    return pieces


# Meaning --------------------------------------------------------------------


def _understood(top: Map, path: Path, faults: list[Fault]) -> Read:
    values: dict[str, object] = {}
    lines: dict[str, int] = {}

    def told(line: int, sentence: str) -> None:
        faults.append(Fault(path, line, sentence))

    for name, node in top.values.items():
        line = top.line_of(name)
        if name not in SETTINGS:
            told(line, unknown("setting", name, tuple(SETTINGS)))
        elif not _is_empty(node) and not isinstance(node, Broken):
            found = _value(name, node, line, told)
            if found is not None:
                values[name] = found.value
                lines[name] = line
    faults.sort(key=lambda fault: fault.line)
    return Read(_assembled(values), tuple(faults), lines)


def _assembled(values: Mapping[str, Any]) -> Settings:
    """Settings of values whose kinds have looked at them."""
    return Settings(**values)


@dataclass(frozen=True, slots=True)
class _Found:
    value: object


def _value(name: str, node: Node, line: int, told: Told) -> _Found | None:
    """The value of a setting; None where it is refused, which is told."""
    if name == "keys":
        return _Found(read_keys(node, told))
    if name == "decks":
        return _Found(_decks(node, told))
    try:
        return _Found(SETTINGS[name].kind.read(node))
    except Refused as error:
        told(line, f"{name} is {echo(node)}. {error}")
        return None


def _is_empty(node: Node) -> bool:
    """A name with nothing behind it, as is left when all below it is a comment."""
    return isinstance(node, Scalar) and node.plain and node.value in ("", "~", "null")


# Decks ----------------------------------------------------------------------


def read_decks(node: Node) -> tuple[DeckSettings, ...]:
    """Settings by deck. Raises Refused with the first thing that is wrong."""
    faults: list[str] = []
    found = _decks(node, lambda _, sentence: faults.append(sentence))
    if faults:
        raise Refused(faults[0])
    return found


def read_deck(pattern: str, node: Node) -> DeckSettings:
    """Settings of one deck. Raises Refused with the first thing that is wrong."""
    faults: list[str] = []
    found = _deck(pattern, node, lambda _, sentence: faults.append(sentence))
    if faults:
        raise Refused(faults[0])
    return found


def _decks(node: Node, told: Told) -> tuple[DeckSettings, ...]:
    if not isinstance(node, Map):
        told(node.line, "decks is no mapping. Write `deck: {new_per_day: 5}` lines below it.")
        return ()
    found = [_deck(name, one, told) for name, one in node.values.items() if not _is_empty(one)]
    some = (one for one in found if one != DeckSettings(one.pattern))
    return tuple(sorted(some, key=DeckSettings.weight))


def _deck(pattern: str, node: Node, told: Told) -> DeckSettings:
    values: dict[str, Any] = {}
    if not isinstance(node, Map):
        told(node.line, f"decks.{pattern} is no mapping. Write `{{new_per_day: 5}}`.")
        return DeckSettings(pattern)
    for name, value in node.values.items():
        line = node.line_of(name)
        if name not in OF_DECKS:
            told(line, f"decks.{pattern}: {unknown('setting of a deck', name, OF_DECKS)}")
        elif not _is_empty(value) and not isinstance(value, Broken):
            found = _value(name, value, line, _behind(f"decks.{pattern}.", told))
            if found is not None:
                values[name] = found.value
    return DeckSettings(pattern.strip("/"), **values)


def _behind(prefix: str, told: Told) -> Told:
    return lambda line, sentence: told(line, prefix + sentence)
