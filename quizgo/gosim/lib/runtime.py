"""runtime: asking the scheduler, and looking at the stack."""

from __future__ import annotations

from typing import cast

from quizgo.gosim.code.instr import Instr
from quizgo.gosim.vm.host import Context, Goexit, Request, Routine
from quizgo.gosim.vm.requests import Collect, Fatal, Yield, scheduler_of
from quizgo.gosim.vm.values import Closure, Interface, Kind, RType, Slice, Value, slice_of

_STACK = 2048
"""Bytes of a goroutine's first stack."""
_FIGURES = 16
"""As so many heavy operations (see `World.heavy`) counts making MemStats."""
_FINALIZER = 500
"""Bytes that an entry in the table of finalizers takes."""


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
    file, line = function.lines.named(call.pos)
    return function.full_name.encode(), file.encode(), line


def _calls(g: Routine) -> list[Instr]:
    """Where each frame of the goroutine stands, innermost first."""
    calls = [g.instr, *(call for call, _ in reversed(g.frames))]
    return [call for call in calls if not call.function.is_wrapper]


def _figures(context: Context) -> tuple[int, int, int, int, int, int, int, float]:
    context.world.heavy += _FIGURES
    scheduler = scheduler_of(context)
    found = scheduler.collector()
    last = scheduler.unix_ns(found.last) if found.collections else 0
    return (
        *(found.alloc, found.total, found.stacks, found.next, last),
        *(found.collections, found.forced, found.share),
    )


def _pauses(context: Context) -> tuple[Slice, Slice]:
    scheduler = scheduler_of(context)
    pauses = scheduler.collector().pauses
    return (
        slice_of([ns for ns, _ in pauses]),
        slice_of([scheduler.unix_ns(end) for _, end in pauses]),
    )


def _set_finalizer(context: Context, obj: Interface, finalizer: Interface) -> Request | None:
    if obj is None:
        return Fatal("runtime.SetFinalizer: first argument is nil")
    rtype, target = obj
    if rtype.kind is not Kind.POINTER:
        return Fatal(f"runtime.SetFinalizer: first argument is {rtype.string}, not pointer")
    if target is None:
        return Fatal("runtime.SetFinalizer: pointer not at beginning of allocated block")
    if finalizer is None:
        scheduler_of(context).set_finalizer(target, None, ())
        return None
    kind, call = finalizer
    if kind.kind is not Kind.FUNC:
        return Fatal(f"runtime.SetFinalizer: second argument is {kind.string}, not a function")
    if len(kind.params) != 1 or kind.variadic or not _takes(kind.params[0], rtype):
        return Fatal(f"runtime.SetFinalizer: cannot pass {rtype.string} to finalizer {kind.string}")
    context.world.charge(_FINALIZER)
    argument: Value = target if kind.params[0].kind is not Kind.INTERFACE else (rtype, target)
    scheduler_of(context).set_finalizer(target, cast("Closure", call), (argument,))
    return None


def _takes(parameter: RType, given: RType) -> bool:
    if parameter.kind is Kind.INTERFACE:
        return given.implements(parameter)
    return parameter is given or parameter.string == given.string


def _add_cleanup(context: Context, pointer: Interface, call: Value) -> int:
    assert pointer is not None
    context.world.charge(_FINALIZER)
    return scheduler_of(context).set_finalizer(pointer[1], cast("Closure", call), ())


def _stop_cleanup(context: Context, number: int) -> None:
    scheduler_of(context).stop_finalizer(number)


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
    "pauses": _pauses,
    "SetFinalizer": _set_finalizer,
    "addCleanup": _add_cleanup,
    "stopCleanup": _stop_cleanup,
}
