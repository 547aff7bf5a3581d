"""os: the three standard streams, the arguments, and Exit."""

from __future__ import annotations

from typing import Protocol, cast

from quizgo.gosim.vm.host import Context, Exit
from quizgo.gosim.vm.values import Slice, Value, bytes_of, slice_of


class _Reads(Protocol):
    """What the host must offer for standard input."""

    def read(self, size: int) -> bytes:
        """At most so many bytes of standard input; none at its end."""


def _write(context: Context, fd: int, b: Slice) -> Value:
    context.host.write(fd, bytes_of(b))
    return None


def _write_string(context: Context, fd: int, s: bytes) -> Value:
    context.host.write(fd, s)
    return None


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
HOSTED = {"write": _write, "writeString": _write_string, "read": _read, "Exit": _exit}
