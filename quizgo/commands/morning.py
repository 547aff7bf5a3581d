"""What the first look at a day does besides: the plan is made anew, days away are cleared."""

from __future__ import annotations

from quizgo.commands.opening import Opened
from quizgo.commands.plan.kept import last_foretold, needs_morning, plan_in_force


def begin_day(opened: Opened) -> None:
    """Once a day under a plan, and when something falls due on a day away; else at no cost."""
    if needs_morning(opened.store, opened.day):
        from quizgo.commands.plan.foretelling import good_morning

        good_morning(opened)


def plan_told(opened: Opened) -> str:
    """What the plan in force foretells, in a line; empty without a plan."""
    if plan_in_force(opened.store, opened.day) is None:
        return ""
    said = last_foretold(opened.store)
    if said is None:
        return ""
    from quizgo.ui.plan_line import plan_line

    return plan_line(said, opened.lang)
