"""A selection, said as conditions on the table of items."""

from __future__ import annotations

import json
from collections.abc import Collection
from fnmatch import fnmatchcase

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Connection,
    String,
    any_,
    exists,
    func,
    literal,
    or_,
    select,
)

from quizgo.model import DeckName
from quizgo.store.rows import CARD, DECK, ITEM
from quizgo.store.values import Selection

Conditions = list[ColumnElement[bool]]

_THEIRS = CARD.alias("theirs")
"""The cards of the items in question, apart from cards that a list shows."""


def names(connection: Connection, patterns: Collection[str]) -> tuple[DeckName, ...]:
    """The decks that any of the patterns names, all where there is none."""
    found = connection.execute(select(DECK.c.name).order_by(DECK.c.rank, DECK.c.name)).scalars()
    return tuple(
        DeckName(name)
        for name in found
        if not patterns or any(_is_named(name, pattern) for pattern in patterns)
    )


def conditions(connection: Connection, selection: Selection) -> Conditions:
    """What a row of `item` must fulfil to be selected."""
    wanted: Conditions = []
    if selection.decks:
        wanted.append(ITEM.c.deck.in_(names(connection, selection.decks)))
    wanted += [_has_tag(tag) for tag in selection.tags]
    if selection.items is not None:
        wanted.append(is_one_of(connection, ITEM.c.id, selection.items))
    return wanted


def is_one_of(
    connection: Connection, column: ColumnElement[str], wanted: Collection[str]
) -> ColumnElement[bool]:
    """As one parameter, however many items there are: a statement has room for few."""
    ids = sorted(wanted)
    if connection.dialect.name == "sqlite":
        each = func.json_each(json.dumps(ids)).table_valued("value")
        return column.in_(select(each.c.value))
    return column == any_(literal(ids, ARRAY(String)))


def _has_tag(tag: str) -> ColumnElement[bool]:
    wanted = f"\n{tag.lower()}\n"
    has_it = func.lower(_THEIRS.c.tags).contains(wanted, autoescape=True)
    is_marked = func.lower(ITEM.c.marks).contains(wanted, autoescape=True)
    # As a question about each item, so that a queue reads no further than it needs.
    return or_(exists().where(_THEIRS.c.id == ITEM.c.card, has_it), is_marked)


def _is_named(name: str, pattern: str) -> bool:
    return name == pattern or name.startswith(pattern + "/") or fnmatchcase(name, pattern)
