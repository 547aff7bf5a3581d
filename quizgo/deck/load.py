"""Reads deck files: as many cards as are good, and every fault.

A card is made as soon as its part of the file is read, so a deck of 100,000 cards
needs no tree of the whole. Only cards that stand before `deck:` have to wait.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from weakref import WeakValueDictionary

from quizgo.deck import fields
from quizgo.deck.fields import KINDS, KindSpec
from quizgo.deck.loaded import Loaded
from quizgo.deck.types import Getter, Report, Shape, did_you_mean, short
from quizgo.model import Body, Card, CardId, Deck, DeckName, Place, Points, Text
from quizgo.text.bytes_in import read_bytes
from quizgo.text.faults import Fault
from quizgo.text.yaml_nodes import Broken, Map, Node, Scalar, Seq
from quizgo.text.yaml_read import Document, StopReading, read_mapping

MAX_FAULTS = 1_000
"""Faults after which the rest of a file is not read."""


def load(path: Path, *, each: Callable[[], None] | None = None) -> Loaded:
    """The deck in the file at `path`. Whatever is wrong is a fault, never an exception.

    `each` is called behind every card.
    """
    data = read_bytes(path)
    if isinstance(data, Fault):
        return Loaded(None, (data,))
    return load_bytes(data, path, each=each)


def load_bytes(data: bytes, path: Path, *, each: Callable[[], None] | None = None) -> Loaded:
    """The deck in `data`, which was read from `path`."""
    with without_collecting():
        held = _HELD.get(data)
        if held is not None:
            return Loaded(_elsewhere(held, path, each))
        loaded = _Loading(path, each).load(data)
    if loaded.deck is not None and not loaded.faults:
        _HELD[data] = loaded.deck
    return loaded


_HELD: WeakValueDictionary[bytes, Deck] = WeakValueDictionary()
"""Decks without fault, by what they were read from, for as long as somebody holds them.

What an import checks and then puts in place is not read a second time.
"""


def _elsewhere(deck: Deck, path: Path, each: Callable[[], None] | None) -> Deck:
    """The same deck, as if it had been read from `path`."""
    if deck.path == path:
        if each is not None:
            for _ in deck.cards:
                each()
        return deck
    cards = []
    for card in deck.cards:
        cards.append(replace(card, place=Place(path, card.place.line)))
        if each is not None:
            each()
    return replace(deck, path=path, cards=tuple(cards))


@contextmanager
def without_collecting() -> Iterator[None]:
    """Without cycle collection: reading makes a million objects and no cycle."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


class _Loading:
    """One file on its way to a deck."""

    def __init__(self, path: Path, each: Callable[[], None] | None) -> None:
        self.path = path
        self.each = each
        self.name: str | None = None
        """The deck's name; None until it is met, empty where it is unusable."""
        self.faults: list[Fault] = []
        self.cards: list[Card] = []
        self.lines: dict[str, int] = {}
        """Where each id was first met."""
        self.count = 0
        self.waiting: list[tuple[Node, list[Fault]]] = []
        """Cards that stand before the deck's name."""

    def load(self, data: bytes) -> Loaded:
        document = read_mapping(data, self.path, streams={fields.CARDS: self.take})
        self.faults += document.faults
        deck = self.deck(document)
        return Loaded(deck, tuple(sorted(self.faults, key=lambda fault: fault.line)))

    # The deck ------------------------------------------------------------------

    def take(self, top: Map, node: Node, faults: list[Fault]) -> None:
        """One card, as soon as it is read."""
        if self.each is not None:
            self.each()
        if self.name is None and not self.meets_name(top):
            self.waiting.append((node, faults))
        else:
            self.card(node, faults)

    def meets_name(self, top: Map) -> bool:
        if fields.DECK.name not in top.values:
            return False
        report = Report(self.path)
        self.name = Getter(top, report)(fields.DECK)
        self.faults += report.faults
        return True

    def deck(self, document: Document) -> Deck | None:
        if self.name is None and not self.meets_name(document.top):
            self.name = ""
        with suppress(StopReading):
            for node, faults in self.waiting:
                self.card(node, faults)
        report = Report(self.path)
        get = Getter(document.top, report)
        title, about, order = get(fields.TITLE), get(fields.ABOUT), get(fields.ORDER)
        self.check_keys(document, get)
        self.faults += report.faults
        if not self.name:
            return None
        name = DeckName(self.name)
        return Deck(name, title or Text(name), self.path, tuple(self.cards), about, order)

    def check_keys(self, document: Document, get: Getter) -> None:
        get.refuse_unknown(_TOP_FIELDS)
        cards = document.top.values.get(fields.CARDS)
        if cards is not None and type(cards) is not Seq:
            get.report.add(cards.line, "`cards` is no list. Write each card as `- id: …`.")
        elif cards is not None and not self.count:
            get.report.add(cards.line, "The deck has no cards. Add one under `cards:`.")
        if document.faults:
            return  # what is missing may be missing because reading stopped
        if fields.DECK.name not in get.node.values:
            get(fields.DECK)
        if cards is None:
            get.report.add(get.node.line, "The deck has no cards. Add `cards:` and a first card.")

    # Cards ---------------------------------------------------------------------

    def card(self, node: Node, faults: list[Fault]) -> None:
        """Make a card of `node`, or report what is wrong with it."""
        self.count += 1
        if len(self.faults) > MAX_FAULTS:
            self.faults.append(
                Fault(self.path, node.line, "Too many faults. Mend the above first.")
            )
            raise StopReading
        report = Report(self.path, f"#{self.count}")
        card = self.made(node, report) if type(node) is Map else None
        if type(node) is not Map:
            self.refuse(node, report)
        elif card is not None and not report.faults and not faults:
            self.cards.append(card)
            return
        for fault in faults:
            report.add(fault.line, fault.message)
        self.faults += report.faults

    def refuse(self, node: Node, report: Report) -> None:
        if isinstance(node, Broken):
            written = _ID_LINE.search(node.source)
            report.card = written[1] if written else report.card
        else:
            report.add(node.line, "The card is no mapping. Begin it with `- id: …`.")

    def made(self, node: Map, report: Report) -> Card | None:
        get = Getter(node, report)
        own_id = self.id(get)
        spec = self.spec(get)
        if spec is None:
            return None
        get.refuse_unknown(spec.shape)
        body = spec.build(get)
        card = self.common(get, own_id, self.followed(body))
        if not report.faults:
            spec.check(body, get, report)
        return card

    def id(self, get: Getter) -> str:
        node = get.node.values.get(fields.CARD_ID_FIELD.name)
        if node is None:
            get.report.add(get.node.line, "has no id. Add `id:`, a name that never changes.")
            return ""
        if type(node) is Scalar and node.value.strip():
            get.report.card = node.value
        own_id = get(fields.CARD_ID_FIELD)
        first = self.lines.setdefault(own_id, node.line) if own_id else node.line
        if first != node.line:
            message = f"The id stands twice (first in line {first}). Give one of them another."
            get.report.add(node.line, message)
        return own_id

    def spec(self, get: Getter) -> KindSpec | None:
        """What is known of the card's kind; None, and a fault, where it is unknown."""
        node = get.node.values.get(fields.KIND_FIELD.name)
        if node is None:
            get.report.add(get.node.line, f"has no kind. Add `kind:`, one of: {_KIND_WORDS}.")
        if node is None or isinstance(node, Broken):
            return None
        word = node.value if type(node) is Scalar else ""
        spec = _BY_WORD.get(word)
        if spec is None:
            get.report.add(node.line, _unknown_kind(word))
        return spec

    def followed(self, body: Body) -> Body:
        """The body, with ids of this deck's own cards written out as `deck/id`."""
        if type(body) is not Points or not body.follow:
            return body
        full = (ref if "/" in ref else f"{self.name}/{ref}" for ref in body.follow)
        return replace(body, follow=tuple(full))

    def common(self, get: Getter, own_id: str, body: Body) -> Card:
        name = DeckName(self.name or "")
        card_id = CardId(f"{name}/{own_id}")
        place = Place(self.path, get.node.line)
        if _EXTRAS.isdisjoint(get.node.values):
            return Card(card_id, name, body, place)
        card = Card(
            card_id,
            name,
            body,
            place,
            get(fields.WHY),
            get(fields.HINTS),
            get(fields.TAGS),
            get(fields.LEVEL),
            get(fields.REFS),
            get(fields.SINCE),
            get(fields.UNTIL),
            get(fields.SECONDS),
            get(fields.WAS),
        )
        _check_together(card, get)
        return card


def _check_together(card: Card, get: Getter) -> None:
    """What `since`, `until` and `was` say together with the rest."""
    if card.since and card.until and _minor(card.until) < _minor(card.since):
        line = get.node.line_of("until")
        get.report.add(line, f"`until` {card.until} is before `since` {card.since}. Swap them.")
    if card.id in card.was:
        line = get.node.line_of("was")
        get.report.add(line, "`was` names the card itself. Name only ids that it had before.")


def _minor(version: str) -> int:
    return int(version.partition(".")[2])


_ID_LINE = re.compile(r"""\bid:\s*["']?([^\s"',}]+)""")

_TOP_FIELDS = Shape({**fields.DECK_FIELDS.fields, fields.CARDS: fields.ABOUT})
"""All keys that a deck may have; that `cards` is no text does not matter for their names."""

_EXTRAS = frozenset(each.name for each in fields.COMMON if not each.required)

_BY_WORD = {str(kind): spec for kind, spec in KINDS.items()}

_KIND_WORDS = ", ".join(_BY_WORD)


def _unknown_kind(word: str) -> str:
    return f'kind "{short(word)}" is not known. {did_you_mean(word, list(_BY_WORD))}'
