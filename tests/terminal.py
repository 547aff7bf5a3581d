"""A command in a real pseudo-terminal, its screen read back through an emulator.

with Terminal(["quizgo", "study"], columns=80, rows=24) as terminal:
    terminal.wait_for("Question")
    terminal.send(" ")
    assert terminal.wait_for_exit() == 0
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pexpect
import pyte

KEYS: dict[str, str] = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "space": " ",
    "backspace": "\x7f",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "shift-up": "\x1b[1;2A",
    "shift-down": "\x1b[1;2B",
    "ctrl-c": "\x03",
    "ctrl-d": "\x04",
}
"""What a terminal sends for keys that have no letter."""

OF_A_TERMINAL = frozenset({"COLUMNS", "LINES", "TERM", "COLORTERM", "TERM_PROGRAM"})
"""What the environment tells of a terminal. A test's terminal has a size and colours of its own."""

PATIENCE_SECONDS = 300.0
"""When what never comes is given up: long after any machine, however busy, would have drawn it."""

SYNCHRONIZED_OUTPUT = 2026 << 5
"""Mode 2026 as pyte keeps private modes: set while the command is in the middle of a frame."""


def _inherited() -> dict[str, str]:
    """The environment, without what it says of another terminal: the one of who runs the tests."""
    return {name: value for name, value in os.environ.items() if name not in OF_A_TERMINAL}


class Terminal:
    """One command with a screen of its own. Leaving the `with` ends the command."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 80,
        rows: int = 24,
        environ: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""
        """Every byte the command wrote."""
        self._child = pexpect.spawn(
            command[0],
            list(command[1:]),
            env={**_inherited(), "TERM": "xterm-256color", **(environ or {})},
            cwd=None if cwd is None else str(cwd),
            dimensions=(rows, columns),
        )
        self._child.delaybeforesend = None
        self._child.ptyproc.delayafterclose = 0  # whoever closes has waited for the end

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._child.isalive():
            self._child.kill(signal.SIGKILL)
        self._wait()

    @property
    def pid(self) -> int:
        pid = self._child.pid
        assert isinstance(pid, int)
        return pid

    def send(self, text: str) -> None:
        """Type `text` as it is."""
        self._child.send(text)

    def press(self, *names: str) -> None:
        """Press keys by name: one of `KEYS`, or a single character."""
        for name in names:
            self.send(KEYS.get(name, name))

    def lines(self) -> list[str]:
        """The screen as it stands, without trailing spaces."""
        return [line.rstrip() for line in self.screen.display]

    def text(self) -> str:
        """The screen as one string. A character two cells wide stands once."""
        rows = range(self.screen.lines)
        return "\n".join(
            "".join(self.screen.buffer[row][column].data for column in range(self.screen.columns))
            for row in rows
        )

    def wait_for(self, text: str) -> None:
        """Read until `text` stands on the screen."""
        self.wait_until(lambda: text in self.text(), f"{text!r} on the screen")

    def wait_until_gone(self, text: str) -> None:
        """Read until `text` stands no more on the screen."""
        self.wait_until(lambda: text not in self.text(), f"{text!r} to go")

    def wait_until(self, is_there: Callable[[], bool], what: str) -> None:
        """Read until `is_there`, and the frame that shows it is whole; the failure shows the
        screen."""
        end = time.monotonic() + PATIENCE_SECONDS
        while SYNCHRONIZED_OUTPUT in self.screen.mode or not is_there():
            if not self._read() or time.monotonic() > end:
                if is_there():
                    return
                raise AssertionError(f"waited for {what}; the screen:\n" + "\n".join(self.lines()))

    def resize(self, columns: int, rows: int) -> None:
        """Change the window's size, as dragging its corner does."""
        self.screen.resize(rows, columns)
        self._child.setwinsize(rows, columns)

    def hang_up(self) -> None:
        """Close the terminal under the command, as closing its window does."""
        os.kill(self.pid, signal.SIGHUP)

    def wait_for_exit(self) -> int:
        """Read until the command ends; its exit status, or minus the signal's number."""
        end = time.monotonic() + PATIENCE_SECONDS
        while self._read():
            if time.monotonic() > end:
                raise AssertionError("the command goes on; the screen:\n" + "\n".join(self.lines()))
        self._wait()
        status, signalled = self._child.exitstatus, self._child.signalstatus
        return -int(signalled) if status is None else int(status)

    def _wait(self) -> None:
        """Wait for the end of a command that is ending, and let its terminal go."""
        self._child.wait()
        self._child.close()

    def _read(self) -> bool:
        """Take in what has come; False once the command's output is at its end."""
        try:
            data = self._child.read_nonblocking(65536, timeout=0.2)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.raw += data
        self._stream.feed(data)
        return True


def python(*words: str) -> list[str]:
    """A command line that runs this interpreter."""
    return [sys.executable, *words]
