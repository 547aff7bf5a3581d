"""Orders drawn from a seed, the same on every machine and with every Python.

The generator is SplitMix64 (Steele, Lea and Flood, 2014); the shuffle is Fisher and
Yates's, from the end. `random` promises the same numbers only for some of its calls.
"""

from __future__ import annotations

from collections.abc import Iterator

_MASK = (1 << 64) - 1


def shuffled(count: int, seed: int) -> tuple[int, ...]:
    """The indexes 0 to `count` - 1 in the order that `seed` draws.

    Of more than two the order is never the original one: an `order` card would show
    its answer.
    """
    draws = _splitmix64(seed)
    identity = list(range(count))
    while True:
        order = identity.copy()
        for last in range(count - 1, 0, -1):
            pick = (next(draws) * (last + 1)) >> 64
            order[last], order[pick] = order[pick], order[last]
        if count <= 2 or order != identity:
            return tuple(order)


def _splitmix64(seed: int) -> Iterator[int]:
    state = seed & _MASK
    while True:
        state = (state + 0x9E3779B97F4A7C15) & _MASK
        mixed = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _MASK
        yield mixed ^ (mixed >> 31)
