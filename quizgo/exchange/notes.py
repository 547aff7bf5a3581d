"""Markdown notes as sections of prose, lists and code, each with its line.

Blocks are cut by markdown-it-py. What stands inside a line stays the Markdown that its author
wrote, since the texts of cards are Markdown, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from quizgo.errors import QuizgoError
from quizgo.frozen import dataclass
from quizgo.text.faults import Fault
from quizgo.text.safe import one_line, printable

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

MAX_BYTES = 1_000_000
"""The largest notes: a book of five hundred pages."""

MAX_DEPTH = 8
"""Lists and quotes in each other."""

MAX_FAULTS = 100
"""Lines that are told one by one to be no UTF-8."""


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph, or one item of a list with all that stands in it."""

    text: str
    line: int
    """Of the notes, from 1, as in every block."""


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Prose, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Code:
    text: str
    language: str
    line: int
    """The first line of the code itself."""


Block = Prose | Items | Code


@dataclass(slots=True)
class Section:
    """A heading and what stands under it, up to the next heading of any level."""

    title: str
    """Empty for what stands before the first heading."""
    level: int
    line: int
    above: tuple[str, ...] = ()
    """The titles of the headings it stands under, the outermost first."""
    blocks: list[Block] = field(default_factory=list)
    has_parts: bool = False
    """Other headings stand under it."""


@dataclass(frozen=True, slots=True)
class Notes:
    """What was read, and what could not be."""

    title: str
    """That of the front matter, or the only heading of the first level; else empty."""
    sections: tuple[Section, ...]
    faults: tuple[Fault, ...]


def read_notes(path: Path) -> Notes:
    """The notes in a file. Raises QuizgoError where there is nothing to read at all."""
    try:
        if path.exists() and not path.is_file():
            raise QuizgoError(f"{path}: this is no file. Name a Markdown file.")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise QuizgoError(f"{path}: cannot be read ({reason}). Check the path.") from error
    except ValueError as error:
        raise QuizgoError(f"{str(path)!r} is no path. Check it.") from error
    return notes_in(data, path)


def notes_in(data: bytes, path: Path) -> Notes:
    """The notes in `data`, which was read from `path`; QuizgoError as in `read_notes`."""
    _refuse_no_text(data, path)
    text, faults = _decoded(data, path)
    if not text.strip():
        raise QuizgoError(f"{path}: the notes are empty. Write some, or name another file.")
    lines = text.split("\n")
    title = _take_front_matter(lines)
    faults += _take_hopelessly_deep(lines, path)
    return _Reading(path, lines, title, faults).read()


def _refuse_no_text(data: bytes, path: Path) -> None:
    if len(data) > MAX_BYTES:
        limit = MAX_BYTES // 1_000_000
        raise QuizgoError(f"{path}: larger than {limit} MB. Split the notes into several files.")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise QuizgoError(f"{path}: the notes are UTF-16. Save them as UTF-8.")
    if b"\0" in data:
        raise QuizgoError(f"{path}: this file is binary. Name a Markdown file in UTF-8.")


def _decoded(data: bytes, path: Path) -> tuple[str, list[Fault]]:
    """The text with what is no UTF-8 left out, and which lines those were."""
    data = data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    lines: list[str] = []
    bad: list[int] = []
    for number, line in enumerate(data.split(b"\n"), 1):
        try:
            lines.append(_LINE_ENDS.sub(" ", line.decode()))
        except UnicodeDecodeError:
            lines.append("")
            bad.append(number)
    faults = [
        Fault(path, number, "The line is not UTF-8 and is left out. Save the notes as UTF-8.")
        for number in bad[:MAX_FAULTS]
    ]
    if len(bad) > MAX_FAULTS:
        more = f"{len(bad) - MAX_FAULTS} more lines from here on are not UTF-8."
        faults.append(Fault(path, bad[MAX_FAULTS], more + " Save the notes as UTF-8."))
    return "\n".join(lines), faults


_LINE_ENDS = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""What other programs than ours take for the end of a line."""


def _take_front_matter(lines: list[str]) -> str:
    """The `title:` of a front matter. Its lines are emptied: all others keep their number."""
    if lines[0].rstrip() != "---":
        return ""
    end = next((i for i, line in enumerate(lines[1:200], 1) if line.rstrip() == "---"), None)
    if end is None:
        return ""
    found = (_TITLE.fullmatch(line) for line in lines[1:end])
    title = next((match[1] for match in found if match is not None), "")
    lines[: end + 1] = [""] * (end + 1)
    return one_line(title.strip("\"'"))


_TITLE = re.compile(r"title:\s*(\S.*?)\s*")


def _take_hopelessly_deep(lines: list[str], path: Path) -> list[Fault]:
    """Empty lines that open so many lists and quotes that no parser should follow them.

    Past its own limit markdown-it drops all that comes behind.
    """
    deep = [index for index, line in enumerate(lines) if _DEEP.match(line) is not None]
    for index in deep:
        lines[index] = ""
    return [_too_deep(path, index + 1) for index in deep[:MAX_FAULTS]]


_DEEP = re.compile(
    r"(?:(?:[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])){9}|[ \t]{100,}(?=[-*+>]))(?![-*>+ \t]*$)"
)
"""More than MAX_DEPTH marks at the beginning of a line, or one behind 100 blanks."""

MAX_LEVELS = 150
"""What can be opened by lines that are not hopeless, counted as markdown-it counts."""


def _too_deep(path: Path, line: int) -> Fault:
    message = f"More than {MAX_DEPTH} lists or quotes in each other; left out. Write it flatter."
    return Fault(path, line, message)


@cache
def _parser() -> MarkdownIt:
    """Blocks only: what marks inside a line mean is read where a card is made of it."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": MAX_LEVELS})
    return parser.disable(["html_block", "reference", "inline"])


class _Reading:
    """One walk over the blocks of the notes."""

    def __init__(self, path: Path, lines: list[str], title: str, faults: list[Fault]) -> None:
        self.path = path
        self.lines = lines
        self.title = title
        self.faults = faults
        self.sections = [Section("", 0, 1)]
        self.above: list[Section] = []
        """The section in hand and those it stands under, the outermost first."""

    def read(self) -> Notes:
        from markdown_it.tree import SyntaxTreeNode

        for node in SyntaxTreeNode(_parser().parse("\n".join(self.lines))).children:
            self.take(node)
        faults = sorted(self.faults, key=lambda fault: fault.line)
        highest = [section.title for section in self.sections if section.level == 1]
        title = self.title or (highest[0] if len(highest) == 1 else "")
        return Notes(title, tuple(self.sections), tuple(faults))

    def take(self, node: SyntaxTreeNode) -> None:
        match node.type:
            case "heading":
                self.begin(node)
            case "bullet_list" | "ordered_list":
                self.add(Items(tuple(self.items(node)), _line(node)))
            case "blockquote":
                if not self.is_too_deep(node):
                    for child in node.children:
                        self.take(child)
            case "fence" | "code_block":
                self.add(_code(node))
            case "paragraph" if not _REMARK.fullmatch(content := _content(node)):
                self.add(Prose(content, _line(node)))

    def add(self, block: Block) -> None:
        if not isinstance(block, Items) or block.items:
            self.sections[-1].blocks.append(block)

    def begin(self, node: SyntaxTreeNode) -> None:
        """A new section. A heading without words is none."""
        title = one_line(unlinked(_content(node)))[:200].strip()
        if not title:
            return
        level = int(node.tag[1:])
        while self.above and self.above[-1].level >= level:
            self.above.pop()
        for each in self.above:
            each.has_parts = True
        section = Section(title, level, _line(node), tuple(each.title for each in self.above))
        self.sections.append(section)
        self.above.append(section)

    def items(self, node: SyntaxTreeNode) -> Iterator[Prose]:
        if self.is_too_deep(node):
            return
        for item in node.children:
            text = self.whole(item)
            if text:
                yield Prose(text, _line(item))

    def whole(self, item: SyntaxTreeNode) -> str:
        """The source of a list's item without its bullet, dedented."""
        first, end = _span(item)
        lines = self.lines[first:end]
        marker = _BULLET.match(lines[0])
        width = marker.end() if marker is not None else 0
        rest = [line[width:] if not line[:width].strip() else line.lstrip() for line in lines[1:]]
        return printable("\n".join([lines[0][width:], *rest])).strip()

    def is_too_deep(self, node: SyntaxTreeNode) -> bool:
        """Whether lists and quotes nest too deep here; it is told once for the block."""
        deep = _depth(node)
        if deep <= MAX_DEPTH:
            return False
        message = (
            f"More than {MAX_DEPTH} lists or quotes in each other; left out. Write it flatter."
        )
        self.faults.append(Fault(self.path, _line(node), message))
        return True


_REMARK = re.compile(r"(?s:<!--.*-->)?")
"""What is nothing, or a comment of HTML."""

_BULLET = re.compile(r"[ \t>]*(?:[-+*]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")


def _depth(node: SyntaxTreeNode) -> int:
    """How deep lists and quotes nest in `node`, itself counted."""
    level: Sequence[SyntaxTreeNode] = [node]
    depth = 0
    while level:
        depth += any(each.type in _NESTING for each in level)
        level = [child for each in level for child in each.children if child.type != "inline"]
    return depth


_NESTING = ("bullet_list", "ordered_list", "blockquote")


def _span(node: SyntaxTreeNode) -> tuple[int, int]:
    """The lines of a block, from 0; the end is behind the last."""
    found = node.map
    return (found[0], found[1]) if found is not None else (0, 0)


def _line(node: SyntaxTreeNode) -> int:
    return _span(node)[0] + 1


def _content(node: SyntaxTreeNode) -> str:
    """What is written in a paragraph or heading."""
    return printable("\n".join(child.content for child in node.children)).strip()


def _code(node: SyntaxTreeNode) -> Code:
    words = node.info.split() if node.type == "fence" else []
    fence = 1 if node.type == "fence" else 0
    return Code(node.content, words[0].lower() if words else "", _line(node) + fence)


_LINK = re.compile(r"!?\[([^\[\]\n]{0,300})\]\(<?([^\s()<>]{0,1000})>?(?:\s[^()\n]{0,200})?\)")
_URL = re.compile(r"<?(?:https?|ftp)://[^\s<>()\"'`，。；、）】]+>?")


def unlinked(text: str) -> str:
    """`text` with the words of links only."""
    return _LINK.sub(r"\1", text)


def links(text: str) -> tuple[str, ...]:
    """Where the links of a text lead, in order, each once."""
    targets = [match[2] for match in _LINK.finditer(text) if "://" in match[2]]
    bare = [found.strip("<>") for found in _URL.findall(_LINK.sub(" ", text))]
    return tuple(dict.fromkeys([*targets, *bare]))


def without_urls(text: str) -> str:
    """`text` with the words of links, and no addresses."""
    return _URL.sub("", unlinked(text))
