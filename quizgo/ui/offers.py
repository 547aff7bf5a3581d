"""What a day that is done offers, on a screen: lines, a part of the bar, keys."""

from __future__ import annotations

from collections.abc import Sequence

from quizgo.session.more import More, MoreKind
from quizgo.ui.bars import Key
from quizgo.ui.daily import MORE_ACTIONS, deck_offers, more_text, spoken, typed_for
from quizgo.ui.keymap import KeyMap
from quizgo.ui.lines import Line, cells, wrapped
from quizgo.ui.prose.words import Words


def offer_lines(offers: Sequence[More], width: int, words: Words, keys: KeyMap) -> list[Line]:
    """What is on offer, each behind its key; nothing where nothing is."""
    if not offers:
        return []
    lines: list[Line] = list(wrapped([("class:heading", spoken(words).more_title)], width))
    for more in offers:
        name = _key_name(offers, more, words, keys)
        front: Line = (("class:key", name), ("", "  "))
        rest: Line = (("", " " * (cells(name) + 2)),)
        lines += wrapped([("", more_text(more, words))], width, first=front, rest=rest)
    return lines


def offer_keys(offers: Sequence[More], words: Words, keys: KeyMap) -> list[Key]:
    """The same in a bar. Decks share a place there."""
    own = spoken(words)
    labels = {
        MoreKind.NEW: own.key_more_new,
        MoreKind.EARLY: own.key_more_early,
        MoreKind.FORGOTTEN: own.key_more_forgotten,
    }
    found = [
        Key(_key_name(offers, more, words, keys), labels[more.kind], MORE_ACTIONS[more.kind])
        for more in offers
        if more.kind in labels
    ]
    count = len(deck_offers(offers))
    if count:
        found.append(Key("1" if count == 1 else f"1-{count}", own.key_more_deck))
    return found


def offer_sequences(offers: Sequence[More], more: More, keys: KeyMap) -> list[tuple[str, ...]]:
    """The key sequences of one of the offers, as prompt-toolkit names them."""
    action = MORE_ACTIONS.get(more.kind)
    return keys.reading(action) if action else [(typed_for(offers, more),)]


def _key_name(offers: Sequence[More], more: More, words: Words, keys: KeyMap) -> str:
    action = MORE_ACTIONS.get(more.kind)
    return keys.name(action, words) if action else typed_for(offers, more)
