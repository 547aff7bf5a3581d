"""The fields of labs: what is asked of the learner's program, and the programs of the author."""

from __future__ import annotations

import re

from quizgo.deck.programs import first_line, line_of
from quizgo.deck.types import (
    PATTERN,
    STRING,
    Field,
    Getter,
    JsonSchema,
    Report,
    Shape,
    Type,
    integer,
    list_of,
    mapping,
    object_schema,
    one_of,
)
from quizgo.model import ENDS, Check, CheckKind, Pattern, WrongProgram
from quizgo.text.yaml_nodes import Map, Node, Scalar

# What a check says ----------------------------------------------------------------


def _read_ends(node: Node, where: str, report: Report) -> str | None:
    word = node.value if isinstance(node, Scalar) else ""
    if word in ENDS or (word.isascii() and word.isdecimal() and 1 <= int(word[:4]) <= 255):
        return word
    words = ", ".join(ENDS)
    report.add(node.line, f"`{where}` must be one of {words}, or a status from 1 to 255.")
    return None


_ENDS: Type[str] = Type(_read_ends, {"anyOf": [{"enum": list(ENDS)}, integer(1, 255).schema]})

_AMOUNT = re.compile(r"(<=|>=|<|>|)\s*(0|[1-9][0-9]{0,8})")


def _read_amount(node: Node, where: str, report: Report) -> Check | None:
    """A number, or `>= 1`: bounds without a kind."""
    found = _AMOUNT.fullmatch(node.value.strip()) if isinstance(node, Scalar) else None
    if found is None:
        report.add(node.line, f'`{where}` is no amount. Write a number, or ">= 1".')
        return None
    sign, number = found[1], int(found[2])
    least = {">": number + 1, ">=": number, "": number}.get(sign, 0)
    most = {"<": number - 1, "<=": number, "": number}.get(sign)
    return Check(CheckKind.LEAKS, (f"{sign} {number}".strip(),), least, most)


_AMOUNT_TYPE: Type[Check | None] = Type(
    _read_amount,
    {"type": ["integer", "string"], "minimum": 0, "pattern": f"^(?:{_AMOUNT.pattern})$"},
)

_DURATION = re.compile(r"([0-9]{1,9}(?:\.[0-9]{1,6})?)\s*(ns|us|µs|ms|s)")
_UNITS = {"ns": 1, "us": 1_000, "µs": 1_000, "ms": 1_000_000, "s": 1_000_000_000}


def read_duration(node: Node, where: str, report: Report) -> int | None:
    """A time as Go writes it, in nanoseconds."""
    found = _DURATION.fullmatch(node.value.strip()) if isinstance(node, Scalar) else None
    if found is None:
        report.add(node.line, f"`{where}` is no time. Write a number and ns, us, ms or s: 20ms.")
        return None
    return round(float(found[1]) * _UNITS[found[2]])


def _read_within(node: Node, where: str, report: Report) -> Check | None:
    most = read_duration(node, where, report)
    if most is None or not isinstance(node, Scalar):
        return None
    return Check(CheckKind.WITHIN, (node.value.strip(),), 0, most)


_DURATION_TYPE: Type[Check | None] = Type(
    _read_within, {"type": "string", "pattern": f"^(?:{_DURATION.pattern})$"}
)


def _read_deadlock(node: Node, where: str, report: Report) -> str | None:
    if isinstance(node, Scalar) and node.value in _DEADLOCK:
        return node.value
    report.add(node.line, f"`{where}` must be never, or always. Write one.")
    return None


_DEADLOCK = ("never", "always")


def _read_race(node: Node, where: str, report: Report) -> str | None:
    if isinstance(node, Scalar) and node.value == NO_RACE:
        return node.value
    report.add(node.line, f"`{where}` must be none. Write that, or take it out.")
    return None


NO_RACE = "none"

# Checks ---------------------------------------------------------------------------

OUTPUT: Field[Pattern | None] = Field(
    "output", PATTERN, None, "What it prints: lines, or an /expression/ for the whole of it."
)
ENDS_FIELD = Field("ends", _ENDS, "", "How it ends: ok, panic, fatal, deadlock, or a status.")
LEAKS = Field("leaks", _AMOUNT_TYPE, None, "How many goroutines still wait when it ends.")
DEADLOCK = Field(
    "deadlock",
    Type(_read_deadlock, {"enum": list(_DEADLOCK)}),
    "",
    "Whether all goroutines may fall asleep: never, or always.",
)
STEALS = Field("steals", _AMOUNT_TYPE, None, 'How often a P steals from another: ">= 1".')
WITHIN = Field("within", _DURATION_TYPE, None, "How long it may take by its own clock: 20ms.")
USES = Field("uses", list_of(STRING, least=1), (), "What must stand in it: [sync.Mutex, select].")
KEEPS = Field(
    "keeps",
    list_of(STRING, least=1),
    (),
    "Which declarations of the starter must stand as they are: [func worker].",
)

RACE = Field(
    "race",
    Type(_read_race, {"const": NO_RACE}),
    "",
    "That no two accesses to one place in memory are left unordered: none.",
)

_CHECK = Shape.of(OUTPUT, ENDS_FIELD, LEAKS, DEADLOCK, STEALS, WITHIN, RACE, USES, KEEPS)


def _read_check(node: Node, where: str, report: Report) -> Check | None:
    if not isinstance(node, Map) or len(node.values) != 1:
        words = ", ".join(_CHECK.fields)
        report.add(node.line, f"`{where}` is no check. Write one of {words}, as `- leaks: 0`.")
        return None
    get = Getter(node, report, where + ".")
    get.refuse_unknown(_CHECK)
    return _made(get, node.line)


def _made(get: Getter, line: int) -> Check | None:
    """The check that a mapping of one good field is; None where it has a fault."""
    output = get(OUTPUT)
    if output is not None:
        return Check(CheckKind.OUTPUT, (output.source,), is_regex=output.is_regex, line=line)
    for kind, word in (
        (CheckKind.ENDS, get(ENDS_FIELD)),
        (CheckKind.DEADLOCK, get(DEADLOCK)),
        (CheckKind.RACE, get(RACE)),
    ):
        if word:
            return Check(kind, (word,), line=line)
    for kind, words in ((CheckKind.USES, get(USES)), (CheckKind.KEEPS, get(KEEPS))):
        if words:
            return Check(kind, words, line=line)
    for kind, amount in (
        (CheckKind.LEAKS, get(LEAKS)),
        (CheckKind.STEALS, get(STEALS)),
        (CheckKind.WITHIN, get(WITHIN)),
    ):
        if amount is not None:
            return Check(kind, amount.words, amount.least, amount.most, line=line)
    return None


_CHECK_SCHEMA: JsonSchema = {**object_schema(_CHECK), "minProperties": 1, "maxProperties": 1}

CHECKS: Field[tuple[Check, ...]] = Field(
    "checks",
    list_of(Type(_read_check, _CHECK_SCHEMA), least=1),
    (),
    "What every run of the learner's program must do, one a line: `- ends: ok`.",
    True,
)

# The author's programs ------------------------------------------------------------

SOLUTION = Field(
    "solution", STRING, "", "The reference answer, a whole program. It must pass.", True
)

WRONG_GO = Field("go", STRING, "", "The program.", True)
WRONG_FAILS: Field[CheckKind | None] = Field(
    "fails", one_of(CheckKind), None, "The check that is meant for it."
)
_WRONG = Shape.of(WRONG_GO, WRONG_FAILS)
_WRONG_MAPPING = mapping(_WRONG, lambda get: WrongProgram(get(WRONG_GO), get(WRONG_FAILS)))


def _read_wrong(node: Node, where: str, report: Report) -> WrongProgram | None:
    if isinstance(node, Map):
        read = _WRONG_MAPPING.read(node, where, report)
        return None if read is None else WrongProgram(read.go, read.fails, first_line(node, "go"))
    source = STRING.read(node, where, report)
    return None if source is None else WrongProgram(source, None, line_of(node))


WRONG: Field[tuple[WrongProgram, ...]] = Field(
    "wrong",
    list_of(Type(_read_wrong, {"anyOf": [STRING.schema, _WRONG_MAPPING.schema]})),
    (),
    "Plausible wrong answers, each a whole program, or `go` and the check that it `fails`.",
)
