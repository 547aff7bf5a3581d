"""`plan`: ready by a date, with so many minutes a day; days away; how forecasts went."""

from __future__ import annotations

import sys
from datetime import date

import click

from quizgo.commands.answering import write_json
from quizgo.commands.opening import Opened, opened
from quizgo.commands.plan.as_json import outlook_json, plan_json, score_json
from quizgo.commands.plan.foretelling import (
    Collection,
    How,
    collection,
    foretell,
    morning_of,
    outlook_of,
    subjects_of,
)
from quizgo.commands.plan.kept import away_kept, plan_in_force, plan_kept
from quizgo.commands.plan.moves import set_away, spread_backlog
from quizgo.commands.selecting import selection
from quizgo.errors import QuizgoError, WrongWords
from quizgo.schedule.days import BadDay, day_meant
from quizgo.schedule.learner.recall import AVERAGE
from quizgo.schedule.plan.notes import foretold_in, plan_text
from quizgo.schedule.plan.plan import MOST_DAYS, NoteKind, Plan
from quizgo.schedule.plan.score import score
from quizgo.schedule.plan.values import Outlook
from quizgo.ui.plans import away_line, write_plan, write_score
from quizgo.ui.printing import write_sentences
from quizgo.ui.prose import words_in
from quizgo.ui.prose.plans import PlanWords, plan_words_in

MOST_MINUTES = 960


@click.command(epilog="Example: quizgo plan --date 2027-01-15 --minutes 20 --deck go/scheduling")
@click.option("--date", "day", metavar="DAY", help="The day to be ready: 2027-01-15, +60.")
@click.option("--minutes", type=int, help="Minutes of study a day.")
@click.option("--deck", "decks", multiple=True, metavar="DECK", help="Only these; may be repeated.")
@click.option("--stop", is_flag=True, help="End the plan; the usual limits hold again.")
@click.option(
    "--away",
    "away",
    multiple=True,
    metavar="FROM..TO",
    help="Days without study, 2026-12-24..2027-01-02; may be repeated. `none` clears them.",
)
@click.option("--catch-up", type=int, metavar="DAYS", help="Spread a backlog over so many days.")
@click.option("--score", "scored", is_flag=True, help="How earlier forecasts went.")
@click.option("--dry-run", is_flag=True, help="Only show what would come of it.")
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
def plan(
    day: str | None,
    minutes: int | None,
    decks: tuple[str, ...],
    stop: bool,
    away: tuple[str, ...],
    catch_up: int | None,
    scored: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Be ready by a date: new cards and reviews a day, and how much you will know.

    Alone: the plan in force, made anew from what happened. While there is one, it sets the
    day's limits. The share foretold comes with an interval that holds four times in five.
    """
    makes_plan = day is not None or minutes is not None or bool(decks)
    _refuse_mixture(makes_plan, stop, bool(away), catch_up is not None, scored)
    how = How(as_json, dry_run)
    with opened() as it:
        if stop:
            _stop(it, how)
        elif away:
            set_away(it, away, how)
        elif catch_up is not None:
            spread_backlog(it, catch_up, how)
        elif scored:
            _score(it, how)
        elif makes_plan:
            _make(it, _plan_typed(it, day, minutes, decks), how)
        else:
            _show(it, how)


def _refuse_mixture(*asked: bool) -> None:
    if sum(asked) > 1:
        raise WrongWords(
            "Ask for one thing at a time: --date and --minutes, --stop, --away, --catch-up "
            "or --score."
        )


# Plans ------------------------------------------------------------------------------


def _plan_typed(it: Opened, day: str | None, minutes: int | None, decks: tuple[str, ...]) -> Plan:
    """The plan that was typed: a new one, or the one in force with something changed.

    With a date and minutes it is new, and of all decks if none is named.
    """
    before = plan_in_force(it.store, it.day)
    if before is None and (day is None or minutes is None):
        missing = "--date: by when" if day is None else "--minutes: how many minutes a day"
        raise WrongWords(f"Say {missing}. For example: quizgo plan --date 2027-01-15 --minutes 20.")
    ready = _ready(day, it.day) if day is not None else None
    if minutes is not None and not 1 <= minutes <= MOST_MINUTES:
        raise WrongWords(
            f"--minutes: {minutes} minutes a day is no plan. Give 1 to {MOST_MINUTES}."
        )
    chosen = selection(it, decks).decks
    if before is not None and (day is None or minutes is None):
        ready, minutes = ready or before.ready, minutes or before.minutes
        chosen = chosen or before.decks
    assert ready is not None
    assert minutes is not None
    return Plan(ready, minutes, chosen, since=it.day)


def _ready(word: str, today: date) -> date:
    try:
        ready = day_meant(word, today)
    except BadDay as error:
        raise WrongWords(f"--date: {error}") from None
    if ready == today:
        raise WrongWords("--date: that is today. Name the day to be ready on, tomorrow or later.")
    if (ready - today).days > MOST_DAYS:
        raise WrongWords(f"--date: {word} is more than three years ahead. Name an earlier day.")
    return ready


def _make(it: Opened, wanted: Plan, how: How) -> None:
    found = collection(it)
    _refuse_nothing(wanted, found)
    if how.dry_run:
        ahead = outlook_of(it, morning_of(it, wanted, found))
    else:
        it.store.note(NoteKind.PLAN, plan_text(wanted), at=it.clock.now(), on=it.day)
        ahead = foretell(it, wanted, found)
    _tell(it, wanted, ahead, how)
    if not how.as_json:
        told = plan_words_in(it.lang)
        write_sentences(["", told.dry if how.dry_run else told.kept], sys.stdout)


def _refuse_nothing(wanted: Plan, found: Collection) -> None:
    if not any(one.counts for one in subjects_of(wanted, found)):
        where = "in those decks" if wanted.decks else "in any deck"
        raise QuizgoError(f"There is no card {where} to plan for. `quizgo decks` lists the decks.")


def _show(it: Opened, how: How) -> None:
    told = plan_words_in(it.lang)
    in_force = plan_in_force(it.store, it.day)
    if in_force is not None:
        found = collection(it)
        if it.store.is_read_only or how.dry_run:
            ahead = outlook_of(it, morning_of(it, in_force, found))
        else:
            ahead = foretell(it, in_force, found)
        _tell(it, in_force, ahead, how)
        return
    kept = plan_kept(it.store)
    if how.as_json:
        write_json({"plan": None, "away": [str(one) for one in away_kept(it.store)]})
        return
    said = told.none if kept is None else told.over.format(ready=kept.ready)
    write_sentences(said.splitlines(), sys.stdout)
    _tell_away(it, told)


def _tell(it: Opened, wanted: Plan, ahead: Outlook, how: How) -> None:
    if how.as_json:
        away = [str(one) for one in away_kept(it.store)]
        write_json({**plan_json(wanted), **outlook_json(ahead, it.day), "away": away})
        return
    write_plan(wanted, ahead, it.day, words_in(it.lang), sys.stdout)
    _tell_away(it, plan_words_in(it.lang))


def _tell_away(it: Opened, told: PlanWords) -> None:
    ahead = [one for one in away_kept(it.store) if one.last >= it.day]
    if ahead:
        write_sentences(["", away_line(ahead, told)], sys.stdout)


def _stop(it: Opened, how: How) -> None:
    told = plan_words_in(it.lang)
    kept = plan_kept(it.store)
    if kept is None:
        raise QuizgoError("There is no plan to stop. `quizgo plan` says what there is.")
    if not how.dry_run:
        it.store.note(NoteKind.STOP, "{}", at=it.clock.now(), on=it.day)
    if how.as_json:
        write_json({"stopped": plan_json(kept)["plan"]})
        return
    write_sentences([told.stopped.format(ready=kept.ready)], sys.stdout)


# Keeping score ----------------------------------------------------------------------


def _score(it: Opened, how: How) -> None:
    notes = it.store.notes([NoteKind.FORECAST])
    said = {note.on: foretold_in(note.text, note.on) for note in reversed(notes)}
    mornings = sorted(said)
    forecasts = [said[day] for day in mornings]
    found = collection(it)
    parameters = it.settings.fsrs_parameters or AVERAGE
    judged = score(forecasts, found.past.answers.values(), found.past.days, parameters)
    if how.as_json:
        write_json(score_json(judged, mornings))
    else:
        write_score(judged, mornings, words_in(it.lang), sys.stdout)
