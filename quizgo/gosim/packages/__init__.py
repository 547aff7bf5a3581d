"""The standard library as our own Go text: one file a package (`container.heap.go`).

A function without a body is native: `lib` has it. One with a body is compiled
like the program's own code; so is everything that calls back into Go code.
Signatures are those of Go 1.27; comments say what differs.
"""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent


def names() -> list[str]:
    """The import paths that exist, sorted."""
    return sorted(file.name.removesuffix(".go").replace(".", "/") for file in _FOLDER.glob("*.go"))


def source(path: str) -> bytes | None:
    """The text of a package, or None where there is none of that path."""
    if not path.replace("/", "").isalnum():
        return None
    try:
        return (_FOLDER / (path.replace("/", ".") + ".go")).read_bytes()
    except FileNotFoundError:
        return None
