"""The calibration of every model as one picture: foretold against happened."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from math import sqrt

from quizgo.schedule.evaluate import Evaluation, Model
from quizgo.schedule.scores import Bin
from quizgo.ui.evaluating import model_name, retention_line
from quizgo.ui.prose.words import Words, counted
from quizgo.ui.schedulers import scheduler_words

SIDE = 420
"""Of the square in which it is drawn."""
LEFT, TOP = 60, 60
WIDTH = LEFT + SIDE + 30
LINE = 22
GREATEST_DOT = 9.0
LEAST_SHARE = 0.01
"""Of the reviews that a dot must stand for to be joined to others by the line."""

LOOKS = {
    Model.SM2: ("#d55e00", ""),
    Model.FSRS: ("#0072b2", ""),
    Model.OWN: ("#cc79a7", "6 3"),
    Model.FITTED: ("#009e73", ""),
    Model.MOVING: ("#999999", "2 3"),
    Model.AVERAGE: ("#e69f00", "8 4"),
}
"""A colour that any eye tells from the others, and a pattern of dashes."""


def evaluation_svg(found: Evaluation, words: Words) -> str:
    """The picture, complete in itself."""
    told = scheduler_words(words)
    height = TOP + SIDE + 50 + LINE * (len(found.models) + 2)
    title = told.judged.format(
        reviews=counted(words.n_reviews, found.reviews),
        items=counted(words.n_cards, found.items),
        first=found.first,
        last=found.last,
    )
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        f'width="{WIDTH}" height="{height}" font-family="sans-serif" font-size="12" role="img">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
        *_text(LEFT, 24, title, most=SIDE),
        *_axes(told.col_said, told.col_happened, told.exact),
    ]
    for model, one in found.models.items():
        parts += _curve(model, one.calibration)
    parts += _legend(found, words)
    return "\n".join([*parts, "</svg>", ""])


def _axes(said: str, happened: str, exact: str) -> Iterator[str]:
    yield (f'<rect x="{LEFT}" y="{TOP}" width="{SIDE}" height="{SIDE}" fill="none" stroke="#888"/>')
    for tenth in range(0, 11, 2):
        at = SIDE * tenth / 10
        label = f"{tenth * 10}%"
        yield (f'<text x="{LEFT + at:g}" y="{TOP + SIDE + 16}" text-anchor="middle">{label}</text>')
        yield (f'<text x="{LEFT - 6}" y="{TOP + SIDE - at + 4:g}" text-anchor="end">{label}</text>')
    yield (
        f'<line x1="{LEFT}" y1="{TOP + SIDE}" x2="{LEFT + SIDE}" y2="{TOP}" stroke="#bbb">'
        f"<title>{escape(exact)}</title></line>"
    )
    middle = LEFT + SIDE / 2
    yield (f'<text x="{middle:g}" y="{TOP + SIDE + 34}" text-anchor="middle">{escape(said)}</text>')
    yield f'<text x="{LEFT}" y="{TOP - 8}">{escape(happened)}</text>'


def _curve(model: Model, bins: tuple[Bin, ...]) -> Iterator[str]:
    colour, dashes = LOOKS[model]
    total = sum(one.count for one in bins)
    joined = [one for one in bins if one.count >= total * LEAST_SHARE]
    points = " ".join(f"{_x(one):.1f},{_y(one):.1f}" for one in joined)
    yield (
        f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="1.5" '
        f'stroke-dasharray="{dashes}"/>'
    )
    most = max(one.count for one in bins)
    for one in bins:
        radius = 2 + (GREATEST_DOT - 2) * sqrt(one.count / most)
        tip = f"{one.said:.1%} → {one.happened:.1%} ({one.count})"
        yield (
            f'<circle cx="{_x(one):.1f}" cy="{_y(one):.1f}" r="{radius:.1f}" fill="{colour}" '
            f'fill-opacity="0.5"><title>{tip}</title></circle>'
        )


def _x(one: Bin) -> float:
    return LEFT + SIDE * one.said


def _y(one: Bin) -> float:
    return TOP + SIDE * (1 - one.happened)


def _legend(found: Evaluation, words: Words) -> Iterator[str]:
    told = scheduler_words(words)
    y = TOP + SIDE + 34 + LINE
    ordered = sorted(found.models.items(), key=lambda one: one[1].log_loss)
    for model, one in ordered:
        colour, dashes = LOOKS[model]
        yield (
            f'<line x1="{LEFT}" y1="{y - 4}" x2="{LEFT + 30}" y2="{y - 4}" stroke="{colour}" '
            f'stroke-width="3" stroke-dasharray="{dashes}"/>'
        )
        said = f"{model_name(model, words)} · {told.col_log_loss} {one.log_loss:.4f}"
        yield from _text(LEFT + 38, y, said)
        y += LINE
    yield from _text(LEFT, y, retention_line(found, words), most=SIDE)


def _text(x: int, y: int, said: str, *, most: int | None = None) -> Iterator[str]:
    """One line of text, pressed together where it would be longer than `most`."""
    about = sum(13 if ord(letter) > 0x2E80 else 7 for letter in said)
    fit = f' textLength="{most}" lengthAdjust="spacingAndGlyphs"' if most and about > most else ""
    yield f'<text x="{x}" y="{y}"{fit}>{escape(said)}</text>'
