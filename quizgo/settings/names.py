"""Settings by the names typed: `new_per_day`, `keys.undo`, `decks.go/scheduling.retention`."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from quizgo.errors import WrongWords
from quizgo.frozen import dataclass
from quizgo.settings.actions import ACTIONS
from quizgo.settings.keys import read_key_list, unknown, unknown_action, written
from quizgo.settings.kinds import Kind
from quizgo.settings.reading import read_deck
from quizgo.settings.table import OF_DECKS, SETTINGS, of_deck
from quizgo.settings.values import DeckSettings, Settings
from quizgo.text.yaml_nodes import Node


@dataclass(frozen=True, slots=True)
class Name:
    """One value of the file: the keys that lead to it, and how it is written."""

    parts: tuple[str, ...]
    kind: Kind

    def __str__(self) -> str:
        return ".".join(self.parts)


@dataclass(frozen=True, slots=True)
class KeyList:
    """The kind of the keys of one action."""

    action: str

    def read(self, node: Node) -> object:
        return read_key_list(node, self.action)

    def written(self, value: object) -> str:
        assert isinstance(value, tuple)
        return written(value)


class OneDeck:
    """The kind of what is otherwise for one deck."""

    def read(self, node: Node) -> object:
        return read_deck("", node)

    def written(self, value: object) -> str:
        assert isinstance(value, DeckSettings)
        return of_deck(value)


def named(text: str) -> Name:
    """The setting that is meant. Raises WrongWords."""
    first, dot, rest = text.partition(".")
    if first not in SETTINGS:
        raise WrongWords(unknown("setting", first, tuple(SETTINGS)))
    if not dot:
        return Name((first,), SETTINGS[first].kind)
    if first == "keys":
        if rest not in ACTIONS:
            raise WrongWords(f"keys: {unknown_action(rest)}")
        return Name((first, rest), KeyList(rest))
    if first == "decks":
        return _of_deck(rest)
    raise WrongWords(f"{first} has nothing below it. Write {first} alone.")


def _of_deck(rest: str) -> Name:
    """A deck's name may have dots of its own, and settings of decks have none."""
    pattern, dot, last = rest.rpartition(".")
    if dot and last in OF_DECKS:
        return Name(("decks", pattern, last), SETTINGS[last].kind)
    if not rest or (dot and difflib.get_close_matches(last, OF_DECKS, cutoff=0.8)):
        raise WrongWords(f"decks: {unknown('setting of a deck', last, OF_DECKS)}")
    return Name(("decks", rest), OneDeck())


def value_of(name: Name, settings: Settings) -> object:
    """What the setting is; None where a deck or an action has nothing of its own."""
    first, *rest = name.parts
    value: object = getattr(settings, first)
    if not rest:
        return value
    if first == "keys":
        return settings.keys.get(rest[0])
    deck = next((one for one in settings.decks if one.pattern == rest[0].strip("/")), None)
    return deck if deck is None or len(rest) == 1 else getattr(deck, rest[1])


def every_name(settings: Settings) -> Iterator[Name]:
    """All settings there are, with what is said for actions and decks one by one."""
    for first, setting in SETTINGS.items():
        if first == "keys":
            yield from (Name(("keys", action), KeyList(action)) for action in ACTIONS)
        elif first == "decks":
            for deck in settings.decks:
                for last in OF_DECKS:
                    if getattr(deck, last) is not None:
                        yield Name(("decks", deck.pattern, last), SETTINGS[last].kind)
        else:
            yield Name((first,), setting.kind)
