"""Who may look on while a program runs. Loaded only for who does: most runs are looked at after."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from quizgo.gosim.sched.follow import Follow
from quizgo.gosim.sched.helm import AsGo, Helm, Moves
from quizgo.gosim.sched.steer import Steer
from quizgo.gosim.sched.walk import Stretch, Walk
from quizgo.gosim.sched.watch import Globals, Moment, Watch

if TYPE_CHECKING:
    from quizgo.gosim.sched.proc import Proc

Look: TypeAlias = Moment | Stretch | AsGo | Moves
"""What to look for, or to decide."""


class Observers(NamedTuple):
    """Who looks on: one of them."""

    watch: Watch | None = None
    walk: Walk | None = None
    helm: Helm | None = None


def is_stepwise(look: Look) -> bool:
    """Whether each goroutine's line and variables must be known at every moment."""
    return isinstance(look, Stretch) or (isinstance(look, Moment) and look.is_stepwise)


def is_interrupted(look: Look) -> bool:
    """Whether goroutines may be interrupted where threads would take turns."""
    return isinstance(look, Moves)


def begin(look: Look, sched: Proc, globals: Globals) -> Observers:
    """Look on from now."""
    if isinstance(look, Moment):
        return Observers(watch=Watch(sched, look, globals))
    if isinstance(look, Stretch):
        return Observers(walk=Walk(sched, look, globals))
    if isinstance(look, AsGo):
        return Observers(helm=Follow(sched, globals, look))
    return Observers(helm=Steer(sched, globals, look))
