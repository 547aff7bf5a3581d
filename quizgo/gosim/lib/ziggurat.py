"""Normal and exponential random numbers by ziggurats (Marsaglia and Tsang, 2000).

A ziggurat covers the area under a density by layers of one size. A point is drawn in a layer: most
are under the density for sure, and the others are looked at once more. The numbers in the layers'
tables are rounded as Go's are, for the same results.
"""

from __future__ import annotations

import math
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from quizgo.gosim.lib.elementary import exp
from quizgo.gosim.lib.floats import float32


class _Layers(NamedTuple):
    """By layer, the lowest first."""

    sure: list[int]
    """Draws below it are under the density."""
    width: list[float]
    """What a draw is multiplied by."""
    height: list[float]
    """The density at the layer's edge."""


@cache
def _normal() -> _Layers:
    start, area, scale = 3.442619855899, 9.91256303526217e-3, 2.0**31
    edges = [start]
    for _ in range(126):
        x = edges[-1]
        edges.append(math.sqrt(-2 * math.log(area / x + math.exp(-0.5 * x * x))))
    heights = [math.exp(-0.5 * x * x) for x in edges]
    return _layers(edges, heights, area, scale)


@cache
def _exponential() -> _Layers:
    start, area, scale = 7.69711747013104972, 3.949659822581572e-3, 2.0**32
    edges = [start]
    for _ in range(254):
        x = edges[-1]
        edges.append(-math.log(area / x + math.exp(-x)))
    heights = [math.exp(-x) for x in edges]
    return _layers(edges, heights, area, scale)


def _layers(edges: list[float], heights: list[float], area: float, scale: float) -> _Layers:
    """`edges` are those of the layers from the last one down."""
    base = area / heights[0]
    inner = [inside / x * scale for x, inside in pairwise(edges)]
    sure = [edges[0] / base * scale, 0.0, *reversed(inner)]
    width = [base / scale, *(x / scale for x in reversed(edges))]
    return _Layers(
        [int(x) for x in sure],
        [float32(x) for x in width],
        [float32(x) for x in (1.0, *reversed(heights))],
    )


def normal_at(j: int, i: int) -> tuple[float, bool]:
    """The number for a draw of 32 bits in layer i, and whether it is surely under the density."""
    layers = _normal()
    return j * layers.width[i], abs(j) < layers.sure[i]


def normal_keeps(i: int, x: float, u: float) -> bool:
    """Whether x is under the density, at a height that u in [0, 1) tells."""
    return _is_under(_normal().height, i, u, exp(-0.5 * x * x))


def exponential_at(j: int, i: int) -> tuple[float, bool]:
    """Likewise for a draw that is not negative."""
    layers = _exponential()
    return j * layers.width[i], j < layers.sure[i]


def exponential_keeps(i: int, x: float, u: float) -> bool:
    """Likewise."""
    return _is_under(_exponential().height, i, u, exp(-x))


def _is_under(height: list[float], i: int, u: float, density: float) -> bool:
    step = float32(height[i - 1] - height[i])
    return float32(height[i] + float32(float32(u) * step)) < float32(density)
