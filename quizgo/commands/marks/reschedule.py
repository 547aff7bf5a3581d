"""`reschedule`: the day on which cards come round, set by hand."""

from __future__ import annotations

import click

from quizgo.commands.marks.marking import (
    cards_argument,
    items_meant,
    query_option,
    refuse_nobody,
    write,
)
from quizgo.commands.opening import opened
from quizgo.errors import WrongWords
from quizgo.model import EntryKind
from quizgo.schedule.days import BadDay, day_meant


@click.command(epilog="Example: quizgo reschedule go/g-struct/sig --due +3")
@cards_argument
@query_option
@click.option("--due", required=True, metavar="DAY", help="2027-01-15, +3 (in three days), today.")
def reschedule(cards: tuple[str, ...], query: str | None, due: str) -> None:
    """Make cards due on a day of your choice. Their interval and ease stay as they are.

    A card that was never studied comes round on that day like a review.
    """
    refuse_nobody(cards, query)
    with opened() as it:
        try:
            day = day_meant(due, it.day)
        except BadDay as error:
            raise WrongWords(f"--due: {error}") from None
        items = items_meant(it, cards, query)
        write(it, items, EntryKind.RESCHEDULE, day.isoformat())
