"""Facts of a session put into sentences, for the screen, plain mode and commands alike."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import assert_never

from quizgo.model import Card, EntryKind, Grade, ItemId, Kind, Progress
from quizgo.schedule.scheduling import AS_PUBLISHED, Scheduling
from quizgo.schedule.sm2 import PASS, day_after
from quizgo.session.journal import SETS
from quizgo.session.state import (
    AnsweredElsewhere,
    CardGone,
    Finished,
    Leech,
    Left,
    Nod,
    NoMoreHints,
    NothingToUndo,
    Notice,
    NotNow,
    ProgramStopped,
    PutAside,
    Saved,
    Set,
    Tally,
    Undone,
)
from quizgo.text.safe import one_line
from quizgo.ui.prose.words import Words, counted

MOST_NOTICES = 4
"""More than this many at once are counted, not told."""

LONG_DAYS, VERY_LONG_DAYS = 100, 730
"""From where intervals are told in months, and in years."""


# Words for single things ----------------------------------------------------


def kind_word(kind: Kind, words: Words) -> str:
    match kind:
        case Kind.BASIC:
            return words.kind_basic
        case Kind.CLOZE:
            return words.kind_cloze
        case Kind.TYPED:
            return words.kind_typed
        case Kind.CHOICE:
            return words.kind_choice
        case Kind.ORDER:
            return words.kind_order
        case Kind.POINTS:
            return words.kind_points
        case Kind.PREDICT:
            return words.kind_predict
        case Kind.STATE:
            return words.kind_state
        case Kind.LAB:
            return words.kind_lab
        case Kind.DRIVE:
            return words.kind_drive
        case _:
            assert_never(kind)


def kind_and_round(kind: Kind, round_: EntryKind, words: Words) -> str:
    """The kind, and whether the card is drilled or crammed."""
    word = kind_word(kind, words)
    if round_ is EntryKind.DRILL:
        return f"{word} · {words.round_drill}"
    if round_ is EntryKind.CRAM:
        return f"{word} · {words.round_cram}"
    return word


def grade_word(grade: Grade, words: Words) -> str:
    return (
        words.grade_0,
        words.grade_1,
        words.grade_2,
        words.grade_3,
        words.grade_4,
        words.grade_5,
    )[grade]


def interval(days: int, words: Words) -> str:
    """Days as people say them: `6 d`, `5 mo`, `3 y`."""
    if days < LONG_DAYS:
        return words.days.format(n=days)
    if days < VERY_LONG_DAYS:
        return words.months.format(n=round(days * 12 / 365.25))
    return words.years.format(n=round(days / 365.25))


def versions(card: Card, words: Words) -> str:
    """The Go versions a card holds for; empty where it holds for all."""
    if card.since and card.until:
        return words.versions_both.format(since=card.since, until=card.until)
    if card.since:
        return words.versions_since.format(since=card.since)
    return words.versions_until.format(until=card.until) if card.until else ""


# What just happened ---------------------------------------------------------


def told(notices: Sequence[Notice], words: Words, today: date, edit_key: str = "e") -> list[str]:
    """A sentence for each notice; of very many at once only the first few.

    `edit_key` is what opens a card in the editor.
    """
    sentences = [_told(notice, words, today, edit_key) for notice in notices[:MOST_NOTICES]]
    if len(notices) > MOST_NOTICES:
        sentences.append(counted(words.said_more, len(notices) - MOST_NOTICES))
    return sentences


def _told(notice: Notice, words: Words, today: date, edit_key: str) -> str:
    match notice:
        case Saved():
            return _saved(notice, words, today)
        case Undone():
            return _undone(notice, words)
        case NothingToUndo():
            return words.said_nothing_to_undo
        case NoMoreHints():
            return words.said_no_more_hints
        case Set():
            from quizgo.ui.daily import set_text

            return set_text(notice, words)
        case Leech():
            from quizgo.ui.daily import leech_text

            return leech_text(notice, words, edit_key)
        case PutAside(card=card, kind=kind):
            form = words.said_buried if kind is EntryKind.BURY else words.said_suspended
            return form.format(card=one_line(card))
        case AnsweredElsewhere(card=card):
            return words.said_elsewhere.format(card=one_line(card))
        case CardGone(card=card):
            return words.said_gone.format(card=one_line(card))
        case ProgramStopped():
            return words.said_stopped
        case Nod():
            from quizgo.ui.interview.asking import nod  # a session without interview has none

            return nod(notice, words)
        case NotNow():
            return words.said_not_now
        case _:
            assert_never(notice)


def _saved(saved: Saved, words: Words, today: date) -> str:
    word = grade_word(saved.grade, words)
    if saved.due is None or saved.due <= today:
        sentence = words.said_saved_kept.format(grade=words.digits[saved.grade], word=word)
    else:
        days = interval((saved.due - today).days, words)
        sentence = words.said_saved.format(
            grade=words.digits[saved.grade], word=word, interval=days
        )
    return f"{sentence} {words.said_again}" if saved.again else sentence


def _undone(undone: Undone, words: Words) -> str:
    card = one_line(undone.card)
    if undone.grade is not None:
        word = grade_word(undone.grade, words)
        return words.said_undone.format(grade=words.digits[undone.grade], word=word, card=card)
    if undone.kind in SETS:
        from quizgo.ui.daily import spoken

        return spoken(words).taken_back.format(card=card)
    form = words.said_unburied if undone.kind is EntryKind.BURY else words.said_resumed
    return form.format(card=card)


# The end --------------------------------------------------------------------


def finish_lines(finished: Finished, words: Words) -> list[str]:
    """What was learned, and what the coming days bring."""
    if finished.is_interview:
        from quizgo.ui.interview.asking import over_lines

        return over_lines(finished, words)
    tally = finished.tally
    lines = [words.finished if tally.answered else words.finished_nothing]
    if tally.answered:
        minutes = counted(words.finished_time, max(1, round(finished.seconds / 60)))
        lines.append(words.clauses.join([*_done(tally, words), minutes]))
    if any(tally.grades):
        lines.append(words.finished_grades.format(grades=_spread(tally, words)))
    if finished.ahead:
        tomorrow = counted(words.n_cards, finished.ahead[0])
        lines.append(words.finished_tomorrow.format(cards=tomorrow))
    if len(finished.ahead) > 1:
        lines.append(
            words.finished_week.format(
                days=len(finished.ahead),
                counts=" ".join(map(str, finished.ahead)),
                cards=counted(words.n_cards, sum(finished.ahead)),
            )
        )
    return lines


def _done(tally: Tally, words: Words) -> list[str]:
    forms = (
        (words.finished_new, tally.new),
        (words.finished_reviewed, tally.reviewed),
        (words.finished_drilled, tally.drilled),
        (words.finished_crammed, tally.crammed),
    )
    return [form.format(n=n) for form, n in forms if n]


def _spread(tally: Tally, words: Words) -> str:
    return words.listed.join(
        words.finished_grade.format(
            grade=words.digits[grade], word=grade_word(Grade(grade), words), n=n
        )
        for grade, n in reversed(list(enumerate(tally.grades)))
        if n
    )


def left_line(left: Left, words: Words) -> str:
    return words.said_left.format(
        answers=counted(words.n_answers, left.tally.answered),
        cards=counted(words.n_cards, left.remaining),
    )


# Why it is due --------------------------------------------------------------


def why_lines(
    item: ItemId,
    progress: Progress,
    words: Words,
    *,
    today: date,
    scheduling: Scheduling = AS_PUBLISHED,
    cram: bool = False,
) -> list[str]:
    """In sentences: how the item's due date came about."""
    lines = [words.why_title.format(item=one_line(item))]
    if cram:
        lines.append(words.why_cram)
    lines += _why_due(progress, words, today, scheduling)
    if progress.reviews:
        lines.append(
            words.why_counts.format(
                reviews=counted(words.n_reviews, progress.reviews),
                lapses=counted(words.n_lapses, progress.lapses),
            )
        )
    if progress.drill_on is not None and progress.drill_on == today:
        lines.append(words.why_drill.format(on=progress.drill_on))
    if progress.suspended:
        lines.append(words.why_suspended)
    if progress.buried_on is not None and progress.buried_on == today:
        lines.append(words.why_buried.format(on=progress.buried_on))
    return lines


def _why_due(progress: Progress, words: Words, today: date, scheduling: Scheduling) -> list[str]:
    due, led_to = progress.memory.due, None
    if progress.last_on is None or progress.last_grade is None:
        lines = [words.why_new]
    else:
        word = grade_word(progress.last_grade, words)
        led_to = day_after(progress.last_on, progress.memory.interval_days)
        lines = [
            words.why_last.format(
                on=progress.last_on, grade=words.digits[progress.last_grade], word=word
            ),
            *_why_interval(progress, words, scheduling, led_to),
        ]
    if due is not None and due != led_to:
        from quizgo.ui.schedules import by_hand_line

        lines.append(by_hand_line(due, words))
    if due is not None and due < today:
        late = counted(words.n_days, (today - due).days)
        lines.append(words.why_overdue.format(days=late))
    if progress.memory.stability is not None:
        from quizgo.ui.schedules import today_lines

        lines += today_lines(progress, words, scheduling, today)
    return lines


def _why_interval(progress: Progress, words: Words, scheduling: Scheduling, due: date) -> list[str]:
    """How the scheduler came to the interval that led to `due`."""
    if progress.memory.stability is not None:
        from quizgo.ui.schedules import interval_lines

        return interval_lines(progress, words, scheduling, due)
    days = counted(words.n_days, progress.memory.interval_days)
    return [_sm2_rule(progress, words), words.why_interval.format(days=days, due=due)]


def _sm2_rule(progress: Progress, words: Words) -> str:
    """The rule of SM-2 that gave the interval."""
    memory = progress.memory
    if progress.last_grade is not None and progress.last_grade < PASS:
        return words.why_failed
    if memory.repetitions <= 1:
        return words.why_first
    if memory.repetitions == 2:
        return words.why_second
    return words.why_grown.format(n=memory.repetitions, ease=ease(memory.efactor))


def ease(hundredths: int) -> str:
    """An E-factor as it is written: `2.50`."""
    return f"{hundredths // 100}.{hundredths % 100:02d}"
