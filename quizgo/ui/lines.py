"""Styled lines of text, wrapped to a width in cells of a terminal.

A line is a tuple of fragments `(style, text)`, prompt-toolkit's own form without
its import. Chinese breaks between any two characters, but no line begins with a
closing mark.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from wcwidth import wcwidth

Fragment = tuple[str, str]
"""A style and a text without line ends."""
Line = tuple[Fragment, ...]

TAB_CELLS = 4
_NO_LINE_START = frozenset("，。、；：！？）》」』】〉”’…·,.;:!?)]}%")
_NO_LINE_END = frozenset("（《「『【〈“‘([{")


@lru_cache(maxsize=4096)
def cells_of(character: str) -> int:
    """Cells one character takes; what joins the one before it takes none."""
    return max(0, wcwidth(character))


def cells(text: str) -> int:
    """Cells a text takes on one line."""
    if text.isascii():
        return len(text)
    return sum(map(cells_of, text))


def line_cells(line: Line) -> int:
    return sum(cells(text) for _, text in line)


def line_text(line: Line) -> str:
    """A line without its styles."""
    return "".join(text for _, text in line)


def clipped(text: str, width: int) -> str:
    """As much of `text` as fits into `width` cells, with `…` where it was cut."""
    if cells(text) <= width:
        return text
    taken, used = [], 0
    for character in text:
        used += cells_of(character)
        if used > width - 1:
            break
        taken.append(character)
    return "".join(taken) + "…" if width > 0 else ""


def clipped_line(line: Line, width: int) -> Line:
    """A line cut to `width` cells, with `…` where it was cut."""
    if line_cells(line) <= width:
        return line
    cut: list[Fragment] = []
    left = width
    for style, text in line:
        piece = text if cells(text) < left else clipped(text + " ", left)
        cut.append((style, piece))
        left -= cells(piece)
        if left <= 0 or piece != text:
            break
    return tuple(cut)


def padded(text: str, width: int) -> str:
    """`text` filled with spaces to `width` cells."""
    return text + " " * max(0, width - cells(text))


def wrapped(
    fragments: Iterable[Fragment], width: int, *, first: Line = (), rest: Line = ()
) -> list[Line]:
    """One paragraph as lines of at most `width` cells, `first` and `rest` in front of them.

    A word longer than a line is broken where it must be. Where the front leaves no
    room, it is left out.
    """
    width = max(1, width)
    if line_cells(first) >= width or line_cells(rest) >= width:
        first = rest = ()
    lines: list[Line] = []
    current, used = list(first), line_cells(first)
    start = used
    for word in _words(fragments):
        size = sum(cells(text) for _, text in word)
        if used + size > width and used > start:
            lines.append(_trimmed(current))
            current, used = list(rest), line_cells(rest)
            start = used
            word = _without_leading_space(word)
            size = sum(cells(text) for _, text in word)
        for style, character in _characters(word):
            size = cells_of(character)
            if used + size > width and used > start:
                lines.append(_trimmed(current))
                current, used = list(rest), line_cells(rest)
                start = used
            _add(current, style, character)
            used += size
    lines.append(_trimmed(current))
    return lines


def cut(fragments: Iterable[Fragment], width: int, *, front: Line = ()) -> list[Line]:
    """A line of code as lines of at most `width` cells, with its spaces as they stand."""
    width = max(1, width)
    if line_cells(front) >= width:
        front = ()
    lines: list[Line] = []
    current, used = list(front), line_cells(front)
    start = used
    for style, character in _characters(fragments):
        size = cells_of(character)
        if used + size > width and used > start:
            lines.append(tuple(current))
            current, used = list(front), start
        _add(current, style, character)
        used += size
    lines.append(tuple(current))
    return lines


def _words(fragments: Iterable[Fragment]) -> Iterator[list[Fragment]]:
    """The pieces between which a line may break, each with the space in front of it."""
    word: list[Fragment] = []
    last = ""
    for style, character in _characters(fragments):
        if word and may_break(last, character):
            yield word
            word = []
        _add(word, style, character)
        last = character
    if word:
        yield word


def may_break(last: str, character: str) -> bool:
    """Whether a line may end between the two."""
    if cells_of(character) == 0 or last == "\u200d":
        return False  # joins what is before it
    if character == " ":
        return last != " "
    if last == " " or character in _NO_LINE_START or last in _NO_LINE_END:
        return False
    return cells_of(last) == 2 or cells_of(character) == 2


def _characters(fragments: Iterable[Fragment]) -> Iterator[Fragment]:
    for style, text in fragments:
        for character in text.replace("\t", " " * TAB_CELLS).replace("\n", " "):
            yield style, character


def _add(line: list[Fragment], style: str, text: str) -> None:
    if line and line[-1][0] == style:
        line[-1] = (style, line[-1][1] + text)
    else:
        line.append((style, text))


def _without_leading_space(word: list[Fragment]) -> list[Fragment]:
    style, text = word[0]
    kept = text.lstrip(" ")
    return [(style, kept), *word[1:]] if kept else word[1:]


def _trimmed(line: list[Fragment]) -> Line:
    """Without the spaces at its end."""
    kept = list(line)
    while kept and not kept[-1][1].rstrip(" "):
        kept.pop()
    if kept:
        style, text = kept[-1]
        kept[-1] = (style, text.rstrip(" "))
    return tuple(kept)
