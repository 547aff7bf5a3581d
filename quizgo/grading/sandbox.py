"""The child process that programs of cards run in, seen from outside: asked, watched, ended.

One child serves a whole session, so that a verdict need not wait for Python to start. It is
ended where a job takes too long, and by `stop`; the next job starts another. `cell` says what
the child may do.
"""

from __future__ import annotations

import atexit
import json
import os
import selectors
import signal
import subprocess
import sys
import threading
import time
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from pathlib import Path

from quizgo.frozen import dataclass
from quizgo.grading.ran import Json

CPU_SECONDS = 10
"""Of the processor, for one job."""
WALL_SECONDS = 60.0
"""By the clock, for one job: on a machine that is busy with other things."""
MOST_KEPT = 256
"""Answers that are remembered: the same job gives the same answer."""

HEAD_BYTES = 4
"""A message is its length, so many bytes, highest first, and then JSON in UTF-8."""
DONE, MEMORY, FAILED = "done", "memory", "failed"
"""How a job went: the first word of each answer."""

_ENTRY = (
    "import sys; sys.path.insert(0, sys.argv[1]); from quizgo.grading.cell import serve; serve()"
)


class Cause(StrEnum):
    """Why a job has no answer."""

    CPU = "cpu"
    """It took `CPU_SECONDS` of the processor."""
    WALL = "wall"
    MEMORY = "memory"
    STOPPED = "stopped"
    """The learner stopped it."""
    FAILED = "failed"
    """The simulator is wrong, or the process ended by itself."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A job without an answer."""

    cause: Cause
    text: str = ""

    def __str__(self) -> str:
        match self.cause:
            case Cause.CPU:
                return f"stopped by the limit of {CPU_SECONDS} seconds of processor time"
            case Cause.WALL:
                return f"stopped by the limit of {WALL_SECONDS:.0f} seconds"
            case Cause.MEMORY:
                return "stopped by the limit on memory"
            case Cause.STOPPED:
                return "stopped"
            case Cause.FAILED:
                return self.text


_LEFT = Broken(Cause.FAILED, "the process that runs programs has left")
"""It ended by itself after its last answer, to make room for a fresh one."""


class NotKnown(Exception):
    """The answer is not remembered, and nobody wants to wait for it."""


_WAITS: ContextVar[bool] = ContextVar("waits", default=True)


@contextmanager
def without_waiting() -> Iterator[None]:
    """Whatever is asked here is answered from memory, or raises NotKnown."""
    before = _WAITS.set(False)
    try:
        yield
    finally:
        _WAITS.reset(before)


class Sandbox:
    """One child process at a time, and what it answered so far."""

    def __init__(
        self, *, cpu_seconds: int = CPU_SECONDS, wall_seconds: float = WALL_SECONDS
    ) -> None:
        self._cpu_seconds = cpu_seconds
        self._wall_seconds = wall_seconds
        self._child: subprocess.Popen[bytes] | None = None
        self._turn = threading.Lock()
        """Held by whoever waits for an answer."""
        self._is_stopped = False
        self._answers: OrderedDict[str, Json | Broken] = OrderedDict()

    def warm(self) -> None:
        """Start the child now, so that the first job finds it ready. Waits for nothing."""
        if self._turn.acquire(blocking=False):
            try:
                self._running()
            finally:
                self._turn.release()

    def ask(self, do: str, job: Mapping[str, Json]) -> Json | Broken:
        """What the child answers to a job, or has answered before.

        Ctrl-C ends the child and comes out here.
        """
        key = json.dumps({"do": do, **job}, sort_keys=True)
        if not _WAITS.get():
            if key not in self._answers:
                raise NotKnown
            return self._answers[key]
        with self._turn:
            if key in self._answers:
                self._answers.move_to_end(key)
                return self._answers[key]
            self._is_stopped = False
            message = json.dumps({"do": do, **job, "seconds": self._cpu_seconds})
            answer = self._asked(message.encode())
            if answer != Broken(Cause.STOPPED):
                self._answers[key] = answer
                if len(self._answers) > MOST_KEPT:
                    self._answers.popitem(last=False)
            return answer

    def stop(self) -> None:
        """End the job under way, from another thread. Its answer is `STOPPED`."""
        child = self._child
        if child is not None and self._turn.locked():
            self._is_stopped = True
            child.kill()

    def close(self) -> None:
        """End the child. The next job starts another."""
        self.stop()
        with self._turn:
            self._end()

    # The child --------------------------------------------------------------

    def _asked(self, message: bytes) -> Json | Broken:
        answer = self._exchanged(message)
        if answer == _LEFT and not self._is_stopped:
            answer = self._exchanged(message)
        if isinstance(answer, Broken):
            return Broken(Cause.STOPPED) if self._is_stopped else answer
        word, value = answer
        if word == MEMORY:
            return Broken(Cause.MEMORY)
        return Broken(Cause.FAILED, value) if word == FAILED else value

    def _exchanged(self, message: bytes) -> Json | Broken:
        """The child's answer. A child that gives none is ended."""
        try:
            answer = self._exchange(self._running(), message)
        except BaseException:
            self._end()
            raise
        if isinstance(answer, Broken):
            self._end()
        return answer

    def _exchange(self, child: subprocess.Popen[bytes], message: bytes) -> Json | Broken:
        """One message there and one back."""
        end = time.monotonic() + self._wall_seconds
        try:
            _send(child, len(message).to_bytes(HEAD_BYTES, "big") + message)
        except OSError:  # it has just ended
            return _death(child)
        head = _received(child, HEAD_BYTES, end)
        if head is not None and len(head) == HEAD_BYTES:
            length = int.from_bytes(head, "big")
            body = _received(child, length, end)
            if body is None or len(body) == length:
                return Broken(Cause.WALL) if body is None else json.loads(body)
        return Broken(Cause.WALL) if head is None else _death(child)

    def _running(self) -> subprocess.Popen[bytes]:
        """The child; a new one where there is none, or where it ended by itself."""
        if self._child is not None and self._child.poll() is not None:
            self._end()
        if self._child is None:
            root = str(Path(__file__).parents[2])
            self._child = subprocess.Popen(
                [sys.executable, "-I", "-S", "-c", _ENTRY, root],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                bufsize=0,
                cwd=Path(os.sep).absolute(),
                env={},
                start_new_session=True,
            )
        return self._child

    def _end(self) -> None:
        """Kill the child and forget it. Called by whoever has the turn."""
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        child.wait()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                pipe.close()


def _death(child: subprocess.Popen[bytes]) -> Broken:
    """Why a child ended that has closed its pipe."""
    status = child.wait()
    if status == 0:
        return _LEFT
    if sys.platform != "win32" and status == -signal.SIGXCPU:
        return Broken(Cause.CPU)
    if sys.platform != "win32" and status == -signal.SIGKILL:  # how a system out of memory kills
        return Broken(Cause.MEMORY)
    return Broken(Cause.FAILED, f"the process that runs programs ended with status {status}")


def _send(child: subprocess.Popen[bytes], message: bytes) -> None:
    assert child.stdin is not None
    view = memoryview(message)
    while view:
        view = view[child.stdin.write(view) :]


def _received(child: subprocess.Popen[bytes], count: int, end: float) -> bytes | None:
    """So many bytes of what the child writes, fewer at its end; None where time is up."""
    assert child.stdout is not None
    received = b""
    with selectors.DefaultSelector() as selector:
        selector.register(child.stdout, selectors.EVENT_READ)
        while len(received) < count:
            if not selector.select(max(0.0, end - time.monotonic())):
                return None
            more = child.stdout.read(count - len(received))
            if not more:
                break
            received += more
    return received


SANDBOX = Sandbox()
"""The one that graders ask."""

atexit.register(SANDBOX.close)
