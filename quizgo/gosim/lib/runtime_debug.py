"""runtime/debug."""

from __future__ import annotations

from quizgo.gosim.vm.host import Context
from quizgo.gosim.vm.requests import scheduler_of


def _set_max_stack(context: Context, size: int) -> int:
    return scheduler_of(context).set_max_stack(size)


def _set_gc_percent(context: Context, percent: int) -> int:
    return scheduler_of(context).set_gc_percent(percent)


HOSTED = {"SetMaxStack": _set_max_stack, "SetGCPercent": _set_gc_percent}
