"""Markdown as HTML, which is what fields of other programs hold, and back.

Back, the words come and the styles that Markdown has: emphasis, code, lists, quotes, headings.
Scripts and styles go; of pictures and sounds the name stays, in brackets.
"""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False, "xhtmlOut": False})


def to_html(markdown: str) -> str:
    """HTML of a Markdown text; HTML that stands in it is text. One paragraph is its words alone."""
    if _WORDS.fullmatch(markdown):
        return markdown
    html: str = _parser().render(markdown).strip()
    inner = html.removeprefix("<p>").removesuffix("</p>")
    return inner if "<p>" not in inner and len(html) == len(inner) + 7 else html


_SAID = r"A-Za-z0-9\u4e00-\u9fff，。？、,.;:?/()'-"
_WORDS = re.compile(f"[A-Za-z\u4e00-\u9fff](?:[ {_SAID}]*[{_SAID}])?")
"""Letters and points in one line, none of which means anything to Markdown or to HTML."""


def to_markdown(html: str) -> tuple[str, int]:
    """Markdown of an HTML text, and how many pictures and sounds were left behind."""
    if "<" not in html and "&" not in html and "[sound:" not in html:
        return _escaped(html.strip()), 0
    reader = _Reader()
    reader.feed(html.replace(_BREAK, ""))
    reader.close()
    text = _SOUND.sub(lambda found: f"\\[{found[1]}\\]", reader.text())
    return text, reader.media + len(_SOUND.findall(reader.text()))


def to_plain(html: str) -> str:
    """The words alone, as they would be typed."""
    return " ".join(unescape(re.sub(r"<[^<>]*>", " ", html)).split())


_SOUND = re.compile(r"\\\[sound:([^\]\\]{1,200})\\\]")
_SPECIAL = re.compile(r"[\\`*\[\]<]|(?<![^\W_])_|_(?![^\W_])")
_AT_START = re.compile(r"^(\s*)([#>+-]|\d{1,9}[.)])(?=\s|$)|^(\s*)(=+|-+|~~~)", re.MULTILINE)


def _escaped(text: str) -> str:
    """Words that Markdown is to show as they are."""
    text = _SPECIAL.sub(lambda found: "\\" + found[0], text)
    return _AT_START.sub(_escaped_start, text)


def _escaped_start(found: re.Match[str]) -> str:
    space, sign = (found[1], found[2]) if found[2] else (found[3], found[4])
    if sign[0].isdigit():
        return f"{space}{sign[:-1]}\\{sign[-1]}"
    return f"{space}\\{sign}"


_BLOCKS = frozenset(
    (
        *("p", "div", "section", "article", "table", "tr", "ul", "ol", "li", "blockquote", "pre"),
        *("hr", "h1", "h2", "h3", "h4", "h5", "h6", "dl", "dt", "dd"),
    )
)
_BREAK = "\0"
"""Stands for a line break until the block is whole; no HTML holds it."""
_BREAKS = re.compile(rf" *{_BREAK} *{_BREAK}[ {_BREAK}]*")
"""Several in a row part paragraphs."""
_LANGUAGE = re.compile(r"\blanguage-([\w+-]{1,20})")
_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*"}
_SKIPPED = frozenset(("script", "style", "head", "title"))
_VOID = frozenset(("br", "hr", "img"))


class _Reader(HTMLParser):
    """Takes HTML apart into Markdown."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.media = 0
        self._pieces: list[str] = [""]
        """Blocks; the last one is being written."""
        self._prefix: list[str] = []
        """What stands in front of each further line of a block: quotes, indents of lists."""
        self._first = ""
        """What stands in front of the next block's first line: the mark of a list."""
        self._lists: list[int] = []
        """The lists that are open: the number of the last item, -1 where there are bullets."""
        self._code = 0
        self._pre = ""
        self._language = ""
        self._in_pre = False
        self._skipped = 0

    def text(self) -> str:
        self._end_block()
        return re.sub(r"\n{3,}", "\n\n", "\n\n".join(filter(None, self._pieces))).strip()

    # Tags -----------------------------------------------------------------------

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SKIPPED:
            self._skipped += 1
        elif tag == "br":
            self._break()
        elif tag == "img":
            self.media += 1
            name = next((value for key, value in attrs if key in ("alt", "src") and value), "?")
            self._write(_escaped(f"[{name}]"))
        elif tag == "pre":
            self._end_block()
            self._in_pre, self._pre, self._language = True, "", ""
        elif tag == "code" and self._in_pre:
            found = _LANGUAGE.search(
                next((value or "" for key, value in attrs if key == "class"), "")
            )
            self._language = found[1] if found is not None else ""
        elif tag == "code" and not self._in_pre:
            self._code += 1
            self._write("`") if self._code == 1 else None
        elif tag in _MARKS:
            self._write(_MARKS[tag])
        elif tag in ("td", "th"):
            self._write(" ")
        elif tag in _BLOCKS:
            self._begin_block(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIPPED:
            self._skipped = max(0, self._skipped - 1)
        elif tag == "pre":
            self._end_pre()
        elif tag == "code" and not self._in_pre and self._code:
            self._code -= 1
            self._write("`") if not self._code else None
        elif tag in _MARKS:
            self._close_mark(_MARKS[tag])
        elif tag in _BLOCKS and tag not in _VOID:
            self._leave_block(tag)

    def handle_data(self, data: str) -> None:
        if self._skipped:
            return
        if self._in_pre:
            self._pre += data
        elif self._code:
            self._write(re.sub(r"\s+", " ", data).replace("`", "'"))
        else:
            self._write(
                _SPECIAL.sub(lambda found: "\\" + found[0], re.sub(r"[ \t\r\n]+", " ", data))
            )

    # Blocks ---------------------------------------------------------------------

    def _begin_block(self, tag: str) -> None:
        self._end_block()
        if tag in ("ul", "ol"):
            self._lists.append(0 if tag == "ol" else -1)
        elif tag == "li":
            self._begin_item()
        elif tag == "blockquote":
            self._prefix.append("> ")
        elif tag == "hr":
            self._pieces += [self._front() + "---", ""]
        elif tag[0] == "h" and tag[1:].isdecimal():
            self._first += "#" * int(tag[1]) + " "

    def _begin_item(self) -> None:
        mark = "- "
        if self._lists and self._lists[-1] >= 0:
            self._lists[-1] += 1
            mark = f"{self._lists[-1]}. "
        self._first += mark
        self._prefix.append(" " * len(mark))

    def _leave_block(self, tag: str) -> None:
        self._end_block()
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        elif (tag == "li" or tag == "blockquote") and self._prefix:
            self._prefix.pop()
            self._first = ""

    def _front(self) -> str:
        """What stands in front of a block's first line."""
        if not self._first:
            return "".join(self._prefix)
        marks, self._first = self._first, ""
        inner = "".join(self._prefix)
        return inner[: max(0, len(inner) - len(marks.lstrip("#")))] + marks

    def _end_block(self) -> None:
        paragraphs = _BREAKS.split(self._pieces[-1].strip(f" {_BREAK}"))
        self._pieces[-1] = ""
        for paragraph in filter(None, paragraphs):
            rest = "".join(self._prefix)
            lines = [
                _AT_START.sub(_escaped_start, line.strip()) for line in paragraph.split(_BREAK)
            ]
            self._pieces[-1] = self._front() + f"\\\n{rest}".join(lines)
            self._pieces.append("")

    def _end_pre(self) -> None:
        text = self._pre.strip("\n")
        if self._in_pre and text:
            fence = "`" * max(3, *(len(run) + 1 for run in re.findall(r"`+", text)), 3)
            rest = "".join(self._prefix)
            lines = [fence + self._language, *text.split("\n"), fence]
            self._pieces[-1] = self._front() + ("\n" + rest).join(lines)
            self._pieces.append("")
        self._in_pre = False

    # Words ----------------------------------------------------------------------

    def _write(self, text: str) -> None:
        if not self._skipped:
            self._pieces[-1] += text

    def _break(self) -> None:
        if self._in_pre:
            self._pre += "\n"
        elif self._code:
            self._write(" ")
        else:
            self._write(_BREAK)

    def _close_mark(self, mark: str) -> None:
        """Marks close right behind a word; an empty pair goes."""
        text = self._pieces[-1]
        bare = text.rstrip()
        if bare.endswith(mark):
            self._pieces[-1] = bare[: -len(mark)]
        else:
            self._pieces[-1] = bare + mark + text[len(bare) :]
