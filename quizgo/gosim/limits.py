"""What one run may use, and what its operations cost in virtual time.

Limits are for hostile and runaway programs: the run ends, by the limit's name, with the line
where. They are quizgo's, not Go's; Go's own stack limit of 1 GB is a fatal error of the program.
"""

from enum import Enum
from typing import Final, NamedTuple


class Limit(Enum):
    """The name a run ends by."""

    STEPS = "steps"
    TIME = "virtual time"
    GOROUTINES = "goroutines"
    HEAP = "heap"
    OUTPUT = "output"
    STACK = "stack"


LEAST_WRITE = 64
"""Bytes that a short write counts for: making it takes longer than its bytes."""


class Limits(NamedTuple):
    """The bounds of one run."""

    steps: int = 50_000_000
    """Operations of the virtual machine, all goroutines together; what takes the machine longer,
    as a switch between goroutines, counts for several."""
    time_ns: int = 24 * 3600 * 1_000_000_000
    """Virtual nanoseconds since the program started."""
    goroutines: int = 250_000
    """Alive at one time."""
    heap_bytes: int = 256 << 20
    output_bytes: int = 16 << 20
    """stdout and stderr together; a write counts for `LEAST_WRITE` at least."""
    stack_bytes: int = 1_000_000_000
    """Of one goroutine. At Go's own limit, the default, the program dies as under Go."""

    def of(self, limit: Limit) -> int:
        """The bound of that name."""
        return {
            Limit.STEPS: self.steps,
            Limit.TIME: self.time_ns,
            Limit.GOROUTINES: self.goroutines,
            Limit.HEAP: self.heap_bytes,
            Limit.OUTPUT: self.output_bytes,
            Limit.STACK: self.stack_bytes,
        }[limit]


class Costs(NamedTuple):
    """Virtual nanoseconds. All zero: only the logic counts, no goroutine is ever preempted."""

    instruction: int = 50
    """One operation of the virtual machine; one on a channel or lock that need not wait too."""
    switch: int = 100
    """Park or yield, schedule, execute (measured about 110 on real Go)."""
    go: int = 150
    """A go statement."""
    steal_p: int = 20
    """Looking at one victim."""
    globrunq: int = 30
    """The scheduler's lock and one pop."""
    netpoll: int = 300
    """A poll that does not block."""
    sysenter: int = 20
    sysexit: int = 20
    wake_m: int = 5_000
    """From the futex's wake until the M runs."""
    new_m: int = 30_000
    """Making a thread."""
    signal: int = 2_000
    """Until a preemption signal is there."""
    backoff: int = 3_000
    """A thief waits so long before it takes the runnext of a running P."""
    stop_world: int = 10_000
    """What the collector does while the world is stopped, each time."""
    mark_kb: int = 250
    """The collector marks a kilobyte."""
    sweep_span: int = 100
    """Sweeping a span (said to be from 30 on)."""
    jitter: int = 50_000
    """What the system adds by chance, where there is a second P: waking a thread takes from half
    its time to so much longer; one may be looking for work when main begins; the machine may be
    busy (see `sched.noise`). 0: nothing."""
    busy: int = 50
    """Percent of all runs that are on a busy machine. 100 finds faults twice as fast."""
    stall: int = 0
    """Where not 0, a busy machine is a loaded one: a thread that loses its processor stands still
    for up to so long, while all others go on, and several may at once."""
    write: int = 0
    """A write to stdout or stderr as a system call of that length. 0: it is none, and never costs
    a goroutine its P."""


FREE = Costs(*([0] * len(Costs._fields)))
"""Only the order counts."""

HOSTS: Final = {
    "still": Costs(jitter=0),
    "quiet": Costs(busy=0),
    "usual": Costs(),
    "busy": Costs(busy=100),
    "loaded": Costs(jitter=32_000, wake_m=400, backoff=1_000, busy=100, stall=25_600_000),
}
"""Machines to run on: nothing comes by chance; only wake-ups do; every second run meets other
programs; all do; far too many other programs, so that any thread may stand still at any moment."""


class Reached(NamedTuple):
    """A limit ended the run."""

    limit: Limit
    allowed: int
    line: int
    """Where the running goroutine stood; 0 when no line is known."""

    def __str__(self) -> str:
        where = f" at line {self.line}" if self.line else ""
        return f"stopped by the {self.limit.value} limit of {self.allowed:,}{where}"
