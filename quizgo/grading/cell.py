"""The child process that programs of cards run in: its walls, and the loop that serves jobs.

A deck never carries Python, and gosim reaches nothing of the machine; the walls are there
for what is wrong in gosim itself. Once Python and gosim are loaded:

- memory is bounded (`RLIMIT_AS`), so that a bomb ends this process and no other (macOS takes
  the limit and does not keep it; there gosim's own heap limit has to do);
- each job has its own bound on processor time (`RLIMIT_CPU`), which the kernel ends by SIGXCPU;
- no file can grow (`RLIMIT_FSIZE`), no dump of memory is written (`RLIMIT_CORE`), and few
  descriptors can be open (`RLIMIT_NOFILE`);
- an audit hook, which cannot be taken off again, refuses the network, other processes, and
  files other than Python's and quizgo's own code, which may only be read.

The process has no terminal: it is the leader of its own session, so that Ctrl-C reaches its
parent only, and ends when its parent does, whose end of the pipe is then closed.
"""

from __future__ import annotations

import json
import os
import sys
import sysconfig
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import BinaryIO

from quizgo.grading import jobs
from quizgo.grading.ran import Json
from quizgo.grading.sandbox import DONE, FAILED, HEAD_BYTES, MEMORY

MEMORY_BYTES = 1 << 30
"""Of address space, Python and gosim included."""
FRESH_BYTES = 400 << 20
"""A process that once held so much ends after its answer: the next job may need the room."""
OPEN_FILES = 32

_REFUSED = frozenset(
    (
        *("os", "socket", "subprocess", "shutil", "tempfile", "ctypes", "mmap", "fcntl", "pty"),
        *("signal", "glob", "pathlib", "syslog", "sqlite3", "webbrowser", "urllib", "http"),
        *("ftplib", "imaplib", "poplib", "smtplib", "telnetlib", "nntplib", "winreg", "msvcrt"),
    )
)
"""Families of audit events that no job may raise."""


def serve() -> None:
    """Answer jobs from stdin on stdout until stdin ends."""
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # whoever prints does not garble the answers
    _load()
    _shut_in()
    jobs_in = sys.stdin.buffer
    while (job := _read(jobs_in)) is not None:
        _bound_time(job["seconds"])
        answer = _answer(job)
        data = json.dumps(answer).encode()
        answers.write(len(data).to_bytes(HEAD_BYTES, "big") + data)
        if answer[0] == MEMORY or _peak_bytes() > FRESH_BYTES:
            return  # the next job gets a fresh process


def _read(stream: BinaryIO) -> Json | None:
    head = stream.read(HEAD_BYTES)
    if len(head) < HEAD_BYTES:
        return None
    data = stream.read(int.from_bytes(head, "big"))
    return json.loads(data)


def _answer(job: Json) -> Json:
    from quizgo.gosim import GosimError

    try:
        return [DONE, jobs.JOBS[job["do"]](job)]
    except MemoryError:
        return [MEMORY, ""]
    except GosimError as error:
        if isinstance(error.__cause__, MemoryError):
            return [MEMORY, ""]
        return [FAILED, str(error)]


# Walls ----------------------------------------------------------------------


def _load() -> None:
    """Everything of gosim, and one program all the way through: the first job need not wait."""
    package = import_module("quizgo.gosim")
    for module in walk_packages(package.__path__, "quizgo.gosim."):
        import_module(module.name)
    jobs.JOBS["run"]({"source": _FIRST, "rules": "1.27", "procs": 4, "seed": 1})


_FIRST = """\
package main

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	var mu sync.Mutex
	var wg sync.WaitGroup
	done := make(chan string, 1)
	wg.Add(1)
	go func() {
		defer wg.Done()
		mu.Lock()
		defer mu.Unlock()
		select {
		case done <- fmt.Sprintf("%d %v", 1, time.Millisecond):
		default:
		}
	}()
	wg.Wait()
	fmt.Println(<-done)
}
"""


def _shut_in() -> None:
    if sys.platform != "win32":
        import resource

        for limit, most in (
            (resource.RLIMIT_AS, MEMORY_BYTES),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_NOFILE, OPEN_FILES),
        ):
            hard = resource.getrlimit(limit)[1]
            if hard == resource.RLIM_INFINITY or hard > most:
                _set_limit(limit, most)
    sys.addaudithook(_watch)


def _set_limit(limit: int, most: int) -> None:
    """Set one limit for good. A system that knows it and does not grant it goes without."""
    if sys.platform != "win32":
        import resource
        from contextlib import suppress

        with suppress(ValueError, OSError):
            resource.setrlimit(limit, (most, most))


def _bound_time(seconds: int) -> None:
    """Let this job use so many seconds of the processor, rounded up to a whole one."""
    if sys.platform != "win32":
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        soft = int(used.ru_utime + used.ru_stime) + 1 + seconds
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def _peak_bytes() -> int:
    """The most memory that this process has held; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_OWN = tuple(
    folder + os.sep
    for folder in {
        sysconfig.get_path("stdlib"),
        sysconfig.get_path("platstdlib"),
        str(Path(__file__).parents[1]),
    }
)
"""Folders of code that may be read."""


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open":
        path, _, flags = arguments
        if not _is_own(path) or not isinstance(flags, int) or flags & _WRITES:
            raise PermissionError(f"no file may be opened here: {path!r}")
    elif event in ("os.listdir", "os.scandir") and _is_own(arguments[0]):
        return
    elif event.partition(".")[0] in _REFUSED:
        raise PermissionError(f"not allowed here: {event}")


def _is_own(path: object) -> bool:
    return isinstance(path, str) and path.startswith(_OWN) and ".." not in path
