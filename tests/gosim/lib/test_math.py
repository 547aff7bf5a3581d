"""math against what Go 1.27 gave on amd64: `math.txt` has a function, its arguments, its result.

Numbers are in hexadecimal; the arguments are special values and random ones of many sizes.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgo.gosim.lib import elementary
from quizgo.gosim.lib.math import NATIVES

VECTORS = Path(__file__).with_name("math.txt")
finite = st.floats(allow_nan=False, allow_infinity=False)


def vectors() -> Iterator[tuple[str, list[float], float]]:
    for line in VECTORS.read_text().splitlines():
        name, *numbers = line.split()
        *arguments, result = map(float.fromhex, numbers)
        yield name, arguments, result


def same(a: float, b: float) -> bool:
    """The same number, the sign of zero included; NaN is NaN."""
    return math.isnan(a) if math.isnan(b) else (a, math.copysign(1, a)) == (b, math.copysign(1, b))


@pytest.mark.parametrize("function", sorted({name for name, _, _ in vectors()}))
def test_results_are_those_of_go(function: str) -> None:
    for name, arguments, expected in vectors():
        if name != function:
            continue
        result = cast("float", NATIVES[name](*arguments))
        assert same(result, expected), arguments


@given(finite, finite, finite)
def test_fma_rounds_once(x: float, y: float, z: float) -> None:
    result = elementary.fma(x, y, z)
    exact = Fraction(x) * Fraction(y) + Fraction(z)
    if math.isinf(result):
        assert abs(exact) > Fraction(1.7976931348623157e308)
    else:
        assert result == float(exact)


@given(st.floats())
def test_no_argument_raises(x: float) -> None:
    for name, function in NATIVES.items():
        if name in ("Ldexp", "Inf", "IsInf", "Pow10") or "32" in name or "64" in name:
            continue
        for arguments in ((x,), (x, 1.5), (x, x, x)):
            try:
                function(*arguments)
            except TypeError:
                continue
