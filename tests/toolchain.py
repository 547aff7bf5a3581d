"""The real Go toolchain, for tests that hold the simulator against it."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

GO = shutil.which("go", path=str(Path(sys.executable).parent)) or shutil.which("go")
"""The `go` command: the one that the test extra installs, or that of the machine."""

needs_go = pytest.mark.skipif(GO is None, reason="no go command; install the test extra")


def go_command() -> str:
    """The `go` command, where `needs_go` has made sure of it."""
    assert GO is not None
    return GO
