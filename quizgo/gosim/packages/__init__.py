"""The standard library as our own Go text: one file a package, `container/heap` in `container.heap.go`.

A function without a body is native: `lib` has it. One with a body is compiled
like the program's own code; so is everything that calls back into Go code.
Signatures are those of Go 1.27; comments say what differs.
"""

from __future__ import annotations

import os

_FOLDER = os.path.dirname(__file__)


def names() -> list[str]:
    """The import paths that exist, sorted."""
    return sorted(
        name.removesuffix(".go").replace(".", "/")
        for name in os.listdir(_FOLDER)
        if name.endswith(".go")
    )


def source(path: str) -> bytes | None:
    """The text of a package, or None where there is none of that path."""
    if not path.replace("/", "").isalnum():
        return None
    try:
        with open(os.path.join(_FOLDER, path.replace("/", ".") + ".go"), "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None
