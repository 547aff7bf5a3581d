"""The nouns that the whole program shares: cards, items, grades, memories, log entries.

Frozen values without behaviour. How a deck is read is `deck`'s matter, how a
memory changes is `schedule`'s, how an answer is judged is `grading`'s.

A *card* is what a deck's author writes. An *item* is what is scheduled: a card
is one item, or several when it is asked both ways round or has several gaps.
Items of one card are *siblings*.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import NewType

DeckName = NewType("DeckName", str)
"""A deck's name, a path of words: `go/g-struct`."""

CardId = NewType("CardId", str)
"""`deck/id`: the deck's name, a slash, the card's `id` as written in the deck."""

ItemId = NewType("ItemId", str)
"""The card's id, followed by `#part` where the card is more than one item."""


class Lang(StrEnum):
    """The languages that decks and the interface speak."""

    EN = "en"
    ZH = "zh"


@dataclass(frozen=True, slots=True)
class Text:
    """Markdown in one or both languages. At least one of the two is there."""

    en: str | None = None
    zh: str | None = None

    def in_(self, lang: Lang) -> str:
        """The text in `lang`, or in the other language where that one is missing."""
        first, second = (self.zh, self.en) if lang is Lang.ZH else (self.en, self.zh)
        return first if first is not None else (second or "")


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file something stands. `line` counts from 1."""

    path: Path
    line: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


# Cards ----------------------------------------------------------------------


class Level(StrEnum):
    """How deep an interviewer would have to dig to ask this."""

    BASIC = "basic"
    INTERMEDIATE = "intermediate"
    EXPERT = "expert"


class Ignore(StrEnum):
    """Differences that a typed answer is forgiven."""

    CASE = "case"
    SPACE = "space"
    PUNCTUATION = "punctuation"


@dataclass(frozen=True, slots=True)
class Pattern:
    """What an answer is held against: words to be met, or a regular expression.

    Written `/…/` in a deck it is an expression; anything else is plain words.
    """

    source: str
    is_regex: bool


@dataclass(frozen=True, slots=True)
class Basic:
    """Recall, show, grade. `reversed` makes a second item that asks the other way round."""

    ask: Text
    answer: Text
    reversed: bool = False


@dataclass(frozen=True, slots=True)
class Cloze:
    """A text with gaps `{{c1::hidden::hint}}`: one item for each number."""

    text: Text
    typed: bool = False


@dataclass(frozen=True, slots=True)
class Typed:
    """A short answer that is typed. The first of `accept` is the one shown."""

    ask: Text
    accept: tuple[Pattern, ...]
    ignore: frozenset[Ignore] = frozenset()


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to pick in a `choice`, with the reason why it is right or wrong."""

    text: Text
    right: bool
    why: Text | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """Pick the right options, one or several. Shown shuffled."""

    ask: Text
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """Put the steps in order. `steps` stand in the right one; shown shuffled."""

    ask: Text
    steps: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A key point of an open answer, and what shows that it was made."""

    text: Text
    match: tuple[Pattern, ...] = ()


@dataclass(frozen=True, slots=True)
class Points:
    """An open question judged by its key points. `follow` names cards to ask next."""

    ask: Text
    points: tuple[Point, ...]
    follow: tuple[str, ...] = ()


class GoRules(StrEnum):
    """The Go version whose language and scheduler a program runs by."""

    GO_1_13 = "1.13"
    GO_1_27 = "1.27"


class Asked(StrEnum):
    """What of a run is to be predicted."""

    OUTPUT = "output"
    """What it prints on stdout."""
    ENDING = "ending"
    """How it ends."""
    ONE_OF = "one-of"
    """Which of the card's options it can print."""


@dataclass(frozen=True, slots=True)
class Runs:
    """On what a program is run many times: every number of Ps with every seed, by all rules."""

    procs: tuple[int, ...] = (1, 4)
    """GOMAXPROCS."""
    seeds: int = 20
    """The seeds 1, 2, … so many."""
    rules: tuple[GoRules, ...] = (GoRules.GO_1_27,)


Vary = tuple[tuple[str, tuple[str, ...]], ...]
"""What a practical card may say for each `{{name}}`: a fresh instance is drawn at each review."""


@dataclass(frozen=True, slots=True)
class Predict:
    """Say what a program does. The answer is found by running it."""

    ask: Text
    go: str
    """The program: one file of Go, `package main`."""
    what: Asked = Asked.OUTPUT
    procs: int = 1
    """GOMAXPROCS."""
    seed: int = 1
    """What chance is drawn from, where the program leaves something to it."""
    rules: GoRules = GoRules.GO_1_27
    go_line: int = 0
    """The line of the deck in which the program begins."""
    options: tuple[str, ...] = ()
    """For ONE_OF: what it might print. Which of it it can is found by running it often."""
    runs: Runs = Runs()
    """For ONE_OF: how often. Its rules are those above."""
    vary: Vary = ()


class AnswerAs(StrEnum):
    """How a question about a moment of a run is answered."""

    LIST = "list"
    """Things in their order, or none."""
    TEXT = "text"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class When:
    """The moment of a run that is asked about. Of `event`, `line` and `at` one is given."""

    event: str = ""
    """Just after an event of that kind, as gosim names it."""
    line: int = 0
    """Before a goroutine does the first operation of that line."""
    at: int | None = None
    """Virtual nanoseconds."""
    g: str = ""
    """Of which goroutine: its name or goid; empty: of any."""
    nth: int = 1
    reason: str = ""
    """Only events that say so."""


@dataclass(frozen=True, slots=True)
class State:
    """Say what is inside the runtime at a moment. The answer is found by running the program."""

    ask: Text
    go: str
    when: When
    query: str
    """In the language of grading.queries."""
    as_: AnswerAs = AnswerAs.TEXT
    procs: int = 1
    seed: int = 1
    rules: GoRules = GoRules.GO_1_27
    go_line: int = 0
    when_line: int = 0
    query_line: int = 0
    """The lines of the deck in which the fields begin."""
    vary: Vary = ()


class CheckKind(StrEnum):
    """What a lab may ask of the learner's program, as a deck names it."""

    OUTPUT = "output"
    """What it prints on stdout: lines, or an expression for the whole of it."""
    ENDS = "ends"
    """How it ends: one of `ENDS`, or a status."""
    LEAKS = "leaks"
    """How many goroutines still wait when it ends."""
    DEADLOCK = "deadlock"
    """Whether all goroutines may fall asleep: never, or always."""
    STEALS = "steals"
    """How often a P takes goroutines from another."""
    WITHIN = "within"
    """How long it may take by its own clock."""
    RACE = "race"
    """That no two accesses to one place in memory race: none."""
    USES = "uses"
    """What must stand in it: `sync.Mutex`, `select`."""
    KEEPS = "keeps"
    """Which declarations of the starter must stand as they are: `func worker`."""


ENDS = ("ok", "panic", "fatal", "deadlock")
"""How a lab's program may be asked to end; `ok` is with status 0."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that a lab asks of a program, in every run."""

    kind: CheckKind
    words: tuple[str, ...]
    """As the deck says it: the output, the ending, an amount, or what is used or kept."""
    least: int = 0
    """Of an amount; for WITHIN in nanoseconds."""
    most: int | None = None
    is_regex: bool = False
    """For OUTPUT: the words are an expression."""
    line: int = 0
    """Of the deck."""

    @property
    def needs_events(self) -> bool:
        """Whether the events of a run must be recorded to judge it."""
        return self.kind is CheckKind.STEALS

    @property
    def is_of_source(self) -> bool:
        """Whether the program's text alone decides."""
        return self.kind in (CheckKind.USES, CheckKind.KEEPS)


@dataclass(frozen=True, slots=True)
class WrongProgram:
    """A plausible wrong answer to a lab. It must fail."""

    go: str
    fails: CheckKind | None = None
    """The check that is meant for it."""
    line: int = 0
    """The line of the deck in which it begins."""


@dataclass(frozen=True, slots=True)
class Lab:
    """Write or mend a program. It is run often and held against checks."""

    ask: Text
    go: str
    """What the learner starts from."""
    checks: tuple[Check, ...]
    solution: str
    wrong: tuple[WrongProgram, ...] = ()
    runs: Runs = Runs()
    vary: Vary = ()
    go_line: int = 0
    solution_line: int = 0
    """The lines of the deck in which the two programs begin."""


class GoalKind(StrEnum):
    """What the learner who is the scheduler is to bring about."""

    AS_GO = "as-go"
    """What Go's own scheduler would do."""
    DEADLOCK = "deadlock"
    LEAK = "leak"
    """main ends, and somebody still waits."""
    PANIC = "panic"
    OUTPUT = "output"


@dataclass(frozen=True, slots=True)
class Goal:
    """Where a drive leads."""

    kind: GoalKind
    text: str = ""
    """What the panic says, or what must be printed."""


@dataclass(frozen=True, slots=True)
class Drive:
    """Be the scheduler: choose, move by move, who runs on the only P."""

    ask: Text
    go: str
    goal: Goal
    moves: int = 0
    """At most so many. For AS_GO: how many decisions are asked; 0: all there are."""
    after: int = 0
    """For AS_GO: decisions that come before the first one that is asked."""
    seed: int = 1
    rules: GoRules = GoRules.GO_1_27
    go_line: int = 0
    goal_line: int = 0
    """The lines of the deck in which the fields begin."""
    vary: Vary = ()

    @property
    def is_as_go(self) -> bool:
        return self.goal.kind is GoalKind.AS_GO


Body = Basic | Cloze | Typed | Choice | Order | Points | Predict | State | Lab | Drive
"""What is asked, by kind."""


class Kind(StrEnum):
    """The kinds of question, as a deck names them."""

    BASIC = "basic"
    CLOZE = "cloze"
    TYPED = "typed"
    CHOICE = "choice"
    ORDER = "order"
    POINTS = "points"
    PREDICT = "predict"
    STATE = "state"
    LAB = "lab"
    DRIVE = "drive"


KIND_OF: dict[type, Kind] = {
    Basic: Kind.BASIC,
    Cloze: Kind.CLOZE,
    Typed: Kind.TYPED,
    Choice: Kind.CHOICE,
    Order: Kind.ORDER,
    Points: Kind.POINTS,
    Predict: Kind.PREDICT,
    State: Kind.STATE,
    Lab: Kind.LAB,
    Drive: Kind.DRIVE,
}
"""The kind that each body is written as."""


@dataclass(frozen=True, slots=True)
class Card:
    """One entry of a deck, as its author meant it."""

    id: CardId
    deck: DeckName
    body: Body
    place: Place
    why: Text | None = None
    hints: tuple[Text, ...] = ()
    tags: tuple[str, ...] = ()
    level: Level = Level.BASIC
    refs: tuple[str, ...] = ()
    since: str | None = None
    """First Go version it holds for, `1.14`."""
    until: str | None = None
    """Last Go version it holds for."""
    seconds: int | None = None
    """What "quick" means for this card; None is the default of its kind."""
    was: tuple[str, ...] = ()
    """Earlier ids, `deck/id`, whose progress this card carries on."""

    @property
    def kind(self) -> Kind:
        return KIND_OF[type(self.body)]


@dataclass(frozen=True, slots=True)
class Deck:
    """One deck file, read without fault."""

    name: DeckName
    title: Text
    path: Path
    cards: tuple[Card, ...]
    about: Text | None = None
    order: int = 0
    """Place among its siblings in the tree of decks; equal ones go by name."""


@dataclass(frozen=True, slots=True)
class Item:
    """What is scheduled: a card, or one part of a card that splits."""

    id: ItemId
    card: CardId
    part: str = ""
    """Empty for the whole card; `reversed`, or `c1`, `c2`… for the gaps of a cloze."""


class ItemState(StrEnum):
    """What an item is to the learner."""

    NEW = "new"
    REVIEW = "review"
    SUSPENDED = "suspended"
    BURIED = "buried"
    ORPHAN = "orphan"
    """Its text is gone; its progress is kept until the id comes back."""


# Answers --------------------------------------------------------------------


class Grade(IntEnum):
    """Wozniak's grades: 3 and up is a pass."""

    BLACKOUT = 0
    WRONG = 1
    CLOSE = 2
    HARD = 3
    GOOD = 4
    EASY = 5


class Scheduler(StrEnum):
    """By which rule an item comes round."""

    SM2 = "sm2"
    FSRS = "fsrs"


@dataclass(frozen=True, slots=True)
class Memory:
    """What the scheduler knows of one item."""

    repetitions: int
    """Passes in a row, 0 after a failure."""
    interval_days: int
    """Days from the last review to `due`; 0 before the first."""
    efactor: int
    """Wozniak's E-factor in hundredths, at least 130. Only SM-2 changes it."""
    due: date | None
    """The day it comes round; None before the first review."""
    stability: float | None = None
    """FSRS only: the days after which it is recalled nine times of ten."""
    difficulty: float | None = None
    """FSRS only: from 1 to 10."""


# The log --------------------------------------------------------------------


class EntryKind(StrEnum):
    """What an entry of the log records."""

    SCHEDULED = "scheduled"
    """A review that changed the memory."""
    DRILL = "drill"
    """A repeat in the session of what was graded under 4. Changes no memory."""
    CRAM = "cram"
    """A repeat outside the schedule. Changes no memory."""
    UNDO = "undo"
    """Takes back the entry that `of` names."""
    RESET = "reset"
    """Makes the item new again."""
    SUSPEND = "suspend"
    RESUME = "resume"
    BURY = "bury"
    """Hides the item until the day after `on`."""
    FLAG = "flag"
    """Gives the item the flag in `value`: a digit from 0, none, to 7."""
    NOTE = "note"
    """Makes `value` the learner's note on the item; empty takes it away."""
    TAG = "tag"
    """Marks the item with the tag in `value`."""
    UNTAG = "untag"
    RESCHEDULE = "reschedule"
    """Makes the item due on the day in `value`, `2027-01-15`. Nothing else changes."""


@dataclass(frozen=True, slots=True)
class Answered:
    """How one answer went: the part of an entry that only answers have."""

    grade: Grade
    """What was accepted."""
    proposed: Grade
    """What the grader proposed."""
    duration_ms: int
    """From the question's showing to the answer, by the monotonic clock."""
    hints: int = 0
    attempts: int = 1
    seed: int = 0
    """What shuffled the options or drew the variant."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the append-only log.

    `(at, device, sequence)` is a total order; `id` is unique over all machines,
    so logs merge by union.
    """

    id: str
    at: datetime
    """Aware, UTC."""
    device: str
    sequence: int
    """Grows by one with each entry of a device."""
    item: ItemId
    kind: EntryKind
    on: date
    """The study day it belongs to (days roll over at 04:00 local by default)."""
    answered: Answered | None = None
    """There for scheduled, drill and cram; None for the rest."""
    of: str | None = None
    """For undo: the id of the entry taken back."""
    value: str | None = None
    """There for flag, note, tag, untag and reschedule: what is set."""


@dataclass(frozen=True, slots=True)
class Progress:
    """All that the log says of one item: the fold of its entries."""

    memory: Memory
    reviews: int = 0
    """Scheduled reviews; drills and crams do not count."""
    lapses: int = 0
    """Scheduled reviews failed after the item had been passed once."""
    first_on: date | None = None
    """The study day of its first scheduled review."""
    last_on: date | None = None
    last_grade: Grade | None = None
    suspended: bool = False
    buried_on: date | None = None
    """The study day it was buried; it is hidden on that day only."""
    drill_on: date | None = None
    """The study day on which it still waits to be drilled to 4 or better."""
    flag: int = 0
    """From 1 to 7 as in Anki; 0 is none."""
    note: str = ""
    """What the learner wrote about it."""
    marks: tuple[str, ...] = ()
    """The learner's own tags on it, sorted; the deck's tags are its card's."""


@dataclass(frozen=True, slots=True)
class TreeLimits:
    """How much a deck and the decks below it may bring on one day, all together."""

    pattern: str
    """The deck's name, or a pattern with `*`, `?`, `[…]`."""
    new: int | None = None
    """None: as much as the levels above allow."""
    reviews: int | None = None


@dataclass(frozen=True, slots=True)
class DayLimits:
    """How much one study day may hold, counted across its sessions."""

    new: int = 20
    reviews: int = field(default=200)
    trees: tuple[TreeLimits, ...] = ()
    """Hold besides, each for its own decks."""
