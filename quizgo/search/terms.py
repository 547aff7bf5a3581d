"""The terms of a query: each says whether it holds of an item, and how it is typed."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum

from quizgo.frozen import dataclass
from quizgo.model import Grade, ItemState, Kind, Level
from quizgo.schedule.scheduling import hardness
from quizgo.search.facts import Facts, folded
from quizgo.search.glob import Glob
from quizgo.text.patterns import compile_pattern

LEECH_LAPSES = 8
"""Lapses from which a card wants to be rewritten rather than repeated."""

_BARE = re.compile(r"[\w.*/#][\w.*/#+-]*")
"""What needs no quotes."""

Compare = Callable[[Decimal, Decimal], bool]

OPERATORS: dict[str, Compare] = {
    "<=": operator.le,
    ">=": operator.ge,
    "!=": operator.ne,
    "=": operator.eq,
    "<": operator.lt,
    ">": operator.gt,
}
"""The longer ones first."""


# Words ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Word:
    """Characters that stand somewhere in the card or in its own name.

    One with a slash is looked for in the whole id, too.
    """

    glob: Glob

    def holds(self, facts: Facts) -> bool:
        name = facts.item if "/" in self.glob.source else facts.item.rpartition("/")[2]
        return self.glob.is_in(folded(name)) or any(map(self.glob.is_in, facts.texts))

    def __str__(self) -> str:
        source = self.glob.source
        if source.casefold() in ("and", "or"):
            return f'"{source}"'
        return _typed(source.replace(":", "\\:"))


@dataclass(frozen=True, slots=True)
class Regex:
    """An expression that some text of the card meets, whatever the case."""

    source: str
    """Every quote in it stands behind a backslash."""

    def holds(self, facts: Facts) -> bool:
        return any(map(compile_pattern(self.source, ignore_case=True).is_in, facts.texts))

    def __str__(self) -> str:
        return f're:"{self.source}"'


# Places ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class InDeck:
    """In a deck of this name, or in one below it."""

    glob: Glob

    def holds(self, facts: Facts) -> bool:
        return self.names(facts.deck)

    def names(self, deck: str) -> bool:
        words = folded(deck).split("/")
        return any(self.glob.matches("/".join(words[:depth])) for depth in range(1, len(words) + 1))

    def __str__(self) -> str:
        return f"deck:{_typed(self.glob.source)}"


@dataclass(frozen=True, slots=True)
class Tagged:
    """With a tag of this name."""

    glob: Glob

    def holds(self, facts: Facts) -> bool:
        return any(self.glob.matches(folded(tag)) for tag in facts.tags)

    def __str__(self) -> str:
        return f"tag:{_typed(self.glob.source)}"


@dataclass(frozen=True, slots=True)
class Untagged:
    """Without any tag."""

    def holds(self, facts: Facts) -> bool:
        return not facts.tags

    def __str__(self) -> str:
        return "tag:none"


@dataclass(frozen=True, slots=True)
class Flagged:
    """With this flag of the learner's; 0 is none."""

    flag: int

    def holds(self, facts: Facts) -> bool:
        return facts.progress.flag == self.flag

    def __str__(self) -> str:
        return f"flag:{self.flag}"


@dataclass(frozen=True, slots=True)
class Noted:
    """With a note of the learner's in which these characters stand; `*` is any note."""

    glob: Glob

    def holds(self, facts: Facts) -> bool:
        note = facts.progress.note
        return bool(note) and self.glob.is_in(folded(note))

    def __str__(self) -> str:
        return f"note:{_typed(self.glob.source)}"


@dataclass(frozen=True, slots=True)
class Named:
    """With this id: of the item, of its card, or the card's own name without the deck."""

    glob: Glob

    def holds(self, facts: Facts) -> bool:
        item = folded(facts.item)
        card = item.partition("#")[0]
        ids = {item, card, item.rpartition("/")[2], card.rpartition("/")[2]}
        return any(map(self.glob.matches, ids))

    def __str__(self) -> str:
        return f"id:{_typed(self.glob.source)}"


# Kinds and states -------------------------------------------------------------------


class State(StrEnum):
    """What may stand behind `is:`."""

    DUE = "due"
    """In review, due on the day or before it, and not put aside."""
    NEW = "new"
    """Never reviewed, put aside or not."""
    REVIEW = "review"
    """Reviewed before, put aside or not."""
    LEARN = "learn"
    """Still to be drilled on the day."""
    SUSPENDED = "suspended"
    BURIED = "buried"
    ORPHAN = "orphan"
    LEECH = "leech"


_STATES: dict[State, Callable[[Facts], bool]] = {
    State.DUE: lambda facts: facts.state is ItemState.REVIEW and (facts.due_in or 0) <= 0,
    State.NEW: lambda facts: facts.due_in is None and facts.state is not ItemState.ORPHAN,
    State.REVIEW: lambda facts: facts.due_in is not None and facts.state is not ItemState.ORPHAN,
    State.LEARN: lambda facts: facts.is_drilled,
    State.SUSPENDED: lambda facts: facts.progress.suspended,
    State.BURIED: lambda facts: facts.state is ItemState.BURIED,
    State.ORPHAN: lambda facts: facts.state is ItemState.ORPHAN,
    State.LEECH: lambda facts: facts.progress.lapses >= LEECH_LAPSES,
}


@dataclass(frozen=True, slots=True)
class Is:
    """In this state."""

    state: State

    def holds(self, facts: Facts) -> bool:
        return _STATES[self.state](facts)

    def __str__(self) -> str:
        return f"is:{self.state}"


@dataclass(frozen=True, slots=True)
class OfKind:
    """A question of this kind."""

    kind: Kind

    def holds(self, facts: Facts) -> bool:
        return facts.kind is self.kind

    def __str__(self) -> str:
        return f"kind:{self.kind}"


@dataclass(frozen=True, slots=True)
class OfLevel:
    """A question of this level."""

    level: Level

    def holds(self, facts: Facts) -> bool:
        return facts.level is self.level

    def __str__(self) -> str:
        return f"level:{self.level}"


class Bound(StrEnum):
    """Which bound of the Go versions that a card holds for."""

    SINCE = "since"
    UNTIL = "until"


@dataclass(frozen=True, slots=True)
class Version:
    """The card names this Go version as its first or its last one: `since:1.21`."""

    bound: Bound
    minor: int

    def holds(self, facts: Facts) -> bool:
        named = facts.since if self.bound is Bound.SINCE else facts.until
        return named == f"1.{self.minor}"

    def __str__(self) -> str:
        return f"{self.bound}:1.{self.minor}"


# Numbers ----------------------------------------------------------------------------


class Prop(StrEnum):
    """What may be compared behind `prop:`."""

    IVL = "ivl"
    """The interval in days, 0 for a new card."""
    DUE = "due"
    """Days until it is due; a new card has none, and meets no comparison."""
    EASE = "ease"
    """The E-factor, 2.5 for a new card."""
    STABILITY = "s"
    """Days until the chance of recall is 0.9. Under SM-2 there is none, as of the next two."""
    DIFFICULTY = "d"
    """From 0 to 1, as Anki shows it."""
    RETRIEVABILITY = "r"
    """The chance of recall on the day, from 0 to 1."""
    REPS = "reps"
    """Scheduled reviews."""
    LAPSES = "lapses"


OF_FSRS = frozenset({Prop.STABILITY, Prop.DIFFICULTY, Prop.RETRIEVABILITY})
"""Numbers with fractions without end."""

_PROPS: dict[Prop, Callable[[Facts], float | None]] = {
    Prop.IVL: lambda facts: facts.progress.memory.interval_days,
    Prop.DUE: lambda facts: facts.due_in,
    Prop.EASE: lambda facts: facts.progress.memory.efactor,
    Prop.STABILITY: lambda facts: facts.progress.memory.stability,
    Prop.DIFFICULTY: lambda facts: hardness(facts.progress.memory),
    Prop.RETRIEVABILITY: lambda facts: facts.retrievability,
    Prop.REPS: lambda facts: facts.progress.reviews,
    Prop.LAPSES: lambda facts: facts.progress.lapses,
}


@dataclass(frozen=True, slots=True)
class Compared:
    """A number of the item's schedule, compared."""

    prop: Prop
    sign: str
    number: Decimal

    def holds(self, facts: Facts) -> bool:
        value = _PROPS[self.prop](facts)
        if value is None:
            return False
        wanted = self.number * 100 if self.prop is Prop.EASE else self.number
        found = Decimal(value)
        if self.prop in OF_FSRS and self.sign in ("=", "!="):
            found = found.quantize(wanted)  # to the digits that were typed
        return OPERATORS[self.sign](found, wanted)

    def __str__(self) -> str:
        return f"prop:{self.prop}{self.sign}{self.number:f}"


@dataclass(frozen=True, slots=True)
class Added:
    """In the log for the first time within so many days; 1 is the day itself."""

    days: int

    def holds(self, facts: Facts) -> bool:
        return facts.added is not None and facts.added < self.days

    def __str__(self) -> str:
        return f"added:{self.days}"


@dataclass(frozen=True, slots=True)
class Introduced:
    """Reviewed for the first time within so many days."""

    days: int

    def holds(self, facts: Facts) -> bool:
        return facts.introduced is not None and facts.introduced < self.days

    def __str__(self) -> str:
        return f"introduced:{self.days}"


@dataclass(frozen=True, slots=True)
class Rated:
    """Answered within so many days, with any grade or with this one."""

    days: int
    grade: Grade | None = None

    def holds(self, facts: Facts) -> bool:
        return any(ago < self.days and self.grade in (None, grade) for ago, grade in facts.answers)

    def __str__(self) -> str:
        return f"rated:{self.days}" + ("" if self.grade is None else f":{self.grade:d}")


Term = (
    Word
    | Regex
    | InDeck
    | Tagged
    | Untagged
    | Flagged
    | Noted
    | Named
    | Is
    | OfKind
    | OfLevel
    | Version
    | Compared
    | Added
    | Introduced
    | Rated
)


def _typed(source: str) -> str:
    """A pattern as it is typed, in quotes where it needs them."""
    if _BARE.fullmatch(source):
        return source
    return '"{}"'.format(source.replace('"', '\\"'))
