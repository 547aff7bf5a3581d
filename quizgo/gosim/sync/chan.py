"""Channels, as chan.go has them.

Invariants (outside of an operation):
 - `recvq` and `sendq` are not both occupied, except by one select that waits at both ends;
 - a buffer with free room has nobody in `sendq`; a buffer that holds something, nobody in `recvq`;
 - a closed channel has nobody in either queue.
"""

from __future__ import annotations

from collections import deque
from typing import Protocol

from quizgo.gosim.sync.waitq import (
    CLOSED,
    DONE,
    PARK,
    WOULD_BLOCK,
    Goroutine,
    Signal,
    Sudog,
    Waitq,
    leave_others,
    sudog_of,
)


class ChannelTimer(Protocol):
    """What feeds a channel with times. Since 1.23 it fires by itself only while somebody waits."""

    def catch_up(self) -> None:
        """Send what is due by now (`maybeRunChan`). Called before the channel is looked at."""

    def block(self) -> None:
        """Somebody begins to wait on the channel (`blockTimerChan`)."""


class Chan:
    """A channel (`hchan`)."""

    __slots__ = ("bubble", "buf", "capacity", "closed", "id", "recvq", "sendq", "timer")

    def __init__(self, capacity: int = 0, id: int = 0) -> None:
        self.id = id
        """Counts makes, from 1: prints as an address, orders locks."""
        self.capacity = capacity
        self.buf: deque[object] = deque()
        self.recvq: Waitq = deque()
        self.sendq: Waitq = deque()
        self.closed = False
        self.timer: ChannelTimer | None = None
        self.bubble: object = None
        """The synctest bubble it was made in."""


def send(ch: Chan, value: object, g: Goroutine) -> Goroutine | Signal:
    """Send, or queue `g`. A goroutine in the answer has the value and must be readied."""
    if ch.closed:
        return CLOSED
    if ch.recvq:
        receiver = ch.recvq.popleft()
        receiver.elem = value
        receiver.success = True
        if receiver.peers is not None:
            leave_others(receiver)
        return receiver.g
    if len(ch.buf) < ch.capacity:
        ch.buf.append(value)
        return DONE
    me = g.sudog
    if me is None:
        me = sudog_of(g)
    me.elem = value
    me.success = False
    ch.sendq.append(me)
    return PARK


def receive(ch: Chan, me: Sudog) -> Goroutine | Signal:
    """Receive into `me`, or queue it. A goroutine in the answer got rid of its value."""
    if ch.timer is not None:
        ch.timer.catch_up()
    if ch.sendq or ch.buf or ch.closed:
        return _take(ch, me)
    if ch.timer is not None:
        ch.timer.block()
    me.elem = None
    me.success = False
    ch.recvq.append(me)
    return PARK


def try_send(ch: Chan, value: object) -> Goroutine | Signal:
    """As `send`, but WOULD_BLOCK instead of queueing: a select with one case and a default."""
    if not ch.closed and not ch.recvq and len(ch.buf) >= ch.capacity:
        return WOULD_BLOCK
    return send(ch, value, _NOBODY)


def try_receive(ch: Chan, me: Sudog) -> Goroutine | Signal:
    """As `receive`, but WOULD_BLOCK instead of queueing."""
    if ch.timer is not None:
        ch.timer.catch_up()
    return _take(ch, me)


def close(ch: Chan) -> list[Goroutine] | Signal:
    """Close. All waiters, in the order in which Go readies them; CLOSED when it was closed before.

    As closechan: receivers, then senders, are pushed on a list that is then popped.
    """
    if ch.closed:
        return CLOSED
    ch.closed = True
    waiters: list[Goroutine] = []
    for queue in (ch.recvq, ch.sendq):
        while queue:
            sudog = queue.popleft()
            sudog.elem = None
            sudog.success = False
            if sudog.peers is not None:
                leave_others(sudog)
            waiters.append(sudog.g)
    waiters.reverse()
    return waiters


def length(ch: Chan) -> int:
    """What `len` says. A timer's channel says 0 since 1.23."""
    return 0 if ch.timer is not None else len(ch.buf)


def capacity(ch: Chan) -> int:
    """What `cap` says."""
    return 0 if ch.timer is not None else ch.capacity


def _take(ch: Chan, me: Sudog) -> Goroutine | Signal:
    buf = ch.buf
    if ch.sendq:
        sender = ch.sendq.popleft()
        if buf:
            # A full buffer: its head is taken, and the sender's value gets the room at the tail.
            me.elem = buf.popleft()
            buf.append(sender.elem)
        else:
            me.elem = sender.elem
        me.success = True
        sender.success = True
        if sender.peers is not None:
            leave_others(sender)
        return sender.g
    if buf:
        me.elem = buf.popleft()
        me.success = True
        return DONE
    if ch.closed:
        me.elem = None
        me.success = False
        return DONE
    return WOULD_BLOCK


class _Nobody:
    """Stands for the caller where it is certain that nobody is queued."""

    goid = 0
    fired: Sudog | None = None
    selecting: list[Sudog] | None = None
    sudog: Sudog | None = None


_NOBODY = _Nobody()
