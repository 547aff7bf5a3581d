"""select, as selectgo in select.go: which case is carried out, or where to wait for one.

Go shuffles the cases and takes the first that is ready. That is the same as one even draw among
those that are ready, and that is what is drawn here: a single ready case is no choice, and a
search over all choices branches only where the program can.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from quizgo.gosim.sync import chan
from quizgo.gosim.sync.chan import Chan
from quizgo.gosim.sync.waitq import PARK, WOULD_BLOCK, Goroutine, Signal, Sudog


class Case(NamedTuple):
    """One communication of a select. A nil channel is `None` and never ready."""

    ch: Chan | None
    is_send: bool
    value: object = None


Pick = Callable[[str, int], int]


class Chosen(NamedTuple):
    """A case was carried out at once."""

    case: int
    answer: Goroutine | Signal
    """As `chan.send` and `chan.receive` answer; CLOSED is a send that panics."""


def select(cases: Sequence[Case], blocks: bool, me: Sudog, pick: Pick) -> Chosen | Signal:
    """Carry out one case; WOULD_BLOCK if there is a default (`blocks` False); else queue and PARK.

    A value received at once is in `me`. After PARK, `g.fired` is the sudog of the case, and its
    `elem` and `success` are as after a plain send or receive.
    """
    for case in cases:
        if case.ch is not None and case.ch.timer is not None:
            case.ch.timer.catch_up()
    ready = [i for i, case in enumerate(cases) if case.ch is not None and _is_ready(case)]
    if ready:
        index = ready[pick("select", len(ready))] if len(ready) > 1 else ready[0]
        return Chosen(index, _carry_out(cases[index], me))
    if not blocks:
        return WOULD_BLOCK
    _enqueue(cases, me.g)
    return PARK


def finish(fired: Sudog) -> int:
    """Which case was carried out for a select that had parked."""
    fired.g.fired = None
    return fired.case


def _is_ready(case: Case) -> bool:
    ch = case.ch
    assert ch is not None
    if case.is_send:
        return ch.closed or bool(ch.recvq) or len(ch.buf) < ch.capacity
    return bool(ch.sendq) or bool(ch.buf) or ch.closed


def _carry_out(case: Case, me: Sudog) -> Goroutine | Signal:
    assert case.ch is not None
    if case.is_send:
        return chan.try_send(case.ch, case.value)
    return chan.try_receive(case.ch, me)


def _enqueue(cases: Sequence[Case], g: Goroutine) -> None:
    peers: list[Sudog] = []
    g.fired = None
    g.selecting = peers
    for index, case in enumerate(cases):
        ch = case.ch
        if ch is None:
            continue
        sudog = Sudog(g)
        sudog.elem = case.value
        sudog.case = index
        sudog.peers = peers
        sudog.channel = ch
        sudog.queue = ch.sendq if case.is_send else ch.recvq
        sudog.queue.append(sudog)
        peers.append(sudog)
        if ch.timer is not None:
            ch.timer.block()
