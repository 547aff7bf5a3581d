"""Reads a YAML file into nodes, from PyYAML's event stream (the C one where there is one).

Owns everything that can be wrong with YAML as such: encoding, size, syntax,
duplicate keys, anchors, tags, nesting. Each is a fault with its line, and reading
goes on. What the keys mean is the caller's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, NoReturn, TypeAlias

import yaml
from yaml.error import MarkedYAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from quizgo.frozen import dataclass
from quizgo.text.bytes_in import forbidden_character, unreadable
from quizgo.text.faults import Fault
from quizgo.text.yaml_nodes import Broken, Map, Node, Scalar, Seq

MAX_DEPTH = 16
"""Collections inside collections; a deck needs six."""

MAX_NODES = 100_000
"""Values in the document, and in each member that is handed over."""

MAX_RESTARTS = 20
"""Broken members after which the rest of a file is given up."""

Each = Callable[[Map, Node, list[Fault]], None]
"""Takes the top mapping as far as it is read, one member of a streamed list, and the
faults found inside that member."""

_Loader: type[yaml.CSafeLoader] | type[yaml.SafeLoader] = getattr(
    yaml, "CSafeLoader", yaml.SafeLoader
)


@dataclass(slots=True)
class Document:
    """What was read: the top mapping, and the faults outside the streamed lists.

    Where a list was streamed, an empty one stands in the mapping.
    """

    top: Map
    faults: list[Fault]


def read_mapping(
    data: bytes, path: Path, *, streams: Mapping[str, Each], begin: str = "deck: name"
) -> Document:
    """The mapping that `data` holds. `begin` is what such a file may begin with.

    The members of a top-level list named in `streams` are handed over one by one,
    as soon as each is read, and are not kept: a large file needs no tree. Where
    the syntax breaks inside one, that member alone is lost: reading takes up
    again at the next line that begins a member.
    """
    fault = unreadable(data, path)
    if fault is not None:
        return Document(Map(1), [fault])
    reader = _Reader(data, path, streams, begin)
    reader.read()
    return reader.document


_Event: TypeAlias = Any
"""One of PyYAML's events, whose own types leave marks optional and fields unknown."""


class StopReading(Exception):
    """Raised by an `Each` that wants no more."""


class _Abandon(Exception):
    """What is being read is not worth reading on; the fault is told."""


class _Reader:
    """One pass over the events of a file, restarted behind a broken member."""

    def __init__(self, data: bytes, path: Path, streams: Mapping[str, Each], begin: str) -> None:
        self.data = data
        self.begin = begin
        self.path = path
        self.streams = streams
        self.document = Document(Map(1), [])
        self.faults = self.document.faults
        self.add = 1
        """What makes a mark's line the line in the file."""
        self.nodes = 0
        self.next: Callable[[], _Event]
        """The next event of the stream."""
        self.stream: str | None = None
        self.member_line = 0
        """Where the streamed member being read begins; 0 outside one."""

    def read(self) -> None:
        source = self.data
        for _ in range(MAX_RESTARTS):
            try:
                self.read_stream(source)
                return
            except StopReading:
                return
            except _Abandon:
                pass
            except MarkedYAMLError as error:
                self.syntax(error)
            except yaml.YAMLError:  # of the reader, which refuses control characters
                self.flush()
                self.faults.append(forbidden_character(self.data, self.path))
                return
            rest = self.rest_after_member()
            if rest is None:
                return
            source = rest
        self.fault(self.member_line, "Reading stopped here: too much is broken. Mend the above.")

    # The document ------------------------------------------------------------

    def read_stream(self, source: bytes) -> None:
        loader = _Loader(source)
        try:
            self.next = loader.get_event
            self.read_document()
        finally:
            loader.dispose()

    def read_document(self) -> None:
        while type(event := self.next()) in (StreamStartEvent, DocumentStartEvent):
            pass
        if type(event) is StreamEndEvent:
            self.fault(1, "The file is empty. `quizgo new` writes a deck to start from.")
            return
        if type(event) is not MappingStartEvent:
            self.fault(self.line(event), f"The file is no mapping. Begin it with `{self.begin}`.")
            return
        self.refuse_marks(event)
        self.read_top()
        self.next()
        event = self.next()
        if type(event) is DocumentStartEvent:
            self.fault(self.line(event), "A second document begins here. Write one deck a file.")

    def read_top(self) -> None:
        top = self.document.top
        while type(event := self.next()) is not MappingEndEvent:
            key = self.key(event, top.values, top)
            line = self.line(event)
            value = self.next()
            if key is not None and key in self.streams and type(value) is SequenceStartEvent:
                self.refuse_marks(value)
                self.read_members(key, line)
            elif key is not None:
                top.put(key, self.node(value, 1), line)
                self.count(1, line)
            else:
                self.node(value, 1)

    def read_members(self, key: str, line: int) -> None:
        each, top = self.streams[key], self.document.top
        self.stream = key
        top.values.setdefault(key, Seq(line))
        while type(event := self.next()) is not SequenceEndEvent:
            self.member_line = event.start_mark.line + self.add
            self.faults = []
            self.nodes = 0
            each(top, self.node(event, 2), self.faults)
        self.leave_member()

    def leave_member(self) -> None:
        self.faults = self.document.faults
        self.stream = None
        self.member_line = 0

    # Nodes -------------------------------------------------------------------

    def node(self, event: _Event, depth: int) -> Node:
        kind = type(event)
        if kind is ScalarEvent:
            if event.tag is not None or event.anchor is not None:
                self.refuse_marks(event)
            return Scalar(event.value, event.start_mark.line + self.add, not event.style)
        line = self.line(event)
        if kind is AliasEvent:
            self.fault(line, f"*{event.anchor} stands for text elsewhere. Write the text out.")
            return Broken(line)
        self.refuse_marks(event)
        if depth > MAX_DEPTH:
            self.too_deep(line)
        return (
            self.mapping(line, depth) if kind is MappingStartEvent else self.sequence(line, depth)
        )

    def sequence(self, line: int, depth: int) -> Seq:
        members: list[Node] = []
        while type(event := self.next()) is not SequenceEndEvent:
            members.append(self.node(event, depth + 1))
            if len(members) > MAX_NODES:
                break
        self.count(len(members), line)
        return Seq(line, members)

    def mapping(self, line: int, depth: int) -> Map:
        values: dict[str, Node] = {}
        found = Map(line, values)
        advance: Callable[[], _Event] = self.next
        add = self.add
        while type(event := advance()) is not MappingEndEvent:
            key = self.key(event, values, found)
            key_line: int = event.start_mark.line + add
            event = advance()
            line_of_value: int = event.start_mark.line + add
            if type(event) is ScalarEvent and event.tag is None and event.anchor is None:
                # As in `node`: most values come here, and a call each would be felt.
                node: Node = Scalar(event.value, line_of_value, not event.style)
            else:
                node = self.node(event, depth + 1)
            if key is None:
                continue
            values[key] = node
            if node.line != key_line:
                found.put(key, node, key_line)
            if len(values) > MAX_NODES:
                break
        self.count(len(values), line)
        return found

    def key(self, event: _Event, values: dict[str, Node], owner: Map) -> str | None:
        """A key of `owner`, whose `values` are read so far; None where it is refused."""
        if type(event) is not ScalarEvent:
            self.fault(self.line(event), "A key must be a plain word. Write `name: value`.")
            self.node(event, MAX_DEPTH)
            return None
        if event.tag is not None or event.anchor is not None:
            self.refuse_marks(event)
        key: str = event.value
        if key in values:
            shown, first = _short(key), owner.line_of(key)
            message = f"`{shown}` stands twice (first in line {first}). Keep one."
            self.fault(self.line(event), message)
            self.count(1, self.line(event))
            return None
        return key

    # Refusals ----------------------------------------------------------------

    def line(self, event: _Event) -> int:
        from_zero: int = event.start_mark.line
        return from_zero + self.add

    def fault(self, line: int, message: str) -> None:
        self.faults.append(Fault(self.path, max(1, line), message))

    def refuse_marks(self, event: _Event) -> None:
        if event.anchor is not None:
            self.fault(
                self.line(event), f"&{_short(event.anchor)} is an anchor. Write the text out."
            )
        if event.tag is not None:
            self.fault(self.line(event), f"{_short(event.tag)} is a tag. Take it out.")

    def count(self, more: int, line: int) -> None:
        self.nodes += more
        if self.nodes > MAX_NODES:
            self.fault(line, f"More than {MAX_NODES:,} values stand here. Split the file.")
            self.flush()
            raise _Abandon

    def too_deep(self, line: int) -> NoReturn:
        """Leave what nests too deep unread: libyaml's time grows with the square of the depth."""
        self.fault(
            line, f"More than {MAX_DEPTH} lists or mappings in each other. Write it flatter."
        )
        self.flush()
        raise _Abandon

    # Broken syntax -----------------------------------------------------------

    def syntax(self, error: MarkedYAMLError) -> None:
        """Tell what is wrong with the syntax, and that the member in hand is lost.

        An open quote, and what runs on into other members, is told where it began,
        since the parser notices it too late.
        """
        noticed = self.line_of_mark(error.problem_mark)
        begun = self.line_of_mark(error.context_mark or error.problem_mark)
        line = begun if "quoted scalar" in (error.context or "") else noticed
        end = self.next_member() if self.member_line else None
        if end is not None and line > end:
            line = max(begun, self.member_line)
        what = f"This is no YAML: {error.problem}"
        if error.context is not None:
            what += f", {error.context} begun in line {begun}"
        if line != noticed:
            what += f" and noticed in line {noticed}"
        self.fault(line, f"{what}. Check the quotes and the indentation here and above.")
        self.flush()

    def line_of_mark(self, mark: _Event) -> int:
        """The line of a mark in the file; its last line where the parser ran past it."""
        line: int = mark.line + self.add
        return min(max(1, line), self.data.count(b"\n") + 1)

    def flush(self) -> None:
        """Hand over the member in hand as broken, if there is one."""
        if self.stream is None or not self.member_line:
            return
        source = b"".join(self.lines_of_member()).decode(errors="replace")
        broken = Broken(self.member_line, source)
        self.streams[self.stream](self.document.top, broken, self.faults)
        self.faults = self.document.faults

    def lines_of_member(self) -> list[bytes]:
        lines = self.lines
        last = self.next_member()
        return lines[self.member_line - 1 : last if last is not None else len(lines)][:200]

    @cached_property
    def lines(self) -> list[bytes]:
        return self.data.splitlines(keepends=True)

    def next_member(self) -> int | None:
        """The index of the line that begins the member behind the one in hand."""
        lines = self.lines
        dash = next(
            (
                found
                for line in reversed(lines[: self.member_line])
                if (found := _DASH.match(line)) is not None
            ),
            None,
        )
        if dash is None:
            return None
        start = dash[0]
        for index in range(self.member_line, len(lines)):
            if lines[index].startswith(start):
                return index
        return None

    def rest_after_member(self) -> bytes | None:
        """The file behind the broken member, made a document again; None where nothing is left."""
        if self.stream is None or not self.member_line:
            return None
        index = self.next_member()
        if index is None:
            return None
        self.add = index
        self.document.top.values.pop(self.stream, None)
        offset = sum(map(len, self.lines[:index]))
        return self.stream.encode() + b":\n" + self.data[offset:]


_DASH = re.compile(rb" *-(?=[ \r\n])")


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
