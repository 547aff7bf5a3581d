"""Grades what a learner says is inside the runtime at a moment: the program is run up to it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher

from quizgo.frozen import dataclass
from quizgo.grading.answers import Answer, TypedAnswer
from quizgo.grading.compare import MAX_GIVEN, difference, is_slip
from quizgo.grading.programs import does_not_compile, unfit
from quizgo.grading.sandbox import SANDBOX, Broken
from quizgo.grading.verdict import (
    Detail,
    Difference,
    Outcome,
    Segment,
    TypedDetail,
    Unfit,
    UnfitDetail,
)
from quizgo.model import AnswerAs, Ignore, State

NOTHING = "none"
"""How an answer is shown that is no thing at all: an empty queue, a nil pointer."""
_NOTHINGS = frozenset(
    ("none", "nothing", "empty", "nil", "null", "no one", "nobody", "-", "[]", "空", "无", "没有")
)
CLOSE_FROM = 3
"""Things of a list from which one off is close."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What there is, at the moment that a card asks about."""

    is_list: bool
    items: tuple[tuple[str, ...], ...]
    """How each thing is shown, and how else it may be said."""
    chance: tuple[str, ...]
    """What had been drawn by then, by kind."""

    @property
    def shown(self) -> str:
        """The answer, as it would be typed."""
        return " ".join(item[0] for item in self.items) or NOTHING


def look(body: State, *, seed: int | None = None) -> Looked | UnfitDetail:
    """What there is with the card's own seed, or with another one.

    Raises programs.Stopped where the learner stops it.
    """
    when = body.when
    answer = SANDBOX.ask(
        "look",
        {
            "source": body.go,
            "rules": body.rules,
            "procs": body.procs,
            "seed": body.seed if seed is None else seed,
            "when": [when.event, when.line, when.at, when.g, when.nth, when.reason],
            "query": body.query,
        },
    )
    if isinstance(answer, Broken):
        return unfit(answer)
    match answer:
        case ["refused", messages]:
            return does_not_compile(messages)
        case ["moment", text]:
            return UnfitDetail(Unfit.MOMENT, text)
        case ["query", column, text]:
            return UnfitDetail(Unfit.QUERY, text, column)
        case _:
            _, is_list, items, chance = answer
            looked = Looked(is_list, tuple(map(tuple, items)), tuple(chance))
            return _misfit(body.as_, looked) or looked


def judge_state(body: State, answer: Answer) -> tuple[Outcome, Detail]:
    """Hold what was typed against what there is. Raises programs.Stopped."""
    looked = look(body)
    if isinstance(looked, UnfitDetail):
        return Outcome.SELF, looked
    given = answer.text[:MAX_GIVEN].strip() if isinstance(answer, TypedAnswer) else ""
    outcome = _outcome(body.as_, looked, given)
    shown = looked.shown
    if outcome is Outcome.RIGHT:
        segments: tuple[Segment, ...] = (Segment(Difference.SAME, shown),)
    elif body.as_ is AnswerAs.LIST:
        segments = _compared(looked.items, given)
    else:
        segments = difference(given, shown, frozenset({Ignore.CASE}))
    return outcome, TypedDetail(given, shown, segments)


def _misfit(as_: AnswerAs, looked: Looked) -> UnfitDetail | None:
    """Why what was found is no answer of the kind that the card says."""
    if looked.is_list is not (as_ is AnswerAs.LIST):
        found = "a list" if looked.is_list else "one thing"
        return UnfitDetail(Unfit.QUERY, f"The answer is {found}, and no {as_}")
    if as_ is AnswerAs.NUMBER and (not looked.items or _number(looked.items[0][0]) is None):
        return UnfitDetail(Unfit.QUERY, f'The answer is "{looked.shown}", and no number')
    return None


def _outcome(as_: AnswerAs, looked: Looked, given: str) -> Outcome:
    if not given:
        return Outcome.NOTHING
    if _normal(given) in _NOTHINGS or not looked.items:
        is_right = _normal(given) in _NOTHINGS and not looked.items
        return Outcome.RIGHT if is_right else Outcome.WRONG
    match as_:
        case AnswerAs.LIST:
            return _list(looked.items, given)
        case AnswerAs.NUMBER:
            is_right = _number(given) == _number(looked.items[0][0])
            return Outcome.RIGHT if is_right else Outcome.WRONG
        case AnswerAs.TEXT:
            return _text(looked.items[0], given)


def _text(ways: Sequence[str], given: str) -> Outcome:
    mine = _normal(given)
    wanted = [_normal(way) for way in ways]
    if mine in wanted:
        return Outcome.RIGHT
    return Outcome.CLOSE if any(is_slip(mine, each) for each in wanted) else Outcome.WRONG


# Lists ----------------------------------------------------------------------


def _list(items: Sequence[Sequence[str]], given: str) -> Outcome:
    """Close is one thing wrong, missing, too much or out of place, among three or more."""
    mine, right = _named(items, given), [item[0] for item in items]
    if mine == right:
        return Outcome.RIGHT
    is_close = len(right) >= CLOSE_FROM and (_is_one_off(mine, right) or _is_one_move(mine, right))
    return Outcome.CLOSE if is_close else Outcome.WRONG


def _named(items: Sequence[Sequence[str]], given: str) -> list[str]:
    """The things that were said, each by the name under which it is shown."""
    named = {_normal(way): item[0] for item in items for way in item}
    return [named.get(_normal(word), word) for word in _split(given)]


def _compared(items: Sequence[Sequence[str]], given: str) -> tuple[Segment, ...]:
    """Thing by thing what was said in vain and what is missing."""
    mine, right = _named(items, given), [item[0] for item in items]
    found: list[Segment] = []
    for step, low, high, first, last in SequenceMatcher(None, mine, right, False).get_opcodes():
        if step == "equal":
            found += [Segment(Difference.SAME, thing + " ") for thing in right[first:last]]
        else:
            found += [Segment(Difference.EXTRA, thing) for thing in mine[low:high]]
            found += [Segment(Difference.MISSING, thing) for thing in right[first:last]]
    return tuple(found)


_WORD = re.compile(r'"(?:[^"\\]|\\.)*"|[^\s,，、;；\[\]]+')


def _split(given: str) -> list[str]:
    """The things of a list, whatever stands between them; an arrow is nothing."""
    return [word for word in _WORD.findall(given) if word not in ("->", "→", "|")]


def _is_one_off(mine: Sequence[str], right: Sequence[str]) -> bool:
    start = _agreeing(mine, right)
    mine, right = mine[start:], right[start:]
    end = _agreeing(mine[::-1], right[::-1])
    return max(len(mine), len(right)) - end == 1


def _is_one_move(mine: Sequence[str], right: Sequence[str]) -> bool:
    """Whether taking one thing out of both leaves the same order."""
    if sorted(mine) != sorted(right):
        return False
    return any(
        [*mine[:at], *mine[at + 1 :]] == [*right[:to], *right[to + 1 :]]
        for at, thing in enumerate(mine)
        for to, other in enumerate(right)
        if thing == other
    )


def _agreeing(one: Sequence[str], other: Sequence[str]) -> int:
    count = 0
    for mine, right in zip(one, other, strict=False):
        if mine != right:
            break
        count += 1
    return count


# Words and numbers ----------------------------------------------------------


def _normal(text: str) -> str:
    """A word as it is compared: width, case, quotes and blanks at the ends do not count."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().strip(" \"'`").split())


_NUMBER = re.compile(r"(-?)(0x[0-9a-f]+|[0-9]+)\s*(k|kb|kib|m|mb|mib|b|bytes?|字节|)")
_UNITS = {"k": 1 << 10, "m": 1 << 20}


def _number(text: str) -> int | None:
    """A number as people write it: 4096, 4_096, 4,096, 4 KB, 0x1000."""
    bare = re.sub(r"(?<=[0-9])[_,](?=[0-9])", "", _normal(text))
    found = _NUMBER.fullmatch(bare)
    if found is None:
        return None
    number = int(found[2], 0) if found[2].startswith("0x") else int(found[2])
    return (-number if found[1] else number) * _UNITS.get(found[3][:1], 1)
