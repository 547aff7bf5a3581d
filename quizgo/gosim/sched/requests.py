"""Carrying out what natives ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgo.gosim.events import Kind
from quizgo.gosim.sched import stopworld, syscall
from quizgo.gosim.sched.ending import How
from quizgo.gosim.sched.g import WAITING
from quizgo.gosim.sync.waitq import PARK
from quizgo.gosim.vm.host import Exit
from quizgo.gosim.vm.requests import Collect, Fatal, Park, Sleep, StopTheWorld, Syscall, Yield

if TYPE_CHECKING:
    from quizgo.gosim.sched.g import G
    from quizgo.gosim.sched.proc import Proc


def carry_out(sched: Proc, g: G) -> bool:
    """Do what `g.request` says. True: the goroutine runs on now."""
    request = g.request
    g.transfer = None
    if isinstance(request, Park):
        _leave(sched, g)
        park(sched, g, request.reason, request.target)
        return False
    g.request = None
    if isinstance(request, Yield):
        _leave(sched, g)
        if request is Yield.GOSCHED:
            sched.gosched(g)
        else:
            sched.goyield(g)
    elif isinstance(request, Sleep):
        when = sched.nanotime() + request.ns
        sched.wake_timer(g).modify(when, 0)
        _leave(sched, g)
        park(sched, g, "sleep")
    elif isinstance(request, Syscall):
        g.transfer = request.value
        syscall.entersyscall(sched, g, request.ns)
    elif isinstance(request, StopTheWorld):
        return _stop_the_world(sched, g, request)
    elif isinstance(request, Collect):
        if sched.gc.is_running:
            _leave(sched, g)
            sched.gc.wait(g)
        else:
            return _stop_the_world(sched, g, sched.gc.start(g, forced=True))
    elif isinstance(request, Exit):
        sched.end(How.EXIT, "", g, request.status)
    elif isinstance(request, Fatal):
        sched.end(How.FATAL, request.text, g)
    else:
        raise AssertionError(f"no such request: {request}")
    return False


def _stop_the_world(sched: Proc, g: G, request: StopTheWorld) -> bool:
    """True: it was stopped and runs again, and so does the goroutine."""
    m = sched.m
    m.then, m.procs = request.then, request.procs
    g.request = None
    g.transfer = request.value
    if not stopworld.stop_the_world(sched, m, request.why):
        return False
    stopworld.carry_on(sched, m)
    return m.curg is g


def stop_for_gc(sched: Proc, g: G | None) -> bool:
    """The running goroutine starts a cycle of the collector or ends its marking, between two
    operations; or its thread does, between two goroutines.

    False: its thread waits until the world has stopped.
    """
    m, gc = sched.m, sched.gc
    request = gc.finish() if gc.is_marked else gc.start(g, forced=False)
    m.then = request.then
    if not stopworld.stop_the_world(sched, m, request.why):
        return False
    stopworld.carry_on(sched, m)
    return True


def _leave(sched: Proc, g: G) -> None:
    """It runs no more."""
    sched.m.curg = None


def proceed(sched: Proc, g: G) -> bool:
    """A goroutine that parked by request was woken. False: it must park again."""
    request = g.request
    assert isinstance(request, Park)
    if request.resume(g, sched.clock.now()) is PARK:
        g.wait_reason = request.reason
        g.wait_object = request.target
        return False
    g.transfer = request.result(g)
    g.request = None
    if request.acquires and sched.events is not None:
        sched.emit(Kind.LOCK, g, request.acquires, request.target)
    if request.acquires and sched.world.races is not None:
        sched.world.races.locked(request.target, request.acquires, g.goid)
    return True


def park(sched: Proc, g: G, reason: str, target: object = None) -> None:
    """The goroutine waits, for that reason."""
    g.status = WAITING
    g.wait_reason = reason
    g.wait_object = target
    if sched.events is not None:
        sched.parked(g)
    if g.bubble is not None:
        g.bubble.parked(g)
