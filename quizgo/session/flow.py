"""What a front end drives: a session, or an interview made of one question at a time."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from quizgo.session.actions import Action
from quizgo.session.state import View


class Flow(Protocol):
    """Questions that come one after the other. What an action wrote is durable when it returns."""

    @property
    def view(self) -> View: ...

    @property
    def day(self) -> date:
        """The study day."""
        ...

    def elapsed_seconds(self) -> float: ...

    def apply(self, action: Action) -> View: ...
