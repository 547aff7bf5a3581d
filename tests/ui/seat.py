"""A session over the test cards on the terminal it is run in; prints its log when it ends.

python -m tests.ui.seat basic zh

`all` are all cards, `late` too, with a time box that is over. With `leech` the first card
was known, and one lapse is too many.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import timedelta

from quizgo.grading.answers import Shown
from quizgo.model import Card, Grade, Lang, Text
from quizgo.session.actions import AcceptGrade, GiveAnswer
from quizgo.settings import Show
from quizgo.ui.frontend import Desk
from quizgo.ui.study.app import study
from tests.studying import BASIC, CHOICE, DAY, EVERY_KIND, Sitting, item, sitting


def main() -> None:
    wanted, lang = sys.argv[1], Lang(sys.argv[2])
    one = begun(wanted, Show(lang))
    ending = study(one.session, Desk(lang, lambda card: edited(one, card)))
    log = " ".join(
        f"{entry.kind}:{'' if entry.answered is None else int(entry.answered.grade)}"
        for entry in one.journal.entries
    )
    print(f"{ending.value}. {log}.")


def begun(wanted: str, show: Show) -> Sitting:
    if wanted == "leech":
        before = sitting([BASIC], day=DAY - timedelta(days=1))
        before.session.apply(GiveAnswer(Shown()))
        before.session.apply(AcceptGrade(Grade.GOOD))
        two = [item(BASIC), item(CHOICE)]
        return sitting(
            [BASIC, CHOICE], journal=before.journal, queue=two, show=show, leech_lapses=1
        )
    cards = [card for card in EVERY_KIND if wanted in ("all", "late", card.id.split("/")[-1])]
    one = sitting(cards, show=show, box_seconds=60)
    if wanted == "late":
        one.clock.seconds += 90
    return one


def edited(one: Sitting, card: Card) -> tuple[str, ...]:
    """An editor that asks for a line and makes it the card's explanation."""
    one.cards[card.id] = replace(card, why=Text(input("why? ")))
    return ("The editor was here.",)


if __name__ == "__main__":
    main()
