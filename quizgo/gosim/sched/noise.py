"""What the operating system adds by chance, when there is more than one P.

Threads wake sooner or later, and have run the goroutines of the runtime by the time main begins, or
have not. And every second machine is busy: a thread that has just woken
another one, made a goroutine or begun with one must soon let another thread have the processor,
and waits until that one has done what it had to. So what a program must not leave to chance goes
wrong within a few runs, where real Go may need thousands. Every such thing is a draw: a seed is a
run.

A loaded machine (`Costs.stall`) has far too many other programs: at any such moment a thread may
stand still, up to longer than a goroutine's slice, while all others go on, and most wake-ups are
prompt, and some late. With such draws, rightly chosen, every order comes in which real Go ran
programs of five goroutines, 5,000 times each on two to four Ps.

The quiet half of all runs is as on an idle machine with real Go: there most runs of a small program
are over before a second thread has woken. Operations here take ten times as long as on a real
machine, and so does waking.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from quizgo.gosim.sched.clock import SIGNAL
from quizgo.gosim.sched.g import WAITING
from quizgo.gosim.sched.m import At, State
from quizgo.gosim.vm.requests import Park

if TYPE_CHECKING:
    from quizgo.gosim.sched.m import M
    from quizgo.gosim.sched.schedt import Schedt
    from quizgo.gosim.sched.threads import Threads

BEGINS: Final = 1
"""A moment: a goroutine begins or goes on."""
WAKES: Final = 2
"""A moment: a thread was woken, or a goroutine made."""
GRAIN: Final = 50
"""Nanoseconds: finer differences are not drawn."""
_OFFSETS: Final = {
    BEGINS: (0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 8, 12, 20, 32, 64, 256),
    WAKES: (0, 0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 8, 20, 64, 256),
}
"""How many operations after such a moment the thread loses the processor: small programs have
their critical moments soon, and few."""
_FIRST: Final = (*[0] * 48, 2, 3, 4, 5, 6, 7, 8, 10)
"""The first such moment that may lead to it. Most often nothing is passed over: what goes wrong in
small programs does so soon."""
_QUANTA: Final = (100, 400, 600)
"""For how many operations."""
_CHANGES: Final = 2
"""It gets the processor back, as a rule, before the other one's time is up again."""
_SOON: Final = 10_000
"""Nanoseconds: who is in the middle of something longer is not waited for."""
_RARER: Final = 32
"""After so many moments one more is passed over each time: a long run is not all draws."""
_STALL_OFFSETS: Final = (0, 0, 0, 1, 2, 3, 4, 6, 8, 12, 20, 40, 64, 128)
"""How many operations after such a moment a thread of a loaded machine stands still."""
_STALL_HALVINGS: Final = (0, 6, 8, 10, 12, 14)
"""For how long: the longest time halved so often. The longest is over the slice of a goroutine."""
_WAKE_HALVINGS: Final = 8
"""The same for the time that waking a thread takes on a loaded machine."""
_STALL_ODDS: Final = (1, 2, 4, 8)
"""One in so many moments leads to it: in one run all, in another few."""
_IDLE_AT_START: Final = 3
"""Threads that the start of a program leaves behind, parked."""


def start(sched: Threads) -> None:
    """What the start of the program has left behind when main begins, and whether the machine is
    busy."""
    if sched.gomaxprocs == 1:
        return
    for _ in range(min(_IDLE_AT_START, sched.gomaxprocs)):
        m = sched.new_m()
        m.state = State.PARKED
        sched.midle.append(m)
    if not sched.costs.jitter:
        return
    pick = sched.choices.pick
    if not pick("system", 2):
        _run_system_goroutines(sched)
    if pick("spinning", 2):
        p, m = sched.pidle.pop(), sched.midle.pop()
        sched.nmspinning += 1
        m.spinning = True
        m.nextp = p
        m.state = State.WAKING
        m.at = At.WOKEN
        sched.clock.wake(m, _drawn(sched, sched.costs.jitter))
    # Of a seed, the runs with two Ps and with four should not all be busy.
    if pick("busy", 100 * sched.gomaxprocs) % 100 < sched.costs.busy:
        sched.is_busy = True
        if sched.costs.stall:
            sched.moments = BEGINS | WAKES
            sched.stall_odds = _STALL_ODDS[pick("odds", len(_STALL_ODDS))]
            return
        sched.moments = (BEGINS, WAKES, BEGINS | WAKES)[pick("moments", 3)]
        sched.next_change = _FIRST[pick("first", len(_FIRST))]


def _run_system_goroutines(sched: Schedt) -> None:
    """Another thread has taken them from the queue in time, and they have parked."""
    p = sched.p
    for g in (*p.runq, p.runnext):
        if g is not None:
            assert isinstance(g.request, Park)
            g.status = WAITING
            g.wait_reason = g.request.reason
    p.runq.clear()
    p.runnext = None


def latency(sched: Schedt, usual: int) -> int:
    """How long a thread takes to wake, or to be made: nanoseconds."""
    jitter = sched.costs.jitter
    if not jitter or sched.gomaxprocs == 1:
        return usual
    if sched.costs.stall:
        halved, eighths = divmod(sched.choices.pick("latency", _WAKE_HALVINGS * 8), 8)
        return usual // 2 + (jitter >> halved) * (8 + eighths) // 16
    return usual // 2 + _drawn(sched, usual // 2 + jitter)


def moment(sched: Schedt, kind: int) -> None:
    """On a busy machine: there was a moment of that kind on the running thread."""
    if not sched.moments & kind or sched.gomaxprocs == 1:
        return
    sched.passed += 1
    if sched.passed < sched.next_change:
        return
    if sched.costs.stall:
        _stall(sched)
        return
    sched.next_change = sched.passed + 1 + sched.passed // _RARER
    offsets = _OFFSETS[kind]
    drawn = sched.choices.pick("change", len(offsets) * 7 // 6)
    if drawn < len(offsets):
        when = sched.clock.now() + offsets[drawn] * sched.costs.instruction
        sched.last_change = sched.passed
        change = partial(_change, sched, sched.m, sched.passed, _CHANGES)
        sched.clock.at(when, SIGNAL, change)


def _change(sched: Schedt, last: M, passed: int, left: int, now: int) -> None:
    """Another thread than the last has the processor for a while; all others wait so long."""
    clock = sched.clock
    if sched.last_change != passed:
        return  # there was a later moment, with a change of its own
    others = sorted(
        (m.id, time, m)
        for time, _, m in clock.threads
        if m is not last and (m.state is State.WAKING or time <= now + _SOON)
        if m.state is not State.SYSCALL
    )
    if not others:
        return
    drawn = sched.choices.pick("turn", len(others) * len(_QUANTA))
    quantum, which = divmod(drawn, len(others))
    _, time, lucky = others[which]
    begin = now if lucky.state is State.WAKING else max(now, time)
    until = begin + _QUANTA[quantum] * sched.costs.instruction
    clock.give_turn(lucky, begin, until)
    if left > 1:
        clock.at(until, SIGNAL, partial(_change, sched, lucky, passed, left - 1))


def _stall(sched: Schedt) -> None:
    """On a loaded machine: the running thread may soon stand still, whatever others do."""
    sched.next_change = sched.passed + 1 + sched.passed // _RARER
    drawn = sched.choices.pick(
        "stall", len(_STALL_OFFSETS) * len(_STALL_HALVINGS) * sched.stall_odds
    )
    offset, halved = divmod(drawn, len(_STALL_HALVINGS))
    if offset >= len(_STALL_OFFSETS):
        return
    when = sched.clock.now() + _STALL_OFFSETS[offset] * sched.costs.instruction
    ns = sched.costs.stall >> _STALL_HALVINGS[halved]
    sched.clock.at(when, SIGNAL, partial(_stand_still, sched, sched.m, ns))


def _stand_still(sched: Schedt, m: M, ns: int, now: int) -> None:
    sched.clock.delay(m, ns)


def _drawn(sched: Schedt, span: int) -> int:
    return sched.choices.pick("latency", span // GRAIN + 1) * GRAIN
