"""Room for deep source: how far Python functions may call themselves."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

DEEP: Final = 20_000
"""Frames for whoever walks a tree. They are Python's own and take no C stack."""


@contextmanager
def deep_recursion(frames: int = DEEP) -> Iterator[None]:
    """Allow at least so many frames while the block runs."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, frames))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)
