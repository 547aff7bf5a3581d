"""Lanes as one page of HTML that needs nothing else: it zooms, and names what is under the pointer.

The page is `page.html`; what is drawn goes into it as JSON, of which no character can end the
element that holds it. A Content-Security-Policy in it forbids it every request.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Final

from quizgo.gosim.view.axis import Axis, axis
from quizgo.gosim.view.colours import colour
from quizgo.gosim.view.labels import Labels
from quizgo.gosim.view.lanes import Bar, By, Lane, Picture, Shade, label

_PLACE: Final = "@RUN@"


def html(picture: Picture, labels: Sequence[Labels]) -> str:
    """The whole page. The first language is shown, a button leads to the next."""
    scale = axis(picture)
    run = {
        "labels": [one._asdict() for one in labels],
        "knots": scale.knots,
        "breaks": scale.breaks,
        "timed": scale.is_timed,
        "shades": _shades(picture),
        "lanes": [_lane(lane, scale, picture.by) for lane in picture.lanes],
    }
    text = json.dumps(run, separators=(",", ":")).replace("<", "\\u003c")
    return _page().replace(_PLACE, text)


@cache
def _page() -> str:
    return files(__package__).joinpath("page.html").read_text(encoding="utf-8")


def _lane(lane: Lane, scale: Axis, by: By) -> dict[str, object]:
    bars = [_bar(bar, scale, by) for bar in lane.bars if bar.shade is not Shade.IDLE]
    return {"name": lane.name, "bars": bars}


def _bar(bar: Bar, scale: Axis, by: By) -> tuple[object, ...]:
    start, end = scale.ends(bar)
    return (
        round(start, 12),
        round(end, 12),
        bar.shade.value,
        bar.g,
        bar.p,
        bar.m,
        bar.why,
        bar.line,
        bar.start,
        bar.end,
        label(bar, by),
        colour(bar),
    )


def _shades(picture: Picture) -> list[tuple[str, str]]:
    """The shades that are drawn, each with a colour; of what runs, one of many."""
    shown: dict[Shade, str] = {}
    for lane in picture.lanes:
        for bar in lane.bars:
            shown.setdefault(bar.shade, colour(bar))
    shown.pop(Shade.IDLE, None)
    return [(shade.value, shown[shade]) for shade in Shade if shade in shown]
