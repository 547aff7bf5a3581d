"""time's clock: Now, Sleep, and the timers behind Timer and Ticker.

The program starts on 10 November 2009 at 23:00 UTC, as on Go's playground.
"""

from __future__ import annotations

from typing import Final, cast

from quizgo.gosim.sync.chan import Chan
from quizgo.gosim.vm.faults import nil_deref
from quizgo.gosim.vm.host import Context
from quizgo.gosim.vm.requests import Scheduler, Sleep, Timer, scheduler_of
from quizgo.gosim.vm.values import Value

SECOND: Final = 1_000_000_000
_SINCE_YEAR_1: Final = 62_135_596_800
"""Seconds from the year 1 to 1970."""
_TIMER_BYTES: Final = 256
"""What a timer and its channel cost."""
_START = 4
"""As so many heavy operations (see `World.heavy`) counts arming one, besides the call."""


class TimeAt:
    """Makes the Time of an instant on the program's clock."""

    __slots__ = ("loc", "scheduler")

    def __init__(self, scheduler: Scheduler, loc: Value) -> None:
        self.scheduler = scheduler
        self.loc = loc

    def __call__(self, now: int) -> Value:
        return [*_instant(self.scheduler.unix_ns(now)), now + 1, self.loc]


def _instant(unix_ns: int) -> tuple[int, int]:
    seconds, ns = divmod(unix_ns, SECOND)
    return seconds + _SINCE_YEAR_1, ns


def _now(context: Context) -> tuple[int, int, int]:
    scheduler = scheduler_of(context)
    now = scheduler.nanotime()
    return *_instant(scheduler.unix_ns(now)), now + 1


def _sleep(context: Context, ns: int) -> Sleep | None:
    return Sleep(ns) if ns > 0 else None


def _feed(context: Context, clock: Value, channel: Chan, loc: Value) -> None:
    scheduler = scheduler_of(context)
    context.world.charge(_TIMER_BYTES)
    _struct(clock)[0] = scheduler.channel_timer(channel, TimeAt(scheduler, loc))


def _call(context: Context, clock: Value, f: Value) -> None:
    context.world.charge(_TIMER_BYTES)
    _struct(clock)[0] = scheduler_of(context).func_timer(f)


def _start(context: Context, clock: Value, ns: int, period: int) -> bool:
    context.world.heavy += _START
    timer = cast("Timer", _struct(clock)[0])
    return timer.modify(scheduler_of(context).nanotime() + max(ns, 0), period)


def _stop(clock: Value) -> bool:
    return cast("Timer", _struct(clock)[0]).stop()


def _made(clock: Value) -> bool:
    return _struct(clock)[0] is not None


def _struct(clock: Value) -> list[Value]:
    if clock is None:
        nil_deref()
    return cast("list[Value]", clock)


NATIVES = {"(*clock).stop": _stop, "(*clock).made": _made}
HOSTED = {
    "now": _now,
    "Sleep": _sleep,
    "(*clock).feed": _feed,
    "(*clock).call": _call,
    "(*clock).start": _start,
}
