"""Lanes as an SVG image: to scale, quiet stretches drawn short, each bar with its words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.sax.saxutils import escape

from quizgo.gosim.view.axis import Axis, axis
from quizgo.gosim.view.colours import colour
from quizgo.gosim.view.labels import Labels, told
from quizgo.gosim.view.lanes import Bar, Lane, Picture, Shade, label
from quizgo.gosim.view.units import short

WIDTH: Final = 1200
LEFT, RIGHT, TOP = 60, 20, 40
ROW, BAR = 28, 20
"""Pixels: the width of the image, its margins, the height of a lane and of its bars."""
MOST_BARS: Final = 20_000
"""Beyond, those that are too narrow to be seen are not drawn."""
TICKS: Final = 10
_LETTER: Final = 7.5
"""The width of a character of a label."""


def svg(picture: Picture, labels: Labels) -> str:
    """The whole file."""
    height = TOP + ROW * len(picture.lanes) + 10
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" '
            f'viewBox="0 0 {WIDTH} {height}" font-family="monospace" font-size="12" '
            f'xml:lang="{escape(labels.language)}">',
            f"<title>{escape(labels.title)}</title>",
            f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
            *_body(picture, labels),
            "</svg>",
            "",
        ]
    )


def _body(picture: Picture, labels: Labels) -> Iterator[str]:
    scale = axis(picture)
    yield from _ticks(scale, TOP + ROW * len(picture.lanes), labels)
    is_crowded = sum(len(lane.bars) for lane in picture.lanes) > MOST_BARS
    for at, lane in enumerate(picture.lanes):
        y = TOP + ROW * at
        yield f'<text x="4" y="{y + 15}" fill="#222222">{escape(lane.name)}</text>'
        for bar in _drawn(lane, scale, is_crowded=is_crowded):
            yield _bar(bar, y, scale, picture, labels)


def _drawn(lane: Lane, scale: Axis, *, is_crowded: bool) -> Iterator[Bar]:
    covered = -1.0
    for bar in lane.bars:
        if bar.shade is Shade.IDLE:
            continue
        _, end = scale.ends(bar)
        if is_crowded and (end - covered) * WIDTH < 1:
            continue
        covered = end
        yield bar


def _bar(bar: Bar, y: int, scale: Axis, picture: Picture, labels: Labels) -> str:
    start, end = scale.ends(bar)
    x = _place(start)
    width = max(_place(end) - x, 0.5)
    text = label(bar, picture.by)
    drawn = (
        f'<g><title>{escape(told(bar, labels))}</title><rect x="{x:.2f}" y="{y}" '
        f'width="{width:.2f}" height="{BAR}" fill="{colour(bar)}"/>'
    )
    if text and width > _LETTER * len(text) + 2:
        drawn += f'<text x="{x + 2:.2f}" y="{y + 14}" fill="#000000">{escape(text)}</text>'
    return drawn + "</g>"


def _ticks(scale: Axis, bottom: int, labels: Labels) -> Iterator[str]:
    """Instants along the top; where quiet stretches are drawn short, the ground is grey."""
    for start, end in scale.breaks:
        x, width = _place(start), _place(end) - _place(start)
        yield (
            f'<rect x="{x:.2f}" y="{TOP - 8}" width="{width:.2f}" height="{bottom - TOP + 8}" '
            'fill="#efefef"/>'
        )
    for i in range(TICKS):
        at = scale.instant(i / TICKS)
        x = _place(i / TICKS)
        text = short(at) if scale.is_timed else f"{at} {labels.events}"
        yield f'<line x1="{x:.2f}" y1="{TOP - 8}" x2="{x:.2f}" y2="{bottom}" stroke="#d0d0d0"/>'
        yield f'<text x="{x:.2f}" y="{TOP - 12}" fill="#555555">{escape(text)}</text>'


def _place(x: float) -> float:
    return LEFT + x * (WIDTH - LEFT - RIGHT)
