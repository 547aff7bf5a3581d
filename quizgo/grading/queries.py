"""What a `state` card asks about a moment of a run, in the runtime's own names.

    p0.runq  p1.runnext  p1.status  p0.timers  sched.runq  sched.npidle  m0.curg
    g(main).atomicstatus  g(worker#2).waitreason  g(1).stack.hi  g(worker).waiting[0].elem
    chan(ch).qcount  chan(ch).recvq  chan(main.ch).buf  len(p0.runq)

A goroutine is named by the function it began in, `main.` left out, with its number among those
that began there, in the order in which they were made: `worker#2`; a function literal is `func1`.
Where only one began in a function, its name is enough. A number is a goid. A channel is named by
a variable that holds it: of the package, or of a function that a goroutine is in, whose name may
stand in front.

The runtime's own goroutines are in no list and in no field: what is asked is what becomes of the
program's. Counts that the runtime keeps itself (`runqsize`) count them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, TypeAlias

from quizgo.frozen import dataclass
from quizgo.gosim.sched.names import Names

if TYPE_CHECKING:
    from quizgo.gosim.sched.inside import Fields, Inside, Plain

ROOTS = "p0, m0, sched, g(worker#1), chan(ch) or len(…)"
"""How a query may begin, for messages."""
STACK_PREEMPT = 0xFFFF_FFFF_FFFF_FADE

Item: TypeAlias = tuple[str, ...]
"""One thing of an answer: how it is shown, and how else it may be said."""


class BadQuery(Exception):
    """A query that is none, or that asks for what there is not. `column` counts from 1."""

    def __init__(self, column: int, message: str) -> None:
        super().__init__(message)
        self.column = column


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a query."""

    is_list: bool
    items: tuple[Item, ...]
    """Of a list; else one, or none where there is nothing (a nil pointer, an empty reason)."""


_GOROUTINES = {
    "p": {"runq", "runnext"},
    "m": {"curg", "lockedg"},
    "g": {"schedlink", "parentGoid"},
    "gobuf": {"g"},
    "sched": {"runq"},
    "sudog": {"g"},
    "hchan": {"recvq", "sendq"},
}
"""The fields, by structure, that hold goroutines."""
_PARTS = {("g", "sched"): "gobuf", ("g", "waiting"): "sudog", ("g", "frames"): "frame"}
"""The structures inside of structures."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A value on the way of a query."""

    value: Plain
    structure: str
    """Whose field it is to be taken from, or what its members are."""
    holds_goroutines: bool = False


def find(query: str, inside: Inside) -> Found:
    """The answer to a query. Raises BadQuery."""
    return _Query(query, inside).found()


def needs_places(query: str) -> bool:
    """Whether a query may ask for what the functions of goroutines are doing: lines, variables."""
    return re.search(r"chan\b|frames|line|\)\s*\.\s*sched|syscallpc", query) is not None


class _Query:
    """One query, read from left to right."""

    def __init__(self, text: str, inside: Inside) -> None:
        self.text = text
        self.inside = inside
        self.names = Names(inside.born)
        self.at = 0

    def found(self) -> Found:
        counts = self._take(r"\s*len\s*\(\s*") is not None
        place = self._path()
        if counts and self._take(r"\s*\)") is None:
            raise self._bad("`len(` has no `)` at its end.")
        self._take(r"\s+")
        if self.at < len(self.text):
            raise self._bad(f'"{self.text[self.at :]}" is too much.')
        if not counts:
            return self._answer(place)
        if not isinstance(place.value, list):
            raise BadQuery(1, "`len` counts a list, and this is none.")
        return Found(False, ((str(len(self._members(place))),),))

    def _path(self) -> _Place:
        place = self._root()
        while True:
            start = self.at
            if self._take(r"\s*\.\s*") is not None:
                name = self._take(r"\w+")
                if name is None:
                    raise self._bad("The name of a field is missing behind the point.")
                place = self._field(place, name[0], start)
            elif (number := self._take(r"\s*\[\s*(\d+)\s*\]")) is not None:
                place = self._member(place, int(number[1]), start)
            else:
                return place

    # Roots ------------------------------------------------------------------

    def _root(self) -> _Place:
        self._take(r"\s+")
        start = self.at
        if (number := self._take(r"([pm])(\d+)\b")) is not None:
            return self._numbered(number[1], int(number[2]), start)
        if self._take(r"sched\b") is not None:
            return _Place(dict(self.inside.schedt), "sched")
        if self._take(r"g\s*\(") is not None:
            who = self._argument("g")
            return _Place(self._goroutine(who, start), "g")
        if self._take(r"chan\s*\(") is not None:
            name = self._argument("chan")
            return _Place(self._channel(name, start), "hchan")
        raise self._bad(f"A query begins with {ROOTS}.")

    def _numbered(self, letter: str, number: int, start: int) -> _Place:
        every = self.inside.ps if letter == "p" else self.inside.ms
        for fields in every:
            if fields["id"] == number:
                return _Place(dict(fields), letter)
        there = ", ".join(f"{letter}{fields['id']}" for fields in every)
        raise BadQuery(
            start + 1, f"There is no {letter}{number} at that moment; there are {there}."
        )

    def _goroutine(self, who: str, start: int) -> Fields:
        goid = self.names.goid(who)
        if goid is None:
            there = ", ".join(self.names.all()[:8])
            raise BadQuery(start + 1, f"No goroutine is called {who} by then; there are {there}.")
        for fields in self.inside.gs:
            if fields["goid"] == goid:
                return fields
        return {"goid": goid, "atomicstatus": "Gdead"}

    def _channel(self, name: str, start: int) -> Fields:
        addresses = set(_addresses(name, self.inside))
        if len(addresses) > 1:
            raise BadQuery(
                start + 1,
                f"More than one channel is called {name} at that moment. Write the function's "
                "name in front: chan(worker.ch).",
            )
        for channel in self.inside.channels:
            if channel["address"] in addresses:
                return channel
        raise BadQuery(start + 1, f"No variable {name} holds a channel at that moment.")

    # Steps ------------------------------------------------------------------

    def _field(self, place: _Place, name: str, start: int) -> _Place:
        structure, value = place.structure, place.value
        if not isinstance(value, dict):
            raise BadQuery(start + 1, f"There is no field {name} in what stands before it.")
        if name not in value:
            near = get_close_matches(name, value, 1)
            hint = f" Do you mean {near[0]}?" if near else f" There are {', '.join(value)}."
            raise BadQuery(start + 2, f"There is no field {name} at that moment.{hint}")
        return _Place(
            value[name],
            _PARTS.get((structure, name), ""),
            name in _GOROUTINES.get(structure, ()),
        )

    def _member(self, place: _Place, index: int, start: int) -> _Place:
        if not isinstance(place.value, list):
            raise BadQuery(start + 1, "What stands before the bracket is no list.")
        members = self._members(place)
        if index >= len(members):
            raise BadQuery(start + 1, f"The list has {len(members)} at that moment.")
        return _Place(members[index], place.structure, place.holds_goroutines)

    def _members(self, place: _Place) -> list[Plain]:
        """A list without the runtime's own goroutines."""
        assert isinstance(place.value, list)
        if not place.holds_goroutines:
            return place.value
        return [each for each in place.value if self._is_own(each)]

    def _is_own(self, goid: Plain) -> bool:
        return isinstance(goid, int) and self.names.is_known(goid)

    # Answers ----------------------------------------------------------------

    def _answer(self, place: _Place) -> Found:
        value = place.value
        if isinstance(value, dict):
            raise BadQuery(1, f"This is a structure. Ask for a field: {', '.join(value)}.")
        if isinstance(value, list):
            return Found(True, tuple(self._item(each, place) for each in self._members(place)))
        is_nothing = value is None or value == ""
        if is_nothing or (place.holds_goroutines and not self._is_own(value)):
            return Found(False, ())
        return Found(False, (self._item(value, place),))

    def _item(self, value: Plain, place: _Place) -> Item:
        if place.holds_goroutines:
            assert isinstance(value, int)
            return self.names.said(value)
        if isinstance(value, dict | list):
            raise BadQuery(1, "This is a list of structures. Ask for a field of one: [0].g")
        if isinstance(value, bool):
            return ("true", "yes", "1", "是") if value else ("false", "no", "0", "否")
        if value == STACK_PREEMPT and isinstance(value, int):
            return "stackPreempt", hex(value), str(value)
        if isinstance(value, str) and re.fullmatch(r"[GP][a-z]+", value):
            return value, value[1:], f"_{value}"
        return (str(value),)

    # Reading ----------------------------------------------------------------

    def _take(self, pattern: str) -> re.Match[str] | None:
        match = re.compile(pattern).match(self.text, self.at)
        if match is not None:
            self.at = match.end()
        return match

    def _argument(self, root: str) -> str:
        """What stands up to the bracket that closes, which may have brackets of its own."""
        depth = 1
        for end in range(self.at, len(self.text)):
            depth += {"(": 1, ")": -1}.get(self.text[end], 0)
            if not depth:
                argument = self.text[self.at : end].strip()
                self.at = end + 1
                return argument
        raise self._bad(f"`{root}(` has no `)` at its end.")

    def _bad(self, message: str) -> BadQuery:
        return BadQuery(self.at + 1, message)


def _addresses(name: str, inside: Inside) -> Iterable[int]:
    """Of the channels that the variables of that name hold."""
    function, _, variable = name.rpartition(".")
    if function in ("", "main"):
        yield from _held(inside.globals, variable)
    for fields in inside.gs:
        frames = fields["frames"]
        assert isinstance(frames, list)
        for frame in frames:
            assert isinstance(frame, dict)
            variables = frame["variables"]
            assert isinstance(variables, dict)
            where = f".{frame['function']}"
            if not function or where.endswith(f".{function}"):
                yield from _held(variables, variable)


def _held(variables: Mapping[str, Plain], name: str) -> Iterable[int]:
    match = re.fullmatch(r"&?chan (0x[0-9a-f]+)", str(variables.get(name, "")))
    if match is not None:
        yield int(match[1], 16)
