"""Every bundled card fits a page of 80 columns, in each language."""

from __future__ import annotations

import pytest

from quizgo.deck.items import items
from quizgo.model import Deck, ItemState, Lang, Progress
from quizgo.schedule.sm2 import NEW
from quizgo.settings import Show
from quizgo.ui.lines import line_cells, line_text
from quizgo.ui.prose import words_in
from quizgo.ui.showing import ShownItem, show_lines
from tests.bundled import DECKS

WIDTH = 80

SHOWN = {Lang.EN: Show.EN, Lang.ZH: Show.ZH}


@pytest.mark.parametrize("deck", DECKS, ids=lambda deck: str(deck.name))
@pytest.mark.parametrize("lang", SHOWN)
def test_a_bundled_card_fits_a_page(deck: Deck, lang: Lang) -> None:
    for card in deck.cards:
        shown = [ShownItem(item, ItemState.NEW, Progress(NEW)) for item in items(card)]
        lines = show_lines(card, shown, SHOWN[lang], words_in(lang), WIDTH)
        assert all(line_cells(line) <= WIDTH for line in lines), card.id
        text = "\n".join(map(line_text, lines))
        assert "{{" not in text, card.id
        assert "`" not in text, card.id
