"""One answered question of a report, put into words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from quizgo.grading.verdict import Outcome
from quizgo.model import Grade, Kind, Text
from quizgo.session.interview.findings import Finding, Remark, Sign
from quizgo.session.interview.findings import Told as Line
from quizgo.session.interview.report import Told
from quizgo.session.state import Lead
from quizgo.settings import Show
from quizgo.text.safe import one_line
from quizgo.ui.content import short, texts
from quizgo.ui.interview.asking import joined, minutes
from quizgo.ui.interview.blocks import Asked, Block, Explained, Mark, Marks, Quoted, Said
from quizgo.ui.labs import check_text
from quizgo.ui.programs import ending_word
from quizgo.ui.prose.interviews import InterviewWords
from quizgo.ui.prose.words import Words, counted
from quizgo.ui.showing import level_word
from quizgo.ui.telling import grade_word

SEPARATOR = " · "


def answer_blocks(told: Told, show: Show, words: Words, own: InterviewWords) -> Iterator[Block]:
    """The question and what became of it. Of an answer without fault no more than its grade."""
    yield Asked(told.number, _whole(told.answered.ask, show), _note(told, words, own))
    if told.grade is Grade.EASY:
        return
    found = told.answered.finding
    if found.given.strip() and told.answered.ticks:
        yield Quoted(found.given)
    sentences = list(_sentences(told, words, own))
    if sentences:
        yield Said(joined(sentences, words), is_inner=True)
    for is_code, lines in groupby(found.lines, key=lambda line: line.is_code):
        yield Marks(tuple(_mark(line, show, words, own) for line in lines), is_code)
    checks = [Mark(_sign(one.passed), check_text(one.check, words)) for one in found.checks]
    if checks:
        yield Marks(tuple(checks), is_code=False)
    if told.answered.why is not None and told.grade < Grade.GOOD:
        yield Explained(_whole(told.answered.why, show))


def _whole(text: Text, show: Show) -> str:
    """A text in the languages on show, below each other."""
    return "\n\n".join(texts(text, show))


def _sign(is_good: bool) -> str:
    return Sign.GOOD.value if is_good else Sign.BAD.value


def _note(told: Told, words: Words, own: InterviewWords) -> str:
    """The card, its level, the grade, the time, and how it came to be asked."""
    head = own.question.format(
        card=one_line(told.asked.card),
        level=level_word(told.asked.level, words),
        grade=words.digits[told.grade],
        word=grade_word(told.grade, words),
        time=_time(told, own),
    )
    answered = told.answered.review.answered
    found = told.answered.finding
    parts = [head, _lead(told, own)]
    parts.append(counted(own.hinted, answered.hints) if answered.hints else "")
    parts.append(own.graded_by_self if found.is_self_graded else "")
    parts.append(own.undone if told.is_undone else "")
    return SEPARATOR.join(filter(None, parts))


def _time(told: Told, own: InterviewWords) -> str:
    took, given = minutes(told.took_seconds), minutes(told.asked.seconds)
    if round(told.over_seconds) == 0:
        return own.times.format(took=took, budget=given)
    return own.times_over.format(took=took, budget=given, over=minutes(told.over_seconds))


def _lead(told: Told, own: InterviewWords) -> str:
    forms = {
        Lead.DEEPER: own.lead_deeper,
        Lead.EASIER: own.lead_easier,
        Lead.MISSED: own.lead_missed,
        Lead.NAMED: own.lead_named,
    }
    form = forms.get(told.asked.lead, "")
    return form.format(number=told.asked.after)


def _mark(line: Line, show: Show, words: Words, own: InterviewWords) -> Mark:
    remarks = {
        Remark.NONE: "",
        Remark.NOT_MADE: words.point_missed,
        Remark.LEFT: words.right_missed,
        Remark.PICKED: words.wrong_picked,
    }
    remark = remarks[line.remark]
    told = own.aside.format(text=remark) if remark else ""
    return Mark(line.sign.value, short(line.text, show), told)


def _sentences(told: Told, words: Words, own: InterviewWords) -> Iterator[str]:
    """A sentence each."""
    found = told.answered.finding
    if found.ended is not None:
        said = (
            own.said_nothing
            if found.said is None
            else own.said_ending.format(ending=ending_word(found.said, words))
        )
        yield own.ended_as.format(ending=ending_word(found.ended, words))
        yield said
    if found.checks or found.tries:
        yield from _trials(found, own)
        if not told.passed:
            yield own.lab_solution.format(card=one_line(told.asked.card))
    elif found.first_wrong is not None:
        yield own.first_wrong_step.format(number=found.first_wrong + 1)
    if not told.passed and told.asked.kind in (Kind.PREDICT, Kind.STATE):
        yield own.program_again.format(card=one_line(told.asked.card))
    if found.is_output and found.outcome is not Outcome.RIGHT:
        yield own.printed


def _trials(found: Finding, own: InterviewWords) -> Iterator[str]:
    """What became of programs, or of moves, that were handed in."""
    if found.tries:
        yield counted(own.lab_tries, found.tries)
    if found.gave_up:
        yield own.lab_gave_up
    if found.failed_on is not None:
        run = found.failed_on
        yield own.lab_failed_on.format(rules=run.rules, procs=run.procs, seed=run.seed)
    elif found.first_wrong is not None:
        yield own.drive_wrong.format(number=found.first_wrong + 1)
