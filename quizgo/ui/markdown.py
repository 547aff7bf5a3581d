"""The Markdown of cards as styled lines of a given width, safe for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from quizgo.text.markdown import Block, Code, Heading, Listing, Paragraph, Quote, Rule, Span, blocks
from quizgo.text.safe import printable
from quizgo.ui.lines import Fragment, Line, cut, wrapped

CODE_FRONT: Line = (("class:code.edge", "│ "),)
QUOTE_FRONT: Line = (("class:quote", "> "),)
LEAST_FOR_FRONT = 12
"""Under this width nothing is indented."""


def rendered(source: str, width: int) -> list[Line]:
    """A Markdown text as lines of at most `width` cells."""
    return _rendered(blocks(source), max(1, width))


def _rendered(found: Iterable[Block], width: int) -> list[Line]:
    lines: list[Line] = []
    for block in found:
        if lines:
            lines.append(())
        lines.extend(_block(block, width))
    return lines


def _block(block: Block, width: int) -> list[Line]:
    match block:
        case Paragraph(spans=spans):
            return list(_paragraph(spans, width))
        case Heading(spans=spans):
            return list(_paragraph(spans, width, style="class:heading"))
        case Code(text=text, language=language):
            return _code(text, language, width)
        case Listing():
            return _listing(block, width)
        case Quote(blocks=inner):
            return _indented(_rendered(inner, _inner(width, 2)), QUOTE_FRONT, QUOTE_FRONT, width)
        case Rule():
            return [(("class:rule", "─" * min(width, 20)),)]
        case _:
            assert_never(block)


def _paragraph(spans: Iterable[Span], width: int, style: str = "") -> Iterator[Line]:
    for line in _split(_fragment(span, style) for span in spans):
        yield from wrapped(line, width)


def _fragment(span: Span, style: str) -> Fragment:
    classes = [style] if style else []
    if span.code:
        classes.append("class:code")
    if span.bold:
        classes.append("bold")
    if span.italic:
        classes.append("italic")
    return " ".join(classes), printable(span.text)


def _split(fragments: Iterable[Fragment]) -> list[list[Fragment]]:
    """The fragments line by line."""
    lines: list[list[Fragment]] = [[]]
    for style, text in fragments:
        first, *rest = text.split("\n")
        lines[-1].append((style, first))
        lines.extend([(style, piece)] for piece in rest)
    return lines


def _code(text: str, language: str, width: int) -> list[Line]:
    from quizgo.ui.highlight import highlighted

    front = CODE_FRONT if width >= LEAST_FOR_FRONT else ()
    lines = _split(highlighted(printable(text), language))
    return [piece for line in lines for piece in cut(line, width, front=front)]


def _listing(listing: Listing, width: int) -> list[Line]:
    lines: list[Line] = []
    for number, item in enumerate(listing.items, listing.start or 0):
        mark = "• " if listing.start is None else f"{number}. "
        inner = _rendered(item, _inner(width, len(mark))) or [()]
        rest: Line = (("", " " * len(mark)),)
        lines.extend(_indented(inner, (("class:mark", mark),), rest, width))
    return lines


def _indented(lines: list[Line], first: Line, rest: Line, width: int) -> list[Line]:
    if width < LEAST_FOR_FRONT:
        return lines
    return [(first if index == 0 else rest) + line for index, line in enumerate(lines)]


def _inner(width: int, indent: int) -> int:
    return width if width < LEAST_FOR_FRONT else width - indent
