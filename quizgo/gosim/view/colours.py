"""Colours of pictures: a goroutine keeps its own; what does not run is pale."""

from __future__ import annotations

from typing import Final

from quizgo.gosim.view.lanes import Bar, Shade

GOLDEN_ANGLE: Final = 137.508
"""Degrees: hues of neighbours lie far apart, however many there are."""

_PALE: Final = {
    Shade.LOOKING: "#e3d9a6",
    Shade.IDLE: "#f4f4f4",
    Shade.STOPPED: "#9a9a9a",
    Shade.RUNNABLE: "#f2c879",
    Shade.WAITING: "#dcdcdc",
}


def colour(bar: Bar) -> str:
    """As SVG and CSS write it."""
    if bar.shade in _PALE:
        return _PALE[bar.shade]
    hue = bar.g * GOLDEN_ANGLE % 360
    return f"hsl({hue:.0f},62%,{'78' if bar.shade is Shade.SYSCALL else '62'}%)"
