"""What the browse screen costs with 100,000 cards, beside what the table of `quizgo cards` costs.

Times are the processor's: other programs on the machine are not what is measured.
"""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from quizgo.clock import clock_from_environment
from quizgo.commands.browse import desk_of
from quizgo.commands.cards import line_of
from quizgo.commands.opening import Opened
from quizgo.model import Lang
from quizgo.settings import Settings, Show, folders_from_environment
from quizgo.store.store import Store
from quizgo.ui.browse.browser import Browser
from quizgo.ui.prose import words_in
from quizgo.ui.prose.browse import browse_words_in
from quizgo.ui.tables import cards_table, write_table
from tests.store.making import a_card, a_deck, day

pytestmark = pytest.mark.benchmark

CARDS, DECKS = 100_000, 100
SLICE_SECONDS = 0.012
"""What the screen works between two keys."""


@dataclass(frozen=True)
class Loaded:
    """A browser with all its cards, and what that took."""

    browser: Browser
    first: float
    """Until there were rows to draw."""
    whole: float
    listed: float
    """What the table of `quizgo cards` takes."""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loaded]:
    path = tmp_path_factory.mktemp("bench") / "quizgo.db"
    each = range(CARDS // DECKS)
    with Store.open(path, device="here") as store:
        store.update_decks(
            a_deck(f"go/d{deck}", *(a_card(f"go/d{deck}", f"c{n}") for n in each))
            for deck in range(DECKS)
        )
        opened = Opened(
            clock_from_environment(), Settings(), folders_from_environment(), store, day(1)
        )
        yield _load(opened)


def _load(opened: Opened) -> Loaded:
    start = time.process_time()
    lines = (line_of(row, None) for row in opened.store.rows(opened.day))
    write_table(cards_table(lines, words_in(Lang.EN)), words_in(Lang.EN), io.StringIO())
    listed = time.process_time() - start
    start = time.process_time()
    browser = Browser(desk_of(opened), browse_words_in(Lang.EN), time.process_time, show=Show.EN)
    while not browser.finder.found:
        browser.finder.work(SLICE_SECONDS)
    first = time.process_time() - start
    browser.finder.finish()
    return Loaded(browser, first, time.process_time() - start, listed)


def test_cards_are_there_within_a_second_over_the_table(loaded: Loaded) -> None:
    assert loaded.first < 1.5
    assert loaded.whole - loaded.listed < 1.0


def test_typing_is_never_held_up(loaded: Loaded) -> None:
    """Not even by the first search through texts, which reads them."""
    for query in ("c7", "c77", "what c777 -tag:x", "deck:go/d5 prop:reps=0", "re:c7.9"):
        loaded.browser.ask(query)
        longest = 0.0
        while loaded.browser.finder.is_searching:
            start = time.process_time()
            loaded.browser.finder.work(SLICE_SECONDS)
            longest = max(longest, time.process_time() - start)
        assert longest < 0.25, query


def test_a_search_through_texts_known_already_takes_a_second(loaded: Loaded) -> None:
    loaded.browser.ask("c7")
    loaded.browser.finder.finish()
    start = time.process_time()
    loaded.browser.ask("c77")
    loaded.browser.finder.finish()
    assert time.process_time() - start < 1.0
    assert len(loaded.browser.finder.found) == 1_100
