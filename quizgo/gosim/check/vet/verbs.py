"""Taking a format string apart: `%[2]*.3d` and the like."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SIZE = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Operation:
    """One directive. Arguments are counted from 0 as in the call; -1: there is none."""

    text: str
    start: int
    """Offset in the format, in characters."""
    flags: str
    verb: str
    arg: int
    width_arg: int
    """The argument of `*` as width."""
    precision_arg: int
    indexed: bool
    """Whether `[n]` occurs in it."""


class FormatError(Exception):
    """The format is malformed; the text is vet's."""


def parse_format(text: str, first_arg: int) -> list[Operation]:
    """All directives. `first_arg`: the argument after the format."""
    operations: list[Operation] = []
    arg = first_arg
    i = 0
    while True:
        i = text.find("%", i)
        if i < 0:
            return operations
        parser = _Parser(text, i, first_arg, arg)
        operation = parser.operation()
        operations.append(operation)
        i += len(operation.text)
        if operation.verb != "%":
            arg = parser.arg + 1


class _Parser:
    def __init__(self, text: str, start: int, first_arg: int, arg: int) -> None:
        self.text = text
        self.start = start
        self.i = start + 1
        self.first_arg = first_arg
        self.arg = arg
        self.indexed = False
        self.pending = False
        """An index was read that nothing has used yet."""

    def operation(self) -> Operation:
        flags_from = self.i
        while self.i < len(self.text) and self.text[self.i] in "#0+- ":
            self.i += 1
        flags = self.text[flags_from : self.i]
        self._index()
        width = self._size()
        precision = -1
        if self.text.startswith(".", self.i):
            self.i += 1
            self._index()
            precision = self._size()
        if not self.pending:
            self._index()
        if self.i >= len(self.text):
            shown = self.text[self.start :]
            raise FormatError(f"format {shown} is missing verb at end of string")
        verb = self.text[self.i]
        self.i += 1
        shown = self.text[self.start : self.i]
        return Operation(shown, self.start, flags, verb, self.arg, width, precision, self.indexed)

    def _index(self) -> None:
        if not self.text.startswith("[", self.i):
            return
        end = self.text.find("]", self.i)
        if end < 0:
            raise FormatError(f"format {self.text[self.start :]} is missing closing ]")
        inner = self.text[self.i + 1 : end]
        if not inner.isdecimal() or int(inner[:10]) == 0:
            raise FormatError(f"format has invalid argument index [{inner}]")
        self.i = end + 1
        self.arg = self.first_arg + int(inner[:10]) - 1
        self.indexed = self.pending = True

    def _size(self) -> int:
        """Read a width or precision; the argument it takes."""
        if self.text.startswith("*", self.i):
            self.i += 1
            self.pending = False
            self.arg += 1
            return self.arg - 1
        number = _SIZE.match(self.text, self.i)
        if number is not None:
            self.i = number.end()
        return -1
