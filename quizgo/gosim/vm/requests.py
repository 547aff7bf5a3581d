"""What natives ask of the scheduler, and what more than `Host` it offers them."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from quizgo.gosim.limits import Costs
from quizgo.gosim.rules import Rules
from quizgo.gosim.sync.waitq import DONE, Signal
from quizgo.gosim.vm.host import Context, Host, Request, Routine

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizgo.gosim.sync.chan import Chan
    from quizgo.gosim.vm.values import Closure, Value


class Park(Request):
    """Stop running; somebody will ready the goroutine. It is queued already.

    When it runs again, `resume` says whether it got what it waited for: PARK is once more.
    """

    __slots__ = ("reason", "target")
    acquires = ""
    """Of a lock: how the goroutine has it when the wait is over, `lock` or `rlock`."""

    def __init__(self, reason: str, target: object = None) -> None:
        self.reason = reason
        """In the runtime's words: `sync.Mutex.Lock`…"""
        self.target = target
        """The lock or whatever it waits for, as an object with an address."""

    def resume(self, g: Routine, now: int) -> Signal:
        """Go on, woken at the instant `now`."""
        return DONE

    def result(self, g: Routine) -> Value:
        """What the native returns in the end."""
        return None


class Yield(Request, Enum):
    """Let others run."""

    GOSCHED = "Gosched: to the global queue's tail"
    GOYIELD = "goyield: to the local queue's tail"


class Sleep(Request):
    """time.Sleep of a positive time."""

    __slots__ = ("ns",)

    def __init__(self, ns: int) -> None:
        self.ns = ns


class Syscall(Request):
    """A system call that takes `ns`: the goroutine's thread is in the kernel so long."""

    __slots__ = ("ns", "value")

    def __init__(self, ns: int, value: Value = None) -> None:
        self.ns = ns
        self.value = value
        """What it returns."""


class StopTheWorld(Request):
    """Do something while no goroutine runs."""

    __slots__ = ("procs", "then", "value", "why")

    def __init__(
        self,
        why: str,
        value: Value = None,
        *,
        procs: int | None = None,
        then: Callable[[], None] | None = None,
    ) -> None:
        self.why = why
        self.value = value
        """What it returns."""
        self.procs = procs
        """GOMAXPROCS from then on; None: as before."""
        self.then = then
        """Done while nobody runs."""


class Collect(Request):
    """runtime.GC: a whole cycle."""

    __slots__ = ()


class Fatal(Request):
    """A fatal error of the program, which nothing recovers: `fatal error: ` and `text`."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text


class CollectorFigures(NamedTuple):
    """What ReadMemStats tells."""

    alloc: int
    """Bytes of heap that are in use, or were and have not been collected."""
    total: int
    """Bytes allocated since the start."""
    stacks: int
    next: int
    """The goal: bytes of heap at which the next cycle shall have ended."""
    last: int
    """When the last cycle ended: nanoseconds since the start; 0: there was none."""
    collections: int
    forced: int
    share: float
    """Of all processors' time, the collector's."""
    pauses: tuple[tuple[int, int], ...]
    """(nanoseconds, when they ended), the last 256, oldest first."""


class Timer(Protocol):
    """A timer. It is a `sync.chan.ChannelTimer` too."""

    def modify(self, when: int, period: int) -> bool:
        """Arm it for the instant `when`; whether it was pending before."""

    def stop(self) -> bool:
        """Disarm it; whether it was pending."""

    def catch_up(self) -> None: ...

    def block(self) -> None: ...


class Scheduler(Host, Protocol):
    """All that the scheduler does for the natives of runtime, sync and time."""

    rules: Rules
    costs: Costs

    @property
    def events(self) -> object:
        """None: nobody asked for events."""

    def log_lock(self, how: str, target: object) -> None:
        """Log that the running goroutine has taken or given back a lock."""

    def channel_timer(self, channel: Chan, value: Callable[[int], Value]) -> Timer:
        """A timer that sends `value(the instant it was due)` on the channel if there is room."""

    def func_timer(self, closure: Value) -> Timer:
        """A timer that starts a goroutine for a Go function (`Closure`)."""

    def nanotime(self) -> int:
        """The running goroutine's clock, in nanoseconds: in a synctest bubble, the bubble's."""

    def unix_ns(self, now: int) -> int:
        """What a wall clock says at `nanotime` `now`: nanoseconds since 1970."""

    def spawn(self, closure: Value, args: tuple[Value, ...] = ()) -> None:
        """A go statement for a Go function."""

    def set_gomaxprocs(self, n: int) -> int | StopTheWorld:
        """Set the number of Ps, if n is positive; the number there was."""

    def num_cpu(self) -> int: ...

    def num_goroutine(self) -> int: ...

    def read(self, size: int) -> bytes:
        """At most so many bytes of standard input; none at its end."""

    def set_max_stack(self, size: int) -> int:
        """Bytes a goroutine's stack may have; what it was."""

    def trace(self, g: Routine, *, everybody: bool) -> str:
        """The trace of the running goroutine, or of all, as runtime.Stack gives it."""

    def bubble_run(self, root: Routine, f: Value) -> Park:
        """A new bubble, with `f` as its main goroutine; the root waits for its end."""

    def bubble_wait(self, g: Routine) -> Park | int:
        """Wait until all others in the bubble are blocked; or why that cannot be."""

    def is_in_bubble(self, g: Routine) -> bool: ...

    def collections(self) -> int:
        """How many collections there were."""

    def collector(self) -> CollectorFigures:
        """What ReadMemStats tells of the collector."""

    def set_gc_percent(self, percent: int) -> int:
        """GOGC; what it was."""

    def set_finalizer(self, target: Value, call: Closure | None, args: tuple[Value, ...]) -> int:
        """Have a Go function called when nothing refers to `target` any more; None: call none.
        A number for `stop_finalizer`."""

    def stop_finalizer(self, number: int) -> None: ...

    def io_wait(self) -> None:
        """A goroutine is about to wait for the poller."""

    def io_ready(self, g: Routine) -> None:
        """The system has something for it."""

    def lock_os_thread(self, g: Routine) -> None: ...

    def unlock_os_thread(self, g: Routine) -> None: ...


def scheduler_of(context: Context) -> Scheduler:
    """The host of a native, as the scheduler it is."""
    return cast("Scheduler", context.host)
