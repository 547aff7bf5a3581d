"""The decks as last read: files, cards, the items they make, and whose progress they carry on."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import field
from pathlib import Path

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from quizgo.deck.encode import FORM, decode, encode
from quizgo.deck.items import items as items_of
from quizgo.frozen import dataclass
from quizgo.model import Card, CardId, Deck, DeckName, ItemId, Text
from quizgo.schedule.queue import mix
from quizgo.schedule.scheduling import FoldSettings
from quizgo.store.folding import NEVER_SEEN, chunks, put, settle_all
from quizgo.store.prepared import Prepared
from quizgo.store.rows import (
    CARD,
    CLAIM,
    DECK,
    DECK_FILE,
    ENTRY,
    ITEM,
    META,
    Row,
    Values,
    card_of,
    joined,
    progress_values,
)
from quizgo.store.values import FreshFile, KnownFile, Stamp
from quizgo.store.watching import Step, unseen
from quizgo.text.faults import Fault

_NEW_CARD = Prepared(insert(CARD), tuple(column.name for column in CARD.c))
_NEW_ITEM = Prepared(insert(ITEM), tuple(column.name for column in ITEM.c))


@dataclass(slots=True)
class _Changes:
    """What an update changed that can change somebody's progress."""

    cards: set[str] = field(default_factory=set)
    """Cards that came or went."""
    ties: set[str] = field(default_factory=set)
    """Both ends of claims that came or went."""
    items: set[ItemId] = field(default_factory=set)
    """Items that came or went."""


def files(connection: Connection) -> dict[Path, KnownFile]:
    found = connection.execute(select(*DECK_FILE.c)).mappings()
    return {file.path: file for file in map(_to_file, found)}


def card(connection: Connection, wanted: CardId) -> Card | None:
    body = connection.execute(select(CARD.c.body).where(CARD.c.id == wanted)).scalar()
    return decode(body) if body else None


def is_current(connection: Connection) -> bool:
    """Whether the cards are kept in the form that this quizgo reads."""
    form = connection.execute(select(META.c.value).where(META.c.name == "form")).scalar()
    return bool(form == str(FORM))


def make_stale(connection: Connection) -> None:
    """Let every file look changed, so that its cards are read and kept anew."""
    connection.execute(update(DECK_FILE).values(size=-1, mtime_ns=0, digest=""))
    connection.execute(update(CARD).values(body=""))
    put(connection, META.name, {"name": "form"}, {"value": str(FORM)})


def update_decks(
    connection: Connection,
    fresh: Iterable[FreshFile],
    forget: Collection[Path],
    settings: FoldSettings,
    step: Step = unseen,
) -> None:
    """Make the cache say what the files say now, and settle whose progress that moves.

    `step` is called for each card that is kept, and once more for its item where that is new.
    """
    read = {str(file.path): file for file in fresh}
    gone = {str(path) for path in forget} - read.keys()
    kept = _kept(read.values())
    changes = _Changes()
    for path, file in read.items():
        shadowed = file.loaded.deck is not None and file not in kept.values()
        put(connection, DECK_FILE.name, {"path": path}, _file_values(file, shadowed))
    for name in _held(connection, read.keys() | gone) - kept.keys():
        _drop_deck(connection, name, changes)
    for file in kept.values():
        _put_deck(connection, file, changes, step)
    for paths in chunks(gone):
        connection.execute(delete(DECK_FILE).where(DECK_FILE.c.path.in_(paths)))
    _rank(connection)
    settle_all(connection, changes.items | _related_items(connection, changes), settings)


# Files ------------------------------------------------------------------------


def _kept(read: Iterable[FreshFile]) -> dict[str, FreshFile]:
    """The files whose cards are to be kept, by deck; of two with one name, the first."""
    kept: dict[str, FreshFile] = {}
    for file in read:
        if file.loaded.deck is not None and not file.shadowed:
            kept.setdefault(file.loaded.deck.name, file)
    return kept


def _file_values(file: FreshFile, shadowed: bool) -> Values:
    deck = file.loaded.deck
    return {
        "size": file.stamp.size,
        "mtime_ns": file.stamp.mtime_ns,
        "digest": file.stamp.digest,
        "deck": None if deck is None else deck.name,
        "shadowed": shadowed,
        "faults": json.dumps(
            [[fault.line, fault.message, fault.card] for fault in file.loaded.faults],
            ensure_ascii=False,
        ),
    }


def _to_file(row: Row) -> KnownFile:
    path = Path(row["path"])
    deck = row["deck"]
    return KnownFile(
        path=path,
        stamp=Stamp(row["size"], row["mtime_ns"], row["digest"]),
        deck=None if deck is None else DeckName(deck),
        shadowed=row["shadowed"],
        faults=tuple(
            Fault(path, line, message, card) for line, message, card in json.loads(row["faults"])
        ),
    )


def _held(connection: Connection, paths: Collection[str]) -> set[str]:
    """The decks whose cards were read from these files."""
    return {
        name
        for some in chunks(paths)
        for name in connection.execute(select(DECK.c.name).where(DECK.c.path.in_(some))).scalars()
    }


# Decks ------------------------------------------------------------------------


def _put_deck(connection: Connection, file: FreshFile, changes: _Changes, step: Step) -> None:
    deck, path = file.loaded.deck, str(file.path)
    assert deck is not None, f"{path} is kept and holds no deck"
    others = (DECK_FILE.c.deck == deck.name, DECK_FILE.c.path != path)
    connection.execute(update(DECK_FILE).where(*others).values(shadowed=True))
    about = deck.about or Text()
    values = {
        "path": path,
        "title_en": deck.title.en,
        "title_zh": deck.title.zh,
        "about_en": about.en,
        "about_zh": about.zh,
        "place": deck.order,
        "rank": 0,
    }
    put(connection, DECK.name, {"name": deck.name}, values)
    _put_cards(connection, deck, changes, step)
    _put_items(connection, deck, changes, step)


def _drop_deck(connection: Connection, name: str, changes: _Changes) -> None:
    _put_items(connection, Deck(DeckName(name), Text(), Path(), ()), changes, unseen)
    cards = connection.execute(select(CARD.c.id).where(CARD.c.deck == name)).scalars()
    changes.cards.update(cards)
    connection.execute(delete(CARD).where(CARD.c.deck == name))
    connection.execute(delete(DECK).where(DECK.c.name == name))


def _put_cards(connection: Connection, deck: Deck, changes: _Changes, step: Step) -> None:
    """Insert, change and delete the cards that differ; most of a deck stays as it was."""
    kept = select(CARD.c.id, CARD.c.body).where(CARD.c.deck == deck.name)
    before = {row.id: row.body for row in connection.execute(kept)}
    gone = before.keys() - {card.id for card in deck.cards}
    for some in chunks(deck.cards):
        now = [_card_values(card) for card in some]
        new = [values for values in now if values["id"] not in before]
        edited = [v for v in now if v["id"] in before and before[v["id"]] != v["body"]]
        if new:
            _NEW_CARD.run_many(connection, new)
            changes.cards.update(values["id"] for values in new)
        if edited:
            changed = update(CARD).where(CARD.c.id == bindparam("of_card"))
            connection.execute(changed, [_renamed(values, "id", "of_card") for values in edited])
        step(len(some))
    for ids in chunks(gone):
        connection.execute(delete(CARD).where(CARD.c.id.in_(ids)))
    changes.cards.update(gone)
    _put_claims(connection, deck, changes)


def _put_claims(connection: Connection, deck: Deck, changes: _Changes) -> None:
    """Keep what the deck's cards claim; what absent cards claimed stays."""
    claims = {(card.id, earlier) for card in deck.cards for earlier in card.was}
    claims = {(card, earlier) for card, earlier in claims if card != earlier}
    of_deck = select(CLAIM.c.card, CLAIM.c.earlier).join(CARD, CARD.c.id == CLAIM.c.card)
    found = connection.execute(of_deck.where(CARD.c.deck == deck.name))
    before = {(row.card, row.earlier) for row in found}
    for card, earlier in before - claims:
        is_it = (CLAIM.c.card == card, CLAIM.c.earlier == earlier)
        connection.execute(delete(CLAIM).where(*is_it))
    new = [{"card": card, "earlier": earlier} for card, earlier in claims - before]
    if new:
        connection.execute(insert(CLAIM), new)
    changes.ties.update(card for claim in before ^ claims for card in claim)


def _card_values(card: Card) -> Values:
    return {
        "id": card.id,
        "deck": card.deck,
        "kind": card.kind.value,
        "tags": joined(card.tags),
        "body": encode(card),
    }


# Items ------------------------------------------------------------------------


def _put_items(connection: Connection, deck: Deck, changes: _Changes, step: Step) -> None:
    """Give every item of the deck a row, and take the text from those that have none now."""
    columns = (ITEM.c.id, ITEM.c.present, ITEM.c.position)
    found = connection.execute(select(*columns).where(ITEM.c.deck == deck.name))
    before = {row.id: (row.present, row.position) for row in found}
    items = {item.id: item for card in deck.cards for item in items_of(card)}
    places: list[Values] = []
    fresh: list[Values] = []
    for position, item in enumerate(items.values()):
        place: Values = {"position": position, "present": True}
        if item.id not in before:
            fresh.append({"id": item.id, "card": item.card, "part": item.part, **place})
        elif before[item.id] != (True, position):
            places.append({"of_item": item.id, **place})
    appeared = [p["of_item"] for p in places if not before[p["of_item"]][0]]
    gone = [id_ for id_, (present, _) in before.items() if present and id_ not in items]
    if places:
        connection.execute(update(ITEM).where(ITEM.c.id == bindparam("of_item")), places)
    never = {"version": NEVER_SEEN.version, **progress_values(NEVER_SEEN.progress)}
    for some in chunks(fresh):
        rows = [{**row, "deck": deck.name, "mix": mix(row["id"]), **never} for row in some]
        _NEW_ITEM.run_many(connection, rows)
        step(len(some))
    for ids in chunks(gone):
        connection.execute(update(ITEM).where(ITEM.c.id.in_(ids)).values(present=False))
    changes.items.update(ItemId(id_) for id_ in (*appeared, *gone))
    changes.items.update(_logged(connection, [row["id"] for row in fresh]))


def _logged(connection: Connection, items: Iterable[str]) -> set[ItemId]:
    """Those of the items that the log has entries of."""
    return {
        ItemId(item)
        for some in chunks(items)
        for item in connection.execute(
            select(ENTRY.c.item).where(ENTRY.c.item.in_(some)).distinct()
        ).scalars()
    }


def _related_items(connection: Connection, changes: _Changes) -> set[ItemId]:
    """The items of all cards that claims tie to a changed card, however far."""
    ties: defaultdict[str, set[str]] = defaultdict(set)
    for card, earlier in connection.execute(select(CLAIM.c.card, CLAIM.c.earlier)):
        ties[card].add(earlier)
        ties[earlier].add(card)
    related: set[str] = set()
    waiting = [*changes.ties, *(card for card in changes.cards if card in ties)]
    while waiting:
        card = waiting.pop()
        if card not in related:
            related.add(card)
            waiting += ties[card]
    if not related:
        return set()
    rows = {
        item
        for some in chunks(related)
        for item in connection.execute(select(ITEM.c.id).where(ITEM.c.card.in_(some))).scalars()
    }
    # A name that was carried on has no row, and may need one again.
    logged = connection.execute(select(ENTRY.c.item).distinct()).scalars()
    rows.update(item for item in logged if card_of(item)[0] in related)
    return {ItemId(item) for item in rows}


# The tree ---------------------------------------------------------------------


def _rank(connection: Connection) -> None:
    """Number the decks as their tree is read: parents first, siblings by `order`, then name."""
    found = connection.execute(select(DECK.c.name, DECK.c.place, DECK.c.rank)).all()
    places = {row.name: row.place for row in found}

    def in_tree(name: str) -> list[tuple[int, str]]:
        words = name.split("/")
        above = ("/".join(words[:depth]) for depth in range(1, len(words) + 1))
        return [(places.get(prefix, 0), prefix) for prefix in above]

    ranks = {row.name: row.rank for row in found}
    moved = [
        {"of_deck": name, "rank": rank}
        for rank, name in enumerate(sorted(places, key=in_tree))
        if ranks[name] != rank
    ]
    if moved:
        connection.execute(update(DECK).where(DECK.c.name == bindparam("of_deck")), moved)


def _renamed(values: Values, old: str, new: str) -> Values:
    return {new if name == old else name: value for name, value in values.items()}
