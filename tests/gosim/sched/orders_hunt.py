"""Looking for the draws that give an order: chance, bent towards what is still missing.

A run is its draws. Those of the runs whose orders come nearest are kept, one of them is changed,
and whatever follows is drawn anew or kept: what two rare accidents are needed for is found in a few
thousand runs, where chance alone would take millions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from random import Random
from typing import Final, NamedTuple

from quizgo import gosim
from quizgo.gosim.choices import Choice

_BY_CHANCE: Final = 300
"""Runs at first with draws from nothing but their seed."""
_NEAREST: Final = 6
"""Orders whose runs are changed."""
_KEPT: Final = 6
"""Runs of one order that are."""
_SEEDS: Final = 1 << 20

Log = tuple[Choice, ...]


class Found(NamedTuple):
    """How an order is given: `Choices(seed, draws)` gives it again."""

    seed: int
    draws: Log
    """Empty: the seed alone does."""


class Hunt:
    """Runs of one program on one machine, until they have given the wanted orders."""

    def __init__(
        self, program: gosim.Program, procs: int, costs: gosim.Costs, wanted: Iterable[str]
    ) -> None:
        self._program, self._procs, self._costs = program, procs, costs
        self._seen: dict[str, list[Log]] = {}
        """By order the draws of some runs that gave it."""
        self.left = sorted(set(wanted))
        self.found: dict[str, Found] = {}

    def look(self, runs: int) -> Mapping[str, Found]:
        """Run at most so many times; what was found."""
        rng = Random(1)
        for run in range(runs):
            if not self.left:
                break
            if run < _BY_CHANCE:
                self._run(Found(run + 1, ()), rng)
            else:
                self._run(self._changed(rng), rng)
        return self.found

    def _run(self, way: Found, rng: Random) -> None:
        order, log = given(self._program, self._procs, self._costs, way)
        kept = self._seen.setdefault(order, [])
        if len(kept) < _KEPT:
            kept.append(log)
        elif rng.random() < 0.5:
            kept[rng.randrange(_KEPT)] = log
        if order in self.left:
            self.left.remove(order)
            self.found[order] = way

    def _changed(self, rng: Random) -> Found:
        """The draws of a run that came near to something wanted, with one of them changed."""
        aim = rng.choice(self.left)
        nearest = sorted(self._seen, key=lambda order: -likeness(order, aim))[:_NEAREST]
        log = rng.choice(self._seen[rng.choice(nearest)])
        at = rng.randrange(len(log))
        changed = log[at]._replace(chosen=rng.randrange(log[at].n))
        rest = log[at + 1 :] if rng.random() < 0.5 else ()
        return Found(rng.randrange(_SEEDS), (*log[:at], changed, *rest))


def given(program: gosim.Program, procs: int, costs: gosim.Costs, way: Found) -> tuple[str, Log]:
    """The order that a run gives, and all its draws."""
    choices = gosim.Choices(way.seed, way.draws)
    outcome = gosim.run(program, choices, procs=procs, costs=costs)
    return outcome.stdout.decode().strip(), tuple(outcome.choices)


def likeness(order: str, aim: str) -> float:
    """How near an order comes: pairs in the right order, and half a point for each name of the
    beginning that both share."""
    names = aim.strip("[]").split()
    place = {name: at for at, name in enumerate(order.strip("[]").split())}
    places = [place.get(name, len(names)) for name in names]
    pairs = sum(a < b for i, a in enumerate(places) for b in places[i + 1 :])
    shared = next((i for i, at in enumerate(places) if at != i), len(names))
    return pairs + shared / 2


def as_text(way: Found) -> str:
    """The seed and the draws in one line."""
    draws = " ".join(f"{kind}:{chosen}/{n}" for kind, n, chosen in way.draws)
    return f"seed {way.seed}" + (f", draws {draws}" if draws else "")
