"""Dataclasses that are frozen for whoever checks types, and quick to make.

A start makes two hundred of them. In Python 3.11 and 3.12 each costs 0.6 ms, and half of that goes
into two methods that refuse assignments, and into the slower `__init__` that has to get past
them. mypy, strict everywhere, refuses the same assignments for nothing, in the tests as well.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(cls=None, /, *, frozen=False, **options):
        """`dataclasses.dataclass`, but `frozen=True` only makes what is equal hash alike."""
        if frozen:
            options.setdefault("unsafe_hash", options.get("eq", True))
        make = dataclasses.dataclass(**options)
        return make if cls is None else make(cls)
