"""Panics and Goexits under way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizgo.gosim.vm.values import Interface


@dataclass(slots=True)
class Panic:
    """One panic (or Goexit) that is running deferred calls."""

    value: Interface
    goexit: bool = False
    recovered: bool = False
