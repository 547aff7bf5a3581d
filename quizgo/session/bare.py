"""Values without fields."""

from __future__ import annotations


class Bare:
    """A value that says all by its class.

    A frozen dataclass would do the same, and take 0.7 ms of every start to make.
    """

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other)

    def __hash__(self) -> int:
        return hash(type(self))

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"
