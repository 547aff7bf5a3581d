"""The line that GODEBUG=gctrace=1 prints at the end of a cycle of the collector."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizgo.gosim.sched.gc import Collector


def line(gc: Collector, at_end: int, goal: int, now: int) -> str:
    """Of the cycle that ends now, with so much on the heap; its goal was `goal`. In bytes and
    nanoseconds."""
    sched = gc.sched
    procs = sched.gomaxprocs
    stop1 = gc.mark_began - gc.began
    stop2 = now - gc.mark_ended
    clock = "+".join(_ms(ns) for ns in (stop1, gc.mark_ended - gc.mark_began, stop2))
    cpu = (
        f"{_ms(procs * stop1)}+{_ms(gc.assist_ns)}/{_ms(gc.worker_ns)}"
        f"/{_ms(gc.idle_ns)}+{_ms(procs * stop2)}"
    )
    share = 100 * gc.total_cpu_ns // max(1, now * procs)
    stack_bytes = sum(g.stack_size for g in sched.routines())
    sizes = f"{gc.at_start >> 20}->{at_end >> 20}->{gc.marked >> 20} MB"
    return (
        f"gc {gc.numgc} @{gc.began / 1e9:.3f}s {share}%: {clock} ms clock, {cpu} ms cpu, "
        f"{sizes}, {goal >> 20} MB goal, {stack_bytes >> 20} MB stacks, 0 MB globals, "
        f"{procs} P{' (forced)' if gc.is_forced else ''}\n"
    )


def _ms(ns: int) -> str:
    """Milliseconds as the runtime prints them: whole ones from ten up, else two digits."""
    if ns >= 10_000_000:
        return str(ns // 1_000_000)
    us = ns // 1_000
    dropped = max(0, len(str(us)) - 2)
    return f"{us // 10**dropped / 10 ** (3 - dropped):.{3 - dropped}f}" if us else "0"
