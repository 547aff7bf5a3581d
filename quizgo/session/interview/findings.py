"""What of a judged answer a report tells: facts that still make sense when the card has changed."""

from __future__ import annotations

from enum import StrEnum

from quizgo.frozen import dataclass
from quizgo.grading.verdict import Outcome, ProgramEnd
from quizgo.model import Check, CheckKind, GoRules, Text


class Sign(StrEnum):
    """What became of a point, an option, a step, or a line of an output."""

    GOOD = "+"
    BAD = "-"
    PLAIN = " "


class Remark(StrEnum):
    """What more there is to say of a line."""

    NONE = ""
    NOT_MADE = "not made"
    """A point that was left out."""
    LEFT = "left"
    """A right option that was not picked."""
    PICKED = "picked"
    """A wrong option that was."""


@dataclass(frozen=True, slots=True)
class Told:
    """One line of what a report tells of an answer."""

    sign: Sign
    text: Text
    """Markdown, unless `is_code`."""
    remark: Remark = Remark.NONE
    is_code: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """What a lab asked, and whether the last program that was handed in did it."""

    kind: CheckKind
    words: tuple[str, ...]
    is_regex: bool
    passed: bool

    @property
    def check(self) -> Check:
        return Check(self.kind, self.words, is_regex=self.is_regex)


@dataclass(frozen=True, slots=True)
class FailedOn:
    """The run in which a lab's program failed."""

    rules: GoRules
    procs: int
    seed: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One answer, as a report tells of it."""

    outcome: Outcome
    given: str = ""
    """What was typed, where that is text."""
    lines: tuple[Told, ...] = ()
    is_output: bool = False
    """The lines are those of an output: printed with a plus, said in vain with a minus."""
    first_wrong: int | None = None
    """Of an order or of a drive: the first wrong step or decision, from 0."""
    ended: ProgramEnd | None = None
    """How a program ended, where that was asked."""
    said: ProgramEnd | None = None
    checks: tuple[Checked, ...] = ()
    failed_on: FailedOn | None = None
    tries: int = 0
    """Programs or moves handed in."""
    gave_up: bool = False

    @property
    def is_self_graded(self) -> bool:
        return self.outcome is Outcome.SELF

    @property
    def missed(self) -> tuple[Text, ...]:
        """The points that an open answer left out."""
        return tuple(line.text for line in self.lines if line.remark is Remark.NOT_MADE)
