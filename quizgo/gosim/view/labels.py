"""The words on a picture. They come from outside: this floor has no prose of its own."""

from __future__ import annotations

from typing import NamedTuple

from quizgo.gosim.view.lanes import Bar, Shade
from quizgo.gosim.view.units import short


class Labels(NamedTuple):
    """Everything that a picture says in words, in one language."""

    language: str
    """Of the text, as HTML names it: `en`, `zh`."""
    name: str
    """The language, in itself."""
    title: str
    running: str
    syscall: str
    looking: str
    idle: str
    stopped: str
    runnable: str
    waiting: str
    """Shades, one word or two each."""
    line: str
    """With `{line}`."""
    lasted: str
    """With `{time}`."""
    zoom_in: str
    zoom_out: str
    whole: str
    """Buttons."""
    help: str
    """Which keys do what."""
    events: str
    """What the axis counts where no time passes."""

    def shade(self, shade: Shade) -> str:
        word: str = getattr(self, shade.value)
        return word


def told(bar: Bar, labels: Labels) -> str:
    """A bar in words: who, what, where, from when to when."""
    parts = []
    if bar.g >= 0:
        parts.append(f"G{bar.g}")
    what = labels.shade(bar.shade)
    parts.append(f"{what} ({bar.why})" if bar.why else what)
    if bar.p >= 0:
        parts.append(f"P{bar.p}" + (f" M{bar.m}" if bar.m >= 0 else ""))
    if bar.line:
        parts.append(labels.line.format(line=bar.line))
    parts.append(f"{short(bar.start)}-{short(bar.end)}")
    parts.append(labels.lasted.format(time=short(bar.end - bar.start)))
    return " · ".join(parts)
