"""The Markdown of cards as plain values, for whoever draws them.

CommonMark is parsed by markdown-it-py, imported when the first card needs it: most
texts are a line of words and code, which is read here. HTML is text, and images are
links. Nothing is made safe for a terminal: that is `safe.printable`'s, at the moment
of drawing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from quizgo.frozen import dataclass

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one style. A line break is the text `\\n`."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    """1 to 6."""
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """A block of code, without its fence and without the last line's end."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; each item is blocks again."""

    items: tuple[tuple[Block, ...], ...]
    start: int | None = None
    """Number of the first item; None where the items have bullets."""


@dataclass(frozen=True, slots=True)
class Quote:
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across."""


Block = Paragraph | Heading | Code | Listing | Quote | Rule


def blocks(source: str) -> tuple[Block, ...]:
    """The blocks of a Markdown text, in order."""
    if _WORDS_AND_CODE.fullmatch(source):
        return (Paragraph(tuple(_words_and_code(source))),)
    return parsed(source)


def parsed(source: str) -> tuple[Block, ...]:
    """The blocks of a Markdown text, read by the rules of all CommonMark."""
    from markdown_it.tree import SyntaxTreeNode

    tree = SyntaxTreeNode(_parser().parse(source))
    return tuple(_blocks(tree.children))


def plain(source: str) -> str:
    """A Markdown text with its marks taken out, for plain mode and one-line listings."""
    return "\n".join(_lines(blocks(source)))


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").disable(["html_block", "html_inline", "reference"])


# A line of words and code ------------------------------------------------------

_WORDS_AND_CODE = re.compile(
    r"""
    (?=[^\W\d_]|`)                                # a number could begin a list
    (?:
        [^\W_] | [ ,.;:?!'"()/%=+，。；：？！、（）《》“”‘’…—-]
        | `[^`\s\0]+(?:[ ][^`\s\0]+)*`(?!`)
    )++
    (?<![ ])
    """,
    re.VERBOSE,
)
"""A line in which nothing has a meaning to CommonMark but the marks of code."""


def _words_and_code(source: str) -> Iterator[Span]:
    """The text between the marks, and every other time it is code."""
    for index, text in enumerate(source.split("`")):
        if text:
            yield Span(text, code=index % 2 == 1)


# Tree → blocks -----------------------------------------------------------------


def _blocks(nodes: Iterable[SyntaxTreeNode]) -> Iterator[Block]:
    for node in nodes:
        block = _block(node)
        if block is not None:
            yield block


def _block(node: SyntaxTreeNode) -> Block | None:
    match node.type:
        case "paragraph":
            return Paragraph(_spans(node))
        case "heading":
            return Heading(int(node.tag[1:]), _spans(node))
        case "fence" | "code_block":
            return Code(node.content.removesuffix("\n"), _language(node))
        case "bullet_list" | "ordered_list":
            return _listing(node)
        case "blockquote":
            return Quote(tuple(_blocks(node.children)))
        case "hr":
            return Rule()
    return None


def _language(node: SyntaxTreeNode) -> str:
    words = node.info.split() if node.type == "fence" else []
    return words[0] if words else ""


def _listing(node: SyntaxTreeNode) -> Listing:
    items = tuple(tuple(_blocks(item.children)) for item in node.children)
    if node.type == "bullet_list":
        return Listing(items)
    return Listing(items, int(node.attrs.get("start", 1)))


# Inline ------------------------------------------------------------------------


def _spans(node: SyntaxTreeNode) -> tuple[Span, ...]:
    inline = [child for wrapper in node.children for child in wrapper.children]
    return tuple(_joined(_inline(inline, Span(""))))


def _inline(nodes: Iterable[SyntaxTreeNode], style: Span) -> Iterator[Span]:
    for node in nodes:
        match node.type:
            case "text":
                yield _styled(node.content, style)
            case "softbreak":
                yield _styled(" ", style)
            case "hardbreak":
                yield _styled("\n", style)
            case "code_inline":
                yield Span(node.content, style.bold, style.italic, code=True)
            case "strong":
                yield from _inline(node.children, Span("", bold=True, italic=style.italic))
            case "em":
                yield from _inline(node.children, Span("", bold=style.bold, italic=True))
            case "link" | "image":
                yield from _link(node, style)


def _styled(text: str, style: Span) -> Span:
    return Span(text, style.bold, style.italic, style.code)


def _link(node: SyntaxTreeNode, style: Span) -> Iterator[Span]:
    words = list(_inline(node.children, style))
    yield from words
    target = str(node.attrs.get("href") or node.attrs.get("src") or "")
    if target and target != "".join(word.text for word in words):
        yield _styled(f" ({target})", style)


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Neighbours of one style as one span; a break in the source is no space between CJK."""
    last: Span | None = None
    for span in spans:
        if last is not None and _styled("", last) == _styled("", span):
            last = _styled(_glued(last.text, span.text), last)
            continue
        if last is not None and last.text:
            yield last
        last = span
    if last is not None and last.text:
        yield last


def _glued(first: str, second: str) -> str:
    if first[-1:] == " " and _is_wide(first[-2:-1]) and _is_wide(second[:1]):
        return first[:-1] + second
    return first + second


def _is_wide(letter: str) -> bool:
    return "\u2e80" <= letter <= "\u9fff" or "\uf900" <= letter <= "\uffef"


# Blocks → lines ----------------------------------------------------------------


def _lines(found: Iterable[Block]) -> Iterator[str]:
    for block in found:
        match block:
            case Paragraph(spans) | Heading(_, spans):
                yield from "".join(span.text for span in spans).split("\n")
            case Code(text):
                yield from ("    " + line for line in text.split("\n"))
            case Listing():
                yield from _listed(block)
            case Quote(inner):
                yield from ("> " + line for line in _lines(inner))
            case Rule():
                yield "---"


def _listed(listing: Listing) -> Iterator[str]:
    for number, item in enumerate(listing.items, listing.start or 0):
        mark = "- " if listing.start is None else f"{number}. "
        for index, line in enumerate(_lines(item)):
            yield (mark if index == 0 else " " * len(mark)) + line
