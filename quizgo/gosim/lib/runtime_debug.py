"""runtime/debug."""

from __future__ import annotations

from quizgo.gosim.vm.host import Context
from quizgo.gosim.vm.requests import scheduler_of


def _set_max_stack(context: Context, size: int) -> int:
    return scheduler_of(context).set_max_stack(size)


HOSTED = {"SetMaxStack": _set_max_stack}
