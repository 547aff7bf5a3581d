"""Chance, in one place: every draw of a run is one `pick`, written to a log that replays it.

Owns the generator (SplitMix64, written here so that a run never changes with the Python version)
and the log. What a draw decides is named by its kind: `select`, `map`, `steal`, `random`…
"""

from collections.abc import Sequence
from typing import NamedTuple

_MASK = (1 << 64) - 1
_GAMMA = 0x9E3779B97F4A7C15


class Choice(NamedTuple):
    """One draw: `chosen` of `0 … n - 1`."""

    kind: str
    n: int
    chosen: int


class Choices:
    """The draws of one run: first those given to replay, then fresh ones from the seed."""

    __slots__ = ("_position", "_replay", "_state", "log", "strayed")

    def __init__(self, seed: int = 1, replay: Sequence[Choice] = ()) -> None:
        self._state = seed & _MASK
        self._replay = tuple(replay)
        self._position = 0
        self.log: list[Choice] = []
        self.strayed = False
        """The replayed log did not fit (the program was edited); draws were fresh from there on."""

    def pick(self, kind: str, n: int) -> int:
        """One of `0 … n - 1`. A draw from one thing is no draw: it is not in the log."""
        if n <= 1:
            return 0
        chosen = self._replayed(kind, n)
        if chosen is None:
            chosen = self._fresh(n)
        self.log.append(Choice(kind, n, chosen))
        return chosen

    def copy(self) -> "Choices":
        """The same draws to come; for a snapshot."""
        twin = Choices(0, self._replay)
        twin._state = self._state
        twin._position = self._position
        twin.log = self.log.copy()
        twin.strayed = self.strayed
        return twin

    def _replayed(self, kind: str, n: int) -> int | None:
        if self._position >= len(self._replay) or self.strayed:
            return None
        choice = self._replay[self._position]
        self._position += 1
        if choice.kind != kind or choice.n != n:
            self.strayed = True
            return None
        return choice.chosen

    def _fresh(self, n: int) -> int:
        # SplitMix64 (Steele, Lea, Flood 2014), scaled to n by the high half of the product. A big n
        # (a random integer of 64 bits) takes as many words as it needs to stay even.
        words = 1 + n.bit_length() // 64
        value = 0
        for _ in range(words):
            value = value << 64 | self._word()
        return value * n >> 64 * words

    def _word(self) -> int:
        self._state = (self._state + _GAMMA) & _MASK
        z = self._state
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9 & _MASK
        z = (z ^ z >> 27) * 0x94D049BB133111EB & _MASK
        return z ^ z >> 31
