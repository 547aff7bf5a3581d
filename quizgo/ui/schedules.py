"""Where an item stands by FSRS, and how its due date came about, in words."""

from __future__ import annotations

from datetime import date

from quizgo.model import Lang, Memory, Progress
from quizgo.schedule import fsrs
from quizgo.schedule.scheduling import Scheduling, hardness, retrievability
from quizgo.schedule.sm2 import PASS
from quizgo.ui.prose.schedules import ScheduleWords, schedule_words_in
from quizgo.ui.prose.words import Words, counted

FEW_DAYS = 10
"""Under this, days are told with a decimal."""


def schedule_words(words: Words) -> ScheduleWords:
    """The sentences of the language that `words` speak."""
    return schedule_words_in(Lang(words.language))


def percent(share: float) -> str:
    """A share from 0 to 1 as it is written: `93%`."""
    return f"{share:.0%}"


def days_told(days: float, words: Words) -> str:
    """Days that need not be whole: `3.4 days`, `21 days`."""
    number = f"{days:.1f}" if days < FEW_DAYS else f"{days:.0f}"
    return schedule_words(words).n_days.format(n=number)


def standing_parts(memory: Memory, chance: float | None, words: Words) -> list[str]:
    """`stability 12 days`, `difficulty 35%`, `recall 93%`."""
    told = schedule_words(words)
    parts = []
    if memory.stability is not None:
        parts.append(f"{told.col_stability} {days_told(memory.stability, words)}")
    hard = hardness(memory)
    if hard is not None:
        parts.append(f"{told.col_difficulty} {percent(hard)}")
    if chance is not None:
        parts.append(f"{told.col_recall} {percent(chance)}")
    return parts


def interval_lines(
    progress: Progress, words: Words, scheduling: Scheduling, due: date
) -> list[str]:
    """How FSRS came to the interval after the last review, which led to `due`."""
    memory, told = progress.memory, schedule_words(words)
    hard = hardness(memory)
    assert memory.stability is not None, "FSRS schedules it"
    assert hard is not None, "FSRS schedules it"
    wanted = fsrs.days_until(memory.stability, scheduling.retention, scheduling.parameters)
    lines = [
        _answer_line(progress, told),
        told.why_state.format(
            stability=days_told(memory.stability, words), difficulty=percent(hard)
        ),
        told.why_wanted.format(
            retention=percent(scheduling.retention), days=days_told(wanted, words)
        ),
    ]
    if wanted > scheduling.maximum_days:
        most = counted(words.n_days, scheduling.maximum_days)
        lines.append(told.why_bounded.format(days=most))
    elif memory.interval_days != max(1, round(wanted)):
        lines.append(told.why_spread)
    days = counted(words.n_days, memory.interval_days)
    return [*lines, told.why_interval.format(days=days, due=due)]


def today_lines(progress: Progress, words: Words, scheduling: Scheduling, today: date) -> list[str]:
    """The chance of recall today, where FSRS knows one."""
    chance = retrievability(progress, today, scheduling)
    if chance is None:
        return []
    return [schedule_words(words).why_today.format(chance=percent(chance))]


def by_hand_line(due: date, words: Words) -> str:
    """That the day was not the interval's, but the learner's choice."""
    return schedule_words(words).why_by_hand.format(due=due)


def _answer_line(progress: Progress, told: ScheduleWords) -> str:
    if progress.reviews == 1:
        return told.why_first
    failed = progress.last_grade is not None and progress.last_grade < PASS
    return told.why_failed if failed else told.why_passed
