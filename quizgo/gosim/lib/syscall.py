"""syscall: Nanosleep, the system call that only takes time."""

from __future__ import annotations

from quizgo.gosim.vm.host import Context
from quizgo.gosim.vm.requests import Syscall


def _nanosleep(context: Context, ns: int) -> Syscall:
    return Syscall(ns)


HOSTED = {"nanosleep": _nanosleep}
