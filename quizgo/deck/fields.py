"""The deck format, declared once: every kind, every field, what it holds and what it is for.

From here come the reading of cards, the faults for what is missing or unknown, and
the JSON Schema that editors use. To add a kind, declare its fields, say how they
build its body, and enter it in `KINDS`.
"""

from __future__ import annotations

from collections.abc import Callable

from quizgo.deck import cloze
from quizgo.deck import programs as of_programs
from quizgo.deck.drives import AFTER, DRIVE_PROCS, GOAL, MOVES, check_goal
from quizgo.deck.labs import CHECKS, SOLUTION, WRONG
from quizgo.deck.programs import GO, PROCS, RULES, RUNS, SEED, VARY, WHAT, check_vary, first_line
from quizgo.deck.states import AS, QUERY, STATE_PROCS, WHEN, line_of_field
from quizgo.deck.types import (
    BOOL,
    PATTERN,
    STRING,
    TEXT,
    Field,
    Getter,
    Report,
    Shape,
    integer,
    list_of,
    mapping,
    one_of,
    word,
)
from quizgo.frozen import dataclass
from quizgo.model import (
    Asked,
    Basic,
    Body,
    Choice,
    Cloze,
    Drive,
    Ignore,
    Kind,
    Lab,
    Level,
    Option,
    Order,
    Point,
    Points,
    Predict,
    State,
    Text,
    Typed,
)
from quizgo.text.tags import TAG_PATTERN

_ID = r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}"
DECK_NAME_PATTERN = rf"{_ID}(?:/{_ID}){{0,7}}"

ID = word(
    _ID, "Use letters, digits, `.`, `_` and `-`, at most 80, and begin with a letter or digit."
)
DECK_NAME = word(
    DECK_NAME_PATTERN, "Write words of letters, digits, `.`, `_`, `-`, with `/` between them."
)
CARD_ID = word(rf"{DECK_NAME_PATTERN}/{_ID}", "Write `deck/id`.")
CARD_REF = word(DECK_NAME_PATTERN, "Write the `id` of a card of this deck, or `deck/id`.")
TAG = word(TAG_PATTERN, "Write one word, without spaces, commas or quotes.")
VERSION = word(r"1\.(?:0|[1-9][0-9]{0,2})", 'Write a Go version like "1.14".')

NOWHERE = Text("")
"""Stands where a text is missing; a card that holds it has a fault and is not used."""

# Every kind -----------------------------------------------------------------------

CARD_ID_FIELD = Field("id", ID, "", "Names the card for good: its progress hangs on it.", True)
KIND_FIELD = Field("kind", one_of(Kind), None, "What the learner does.", True)
WHY = Field("why", TEXT, None, "The explanation, shown after the answer.")
HINTS = Field(
    "hints", list_of(TEXT), (), "Shown one by one on request; the grade is then 3 at most."
)
TAGS = Field("tags", list_of(TAG), (), "Words to pick cards by.")
LEVEL = Field("level", one_of(Level), Level.BASIC, "How deep an interviewer has to dig.")
REFS = Field(
    "refs", list_of(STRING), (), "Where it can be looked up: `runtime/proc.go findRunnable`."
)
SINCE = Field("since", VERSION, None, "The first Go version it holds for. Quote it.")
UNTIL = Field("until", VERSION, None, "The last Go version it holds for. Quote it.")
SECONDS = Field("seconds", integer(1, 3600), None, "What quick means for this card.")
WAS = Field(
    "was", list_of(CARD_ID), (), "Earlier ids, deck/id, whose progress this card carries on."
)

COMMON: tuple[Field[object], ...] = (
    CARD_ID_FIELD,
    KIND_FIELD,
    WHY,
    HINTS,
    TAGS,
    LEVEL,
    REFS,
    SINCE,
    UNTIL,
    SECONDS,
    WAS,
)

# The kinds' own -------------------------------------------------------------------

ASK = Field("ask", TEXT, NOWHERE, "The question.", True)
ANSWER = Field("answer", TEXT, NOWHERE, "The answer.", True)
REVERSED = Field("reversed", BOOL, False, "True: a second item asks the other way round.")
GAPS = Field(
    "text", TEXT, NOWHERE, "A text with gaps: {{c1::hidden}} or {{c1::hidden::hint}}.", True
)
TYPED = Field("typed", BOOL, False, "True: the gap is typed. Otherwise it is recalled and shown.")
ACCEPT = Field(
    "accept",
    list_of(PATTERN, least=1),
    (),
    "Every answer that is right. The first that is no /expression/ is the one shown.",
    True,
)
IGNORE = Field("ignore", list_of(one_of(Ignore)), (), "Differences that do not count.")

OPTION_TEXT = Field("text", TEXT, NOWHERE, "What is picked.", True)
OPTION_RIGHT = Field("right", BOOL, False, "True where it is right to pick it.")
OPTION_WHY = Field("why", TEXT, None, "Why it is right or wrong, shown after the answer.")
_OPTION = Shape.of(OPTION_TEXT, OPTION_RIGHT, OPTION_WHY)


def _option(get: Getter) -> Option:
    return Option(get(OPTION_TEXT), get(OPTION_RIGHT), get(OPTION_WHY))


OPTIONS = Field(
    "options",
    list_of(mapping(_OPTION, _option), least=2),
    (),
    "What there is to pick from; at least one is right. Shown shuffled.",
    True,
)
STEPS = Field("steps", list_of(TEXT, least=2), (), "The steps in the right order.", True)

POINT_TEXT = Field("text", TEXT, NOWHERE, "The point to be made.", True)
POINT_MATCH = Field("match", list_of(PATTERN), (), "What in an answer shows that it was made.")
_POINT = Shape.of(POINT_TEXT, POINT_MATCH)


def _point(get: Getter) -> Point:
    return Point(get(POINT_TEXT), get(POINT_MATCH))


POINTS = Field(
    "points",
    list_of(mapping(_POINT, _point), least=1),
    (),
    "The key points of a good answer.",
    True,
)
FOLLOW = Field("follow", list_of(CARD_REF), (), "Cards that an interviewer would ask next.")

# Bodies ---------------------------------------------------------------------------


def _basic(get: Getter) -> Body:
    return Basic(get(ASK), get(ANSWER), get(REVERSED))


def _cloze(get: Getter) -> Body:
    return Cloze(get(GAPS), get(TYPED))


def _typed(get: Getter) -> Body:
    return Typed(get(ASK), get(ACCEPT), frozenset(get(IGNORE)))


def _choice(get: Getter) -> Body:
    return Choice(get(ASK), get(OPTIONS))


def _order(get: Getter) -> Body:
    return Order(get(ASK), get(STEPS))


def _points(get: Getter) -> Body:
    return Points(get(ASK), get(POINTS), get(FOLLOW))


def _predict(get: Getter) -> Body:
    return Predict(
        get(ASK),
        get(GO),
        get(WHAT),
        get(PROCS),
        get(SEED),
        get(RULES),
        first_line(get.node, GO.name),
        get(of_programs.OPTIONS),
        get(RUNS),
        get(VARY),
    )


def _state(get: Getter) -> Body:
    return State(
        get(ASK),
        get(GO),
        get(WHEN),
        get(QUERY),
        get(AS),
        get(STATE_PROCS),
        get(SEED),
        get(RULES),
        first_line(get.node, GO.name),
        line_of_field(get, WHEN.name),
        line_of_field(get, QUERY.name),
        get(VARY),
    )


def _lab(get: Getter) -> Body:
    return Lab(
        get(ASK),
        get(GO),
        get(CHECKS),
        get(SOLUTION),
        get(WRONG),
        get(RUNS),
        get(VARY),
        first_line(get.node, GO.name),
        first_line(get.node, SOLUTION.name),
    )


def _drive(get: Getter) -> Body:
    return Drive(
        get(ASK),
        get(GO),
        get(GOAL),
        get(MOVES),
        get(AFTER),
        get(SEED),
        get(RULES),
        first_line(get.node, GO.name),
        line_of_field(get, GOAL.name),
        get(VARY),
        get(DRIVE_PROCS),
    )


# What no single field can be wrong about ---------------------------------------------


def _check_cloze(body: Body, lines: Getter, report: Report) -> None:
    assert isinstance(body, Cloze)
    if body.text is NOWHERE:
        return
    try:
        cloze.numbers(body.text)
    except cloze.BadCloze as reason:
        report.add(lines.node.values["text"].line, f"`text`: {reason}")


def _check_typed(body: Body, lines: Getter, report: Report) -> None:
    assert isinstance(body, Typed)
    if body.accept and all(pattern.is_regex for pattern in body.accept):
        report.add(
            lines.node.values["accept"].line,
            "`accept` holds expressions only. Add the answer to show as plain words.",
        )


def _check_choice(body: Body, lines: Getter, report: Report) -> None:
    assert isinstance(body, Choice)
    if body.options and not any(option.right for option in body.options):
        report.add(
            lines.node.values["options"].line,
            "`options` has none that is right. Add `right: true` to one.",
        )


def _check_predict(body: Body, lines: Getter, report: Report) -> None:
    assert isinstance(body, Predict)
    check_vary(body, body.vary, lines, report)
    if body.what is Asked.ONE_OF:
        if len(body.options) < 2:
            line = lines.node.line_of(WHAT.name)
            report.add(line, "`options` has fewer than 2. Add outputs that it might print.")
        return
    for name in (of_programs.OPTIONS.name, RUNS.name):
        if name in lines.node.values:
            message = f"`{name}` is for `what: one-of`. Take it out, or ask that."
            report.add(lines.node.line_of(name), message)


def _check_state(body: Body, lines: Getter, report: Report) -> None:
    assert isinstance(body, State)
    check_vary(body, body.vary, lines, report)


def _check_lab(body: Body, lines: Getter, report: Report) -> None:
    assert isinstance(body, Lab)
    check_vary(body, body.vary, lines, report)


def _check_drive(body: Body, lines: Getter, report: Report) -> None:
    assert isinstance(body, Drive)
    check_vary(body, body.vary, lines, report)
    check_goal(body, lines, report)


def _no_check(body: Body, lines: Getter, report: Report) -> None:
    """Its fields say it all."""


@dataclass(frozen=True, slots=True)
class KindSpec:
    """One kind of question."""

    doc: str
    shape: Shape
    build: Callable[[Getter], Body]
    check: Callable[[Body, Getter, Report], None] = _no_check
    """Called where all fields are good."""


def _kind(
    doc: str,
    build: Callable[[Getter], Body],
    *own: Field[object],
    check: Callable[[Body, Getter, Report], None] = _no_check,
) -> KindSpec:
    return KindSpec(doc, Shape.of(*COMMON, *own), build, check)


KINDS: dict[Kind, KindSpec] = {
    Kind.BASIC: _kind("Recall, show, grade yourself.", _basic, ASK, ANSWER, REVERSED),
    Kind.CLOZE: _kind(
        "Fill a gap; one item for each number.", _cloze, GAPS, TYPED, check=_check_cloze
    ),
    Kind.TYPED: _kind("Type a short answer.", _typed, ASK, ACCEPT, IGNORE, check=_check_typed),
    Kind.CHOICE: _kind("Pick the right options.", _choice, ASK, OPTIONS, check=_check_choice),
    Kind.ORDER: _kind("Put steps in order.", _order, ASK, STEPS),
    Kind.POINTS: _kind("Answer openly; key points are ticked.", _points, ASK, POINTS, FOLLOW),
    Kind.PREDICT: _kind(
        "Say what a program prints, or how it ends; running it tells what is right.",
        _predict,
        *(ASK, GO, WHAT, of_programs.OPTIONS, PROCS, SEED, RULES, RUNS, VARY),
        check=_check_predict,
    ),
    Kind.STATE: _kind(
        "Say what is inside the runtime at a moment of a run; running it tells what is right.",
        _state,
        *(ASK, GO, WHEN, QUERY, AS, STATE_PROCS, SEED, RULES, VARY),
        check=_check_state,
    ),
    Kind.LAB: _kind(
        "Write or mend a program; it is run often and held against checks.",
        _lab,
        *(ASK, GO, CHECKS, RUNS, SOLUTION, WRONG, VARY),
        check=_check_lab,
    ),
    Kind.DRIVE: _kind(
        "Be the scheduler: choose who runs next, as Go would, or so that the program fails.",
        _drive,
        *(ASK, GO, GOAL, MOVES, AFTER, DRIVE_PROCS, SEED, RULES, VARY),
        check=_check_drive,
    ),
}

# The deck itself ------------------------------------------------------------------

DECK = Field("deck", DECK_NAME, "", "The deck's name, a path of words: go/channels.", True)
TITLE = Field("title", TEXT, None, "What the learner sees; without it, the name.")
ABOUT = Field("about", TEXT, None, "What the deck is about.")
ORDER = Field("order", integer(-999_999, 999_999), 0, "Place in the tree of decks.")
CARDS = "cards"
"""The list of cards. It is read card by card, so it is no Field."""

DECK_FIELDS = Shape.of(DECK, TITLE, ABOUT, ORDER)
