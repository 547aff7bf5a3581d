"""The fields of cards that hold a Go program, and where in the deck the program begins."""

from __future__ import annotations

import re

from quizgo.deck.types import (
    STRING,
    Field,
    Getter,
    Report,
    Shape,
    Type,
    integer,
    list_of,
    mapping,
    one_of,
    short,
    word,
)
from quizgo.deck.vary import NAME, unused
from quizgo.model import Asked, Body, GoRules, Runs, Vary
from quizgo.text.yaml_nodes import Map, Node, Scalar

MOST_PROCS = 1
"""Ps that a prediction may be asked for: with more of them the order is open."""


def _read_procs(node: Node, where: str, report: Report) -> int | None:
    value = integer(1, 256).read(node, where, report)
    if value is not None and value > MOST_PROCS:
        report.add(
            node.line,
            f"`{where}` is {value}. Only 1 can be predicted for now. Write 1, or take it out.",
        )
        return None
    return value


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
    one_of(Asked),
    Asked.OUTPUT,
    "What is predicted: its output on stdout, its ending, or which of `options` it can print.",
)
OPTIONS = Field(
    "options",
    list_of(STRING),
    (),
    "For `what: one-of`: outputs. Running it often finds which of them it can print.",
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
_RULES: Type[GoRules] = Type(one_of(GoRules).read, {"enum": [*_VERSIONS, *map(float, _VERSIONS)]})
RULES: Field[GoRules] = Field("rules", _RULES, GoRules.GO_1_27, "The Go version whose rules hold.")

# Many runs ------------------------------------------------------------------------

MOST_RUNS = 500
"""Of one answer: Ps times seeds times rules."""

_ONCE = Runs()
RUNS_PROCS = Field("procs", list_of(integer(1, 64), least=1), _ONCE.procs, "Numbers of Ps: [1, 4].")
RUNS_SEEDS = Field(
    "seeds", integer(1, 200), _ONCE.seeds, "How many seeds chance is drawn from on each."
)
RUNS_RULES = Field(
    "rules", list_of(_RULES, least=1), _ONCE.rules, "The Go versions whose rules hold in turn."
)


def _runs(get: Getter) -> Runs:
    runs = Runs(get(RUNS_PROCS), get(RUNS_SEEDS), get(RUNS_RULES))
    count = len(runs.procs) * runs.seeds * len(runs.rules)
    if count > MOST_RUNS:
        message = f"`runs` makes {count:,} runs. Ask for at most {MOST_RUNS}."
        get.report.add(get.node.line, message)
    return runs


RUNS: Field[Runs] = Field(
    "runs",
    mapping(Shape.of(RUNS_PROCS, RUNS_SEEDS, RUNS_RULES), _runs),
    _ONCE,
    "What a program is run on many times.",
)

# Instances ------------------------------------------------------------------------

_WORDS = list_of(word(r"[^\n]{1,60}", "Write words of one line, at most 60 characters."), least=2)
MOST_INSTANCES = 50


def _read_vary(node: Node, where: str, report: Report) -> Vary | None:
    if not isinstance(node, Map):
        report.add(node.line, f"`{where}` is no mapping. Write it as `{{n: [3, 5, 8]}}`.")
        return None
    vary, count = [], 1
    for name, member in node.values.items():
        if not re.fullmatch(NAME, name):
            shown = short(name)
            report.add(node.line_of(name), f'`{where}` names "{shown}". Use small letters.')
            continue
        words = _WORDS.read(member, f"{where}.{name}", report) or ()
        vary.append((name, words))
        count *= len(words)
    if count > MOST_INSTANCES:
        message = f"`{where}` makes {count:,} instances. Ask for at most {MOST_INSTANCES}."
        report.add(node.line, message)
    return tuple(vary)


VARY: Field[Vary] = Field(
    "vary",
    Type(
        _read_vary,
        {
            "type": "object",
            "additionalProperties": _WORDS.schema,
            "propertyNames": {"pattern": f"^{NAME}$"},
        },
    ),
    (),
    "Words for each {{name}} in texts and programs: each review draws one.",
)


def check_vary(body: Body, vary: Vary, lines: Getter, report: Report) -> None:
    """Every name that is given words must be asked for."""
    for name in unused(body, vary):
        line = lines.node.line_of(VARY.name)
        report.add(line, f"`vary` has {name}, and nothing says {{{{{name}}}}}. Take it out.")


# Lines ----------------------------------------------------------------------------


def first_line(card: Map, name: str) -> int:
    """The line of the deck in which the text of a field begins; 0 where there is none."""
    node = card.values.get(name)
    return 0 if node is None else line_of(node)


def line_of(node: Node) -> int:
    """The line in which a text begins. One of several lines is taken to stand below its key."""
    if not isinstance(node, Scalar):
        return 0
    return node.line + 1 if "\n" in node.value else node.line
