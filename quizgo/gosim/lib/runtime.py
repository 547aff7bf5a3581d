"""runtime: asking the scheduler, and looking at the stack."""

from __future__ import annotations

from typing import cast

from quizgo.gosim.code.instr import Instr
from quizgo.gosim.vm.heap import measure
from quizgo.gosim.vm.host import Context, Goexit, Request, Routine
from quizgo.gosim.vm.requests import Collect, Yield, scheduler_of

_STACK = 2048
"""Bytes of a goroutine's first stack."""


def _gosched(context: Context) -> Request:
    return Yield.GOSCHED


def _goexit(context: Context) -> Request:
    return Goexit()


def _gomaxprocs(context: Context, n: int) -> int | Request:
    return scheduler_of(context).set_gomaxprocs(n)


def _num_cpu(context: Context) -> int:
    return scheduler_of(context).num_cpu()


def _num_goroutine(context: Context) -> int:
    return scheduler_of(context).num_goroutine()


def _num_cgo_call() -> int:
    return 0


def _gc(context: Context) -> Request:
    return Collect()


def _lock_os_thread(context: Context) -> None:
    scheduler_of(context).lock_os_thread(_running(context))


def _unlock_os_thread(context: Context) -> None:
    scheduler_of(context).unlock_os_thread(_running(context))


def _version(context: Context) -> bytes:
    return {"1.13": b"go1.13.15"}.get(scheduler_of(context).rules.name, b"go1.27.3")


def _goroot() -> bytes:
    return b"/usr/local/go"


def _trace(context: Context, all_: bool) -> bytes:
    return scheduler_of(context).trace(_running(context), everybody=all_).encode()


def _caller(context: Context, skip: int) -> tuple[int, bytes, bytes, int]:
    calls = _calls(_running(context))
    # The innermost is the call of this native by Caller or Callers itself.
    if not 0 <= skip + 1 < len(calls):
        return 0, b"", b"", 0
    call = calls[skip + 1]
    return (context.world.address(call), *_description(call))


def _described(context: Context, pc: int) -> tuple[bytes, bytes, int]:
    for number, target in context.world.addresses.values():
        if number == pc and isinstance(target, Instr):
            return _description(target)
    return b"", b"", 0


def _description(call: Instr) -> tuple[bytes, bytes, int]:
    function = call.function
    return function.full_name.encode(), function.file.encode(), call.pos >> 16


def _calls(g: Routine) -> list[Instr]:
    """Where each frame of the goroutine stands, innermost first."""
    calls = [g.instr, *(call for call, _ in reversed(g.frames))]
    return [call for call in calls if not call.function.is_wrapper]


def _figures(context: Context) -> tuple[int, int, int, int, int]:
    world = context.world
    measure(world, 0)
    scheduler = scheduler_of(context)
    alloc = world.heap_used
    return alloc, alloc, 0, scheduler.num_goroutine() * _STACK, scheduler.collections()


def _running(context: Context) -> Routine:
    return cast("Routine", context.g)


NATIVES = {"NumCgoCall": _num_cgo_call, "GOROOT": _goroot}
HOSTED = {
    "Gosched": _gosched,
    "Goexit": _goexit,
    "GOMAXPROCS": _gomaxprocs,
    "NumCPU": _num_cpu,
    "NumGoroutine": _num_goroutine,
    "GC": _gc,
    "LockOSThread": _lock_os_thread,
    "UnlockOSThread": _unlock_os_thread,
    "Version": _version,
    "trace": _trace,
    "caller": _caller,
    "described": _described,
    "figures": _figures,
}
