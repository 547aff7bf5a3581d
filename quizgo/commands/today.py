"""`quizgo` alone: today's screen, and the session that Enter starts."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace

import click

from quizgo.commands.more import StoreShelf
from quizgo.commands.morning import begin_day, plan_told
from quizgo.commands.opening import Opened, opened
from quizgo.commands.plan.kept import away_kept
from quizgo.commands.sitting import Wish, days_ahead
from quizgo.commands.study import sit_down
from quizgo.model import CardId, DeckName
from quizgo.schedule.queue import USUAL_SECONDS, Queue, estimate
from quizgo.session.more import More
from quizgo.ui.streams import is_plain_place
from quizgo.ui.today import DeckToday, Today, ask_today, ask_today_plain


@click.command()
@click.pass_context
def today(ctx: click.Context) -> None:
    """Today's screen: what is due by deck, how long it takes, the streak."""
    plain = is_plain_place()
    with opened() as it:
        begin_day(it)
        day = with_streak(it, left_today(it))
        if plain:
            wants = ask_today_plain(day, it.lang, lines=sys.stdin, out=sys.stdout)
        else:
            wants = ask_today(day, it.looks)
        more = wants if isinstance(wants, More) else None
        wish = Wish(show=it.show, more=more)
        ctx.exit(sit_down(it, wish, plain=plain) if wants else 0)


def left_today(opened: Opened) -> Today:
    """What is left of today, as a session of all decks would bring it."""
    store = opened.store
    queue = opened.queue()
    again = len(store.drilling(opened.day))
    mean = store.mean_seconds() or USUAL_SECONDS
    return Today(
        decks=by_deck(opened, queue),
        again=again,
        seconds=estimate(len(queue.items) + again, mean),
        tomorrow=days_ahead(opened)[0],
    )


def with_streak(opened: Opened, day: Today) -> Today:
    """The same with the days in a row, and with what there is besides if nothing is left."""
    away = {day for days in away_kept(opened.store) for day in days.days}
    row = opened.store.streak(opened.day, away)
    offers = () if day.total else StoreShelf(opened).offers()
    plan = plan_told(opened)
    return replace(day, streak=row.days, longest=row.longest, offers=offers, plan=plan)


def by_deck(opened: Opened, queue: Queue) -> list[DeckToday]:
    """What of the queue comes from which deck, in the order of the tree."""
    due = Counter(_deck_of(one.card) for one in queue.items if one.due is not None)
    new = Counter(_deck_of(one.card) for one in queue.items if one.due is None)
    return [
        DeckToday(deck.name, deck.title.in_(opened.lang), due[deck.name], new[deck.name])
        for deck in opened.store.decks(opened.day)
        if deck.name in due or deck.name in new
    ]


def _deck_of(card: CardId) -> DeckName:
    """The deck that a card's id names."""
    return DeckName(card.rpartition("/")[0])
