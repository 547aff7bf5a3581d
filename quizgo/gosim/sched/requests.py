"""Carrying out what natives ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgo.gosim.events import Kind
from quizgo.gosim.sched import syscall
from quizgo.gosim.sched.ending import How
from quizgo.gosim.sched.g import WAITING
from quizgo.gosim.sync.waitq import PARK
from quizgo.gosim.vm.host import Exit
from quizgo.gosim.vm.requests import Fatal, Park, Sleep, Syscall, Yield

if TYPE_CHECKING:
    from quizgo.gosim.sched.g import G
    from quizgo.gosim.sched.proc import Proc


def carry_out(sched: Proc, g: G) -> bool:
    """Do what `g.request` says. True: the goroutine runs on now."""
    request = g.request
    g.transfer = None
    if isinstance(request, Park):
        park(sched, g, request.reason)
        return False
    g.request = None
    if isinstance(request, Yield):
        if request is Yield.GOSCHED:
            sched.gosched(g)
        else:
            sched.goyield(g)
    elif isinstance(request, Sleep):
        when = sched.nanotime() + request.ns
        sched.wake_timer(g).modify(when, 0)
        park(sched, g, "sleep")
    elif isinstance(request, Syscall):
        g.transfer = request.value
        return syscall.enter(sched, g, request.ns)
    elif isinstance(request, Exit):
        sched.end(How.EXIT, "", g, request.status)
    elif isinstance(request, Fatal):
        sched.end(How.FATAL, request.text, g)
    else:
        raise AssertionError(f"no such request: {request}")
    return False


def proceed(sched: Proc, g: G) -> bool:
    """A goroutine that parked by request was woken. False: it must park again."""
    request = g.request
    assert isinstance(request, Park)
    if request.resume(g, sched.clock.now()) is PARK:
        park(sched, g, request.reason)
        return False
    g.transfer = request.result(g)
    g.request = None
    return True


def park(sched: Proc, g: G, reason: str) -> None:
    g.status = WAITING
    g.wait_reason = reason
    if sched.events is not None:
        sched.emit(Kind.GO_BLOCK, g, reason)
    if g.bubble is not None:
        g.bubble.parked(g)
