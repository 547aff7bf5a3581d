"""`interview`: a mock interview against the clock, and the reports of earlier ones."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from quizgo.commands.interview.files import (
    Busy,
    Held,
    InterviewFile,
    all_held,
    folder_of,
    latest_open,
    read,
)
from quizgo.commands.interview.holding import Wanted, begun, close, conduct, new_file, pool_of
from quizgo.commands.interview.reports import check_file, list_held, show_report, tell_report
from quizgo.commands.morning import begin_day
from quizgo.commands.opening import Opened, opened
from quizgo.commands.study import STATUS
from quizgo.errors import QuizgoError, WrongWords
from quizgo.frozen import dataclass
from quizgo.model import Level
from quizgo.session.interview.events import Feedback
from quizgo.session.interview.interview import Interview
from quizgo.session.interview.pool import Pool
from quizgo.settings import Show
from quizgo.ui.frontend import Desk, Ending
from quizgo.ui.interview.entry import Choice, ask_what, closed_line, left_line
from quizgo.ui.printing import write_sentences
from quizgo.ui.streams import is_plain_place

MOST_SEED = 2**31 - 1


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an interview is held, and where its report goes."""

    show: Show
    plain: bool
    report: Path | None


@click.command(epilog="Example: quizgo interview --minutes 30 --level intermediate --topic gc")
@click.option("--minutes", type=click.IntRange(1, 480), help="How long; 30 unless told otherwise.")
@click.option("--questions", type=click.IntRange(1, 100), help="How many, at most.")
@click.option(
    "--level",
    type=click.Choice([level.value for level in Level]),
    help="Only questions of this level.",
)
@click.option(
    "--topic",
    "topics",
    multiple=True,
    metavar="TOPIC",
    help="Only about this tag or heading; may be repeated.",
)
@click.option(
    "--deck", "decks", multiple=True, metavar="DECK", help="Only from this deck; may be repeated."
)
@click.option(
    "--feedback",
    type=click.Choice([feedback.value for feedback in Feedback]),
    help="Verdicts at the end, in the report, as usual; or after each question.",
)
@click.option("--seed", type=click.IntRange(0, MOST_SEED), help="The same one asks the same again.")
@click.option(
    "--report",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the report there, too: .md or .html.",
)
@click.option("--resume", is_flag=True, help="Go on with the one that was left.")
@click.option("--new", "is_new", is_flag=True, help="Begin anew, whatever was left.")
@click.option("--list", "lists", is_flag=True, help="The interviews held so far.")
@click.option(
    "--show",
    "number",
    type=click.IntRange(1),
    metavar="NUMBER",
    help="The report of an earlier one.",
)
@click.option("--json", "as_json", is_flag=True, help="As JSON, with --list or --show.")
@click.option("--plain", is_flag=True, help="Lines instead of a screen: for pipes, screen readers.")
@click.option("--lang", type=click.Choice([show.value for show in Show]), help="Language of cards.")
@click.pass_context
def interview(
    ctx: click.Context,
    minutes: int | None,
    questions: int | None,
    level: str | None,
    topics: tuple[str, ...],
    decks: tuple[str, ...],
    feedback: str | None,
    seed: int | None,
    report: Path | None,
    resume: bool,
    is_new: bool,
    lists: bool,
    number: int | None,
    as_json: bool,
    plain: bool,
    lang: str | None,
) -> None:
    """A mock interview: weakest topics first, each question against its clock.

    Questions follow on your answers: deeper after a good one, easier after a bad one, to the point
    that you left out. Left at any time, it goes on where it was; at its end there is a report.
    """
    wanted = Wanted(
        minutes=minutes,
        questions=questions,
        level=None if level is None else Level(level),
        topics=topics,
        decks=decks,
        feedback=None if feedback is None else Feedback(feedback),
        seed=seed,
    )
    _check_words(wanted, resume=resume, is_new=is_new, looks=lists or number is not None)
    if as_json and not lists and number is None:
        raise WrongWords("--json goes with --list or --show NUMBER.")
    if report is not None:
        check_file(report)
    with opened() as it:
        show = Show(lang) if lang is not None else it.show
        if lists:
            list_held(it, as_json=as_json)
        elif number is not None:
            show_report(it, number, show, report, as_json=as_json)
        else:
            place = _Place(show, plain or is_plain_place(), report)
            ctx.exit(_hold(it, wanted, place, resume=resume, is_new=is_new))


def _check_words(wanted: Wanted, *, resume: bool, is_new: bool, looks: bool) -> None:
    """Raises WrongWords where options contradict each other."""
    if resume and is_new:
        raise WrongWords("--resume goes on with what was left, --new begins anew. Give one.")
    if looks and (resume or is_new or wanted != Wanted()):
        raise WrongWords("--list and --show tell of earlier interviews. Give no other wishes.")
    if resume and wanted != Wanted():
        raise WrongWords(
            "--resume goes on with an interview as it was begun. Leave the other wishes out, "
            "or begin another one with --new."
        )


# Holding one ------------------------------------------------------------------


def _hold(opened: Opened, wanted: Wanted, place: _Place, *, resume: bool, is_new: bool) -> int:
    """Hold an interview, new or left; the exit status."""
    left = latest_open(folder_of(opened.folders))
    if resume and left is None:
        raise QuizgoError(_nothing_left(opened))
    if left is not None and not resume and not is_new:
        choice = _asked(opened, left)
        if choice is Choice.LEAVE:
            return 0
        is_new = choice is Choice.NEW
    begin_day(opened)
    pool = pool_of(opened)
    if left is None or is_new:
        file = _begin(opened, wanted, left, pool)
    else:
        file = InterviewFile.taken_up(left)
    with file:
        held = read(file.path)
        flow = conduct(opened, held, file, pool, show=place.show, plain=place.plain)
        ending = _at_the_desk(opened, flow, plain=place.plain)
    if ending is not Ending.HUNG_UP:
        _tell(opened, Held(held.number, held.path, flow.history), place)
    return STATUS[ending]


def _nothing_left(opened: Opened) -> str:
    damaged = [held.complaint for held in all_held(folder_of(opened.folders)) if held.complaint]
    if damaged:
        return damaged[-1]
    return "No interview was left unfinished. `quizgo interview` begins one."


def _asked(opened: Opened, left: Held) -> Choice:
    assert left.history is not None
    return ask_what(left.number, left.history, opened.lang, lines=sys.stdin, out=sys.stdout)


def _begin(opened: Opened, wanted: Wanted, left: Held | None, pool: Pool) -> InterviewFile:
    plan = begun(opened, wanted, pool)
    if left is not None:
        try:
            close(opened, left)
        except Busy:
            pass  # it goes on in another window, and may
        else:
            print(closed_line(left.number, opened.lang), file=sys.stderr)
    return new_file(opened, plan)


def _at_the_desk(opened: Opened, flow: Interview, *, plain: bool) -> Ending:
    desk = Desk(
        lang=opened.lang,
        edit=lambda _: (),  # no card is edited while it is asked
        write=_written,
        looks=opened.looks,
    )
    if plain:
        from quizgo.ui.plain import study_plain

        return study_plain(flow, desk, lines=sys.stdin, out=sys.stdout)
    from quizgo.ui.study.app import study

    return study(flow, desk)


def _written(source: str) -> tuple[str, tuple[str, ...]]:
    from quizgo.commands.editing import write_program  # few interviews open an editor

    return write_program(source)


def _tell(opened: Opened, held: Held, place: _Place) -> None:
    """The report, or how to go on."""
    assert held.history is not None
    if held.history.ended is None:
        write_sentences([left_line(held.number, held.history, opened.lang)], sys.stdout)
    else:
        tell_report(opened, held, place.show, place.report)
