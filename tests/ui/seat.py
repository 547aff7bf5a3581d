"""A session over the test cards on the terminal it is run in; prints its log when it ends.

python -m tests.ui.seat basic zh

`all` are all cards, `late` too, with a time box that is over.
"""

from __future__ import annotations

import sys
from dataclasses import replace

from quizgo.model import Card, Lang, Text
from quizgo.settings import Show
from quizgo.ui.frontend import Desk
from quizgo.ui.study.app import study
from tests.studying import EVERY_KIND, Sitting, sitting


def main() -> None:
    wanted, lang = sys.argv[1], Lang(sys.argv[2])
    cards = [card for card in EVERY_KIND if wanted in ("all", "late", card.id.split("/")[-1])]
    one = sitting(cards, show=Show(lang), box_seconds=60)
    if wanted == "late":
        one.clock.seconds += 90
    ending = study(one.session, Desk(lang, lambda card: edited(one, card)))
    log = " ".join(
        f"{entry.kind}:{'' if entry.answered is None else int(entry.answered.grade)}"
        for entry in one.journal.entries
    )
    print(f"{ending.value}. {log}.")


def edited(one: Sitting, card: Card) -> tuple[str, ...]:
    """An editor that asks for a line and makes it the card's explanation."""
    one.cards[card.id] = replace(card, why=Text(input("why? ")))
    return ("The editor was here.",)


if __name__ == "__main__":
    main()
