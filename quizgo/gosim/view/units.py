"""Virtual time as people read it."""

from __future__ import annotations

_UNITS = ((1_000_000_000, "s"), (1_000_000, "ms"), (1_000, "µs"))


def short(ns: int, *, ascii: bool = False) -> str:
    """Three digits or four: `450ns`, `2.25µs`, `1.01ms`, `30s`."""
    for size, unit in _UNITS:
        if ns >= size:
            return f"{_digits(ns / size)}{'us' if ascii and unit == 'µs' else unit}"
    return f"{ns}ns" if ns else "0"


def _digits(value: float) -> str:
    places = 2 if value < 10 else 1 if value < 100 else 0
    text = f"{value:.{places}f}"
    return text.rstrip("0").rstrip(".") if places else text
