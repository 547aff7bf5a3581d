"""Before and after an interview: the question what to do with one that was left, the list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo
from enum import Enum
from pathlib import Path
from typing import TextIO

from quizgo.frozen import dataclass
from quizgo.model import Lang
from quizgo.schedule.sm2 import PASS
from quizgo.session.interview.events import History
from quizgo.text.safe import one_line
from quizgo.ui.interview.asking import minutes, spoken
from quizgo.ui.prose.interviews import InterviewWords, interview_words_in
from quizgo.ui.prose.words import Words, counted
from quizgo.ui.showing import level_word
from quizgo.ui.streams import forgive_stray_bytes
from quizgo.ui.tables import Column, Table


class Choice(Enum):
    """What to do while an interview waits."""

    GO_ON = "go on"
    NEW = "new"
    LEAVE = "leave"


_CHOICES = {"": Choice.GO_ON, "n": Choice.NEW, "q": Choice.LEAVE}


def ask_what(number: int, history: History, lang: Lang, *, lines: TextIO, out: TextIO) -> Choice:
    """Ask in lines, on a terminal, too: no screen is there yet. The end of input leaves."""
    for stream in (lines, out):
        forgive_stray_bytes(stream)
    own = interview_words_in(lang)
    left = history.begun.setup.seconds - history.spent_ms / 1000
    out.write(
        own.ask_resume.format(
            number=number,
            date=history.begun.on,
            questions=_answered(history, own),
            time=minutes(max(0.0, left)),
        )
        + "\n"
    )
    said = own.ask_resume_keys
    while True:
        out.write(f"{said}\n> ")
        out.flush()
        line = lines.readline()
        if not lines.isatty():
            out.write("\n")
        if not line:
            return Choice.LEAVE
        choice = _CHOICES.get(line.strip().lower().lstrip(":："))
        if choice is not None:
            return choice
        said = own.ask_again


def left_line(number: int, history: History, lang: Lang) -> str:
    """How to go on with an interview that is left now."""
    own = interview_words_in(lang)
    return own.left.format(number=number, questions=_answered(history, own))


def closed_line(number: int, lang: Lang) -> str:
    return interview_words_in(lang).closed.format(number=number)


def too_few_line(n: int, lang: Lang) -> str:
    return counted(interview_words_in(lang).too_few, n)


def written_line(file: Path, words: Words) -> str:
    return spoken(words).written.format(file=one_line(str(file)))


def none_held(lang: Lang) -> str:
    return interview_words_in(lang).none_held


def _answered(history: History, own: InterviewWords) -> str:
    return counted(own.n_questions, len(history.answered))


# The list ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class HeldLine:
    """One interview of the list."""

    number: int
    state: str
    """`finished`, `open`, `closed` or `damaged`."""
    history: History | None
    zone: tzinfo | None


def held_table(lines: Sequence[HeldLine], words: Words) -> Table:
    own = spoken(words)
    columns = (
        Column(own.col_number, is_number=True),
        Column(own.col_when),
        Column(own.col_state, rank=1),
        Column(own.col_passed, is_number=True, rank=2),
        Column(own.col_minutes, is_number=True, rank=3),
        Column(own.col_level, rank=4),
        Column(own.col_topic, rank=5),
    )
    return Table(columns, [_row(line, words, own) for line in lines])


def _row(line: HeldLine, words: Words, own: InterviewWords) -> tuple[str, ...]:
    states = {
        "finished": own.state_finished,
        "open": own.state_open,
        "closed": own.state_closed,
        "damaged": own.state_damaged,
    }
    history = line.history
    if history is None:
        return str(line.number), "", states[line.state], "", "", "", ""
    setup = history.begun.setup
    passed = sum(each.grade >= PASS for each in history.answered)
    return (
        str(line.number),
        f"{history.begun.at.astimezone(line.zone):%Y-%m-%d %H:%M}",
        states[line.state],
        f"{passed}/{len(history.answered)}",
        str(setup.seconds // 60),
        own.any_level if setup.level is None else level_word(setup.level, words),
        one_line(own.between.join((*setup.topics, *setup.decks))) or own.all_topics,
    )
