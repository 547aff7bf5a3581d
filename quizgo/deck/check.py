"""The form of decks, one by one and together. Nothing is run."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from quizgo.deck.find import expand
from quizgo.deck.load import load
from quizgo.model import Deck, Points
from quizgo.text.faults import Fault


def check(paths: Iterable[Path], *, beside: Iterable[Deck] = ()) -> tuple[Fault, ...]:
    """Every fault in the files named and in the folders named, file by file, by line.

    `beside` are decks that are there as well: their cards may be followed.
    """
    files = expand(paths)
    loaded = [load(file) for file in files]
    decks = [each.deck for each in loaded if each.deck is not None]
    faults = [fault for each in loaded for fault in each.faults]
    faults += together(decks, beside=beside)
    place = {file: index for index, file in enumerate(files)}
    return tuple(sorted(faults, key=lambda fault: (place[fault.path], fault.line)))


def together(decks: Iterable[Deck], *, beside: Iterable[Deck] = ()) -> list[Fault]:
    """What is wrong with decks only when they are seen together."""
    decks = list(decks)
    known = {str(card.id) for deck in (*decks, *beside) for card in deck.cards}
    return [*_same_names(decks), *_lost_follows(decks, known), *_disputed_pasts(decks, known)]


def _same_names(decks: list[Deck]) -> Iterable[Fault]:
    first: dict[str, Path] = {}
    for deck in decks:
        other = first.setdefault(deck.name, deck.path)
        if other != deck.path:
            message = f'The deck "{deck.name}" is in {other} too. Give one of them another name.'
            yield Fault(deck.path, 1, message)


def _lost_follows(decks: list[Deck], known: set[str]) -> Iterable[Fault]:
    for deck in decks:
        for card in deck.cards:
            if not isinstance(card.body, Points):
                continue
            for target in card.body.follow:
                if target not in known:
                    message = f'`follow` names "{target}", and there is no such card. Mend the id.'
                    yield _at(deck, card.id, card.place.line, message)


def _disputed_pasts(decks: list[Deck], known: set[str]) -> Iterable[Fault]:
    claimed: dict[str, str] = {}
    for deck in decks:
        for card in deck.cards:
            for old in card.was:
                other = claimed.setdefault(old, card.id)
                if other != card.id:
                    message = f'`was` names "{old}", and so does "{other}". Keep it in one of them.'
                    yield _at(deck, card.id, card.place.line, message)
                elif old in known:
                    message = f'`was` names "{old}", and that card still exists. Take it out.'
                    yield _at(deck, card.id, card.place.line, message)


def _at(deck: Deck, card_id: str, line: int, message: str) -> Fault:
    return Fault(deck.path, line, message, card_id.removeprefix(f"{deck.name}/"))
