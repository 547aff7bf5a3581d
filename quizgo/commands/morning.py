"""What the first look at a day does besides: the plan is made anew, days away are cleared."""

from __future__ import annotations

from quizgo.commands.opening import Opened
from quizgo.commands.planned import needs_morning


def begin_day(opened: Opened) -> None:
    """Once a day under a plan, and when something falls due on a day away; else at no cost."""
    if needs_morning(opened.store, opened.day):
        from quizgo.commands.planning import good_morning

        good_morning(opened)
