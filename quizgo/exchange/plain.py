"""Decks and cards as plain mappings in a deck's own words, whatever they are then written as.

What has its default is left out. Reading what is written of a mapping gives an equal card.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias, assert_never

from quizgo.model import (
    AnswerAs,
    Asked,
    Basic,
    Body,
    Card,
    Check,
    CheckKind,
    Choice,
    Cloze,
    Deck,
    Drive,
    Goal,
    GoalKind,
    GoRules,
    Lab,
    Level,
    Option,
    Order,
    Pattern,
    Point,
    Points,
    Predict,
    Runs,
    State,
    Text,
    Typed,
    Vary,
    When,
    WrongProgram,
)

Plain: TypeAlias = "str | int | bool | list[Plain] | dict[str, Plain]"
Fields: TypeAlias = dict[str, Plain]

_EMPTY: tuple[Plain, ...] = ("", [], {})

_LISTED = frozenset({CheckKind.USES, CheckKind.KEEPS})
"""Checks that take a list of words."""


def deck_fields(deck: Deck, cards: Iterable[Card]) -> Fields:
    """A deck with some of its cards, or all."""
    return _kept(
        {
            "deck": deck.name,
            "title": "" if deck.title == Text(deck.name) else text(deck.title),
            "about": _maybe(deck.about),
            "order": deck.order or None,
            "cards": [card_fields(card) for card in cards],
        }
    )


def card_fields(card: Card) -> Fields:
    """A card."""
    return _kept(
        {
            "id": card.id.rpartition("/")[2],
            "kind": str(card.kind),
            **_body(card.body),
            "why": _maybe(card.why),
            "hints": [text(hint) for hint in card.hints],
            "tags": list(card.tags),
            "level": "" if card.level is Level.BASIC else str(card.level),
            "refs": list(card.refs),
            "since": card.since or "",
            "until": card.until or "",
            "seconds": card.seconds,
            "was": list(card.was),
        }
    )


def text(value: Text) -> Plain:
    """A plain string where it is English alone."""
    if value.zh is None:
        return value.en or ""
    return {"zh": value.zh} if value.en is None else {"en": value.en, "zh": value.zh}


def _maybe(value: Text | None) -> Plain:
    return "" if value is None else text(value)


def _kept(fields: Mapping[str, Plain | None]) -> Fields:
    """Without what is not there or empty."""
    return {
        name: value for name, value in fields.items() if value is not None and value not in _EMPTY
    }


def _body(body: Body) -> Mapping[str, Plain | None]:
    match body:
        case Basic():
            return {
                "ask": text(body.ask),
                "answer": text(body.answer),
                "reversed": body.reversed or None,
            }
        case Cloze():
            return {"text": text(body.text), "typed": body.typed or None}
        case Typed():
            return {
                "ask": text(body.ask),
                "accept": _patterns(body.accept),
                "ignore": [str(each) for each in sorted(body.ignore)],
            }
        case Choice():
            return {"ask": text(body.ask), "options": [_option(each) for each in body.options]}
        case Order():
            return {"ask": text(body.ask), "steps": [text(step) for step in body.steps]}
        case Points():
            return {
                "ask": text(body.ask),
                "points": [_point(each) for each in body.points],
                "follow": list(body.follow),
            }
        case Predict() | State() | Lab() | Drive():
            return _program(body)
        case _:
            assert_never(body)


def _option(option: Option) -> Fields:
    return _kept(
        {"text": text(option.text), "right": option.right or None, "why": _maybe(option.why)}
    )


def _point(point: Point) -> Fields:
    return _kept({"text": text(point.text), "match": _patterns(point.match)})


def _patterns(patterns: Iterable[Pattern]) -> list[Plain]:
    return [pattern_text(pattern) for pattern in patterns]


def pattern_text(pattern: Pattern) -> str:
    """A pattern as a deck spells it."""
    return f"/{pattern.source}/" if pattern.is_regex else pattern.source


# Cards with a program ---------------------------------------------------------------


def _program(body: Predict | State | Lab | Drive) -> Mapping[str, Plain | None]:
    head = {"ask": text(body.ask), "go": body.go}
    match body:
        case Predict():
            return {**head, **_predict(body), "vary": _vary(body.vary)}
        case State():
            return {**head, **_state(body), "vary": _vary(body.vary)}
        case Lab():
            return {**head, **_lab(body), "vary": _vary(body.vary)}
        case Drive():
            return {**head, **_drive(body), "vary": _vary(body.vary)}


def _predict(body: Predict) -> Mapping[str, Plain | None]:
    return {
        "what": "" if body.what is Asked.OUTPUT else str(body.what),
        "options": list(body.options),
        "procs": _unless(body.procs, 1),
        "runs": _runs(body.runs),
        "seed": _unless(body.seed, 1),
        "rules": _rules(body.rules),
    }


def _state(body: State) -> Mapping[str, Plain | None]:
    return {
        "when": _when(body.when),
        "query": body.query,
        "as": "" if body.as_ is AnswerAs.TEXT else str(body.as_),
        "procs": _unless(body.procs, 1),
        "seed": _unless(body.seed, 1),
        "rules": _rules(body.rules),
    }


def _when(when: When) -> Fields:
    return _kept(
        {
            "event": when.event,
            "line": when.line or None,
            "at": "" if when.at is None else _duration(when.at),
            "g": when.g,
            "nth": _unless(when.nth, 1),
            "reason": when.reason,
        }
    )


def _duration(nanoseconds: int) -> str:
    """`20ms`, with as many digits as it takes."""
    whole, rest = divmod(nanoseconds, 1_000_000)
    return f"{whole}.{rest:06d}".rstrip("0").rstrip(".") + "ms"


def _lab(body: Lab) -> Mapping[str, Plain | None]:
    return {
        "checks": [_check(check) for check in body.checks],
        "runs": _runs(body.runs),
        "solution": body.solution,
        "wrong": [_wrong(each) for each in body.wrong],
    }


def _check(check: Check) -> Fields:
    if check.kind in _LISTED:
        return {str(check.kind): list(check.words)}
    word = check.words[0]
    return {str(check.kind): f"/{word}/" if check.is_regex else word}


def _wrong(program: WrongProgram) -> Plain:
    if program.fails is None:
        return program.go
    return {"go": program.go, "fails": str(program.fails)}


def _drive(body: Drive) -> Mapping[str, Plain | None]:
    return {
        "goal": _goal(body.goal),
        "moves": body.moves or None,
        "after": body.after or None,
        "procs": _unless(body.procs, 1),
        "seed": _unless(body.seed, 1),
        "rules": _rules(body.rules),
    }


def _goal(goal: Goal) -> Plain:
    match goal.kind:
        case GoalKind.AS_GO:
            return str(goal.kind)
        case GoalKind.DEADLOCK | GoalKind.LEAK:
            return {str(goal.kind): True}
        case GoalKind.PANIC | GoalKind.OUTPUT:
            return {str(goal.kind): goal.text}


def _runs(runs: Runs) -> Plain:
    if runs == Runs():
        return {}
    return {
        "procs": list(runs.procs),
        "seeds": runs.seeds,
        "rules": [str(rules) for rules in runs.rules],
    }


def _vary(vary: Vary) -> Fields:
    return {name: list(words) for name, words in vary}


def _unless(value: int, default: int) -> int | None:
    return None if value == default else value


def _rules(rules: GoRules) -> str:
    return "" if rules is GoRules.GO_1_27 else str(rules)
