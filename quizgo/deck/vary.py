"""Practical cards that are another instance at each review: `{{n}}` with one of the words for n."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from itertools import product
from typing import cast
from zlib import crc32

from quizgo.model import Body, Card, Drive, Lab, Predict, State, Text, Vary

NAME = r"[a-z][a-z0-9_]{0,19}"


def instance(card: Card, seed: int) -> Card:
    """The instance that a seed draws; a card that varies in nothing is its only one."""
    vary = _vary(card)
    if not vary:
        return card
    drawn = {name: words[crc32(f"{seed}/{name}".encode()) % len(words)] for name, words in vary}
    return _filled_card(card, drawn)


def instances(card: Card) -> Iterator[Card]:
    """Every instance there is, in the order of the words."""
    vary = _vary(card)
    names = [name for name, _ in vary]
    for words in product(*(words for _, words in vary)):
        yield _filled_card(card, dict(zip(names, words, strict=True))) if names else card


def first_instance(card: Card) -> Card:
    """The instance to show where none is asked."""
    return next(instances(card))


def unused(body: Body, vary: Vary) -> list[str]:
    """The names that nothing in a body asks for."""
    asked = set(_asked(body))
    return [name for name, _ in vary if name not in asked]


def _vary(card: Card) -> Vary:
    return card.body.vary if isinstance(card.body, Predict | State | Lab | Drive) else ()


def _filled_card(card: Card, drawn: Mapping[str, str]) -> Card:
    return replace(
        card,
        body=cast("Body", _filled(card.body, drawn)),
        why=None if card.why is None else cast("Text", _filled(card.why, drawn)),
        hints=cast("tuple[Text, ...]", _filled(card.hints, drawn)),
    )


def _filled(value: object, drawn: Mapping[str, str]) -> object:
    """A value with every `{{name}}` in its texts filled in."""
    if type(value) is str:
        return _GAP.sub(lambda gap: drawn.get(gap[1], gap[0]), value)
    if isinstance(value, tuple):
        return tuple(_filled(member, drawn) for member in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value,
            **{
                each.name: _filled(getattr(value, each.name), drawn)
                for each in fields(value)
                if each.name != "vary"
            },
        )
    return value


def _asked(value: object) -> Iterator[str]:
    """The names in the gaps of a value's texts."""
    if type(value) is str:
        yield from _GAP.findall(value)
    elif isinstance(value, tuple):
        for member in value:
            yield from _asked(member)
    elif is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            yield from _asked(getattr(value, each.name))


_GAP = re.compile(r"\{\{(" + NAME + r")\}\}")
