"""What is said in interviews and in their reports: one field a sentence, as in `words`, loaded only
by who holds an interview or looks at one.

Fields in braces are filled in by `str.format`; a form `one|many` is for `counted`. Times come as
`2:05`.
"""

from __future__ import annotations

from typing import NamedTuple

from quizgo.model import Lang


class InterviewWords(NamedTuple):
    """Every sentence about interviews in one language."""

    # Between two questions

    begin: str
    resume: str
    passed: str
    """How the answer before went, in a word."""
    failed: str
    over: str
    """How far it went over its time."""
    next: str
    """What comes now."""
    deeper: str
    easier: str
    missed: str
    named: str

    # The screen

    head: str
    """Header, right side: number, time for the question, time for the interview."""
    head_short: str
    key_pause: str
    paused: str
    paused_help: str
    """With the names of keys, as `help`."""
    plain_paused: str
    """The same in lines."""
    finished: str
    help: str
    """The help page: a heading, then a sentence a line."""
    plain_clocks: str
    """In lines, below the head of a question."""

    # Before and after

    ask_resume: str
    """An interview was left: what now?"""
    ask_resume_keys: str
    ask_again: str
    left: str
    written: str
    """The report is in a file."""
    closed: str
    """The interview that was left is closed, since another begins."""
    n_questions: str

    # Report

    title: str
    unfinished: str
    summary: str
    held: str
    """What was asked for: level, topics, seed."""
    any_level: str
    all_topics: str
    nothing: str
    """No question was answered."""
    level: str
    """Headings, as the following that are no sentences."""
    level_is: str
    level_below: str
    level_unknown: str
    level_row: str
    """How it went at one level, with an interval."""
    level_rough: str
    level_self: str
    """How much of it rests on the learner's own judgement."""
    topics: str
    col_topic: str
    col_passed: str
    col_grade: str
    col_time: str
    strong: str
    weak: str
    between: str
    """Between topics of a list."""
    questions: str
    question: str
    """Below the text of a question: number of it, card, level, grade, time."""
    times: str
    times_over: str
    lead_deeper: str
    """Why it was asked, with the number of the question before."""
    lead_easier: str
    lead_missed: str
    lead_named: str
    hinted: str
    graded_by_self: str
    first_wrong_step: str
    ended_as: str
    """How a program ended, and what was said."""
    said_ending: str
    said_nothing: str
    printed: str
    lab_tries: str
    lab_gave_up: str
    program_again: str
    """Where the program of a question is found."""
    lab_solution: str
    """Where a right one is found."""
    lab_failed_on: str
    drive_wrong: str
    undone: str
    aside: str
    """Something in brackets, behind what it belongs to."""
    too_few: str
    """That there are not as many questions as were asked for."""
    """The answer was taken back since."""
    gone: str
    """A card was gone from its deck when its turn came."""
    reading: str
    nothing_to_read: str
    study: str
    study_missed: str
    study_topics: str
    study_nothing: str
    log: str
    log_scheduled: str
    log_crammed: str

    # Earlier interviews

    col_number: str
    col_when: str
    col_level: str
    col_minutes: str
    col_state: str
    state_finished: str
    state_open: str
    state_closed: str
    """Another one was begun instead."""
    state_damaged: str
    none_held: str


def interview_words_in(lang: Lang) -> InterviewWords:
    """The sentences of one language."""
    if lang is Lang.ZH:
        from quizgo.ui.prose.interviews_zh import ZH

        return ZH
    from quizgo.ui.prose.interviews_en import EN

    return EN
