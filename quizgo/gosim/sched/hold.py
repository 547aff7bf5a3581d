"""Threads that stand still, as if the kernel gave them no processor: a legal thing to happen to any
of them at any time. So whoever steers several Ps sees one goroutine move at a time.
"""

from __future__ import annotations

from heapq import heapify, heappush
from typing import TYPE_CHECKING, Final

from quizgo.gosim.sched.m import At, State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgo.gosim.sched.g import G
    from quizgo.gosim.sched.m import M
    from quizgo.gosim.sched.proc import Proc

_ACTIVE: Final = frozenset({State.RUNNING, State.WAKING, State.MARKING, State.SWEEPING})
_SYSMON: Final = 1
"""The id of its thread."""
_WITH_GOROUTINE: Final = frozenset({At.EXECUTE, At.ASKING, At.EXITING})

_Entry = tuple[int, int, "M"]


class Hold:
    """Holds threads of one run, and lets them go."""

    def __init__(self, sched: Proc) -> None:
        self._sched = sched
        self._held: list[_Entry] = []

    def __bool__(self) -> bool:
        return bool(self._held)

    def all_but(self, first: M) -> None:
        """Only this thread goes on, and those in the kernel."""
        clock = self._sched.clock
        staying = [each for each in clock.threads if not _stands(each[2], first)]
        if len(staying) == len(clock.threads):
            return
        self._held += [each for each in clock.threads if _stands(each[2], first)]
        clock.threads[:] = staying
        heapify(clock.threads)
        clock.refuel()

    def release(self, only: M | None = None) -> None:
        """Let all go on, or only one: when it was to, or now if that is past."""
        clock = self._sched.clock
        now = clock.now()
        freed = [each for each in self._held if only is None or each[2] is only]
        if not freed:
            return
        self._held = [each for each in self._held if each not in freed]
        for time, seq, m in freed:
            heappush(clock.threads, (max(time, now), seq, m))
        clock.refuel()

    def is_last(self) -> bool:
        """Whether nobody goes on but those that stand still."""
        held = {each[2].id for each in self._held}
        return not any(
            m.state in _ACTIVE and m.id not in held and m.id != _SYSMON for m in self._sched.allm
        )

    def others(self, m: M) -> Iterator[tuple[int, M, G | None]]:
        """The threads of other Ps that could go on, by P, and the goroutine that each runs."""
        entries = [*self._held, *self._sched.clock.threads]
        found = [(p.id, each) for _, _, each in entries if (p := each.p or each.nextp) is not None]
        for id, each in sorted(found, key=lambda one: one[0]):
            if _stands(each, m):
                yield id, each, each.curg if each.at in _WITH_GOROUTINE else None


def _stands(m: M, first: M) -> bool:
    return m is not first and m.state is not State.SYSCALL
