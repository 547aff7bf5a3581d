"""What can go wrong in the simulator itself, and faults in a program as values.

A wrong Go program is not an exception: it is a list of `Fault`. A program that
panics or deadlocks is an outcome.
"""

from __future__ import annotations

from typing import NamedTuple


class GosimError(Exception):
    """A request to the simulator that cannot be carried out."""


class InternalError(GosimError):
    """The simulator is wrong, not the program."""


class TooLarge(GosimError):
    """The program is more than the simulator can hold: its types, or the instances of its generic
    functions, multiply without bound."""


class Fault(NamedTuple):
    """One thing that is wrong with a source file, in the words of Go's compiler."""

    pos: int
    """As `tree.Pos`: `line << 16 | column`."""
    message: str
    """Without the position. Further lines begin with a tab."""

    @property
    def line(self) -> int:
        """From 1."""
        return self.pos >> 16

    @property
    def column(self) -> int:
        """In bytes, from 1."""
        return self.pos & 0xFFFF
