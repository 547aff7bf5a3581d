"""testing/synctest: bubbles are the scheduler's."""

from __future__ import annotations

from typing import cast

from quizgo.gosim.vm.host import Context, Routine
from quizgo.gosim.vm.requests import scheduler_of
from quizgo.gosim.vm.values import Value


def _running(context: Context) -> Routine:
    return cast("Routine", context.g)


def _run(context: Context, f: Value) -> Value:
    return scheduler_of(context).bubble_run(_running(context), f)


def _wait(context: Context) -> Value:
    return scheduler_of(context).bubble_wait(_running(context))


def _in_bubble(context: Context) -> bool:
    return scheduler_of(context).is_in_bubble(_running(context))


HOSTED = {"run": _run, "wait": _wait, "inBubble": _in_bubble}
