"""GODEBUG: the knobs that matter to a scheduler, and what they ask to be told of."""

from __future__ import annotations

from typing import Final, NamedTuple

MS: Final = 1_000_000


class Debug(NamedTuple):
    """What GODEBUG asks for."""

    asyncpreemptoff: bool = False
    """No signals: only calls look whether to yield, as until 1.13."""
    schedtrace: int = 0
    """Milliseconds between two looks at the scheduler. 0: none."""
    scheddetail: bool = False
    """With every P, M and G."""
    gctrace: bool = False
    """A line a garbage collection."""
    adaptivestackstart: bool = True
    """Goroutines start with a stack as large as most need (since 1.19)."""
    gcshrinkstackoff: bool = False
    """The collector leaves stacks as large as they are."""


def parse(text: str) -> Debug:
    """The value of the environment variable. As in Go, what is unknown or no number is ignored."""
    known: dict[str, int] = {}
    for part in text.split(","):
        name, _, value = part.strip().partition("=")
        if name in Debug._fields and value.removeprefix("-").isdecimal():
            known[name] = int(value)
    defaults = Debug()
    return Debug(
        asyncpreemptoff=known.get("asyncpreemptoff", 0) > 0,
        schedtrace=max(0, known.get("schedtrace", 0)),
        scheddetail=known.get("scheddetail", 0) > 0,
        gctrace=known.get("gctrace", 0) > 0,
        adaptivestackstart=bool(known.get("adaptivestackstart", defaults.adaptivestackstart)),
        gcshrinkstackoff=known.get("gcshrinkstackoff", 0) > 0,
    )
