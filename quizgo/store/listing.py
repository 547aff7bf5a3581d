"""Items as lists show them, and as people name them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, or_, select

from quizgo.deck.encode import decode
from quizgo.model import Card, CardId, DeckName, Item, ItemId, ItemState, Kind, Progress
from quizgo.store.rows import CARD, DECK, ITEM, PROGRESS, apart, to_item, to_progress
from quizgo.store.selecting import conditions
from quizgo.store.values import ItemRow, Selection

_LISTED = select(
    ITEM.c.id,
    ITEM.c.card,
    ITEM.c.part,
    ITEM.c.deck,
    ITEM.c.present,
    CARD.c.kind,
    CARD.c.tags,
    *PROGRESS,
).select_from(ITEM.outerjoin(CARD, CARD.c.id == ITEM.c.card))


def rows(connection: Connection, on: date, selection: Selection) -> Iterator[ItemRow]:
    """The selected items in the order of the decks, then the orphans among them by id."""
    for wanted in _in_order(connection, _LISTED, selection):
        yield from _rows(connection, wanted, on)


def rows_with_cards(
    connection: Connection, on: date, selection: Selection
) -> Iterator[tuple[ItemRow, Card | None]]:
    """The same rows, each with its card; None for an orphan."""
    before, card = "", None
    for wanted in _in_order(connection, _LISTED.add_columns(CARD.c.body), selection):
        with connection.execute(wanted.execution_options(yield_per=500)) as found:
            for *row, body in found:
                if body != before:  # siblings follow each other
                    before, card = body, decode(body) if body else None
                yield _to_row(row, on), card


def _in_order(
    connection: Connection, listed: Select[Any], selection: Selection
) -> Iterator[Select[Any]]:
    """What asks for the items that are present, and what asks for the orphans."""
    chosen = conditions(connection, selection)
    yield (
        listed.join(DECK, DECK.c.name == ITEM.c.deck)
        .where(ITEM.c.present, *chosen)
        .order_by(DECK.c.rank, DECK.c.name, ITEM.c.position)
    )
    if not selection.decks:
        yield listed.where(~ITEM.c.present, *chosen).order_by(ITEM.c.id)


def row(connection: Connection, item: ItemId, on: date) -> ItemRow | None:
    return next(_rows(connection, _LISTED.where(ITEM.c.id == item), on), None)


def items(connection: Connection, selection: Selection) -> tuple[Item, ...]:
    """The selected items in the order of the decks."""
    wanted = (
        select(ITEM.c.id, ITEM.c.card, ITEM.c.part)
        .join(DECK, DECK.c.name == ITEM.c.deck)
        .where(ITEM.c.present, *conditions(connection, selection))
        .order_by(DECK.c.rank, DECK.c.name, ITEM.c.position)
    )
    return tuple(to_item(row) for row in connection.execute(wanted).mappings())


def find(connection: Connection, word: str) -> tuple[Item, ...]:
    """What a word typed by a person means: an item, all items of a card, or nothing.

    A card's id may stand without its deck; where several decks have that card, all
    of their items are meant.
    """
    exact = _found(connection, or_(ITEM.c.id == word, ITEM.c.card == word))
    if exact or "/" in word:
        whole = tuple(item for item in exact if item.id == word and item.part)
        return whole or exact
    ending = "/" + word
    return _found(
        connection,
        or_(
            ITEM.c.id.endswith(ending, autoescape=True),
            ITEM.c.card.endswith(ending, autoescape=True),
        ),
    )


def _found(connection: Connection, condition: ColumnElement[bool]) -> tuple[Item, ...]:
    wanted = (
        select(ITEM.c.id, ITEM.c.card, ITEM.c.part)
        .where(condition)
        .order_by(ITEM.c.deck, ITEM.c.position, ITEM.c.id)
    )
    return tuple(to_item(row) for row in connection.execute(wanted).mappings())


def _rows(connection: Connection, wanted: Select[Any], on: date) -> Iterator[ItemRow]:
    with connection.execute(wanted.execution_options(yield_per=500)) as found:
        for row in found:
            yield _to_row(row, on)


def _to_row(row: Sequence[Any], on: date) -> ItemRow:
    id_, card, part, deck, present, kind, tags, *values = row
    progress = to_progress(values)
    return ItemRow(
        item=Item(ItemId(id_), CardId(card), part),
        deck=DeckName(deck),
        kind=Kind(kind) if present else None,
        tags=tuple(dict.fromkeys((*apart(tags or ""), *progress.marks))),
        state=state(progress, on) if present else ItemState.ORPHAN,
        progress=progress,
    )


def state(progress: Progress, on: date) -> ItemState:
    """What an item whose text is present is to the learner on a study day."""
    if progress.suspended:
        return ItemState.SUSPENDED
    if progress.buried_on == on:
        return ItemState.BURIED
    return ItemState.NEW if progress.memory.due is None else ItemState.REVIEW
