"""The fields of `state` cards: when to look inside a run, and what to look at."""

from __future__ import annotations

from quizgo.deck.labs import read_duration
from quizgo.deck.types import (
    STRING,
    Field,
    Getter,
    Report,
    Shape,
    Type,
    integer,
    mapping,
    one_of,
    word,
)
from quizgo.model import AnswerAs, When
from quizgo.text.yaml_nodes import Node

_TIMES = "It begins with the moment: `event: go_block`, `line: 14` or `at: 20ms`."

EVENT = Field(
    "event",
    word(r"[a-z_]{2,20}", "Write the kind of an event: go_create, go_block, steal…"),
    "",
    "Just after such an event: go_create, go_start, go_block, go_unblock, go_exit, steal…",
)
LINE = Field(
    "line", integer(1, 999), 0, "Before a goroutine does the first operation of that line."
)
AT: Field[int | None] = Field(
    "at",
    Type(read_duration, {"type": "string"}),
    None,
    "At that virtual time: 20ms.",
)
G = Field(
    "g",
    word(r"\S{1,60}", "Write a function, worker, with its number, worker#2, or a goid."),
    "",
    "Of which goroutine: the function it began in, with its number: worker#2.",
)
NTH = Field("nth", integer(1, 100_000), 1, "The how many-th time.")
REASON = Field("reason", STRING, "", "Only events that say so: a wait reason, as `chan receive`.")
_WHEN = Shape.of(EVENT, LINE, AT, G, NTH, REASON)
_WHEN_MAPPING = mapping(
    _WHEN, lambda get: When(get(EVENT), get(LINE), get(AT), get(G), get(NTH), get(REASON))
)


def _read_when(node: Node, where: str, report: Report) -> When | None:
    when = _WHEN_MAPPING.read(node, where, report)
    if when is None:
        return None
    given = bool(when.event) + bool(when.line) + (when.at is not None)
    if given != 1:
        report.add(node.line, f"`{where}` must have one of event, line and at. {_TIMES}")
    if when.at is not None and (when.g or when.nth != 1):
        report.add(node.line, f"`{where}`: g and nth are for event and line. Take them out.")
    if when.reason and not when.event:
        report.add(node.line, f"`{where}`: reason is for event. Take it out.")
    return when


_ONE_MOMENT = [{"required": [name]} for name in (EVENT.name, LINE.name, AT.name)]

WHEN: Field[When] = Field(
    "when",
    Type(_read_when, {**_WHEN_MAPPING.schema, "oneOf": _ONE_MOMENT}),
    When(),
    f"The moment of the run that is asked about. {_TIMES}",
    True,
)
QUERY = Field(
    "query",
    STRING,
    "",
    "What is asked, in the runtime's names: p0.runq, p0.runnext, sched.npidle, m0.curg, "
    "g(worker#2).waitreason, g(main).stacksize, chan(ch).recvq, len(p0.runq). Goroutines are "
    "named by the function they began in and their number in order of creation; the runtime's "
    "own are left out.",
    True,
)
AS: Field[AnswerAs] = Field(
    "as",
    one_of(AnswerAs),
    AnswerAs.TEXT,
    "How it is answered: list (in order), text or number.",
)
STATE_PROCS = Field("procs", integer(1, 64), 1, "GOMAXPROCS.")


def line_of_field(get: Getter, name: str) -> int:
    """The line in which a field stands; 0 where it is missing."""
    return get.node.line_of(name) if name in get.node.values else 0
