"""What is said at the helm of a drive: one field a sentence, as in `words`.

Fields in braces are filled in by `str.format`. Loaded only where a drive is on show.
"""

from __future__ import annotations

from typing import NamedTuple

from quizgo.model import Lang


class HelmWords(NamedTuple):
    """Every sentence about several Ps, and about sleepers, in one language."""

    # What is asked

    as_go: str
    counts: str
    """What a move is, and that one goroutine moves at a time."""

    # Where the run stands

    seat: str
    """One P: `{doing}` is one of the next."""
    asked: str
    runs: str
    runs_at: str
    looks: str
    wakes: str
    idle: str
    in_kernel: str
    shared: str
    legend: str
    """What the name means that the runtime's goroutines have."""

    # What the question is

    going_on: str
    needs: str
    blocked: str
    exited: str
    yielded: str
    preempted: str

    # What can be chosen

    steal: str
    steal_who: str
    steal_next: str
    steal_next_who: str
    poll: str
    stop: str
    first: str
    first_looking: str
    sleeping: str

    # What Go does, by the rule that applied

    wrong: str
    by: str
    """In front of what a P does."""
    rule_fair: str
    rule_global: str
    rule_poll: str
    rule_steal: str
    rule_steal_one: str
    """Where it takes all there is: one."""
    rule_steal_next: str
    rule_back_off: str
    rule_enough: str
    drawn: str
    """Behind a rule by which chance decides."""

    # What was done

    made_steal: str
    made_steal_next: str
    made_first: str
    made_first_over: str
    made_sleeping: str
    made_sleeping_over: str

    # Keys

    typed: str
    """The first digit of two."""


def helm_words_in(lang: Lang) -> HelmWords:
    """The sentences of one language."""
    if lang is Lang.ZH:
        from quizgo.ui.prose.helms_zh import ZH

        return ZH
    from quizgo.ui.prose.helms_en import EN

    return EN
