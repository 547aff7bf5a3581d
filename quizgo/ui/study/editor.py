"""The editor of a lab: how Go is indented, coloured and marked while it is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.lexers import Lexer

from quizgo.grading.trying import Complaint
from quizgo.ui.highlight import highlighted
from quizgo.ui.lines import Fragment

INDENT = "\t"
_OPENS = ("{", "(", "[")
CLOSING = ("}", ")", "]")
"""Brackets that step back when they begin their line."""
_CASES = ("case ", "default:")

NUMBERED_FROM = 30
"""Columns from which lines have numbers."""

MOST_COLOURED = 20_000
"""Characters of a program that are coloured; of a longer one nothing is."""


# Typing ---------------------------------------------------------------------


def new_line(buffer: Buffer) -> None:
    """A line end, and the next line indented as gofmt would."""
    before = buffer.document.current_line_before_cursor
    indent = before[: len(before) - len(before.lstrip())]
    code = before.strip()
    is_case = code.startswith(_CASES) and code.endswith(":")
    deeper = INDENT if code.endswith(_OPENS) or is_case else ""
    buffer.insert_text(f"\n{indent}{deeper}")


def close(buffer: Buffer, bracket: str) -> None:
    """A closing bracket; first on its line, it stands one step to the left."""
    before = buffer.document.current_line_before_cursor
    if before and not before.strip():
        buffer.delete_before_cursor(1)
    buffer.insert_text(bracket)


def indent(buffer: Buffer) -> None:
    buffer.insert_text(INDENT)


# Colours --------------------------------------------------------------------


class GoLexer(Lexer):
    """Colours a document where it is Go."""

    def __init__(self, is_go: Callable[[], bool]) -> None:
        self._is_go = is_go

    def lex_document(self, document: Document) -> Callable[[int], StyleAndTextTuples]:
        lines = _lines(document.text, self._is_go() and len(document.text) <= MOST_COLOURED)
        return lambda number: list(lines[number]) if number < len(lines) else []


@lru_cache(maxsize=8)
def _lines(text: str, is_go: bool) -> Sequence[Sequence[Fragment]]:
    lines: list[list[Fragment]] = [[]]
    for style, piece in highlighted(text, "go") if is_go else (("", text),):
        first, *rest = piece.split("\n")
        lines[-1].append((style, first))
        lines.extend([(style, part)] for part in rest)
    return lines


# Margin ---------------------------------------------------------------------


def margin(
    line: int, wraps: int, *, columns: int, complaints: Sequence[Complaint], lines: int
) -> StyleAndTextTuples:
    """In front of a line of the editor: its number, and a mark where the compiler complains."""
    is_wrong = any(each.line == line + 1 for each in complaints)
    mark, style = ("!", "class:bad") if is_wrong else (" ", "class:quiet")
    if columns < NUMBERED_FROM:
        return [(style, mark if wraps == 0 else " ")]
    width = max(2, len(str(lines)))
    number = str(line + 1) if wraps == 0 else ""
    return [(style, f"{number:>{width}}{mark if wraps == 0 else ' '}")]


def complaint_here(complaints: Sequence[Complaint], row: int) -> Complaint | None:
    """What the compiler says of the line with the cursor, else its first message."""
    own = next((each for each in complaints if each.line == row + 1), None)
    return own or (complaints[0] if complaints else None)
