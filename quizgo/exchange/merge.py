"""Drafts into a deck file, so that whatever a person did to the file stands.

The file is cut into its cards where the deck's reader found them. A card whose lines still
have the digest they are stamped with is derive's to renew; any other is the person's, and left
alone. Cards that the notes gave up stay. Lines that begin with `# derive:` are derive's own:
what is still to be written, and the ids derived so far, by which a card that a person took out
stays out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field, replace
from pathlib import Path

from quizgo.deck.encode import encode
from quizgo.deck.load import load_bytes
from quizgo.errors import DeckError, QuizgoError
from quizgo.exchange.derive import Derived
from quizgo.exchange.drafts import Draft, digest, quoted, safe, stamp_of, stamped
from quizgo.frozen import dataclass
from quizgo.model import Card, Deck, DeckName, Place
from quizgo.text.safe import one_line

OWN = "# derive: "
"""How a line begins that is derive's own."""

_ABOUT = (
    "a card that you edit stays as you wrote it; one that you take out stays out",
    "until its id is taken out of this list, too.",
)
_TO_WRITE = "to be written: "
_SO_FAR = "so far: "


@dataclass(frozen=True, slots=True)
class Merged:
    """The deck file as it is to be, and what became of each card, by id."""

    deck: DeckName
    text: str
    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    """Edited by hand, and the notes now say what they said then."""
    passed_over: tuple[str, ...] = ()
    """Edited by hand, and the notes changed since."""
    by_hand: tuple[str, ...] = ()
    """Never derived, though the notes would give a card of that id."""
    taken_out: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    """Derived once, and no longer in the notes."""


def fresh(derived: Derived, name: DeckName, title: str, notes: str) -> Merged:
    """A new deck. `notes` is the name of what it was derived from."""
    head = [
        f"# Drafted by `quizgo derive` from {one_line(notes)}. Edit it as you like.",
        f"deck: {quoted(name)}",
        f"title: {quoted(title)}",
        "",
        "cards:",
    ]
    cards = [line for draft in derived.drafts for line in (*stamped(draft), "")]
    ids = [draft.id for draft in derived.drafts]
    text = "\n".join([*head, *cards, *_own_lines(derived, ids), ""])
    return Merged(name, text, new=tuple(ids))


def is_derived(data: bytes) -> bool:
    """Whether derive wrote this file, or part of it."""
    lines = data.decode(errors="replace").splitlines()
    return any(line.startswith(OWN) or stamp_of([line]) is not None for line in lines)


def merged(derived: Derived, data: bytes, path: Path) -> Merged:
    """What the deck in `data`, read from `path`, becomes.

    Raises DeckError where the deck has faults, and QuizgoError where it is written in a way
    that cards cannot be put into.
    """
    end = "\r\n" if b"\r\n" in data else "\n"
    text = data.decode(errors="replace")
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    own = [line for line in lines if line.startswith(OWN)]
    lines = [line for line in lines if not line.startswith(OWN)]
    _refuse_faults(data, path)
    deck = load_bytes("\n".join(lines).encode(), path).deck
    if deck is None:
        raise _cannot_extend(path)
    merging = _Merging(_File.cut(lines, deck), _ids_so_far(own))
    for draft in derived.drafts:
        merging.take(draft)
    result = merging.done(derived)
    _hold(deck, result, path)
    return replace(result, deck=deck.name, text=result.text.replace("\n", end))


def _refuse_faults(data: bytes, path: Path) -> None:
    faults = load_bytes(data, path).faults
    if faults:
        told = "".join(f"{fault}\n" for fault in faults)
        raise DeckError(f"{told}{path}: mend it first; nothing is changed.")


def _ids_so_far(own: Iterable[str]) -> list[str]:
    begin = OWN + _SO_FAR
    return [each for line in own if line.startswith(begin) for each in line[len(begin) :].split()]


def _own_lines(derived: Derived, ids: Sequence[str]) -> list[str]:
    topics = [one_line(safe(topic.words))[:200] for topic in derived.to_write]
    lines = [*_ABOUT, *(_TO_WRITE + topic for topic in dict.fromkeys(topics))]
    row = ""
    for each in ids:
        if row and len(row) + len(each) > 70:
            lines.append(_SO_FAR + row)
            row = ""
        row = f"{row} {each}" if row else each
    return [OWN + line for line in [*lines, *([_SO_FAR + row] if row else [])]]


# The file, cut --------------------------------------------------------------------


@dataclass(slots=True)
class _Piece:
    """One card's lines, and the blank lines and comments behind them."""

    id: str
    lines: list[str]
    after: list[str]


@dataclass(slots=True)
class _File:
    head: list[str]
    pieces: list[_Piece]
    indent: str
    """What stands before the dash of each card."""

    @staticmethod
    def cut(lines: list[str], deck: Deck) -> _File:
        cards = sorted(deck.cards, key=lambda card: card.place.line)
        starts = [_dash(lines, card, deck.path) for card in cards]
        if len(set(starts)) < len(starts):
            raise _cannot_extend(deck.path)
        first = lines[starts[0]]
        indent = first[: len(first) - len(first.lstrip(" "))]
        pieces = []
        for card, start, end in zip(cards, starts, [*starts[1:], len(lines)], strict=True):
            last = _last_line(lines, start, end, indent)
            pieces.append(_Piece(_own_id(card), lines[start:last], lines[last:end]))
        return _File(lines[: starts[0]], pieces, indent)

    def text(self) -> str:
        lines = list(self.head)
        for piece in self.pieces:
            lines += [*piece.lines, *piece.after]
        return "\n".join(lines).rstrip("\n")


def _own_id(card: Card) -> str:
    return card.id.removeprefix(f"{card.deck}/")


def _dash(lines: list[str], card: Card, path: Path) -> int:
    """The index of the line whose dash begins a card."""
    for index in range(card.place.line - 1, max(-1, card.place.line - 4), -1):
        if index < len(lines) and lines[index].lstrip(" ").startswith(("- ", "-\t")):
            return index
        if index < len(lines) and lines[index].strip() == "-":
            return index
    raise _cannot_extend(path)


def _last_line(lines: list[str], start: int, end: int, indent: str) -> int:
    """Behind the last line of a card: what is not indented further is no part of it."""
    inside = indent + " "
    for index in range(start + 1, end):
        line = lines[index]
        if line.strip() and not line.startswith(inside):
            end = index
            break
    while end > start + 1 and not lines[end - 1].strip():
        end -= 1
    return end


def _cannot_extend(path: Path) -> QuizgoError:
    return QuizgoError(
        f"{path}: its cards are not written one below the other as `- id: …`, so none can be "
        "added. Derive into another file."
    )


# Merging --------------------------------------------------------------------------


@dataclass(slots=True)
class _Merging:
    """One walk over the drafts, in the order of the notes."""

    file: _File
    so_far: list[str]
    """The ids that were derived at any time."""
    found: dict[str, list[str]] = field(default_factory=dict)
    """Ids by what became of them, as the fields of `Merged` name it."""
    by_id: dict[str, _Piece] = field(init=False)
    known: set[str] = field(init=False)
    following: dict[str, list[_Piece]] = field(default_factory=dict)
    """New pieces by the id of the piece that they come behind; empty where there is none."""
    first: str = ""
    before: str = ""
    """The ids of the first draft that the file has, and of the last one before that in hand."""

    def __post_init__(self) -> None:
        self.by_id = {piece.id: piece for piece in self.file.pieces}
        self.known = set(self.so_far)

    def take(self, draft: Draft) -> None:
        piece = self.by_id.get(draft.id)
        if piece is not None:
            self.note(self.renewed(piece, draft), draft.id)
            self.before = draft.id
            self.first = self.first or draft.id
        elif draft.id in self.known:
            self.note("taken_out", draft.id)
        else:
            lines = [self.file.indent + line if line else "" for line in stamped(draft)]
            self.following.setdefault(self.before, []).append(_Piece(draft.id, lines, [""]))
            self.note("new", draft.id)

    def renewed(self, piece: _Piece, draft: Draft) -> str:
        """Renew a card that nobody edited; what became of it."""
        then, written = stamp_of(piece.lines), stamped(draft)
        now = stamp_of(written)
        if then is None:
            return "by_hand"
        if digest(piece.lines) != then:
            return "edited" if now == then else "passed_over"
        if now == then:
            return "same"
        piece.lines = [self.file.indent + line if line else "" for line in written]
        return "changed"

    def note(self, what: str, card_id: str) -> None:
        self.found.setdefault(what, []).append(card_id)

    def done(self, derived: Derived) -> Merged:
        drafted = {draft.id for draft in derived.drafts}
        ours = [piece.id for piece in self.file.pieces if self.was_derived(piece)]
        for each in ours:
            if each not in drafted:
                self.note("gone", each)
        self.put_new_ones()
        ids = dict.fromkeys([*self.so_far, *ours, *self.found.get("new", [])])
        text = "\n".join([self.file.text(), "", *_own_lines(derived, list(ids)), ""])
        return Merged(DeckName(""), text, **{k: tuple(v) for k, v in self.found.items()})

    def was_derived(self, piece: _Piece) -> bool:
        """Whether a card came from notes. A copy that a person made of one did not."""
        stamp = stamp_of(piece.lines)
        return stamp is not None and (piece.id in self.known or digest(piece.lines) == stamp)

    def put_new_ones(self) -> None:
        """Each behind the card that stands before it in the notes, with a blank line between."""
        pieces = self.first_ones()
        for piece in self.file.pieces:
            added = self.following.get(piece.id, [])
            pieces.append(piece)
            if added:
                added[-1].after, piece.after = piece.after, [""]
                pieces += added
        self.file.pieces = pieces

    def first_ones(self) -> list[_Piece]:
        """What has nothing before it goes before what the notes have next, or else to the end."""
        added = self.following.pop("", [])
        ids = [piece.id for piece in self.file.pieces]
        place = ids.index(self.first) if self.first else len(ids)
        if not added or place == 0:
            return added
        before = ids[place - 1]
        self.following[before] = [*added, *self.following.get(before, [])]
        return []


def _hold(before: Deck, result: Merged, path: Path) -> None:
    """Refuse a result that is no good deck, or in which a card changed that was to stay."""
    loaded = load_bytes(result.text.encode(), path)
    after = loaded.deck
    if after is None or loaded.faults:
        raise _cannot_extend(path)
    changed = set(result.changed)
    stayed = {_own_id(card): _meaning(card) for card in before.cards}
    now = {_own_id(card): _meaning(card) for card in after.cards}
    if any(now.get(each) != said for each, said in stayed.items() if each not in changed):
        raise _cannot_extend(path)
    if now.keys() != stayed.keys() | set(result.new):
        raise _cannot_extend(path)
    if _top(before) != _top(after):
        raise _cannot_extend(path)


def _meaning(card: Card) -> str:
    """All that a card says, wherever it stands."""
    return encode(replace(card, place=Place(Path(), 0)))


def _top(deck: Deck) -> tuple[object, ...]:
    return deck.name, deck.title, deck.about, deck.order
