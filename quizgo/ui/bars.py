"""Key bars: one line that says what keys do, at any width."""

from __future__ import annotations

from collections.abc import Sequence

from quizgo.frozen import dataclass
from quizgo.ui.lines import Line, cells, clipped_line, line_cells

BETWEEN = "  "


@dataclass(frozen=True, slots=True)
class Key:
    """A key's name and what it does. Without a name it is left out."""

    name: str
    label: str
    action: str = ""
    """What the settings call it; empty for digits."""

    def line(self) -> Line:
        return (("class:key", self.name), ("", f" {self.label}"))


def fitted(keys: Sequence[Key], width: int) -> Line:
    """As many keys as fit, and at least the first, clipped."""
    named = [key for key in keys if key.name]
    line: Line = ()
    for key in named:
        more = (*line, *((("", BETWEEN),) if line else ()), *key.line())
        if line_cells(more) > width:
            break
        line = more
    return line or (clipped_line(named[0].line(), width) if named else ())


def with_more(line: Line, keys: Sequence[Key], width: int) -> Line:
    """A line with keys behind it, as far as there is room; one that is too long is passed over."""
    for key in keys:
        more = line_cells(line) + cells(BETWEEN) + line_cells(key.line())
        if key.name and more <= width:
            line = (*line, ("", BETWEEN), *key.line())
    return line
