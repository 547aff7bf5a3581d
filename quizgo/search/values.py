"""What may stand behind each key: `is:due`, `prop:ivl>10`, `rated:3:1`."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from quizgo.frozen import dataclass
from quizgo.model import Grade, Kind, Level
from quizgo.schedule.fold import FLAGS
from quizgo.search.errors import BadQuery, near
from quizgo.search.facts import folded
from quizgo.search.glob import Glob
from quizgo.search.terms import (
    OF_FSRS,
    OPERATORS,
    Added,
    Bound,
    Compared,
    Flagged,
    InDeck,
    Introduced,
    Is,
    Named,
    Noted,
    OfKind,
    OfLevel,
    Prop,
    Rated,
    Regex,
    State,
    Tagged,
    Term,
    Untagged,
    Version,
    Word,
)
from quizgo.text.patterns import BadPattern, compile_pattern
from quizgo.text.safe import one_line

W = TypeVar("W", bound=StrEnum)

_ESCAPED = re.compile(r"(?:\\.|[^\\])*", re.DOTALL)
"""A text in which something follows every backslash."""


@dataclass(frozen=True, slots=True)
class Value:
    """What stands behind a key, as typed but for quotes around it."""

    text: str
    at: int
    """Where in the query it begins."""
    query: str

    def wrong(self, message: str, offset: int = 0) -> BadQuery:
        return BadQuery(self.query, self.at + offset, message)

    def part(self, start: int, end: int | None = None) -> Value:
        return Value(self.text[start:end], self.at + start, self.query)


# Patterns ---------------------------------------------------------------------------


def word(value: Value) -> Word:
    """A word without a key."""
    return Word(_glob(value, "A word"))


def _glob(value: Value, wanted: str) -> Glob:
    if not value.text:
        raise value.wrong(f"{wanted} is expected here.")
    if not _ESCAPED.fullmatch(value.text):
        end = len(value.text) - 1
        raise value.wrong("A character is expected behind the backslash.", end)
    return Glob.typed(value.text)


def _deck(value: Value) -> InDeck:
    return InDeck(_glob(value, "A deck's name, like go/g-struct or go/*,"))


def _tag(value: Value) -> Tagged | Untagged:
    glob = _glob(value, "A tag, or `none`,")
    return Untagged() if folded(glob.source) == "none" else Tagged(glob)


def _note(value: Value) -> Noted:
    return Noted(_glob(value, "A word of a note, or `*` for any note,"))


def _flag(value: Value) -> Flagged:
    if value.text not in FLAGS:
        raise value.wrong("A flag from 0, none, to 7 is expected here.")
    return Flagged(int(value.text))


def _id(value: Value) -> Named:
    return Named(_glob(value, "A card's id"))


def _regex(value: Value) -> Regex:
    if not value.text:
        raise value.wrong("An expression is expected here.")
    try:
        compile_pattern(value.text, ignore_case=True)
    except BadPattern as reason:
        raise value.wrong(f"The expression cannot be used: {one_line(str(reason))}.") from None
    return Regex(value.text)


# Words of a list --------------------------------------------------------------------


def _one_of(value: Value, known: type[W], before: str) -> W:
    words = [str(each) for each in known]
    text = value.text.casefold()
    if text in words:
        return known(text)
    if not text:
        raise value.wrong(f"One of these is expected here: {', '.join(words)}.")
    shown = one_line(value.text)
    raise value.wrong(f"`{before}{shown}` is not known. {near(text, words, before=before)}")


def _is(value: Value) -> Is:
    return Is(_one_of(value, State, "is:"))


def _kind(value: Value) -> OfKind:
    return OfKind(_one_of(value, Kind, "kind:"))


def _level(value: Value) -> OfLevel:
    return OfLevel(_one_of(value, Level, "level:"))


# Numbers ----------------------------------------------------------------------------

_NAMES_END = re.compile(r"[<>=!]")
_SIGN = re.compile("|".join(OPERATORS))
_WHOLE = re.compile(r"-?[0-9]{1,6}")
_EASE = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2})?")
_DAYS = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,4})?")
_SHARE = re.compile(r"0?\.[0-9]{1,4}|[01](?:\.0{1,4})?")
_VERSION = re.compile(r"1\.(0|[1-9][0-9]{0,2})")


def _prop(value: Value) -> Compared:
    name = _NAMES_END.split(value.text, maxsplit=1)[0]
    prop = _one_of(value.part(0, len(name)), Prop, "prop:")
    sign = _SIGN.match(value.text, len(name))
    if sign is None:
        raise value.wrong(f"One of {' '.join(OPERATORS)} is expected here.", len(name))
    return Compared(prop, sign[0], _number(value.part(sign.end()), prop))


def _number(value: Value, prop: Prop) -> Decimal:
    if prop is Prop.EASE:
        if not _EASE.fullmatch(value.text):
            raise value.wrong("A number like 2.5 is expected here.")
    elif prop is Prop.STABILITY:
        if not _DAYS.fullmatch(value.text):
            raise value.wrong("A number of days like 21 or 3.5 is expected here.")
    elif prop in OF_FSRS:
        if not _SHARE.fullmatch(value.text):
            raise value.wrong("A number from 0 to 1, like 0.9, is expected here.")
    elif not _WHOLE.fullmatch(value.text):
        raise value.wrong("A whole number of at most six digits is expected here.")
    return Decimal(value.text)


def _days(value: Value) -> int:
    """A number of days, the day itself being 1."""
    if not _WHOLE.fullmatch(value.text) or int(value.text) < 1:
        raise value.wrong("A number of days from 1 to 999999 is expected here; 1 is today.")
    return int(value.text)


def _added(value: Value) -> Added:
    return Added(_days(value))


def _introduced(value: Value) -> Introduced:
    return Introduced(_days(value))


def _rated(value: Value) -> Rated:
    days, colon, grade = value.text.partition(":")
    wanted = _days(value.part(0, len(days)))
    if not colon:
        return Rated(wanted)
    if grade not in tuple("012345"):
        raise value.wrong("A grade from 0 to 5 is expected here.", len(days) + 1)
    return Rated(wanted, Grade(int(grade)))


def _version(value: Value, bound: Bound) -> Version:
    found = _VERSION.fullmatch(value.text)
    if found is None:
        raise value.wrong("A Go version like 1.21 is expected here.")
    return Version(bound, int(found[1]))


def _since(value: Value) -> Version:
    return _version(value, Bound.SINCE)


def _until(value: Value) -> Version:
    return _version(value, Bound.UNTIL)


REGEX = "re"
"""The key whose value is read as it stands."""

KEYS: dict[str, Callable[[Value], Term]] = {
    "deck": _deck,
    "tag": _tag,
    "flag": _flag,
    "note": _note,
    "is": _is,
    "prop": _prop,
    "added": _added,
    "introduced": _introduced,
    "rated": _rated,
    "kind": _kind,
    "level": _level,
    "since": _since,
    "until": _until,
    "id": _id,
    REGEX: _regex,
}
"""How the value of each key is read."""
