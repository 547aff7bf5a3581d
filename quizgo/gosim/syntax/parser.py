"""The door of this floor: `parse`."""

from __future__ import annotations

from typing import NamedTuple

from quizgo.gosim.depth import deep_recursion
from quizgo.gosim.errors import Fault
from quizgo.gosim.source import MENTIONED, SYNTAX_ERROR, Lines, pos_at
from quizgo.gosim.syntax.buildline import go_version
from quizgo.gosim.syntax.header import header_faults
from quizgo.gosim.syntax.pragmas import anywhere, faults_at_once
from quizgo.gosim.syntax.reader import TOO_DEEP, TooDeep
from quizgo.gosim.syntax.scanner import scan
from quizgo.gosim.syntax.stmts import StmtReader
from quizgo.gosim.syntax.tree import File

MOST_BYTES = 1 << 20
MOST_TOKENS = 75_000
"""Of a program: hundreds of times what a person reads. Code takes some kilobytes a token here."""


class Parsed(NamedTuple):
    """A tree, what is wrong with the source, or both.

    Without a file there is nothing to check. With a file and faults (a label
    that is not used, a stray character) types are checked all the same, and
    the faults are reported together.
    """

    file: File | None
    faults: list[Fault]
    """In the order in which Go's compiler meets them; `source.reported` cuts and sorts."""
    lines: Lines
    """How their places are called."""


def parse(source: bytes, filename: str) -> Parsed:
    """Read one source file. Never raises, whatever the bytes."""
    if len(source) > MOST_BYTES:
        return _too_large(filename, pos_at(1, 1), f"{MOST_BYTES:,} bytes")
    tokens = scan(source)
    if len(tokens.kinds) > MOST_TOKENS:
        return _too_large(filename, tokens.positions[MOST_TOKENS], f"{MOST_TOKENS:,} tokens")
    lines = Lines(filename, tokens.directives)
    header = header_faults(tokens)
    if header:
        return Parsed(None, header, lines)
    version = go_version(tokens)
    reader = StmtReader(tokens)
    with deep_recursion():
        try:
            file = reader.file_or_none(lines, version)
        except TooDeep:
            file = None
        except RecursionError:  # a chain so long that quoting it in a message nests too deeply
            reader.fault(reader.pos, TOO_DEEP)
            file = None
    for pragma in tokens.pragmas:
        reader.faults.extend(faults_at_once(pragma))
    reader.faults.extend(reader.pragma_faults)
    reader.late_faults.extend(anywhere(tokens.pragmas))

    def named(message: str) -> str:
        return MENTIONED.sub(lambda found: lines.mentioned(int(found[1])), message)

    faults = [Fault(pos, named(message)) for pos, message in reader.faults]
    if any(fault.message.startswith(SYNTAX_ERROR) for fault in faults):
        file = None
    return Parsed(file, faults, lines)


def _too_large(filename: str, pos: int, allowed: str) -> Parsed:
    fault = Fault(pos, f"source is too large: it has more than {allowed}")
    return Parsed(None, [fault], Lines(filename, ()))


def lines_of(source: bytes, filename: str) -> Lines:
    """How the places of a source are called."""
    has_directives = len(source) <= MOST_BYTES and (b"//line " in source or b"/*line " in source)
    return Lines(filename, scan(source).directives if has_directives else ())
