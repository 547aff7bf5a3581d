"""The learner's own log as courses, for what judges and fits schedulers."""

from __future__ import annotations

from quizgo.commands.opening import Opened
from quizgo.commands.reading import whole_log
from quizgo.model import ItemId
from quizgo.schedule.evaluate import Parameters
from quizgo.schedule.trials import Course, courses_of
from quizgo.store.store import EVERYTHING
from quizgo.store.values import Selection


def courses(it: Opened, selection: Selection = EVERYTHING) -> list[Course]:
    """The courses of the selected items; of all, those whose text is gone included."""
    log = whole_log(it)
    items = log if selection == EVERYTHING else _selected(it, selection)
    return [course for item in items for course in courses_of(item, log.get(item, ()))]


def own_parameters(it: Opened, item: ItemId) -> Parameters:
    """The learner's own parameters for an item; empty where they have none."""
    return it.folds.for_item(item).parameters


def has_own_parameters(it: Opened) -> bool:
    """Whether any deck is scheduled by parameters of the learner's own."""
    settings = it.settings
    return bool(settings.fsrs_parameters) or any(one.fsrs_parameters for one in settings.decks)


def _selected(it: Opened, selection: Selection) -> list[ItemId]:
    return [item.id for item in it.store.items(selection)]
