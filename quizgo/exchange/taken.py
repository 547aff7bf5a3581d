"""Cards that came from another program's file, on their way into decks of ours.

Each was a line or a paragraph of that file. What cannot be taken is a fault with its line; the
other cards are taken all the same.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import field
from pathlib import Path

from quizgo.deck import cloze
from quizgo.deck.fields import DECK_NAME_PATTERN
from quizgo.deck.load import without_collecting
from quizgo.deck.types import MAX_TEXT
from quizgo.exchange.flat import Form
from quizgo.exchange.ids import Ids, slug
from quizgo.exchange.plain import Fields, Plain
from quizgo.frozen import dataclass
from quizgo.model import Text
from quizgo.model.losses import Lost
from quizgo.text.faults import Fault
from quizgo.text.safe import one_line
from quizgo.text.tags import is_tag

MOST_ID = 80
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
_NOT_IN_ID = re.compile(r"[^A-Za-z0-9._-]+")
_GAP = re.compile(r"\{\{c\d+::")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Taken:
    """A card as it was found; texts are Markdown."""

    line: int
    front: str
    back: str = ""
    why: str = ""
    form: Form | None = None
    """None: to be told from the text."""
    id: str = ""
    """Empty: to be made of the question. May name a deck before its last slash."""
    deck: str = ""
    """Empty: the file's name, or what stands in the id."""
    title: str = ""
    tags: tuple[str, ...] = ()


@dataclass(slots=True)
class Deck:
    """A deck that is being put together."""

    name: str
    title: str
    cards: list[Plain] = field(default_factory=list)
    ids: Ids = field(default_factory=Ids)

    @property
    def fields(self) -> Fields:
        title: Fields = {"title": self.title} if self.title != self.name else {}
        return {"deck": self.name, **title, "cards": self.cards}


@dataclass(slots=True)
class Gathered:
    """The decks of one file, and what of it could not be taken."""

    decks: list[Deck]
    faults: list[Fault]
    ids: dict[int, str] = field(default_factory=dict)
    """`deck/id` of the card that each line became."""
    left: list[Lost] = field(default_factory=list)


@without_collecting()
def gathered(cards: Iterable[Taken], path: Path) -> Gathered:
    """The decks that the cards belong to, each card once."""
    decks: dict[str, Deck] = {}
    by_title: dict[str, Deck] = {}
    found = Gathered([], [])
    for card in cards:
        complaint = _complaint(card)
        if complaint:
            found.faults.append(Fault(path, card.line, complaint))
            continue
        title = card.deck or card.id.rpartition("/")[0] or path.stem
        deck = by_title.get(title)
        if deck is None:
            name = deck_name(title)
            new = Deck(name, card.title or title.replace("::", "/"))
            deck = by_title[title] = decks.setdefault(name, new)
        own = deck.ids.new(_id(card))
        deck.cards.append({"id": own, **_fields(card)})
        found.ids[card.line] = f"{deck.name}/{own}"
    found.decks = list(decks.values())
    return found


def deck_name(wanted: str) -> str:
    """A name that a deck of ours may have, as near to the wanted one as can be."""
    words = wanted.replace("::", "/").replace("\x1f", "/").split("/")
    name = "/".join(filter(None, map(_word, words[:8])))
    return name if re.fullmatch(DECK_NAME_PATTERN, name) else "imported"


def _word(wanted: str) -> str:
    wanted = wanted.strip()
    if not any(map(str.isalnum, wanted)):
        return ""
    if _ID.fullmatch(wanted):
        return wanted
    bare = _NOT_IN_ID.sub("-", wanted).strip("-._")
    return bare[:MOST_ID] if bare and wanted.isascii() else slug(wanted)


def _complaint(card: Taken) -> str:
    """Why a card cannot be taken; empty where it can."""
    if not card.front.strip():
        return "The question is empty. Write one, or take the line out."
    if max(map(len, (card.front, card.back, card.why))) > MAX_TEXT:
        return f"A text is longer than {MAX_TEXT:,} characters. Split the card."
    if _form(card) is Form.CLOZE:
        try:
            cloze.numbers(Text(card.front))
        except cloze.BadCloze as reason:
            return f"The gaps cannot be read: {reason}"
        return ""
    return "" if card.back.strip() else "The answer is empty. Write one, or take the line out."


def _form(card: Taken) -> Form:
    if card.form is not None:
        return card.form
    return Form.CLOZE if _GAP.search(card.front) else Form.BASIC


def _fields(card: Taken) -> Fields:
    form = _form(card)
    front, back, why = map(_clean, (card.front, card.back, card.why))
    found: Fields = {"kind": {Form.CLOZE: "cloze", Form.TYPED: "typed"}.get(form, "basic")}
    match form:
        case Form.CLOZE:
            found["text"] = front
            why = "\n\n".join(part for part in (back, why) if part)
        case Form.TYPED:
            found |= {"ask": front, "accept": [_accepted(back)]}
        case Form.BASIC | Form.REVERSED:
            found |= {"ask": front, "answer": back}
    if form is Form.REVERSED:
        found["reversed"] = True
    if why:
        found["why"] = why
    tags: list[Plain] = [tag for tag in dict.fromkeys(card.tags) if is_tag(tag)]
    if tags:
        found["tags"] = tags[:100]
    return found


def _accepted(answer: str) -> str:
    """An answer that looks like an expression is none."""
    return answer + " " if len(answer) > 2 and answer[0] == "/" == answer[-1] else answer


def _id(card: Taken) -> str:
    own = card.id.rpartition("/")[2].partition("#")[0].strip()
    if _ID.fullmatch(own):
        return own
    if own:  # another program's, which stays the same while the question changes
        return f"n-{hashlib.sha256(card.id.encode(errors='replace')).hexdigest()[:12]}"
    return slug(one_line(card.front)[:400])


def _clean(text: str) -> str:
    """A text as a deck may hold it, without blanks at its ends."""
    if text.isprintable():
        return text.strip()
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROL.sub("", text).strip()
