"""What a grader found: a proposed grade, and the facts that a front end words."""

from __future__ import annotations

from enum import StrEnum

from quizgo.frozen import dataclass
from quizgo.grading.helm import Stand
from quizgo.grading.ran import Ran
from quizgo.model import Grade


class Outcome(StrEnum):
    """How an answer went."""

    RIGHT = "right"
    CLOSE = "close"
    WRONG = "wrong"
    NOTHING = "nothing"
    SELF = "self"
    """The learner judges."""


class Difference(StrEnum):
    """How a stretch of a typed answer compares with the accepted one."""

    SAME = "same"
    MISSING = "missing"
    """Stands in the accepted answer only."""
    EXTRA = "extra"
    """Stands in the given answer only."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text in the comparison of two answers."""

    difference: Difference
    text: str


@dataclass(frozen=True, slots=True)
class NoDetail:
    """Nothing more to say than the outcome."""


@dataclass(frozen=True, slots=True)
class TypedDetail:
    """How what was typed differs from the nearest accepted answer.

    The SAME and MISSING segments together spell `nearest`, the SAME and EXTRA
    ones `given`, but for letters that count as equal.
    """

    given: str
    nearest: str
    """The accepted answer it was held against. One that only an expression accepts is its own."""
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class OptionResult:
    """One option of a `choice`, in the deck's order."""

    picked: bool
    right: bool

    @property
    def agrees(self) -> bool:
        return self.picked == self.right


@dataclass(frozen=True, slots=True)
class ChoiceDetail:
    """Every option, in the deck's order."""

    options: tuple[OptionResult, ...]


@dataclass(frozen=True, slots=True)
class OrderDetail:
    """Where the learner's order leaves the right one."""

    first_wrong: int | None
    """Position, from 0, of the first step that is not the right one; None where all are."""


@dataclass(frozen=True, slots=True)
class PointsDetail:
    """For each point, in the deck's order, whether it was made."""

    ticks: tuple[bool, ...]


# Programs -------------------------------------------------------------------


class ProgramEnd(StrEnum):
    """The ways in which a program ends, as a learner picks them."""

    EXITS = "exits"
    """Normally, with status 0."""
    STATUS = "status"
    """By `os.Exit` with another status."""
    PANICS = "panics"
    FATAL = "fatal"
    """A fatal error of the runtime, which nothing recovers, other than a deadlock."""
    DEADLOCK = "deadlock"


ENDINGS = tuple(ProgramEnd)
"""In the order in which they are picked from, always the same."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a program ended."""

    end: ProgramEnd
    status: int
    text: str
    """What the runtime says of it, `panic: …` or `fatal error: …`; empty after an exit."""


@dataclass(frozen=True, slots=True)
class OutputDetail:
    """What a program printed, and how the learner's lines differ from it."""

    printed: tuple[str, ...]
    given: tuple[str, ...]
    lines: tuple[Segment, ...]
    """A line each. SAME and MISSING ones together are `printed`, SAME and EXTRA ones `given`."""
    ended: Ended

    @property
    def first_difference(self) -> int | None:
        """The first line, from 0, in which the two differ; None where they agree."""
        for index, segment in enumerate(self.lines):
            if segment.difference is not Difference.SAME:
                return index
        return None


@dataclass(frozen=True, slots=True)
class EndingDetail:
    """How a program ended, and what the learner said; None where that was not one thing."""

    ended: Ended
    picked: ProgramEnd | None


class Unfit(StrEnum):
    """Why the program of a card makes no question."""

    COMPILE = "compile"
    """It does not compile."""
    LIMIT = "limit"
    """It ran into one of quizgo's limits."""
    SILENT = "silent"
    """It prints nothing."""
    LONG = "long"
    """It prints more than a person can say."""
    UNTYPABLE = "untypable"
    """It prints what cannot be typed as an answer."""
    MOMENT = "moment"
    """The moment that it asks about never comes."""
    QUERY = "query"
    """What it asks about that moment has no answer."""
    FAILED = "failed"
    """The simulator itself failed."""


@dataclass(frozen=True, slots=True)
class UnfitDetail:
    """The card is at fault: there is nothing to hold an answer against."""

    why: Unfit
    text: str = ""
    """The compiler's message, the limit, how many lines it prints, the line in question, or what
    is wrong with the moment or the query."""
    line: int = 1
    """Of the program, where it can be told; for QUERY the column of the query."""


@dataclass(frozen=True, slots=True)
class OneOption:
    """An option of a `one-of`: in how many runs the program printed it."""

    times: int


@dataclass(frozen=True, slots=True)
class Sampled:
    """What many runs of a program printed, held against the options, in the deck's order."""

    runs: int
    options: tuple[OneOption, ...]


@dataclass(frozen=True, slots=True)
class OneOfDetail:
    """Every option of a `one-of`, and what many runs printed."""

    options: tuple[OptionResult, ...]
    sampled: Sampled


# Labs -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Refusal:
    """A program that the compiler refuses. It is no hand-in."""

    messages: tuple[str, ...]
    """In its words: `prog.go:3:1: …`."""


@dataclass(frozen=True, slots=True)
class Failure:
    """The first run that does not do what a lab asks."""

    check: int | None
    """The index of the first check that fails; None where a limit ended the run and all hold."""
    line: int
    """Of the program, where the failure points at one; else 0."""
    rules: str
    procs: int
    seed: int
    ran: Ran


@dataclass(frozen=True, slots=True)
class LabDetail:
    """What became of a hand-in to a lab."""

    passed: tuple[bool, ...]
    """For each check, in the deck's order, whether it held so far."""
    runs: int
    """How many runs were made; the first failure is the last run."""
    failure: Failure | None
    stopped: str = ""
    """Where the program was ended from outside: the limit. Then there is no failure to show."""

    @property
    def is_right(self) -> bool:
        return self.failure is None and not self.stopped


@dataclass(frozen=True, slots=True)
class DriveDetail:
    """What became of the moves of a drive."""

    stand: Stand
    kept: tuple[int, ...]
    """The moves from which to go on: with Go's choice in place of the wrong one."""
    is_right: bool
    wrong: int | None
    """The index of the first decision that Go took otherwise."""
    some_right: bool
    """Whether some came before it."""


@dataclass(frozen=True, slots=True)
class GivenUp:
    """The learner asks for the reference answer of a lab, or the way of a drive."""

    some_passed: bool
    """Whether some check held in the best hand-in."""


Detail = (
    NoDetail
    | TypedDetail
    | ChoiceDetail
    | OrderDetail
    | PointsDetail
    | OutputDetail
    | EndingDetail
    | OneOfDetail
    | LabDetail
    | Refusal
    | DriveDetail
    | GivenUp
    | UnfitDetail
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A grader's judgement of one answer. The learner may override `proposed`."""

    proposed: Grade
    outcome: Outcome
    detail: Detail
