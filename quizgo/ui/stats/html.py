"""Statistics as one page that needs nothing else: no script, no network.

Numbers show under the pointer, and each picture has its table. A button for each language
shows the page in it; that, like all else here, is done by style alone. A
Content-Security-Policy in the page forbids it every request.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import count

from quizgo.model import Lang
from quizgo.ui.prose.stats import StatsWords, stats_words_in
from quizgo.ui.stats.charts import Picture, Role, Rows, Section, Told, table_of
from quizgo.ui.stats.colours import DARK, FONT, LIGHT, style
from quizgo.ui.stats.figures import WIDTH, figure
from quizgo.ui.tables import Table


def html(versions: Sequence[tuple[Lang, Told]]) -> str:
    """The whole page. The first language is shown."""
    first, told = versions[0]
    numbers = count(1)
    bodies = [
        line for lang, one in versions for line in _body(one, lang, stats_words_in(lang), numbers)
    ]
    return "\n".join(
        [
            "<!doctype html>",
            f'<html lang="{first.value}">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta http-equiv="Content-Security-Policy" '
            "content=\"default-src 'none'; style-src 'unsafe-inline'\">",
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark">',
            f"<title>{escape(told.title)}</title>",
            f"<style>\n{_style([lang for lang, _ in versions])}\n</style>",
            "</head>",
            "<body>",
            *_buttons([lang for lang, _ in versions]),
            *bodies,
            "</body>",
            "</html>",
            "",
        ]
    )


def _buttons(languages: Sequence[Lang]) -> Iterator[str]:
    """Above everything they rule, so that style alone can show and hide."""
    for at, lang in enumerate(languages):
        checked = " checked" if at == 0 else ""
        words, code = stats_words_in(lang), lang.value
        yield f'<input type="radio" name="lang" id="lang-{code}"{checked}>'
        yield f'<label for="lang-{code}" lang="{code}">{escape(words.page_language)}</label>'


def _body(told: Told, lang: Lang, words: StatsWords, numbers: Iterator[int]) -> Iterator[str]:
    yield f'<main lang="{lang.value}">'
    yield f"<h1>{escape(told.title)}</h1>"
    yield from _paragraphs(told.sentences)
    for section in told.sections:
        yield from _section(section, words, numbers)
    yield f"<footer><p>{escape(words.page_made)}</p></footer>"
    yield "</main>"


def _section(section: Section, words: StatsWords, numbers: Iterator[int]) -> Iterator[str]:
    yield "<section>"
    yield f"<h2>{escape(section.title)}</h2>"
    yield from _paragraphs(section.sentences)
    for picture in section.pictures:
        yield from _figure(picture, section, words, next(numbers))
    if section.pictures:
        yield from _paragraphs(section.notes, kind=' class="note"')
    yield "</section>"


def _paragraphs(sentences: Sequence[str], kind: str = "") -> Iterator[str]:
    for sentence in sentences:
        yield f"<p{kind}>{escape(sentence)}</p>"


def _figure(picture: Picture, section: Section, words: StatsWords, number: int) -> Iterator[str]:
    yield "<figure>"
    yield f"<figcaption>{escape(picture.title)}</figcaption>"
    if isinstance(picture, Rows):
        yield from _table(picture.table)
    else:
        made = figure(picture, words)
        yield '<div class="wide">'
        yield (
            f'<svg viewBox="0 0 {WIDTH} {made.height}" role="img" '
            f'aria-labelledby="t{number} d{number}">'
        )
        yield f'<title id="t{number}">{escape(picture.title)}</title>'
        yield f'<desc id="d{number}">{escape(" ".join(section.sentences))}</desc>'
        yield from made.body
        yield "</svg></div>"
        yield f"<details><summary>{escape(words.page_table)}</summary>"
        yield from _table(table_of(picture))
        yield "</details>"
    yield "</figure>"


def _table(table: Table) -> Iterator[str]:
    numbers = [' class="n"' if column.is_number else "" for column in table.columns]
    heads = "".join(
        f'<th scope="col"{kind}>{escape(column.head)}</th>'
        for column, kind in zip(table.columns, numbers, strict=True)
    )
    yield f'<div class="wide"><table><thead><tr>{heads}</tr></thead><tbody>'
    for first, *rest in table.all_rows:
        cells = "".join(
            f"<td{kind}>{escape(said)}</td>" for said, kind in zip(rest, numbers[1:], strict=True)
        )
        yield f'<tr><th scope="row">{escape(first)}</th>{cells}</tr>'
    yield "</tbody></table></div>"


def _style(languages: Sequence[Lang]) -> str:
    hidden = [
        f"#lang-{one.value}:checked ~ main:not(:lang({one.value})) {{ display: none; }}"
        for one in languages
    ]
    return "\n".join([style(), PAGE, *hidden])


PAGE = f"""\
body {{ margin: 0 auto; max-width: 56rem; padding: 1rem; line-height: 1.45;
  font-family: {FONT}; color: {LIGHT["ink"]}; background: {LIGHT["paper"]}; }}
h1 {{ font-size: 1.5rem; }}
h2 {{ font-size: 1.2rem; margin: 2rem 0 .4rem; }}
p {{ margin: .2rem 0; }}
figure {{ margin: 1rem 0; break-inside: avoid; }}
figcaption {{ font-weight: 600; margin-bottom: .3rem; }}
svg {{ width: 100%; min-width: 34rem; height: auto; display: block; }}
.note, footer, summary {{ color: {LIGHT["quiet"]}; font-size: .85rem; }}
.wide {{ overflow-x: auto; }}
table {{ border-collapse: collapse; font-size: .85rem; font-variant-numeric: tabular-nums; }}
th, td {{ padding: .15rem .8rem .15rem 0; text-align: left; font-weight: normal; }}
thead th {{ color: {LIGHT["quiet"]}; border-bottom: 1px solid {LIGHT["grid"]}; }}
th.n, td.n {{ text-align: right; }}
input[name=lang] {{ position: absolute; opacity: 0; }}
input[name=lang] + label {{ margin-right: .8rem; cursor: pointer; }}
input[name=lang]:checked + label {{ font-weight: 600; text-decoration: underline; }}
input[name=lang]:focus-visible + label {{ outline: 2px solid {LIGHT[Role.ALL]}; }}
@media screen and (prefers-color-scheme: dark) {{
body {{ color: {DARK["ink"]}; background: {DARK["paper"]}; }}
.note, footer, summary, thead th {{ color: {DARK["quiet"]}; }}
thead th {{ border-color: {DARK["grid"]}; }}
}}
@media print {{
svg {{ min-width: 0; }}
label, details, summary {{ display: none; }}
body {{ max-width: none; }}
}}"""
