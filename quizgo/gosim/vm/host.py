"""Between the VM and the scheduler.

The scheduler calls `vm.run.run(vm, g)`: it runs the goroutine until it stops, and answers with a
`Stop`. While it runs, the VM calls the `Host` for what only a scheduler can do. A goroutine is a
`Routine` (its frames, the VM's) that the scheduler extends by a subclass (`sched/g.py`).

How a goroutine stops, and what the scheduler does next:

PARK: the VM has queued its sudog in `sync` and set `g.wait_reason`. Others run; who fires the
    sudog readies the goroutine.
PREEMPT: `world.fuel` was used up at a back-edge or call. Requeue it, or refuel and go on.
REQUEST: a native's `Request` is in `g.request`. Carry it out, set `g.transfer` (the native's Go
    result) and run the goroutine on, now or later.
EXIT: it returned from its first function, or Goexit ran all deferred calls. As `goexit0`; main's
    return ends the run.
CRASH: no deferred call recovered; `g.crash` is the text to print before the trace. Status 2.
FATAL: `g.crash` is the text of a `fatal error`, which nothing recovers.
LIMIT: the run is over; `g.crash` names the limit.

Waking: `sync` puts a received value in `g.sudog.elem`, or, for a select, in `g.fired.elem`; the
VM looks there when the goroutine runs on. Natives park by a `Request`.

Fuel is counted in operations. It is taken at every call (the straight-line operations of the
callee) and every back-edge (those of the loop's body), so a run that is fused and one that is not
stop at the same places. In a program made for several Ps, operations that others can see take
theirs one by one, and each can be a place to stop.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, Any, Final, NoReturn, Protocol, TypeAlias, cast

from quizgo.gosim.sync.chan import Chan
from quizgo.gosim.sync.waitq import Sudog

if TYPE_CHECKING:
    from quizgo.gosim.code.function import Function
    from quizgo.gosim.code.instr import Instr
    from quizgo.gosim.vm.panics import Panic
    from quizgo.gosim.vm.races import Races
    from quizgo.gosim.vm.values import Closure, Value


Registers: TypeAlias = "list[Any]"
"""What a register holds is known only to the code that was generated: here it has no type."""


class Stop(IntEnum):
    """Why `run` came back."""

    PARK = 0
    PREEMPT = 1
    REQUEST = 2
    EXIT = 3
    CRASH = 4
    FATAL = 5
    LIMIT = 6


FIRST_HEAP: Final = 16 << 20
"""Bytes after which the heap is measured for the first time."""
FIRST_GRANT: Final = 1 << 20


HEAVY_STEPS: Final = 8
"""Operations that would take as long as one that is heavy (see `World.heavy`)."""
_LITTLE: Final = 4096
"""Steps that one operation may take in no virtual time."""
MOST_DEBT: Final = 40_000_000
"""Steps that may be owed (see `World.spend`): about two seconds."""
_LARGE: Final = 1 << 20
"""Bytes of an allocation that takes the time of many steps: the system gives fresh memory."""
_MANY_FRAMES: Final = 8
"""Frames are at most so many times as large as usual ones."""
_CHANNEL_BYTES: Final = 96
"""Of an `hchan` without its buffer."""
_BYTES_OF_STEP: Final = 6
"""Of such memory in the time of a step: two to this power."""


def address_of_channel(id: int) -> int:
    """What a channel prints as, by its number."""
    return 0xC000_400000 + _CHANNEL_BYTES * id


class World:
    """What all goroutines of one run share, besides the scheduler: fuel, heap, global variables."""

    __slots__ = (
        "addresses",
        "ahead",
        "allocated",
        "channels",
        "collected",
        "debt",
        "fuel",
        "globals",
        "heap_granted",
        "heap_left",
        "heap_limit",
        "heap_used",
        "heavy",
        "host",
        "looked",
        "loose",
        "many_frames",
        "max_frames",
        "numbers",
        "races",
        "settled",
        "stacked",
        "stepping",
        "until_measured",
        "yields",
    )

    def __init__(self, *, heap_limit: int = 256 << 20, max_frames: int = 1_000_000) -> None:
        self.fuel = 0
        """Operations left before the running goroutine must stop. The scheduler sets it."""
        self.ahead = 0
        """With less fuel than this the goroutine is ahead of other threads: it may compute on,
        but do nothing that others could see (see `code.instr`, VISIBLE)."""
        self.heap_limit = heap_limit
        """Bytes of Go heap that may be live."""
        self.allocated = 0
        """Bytes in all, until the heap was last measured."""
        self.collected = 0
        """Of them, those before garbage that refers to itself was last looked for."""
        self.debt = 0
        """Steps that single operations took beyond their own, not yet taken from the fuel."""
        self.heavy = 0
        """How many operations so far took the machine far longer than others, `HEAVY_STEPS` each:
        calls of methods, which count for one, calls of natives, choices among channels, panics."""
        self.heap_used = 0
        """Bytes live when last measured."""
        self.until_measured = min(heap_limit, FIRST_HEAP)
        """Bytes that may be allocated before the heap is measured again."""
        self.heap_left = self.heap_granted = min(self.until_measured, FIRST_GRANT)
        """Of them, those that may be before the collector is told."""
        self.loose = 0
        """Slots for numbers that may fill up without being charged for (see `vm.live`)."""
        self.looked = 0
        """Objects that were looked at when it was last measured."""
        self.settled = 0
        """Steps of the run when accounts were last settled (see `vm.heap`)."""
        self.stacked = 0
        """Frames of all goroutines then."""
        self.channels = 0
        """Made so far."""
        self.globals: list[Value] = []
        """The package-level variables, indexed by the program."""
        self.bound_frames(max_frames)
        self.yields = 0
        """Times a goroutine gave way with fuel left."""
        self.stepping: Callable[[Routine, Instr, list[Value]], bool] | None = None
        """Asked before every step of a stepwise program, with where it goes on and its registers;
        True: the goroutine must stop."""
        self.races: Races | None = None
        """Who is told what goroutines do with memory; None: nobody asked."""
        self.host: Host = NO_HOST
        """Set by `vm.run.runner`."""
        self.addresses: dict[int, tuple[int, object]] = {}
        self.numbers: dict[int, tuple[int, object]] = {}

    def bound_frames(self, most: int) -> None:
        """Let a goroutine stack up so many frames: they stand for Go's 1,000,000,000 bytes of
        stack."""
        self.max_frames = most
        self.many_frames = most // _MANY_FRAMES
        """With fewer it has room, however large they are."""

    def address(self, target: object) -> int:
        """What an object prints as where Go prints its address: the same number for the same
        object, and the same numbers in every run, whoever looks on."""
        if type(target) is Chan:
            return address_of_channel(target.id)
        known = self.addresses.get(id(target))
        if known is None:
            # The object is kept, lest another one get its id.
            number = 0xC000_012000 + 16 * len(self.addresses)
            known = self.addresses[id(target)] = number, target
        return known[0]

    def number(self, target: object) -> int:
        """The same for who looks on from outside: what the program would print is not changed."""
        if type(target) is Chan:
            return self.address(target)  # whenever one looks first
        known = self.addresses.get(id(target)) or self.numbers.get(id(target))
        if known is None:
            number = 0xC000_800000 + 16 * len(self.numbers)
            known = self.numbers[id(target)] = number, target
        return known[0]

    def charge(self, size: int) -> None:
        """Account for `size` bytes of new heap. Raises `LimitReached` when too much is live."""
        self.heap_left -= size
        if self.heap_left < 0:
            from quizgo.gosim.vm.heap import exhausted

            exhausted(self, size)
        if size > _LARGE:
            self.spend(size >> _BYTES_OF_STEP)

    def spend(self, steps: int) -> None:
        """Account for an operation that takes as long as so many. Raises `LimitReached`.

        The fuel may be in a local of the segment that runs: it is taken when that is left.
        """
        self.debt += steps
        if self.debt > MOST_DEBT:
            raise LimitReached("steps")

    def weigh(self, steps: int) -> None:
        """Account for what takes the machine so many steps and Go next to nothing: as long as it
        is little, no virtual time passes. Raises `LimitReached`."""
        if steps > _LITTLE:
            self.spend(steps)
        else:
            self.heavy += steps // HEAVY_STEPS


NO_PANICS: Final[list[Panic]] = []
"""Of all that have none yet: most never panic, and many goroutines make garbage collection long.
The first panic of a goroutine makes a list of its own."""


STACK_MIN: Final = 2048
"""Bytes of the stack that a goroutine begins with."""


class Routine:
    """A goroutine as the VM sees it. `sched.g.G` extends it.

    The frame that runs is `instr` (the operation it stopped at) and `registers`; `frames` holds
    its callers, outermost first, each as (the call, registers).
    """

    __slots__ = (
        "crash",
        "exiting",
        "fired",
        "frames",
        "goid",
        "instr",
        "memo",
        "panics",
        "registers",
        "request",
        "selecting",
        "stack_mark",
        "stack_size",
        "sudog",
        "transfer",
        "wait_object",
        "wait_reason",
    )

    def __init__(self, goid: int, function: Function, registers: list[Value]) -> None:
        """A goroutine about to enter `function`, its arguments already in `registers`."""
        self.goid = goid
        self.frames: list[tuple[Instr, list[Value]]] = []
        self.instr: Instr = function.start
        self.registers = registers
        self.sudog: Sudog | None = None
        """For its plain operations (see `sync.waitq.sudog_of`)."""
        self.fired: Sudog | None = None
        """After a select parked: the case that was carried out."""
        self.selecting: list[Sudog] | None = None
        """While a select is parked: its cases."""
        self.transfer: Value = None
        """The result of a request, for the native that made it."""
        self.request: Request | None = None
        self.wait_reason = ""
        """In the runtime's words: `chan receive`, `select (no cases)`…"""
        self.wait_object: object = None
        """The channel it waits on; None for a nil channel, a select or a request."""
        self.panics: list[Panic] = NO_PANICS
        """Panics and Goexits that are running deferred calls, innermost last."""
        self.exiting = False
        """Goexit runs its deferred calls, or has run them."""
        self.stack_size = STACK_MIN
        """Bytes of its stack."""
        self.stack_mark = 0
        """With fewer frames than that nobody need look whether there is room."""
        self.crash = ""
        self.memo: list[Value] | None = None
        """Results of the Go calls a native has asked for so far (see `Call`)."""


class Host(Protocol):
    """The scheduler, for the VM and for natives."""

    def ready(self, g: object) -> None:
        """Make a goroutine runnable that `sync` took out of a queue (`goready`, next=True)."""

    def newproc(self, function: Function, registers: list[Value], creator: Instr) -> None:
        """A go statement: make a `G(goid, function, registers)` and queue it."""

    def pick(self, kind: str, n: int) -> int:
        """One draw of the run's chance: 0 … n-1. Kinds used by the VM: `select`, `map`."""

    def write(self, fd: int, data: bytes) -> None:
        """Output of the program: fd 1 or 2."""

    def room(self) -> int:
        """Bytes that may still be written."""

    def now(self) -> int:
        """Virtual nanoseconds since the start of the run."""

    def allocated(self, size: int) -> None:
        """So many bytes were allocated since this was last called."""

    def grant(self) -> int:
        """Bytes that may be allocated before it is called again."""

    def stack_resized(self, g: Routine, before: int, size: int) -> None:
        """A goroutine's stack was copied to one of another size, in bytes."""

    def steps(self) -> int:
        """Operations that the run has taken so far."""

    def routines(self, stride: int = 1) -> Sequence[Routine]:
        """All goroutines that are not dead, the roots of the heap with the globals; or of every so
        many places for one only that which has it."""

    def places(self) -> int:
        """How many goroutines there are room for, dead ones too."""


class _NoHost:
    """Stands where no run has begun: package variables cannot be initialised without a host."""

    def __getattr__(self, name: str) -> NoReturn:
        raise AssertionError(f"no run has begun, and {name} was asked for")


NO_HOST: Final = cast("Host", _NoHost())


class LimitReached(Exception):
    """The program needs more than it may have. Ends the run by that name."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class Request:
    """What a native asks of the scheduler instead of returning a value. Subclassed in `lib`."""

    __slots__ = ()


class Call(Request):
    """Asks the VM, not the scheduler, to call a Go function for a native.

    The VM calls `closure` with `args` and then calls the native again, from its beginning, with
    the same arguments; `context.memo` then holds one result more. So a native that needs Go calls
    must do nothing lasting before it has all of them.
    """

    __slots__ = ("args", "closure")

    def __init__(self, closure: Closure, args: tuple[Value, ...]) -> None:
        self.closure = closure
        self.args = args


class Goexit(Request):
    """runtime.Goexit: the VM runs the deferred calls, then the goroutine ends with EXIT."""

    __slots__ = ()


class Exit(Request):
    """os.Exit."""

    __slots__ = ("status",)

    def __init__(self, status: int) -> None:
        self.status = status


class Context:
    """First argument of every native in a package's `HOSTED` table (those in `NATIVES` get none).

    `NATIVES` functions are plain: values in, a value (tuple, None) out, no requests. `HOSTED` ones
    may use the host and return a `Request`.
    """

    __slots__ = ("g", "host", "memo", "pos", "world")

    def __init__(self, host: Host, world: World) -> None:
        self.host = host
        self.world = world
        self.g: Routine | None = None
        """The goroutine that calls."""
        self.memo: list[Value] = []
        """Results of the Go calls that were asked for so far, in order."""
        self.pos = 0
        """Where the call stands in the source (line << 16 | column)."""
