"""Chance, in one place: every draw of a run is one `pick`, written to a log that replays it.

Owns the generator (SplitMix64, written here so that a run never changes with the Python version)
and the log. What a draw decides is named by its kind: `select`, `map`, `steal`, `random`…

The log does not keep what was drawn, only what was asked for, and how often in a row: what was
drawn follows from that and the seed. So millions of draws take little room.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from typing import NamedTuple, overload

_MASK = (1 << 64) - 1
_SMALL = _MASK >> 1
_GAMMA, _FIRST, _SECOND = 0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB
"""SplitMix64's constants."""
_MOST_IN_ROW = (1 << 32) - 1


class Choice(NamedTuple):
    """One draw: `chosen` of `0 … n - 1`."""

    kind: str
    n: int
    chosen: int


class Draws(Sequence[Choice]):
    """The draws that a run has made so far, worked out when they are first read."""

    __slots__ = ("_asked", "_choices", "_replayed", "_seed", "_size", "_times")

    def __init__(
        self,
        replayed: tuple[Choice, ...],
        seed: int,
        asked: Sequence[tuple[str, int]],
        times: Sequence[int],
    ) -> None:
        """Those that were `replayed`; then for each of `asked` so many fresh ones, by `times`."""
        self._replayed = replayed
        self._seed = seed
        self._asked = asked
        self._times = times
        self._size = len(replayed) + sum(times)
        self._choices: tuple[Choice, ...] | None = None

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, index: int) -> Choice: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Choice, ...]: ...
    def __getitem__(self, index: int | slice) -> Choice | tuple[Choice, ...]:
        return self._all()[index]

    def __iter__(self) -> Iterator[Choice]:
        return iter(self._all())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._all() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._all())

    def __repr__(self) -> str:
        return f"<Draws {self._all()}>"

    def kinds(self) -> set[str]:
        """What was drawn for."""
        return {choice.kind for choice in self._replayed} | {kind for kind, _ in self._asked}

    def _all(self) -> tuple[Choice, ...]:
        if self._choices is None:
            self._choices = (*self._replayed, *self._fresh())
        return self._choices

    def _fresh(self) -> Iterator[Choice]:
        state = self._seed
        for (kind, n), times in zip(self._asked, self._times, strict=True):
            for _ in range(times):
                state, chosen = _drawn(state, n)
                yield Choice(kind, n, chosen)


class Choices:
    """The draws of one run: first those given to replay, then fresh ones from the seed."""

    __slots__ = ("_kind", "_n", "_numbers", "_position", "_replay", "_row", "_rows", "_seed",
                 "_state", "_times", "made", "strayed")  # fmt: skip

    def __init__(self, seed: int = 1, replay: Sequence[Choice] = ()) -> None:
        self._seed = self._state = seed & _MASK
        self._replay = tuple(replay)
        self._position = 0
        self._numbers: dict[tuple[str, int], int] = {}
        """What was asked for, each with a number of its own."""
        self._rows = array("I")
        """The numbers of what was asked for, one for each row of the same; `_times`: how often in
        that row."""
        self._times = array("I")
        self._kind, self._n, self._row = "", 0, 0
        """The row that is under way, and how often so far."""
        self.made = 0
        """How many draws there were."""
        self.strayed = False
        """The replayed log did not fit (the program was edited); draws were fresh from there on."""

    @property
    def log(self) -> Draws:
        """The draws so far."""
        self._end_row()
        asked = tuple(self._numbers)
        replayed = self._replay[: self._position - self.strayed]
        rows = [asked[number] for number in self._rows]
        return Draws(replayed, self._seed, rows, self._times[:])

    def pick(self, kind: str, n: int) -> int:
        """One of `0 … n - 1`. A draw from one thing is no draw: it is not in the log."""
        if n <= 1:
            return 0
        self.made += 1
        if self._position < len(self._replay) and not self.strayed:
            choice = self._replay[self._position]
            self._position += 1
            if choice.kind == kind and choice.n == n:
                return choice.chosen
            self.strayed = True
        if n != self._n or kind != self._kind or self._row == _MOST_IN_ROW:
            self._end_row()
            self._kind, self._n = kind, n
        self._row += 1
        self._state, chosen = _drawn(self._state, n)
        return chosen

    def copy(self) -> Choices:
        """The same draws to come; for a snapshot."""
        self._end_row()
        twin = Choices(self._seed, self._replay)
        twin._state = self._state
        twin._position = self._position
        twin._numbers = self._numbers.copy()
        twin._rows, twin._times = self._rows[:], self._times[:]
        twin._kind, twin._n = self._kind, self._n
        twin.made = self.made
        twin.strayed = self.strayed
        return twin

    def _end_row(self) -> None:
        if self._row:
            asked = self._kind, self._n
            self._rows.append(self._numbers.setdefault(asked, len(self._numbers)))
            self._times.append(self._row)
            self._row = 0


def _drawn(state: int, n: int) -> tuple[int, int]:
    """The generator's next state, and what it draws of `n`.

    SplitMix64 (Steele, Lea, Flood 2014), scaled to n by the high half of the product.
    """
    if n > _SMALL:
        return _drawn_of_many(state, n)
    state = (state + _GAMMA) & _MASK
    z = (state ^ state >> 30) * _FIRST & _MASK
    z = (z ^ z >> 27) * _SECOND & _MASK
    return state, (z ^ z >> 31) * n >> 64


def _drawn_of_many(state: int, n: int) -> tuple[int, int]:
    """The same for a big n (a random integer of 64 bits), which takes as many words as it needs to
    stay even."""
    words = 1 + n.bit_length() // 64
    value = 0
    for _ in range(words):
        state = (state + _GAMMA) & _MASK
        z = (state ^ state >> 30) * _FIRST & _MASK
        z = (z ^ z >> 27) * _SECOND & _MASK
        value = value << 64 | z ^ z >> 31
    return state, value * n >> 64 * words
