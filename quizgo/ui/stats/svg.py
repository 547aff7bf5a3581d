"""Statistics as one picture, for a light and a dark ground."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from quizgo.model import Lang
from quizgo.ui.lines import line_text, wrapped
from quizgo.ui.prose.stats import StatsWords, stats_words_in
from quizgo.ui.stats.charts import Picture, Section, Told
from quizgo.ui.stats.colours import style
from quizgo.ui.stats.figures import CELL, WIDTH, figure, text

MARGIN = 24
"""Pixels around everything."""
TITLE, HEADING, LABEL, SENTENCE = 20, 16, 13, 13
"""Pixels of letters."""


def svg(told: Told, lang: Lang) -> str:
    """The whole file."""
    page = _Page()
    page.add(told.title, TITLE, 30)
    page.add_all(told.sentences, SENTENCE)
    for section in told.sections:
        _section(page, section, stats_words_in(lang))
    width, height = WIDTH + 2 * MARGIN, page.y + MARGIN
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
            f'viewBox="0 0 {width} {height}" xml:lang="{lang.value}" role="img">',
            f"<title>{escape(told.title)}</title>",
            f"<desc>{escape(description(told))}</desc>",
            f"<style>\n{style()}\n</style>",
            f'<rect width="{width}" height="{height}" class="paper"/>',
            *page.elements,
            "</svg>",
            "",
        ]
    )


def description(told: Told) -> str:
    """What the picture shows, for whom cannot see it."""
    parts = [told.title, *told.sentences]
    for section in told.sections:
        parts += [section.title, *section.sentences]
    return "\n".join(parts)


class _Page:
    """Elements from top to bottom."""

    def __init__(self) -> None:
        self.elements: list[str] = []
        self.y = MARGIN

    def add(self, said: str, size: int, height: int, *, kind: str = "") -> None:
        """One line of text."""
        self.elements.append(text(MARGIN, self.y + size, said, kind=kind, size=size))
        self.y += height

    def add_all(self, sentences: Sequence[str], size: int, *, kind: str = "") -> None:
        """Sentences, each on lines of its own."""
        columns = int(WIDTH / (CELL * size / 11))
        for sentence in sentences:
            for line in wrapped([("", sentence)], columns):
                self.add(line_text(line), size, size + 6, kind=kind)

    def draw(self, picture: Picture, words: StatsWords) -> None:
        made = figure(picture, words)
        self.elements.append(f'<g transform="translate({MARGIN} {self.y})">')
        self.elements += made.body
        self.elements.append("</g>")
        self.y += made.height + 12


def _section(page: _Page, section: Section, words: StatsWords) -> None:
    page.y += 16
    page.add(section.title, HEADING, 26)
    page.add_all(section.sentences, SENTENCE)
    for picture in section.pictures:
        page.y += 6
        if picture.title != section.title:
            page.add(picture.title, LABEL, 24)
        page.draw(picture, words)
    if section.pictures:
        page.add_all(section.notes, 11, kind="quiet")
