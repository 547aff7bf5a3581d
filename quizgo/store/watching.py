"""Long work, told to whoever wants to show how far it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol


class Step(Protocol):
    """Tells that so many more are done."""

    def __call__(self, done: int = 1, /) -> None: ...


Watch = Callable[[int], AbstractContextManager[Step]]
"""Is told how many there are, and gives what to call behind each."""


def unseen(done: int = 1, /) -> None:
    """Nobody wants to know."""


@contextmanager
def nobody_watches(_: int) -> Iterator[Step]:
    yield unseen
