"""math/rand/v2: ChaCha8's blocks; the rest it shares with math/rand."""

from __future__ import annotations

from collections.abc import Callable

from quizgo.gosim.lib.math_rand import SLOW_ZIGGURATS, ZIGGURATS, draw
from quizgo.gosim.vm.values import Slice, Value, slice_of

_CONSTANTS = (0x61707865, 0x3320646E, 0x79622D32, 0x6B206574)
_MASK = (1 << 32) - 1
_LANES = 4
_QUARTERS = (
    *((0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15)),
    *((0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14)),
)


def _block(seed: Slice, counter: int) -> Value:
    """Thirty-two words: four blocks of ChaCha with eight rounds, side by side, to which the key
    is added and nothing else."""
    key = [word >> shift & _MASK for word in seed.items() for shift in (0, 32)]  # type: ignore[operator]
    lanes = [_lane(key, counter + lane) for lane in range(_LANES)]
    numbers = [lane[row] for row in range(16) for lane in lanes]
    return slice_of(
        [low | high << 32 for low, high in zip(numbers[::2], numbers[1::2], strict=True)]
    )


def _lane(key: list[int], counter: int) -> list[int]:
    state = [*_CONSTANTS, *key, counter, 0, 0, 0]
    for _ in range(4):
        for a, b, c, d in _QUARTERS:
            state[a] = state[a] + state[b] & _MASK
            state[d] = _rotated(state[d] ^ state[a], 16)
            state[c] = state[c] + state[d] & _MASK
            state[b] = _rotated(state[b] ^ state[c], 12)
            state[a] = state[a] + state[b] & _MASK
            state[d] = _rotated(state[d] ^ state[a], 8)
            state[c] = state[c] + state[d] & _MASK
            state[b] = _rotated(state[b] ^ state[c], 7)
    for row, word in enumerate(key, 4):
        state[row] = state[row] + word & _MASK
    return state


def _scaled(word: int, n: int) -> tuple[int, bool]:
    """A number below n, and whether it is as likely as the others (Lemire 2019)."""
    if n & (n - 1) == 0:
        return word & (n - 1), True
    number, rest = divmod(word * n, 1 << 64)
    return number, rest >= n or rest >= (1 << 64) % n


def _rotated(word: int, bits: int) -> int:
    return (word << bits | word >> 32 - bits) & _MASK


NATIVES: dict[str, Callable[..., Value]] = {
    "block": _block,
    "scaled": _scaled,
    **ZIGGURATS,
}
HOSTED: dict[str, Callable[..., Value]] = {"draw": draw}
SLOW = {"block": 1700, **SLOW_ZIGGURATS}
