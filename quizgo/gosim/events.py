"""What happened in a run, for those who asked: one `Event` a change, in order.

Nobody pays for events that nobody asked for: whoever makes them first looks whether there is a
log. A NamedTuple, because a frozen dataclass costs three times as much to make.
"""

from enum import Enum
from typing import NamedTuple


class Kind(Enum):
    """What changed. The words are those of the runtime's own tracer where it has one."""

    GO_CREATE = "go_create"
    GO_START = "go_start"
    GO_BLOCK = "go_block"
    GO_UNBLOCK = "go_unblock"
    GO_SCHED = "go_sched"
    GO_PREEMPT = "go_preempt"
    GO_YIELD = "go_yield"
    GO_EXIT = "go_exit"
    SYS_ENTER = "sys_enter"
    SYS_EXIT = "sys_exit"
    P_HANDOFF = "p_handoff"
    P_RETAKE = "p_retake"
    P_START = "p_start"
    P_STOP = "p_stop"
    STEAL = "steal"
    GLOBAL_BATCH = "glob_batch"
    OVERFLOW = "overflow"
    M_NEW = "m_new"
    M_PARK = "m_park"
    M_WAKE = "m_wake"
    SPIN_ON = "spin_on"
    SPIN_OFF = "spin_off"
    TIMER_FIRE = "timer_fire"
    NETPOLL = "netpoll"
    STW_STOP = "stw_stop"
    STW_START = "stw_start"
    OUTPUT = "output"
    DEADLOCK = "deadlock"
    EXIT = "exit"


class Event(NamedTuple):
    """One change. Ids are -1 where there is none."""

    time: int
    """Virtual nanoseconds since the start."""
    seq: int
    """Counts from 0; orders events of one instant."""
    kind: Kind
    m: int
    p: int
    g: int
    extra: str
    """A reason, a count or a line, by kind."""
