"""A report put into words: what it says, in which order, in one language."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import mean

from quizgo.model import Level
from quizgo.session.interview.pool import LEVELS
from quizgo.session.interview.report import LevelResult, Report, TopicResult
from quizgo.settings import Show
from quizgo.text.markdown import plain
from quizgo.text.safe import one_line
from quizgo.ui.interview.answers import answer_blocks
from quizgo.ui.interview.asking import joined, language, minutes, spoken
from quizgo.ui.interview.blocks import Block, Bullets, Command, Grid, Said, Section, Title
from quizgo.ui.prose.interviews import InterviewWords
from quizgo.ui.prose.words import Words, counted
from quizgo.ui.showing import level_word


def report_blocks(report: Report, show: Show, words: Words) -> Iterator[Block]:
    """The whole report, from what it came to down to what to do next.

    Texts of cards are in the languages of `show`, all else in that of `words`.
    """
    own = spoken(words)
    yield Title(own.title.format(number=report.number, date=report.on))
    if report.ended is None:
        yield Said(own.unfinished)
    if not report.questions:
        yield Said(own.nothing)
        return
    yield Said(_summary(report, own))
    yield Said(_held(report, words, own))
    yield from _level(report, words, own)
    yield from _topics(report, words, own)
    yield Section(own.questions)
    for told in report.questions:
        yield from answer_blocks(told, show, words, own)
    if report.gone:
        cards = own.between.join(map(one_line, report.gone))
        yield Said(own.gone.format(cards=cards))
    yield from _reading(report, own)
    yield from _study(report, own)
    yield from _log(report, words, own)


def _summary(report: Report, own: InterviewWords) -> str:
    return own.summary.format(
        questions=counted(own.n_questions, len(report.questions)),
        time=minutes(report.seconds),
        minutes=minutes(report.setup.seconds),
        passed=report.passed,
    )


def _held(report: Report, words: Words, own: InterviewWords) -> str:
    setup = report.setup
    named = (*setup.topics, *setup.decks)
    return own.held.format(
        level=own.any_level if setup.level is None else level_word(setup.level, words),
        topics=own.between.join(map(one_line, named)) or own.all_topics,
        seed=report.seed,
    )


# Level ------------------------------------------------------------------------


def _level(report: Report, words: Words, own: InterviewWords) -> Iterator[Block]:
    yield Section(own.level)
    yield Said(_estimate(report, words, own))
    yield Bullets(tuple(_row(one, words, own) for one in report.levels))
    notes = []
    if any(one.share.is_wide for one in report.levels):
        notes.append(counted(own.level_rough, len(report.questions)))
    if report.self_graded:
        notes.append(counted(own.level_self, report.self_graded))
    if notes:
        yield Said(joined(notes, words))


def _estimate(report: Report, words: Words, own: InterviewWords) -> str:
    found = report.estimate
    sentences = []
    if found.reached is not None:
        sentences.append(own.level_is.format(level=level_word(found.reached, words)))
    if found.not_reached is not None:
        sentences.append(own.level_below.format(level=level_word(found.not_reached, words)))
    return joined(sentences, words) or own.level_unknown


def _row(one: LevelResult, words: Words, own: InterviewWords) -> str:
    return own.level_row.format(
        level=level_word(one.level, words),
        passed=one.share.passed,
        asked=one.share.asked,
        low=round(100 * one.share.low),
        high=round(100 * one.share.high),
    )


# Topics -----------------------------------------------------------------------


def _mean_typed(topic: TopicResult, words: Words) -> float:
    """The mean of a topic's grades, as they are typed."""
    return mean(int(words.digits[one.grade]) for one in topic.questions)


def _topics(report: Report, words: Words, own: InterviewWords) -> Iterator[Block]:
    yield Section(own.topics)
    rows = tuple(
        (
            _title(one, words),
            f"{one.passed}/{len(one.questions)}",
            f"{_mean_typed(one, words):.1f}",
            own.times.format(took=minutes(one.took_seconds), budget=minutes(one.given_seconds)),
        )
        for one in report.topics
    )
    yield Grid((own.col_topic, own.col_passed, own.col_grade, own.col_time), rows)
    for form, ones in (
        (own.strong, [one for one in report.topics if one.is_strong]),
        (own.weak, [one for one in report.topics if one.is_weak]),
    ):
        if ones:
            titles = (words.quoted.format(text=_title(one, words)) for one in ones)
            topics = own.between.join(titles)
            yield Said(form.format(topics=topics))


def _title(topic: TopicResult, words: Words) -> str:
    return one_line(plain(topic.title.in_(language(words))))


# What to do -------------------------------------------------------------------


def _reading(report: Report, own: InterviewWords) -> Iterator[Block]:
    yield Section(own.reading)
    if not report.reading:
        yield Said(own.nothing_to_read)
        return
    yield Bullets(
        tuple(
            own.between.join(map(one_line, one.refs)) + own.aside.format(text=one_line(one.card))
            for one in report.reading
        )
    )


def _study(report: Report, own: InterviewWords) -> Iterator[Block]:
    """What to type next, ready to be typed."""
    yield Section(own.study)
    if not report.missed:
        yield Said(own.study_nothing)
        yield Command(f"quizgo interview --level {_deeper(report)}")
        return
    yield Said(own.study_missed)
    ids = " or ".join(f"id:{_quoted(card)}" for card in report.missed)
    yield Command(f"quizgo study --cram --query '{ids}'")
    yield Said(own.study_topics)
    decks = " ".join(one.deck for one in report.topics if one.is_weak)
    yield Command(f"quizgo study {decks}")


def _quoted(card: str) -> str:
    """A card's id in the search language, inside single quotes of a shell."""
    return one_line(card).replace("_", "\\_")


def _deeper(report: Report) -> Level:
    """The level to ask for next time."""
    deepest = max((LEVELS.index(one.level) for one in report.levels), default=0)
    return LEVELS[min(deepest + 1, len(LEVELS) - 1)]


def _log(report: Report, words: Words, own: InterviewWords) -> Iterator[Block]:
    yield Section(own.log)
    crammed = len(report.questions) - report.scheduled
    forms = ((own.log_scheduled, report.scheduled), (own.log_crammed, crammed))
    yield Said(joined((counted(form, n) for form, n in forms if n), words))
