"""A clock that can be stopped."""

from __future__ import annotations

from datetime import datetime

from quizgo.clock import Clock


class StopClock:
    """Another clock, whose monotonic time stands while it is stopped."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._away = 0.0
        """Seconds that do not count; less than none where time was spent before."""
        self._stopped_at: float | None = None

    @property
    def is_stopped(self) -> bool:
        return self._stopped_at is not None

    def now(self) -> datetime:
        return self._clock.now()

    def monotonic(self) -> float:
        here = self._clock.monotonic() if self._stopped_at is None else self._stopped_at
        return here - self._away

    def stop(self) -> None:
        if self._stopped_at is None:
            self._stopped_at = self._clock.monotonic()

    def go_on(self) -> None:
        if self._stopped_at is not None:
            self._away += self._clock.monotonic() - self._stopped_at
            self._stopped_at = None

    def advance(self, seconds: float) -> None:
        """Count what was spent before this clock was made."""
        self._away -= seconds
