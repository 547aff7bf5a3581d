"""Places in a source file, and how a list of faults is cut, sorted and worded.

A position is an int, `line << 16 | column`, both from 1, the column in bytes;
0 is nowhere. Positions of one file compare as they stand in the file.
"""

from __future__ import annotations

from collections.abc import Iterable

from quizgo.gosim.errors import Fault

SYNTAX_ERROR = "syntax error"
"""How a message begins after which no types are checked."""

MOST_FAULTS = 10
"""Go's compiler stops at the tenth."""

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


def place(filename: str, pos: int) -> str:
    """`prog.go:3:7`, without the column where Go's compiler does not keep it."""
    column = pos & MAX_COLUMN
    if 0 < column < _UNKNOWN_COLUMN:
        return f"{filename}:{pos >> 16}:{column}"
    return f"{filename}:{pos >> 16}"


def reported(faults: Iterable[Fault]) -> list[Fault]:
    """The faults that Go's compiler prints, in its order, from those found, in theirs.

    One syntax error a line, no other message twice on its line, ten at most
    and then `too many errors`, sorted by position.
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
    kept.sort(key=lambda fault: fault.pos)
    printed = [f for i, f in enumerate(kept) if i == 0 or f != kept[i - 1]]
    return [*printed, last] if last else printed


def worded(filename: str, faults: Iterable[Fault]) -> list[str]:
    """One string a fault, as the compiler prints it: `prog.go:6:1: syntax error: …`.

    What the linker says (there is no main) has no place.
    """
    return [
        f"{place(filename, fault.pos)}: {fault.message}" if fault.pos else fault.message
        for fault in faults
    ]
