"""Layouts of package time: an example of a moment, of which some pieces stand for a value.

`time_format` writes a moment after a layout, `time_parse` reads one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")

_ELEMENT = re.compile(
    rb"January|Jan(?![a-z])|Monday|Mon(?![a-z])|MST|0[1-6]|002|15?|2006|2|_2(?!006)|__2|[345]|PM|pm"
    rb"|[-Z]07(?:0000|:00:00|00|:00)?|[.,](?:0+|9+)(?![0-9])"
)


class Element(NamedTuple):
    """A piece of a layout that stands for a value, and the text before it."""

    prefix: bytes
    text: bytes
    """Empty at the end of the layout."""


def elements(layout: bytes) -> Iterator[Element]:
    """The layout in pieces, the last one with no text."""
    end = 0
    for match in _ELEMENT.finditer(layout):
        yield Element(layout[end : match.start()], match.group())
        end = match.end()
    yield Element(layout[end:], b"")


def is_fraction(text: bytes) -> bool:
    """Whether an element stands for the fraction of a second."""
    return text[:1] in (b".", b",")
