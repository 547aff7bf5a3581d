"""Which scheduler foretells the learner's own log best, each answer before it was seen.

SM-2 foretells no chances. It is taken to mean 0.9 at the end of each interval, and
0.9 to the power of elapsed/interval at other times: the curve that falls evenly.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from quizgo.frozen import dataclass
from quizgo.model import ItemId
from quizgo.schedule import sm2
from quizgo.schedule.learner.recall import AVERAGE, RATINGS, Recall
from quizgo.schedule.scheduling import RETENTION
from quizgo.schedule.scores import Scores, scores
from quizgo.schedule.trials import Course, Trial, before, trials

MOVING_OVER = 50
"""Reviews that the moving average is taken of."""

FIRST_GUESS = 0.9
"""What averages say before there is anything to take an average of."""

SMALL = 400
"""With fewer reviews than these, differences are mostly chance."""

MATURE_DAYS = 21
"""From so many days since the last review on, what is known counts as mature."""

PARTS = 5
"""The log is cut into so many parts; each is foretold by what was fitted to those before."""

Parameters = tuple[float, ...]

Fit = Callable[[Sequence[Course], Sequence[Trial]], Parameters | None]
"""Parameters fitted to some trials of courses; None where they are too few."""


class Model(StrEnum):
    """Who foretells."""

    SM2 = "sm2"
    FSRS = "fsrs"
    """With the published parameters."""
    OWN = "fsrs-own"
    """With the parameters of the settings, which may have been fitted to this very log."""
    FITTED = "fsrs-fitted"
    """With parameters fitted, again and again, to what came before."""
    MOVING = "moving-average"
    AVERAGE = "average"
    """Of all answers so far."""


@dataclass(frozen=True, slots=True)
class Retention:
    """How many reviews there were, and how many of them were passed."""

    reviews: int
    passed: int

    @property
    def share(self) -> float | None:
        return self.passed / self.reviews if self.reviews else None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The models, judged on one log."""

    reviews: int
    items: int
    first: date
    last: date
    """The study days of the first and the last review that counts."""
    young: Retention
    mature: Retention
    """True retention, by the days since the review before."""
    models: dict[Model, Scores]
    fits: int
    """How often parameters were fitted on the way."""

    @property
    def retention(self) -> Retention:
        return Retention(
            self.young.reviews + self.mature.reviews, self.young.passed + self.mature.passed
        )

    @property
    def is_small(self) -> bool:
        return self.reviews < SMALL

    @property
    def best(self) -> Model:
        """By log loss."""
        return min(self.models, key=lambda model: self.models[model].log_loss)


def evaluate(
    courses: Sequence[Course],
    *,
    own: Callable[[ItemId], Parameters] | None = None,
    fit: Fit | None = None,
    step: Callable[[int], None] = lambda _: None,
) -> Evaluation | None:
    """The models judged on courses; None where nothing could be foretold.

    `own` gives the learner's parameters for an item. `step` is told of as many steps as
    `steps` says, to show how far the work has come.
    """
    found = trials(courses)
    if not found:
        return None
    foretold: dict[Model, list[float]] = {}
    for model, chances in _models(courses, own, step):
        foretold[model] = [chances[one.course][one.number] for one in found]
    fits = 0
    if fit is not None:
        fitted, fits = _fitted(courses, found, foretold[Model.FSRS], fit, step)
        if fits:
            foretold[Model.FITTED] = fitted
    passed = [one.passed for one in found]
    foretold[Model.MOVING] = list(_averages(passed, MOVING_OVER))
    foretold[Model.AVERAGE] = list(_averages(passed, len(passed)))
    models = {}
    for model in sorted(foretold, key=list(Model).index):
        models[model] = scores(foretold[model], found)
        step(len(courses))
    days = [courses[one.course].answers[one.number].on for one in found]
    return Evaluation(
        reviews=len(found),
        items=len({courses[one.course].item for one in found}),
        first=min(days),
        last=max(days),
        young=_retention(one for one in found if one.days < MATURE_DAYS),
        mature=_retention(one for one in found if one.days >= MATURE_DAYS),
        models=models,
        fits=fits,
    )


def steps(courses: Sequence[Course], *, has_own: bool, has_fit: bool) -> int:
    """About how many steps `evaluate` tells of: to look at a course is one."""
    simple = 2 + has_own
    judged = simple + 2 + has_fit
    return len(courses) * (simple + (PARTS - 1) * has_fit + judged)


# Chances --------------------------------------------------------------------------


def fsrs_chances(course: Course, parameters: Parameters = ()) -> list[float]:
    """The chance of a pass that FSRS foretells at each review; 1 for the first."""
    recall = _recall(parameters)
    state = None
    chances = []
    for days, grade in course.gaps:
        if state is None:
            chances.append(1.0)
            state = recall.first(RATINGS[grade])
        else:
            chances.append(recall.kept(state.stability, days))
            state = recall.after(state, days, RATINGS[grade])
    return chances


def sm2_chances(course: Course) -> list[float]:
    """The chance of a pass that SM-2 is taken to foretell at each review; 1 for the first."""
    memory = sm2.NEW
    chances = []
    for days, grade in course.gaps:
        interval = memory.interval_days
        chances.append(RETENTION ** (days / interval) if interval else 1.0)
        memory = sm2.review(memory, grade, date.min)
    return chances


@lru_cache(maxsize=32)
def _recall(parameters: Parameters) -> Recall:
    return Recall(parameters or AVERAGE)


def _models(
    courses: Sequence[Course],
    own: Callable[[ItemId], Parameters] | None,
    step: Callable[[int], None],
) -> Iterator[tuple[Model, list[list[float]]]]:
    """The chances of each course by each model that needs nothing but the course."""
    yield Model.SM2, [sm2_chances(course) for course in _each(courses, step)]
    yield Model.FSRS, [fsrs_chances(course) for course in _each(courses, step)]
    if own is not None:
        yield Model.OWN, [fsrs_chances(one, own(one.item)) for one in _each(courses, step)]


def _each(courses: Sequence[Course], step: Callable[[int], None]) -> Iterator[Course]:
    for course in courses:
        yield course
        step(1)


def _fitted(
    courses: Sequence[Course],
    found: Sequence[Trial],
    published: Sequence[float],
    fit: Fit,
    step: Callable[[int], None],
) -> tuple[list[float], int]:
    """Chances by parameters fitted to what came before, and how often they were fitted.

    The first part of the log, and every part that too little came before, is foretold
    by the published parameters.
    """
    chances, fits = list(published), 0
    cuts = [len(found) * part // PARTS for part in range(1, PARTS + 1)]
    for start, end in pairwise(cuts):
        parameters = fit(courses, before(found, start)) if start < end else None
        step(len(courses))
        if parameters is None:
            continue
        fits += 1
        needed = {one.course for one in found[start:end]}
        by_course = {place: fsrs_chances(courses[place], parameters) for place in needed}
        for place in range(start, end):
            one = found[place]
            chances[place] = by_course[one.course][one.number]
    return chances, fits


def _averages(passed: Sequence[bool], over: int) -> Iterator[float]:
    """The share of passes among the latest so many before each."""
    total = 0
    for place, happened in enumerate(passed):
        count = min(place, over)
        yield (total + FIRST_GUESS) / (count + 1)  # as if one more had been seen before
        total += happened
        if place >= over:
            total -= passed[place - over]


def _retention(found: Iterator[Trial]) -> Retention:
    outcomes = [one.passed for one in found]
    return Retention(len(outcomes), sum(outcomes))
