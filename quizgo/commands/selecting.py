"""From words typed to items and decks, with a helpful word where they name nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from quizgo.commands.opening import Opened
from quizgo.errors import QuizgoError
from quizgo.model import DeckName, Item
from quizgo.store.store import Store
from quizgo.store.values import Selection

DECK_ENDINGS = (".yaml", ".yml")

QUERY_HELP = (
    "Which cards are meant, as in `quizgo cards`: 'deck:go/* prop:lapses>=3 -is:suspended'."
)


def is_file_word(word: str) -> bool:
    """Whether a word names a deck file rather than a deck."""
    return word.lower().endswith(DECK_ENDINGS)


def files_among(words: Sequence[str]) -> list[Path]:
    """The deck files named; their decks are studied where they lie."""
    return [Path(word).expanduser() for word in words if is_file_word(word)]


def selection(opened: Opened, words: Sequence[str], tags: Sequence[str] = ()) -> Selection:
    """What decks, files and tags mean together. Raises QuizgoError where a deck is unknown."""
    if not words:
        return Selection(tags=tuple(tags))
    files = opened.store.files()
    decks: list[str] = []
    for word in words:
        if is_file_word(word):
            file = files.get(Path(word).expanduser().absolute())
            if file is not None and file.deck is not None:
                decks.append(file.deck)
        else:
            decks.append(known_deck(opened.store, word))
    return Selection(decks=tuple(decks), tags=tuple(tags))


def known_deck(store: Store, word: str) -> str:
    """A deck's name or a pattern that means some. Raises QuizgoError where it means none."""
    if store.deck_names(Selection(decks=(word,))):
        return word
    raise QuizgoError(f"There is no deck {word!r}.{_nearest(word, store.deck_names())}")


def items_named(store: Store, words: Sequence[str]) -> list[Item]:
    """The items of all cards named, each once. Raises QuizgoError for the first unknown one."""
    found: dict[Item, None] = {}
    for word in words:
        items = store.find(word)
        if not items:
            raise QuizgoError(
                f"There is no card {word!r}. `quizgo cards` lists them; a card is named "
                "as there, or by its last part alone."
            )
        found.update(dict.fromkeys(items))
    return list(found)


def _nearest(word: str, names: Sequence[DeckName]) -> str:
    import difflib

    near = difflib.get_close_matches(word, names, n=1, cutoff=0.5)
    return f" Did you mean {near[0]}?" if near else " `quizgo decks` lists them."
