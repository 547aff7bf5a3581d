"""What the standard packages do: the natives that `packages/*.go` declares without a body.

`natives(path)` loads them when a program imports the package. A module has two
tables, from names as Go's traces write them (`Contains`, `(*Builder).WriteString`)
to functions:

- `NATIVES`: plain functions. Values in (see `vm/values.py`), a value out: a
  tuple for several results, None for none.
- `HOSTED`: take the `vm.host.Context` first. They may use the host and return
  a `Request` (Park, Ready, Exit…, see `vm/requests.py`) instead of a value.

`SLOW` tells of those that take the machine many steps of the VM how many, about eight
in a microsecond: else a loop around one would not be stopped for minutes.

A native that needs a Go function (fmt calling String) returns `Call(fn, args)`.
The VM runs it and calls the native again from the beginning, with one result
more in `context.memo`: state stays copyable. So such a native does nothing
lasting before it has all its results. `fmt.py` is the example.

Where a result is an error, a panic or a struct, the Go text makes it: natives
deal in numbers, strings, slices, and codes for what went wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import NamedTuple

from quizgo.gosim.vm.values import Value

Native = Callable[..., Value]

_SEVERAL = {"time": ("time", "time_clock")}
"""Packages whose natives come from more modules than the one of their name."""


class Natives(NamedTuple):
    """The natives of one package."""

    plain: Mapping[str, Native]
    hosted: Mapping[str, Native]
    slow: Mapping[str, int]


def natives(path: str) -> Natives:
    """The natives of a package of the standard library. Packages all in Go have none."""
    plain: dict[str, Native] = {}
    hosted: dict[str, Native] = {}
    slow: dict[str, int] = {}
    for name in _SEVERAL.get(path, (path.replace("/", "_"),)):
        full_name = f"{__name__}.{name}"
        try:
            module = import_module(full_name)
        except ModuleNotFoundError as error:
            if error.name != full_name:
                raise
            continue
        plain.update(getattr(module, "NATIVES", {}))
        hosted.update(getattr(module, "HOSTED", {}))
        slow.update(getattr(module, "SLOW", {}))
    return Natives(plain, hosted, slow)
