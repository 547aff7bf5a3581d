"""Streams that lines come from and go to."""

from __future__ import annotations

from io import TextIOWrapper
from typing import TextIO


def forgive_stray_bytes(stream: TextIO) -> None:
    """A byte that is no text must not end the session. To be called before the first read; after
    that it has been, and there is nothing to do."""
    if isinstance(stream, TextIOWrapper) and stream.errors != "replace":
        stream.reconfigure(errors="replace")
