"""A YAML document as its author wrote it: every key and value with its line.

Scalars stay text. What a plain (unquoted) scalar means is decided by whoever
knows the field it stands in; `yaml_guesses` says what YAML itself would make of it.

Nodes are plain slotted classes rather than frozen ones: a deck of 100,000 cards
has over a million of them, and a frozen one takes three times as long to make.
"""

from __future__ import annotations

from dataclasses import field

from quizgo.frozen import dataclass


@dataclass(slots=True, eq=False)
class Scalar:
    """A single value."""

    value: str
    line: int
    """Counts from 1, as in every node."""
    plain: bool
    """Written without quotes, so YAML would guess its type."""


@dataclass(slots=True, eq=False)
class Seq:
    """A list."""

    line: int
    members: list[Node] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Map:
    """A mapping whose keys are text, each at most once."""

    line: int
    values: dict[str, Node] = field(default_factory=dict)
    moved: dict[str, int] | None = None
    """Lines of the keys whose values begin in a later line; the other keys stand beside theirs."""

    def line_of(self, key: str) -> int:
        """The line in which a key of this mapping stands."""
        line = self.moved.get(key) if self.moved is not None else None
        return self.values[key].line if line is None else line

    def put(self, key: str, node: Node, line: int) -> None:
        """Enter a value whose key stands in `line`."""
        self.values[key] = node
        if node.line != line:
            if self.moved is None:
                self.moved = {}
            self.moved[key] = line


@dataclass(slots=True, eq=False)
class Broken:
    """A value that was refused; its fault is already told, so readers say nothing more."""

    line: int
    source: str = ""
    """The lines it was written in, as far as they could be told apart."""


Node = Scalar | Seq | Map | Broken
