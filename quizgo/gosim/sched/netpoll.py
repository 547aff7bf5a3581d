"""The poller: goroutines that wait for input of the system (pipes), and who finds them ready.

A goroutine parks with the reason `IO wait`. When its pipe has something for it the system knows
(`netready`), the scheduler only when somebody polls: find_runnable, the thread that waits in the
poller, or sysmon.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgo.gosim.events import Kind
from quizgo.gosim.sched.g import RUNNABLE

if TYPE_CHECKING:
    from quizgo.gosim.sched.g import G
    from quizgo.gosim.sched.p import P
    from quizgo.gosim.sched.proc import Proc


def take(sched: Proc) -> list[G]:
    """All that are ready, waiting no more."""
    ready = sched.netready
    if not ready:
        return []
    sched.netready = []
    sched.netwaiters -= len(ready)
    if sched.events is not None:
        sched.emit(Kind.NETPOLL, None, str(len(ready)))
    return ready


def poll(sched: Proc, p: P) -> G | None:
    """Poll without waiting: the first that is ready, the others onto the queues."""
    if not sched.netwaiters or sched.poller is not None:
        return None
    sched.clock.charge(sched.costs.netpoll)
    ready = take(sched)
    if not ready:
        return None
    g = ready[0]
    g.status = RUNNABLE
    if sched.events is not None:
        sched.emit(Kind.GO_UNBLOCK, g, "netpoll")
    sched.injectglist(ready[1:], p)
    p.schedtick += 1
    return g


def io_ready(sched: Proc, g: G) -> None:
    """The system has input for a goroutine that waits for it."""
    sched.netready.append(g)
    sched.netpollbreak()
