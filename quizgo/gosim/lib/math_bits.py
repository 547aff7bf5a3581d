"""math/bits: what the bits of unsigned numbers are, at each width."""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn

from quizgo.gosim.vm.faults import runtime_error
from quizgo.gosim.vm.values import Value

_WIDTHS = {"": 64, "8": 8, "16": 16, "32": 32, "64": 64}
"""By the end of the functions' names."""


def _of_width(bits: int) -> dict[str, Callable[..., Value]]:
    mask = (1 << bits) - 1

    def leading_zeros(x: int) -> int:
        return bits - x.bit_length()

    def trailing_zeros(x: int) -> int:
        return (x & -x).bit_length() - 1 if x else bits

    def rotate_left(x: int, k: int) -> int:
        k %= bits
        return (x << k | x >> (bits - k)) & mask

    def reverse(x: int) -> int:
        return int(f"{x:0{bits}b}"[::-1], 2)

    def reverse_bytes(x: int) -> int:
        return int.from_bytes(x.to_bytes(bits // 8, "little"), "big")

    return {
        "LeadingZeros": leading_zeros,
        "TrailingZeros": trailing_zeros,
        "OnesCount": int.bit_count,
        "RotateLeft": rotate_left,
        "Reverse": reverse,
        "ReverseBytes": reverse_bytes,
        "Len": int.bit_length,
    }


def _with_carry(bits: int) -> dict[str, Callable[..., Value]]:
    mask = (1 << bits) - 1

    def add(x: int, y: int, carry: int) -> tuple[int, int]:
        total = x + y + carry
        return total & mask, total >> bits & 1

    def sub(x: int, y: int, borrow: int) -> tuple[int, int]:
        difference = x - y - borrow
        return difference & mask, difference >> bits & 1

    def mul(x: int, y: int) -> tuple[int, int]:
        product = x * y
        return product >> bits, product & mask

    return {"Add": add, "Sub": sub, "Mul": mul}


def _quo_rem(hi: int, lo: int, y: int) -> Value:
    return divmod(hi << 64 | lo, y)


def _remainder(hi: int, lo: int, y: int) -> Value:
    return (hi << 64 | lo) % y


def _overflow() -> NoReturn:
    raise runtime_error("integer overflow")


NATIVES: dict[str, Callable[..., Value]] = {
    "quoRem": _quo_rem,
    "remainder": _remainder,
    "overflow": _overflow,
}
for _suffix, _bits in _WIDTHS.items():
    for _name, _function in _of_width(_bits).items():
        NATIVES[_name + _suffix] = _function
for _suffix in ("", "32", "64"):
    for _name, _function in _with_carry(_WIDTHS[_suffix]).items():
        NATIVES[_name + _suffix] = _function
del NATIVES["ReverseBytes8"]
