"""What sync.Cond stands on: notifyList, as sema.go."""

from __future__ import annotations

from collections import deque

from quizgo.gosim.sync.waitq import DONE, PARK, Goroutine, Signal, Sudog, Waitq


class NotifyList:
    """Goroutines that wait for a Signal, each with a ticket.

    One takes a ticket with the lock held, unlocks, and only then waits: a Signal in between is
    not lost. (Go's tickets wrap at 32 bits; nobody gets there.)
    """

    __slots__ = ("notify", "queue", "wait_ticket")

    def __init__(self) -> None:
        self.wait_ticket = 0
        """The next to be given out."""
        self.notify = 0
        """The next to be woken."""
        self.queue: Waitq = deque()
        """In the order of arrival here, which need not be that of the tickets."""

    def compared(self) -> tuple[int, ...]:
        """What Go's `==` sees of it."""
        return self.wait_ticket, self.notify

    def add(self) -> int:
        """Take a ticket (`notifyListAdd`)."""
        self.wait_ticket += 1
        return self.wait_ticket - 1

    def wait(self, ticket: int, me: Sudog) -> Signal:
        """Wait with a ticket; DONE if it was called already."""
        if ticket < self.notify:
            return DONE
        me.ticket = ticket
        self.queue.append(me)
        return PARK

    def notify_all(self) -> list[Goroutine]:
        """Everybody, in the order they wait."""
        self.notify = self.wait_ticket
        waiters = [sudog.g for sudog in self.queue]
        self.queue.clear()
        return waiters

    def notify_one(self) -> Goroutine | None:
        """The holder of the lowest ticket; nobody if it has not begun to wait (it will not)."""
        if self.notify == self.wait_ticket:
            return None
        ticket = self.notify
        self.notify += 1
        for sudog in self.queue:
            if sudog.ticket == ticket:
                self.queue.remove(sudog)
                return sudog.g
        return None
