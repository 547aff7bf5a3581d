"""Where the learner stands in a run, and every way to go on from there.

A `Step` is a value; each action is a function from one to the next. Nothing is drawn here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import Enum
from functools import cached_property

from quizgo.frozen import dataclass
from quizgo.gosim.events import Kind
from quizgo.gosim.sched.inside import Inside
from quizgo.gosim.sched.names import Names
from quizgo.gosim.sched.walk import Stop
from quizgo.gosim.tape import Tape

PAGE = 10
"""Stops that a big step takes."""
MOST_DIGITS = 9
"""Of a number that is typed."""


class Pane(Enum):
    """What is looked at."""

    SOURCE = "source"
    MACHINE = "machine"
    GOROUTINES = "goroutines"
    FIELDS = "fields"
    """The selected goroutine: its calls, its variables, its `g` field by field."""
    CHANNELS = "channels"
    CHOICES = "choices"
    OUTPUT = "output"


class Wanted(Enum):
    """What is being typed."""

    LINE = "line"
    KIND = "kind"
    CHOICE = "choice"


class Note(Enum):
    """Why an action did nothing, or what it did."""

    FIRST = "first"
    LAST = "last"
    CUT = "cut"
    """The tape is at its end, the run is not."""
    NO_SUCH = "no_such"
    """There is no such stop from here on."""
    NOT_A_LINE = "not_a_line"
    NOT_A_KIND = "not_a_kind"
    NOT_A_CHOICE = "not_a_choice"
    NO_CHOICE = "no_choice"
    """Nothing is drawn any more."""
    CHANGED = "changed"


@dataclass(frozen=True)
class Step:
    """A place in a run, and what is shown of it."""

    tape: Tape
    position: int = 0
    selected: int = 0
    """The goroutine whose fields are shown, by goid; 0: the one that the stop is about."""
    pane: Pane = Pane.MACHINE
    scroll: int = 0
    """Lines of the pane above its window."""
    wanted: Wanted | None = None
    kind: Kind | None = None
    """What was looked for last."""
    note: Note | None = None
    has_help: bool = False

    @property
    def stop(self) -> Stop:
        return self.tape.stops[self.position]

    @property
    def inside(self) -> Inside:
        return self.tape.inside(self.position)

    @cached_property
    def names(self) -> Names:
        return Names(self.inside.born)

    @property
    def goid(self) -> int:
        """The goroutine that is shown: the selected one, else that of the stop, else the first
        there is; 0: none."""
        there = [goid_of(g) for g in self.inside.gs]
        wanted = self.selected or self.stop.g
        return wanted if wanted in there else (there or [0])[0]


Action = Callable[[Step], Step]


def goid_of(g: object) -> int:
    assert isinstance(g, dict)
    goid = g["goid"]
    assert isinstance(goid, int)
    return goid


def beginning(tape: Tape) -> Step:
    """Where the program's own first line is about to run: the runtime's start is before it."""
    first = tape.find(-1, lambda stop: stop.event is None)
    return Step(tape, max(0, first))


# Going ----------------------------------------------------------------------


def moved(by: int) -> Action:
    """So many stops on, or back."""

    def move(step: Step) -> Step:
        return _at(step, step.position + by)

    return move


def to_first(step: Step) -> Step:
    return _at(step, 0)


def to_last(step: Step) -> Step:
    return _at(step, step.tape.last)


def next_event(step: Step) -> Step:
    return _found(step, lambda stop: stop.event is not None)


def previous_event(step: Step) -> Step:
    return _found(step, lambda stop: stop.event is not None, back=True)


def next_of_goroutine(step: Step) -> Step:
    """The next stop that is about the goroutine on show."""
    goid = step.goid
    return replace(_found(step, lambda stop: stop.g == goid), selected=goid)


def again(*, back: bool) -> Action:
    """The next or the previous event of the kind that was looked for last."""

    def find(step: Step) -> Step:
        kind = step.kind
        if kind is None:
            return asking(Wanted.KIND)(step)
        return _found(step, lambda stop: is_kind(stop, kind), back=back)

    return find


def is_kind(stop: Stop, kind: Kind) -> bool:
    return stop.event is not None and stop.event.kind is kind


def _found(step: Step, is_meant: Callable[[Stop], bool], *, back: bool = False) -> Step:
    position = step.tape.find(step.position, is_meant, back=back)
    if position == step.position:
        return replace(step, note=Note.NO_SUCH)
    return _at(step, position)


def _at(step: Step, position: int) -> Step:
    last = step.tape.last
    note = None
    if position < 0:
        note = Note.FIRST
    elif position > last:
        note = Note.CUT if step.tape.is_cut else Note.LAST
    return replace(step, position=min(max(0, position), last), note=note, scroll=0)


# Looking --------------------------------------------------------------------


def turned(by: int, *, with_source: bool) -> Action:
    """The next pane; the source is one of them where there is no room beside it."""

    def turn(step: Step) -> Step:
        panes = [pane for pane in Pane if with_source or pane is not Pane.SOURCE]
        at = panes.index(step.pane) if step.pane in panes else 0
        return replace(step, pane=panes[(at + by) % len(panes)], scroll=0)

    return turn


def scrolled(by: int) -> Action:
    return lambda step: replace(step, scroll=max(0, step.scroll + by))


def selecting(by: int) -> Action:
    """The next goroutine that there is, in order of creation."""

    def select(step: Step) -> Step:
        there = sorted(goid_of(g) for g in step.inside.gs)
        if not there:
            return step
        at = there.index(step.goid)
        return replace(step, selected=there[(at + by) % len(there)], scroll=0)

    return select


def with_help(step: Step) -> Step:
    return replace(step, has_help=not step.has_help, scroll=0)


# Typing ---------------------------------------------------------------------


def asking(wanted: Wanted) -> Action:
    def ask(step: Step) -> Step:
        if wanted is Wanted.CHOICE and step.stop.draws >= len(step.tape.choices):
            return replace(step, note=Note.NO_CHOICE)
        return replace(step, wanted=wanted, note=None)

    return ask


def cancelled(step: Step) -> Step:
    return replace(step, wanted=None, note=None, has_help=False)


def entered(text: str) -> Action:
    """Do what was typed."""

    def enter(step: Step) -> Step:
        done, typed = replace(step, wanted=None), text.strip()
        match step.wanted:
            case Wanted.LINE:
                return _to_line(done, typed)
            case Wanted.KIND:
                return _to_kind(done, typed)
            case Wanted.CHOICE:
                return _changed(done, typed)
            case None:
                return step

    return enter


def _to_line(step: Step, typed: str) -> Step:
    line = _number(typed)
    if line is None:
        return replace(step, note=Note.NOT_A_LINE)
    return _found(step, lambda stop: stop.event is None and stop.line == line)


def _to_kind(step: Step, typed: str) -> Step:
    """A kind may be named by a part: `block`."""
    word = typed.lower().replace(" ", "_").replace("-", "_")
    named = [kind for kind in Kind if word == kind.value] or [
        kind for kind in Kind if word and word in kind.value
    ]
    if not named:
        return replace(step, note=Note.NOT_A_KIND)
    kind = named[0]
    return replace(_found(step, lambda stop: is_kind(stop, kind)), kind=kind)


def _changed(step: Step, typed: str) -> Step:
    """Let the next draw give something else, and stay where one is."""
    draw = step.stop.draws
    chosen = _number(typed)
    if chosen is None or chosen >= step.tape.choices[draw].n:
        return replace(step, note=Note.NOT_A_CHOICE)
    tape = step.tape.changed(draw, chosen)
    return replace(step, tape=tape, position=min(step.position, tape.last), note=Note.CHANGED)


def _number(typed: str) -> int | None:
    return int(typed) if typed.isdecimal() and len(typed) <= MOST_DIGITS else None
