"""FSRS's parameters fitted to the learner's own log, by the optional package `fsrs-rs-python`.

The package takes each review together with all that came before it of its item, the
oldest review first: it trusts what is newer more.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.util import find_spec

from quizgo.frozen import dataclass
from quizgo.model import ItemId
from quizgo.schedule.evaluate import Parameters, fsrs_chances
from quizgo.schedule.fsrs import BOUNDS, RATINGS
from quizgo.schedule.scores import log_loss
from quizgo.schedule.trials import Course, Trial, before

LEAST_REVIEWS = 400
"""Under so many that can be foretold, fitted parameters are mostly chance."""

DECIMALS = 4
"""Of a parameter; more say nothing, and make a settings file hard to read."""

STEPS_OF_TRYING = 2


@dataclass(frozen=True, slots=True)
class Tried:
    """Fitted parameters against those of now, on reviews that came after all they saw."""

    reviews: int
    before: float
    """Log loss with the parameters of now."""
    after: float
    """Log loss with parameters fitted to what came before."""

    @property
    def is_better(self) -> bool:
        return self.after < self.before


def tried(
    courses: Sequence[Course],
    found: Sequence[Trial],
    now: Callable[[ItemId], Parameters],
    step: Callable[[], None] = lambda: None,
) -> Tried | None:
    """How a fit to the trials of courses would have done lately; None where they are too few.

    The latest fifth of the trials is held out. `step` is called `STEPS_OF_TRYING` times.
    """
    first = len(found) * 4 // 5
    held_out = found[first:]
    parameters = fitted(courses, before(found, first)) if held_out else None
    if parameters is None:
        return None
    step()
    places = {one.course for one in held_out}
    new = {place: fsrs_chances(courses[place], parameters) for place in places}
    step()
    old = {place: fsrs_chances(courses[place], now(courses[place].item)) for place in places}
    passed = [one.passed for one in held_out]
    return Tried(
        reviews=len(held_out),
        before=log_loss((old[one.course][one.number] for one in held_out), passed),
        after=log_loss((new[one.course][one.number] for one in held_out), passed),
    )


def is_installed() -> bool:
    """Whether the package is there."""
    return find_spec("fsrs_rs_python") is not None


def fitted(courses: Sequence[Course], found: Sequence[Trial]) -> Parameters | None:
    """Parameters fitted to some trials of courses, which are given in order.

    None where they are too few. The same trials give the same parameters.
    """
    if len(found) < LEAST_REVIEWS:
        return None
    from fsrs_rs_python import DEFAULT_PARAMETERS, FSRS, FSRSItem, FSRSReview

    reviews = {
        place: [FSRSReview(int(RATINGS[grade]), days) for days, grade in courses[place].gaps]
        for place in {one.course for one in found}
    }
    items = [FSRSItem(reviews[one.course][: one.number + 1]) for one in found]
    best = FSRS(DEFAULT_PARAMETERS).compute_parameters(items, enable_short_term=False)
    return tuple(
        round(min(max(number, least), most), DECIMALS)
        for number, (least, most) in zip(best, BOUNDS, strict=True)
    )
