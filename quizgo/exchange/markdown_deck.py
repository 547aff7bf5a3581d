"""Decks as Markdown that people read and write: `Q:` and `A:`, or `C:` with gaps.

    Deck: go/channels

    Q: What does a send on a nil channel do?
    A: It blocks for ever.
    Tags: channels

    C: Each P has a ring of {{c1::256}} slots.

A text goes on until the next of the words that open one. Within a block of code they open
nothing; elsewhere one that is meant as text has a backslash in front of it. `Id:` names a card
for good, so that its question can be edited without losing progress.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import field
from pathlib import Path

from quizgo.exchange.flat import Flat, Form
from quizgo.exchange.taken import Gathered, Taken, gathered
from quizgo.frozen import dataclass
from quizgo.text.faults import Fault

_OPENING = re.compile(r"(Deck|Title|Q|A|C|Kind|Why|Tags|Id):(?: (.*)|)$", re.DOTALL)
_ESCAPED = re.compile(r"\\+(?:Deck|Title|Q|A|C|Kind|Why|Tags|Id):(?: |$)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_RULE = re.compile(r"-{3,}\s*")
_BEGINS_CARD = frozenset(("Q", "C", "Deck"))


# Writing ----------------------------------------------------------------------------


def markdown_text(flats: Iterable[Flat]) -> str:
    """Cards, deck by deck."""
    lines: list[str] = []
    deck = ""
    for flat in flats:
        if flat.deck != deck:
            deck = flat.deck
            lines += [f"Deck: {deck}", ""]
        lines += [*_card(flat), ""]
    return "\n".join(lines)


def _card(flat: Flat) -> Iterator[str]:
    yield from _opened("C" if flat.form is Form.CLOZE else "Q", flat.front)
    if flat.back:
        yield from _opened("A", flat.back)
    if flat.why:
        yield from _opened("Why", flat.why)
    if flat.form in (Form.REVERSED, Form.TYPED):
        yield f"Kind: {flat.form}"
    if flat.tags:
        yield f"Tags: {' '.join(flat.tags)}"
    yield f"Id: {flat.id.rpartition('/')[2]}"


def _opened(name: str, text: str) -> Iterator[str]:
    first, *rest = closed(text).split("\n")
    yield f"{name}: {first}"
    fence = _fence_after("", first)
    for line in rest:
        is_marked = _OPENING.match(line) or _ESCAPED.match(line) or _RULE.fullmatch(line)
        yield f"\\{line}" if is_marked and not fence else line
        fence = _fence_after(fence, line)


def closed(text: str) -> str:
    """The text with its last block of code closed, which Markdown takes for closed anyway."""
    fence = ""
    for line in text.split("\n"):
        fence = _fence_after(fence, line)
    return f"{text}\n{fence}" if fence else text


def _fence_after(fence: str, line: str) -> str:
    """The fence that is open behind a line; empty where none is."""
    found = _FENCE.match(line)
    if found is None:
        return fence
    if not fence:
        return found[1]
    closes = found[1][0] == fence[0] and len(found[1]) >= len(fence)
    return "" if closes and not line.strip(f" {fence[0]}") else fence


# Reading ----------------------------------------------------------------------------


@dataclass(slots=True)
class _Card:
    """A card as far as it is read."""

    line: int
    deck: str
    title: str
    texts: dict[str, list[str]] = field(default_factory=dict)

    def text(self, name: str) -> str:
        return "\n".join(self.texts.get(name, ())).strip()

    def taken(self) -> Taken:
        form = self.text("Kind")
        is_gaps = "C" in self.texts
        return Taken(
            self.line,
            self.text("C" if is_gaps else "Q"),
            self.text("A"),
            self.text("Why"),
            form=Form.CLOZE if is_gaps else Form(form) if form in list(Form) else Form.BASIC,
            id=self.text("Id"),
            deck=self.deck,
            title=self.title,
            tags=tuple(self.text("Tags").split()),
        )


def markdown_in(text: str, path: Path) -> Gathered:
    """The cards of a Markdown file with this name."""
    cards, faults = _read(text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n"), path)
    found = gathered((card.taken() for card in cards), path)
    found.faults += faults
    return found


def _read(lines: list[str], path: Path) -> tuple[list[_Card], list[Fault]]:
    cards: list[_Card] = []
    faults: list[Fault] = []
    deck = title = fence = name = ""
    for number, line in enumerate(lines, 1):
        opening = None if fence else _OPENING.match(line)
        if opening is None:
            if name and cards and not (_RULE.fullmatch(line) and not fence):
                cards[-1].texts[name].append(line[1:] if _is_escaped(line, fence) else line)
            elif line.strip() and not cards and not line.startswith("#") and line.strip() != "---":
                faults.append(Fault(path, number, _NOT_IN_CARD))
            fence = _fence_after(fence, line)
            continue
        word, value = opening[1], opening[2] or ""
        name = ""
        if word == "Deck":
            deck, title = value.strip(), ""
        elif word == "Title":
            title = value.strip()
        elif word in _BEGINS_CARD or cards:
            if word in _BEGINS_CARD:
                cards.append(_Card(number, deck, title))
            name = word
            if name in cards[-1].texts:
                faults.append(Fault(path, number, f"`{name}:` stands twice in a card. Join them."))
            cards[-1].texts.setdefault(name, []).append(value)
            fence = _fence_after("", value)
        else:
            faults.append(Fault(path, number, _NOT_IN_CARD))
    return cards, faults


_NOT_IN_CARD = "This belongs to no card. Begin a card with `Q:` or `C:`."


def _is_escaped(line: str, fence: str) -> bool:
    if fence:
        return False
    return _ESCAPED.match(line) is not None or (
        line.startswith("\\") and _RULE.fullmatch(line[1:]) is not None
    )
