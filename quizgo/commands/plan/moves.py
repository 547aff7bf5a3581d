"""Reviews moved by a plan: out of days away, and off a backlog."""

from __future__ import annotations

import re
import sys
from datetime import date, timedelta

from quizgo.commands.answering import write_json
from quizgo.commands.opening import Opened
from quizgo.commands.plan.as_json import loads_json
from quizgo.commands.plan.foretelling import (
    How,
    collection,
    foretell,
    loss_by_waiting,
    move_away,
    move_back,
    reschedule,
)
from quizgo.commands.plan.kept import away_kept, plan_in_force
from quizgo.errors import WrongWords
from quizgo.schedule.plan.notes import away_text
from quizgo.schedule.plan.plan import MOST_DAYS, Away, NoteKind
from quizgo.schedule.plan.spread import Moves, catch_up, loads, merged, spread
from quizgo.ui.plans import Load, away_line, write_loads
from quizgo.ui.printing import write_sentences
from quizgo.ui.prose import words_in
from quizgo.ui.prose.plans import plan_words_in
from quizgo.ui.prose.words import counted

MOST_AWAY = 366
MOST_CATCH_UP = 366
MOST_UNDONE = 1_000
"""Entries that one `undo` takes back at most."""
AROUND = 7
"""Days before and after days away whose loads are shown."""
KEPT_DAYS = 60
"""Days away are kept so long after they are over: nobody is called irregular for them."""

_RANGE = re.compile(r"([^.…]+)(?:(?:\.\.+|…)([^.…]+))?")


def set_away(it: Opened, words: tuple[str, ...], how: How) -> None:
    """Add days away to those there are, or with `none` clear those to come."""
    if words == ("none",):
        _clear_away(it, how)
        return
    typed = [_range(word, it.day) for word in words]
    recent = [one for one in away_kept(it.store) if one.last >= it.day - timedelta(days=KEPT_DAYS)]
    away = merged([*recent, *typed])
    found = collection(it)
    ahead = [one for one in away if one.last >= it.day]
    if how.dry_run:
        moves = spread(found.waiting, ahead, it.day)
    else:
        it.store.note(NoteKind.AWAY, away_text(away), at=it.clock.now(), on=it.day)
        moves = move_away(it, found)
    first = max(it.day, min(one.first for one in typed) - timedelta(days=AROUND))
    last = max(one.last for one in typed) + timedelta(days=AROUND)
    changed = [
        Load(day, before, after)
        for day, before, after in loads(found.waiting, moves, it.day, (last - it.day).days + 1)
        if day >= first
    ]
    _tell_moves(it, moves, changed, how, ahead)
    if not how.dry_run:
        _plan_again(it)


def _clear_away(it: Opened, how: How) -> None:
    told = plan_words_in(it.lang)
    back = 0
    if not how.dry_run:
        back = move_back(it)
        yesterday = it.day - timedelta(days=1)
        past = [
            Away(one.first, min(one.last, yesterday))
            for one in away_kept(it.store)
            if one.first < it.day
        ]
        it.store.note(NoteKind.AWAY, away_text(past), at=it.clock.now(), on=it.day)
        _plan_again(it)
    if how.as_json:
        write_json({"away": [], "moved_back": back})
        return
    lines = [told.dry if how.dry_run else told.away_cleared]
    if back:
        lines.append(counted(told.away_back, back))
    write_sentences(lines, sys.stdout)


def _plan_again(it: Opened) -> None:
    """Forecast and limits of the day, after days away or moves changed what lies ahead."""
    in_force = plan_in_force(it.store, it.day)
    if in_force is not None:
        foretell(it, in_force, collection(it))


def _range(word: str, today: date) -> Away:
    ends = _RANGE.fullmatch(word)
    if ends is None:
        raise WrongWords(
            f"--away: {_shown(word)} is no range of days. Write 2026-12-24..2027-01-02, or none."
        )
    first = _end(ends[1], word)
    last = first if ends[2] is None else _end(ends[2], word)
    if last < first:
        raise WrongWords(f"--away: {word} ends before it begins. Write the earlier day first.")
    if last < today:
        raise WrongWords(f"--away: {word} is past. Name days to come.")
    if (last - first).days >= MOST_AWAY:
        raise WrongWords(f"--away: {word} is longer than a year. Name a shorter time.")
    if (last - today).days > MOST_DAYS:
        raise WrongWords(f"--away: {word} is more than three years ahead. Name earlier days.")
    return Away(first, last)


def _end(text: str, word: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise WrongWords(
            f"--away: {_shown(text.strip())} in {_shown(word)} is no day. "
            "Write 2026-12-24..2027-01-02."
        ) from None


def _shown(word: str) -> str:
    return repr(word) if word.isprintable() else ascii(word)


def spread_backlog(it: Opened, days: int, how: How) -> None:
    """Spread what is due by today over so many days."""
    if not 1 <= days <= MOST_CATCH_UP:
        raise WrongWords(f"--catch-up: {days} days will not do. Give 1 to {MOST_CATCH_UP}.")
    told = plan_words_in(it.lang)
    found = collection(it)
    off = {day for one in away_kept(it.store) for day in one.days}
    until = it.day + timedelta(days=days)
    losses = loss_by_waiting(it, found, until)
    moves = catch_up(found.waiting, days, it.day, lambda item: losses.get(item, 0.0), off)
    if moves and not how.dry_run:
        reschedule(it, moves)
        _plan_again(it)
    last = max([until - timedelta(days=1), *moves.values()])
    shown = loads(found.waiting, moves, it.day, (last - it.day).days + 1)
    changed = [Load(day, before, after) for day, before, after in shown]
    if how.as_json:
        write_json({"moved": len(moves), "loads": loads_json(changed)})
    elif not moves:
        write_sentences([told.nothing_behind], sys.stdout)
    else:
        lines = [counted(told.caught_up, len(moves))]
        lines.append(told.dry if how.dry_run else told.undo.format(command=_undo(len(moves))))
        write_sentences([told.gap.join(lines)], sys.stdout)
        write_loads(changed, words_in(it.lang), sys.stdout)


def _undo(moves: int) -> str:
    """What takes back so many entries."""
    whole, rest = divmod(moves, MOST_UNDONE)
    counts = [MOST_UNDONE] * whole + ([rest] if rest else [])
    return " && ".join(f"quizgo undo {count}" for count in counts)


def _tell_moves(it: Opened, moves: Moves, changed: list[Load], how: How, away: list[Away]) -> None:
    if how.as_json:
        days = [str(one) for one in away]
        write_json({"away": days, "moved": len(moves), "loads": loads_json(changed)})
        return
    told = plan_words_in(it.lang)
    moved = counted(told.moved, len(moves)) if moves else told.moved_none
    lines = [away_line(away, told), moved]
    write_sentences([*lines, told.dry] if how.dry_run else lines, sys.stdout)
    if moves:
        write_loads(changed, words_in(it.lang), sys.stdout)
