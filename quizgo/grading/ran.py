"""What one run of a program did, as plain values that fit through a pipe.

The program runs in a child process; what comes back is JSON, and this is its form.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from quizgo.frozen import dataclass

if TYPE_CHECKING:
    from quizgo.gosim import Outcome

Json: TypeAlias = Any
"""What `json` reads and writes: lists, texts, numbers, truth values and None."""

MOST_LEFT = 20
"""Goroutines that are told of one by one."""

MOST_RACES = 5
"""Of a run, those that are told."""

LONGEST_ERRORS = 4_000
"""Characters of stderr that are kept."""


@dataclass(frozen=True, slots=True)
class Left:
    """A goroutine that still waited when the program ended."""

    goid: int
    reason: str
    """In the runtime's words: `chan receive`."""
    line: int
    """Where in the program it waits; 0 where none is known."""
    created_at: int
    """The line of the go statement; 0 for main."""


@dataclass(frozen=True, slots=True)
class Raced:
    """Two accesses to one place in memory that nothing orders: their lines, and who writes."""

    line: int
    writes: bool
    other_line: int
    other_writes: bool


@dataclass(frozen=True, slots=True)
class Ran:
    """One run."""

    stdout: str
    stderr: str
    """As far as `LONGEST_ERRORS` goes."""
    status: int
    how: str
    """The value of gosim's `How`: exit, panic, fatal error, deadlock, limit."""
    text: str
    """What the panic, the fatal error or the limit says."""
    left: tuple[Left, ...]
    """The first `MOST_LEFT` goroutines that still waited."""
    leaks: int
    """How many there were."""
    chance: tuple[str, ...]
    """What was drawn by chance, by kind, each once."""
    time_ns: int
    """Virtual."""
    steals: int
    """Times a P took goroutines from another; 0 where nobody asked for events."""
    races: tuple[Raced, ...] = ()
    """The first `MOST_RACES` data races; none where nobody asked."""


def of_outcome(outcome: Outcome) -> Ran:
    """What is kept of a run."""
    from quizgo.gosim.events import Kind

    left = tuple(Left(*blocked[:4]) for blocked in outcome.blocked[:MOST_LEFT])
    return Ran(
        stdout=outcome.stdout.decode("utf-8", "replace"),
        stderr=outcome.stderr.decode("utf-8", "replace")[:LONGEST_ERRORS],
        status=outcome.status,
        how=outcome.how.value,
        text=outcome.text,
        left=left,
        leaks=len(outcome.blocked),
        chance=tuple(sorted(outcome.choices.kinds())),
        time_ns=outcome.statistics.time_ns,
        steals=sum(event.kind is Kind.STEAL for event in outcome.events or ()),
        races=tuple(
            Raced(
                race.before.site.line, race.before.is_write, race.now.site.line, race.now.is_write
            )
            for race in (outcome.races or ())[:MOST_RACES]
        ),
    )


def to_json(ran: Ran) -> Json:
    return [
        ran.stdout,
        ran.stderr,
        ran.status,
        ran.how,
        ran.text,
        [[left.goid, left.reason, left.line, left.created_at] for left in ran.left],
        ran.leaks,
        ran.chance,
        ran.time_ns,
        ran.steals,
        [[race.line, race.writes, race.other_line, race.other_writes] for race in ran.races],
    ]


def from_json(value: Json) -> Ran:
    stdout, stderr, status, how, text, left, leaks, chance, time_ns, steals, races = value
    return Ran(
        stdout,
        stderr,
        status,
        how,
        text,
        tuple(Left(*each) for each in left),
        leaks,
        tuple(chance),
        time_ns,
        steals,
        tuple(Raced(*each) for each in races),
    )
