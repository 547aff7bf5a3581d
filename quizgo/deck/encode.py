"""Cards as compact JSON and back, exactly: how the store keeps parsed decks.

A card is one list: the header of every kind, then the kind's own values in the
order of its class. The form may change with any version, since what the store
keeps of decks can always be read again from their files; `FORM` says which it is.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeAlias

from quizgo.model import (
    AnswerAs,
    Asked,
    Basic,
    Body,
    Card,
    CardId,
    Check,
    CheckKind,
    Choice,
    Cloze,
    DeckName,
    Drive,
    Goal,
    GoalKind,
    GoRules,
    Ignore,
    Kind,
    Lab,
    Level,
    Option,
    Order,
    Pattern,
    Place,
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

FORM = 6
"""Grows when the form changes; what is kept in an older one is to be read anew."""

_Json: TypeAlias = Any
"""What `json` reads and writes: lists, texts, numbers, truth values and None."""

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def encode(card: Card) -> str:
    """The card as one line of JSON."""
    return _encode(
        [
            card.kind,
            card.id,
            card.deck,
            str(card.place.path),
            card.place.line,
            _text(card.why),
            [_text(hint) for hint in card.hints],
            card.tags,
            card.level,
            card.refs,
            card.since,
            card.until,
            card.seconds,
            card.was,
            _body(card.body),
        ]
    )


def decode(line: str) -> Card:
    """The card that `encode` wrote."""
    fields: _Json = json.loads(line)
    return Card(
        id=CardId(fields[1]),
        deck=DeckName(fields[2]),
        body=_read_body(Kind(fields[0]), fields[14]),
        place=Place(Path(fields[3]), fields[4]),
        why=_read_text(fields[5]),
        hints=_read_texts(fields[6]),
        tags=tuple(fields[7]),
        level=Level(fields[8]),
        refs=tuple(fields[9]),
        since=fields[10],
        until=fields[11],
        seconds=fields[12],
        was=tuple(fields[13]),
    )


# Writing --------------------------------------------------------------------------


def _text(text: Text | None) -> _Json:
    if text is None:
        return None
    return text.en if text.zh is None and text.en is not None else [text.en, text.zh]


def _pattern(pattern: Pattern) -> _Json:
    return [pattern.source, pattern.is_regex]


def _body(body: Body) -> _Json:
    match body:
        case Basic(ask, answer, is_reversed):
            return [_text(ask), _text(answer), is_reversed]
        case Cloze(text, typed):
            return [_text(text), typed]
        case Typed(ask, accept, ignore):
            return [_text(ask), [_pattern(each) for each in accept], sorted(ignore)]
        case Choice(ask, options):
            return [_text(ask), [[_text(o.text), o.right, _text(o.why)] for o in options]]
        case Order(ask, steps):
            return [_text(ask), [_text(step) for step in steps]]
        case Points(ask, points, follow):
            made = [[_text(p.text), [_pattern(each) for each in p.match]] for p in points]
            return [_text(ask), made, follow]
        case Predict(ask, go, what, procs, seed, rules, go_line, options, runs, vary):
            asked = [go, what, procs, seed, rules, go_line, options]
            return [_text(ask), *asked, _runs(runs), vary]
        case State(ask, go, when, query, as_, procs, seed, rules):
            lines = [body.go_line, body.when_line, body.query_line]
            return [_text(ask), go, _when(when), query, as_, procs, seed, rules, lines, body.vary]
        case Lab(ask, go, checks, solution, wrong, runs, vary, go_line, solution_line):
            bad = [[each.go, each.fails, each.line] for each in wrong]
            made = [_check(each) for each in checks]
            lines = [go_line, solution_line]
            return [_text(ask), go, made, solution, bad, _runs(runs), vary, *lines]
        case Drive(ask, go, goal, moves, after, seed, rules, go_line, goal_line, vary, procs):
            aim, lines = [goal.kind, goal.text], [go_line, goal_line]
            return [_text(ask), go, aim, moves, after, seed, rules, *lines, vary, procs]


def _runs(runs: Runs) -> _Json:
    return [runs.procs, runs.seeds, runs.rules]


def _when(when: When) -> _Json:
    return [when.event, when.line, when.at, when.g, when.nth, when.reason]


def _check(check: Check) -> _Json:
    return [check.kind, check.words, check.least, check.most, check.is_regex, check.line]


# Reading --------------------------------------------------------------------------


def _read_text(value: _Json) -> Text | None:
    return None if value is None else _must(value)


def _must(value: _Json) -> Text:
    return Text(value) if isinstance(value, str) else Text(value[0], value[1])


def _read_texts(values: _Json) -> tuple[Text, ...]:
    return tuple(_must(value) for value in values)


def _patterns(values: _Json) -> tuple[Pattern, ...]:
    return tuple(Pattern(source, is_regex) for source, is_regex in values)


def _read_body(kind: Kind, values: _Json) -> Body:
    ask, rest = _must(values[0]), values[1:]
    match kind:
        case Kind.BASIC:
            return Basic(ask, _must(rest[0]), rest[1])
        case Kind.CLOZE:
            return Cloze(ask, rest[0])
        case Kind.TYPED:
            return Typed(ask, _patterns(rest[0]), frozenset(map(Ignore, rest[1])))
        case Kind.CHOICE:
            options = (Option(_must(o[0]), o[1], _read_text(o[2])) for o in rest[0])
            return Choice(ask, tuple(options))
        case Kind.ORDER:
            return Order(ask, _read_texts(rest[0]))
        case Kind.POINTS:
            points = (Point(_must(p[0]), _patterns(p[1])) for p in rest[0])
            return Points(ask, tuple(points), tuple(rest[1]))
        case Kind.PREDICT:
            return _read_predict(ask, rest)
        case Kind.STATE:
            return _read_state(ask, rest)
        case Kind.LAB:
            return _read_lab(ask, rest)
        case Kind.DRIVE:
            return _read_drive(ask, rest)


def _read_predict(ask: Text, rest: _Json) -> Predict:
    go, what, procs, seed, rules, go_line, options, runs, vary = rest
    return Predict(
        ask,
        go,
        Asked(what),
        procs,
        seed,
        GoRules(rules),
        go_line,
        tuple(options),
        _read_runs(runs),
        _read_vary(vary),
    )


def _read_state(ask: Text, rest: _Json) -> State:
    go, when, query, as_, procs, seed, rules, lines, vary = rest
    asked = State(ask, go, When(*when), query, AnswerAs(as_), procs, seed, GoRules(rules))
    go_line, when_line, query_line = lines
    return replace(
        asked,
        go_line=go_line,
        when_line=when_line,
        query_line=query_line,
        vary=_read_vary(vary),
    )


def _read_lab(ask: Text, rest: _Json) -> Lab:
    go, checks, solution, wrong, runs, vary, go_line, solution_line = rest
    return Lab(
        ask,
        go,
        tuple(
            Check(CheckKind(kind), tuple(words), least, most, is_regex, line)
            for kind, words, least, most, is_regex, line in checks
        ),
        solution,
        tuple(
            WrongProgram(each, None if fails is None else CheckKind(fails), line)
            for each, fails, line in wrong
        ),
        _read_runs(runs),
        _read_vary(vary),
        go_line,
        solution_line,
    )


def _read_drive(ask: Text, rest: _Json) -> Drive:
    go, (kind, text), moves, after, seed, rules, go_line, goal_line, vary, procs = rest
    goal = Goal(GoalKind(kind), text)
    lines = go_line, goal_line
    return Drive(ask, go, goal, moves, after, seed, GoRules(rules), *lines, _read_vary(vary), procs)


def _read_runs(value: _Json) -> Runs:
    procs, seeds, rules = value
    return Runs(tuple(procs), seeds, tuple(map(GoRules, rules)))


def _read_vary(value: _Json) -> Vary:
    return tuple((name, tuple(words)) for name, words in value)
