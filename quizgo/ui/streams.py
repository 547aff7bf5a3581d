"""Streams that lines come from and go to, and whether there is a screen at their end."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from typing import TextIO

from quizgo.ui.looks import current


def forgive_stray_bytes(stream: TextIO) -> None:
    """A byte that is no text must not end the session. To be called before the first read; after
    that it has been, and there is nothing to do."""
    if isinstance(stream, TextIOWrapper) and stream.errors != "replace":
        stream.reconfigure(errors="replace")


def is_plain_place() -> bool:
    """Whether there is no terminal to draw a screen on, or a screen reader in front of it."""
    is_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    is_dumb = os.environ.get("TERM", "") in ("", "dumb")
    return not is_terminal or is_dumb or current().screen_reader
