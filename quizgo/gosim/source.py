"""Places in a source file, and how a list of faults is cut, sorted and worded.

A position is an int, `line << 16 | column`, both from 1, the column in bytes;
0 is nowhere. Positions of one file compare as they stand in the file.
"""

from __future__ import annotations

import posixpath
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from quizgo.gosim.errors import Fault

SYNTAX_ERROR = "syntax error"
"""How a message begins after which no types are checked."""

MOST_FAULTS = 10
"""Go's compiler stops at the tenth."""

MENTIONED = re.compile("\0([0-9]+)")
"""A place in a message, for which who made the message had no name."""

MAX_COLUMN = 0xFFFF
_UNKNOWN_COLUMN = 255  # the compiler keeps eight bits for a column and prints none from here on


def pos_at(line: int, column: int) -> int:
    """The position; a column too large is cut."""
    return line << 16 | min(column, MAX_COLUMN)


def line_of(pos: int) -> int:
    """The line, from 1."""
    return pos >> 16


def column_of(pos: int) -> int:
    """The column in bytes, from 1."""
    return pos & MAX_COLUMN


def _worded(filename: str, line: int, column: int) -> str:
    """`prog.go:3:7`, without the column where Go's compiler does not keep it."""
    if 0 < column < _UNKNOWN_COLUMN:
        return f"{filename}:{line}:{column}"
    return f"{filename}:{line}"


class Directive(NamedTuple):
    """A `//line` comment: from `pos` on, lines are counted as those of another file."""

    pos: int
    """Where the source goes on after the comment."""
    file: str | None
    """None: the file's own name."""
    line: int
    column: int
    """0: no column is known from here on."""


class Lines:
    """How the places of one file are called: as they are, or as its `//line` comments have it.

    Positions are always the true ones; only what is printed goes by other names.
    """

    __slots__ = ("_moves", "_starts", "filename")

    def __init__(self, filename: str, moves: Sequence[Directive] = ()) -> None:
        """`moves` in the order in which they stand in the file."""
        self.filename = filename
        folder = posixpath.dirname(filename)
        self._moves = [move._replace(file=self._named(folder, move.file)) for move in moves]
        self._starts = [move.pos for move in moves]

    def _named(self, folder: str, file: str | None) -> str:
        if file is None:
            return self.filename
        return posixpath.join(folder, posixpath.normpath(file)) if file else ""

    def part(self, pos: int) -> int:
        """Behind how many of the comments the place is; one of which only the line is known is
        taken to be at its beginning."""
        return bisect_right(self._starts, pos | (not column_of(pos))) if self._starts else 0

    def named(self, pos: int) -> tuple[str, int]:
        """The file and the line that traces name."""
        file, line, _ = self._counted(pos, MAX_COLUMN)
        return file or "??", line

    def place(self, pos: int) -> str:
        """What stands before a message: `prog.go:3:7`."""
        return _worded(*self._counted(pos, _UNKNOWN_COLUMN))

    def mentioned(self, pos: int) -> str:
        """As a message mentions a place: `prog.go:3:7`, and `other.go:9[prog.go:3:7]` where the
        two differ."""
        true = f"{self.filename}:{line_of(pos)}:{column_of(pos)}"
        if not self.part(pos):
            return true
        file, line, column = self._counted(pos, MAX_COLUMN)
        other = f"{file}:{line}:{column}" if column else f"{file}:{line}"
        return true if other == true else f"{other}[{true}]"

    def _counted(self, pos: int, most: int) -> tuple[str, int, int]:
        """File, line and column (0: unknown), where columns are kept up to `most`."""
        line, column = line_of(pos), min(column_of(pos), most)
        part = self.part(pos)
        if not part:
            return self.filename, line, column
        start, file, first, first_column = self._moves[part - 1]
        assert file is not None
        if not first_column:
            column = 0
        elif line == line_of(start):
            column += first_column - min(column_of(start), most)
        return file, first + line - line_of(start), column


def reported(faults: Iterable[Fault], lines: Lines | None = None) -> list[Fault]:
    """The faults that Go's compiler prints, in its order, from those found, in theirs.

    One syntax error a line, no other message twice on its line, ten at most
    and then `too many errors`, sorted by position; what follows one `//line` comment stands
    together, in the order in which the first fault of each such part was found.
    """
    kept: list[Fault] = []
    syntax_line = other_line = 0
    other_message = ""
    last: Fault | None = None
    for fault in faults:
        if fault.message.startswith(SYNTAX_ERROR):
            if fault.line == syntax_line:
                continue
            syntax_line = fault.line
        else:
            if fault.line == other_line and fault.message == other_message:
                continue
            other_line, other_message = fault.line, fault.message
        kept.append(fault)
        if len(kept) == MOST_FAULTS:
            last = Fault(fault.pos, "too many errors")
            break
    if lines is None:
        kept.sort(key=lambda fault: fault.pos)
    else:
        parts = list(dict.fromkeys(lines.part(fault.pos) for fault in kept))
        kept.sort(key=lambda fault: (parts.index(lines.part(fault.pos)), fault.pos))
    printed = [f for i, f in enumerate(kept) if i == 0 or f != kept[i - 1]]
    return [*printed, last] if last else printed


def worded(lines: Lines, faults: Iterable[Fault]) -> list[str]:
    """One string a fault, as the compiler prints it: `prog.go:6:1: syntax error: …`.

    What the linker says (there is no main) has no place.
    """
    return [
        f"{lines.place(fault.pos)}: {fault.message}" if fault.pos else fault.message
        for fault in faults
    ]
