"""What a card asks where the answer is found by running a program."""

from __future__ import annotations

from enum import StrEnum

from quizgo.frozen import dataclass
from quizgo.model.names import Text


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
    """Be the scheduler: choose, move by move, what runs."""

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
    procs: int = 1
    """GOMAXPROCS."""

    @property
    def is_as_go(self) -> bool:
        return self.goal.kind is GoalKind.AS_GO
