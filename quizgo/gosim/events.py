"""What happened in a run, for those who asked: one `Event` a change, in order.

Nobody pays for events that nobody asked for, and who asks pays little before they are read: a run
writes down what cannot be worked out later (`sched.log`). A NamedTuple, because a frozen dataclass
costs three times as much to make.
"""

from enum import Enum
from typing import NamedTuple


class Kind(Enum):
    """What changed. The words are those of the runtime's own tracer where it has one."""

    GO_CREATE = "go_create"
    """extra: the goid of who made it; line: the go statement's."""
    GO_START = "go_start"
    """An M begins to run it. extra: `inherit` in the time slice of who ran there before."""
    GO_BLOCK = "go_block"
    """It parked. extra: the wait reason; object: what it waits on."""
    GO_UNBLOCK = "go_unblock"
    """It became runnable. extra: the goid of who readied it, or `timer`, `netpoll`, `system`."""
    GO_SCHED = "go_sched"
    """Gosched: to the global queue's tail."""
    GO_PREEMPT = "go_preempt"
    GO_YIELD = "go_yield"
    """goyield: to the tail of the P's ring."""
    GO_EXIT = "go_exit"
    LOCK = "lock"
    """It has a mutex now. extra: `lock`, or `rlock` for reading; object: which."""
    UNLOCK = "unlock"
    """It gave one back."""
    SYS_ENTER = "sys_enter"
    SYS_EXIT = "sys_exit"
    """extra: `fast` (its P was still there), `idle` (took an idle P), `slow` (global queue)."""
    P_HANDOFF = "p_handoff"
    """The P looks for another M. extra: why."""
    P_RETAKE = "p_retake"
    """sysmon takes the P from a goroutine in a system call."""
    P_START = "p_start"
    """An M has acquired the P."""
    P_STOP = "p_stop"
    """The P has no M any more. extra: `idle`, `gcstop`, `syscall`, `dead`."""
    STEAL = "steal"
    """extra: `n from pX`, `runnext from pX`; g: the goroutine that the thief runs."""
    GLOBAL_BATCH = "glob_batch"
    """extra: how many were taken from the global queue."""
    OVERFLOW = "overflow"
    """extra: 129."""
    M_NEW = "m_new"
    M_PARK = "m_park"
    M_WAKE = "m_wake"
    SPIN_ON = "spin_on"
    SPIN_OFF = "spin_off"
    TIMER_FIRE = "timer_fire"
    NETPOLL = "netpoll"
    """An M waits in the poller, or a poll gave something. extra: how many goroutines."""
    STW_STOP = "stw_stop"
    """extra: why."""
    STW_START = "stw_start"
    """extra: nanoseconds from the request until all had stopped."""
    GC_PHASE = "gc_phase"
    """extra: `mark`, `mark termination`, `sweep`."""
    GC_WORK = "gc_work"
    """Marking. extra: `dedicated`, `fractional`, `idle` (workers), `assist` (a goroutine pays)."""
    STACK = "stack"
    """A stack was copied to one of another size. extra: `2048 4096`."""
    BOOT = "boot"
    """A step of the start. extra: the runtime's function."""
    OUTPUT = "output"
    """extra: what was written."""
    DEADLOCK = "deadlock"
    EXIT = "exit"


class Event(NamedTuple):
    """One change. Ids are -1 where there is none."""

    time: int
    """Virtual nanoseconds since the start: never less than those of the event before, on whatever
    thread."""
    seq: int
    """Counts from 0: the order in which things happened, also within one instant."""
    kind: Kind
    m: int
    p: int
    g: int
    extra: str
    """A reason, a count or a line, by kind (see `Kind`)."""
    object: int = 0
    """What it is about, by a number of its own: the channel or lock that a goroutine waits on;
    0: nothing."""
    line: int = 0
    """Where the goroutine stands in the program; 0: nowhere."""
