"""What a session shows besides, while it is an interview: clocks, nods, the pages of their own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from quizgo.model import Lang, Text
from quizgo.session.state import Clocks, Finished, Lead, Nod
from quizgo.text.markdown import plain
from quizgo.text.safe import one_line
from quizgo.ui.lines import Line, cells, clipped, padded
from quizgo.ui.looks import Looks
from quizgo.ui.prose.interviews import InterviewWords, interview_words_in
from quizgo.ui.prose.words import Words, counted


def spoken(words: Words) -> InterviewWords:
    """The sentences about interviews in the language of `words`."""
    return interview_words_in(language(words))


def language(words: Words) -> Lang:
    return Lang(words.language)


def minutes(seconds: float) -> str:
    """A time as `2:05`, what is over a limit as `+0:40`."""
    whole = round(seconds)
    sign = "+" if whole < 0 else ""
    return f"{sign}{abs(whole) // 60}:{abs(whole) % 60:02d}"


def joined(sentences: Iterable[str], words: Words) -> str:
    """Sentences in one line; between Chinese ones there is no space."""
    return ("" if language(words) is Lang.ZH else " ").join(filter(None, sentences))


# The screen -------------------------------------------------------------------


def heading_line(
    place: tuple[str, str], clocks: Clocks, number: int, width: int, words: Words
) -> Line:
    """The header: deck and kind on the left, the number and the clocks on the right."""
    own = spoken(words)
    figures = {
        "number": str(number),
        "question": minutes(clocks.question),
        "interview": minutes(clocks.interview),
    }
    full, brief = own.head.format(**figures), own.head_short.format(**figures)
    if not clocks.budget:  # it is over
        full = brief = figures["interview"]
    for left, right in ((" · ".join(filter(None, place)), full), (place[0], full)):
        if cells(left) + cells(right) + 1 <= width:
            return (("class:header", padded(left, width - cells(right)) + right),)
    right = clipped(brief, width)
    left = clipped(place[0], max(0, width - cells(right) - 1))
    return (("class:header", padded(left, max(0, width - cells(right))) + right),)


def nod(told: Nod, words: Words) -> str:
    """What an interviewer says between two questions, in a line."""
    own = spoken(words)
    said = [] if told.passed is None else [own.passed if told.passed else own.failed]
    if told.over_seconds:
        said.append(own.over.format(time=minutes(told.over_seconds)))
    return joined([*said, _lead(told, own, words)], words)


def _lead(told: Nod, own: InterviewWords, words: Words) -> str:
    match told.lead:
        case Lead.BEGIN:
            return own.begin.format(minutes=told.minutes)
        case Lead.RESUME:
            return own.resume
        case Lead.NEXT:
            return own.next
        case Lead.DEEPER:
            return own.deeper
        case Lead.EASIER:
            return own.easier
        case Lead.MISSED:
            return own.missed.format(point=_point(told.point, words))
        case Lead.NAMED:
            return own.named
        case _:
            assert_never(told.lead)


def _point(point: Text | None, words: Words) -> str:
    return "" if point is None else one_line(plain(point.in_(language(words))))


def paused_lines(words: Words, looks: Looks) -> list[str]:
    own = spoken(words)
    return [own.paused, own.paused_help.format_map(looks.keys.names(words))]


def help_lines(words: Words, looks: Looks) -> list[str]:
    """The page of keys; they have the learner's names."""
    return spoken(words).help.format_map(looks.keys.names(words)).split("\n")


def over_lines(finished: Finished, words: Words) -> list[str]:
    """The last page of an interview."""
    own = spoken(words)
    asked = counted(own.n_questions, finished.tally.answered)
    time = minutes(finished.seconds)
    return [own.finished.format(questions=asked, time=time)]


def pause_label(words: Words) -> str:
    return spoken(words).key_pause


# Lines ------------------------------------------------------------------------


def clocks_line(clocks: Clocks, words: Words) -> str:
    """In plain mode, below the head of a question."""
    return spoken(words).plain_clocks.format(
        question=minutes(clocks.question), interview=minutes(clocks.interview)
    )


def plain_paused(words: Words) -> str:
    return spoken(words).plain_paused
