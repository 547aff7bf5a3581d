"""Leaves every decision to `find_runnable`, and notes what it was and why.

On one P a decision is one where two goroutines or more are queued. On several it is also one where
a P has nothing queued and another has: then the question is whether, and from whom, it steals. In
which order a thief looks at the others is drawn. Here a move may settle it, so that what a learner
rightly chooses happens.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from quizgo.gosim.choices import Choice, Choices
from quizgo.gosim.sched import find, offered
from quizgo.gosim.sched.helm import AsGo, Decision, Helm, Rule
from quizgo.gosim.sched.m import State
from quizgo.gosim.sched.offered import Candidate, Spot
from quizgo.gosim.sched.watch import Globals

if TYPE_CHECKING:
    from quizgo.gosim.sched.g import G
    from quizgo.gosim.sched.m import M
    from quizgo.gosim.sched.p import P
    from quizgo.gosim.sched.proc import Proc

PARKED = frozenset({State.PARKED, State.NETPOLL})


class Follow(Helm):
    """Lets Go decide."""

    def __init__(self, sched: Proc, globals: Globals, course: AsGo) -> None:
        super().__init__(sched, globals)
        self._skip, self._most, self._moves = course
        self._seen = 0

    def decide(self, m: M, p: P) -> G | None:
        sched = self.sched
        candidates = self._candidates(p)
        if not candidates:
            return find.find_runnable(sched, m)
        is_last = self._seen - self._skip == self._most
        position = self.place(p, candidates) if is_last else None
        sight = _Sight(sched, p, candidates)
        with _begin_at(sched, sight.victim_of(self._move(candidates))):
            g = find.find_runnable(sched, m)
        decision = sight.decision(m, g)
        if decision is None:  # a collector's worker came first, or the world stops
            return g
        self._seen += 1
        if self._seen <= self._skip:
            return g
        self.decisions.append(decision)
        if position is not None:
            self.position = position
            self.end_run()
            return None
        return g

    def _move(self, candidates: Sequence[Candidate]) -> Candidate | None:
        at = self._seen - self._skip
        move = self._moves[at] if 0 <= at < len(self._moves) else -1
        return candidates[move] if 0 <= move < len(candidates) else None

    def _candidates(self, p: P) -> tuple[Candidate, ...]:
        """What there is to choose from; nothing where there is no question."""
        sched = self.sched
        own = offered.own(sched, p, offered.MOST_SHOWN)
        if sched.gomaxprocs == 1:
            return own if len(own) > 1 else ()
        elsewhere = offered.queued_elsewhere(sched, p)
        if len(own) + len(elsewhere) < 2 and (own or not elsewhere):
            return ()
        others = (each for each in sched.allp if each is not p)
        steals = [candidate for each in others for candidate in _steals(each)]
        polls = [Candidate(0, Spot.POLL, 0)] if _has_to_poll(sched) else []
        return (*own, *steals, *polls, Candidate(0, Spot.STOP, 0))


def _steals(victim: P) -> Iterator[Candidate]:
    yield Candidate(0, Spot.STEAL, victim.id)
    if victim.runnext is not None:
        yield Candidate(0, Spot.STEAL_NEXT, victim.id)


def _has_to_poll(sched: Proc) -> bool:
    return bool(sched.netwaiters) or any(timers.heap for timers in offered.heaps(sched))


@contextmanager
def _begin_at(sched: Proc, victim: P | None) -> Iterator[None]:
    """A thief that looks for somebody to steal from begins with that one."""
    if victim is None:
        yield
        return
    own, n = sched.choices, sched.gomaxprocs * len(sched.steal_strides)
    sched.choices = Choices(replay=[Choice("steal", n, victim.id)])
    try:
        yield
    finally:
        sched.choices = own


class _Sight:
    """What there was just before a decision."""

    def __init__(self, sched: Proc, p: P, candidates: tuple[Candidate, ...]) -> None:
        self.sched = sched
        self.p = p
        self.candidates = candidates
        self.tick = p.schedtick
        self.heir = p.runnext if p.preempt else None
        self.shared = len(sched.globq)
        self.elsewhere = offered.queued_elsewhere(sched, p)
        self.victims = offered.victims(sched, p)
        self.loot = Spot.STEAL if any(each.runq for each in self.victims) else Spot.STEAL_NEXT
        self.rings = {each.id: len(each.runq) for each in sched.allp}

    def victim_of(self, move: Candidate | None) -> P | None:
        """With whom a thief begins: as the move says, if it may, else with the first."""
        wanted = move.at if move is not None and move.spot is self.loot else -1
        named = [each for each in self.victims if each.id == wanted]
        return next(iter([*named, *self.victims]), None)

    def decision(self, m: M, g: G | None) -> Decision | None:
        """What was decided. None: nothing that can be asked for."""
        found = self._found(m, g)
        if found is None or g is None or found.candidates[found.picked].goid == g.goid:
            return found
        return found._replace(goid=g.goid)

    def _found(self, m: M, g: G | None) -> Decision | None:
        if g is None:
            return self._without(m)
        own = self._index(lambda each: each.goid == g.goid)
        if own >= 0:
            return self._own(own, g)
        if g.goid in self.elsewhere:
            return self._stolen(self.elsewhere[g.goid])
        if g.is_system:
            return None
        poll = self._index(lambda each: each.spot is Spot.POLL)
        return None if poll < 0 else self._decision(poll, Rule.POLL)

    def _own(self, picked: int, g: G) -> Decision | None:
        spot = self.candidates[picked].spot
        if self.heir not in (None, g, self.p.runnext):
            return self._decision(picked, Rule.HEIR)
        if spot is not Spot.GLOBAL:
            return self._decision(picked, Rule.RUNNEXT if spot is Spot.RUNNEXT else Rule.RING)
        if self.tick % find.FAIRNESS == 0:
            return self._decision(picked, Rule.FAIR)
        taken = self.shared - len(self.sched.globq)
        return self._decision(picked, Rule.GLOBAL, taken=taken, of=self.shared)

    def _stolen(self, victim: int) -> Decision | None:
        of = self.rings[victim]
        if of:
            return self._from(victim, Rule.STEAL, taken=of - of // 2, of=of)
        return self._from(victim, Rule.STEAL_NEXT)

    def _without(self, m: M) -> Decision | None:
        search = m.search
        if search is not None:
            victim = search.order[search.at]
            found, g = self._from(victim, Rule.BACK_OFF), self.sched.allp[victim].runnext
            return found if found is None or g is None else found._replace(goid=g.goid)
        if self.sched.is_stopping() or m.state not in PARKED:
            return None
        return self._decision(self._index(lambda each: each.spot is Spot.STOP), Rule.ENOUGH)

    def _from(self, victim: int, rule: Rule, *, taken: int = 0, of: int = 0) -> Decision | None:
        ids = {each.id for each in self.victims}
        picked = self._index(lambda each: each.spot is self.loot and each.at == victim)
        drawn = tuple(
            index
            for index, each in enumerate(self.candidates)
            if each.spot is self.loot and each.at in ids
        )
        found = self._decision(picked, rule, taken=taken, of=of)
        return found._replace(drawn=drawn) if found is not None and len(drawn) > 1 else found

    def _decision(self, picked: int, rule: Rule, *, taken: int = 0, of: int = 0) -> Decision | None:
        if picked < 0:
            return None
        p, tick = self.p.id, self.tick
        return Decision(self.candidates, picked, rule, p=p, taken=taken, of=of, tick=tick)

    def _index(self, is_meant: Callable[[Candidate], bool]) -> int:
        return next((at for at, each in enumerate(self.candidates) if is_meant(each)), -1)
