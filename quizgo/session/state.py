"""What a session shows: frozen values that the front ends turn into text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum

from quizgo.frozen import dataclass
from quizgo.grading.answers import Answer, Written
from quizgo.grading.verdict import DriveDetail, LabDetail, Refusal, Verdict
from quizgo.model import Card, CardId, EntryKind, Grade, Item, Progress, Text
from quizgo.schedule.scheduling import AS_PUBLISHED, Scheduling
from quizgo.session.bare import Bare
from quizgo.session.more import More
from quizgo.settings import Show

# The card on show -----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FirstTry:
    """The answer that counts: the first one given to a card."""

    verdict: Verdict
    duration_ms: int
    hints: int
    hand_ins: int = 0
    """Programs or moves handed in to a lab or a drive, the last ones included."""


@dataclass(frozen=True, slots=True)
class Question:
    """One card as it is asked this time."""

    item: Item
    card: Card
    round: EntryKind
    """SCHEDULED, DRILL or CRAM."""
    progress: Progress
    seed: int
    """What the options or steps were shuffled by."""
    shuffle: tuple[int, ...] = ()
    """The index in the deck of the option or step in each place; empty for other kinds."""
    hints_shown: int = 0
    attempt: int = 1
    first: FirstTry | None = None
    """There from the second attempt on."""
    tried: LabDetail | DriveDetail | Refusal | None = None
    """What became of the program that a lab was last given, or of the last moves of a drive."""
    hand_ins: int = 0
    """Programs that a lab was given in this attempt and that did not pass, or moves that failed. A
    program that does not compile is none."""
    some_passed: bool = False
    """Whether some check of the lab held in one of them."""
    scheduling: Scheduling = AS_PUBLISHED
    """By which rule the item comes round."""


@dataclass(frozen=True, slots=True)
class Asking:
    """The question waits for an answer."""

    question: Question


@dataclass(frozen=True, slots=True)
class Ticking:
    """An open answer was given; the learner corrects which points it made."""

    question: Question
    answer: Written
    found: frozenset[int]
    """The points that the grader found in it."""
    duration_ms: int


@dataclass(frozen=True, slots=True)
class Judged:
    """The answer is shown and a grade proposed."""

    question: Question
    answer: Answer
    verdict: Verdict
    """Of this attempt; the one that counts is `first`."""
    first: FirstTry
    offers: Mapping[Grade, date]
    """When the item would come round, by grade. Empty where the schedule stays as it is."""

    @property
    def proposed(self) -> Grade:
        return self.first.verdict.proposed


# The end --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tally:
    """What was done so far. An undone answer no longer counts."""

    new: int = 0
    reviewed: int = 0
    drilled: int = 0
    crammed: int = 0
    grades: tuple[int, ...] = (0, 0, 0, 0, 0, 0)
    """How often each grade was given outside the drill, by grade."""

    @property
    def answered(self) -> int:
        """Answers of every round."""
        return self.new + self.reviewed + self.drilled + self.crammed


@dataclass(frozen=True, slots=True)
class Finished:
    """Nothing is left. Undo still works."""

    tally: Tally
    seconds: float
    ahead: tuple[int, ...]
    """How many items are due tomorrow and on the days after it."""
    is_interview: bool = False
    offers: tuple[More, ...] = ()
    """What may be studied besides."""


@dataclass(frozen=True, slots=True)
class TimeUp:
    """The time box is over: go on for another one, or stop. Undo works."""

    answered: int
    """In this box."""
    seconds: float
    """What it took."""


@dataclass(frozen=True, slots=True)
class Left:
    """The learner quit."""

    tally: Tally
    remaining: int


State = Asking | Ticking | Judged | TimeUp | Finished | Left


# What just happened ---------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Saved:
    """A grade is on the disk."""

    card: CardId
    grade: Grade
    due: date | None
    """None for an item that is still new after a cram."""
    again: bool
    """It comes round again in this session."""


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back: an answer with its grade, or what else was written of a card."""

    card: CardId
    kind: EntryKind
    grade: Grade | None


class NothingToUndo(Bare):
    """This session has written nothing that still stands."""

    __slots__ = ()


class NoMoreHints(Bare):
    """Every hint of the card is shown, or it has none."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class PutAside:
    """The item was buried or suspended."""

    card: CardId
    kind: EntryKind


@dataclass(frozen=True, slots=True)
class Set:
    """A flag, a note or a tag of the item on show was changed."""

    kind: EntryKind
    value: str


@dataclass(frozen=True, slots=True)
class Leech:
    """The item was forgotten so often that its text is to blame."""

    card: Card
    lapses: int
    suspended: bool
    """It was put away for that."""


@dataclass(frozen=True, slots=True)
class AnsweredElsewhere:
    """Another session answered or put aside the item; it was skipped."""

    card: CardId


@dataclass(frozen=True, slots=True)
class CardGone:
    """The card is no longer in its deck; it was skipped, its progress kept."""

    card: CardId


class ProgramStopped(Bare):
    """The learner stopped a program while it ran; the answer is not judged."""

    __slots__ = ()


class Lead(StrEnum):
    """Why an interviewer asks what is asked next."""

    BEGIN = "begin"
    RESUME = "resume"
    """The question at which the interview was left."""
    NEXT = "next"
    """Another topic, or another kind of question."""
    DEEPER = "deeper"
    """The answer was good."""
    EASIER = "easier"
    """The answer failed."""
    MISSED = "missed"
    """A point was not made, and this is about it."""
    NAMED = "named"
    """The card names it as what is asked next."""


@dataclass(frozen=True, slots=True)
class Nod:
    """What an interviewer lets one know between two questions."""

    lead: Lead
    passed: bool | None = None
    """How the answer before it went; None where there is none, or nothing is to be said of it."""
    over_seconds: int = 0
    """How far that answer went over its time."""
    point: Text | None = None
    """For MISSED: the point that the question is about."""
    minutes: int = 0
    """For BEGIN: of the whole interview."""


class NotNow(Bare):
    """The action makes no sense at this moment."""

    __slots__ = ()


Notice = (
    Saved
    | Undone
    | NothingToUndo
    | NoMoreHints
    | PutAside
    | Set
    | Leech
    | AnsweredElsewhere
    | CardGone
    | ProgramStopped
    | Nod
    | NotNow
)


# The whole ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Counts:
    """What is still to come, the card on show included."""

    new: int
    again: int
    """Drill: graded under 4 today."""
    due: int

    @property
    def total(self) -> int:
        return self.new + self.again + self.due


@dataclass(frozen=True, slots=True)
class Clocks:
    """The time that an interview leaves, in seconds. What is below 0 is over the time."""

    question: int
    interview: int
    budget: int
    """What the question was given; 0 once the interview is over."""


@dataclass(frozen=True, slots=True)
class View:
    """Everything a front end shows."""

    state: State
    counts: Counts
    done: int
    """Answers given in this session."""
    show: Show
    can_undo: bool
    """Whether the session wrote something that still stands."""
    notices: tuple[Notice, ...] = field(default=())
    """What the last action brought, in order."""
    clocks: Clocks | None = None
    """In an interview, as they stand now."""

    @property
    def position(self) -> int:
        """The number of the card on show, from 1."""
        return self.done + 1

    @property
    def total(self) -> int:
        """Cards of the session as far as it is known; drill makes it grow."""
        return self.done + self.counts.total
