"""Processor time of several actions, in one run, on a machine that others use too."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Sequence


def lower_quartiles(actions: Sequence[Callable[[], object]], *, rounds: int) -> list[float]:
    """Seconds that each action takes. They take turns, so that all meet the same disturbances; of
    its times each gives the lower quartile, which a few that were disturbed do not move."""
    times: list[list[float]] = [[] for _ in actions]
    for _ in range(rounds):
        for action, taken in zip(actions, times, strict=True):
            gc.collect()
            begun = time.process_time()
            action()
            taken.append(time.process_time() - begun)
    return [sorted(taken)[rounds // 4] for taken in times]
