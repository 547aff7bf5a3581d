"""The fields of cards that hold a Go program, and where in the deck the program begins."""

from __future__ import annotations

from quizgo.deck.types import STRING, Field, Report, Type, integer, one_of
from quizgo.model import Asked, GoRules
from quizgo.text.yaml_nodes import Map, Node, Scalar

MOST_PROCS = 1
"""Ps that a prediction may be asked for: with more of them the order is open."""

LATER_WHAT = "one-of"
"""What a later quizgo will ask of a run, too."""


def _read_procs(node: Node, where: str, report: Report) -> int | None:
    value = integer(1, 256).read(node, where, report)
    if value is not None and value > MOST_PROCS:
        report.add(
            node.line,
            f"`{where}` is {value}. Only 1 can be predicted for now. Write 1, or take it out.",
        )
        return None
    return value


def _read_what(node: Node, where: str, report: Report) -> Asked | None:
    if isinstance(node, Scalar) and node.value == LATER_WHAT:
        later = f"`{where}: {LATER_WHAT}` is not known to this quizgo."
        report.add(node.line, f"{later} Upgrade, or use one of: {', '.join(Asked)}.")
        return None
    return one_of(Asked).read(node, where, report)


_VERSIONS = [str(rules) for rules in GoRules]

GO = Field(
    "go",
    STRING,
    "",
    "The program: one file of Go. Write it below `go: |`, indented by spaces.",
    True,
)
WHAT: Field[Asked] = Field(
    "what",
    Type(_read_what, {"enum": [str(asked) for asked in Asked]}),
    Asked.OUTPUT,
    "What is predicted: its output on stdout, or its ending.",
)
PROCS: Field[int] = Field(
    "procs",
    Type(_read_procs, {"type": "integer", "minimum": 1, "maximum": MOST_PROCS}),
    1,
    "GOMAXPROCS. Only 1 for now.",
)
SEED = Field(
    "seed", integer(0, 999_999_999), 1, "What chance is drawn from, where it decides anything."
)
RULES: Field[GoRules] = Field(
    "rules",
    Type(one_of(GoRules).read, {"enum": [*_VERSIONS, *map(float, _VERSIONS)]}),
    GoRules.GO_1_27,
    "The Go version whose rules hold.",
)


def first_line(card: Map, name: str) -> int:
    """The line of the deck in which the text of a field begins; 0 where there is none.

    A program of several lines is taken to stand below its key, as a block.
    """
    node = card.values.get(name)
    if not isinstance(node, Scalar):
        return 0
    return node.line + 1 if "\n" in node.value else node.line
