"""What the word of a query that is being typed may become."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import takewhile

from quizgo.frozen import dataclass
from quizgo.model import Kind, Level
from quizgo.schedule.fold import FLAGS
from quizgo.search.facts import folded
from quizgo.search.terms import Prop, State
from quizgo.search.values import KEYS

_WORD = re.compile(r"[^\s()]*$")


@dataclass(frozen=True, slots=True)
class Completion:
    """What a word may become. `start` is where it begins in the query."""

    start: int
    words: tuple[str, ...]

    @property
    def common(self) -> str:
        """What all of them begin with."""
        shared = takewhile(lambda letters: len(set(letters)) == 1, zip(*self.words, strict=False))
        return "".join(letters[0] for letters in shared)


NOTHING = Completion(0, ())


def completion(
    before: str,
    decks: Callable[[], Sequence[str]],
    tags: Callable[[], Collection[str]],
) -> Completion:
    """What the word that ends `before`, the query up to the cursor, may become."""
    found = _WORD.search(before)
    word = found[0] if found is not None else ""
    start = len(before) - len(word)
    bare = word.lstrip("-")
    start += len(word) - len(bare)
    if not bare or '"' in bare:
        return NOTHING
    key, colon, value = bare.partition(":")
    if not colon:
        return Completion(start, _beginning([f"{key}:" for key in KEYS], bare))
    values = _values(key.casefold(), decks, tags)
    words = _beginning(values, value)
    return Completion(start, tuple(f"{key}:{word}" for word in words if word != value))


def _beginning(words: Iterable[str], with_: str) -> tuple[str, ...]:
    return tuple(word for word in words if folded(word).startswith(folded(with_)))


def _values(
    key: str, decks: Callable[[], Sequence[str]], tags: Callable[[], Collection[str]]
) -> Iterable[str]:
    match key:
        case "deck":
            return _tree(decks())
        case "tag":
            return sorted({*tags(), "none"})
        case "is":
            return [str(state) for state in State]
        case "kind":
            return [str(kind) for kind in Kind]
        case "level":
            return [str(level) for level in Level]
        case "prop":
            return [str(prop) for prop in Prop]
        case "flag":
            return FLAGS
        case _:
            return ()


def _tree(decks: Sequence[str]) -> list[str]:
    """The decks and all that stand above them, each once."""
    found: dict[str, None] = {}
    for deck in decks:
        words = deck.split("/")
        found.update(dict.fromkeys("/".join(words[:depth]) for depth in range(1, len(words) + 1)))
    return list(found)
