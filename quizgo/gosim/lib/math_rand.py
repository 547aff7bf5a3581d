"""math/rand: the additive generator behind NewSource, and draws of the run's chance."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import cast

from quizgo.gosim.vm.host import Context
from quizgo.gosim.vm.values import Slice, Value, slice_of

_LENGTH = 607
_TAP = 273
_STEPS = 7_800_000_000_000
"""How far Go let the generator run before it took the table that seeds are mixed with."""

_MASK = (1 << 64) - 1
_SLOT = 18
"""Bytes that hold the sum of so many products of two 64-bit numbers."""

_MODULUS = 2**31 - 1


def _lehmer(seed: int) -> Iterator[int]:
    """Park and Miller's generator with the factor 48271."""
    x = seed % _MODULUS or 89_482_311
    while True:
        x = x * 48271 % _MODULUS
        yield x


def _words(seed: int, shift: int) -> list[int]:
    """The generator's first state: three numbers of the other generator for each word."""
    numbers = _lehmer(seed)
    for _ in range(20):
        next(numbers)
    return [
        (next(numbers) << 2 * shift ^ next(numbers) << shift ^ next(numbers)) & _MASK
        for _ in range(_LENGTH)
    ]


@cache
def _table() -> list[int]:
    """The state after `_STEPS` steps from seed 1.

    A word is the sum of those 607 and 273 before it, so the n-th is a linear combination of the
    first 607, with the coefficients of x**n modulo x**607 - x**334 - 1.
    """
    first = _in_order(_words(1, 10))
    sequence = first + _following(first)
    # Word N + i is the sum of coefficient j times word i + j: a product of polynomials, one of
    # them written backwards.
    backwards = _packed(_unpacked(_power(_STEPS))[:_LENGTH][::-1])
    words = _unpacked(backwards * _packed(sequence))[_LENGTH - 1 : 2 * _LENGTH - 1]
    table = [0] * _LENGTH
    for i, word in enumerate(words):
        table[(333 - _STEPS - i) % _LENGTH] = word
    return table


def _in_order(state: list[int]) -> list[int]:
    """The words of a table as they come: Go goes through it from word 333 down."""
    return [state[(333 - i) % _LENGTH] for i in range(_LENGTH)]


def _following(words: list[int]) -> list[int]:
    """The next 607 words."""
    sequence = list(words)
    for i in range(_LENGTH):
        sequence.append(sequence[i] + sequence[i + _LENGTH - _TAP] & _MASK)
    return sequence[_LENGTH:]


def _power(n: int) -> int:
    """x**n modulo the characteristic polynomial, packed."""
    result = 1
    for bit in f"{n:b}":
        result = _reduced(result * result)
        if bit == "1":
            result = _reduced(result << 8 * _SLOT)
    return result


# A polynomial is packed into one large integer, a coefficient a slot: its multiplication does all
# theirs at once.


def _reduced(polynomial: int) -> int:
    bits = 8 * _SLOT
    end = _LENGTH * bits
    while high := polynomial >> end:
        polynomial = (polynomial & ((1 << end) - 1)) + high + (high << (_LENGTH - _TAP) * bits)
    return polynomial & _low_words()


@cache
def _low_words() -> int:
    return _packed([_MASK] * _LENGTH)


def _packed(coefficients: list[int]) -> int:
    return int.from_bytes(b"".join(c.to_bytes(_SLOT, "little") for c in coefficients), "little")


def _unpacked(polynomial: int) -> list[int]:
    data = polynomial.to_bytes(2 * _LENGTH * 2 * _SLOT, "little")
    return [int.from_bytes(data[i : i + 8], "little") for i in range(0, len(data), _SLOT)]


def _seeded(seed: int) -> Slice:
    """The words before the first number of a source with that seed."""
    mixed = [a ^ b for a, b in zip(_words(seed, 20), _table(), strict=True)]
    return slice_of([*_in_order(mixed)])


def _next_words(words: Slice) -> Slice:
    return slice_of([*_following(cast("list[int]", words.items()))])


def _ziggurat(name: str) -> Callable[..., Value]:
    """A function of `ziggurat`, loaded when one is used."""

    def native(*args: Value) -> Value:
        from quizgo.gosim.lib import ziggurat

        return cast("Callable[..., Value]", getattr(ziggurat, name))(*args)

    return native


ZIGGURATS = {
    "normalAt": _ziggurat("normal_at"),
    "normalKeeps": _ziggurat("normal_keeps"),
    "exponentialAt": _ziggurat("exponential_at"),
    "exponentialKeeps": _ziggurat("exponential_keeps"),
}


def draw(context: Context, n: int) -> Value:
    """One draw of the run's chance: 0 … n-1, or any 64 bits if n is 0."""
    return context.host.pick("random", n or 1 << 64)


NATIVES: dict[str, Callable[..., Value]] = {
    "seeded": _seeded,
    "following": _next_words,
    **ZIGGURATS,
}
HOSTED: dict[str, Callable[..., Value]] = {"draw": draw}
SLOW_ZIGGURATS = {"exponentialAt": 15, "exponentialKeeps": 120, "normalKeeps": 120}
SLOW = {"seeded": 5000, "following": 700, **SLOW_ZIGGURATS}
