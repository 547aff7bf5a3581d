"""What a report is made of, before it is drawn: in a terminal, as Markdown, or as HTML."""

from __future__ import annotations

from quizgo.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Title:
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading."""

    text: str


@dataclass(frozen=True, slots=True)
class Said:
    """Sentences, as they stand but for code between backticks."""

    text: str
    is_inner: bool = False
    """They belong to the question above."""


@dataclass(frozen=True, slots=True)
class Explained:
    """What a card says besides its answer."""

    source: str
    """Markdown."""


@dataclass(frozen=True, slots=True)
class Bullets:
    texts: tuple[str, ...]
    """As they stand, one line each."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. Its first column holds words, the others figures."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: its number, its text, and a line about it."""

    number: int
    source: str
    """Markdown."""
    note: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """What the learner typed, as it was typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A line of an answer, with a sign in front."""

    sign: str
    """`+`, `-` or a space."""
    source: str
    """Markdown, or a line of code as it stands."""
    remark: str = ""
    """Behind it, in brackets, and with the space that the language wants in front of them."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The lines of an answer, all of them code or none."""

    lines: tuple[Mark, ...]
    is_code: bool


@dataclass(frozen=True, slots=True)
class Command:
    """What can be typed next."""

    text: str


Block = Title | Section | Said | Explained | Bullets | Grid | Asked | Quoted | Marks | Command
