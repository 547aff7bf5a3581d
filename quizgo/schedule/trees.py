"""Which decks a pattern means: a tree of decks, or names that are alike."""

from __future__ import annotations

from fnmatch import fnmatchcase


def takes_in(pattern: str, deck: str) -> bool:
    """Whether a deck has that name or is below the one that has, or fits `*`, `?`, `[…]`."""
    if any(letter in pattern for letter in "*?["):
        return fnmatchcase(deck, pattern)
    return deck == pattern or deck.startswith(pattern + "/")
