"""Lanes as text for a terminal, in bands one below the other.

A short run is drawn change by change: whatever lasts a moment is seen beside what lasts for
milliseconds, and a stretch is the wider the longer it lasts, but not in proportion. A long run is
cut into slices of equal time, each shown by what filled most of it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

from quizgo.gosim.view.lanes import By, Lane, Picture, Shade, label
from quizgo.gosim.view.units import short

LEAST_WIDTH: Final = 40
MOST_BANDS: Final = 12
"""A run that needs more is cut into slices of time."""
SLICED_BANDS: Final = 3
MOST_LANES: Final = 40
"""In one band."""
SHOWN_EMPTY: Final = 8
"""So few lanes are all shown, whether anything goes on in them or not."""

Fragment = tuple[str, str]
"""What it shows (`name`, `time`, `edge`, `more`, or a `Shade`'s value), and the text."""
Line = tuple[Fragment, ...]


class Drawn(NamedTuple):
    """A picture as text."""

    lines: tuple[Line, ...]
    """Bands are parted by empty lines."""
    is_sliced: bool
    """A column is a slice of time, not a change."""
    left_out: int
    """Lanes of the fullest band that were not drawn, because there are too many."""


def draw(picture: Picture, width: int, *, ascii: bool = False) -> Drawn:
    """The picture in lines of at most `width` cells; below 40 it is drawn for 40."""
    if not picture.events:
        return Drawn((), False, 0)
    room = max(width, LEAST_WIDTH) - _name_width(picture) - 1
    bands = _bands(_changes(picture, most=MOST_BANDS * room // 2), room)
    is_sliced = not 0 < len(bands) <= MOST_BANDS
    if is_sliced:
        bands = _bands(_slices(picture, room), room)
    lines: list[Line] = []
    left_out = 0
    for band in bands:
        lanes = _lanes_in(picture, band)
        left_out = max(left_out, len(lanes) - MOST_LANES)
        if lines:
            lines.append(())
        lines += _band(picture, band, lanes[:MOST_LANES], room, ascii=ascii)
    return Drawn(tuple(lines), is_sliced, left_out)


def _name_width(picture: Picture) -> int:
    return max((len(lane.name) for lane in picture.lanes), default=2) + 1


# Columns --------------------------------------------------------------------


class _Cell(NamedTuple):
    shade: Shade
    label: str
    begins: bool
    """The bar begins here; else it goes on."""


class _Column(NamedTuple):
    start: int
    """Virtual nanoseconds."""
    cells: tuple[_Cell, ...]
    """By lane."""
    width: int


_NOTHING: Final = _Cell(Shade.IDLE, "", False)


def _changes(picture: Picture, *, most: int) -> list[_Column]:
    """A column a change of any lane; none where there are more than `most`."""
    starts = {bar.first: bar.start for lane in picture.lanes for bar in lane.bars}
    if len(starts) > most:
        return []
    firsts = sorted(starts)
    times = list(accumulate((starts[first] for first in firsts), max))
    lengths = [end - start for start, end in pairwise((*times, picture.end))]
    shortest = min((length for length in lengths if length), default=1)
    rows = [list(_row(lane, firsts, picture.by)) for lane in picture.lanes]
    columns = []
    for at, (start, length) in enumerate(zip(times, lengths, strict=True)):
        cells = tuple(row[at] for row in rows)
        columns.append(_Column(start, cells, _width(cells, length // shortest)))
    return columns


def _row(lane: Lane, firsts: Sequence[int], by: By) -> Iterator[_Cell]:
    bars = iter(lane.bars)
    bar = next(bars, None)
    for first in firsts:
        while bar is not None and bar.last <= first:
            bar = next(bars, None)
        if bar is None or bar.first > first:
            yield _NOTHING
        else:
            yield _Cell(bar.shade, label(bar, by), bar.first == first)


def _width(cells: Sequence[_Cell], times_least: int) -> int:
    """Room for the labels that begin here, and more for what lasts longer."""
    labels = max((len(cell.label) for cell in cells if cell.begins), default=0)
    return max(labels, 1) + 1 + min(times_least.bit_length() // 2, 8)


def _slices(picture: Picture, room: int) -> list[_Column]:
    """Columns of equal time, or of equally many events where no time passes."""
    is_timed = picture.end > 0
    whole = picture.end if is_timed else picture.events
    labels = (label(bar, picture.by) for lane in picture.lanes for bar in lane.bars)
    width = max(map(len, labels), default=2) + 1
    n = max(1, SLICED_BANDS * (room // width))
    edges = [whole * i // n for i in range(n + 1)]
    rows = [list(_sliced(lane, edges, picture.by, is_timed=is_timed)) for lane in picture.lanes]
    times = edges if is_timed else [0] * (n + 1)
    return [_Column(times[i], tuple(row[i] for row in rows), width) for i in range(n)]


def _sliced(lane: Lane, edges: Sequence[int], by: By, *, is_timed: bool) -> Iterator[_Cell]:
    """What filled most of each slice of a lane."""
    spans = [(b.start, b.end) if is_timed else (b.first, b.last) for b in lane.bars]
    filled: list[Counter[tuple[Shade, str]]] = [Counter() for _ in edges[1:]]
    for bar, (start, end) in zip(lane.bars, spans, strict=True):
        what = bar.shade, label(bar, by)
        at = max(0, bisect_right(edges, start) - 1)
        while at < len(filled) and edges[at] < end:
            filled[at][what] += min(end, edges[at + 1]) - max(start, edges[at])
            at += 1
    before: tuple[Shade, str] | None = None
    for counts in filled:
        if not counts:
            before = None
            yield _NOTHING
            continue
        what = max(counts, key=lambda one: counts[one])
        yield _Cell(*what, begins=what != before)
        before = what


# Bands ----------------------------------------------------------------------


def _bands(columns: Sequence[_Column], room: int) -> list[list[_Column]]:
    bands: list[list[_Column]] = []
    left = 0
    for column in columns:
        if column.width > left or not bands:
            bands.append([])
            left = room
        bands[-1].append(column)
        left -= column.width
    return bands


def _lanes_in(picture: Picture, band: Sequence[_Column]) -> list[int]:
    """The lanes to draw: all where there are few, else those in which something goes on."""
    everyone = range(len(picture.lanes))
    if len(everyone) <= SHOWN_EMPTY:
        return list(everyone)
    quiet = (Shade.IDLE, Shade.WAITING)
    busy = [at for at in everyone if any(column.cells[at].shade not in quiet for column in band)]
    return busy or list(everyone[:1])


def _band(
    picture: Picture, band: Sequence[_Column], lanes: Sequence[int], room: int, *, ascii: bool
) -> Iterator[Line]:
    name_width = _name_width(picture)
    edge = "|" if ascii else "│"
    yield (("name", " " * (name_width + 1)), ("time", _times(band, room, ascii=ascii)))
    fill = _ASCII if ascii else _FILL
    for at in lanes:
        fragments: list[Fragment] = [
            ("name", picture.lanes[at].name.ljust(name_width)),
            ("edge", edge),
        ]
        for i, column in enumerate(band):
            cell = column.cells[at]
            text = cell.label if cell.begins or i == 0 else ""
            drawn = text.ljust(column.width, fill[cell.shade])
            if fragments[-1][0] == cell.shade.value and not text:
                fragments[-1] = (cell.shade.value, fragments[-1][1] + drawn)
            else:
                fragments.append((cell.shade.value, drawn))
        yield tuple(fragments)


def _times(band: Sequence[_Column], room: int, *, ascii: bool) -> str:
    """When columns begin, where there is room to say so and it is news."""
    text = before = ""
    at = 0
    for column in band:
        when = short(column.start, ascii=ascii)
        is_free = at > len(text) or not text
        if is_free and when != before and at + len(when) <= room:
            text = text.ljust(at) + when
            before = when
        at += column.width
    return text


_FILL: Final = {
    Shade.RUNNING: "━",
    Shade.SYSCALL: "╌",
    Shade.LOOKING: "?",
    Shade.IDLE: " ",
    Shade.STOPPED: "▒",
    Shade.RUNNABLE: "░",
    Shade.WAITING: "·",
}
_ASCII: Final = {
    Shade.RUNNING: "=",
    Shade.SYSCALL: "~",
    Shade.LOOKING: "?",
    Shade.IDLE: " ",
    Shade.STOPPED: "#",
    Shade.RUNNABLE: ":",
    Shade.WAITING: ".",
}


def legend(drawn: Drawn, *, ascii: bool = False) -> tuple[tuple[Shade, str], ...]:
    """The signs that a picture uses, for whoever explains them."""
    used = {style for line in drawn.lines for style, _ in line}
    fill = _ASCII if ascii else _FILL
    return tuple(
        (shade, fill[shade]) for shade in Shade if shade.value in used and fill[shade] != " "
    )
