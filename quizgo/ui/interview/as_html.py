"""A report as one HTML file that needs no network."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape
from typing import assert_never

from quizgo.text import markdown
from quizgo.text.safe import one_line, printable
from quizgo.ui.interview.blocks import (
    Asked,
    Block,
    Bullets,
    Command,
    Explained,
    Grid,
    Mark,
    Marks,
    Quoted,
    Said,
    Section,
    Title,
)

STYLE = """
:root{color-scheme:light dark;--ink:#1c1e21;--quiet:#5c6370;--paper:#fff;--line:#d5d8dd;
--good:#14692f;--bad:#a6212b;--code:#f3f4f6}
@media(prefers-color-scheme:dark){:root{--ink:#e4e6ea;--quiet:#a0a6b0;--paper:#17191c;
--line:#3a3e45;--good:#6fcf8a;--bad:#ff8a8a;--code:#22252a}}
body{font:16px/1.55 system-ui,sans-serif;color:var(--ink);background:var(--paper);
max-width:46rem;margin:2rem auto;padding:0 1rem}
h2{border-bottom:1px solid var(--line);margin-top:2rem}
code,pre{font-family:ui-monospace,monospace;background:var(--code)}
code{padding:0 .2em}pre{padding:.6em;overflow-x:auto}pre code{padding:0}
table{border-collapse:collapse}td,th{padding:.2em .8em;border-bottom:1px solid var(--line);
text-align:left}td+td,th+th{text-align:right;font-variant-numeric:tabular-nums}
.note{color:var(--quiet);font-size:.9em}.marks{list-style:none;padding-left:1rem}
.good{color:var(--good)}.bad{color:var(--bad)}blockquote{color:var(--quiet);margin-left:1rem;
border-left:3px solid var(--line);padding-left:.8rem;white-space:pre-wrap}
.question{break-inside:avoid;margin-top:1.4rem;display:grid;grid-template-columns:2.4rem 1fr}
.question h3,.question p{margin:0 0 .4rem;font-size:1rem}.question .note{font-size:.9rem}
"""

_CODE = re.compile("`([^`]+)`")

CLASSES = {"+": "good", "-": "bad", " ": "plain"}


def report_html(blocks: Iterable[Block], *, lang: str) -> str:
    """The page. Every text of a card or of the learner is escaped."""
    each = list(blocks)
    title = next((block.text for block in each if isinstance(block, Title)), "quizgo")
    body = "\n".join(map(_block, each))
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(lang)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f"<title>{_text(title)}</title>\n<style>{STYLE}</style>\n</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def _text(text: str) -> str:
    return escape(one_line(text))


def _said(text: str) -> str:
    return _CODE.sub(r"<code>\1</code>", _text(text))


def _block(block: Block) -> str:
    match block:
        case Title(text=text):
            return f"<h1>{_text(text)}</h1>"
        case Section(text=text):
            return f"<h2>{_text(text)}</h2>"
        case Said(text=text):
            return f"<p>{_said(text)}</p>"
        case Explained(source=source):
            return _markdown(source)
        case Bullets(texts=texts):
            return f"<ul>{''.join(f'<li>{_text(text)}</li>' for text in texts)}</ul>"
        case Grid(head=head, rows=rows):
            return f"<table>{_row('th', head)}{''.join(_row('td', row) for row in rows)}</table>"
        case Asked(number=number, source=source, note=note):
            return (
                f'<div class="question"><h3>{number}.</h3><div>{_markdown(source)}'
                f'<p class="note">{_text(note)}</p></div></div>'
            )
        case Quoted(text=text):
            return f"<blockquote>{escape(printable(text).rstrip())}</blockquote>"
        case Marks(lines=lines, is_code=is_code):
            return _code(lines) if is_code else _list(lines)
        case Command(text=text):
            return f"<pre><code>{escape(printable(text))}</code></pre>"
        case _:
            assert_never(block)


def _row(tag: str, cells: Sequence[str]) -> str:
    return f"<tr>{''.join(f'<{tag}>{_text(cell)}</{tag}>' for cell in cells)}</tr>"


def _code(marks: Sequence[Mark]) -> str:
    lines = (
        f'<span class="{CLASSES.get(mark.sign, "plain")}">{mark.sign} {_text(mark.source)}'
        f"{_text(mark.remark)}</span>"
        for mark in marks
    )
    return "<pre><code>" + "\n".join(lines) + "</code></pre>"


def _list(marks: Sequence[Mark]) -> str:
    lines = (
        f'<li class="{CLASSES.get(mark.sign, "plain")}">{mark.sign} {_inline(mark.source)}'
        f"{_text(mark.remark)}</li>"
        for mark in marks
    )
    return f'<ul class="marks">{"".join(lines)}</ul>'


# Markdown ---------------------------------------------------------------------


def _markdown(source: str) -> str:
    return "".join(map(_drawn, markdown.blocks(source)))


def _inline(source: str) -> str:
    """A Markdown text without a paragraph of its own, where it is one."""
    found = markdown.blocks(source)
    if len(found) == 1 and isinstance(found[0], markdown.Paragraph):
        return _spans(found[0].spans)
    return "".join(map(_drawn, found))


def _drawn(block: markdown.Block) -> str:
    match block:
        case markdown.Paragraph(spans=spans):
            return f"<p>{_spans(spans)}</p>"
        case markdown.Heading(spans=spans):
            return f"<p><strong>{_spans(spans)}</strong></p>"
        case markdown.Code(text=text):
            return f"<pre><code>{escape(printable(text))}</code></pre>"
        case markdown.Listing(items=items, start=start):
            inner = "".join(f"<li>{''.join(map(_drawn, item))}</li>" for item in items)
            return f"<ul>{inner}</ul>" if start is None else f'<ol start="{start}">{inner}</ol>'
        case markdown.Quote(blocks=inner_blocks):
            return f"<blockquote>{''.join(map(_drawn, inner_blocks))}</blockquote>"
        case markdown.Rule():
            return "<hr>"
        case _:
            assert_never(block)


def _spans(spans: Iterable[markdown.Span]) -> str:
    return "".join(map(_span, spans))


def _span(span: markdown.Span) -> str:
    text = escape(printable(span.text)).replace("\n", "<br>")
    for is_so, tag in ((span.code, "code"), (span.italic, "em"), (span.bold, "strong")):
        if is_so:
            text = f"<{tag}>{text}</{tag}>"
    return text
