"""What happens in an interview, one line of its file each, and what the lines come to.

The file is append-only. An answer is written here first, with all that its review says, and then
into the log; `Logged` says that it is there. Where the process died between the two, whoever takes
the interview up again looks whether the log has the review, and writes it if not: an answer is in
the log exactly once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import field
from datetime import date, datetime
from enum import StrEnum
from typing import assert_never

from quizgo.frozen import dataclass
from quizgo.model import CardId, EntryKind, Grade, ItemId, Kind, Level, Text
from quizgo.session.interview.findings import Finding
from quizgo.session.interview.pool import Heading
from quizgo.session.interview.values import from_json, to_json
from quizgo.session.journal import Review
from quizgo.session.state import Lead

FORM = 1
"""Grows when the form of the lines changes."""


class Feedback(StrEnum):
    """When verdicts are shown."""

    END = "end"
    """In the report. What only the learner can judge is shown for that."""
    EACH = "each"
    """After each question, as in study."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What was asked for."""

    seconds: int
    """Of the interview."""
    is_timed: bool = True
    """Whether the time ends it. Else only the number of questions does."""
    questions: int | None = None
    level: Level | None = None
    topics: tuple[str, ...] = ()
    """As typed."""
    decks: tuple[str, ...] = ()
    feedback: Feedback = Feedback.END


# Events -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Begun:
    at: datetime
    on: date
    seed: int
    setup: Setup
    plan: tuple[ItemId, ...]
    """The main questions, more of them than there is time for."""
    form: int = FORM


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was put."""

    item: ItemId
    card: CardId
    kind: Kind
    level: Level
    topic: Heading
    seconds: int
    """What it was given."""
    lead: Lead
    after: int = 0
    """For a follow-up: the number, from 1, of the question that it follows."""
    chain: int = 0
    """How many follow-ups stand before it in a row, itself included."""
    point: Text | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer to the question put last."""

    review: Review
    finding: Finding
    ask: Text
    """Markdown, as `why`."""
    why: Text | None = None
    refs: tuple[str, ...] = ()
    ticks: tuple[bool, ...] = ()
    """Of an open question: which points were made."""


@dataclass(frozen=True, slots=True)
class Logged:
    """The answer is in the log."""

    entry: str
    kind: EntryKind
    """CRAM also where another session had answered the item in between."""


@dataclass(frozen=True, slots=True)
class Gone:
    """The card of the question put last, or of the next one, is gone from its deck."""

    card: CardId


@dataclass(frozen=True, slots=True)
class Paused:
    """The interview was left."""

    at: datetime
    question_ms: int
    """Spent so far on the question that is open."""


class Why(StrEnum):
    """Why an interview is over."""

    TIME = "time"
    QUESTIONS = "questions"
    """As many as asked for."""
    POOL = "pool"
    """There was nothing left to ask."""
    CLOSED = "closed"
    """Another one was begun instead."""


@dataclass(frozen=True, slots=True)
class Ended:
    at: datetime
    why: Why


Event = Begun | Asked | Answered | Logged | Gone | Paused | Ended

_NAMES: dict[str, type[Event]] = {
    "begun": Begun,
    "asked": Asked,
    "answered": Answered,
    "logged": Logged,
    "gone": Gone,
    "paused": Paused,
    "ended": Ended,
}
_NAME_OF = {type_: name for name, type_ in _NAMES.items()}


def to_line(event: Event) -> str:
    """One line of the file, without its end."""
    facts = to_json(event)
    assert isinstance(facts, dict)
    return json.dumps({"event": _NAME_OF[type(event)], **facts}, ensure_ascii=False)


class OtherForm(ValueError):
    """The line was written by another version of quizgo."""


def from_line(line: str) -> Event:
    """Raises ValueError where the line is damaged, OtherForm where it is not for us to read."""
    facts = json.loads(line)
    name = facts.pop("event", None) if isinstance(facts, dict) else None
    if not isinstance(name, str) or name not in _NAMES:
        raise ValueError("no event")
    if facts.get("form", FORM) != FORM:
        raise OtherForm(f"its form is {facts['form']!r}")
    event: Event = from_json(_NAMES[name], facts)
    return event


# What they come to ------------------------------------------------------------


@dataclass(slots=True)
class Question:
    """One question and what became of it."""

    asked: Asked
    answered: Answered | None = None
    logged: Logged | None = None

    @property
    def grade(self) -> Grade:
        assert self.answered is not None
        return self.answered.review.answered.grade

    @property
    def took_ms(self) -> int:
        return 0 if self.answered is None else self.answered.review.answered.duration_ms


@dataclass(slots=True)
class History:
    """An interview as far as it has come."""

    begun: Begun
    questions: list[Question] = field(default_factory=list)
    gone: list[CardId] = field(default_factory=list)
    question_ms: int = 0
    """Spent on the question that is open, before the interview was last left."""
    ended: Ended | None = None

    @property
    def open(self) -> Question | None:
        """The question that waits for an answer."""
        last = self.questions[-1] if self.questions else None
        return last if last is not None and last.answered is None else None

    @property
    def answered(self) -> list[Question]:
        return [each for each in self.questions if each.answered is not None]

    @property
    def spent_ms(self) -> int:
        """On all questions, what was spent on an open one included."""
        return sum(each.took_ms for each in self.questions) + self.question_ms

    @property
    def cards(self) -> set[CardId]:
        """Those that had their lead."""
        return {each.asked.card for each in self.questions} | set(self.gone)

    def add(self, event: Event) -> None:
        """Take in what happened next. Raises ValueError where it cannot follow."""
        match event:
            case Begun():
                raise ValueError("an interview begins once")
            case Asked() if self.open is None:
                self.questions.append(Question(event))
            case Answered() if self.open is not None:
                self.open.answered = event
                self.question_ms = 0
            case Logged() if self.open is None and self.questions:
                self.questions[-1].logged = event
            case Gone(card=card):
                if self.open is not None and self.open.asked.card == card:
                    self.questions.pop()
                self.gone.append(card)
                self.question_ms = 0
            case Paused(question_ms=question_ms):
                self.question_ms = question_ms if self.open is not None else 0
            case Ended():
                self.ended = event
            case Asked() | Answered() | Logged():
                raise ValueError(f"{type(event).__name__} out of its order")
            case _:
                assert_never(event)


def history(events: Iterable[Event]) -> History:
    """What the events of one interview come to. Raises ValueError where they make none."""
    each = iter(events)
    begun = next(each, None)
    if not isinstance(begun, Begun):
        raise ValueError("it does not begin")
    told = History(begun)
    for event in each:
        told.add(event)
    return told
