"""os: the three standard streams, pipes, the arguments, and Exit."""

from __future__ import annotations

from typing import Protocol, cast

from quizgo.gosim.vm.host import Context, Exit, Routine
from quizgo.gosim.vm.requests import Park, Syscall, scheduler_of
from quizgo.gosim.vm.values import Slice, Value, bytes_of, slice_of


class _Reads(Protocol):
    """What the host must offer for standard input."""

    def read(self, size: int) -> bytes:
        """At most so many bytes of standard input; none at its end."""


class PollDesc:
    """Goroutines that wait for the system, or the note that there is no need to."""

    __slots__ = ("is_ready", "waiters")

    def __init__(self) -> None:
        self.is_ready = False
        self.waiters: list[Routine] = []


def _poll_desc(pointer: Value) -> PollDesc:
    struct = cast("list[Value]", pointer)
    if struct[0] is None:
        struct[0] = PollDesc()
    return cast("PollDesc", struct[0])


def _wait(context: Context, pointer: Value) -> Value:
    desc = _poll_desc(pointer)
    if desc.is_ready:
        desc.is_ready = False
        return None
    assert context.g is not None
    desc.waiters.append(context.g)
    scheduler_of(context).io_wait()
    return Park("IO wait", desc)


def _ready(context: Context, pointer: Value) -> None:
    desc = _poll_desc(pointer)
    desc.is_ready = not desc.waiters
    for g in desc.waiters:
        scheduler_of(context).io_ready(g)
    desc.waiters.clear()


def _write(context: Context, fd: int, b: Slice) -> Value:
    return _written(context, fd, bytes_of(b))


def _written(context: Context, fd: int, data: bytes) -> Value:
    context.host.write(fd, data)
    ns = scheduler_of(context).costs.write
    return Syscall(ns) if ns else None


def _read(context: Context, b: Slice) -> Value:
    data = cast("_Reads", context.host).read(b.len)
    array = cast("bytearray", b.array)
    array[b.off : b.off + len(data)] = data
    return len(data)


def _exit(context: Context, code: int) -> Value:
    return Exit(code & 0xFF)


def _args() -> Value:
    return slice_of([b"prog"])


NATIVES = {"args": _args}
HOSTED = {
    "write": _write,
    "writeString": _written,
    "read": _read,
    "Exit": _exit,
    "(*pollDesc).wait": _wait,
    "(*pollDesc).ready": _ready,
}
