"""Today's screen and its lines."""

from __future__ import annotations

from datetime import date
from io import StringIO

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from quizgo.model import DeckName, Lang
from quizgo.session.more import More, MoreKind
from quizgo.ui.keymap import KeyMap
from quizgo.ui.lines import line_cells, line_text
from quizgo.ui.looks import Looks
from quizgo.ui.prose import words_in
from quizgo.ui.today import (
    DeckToday,
    Today,
    Wanted,
    ask_today,
    ask_today_plain,
    help_lines,
    today_lines,
)

PLAIN = Looks()
DECKS = tuple(DeckToday(DeckName(f"go/deck-{n}"), f"牌组 {n}", n, 2) for n in range(1, 9))
DAY = Today(DECKS, again=1, seconds=610, streak=5, tomorrow=1)
FREE = Today((), again=0, seconds=0, streak=0, tomorrow=0)


def text(today: Today, columns: int = 80, rows: int = 24, lang: Lang = Lang.EN) -> str:
    return "\n".join(line_text(one) for one in today_lines(today, columns, rows, words_in(lang)))


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("today", [DAY, FREE])
@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (40, 10), (10, 5), (200, 60), (1, 1)])
def test_it_fits_every_size(today: Today, columns: int, rows: int, lang: Lang) -> None:
    lines = today_lines(today, columns, rows, words_in(lang))
    assert len(lines) == rows
    assert all(line_cells(line) <= columns for line in lines)


def test_it_tells_what_is_due_by_deck_and_how_long_it_takes() -> None:
    shown = text(DAY)
    assert "53 to study, about 10 min" in shown
    assert "3 due · 2 new" in shown
    assert "5 days in a row" in shown
    assert "Tomorrow: 1 card" in shown
    assert shown.splitlines()[-1] == "Enter study  q leave  ? help"


def test_decks_that_do_not_fit_are_counted() -> None:
    assert "and 7 decks more" in text(DAY, 40, 10)


def test_a_free_day_offers_no_study() -> None:
    assert "Nothing is due today." in text(FREE)
    assert text(FREE).splitlines()[-1] == "q leave  ? help"


@pytest.mark.parametrize(
    ("today", "keys", "wants"),
    [
        (DAY, "\r", True),
        (DAY, " ", True),
        (DAY, "xq", False),
        (DAY, "\x03", False),
        (FREE, "\r", False),
    ],
)
def test_keys_choose(today: Today, keys: str, wants: bool) -> None:
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text(keys)
        assert ask_today(today, Looks(), input=pipe, output=DummyOutput()) is wants


@pytest.mark.parametrize(
    ("line", "wants"), [("\n", True), ("q\n", False), (":q\n", False), ("", False)]
)
def test_lines_choose(line: str, wants: bool) -> None:
    out = StringIO()
    assert ask_today_plain(DAY, Lang.EN, lines=StringIO(line), out=out) is wants
    assert "go/deck-3: 3 due · 2 new\n" in out.getvalue()


def test_a_free_day_asks_nothing() -> None:
    out = StringIO()
    assert ask_today_plain(FREE, Lang.ZH, lines=StringIO("\n"), out=out) is False
    assert "今天没有到期的。" in out.getvalue()


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (40, 10), (200, 60), (10, 5)])
def test_the_help_page_fits_every_size(columns: int, rows: int, lang: Lang) -> None:
    lines = help_lines(columns, rows, words_in(lang))
    assert len(lines) == rows
    assert all(line_cells(line) <= columns for line in lines)


def test_the_help_page_says_when_a_day_counts() -> None:
    shown = " ".join(line_text(line) for line in help_lines(200, 24, words_in(Lang.EN)))
    assert "A day counts with one scheduled review, or when nothing was due" in shown
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text("??\r")
        assert ask_today(DAY, Looks(), input=pipe, output=DummyOutput()) is True


# What there is besides

OFFERS = (
    More(MoreKind.NEW, 10),
    More(MoreKind.EARLY, 4, until=date(2026, 11, 26)),
    More(MoreKind.FORGOTTEN, 1),
    More(MoreKind.DECK, 20, deck=DeckName("go/g-struct")),
    More(MoreKind.DECK, 30, deck=DeckName("go/scheduling")),
)
DONE = Today((), again=0, seconds=0, tomorrow=4, streak=3, longest=12, offers=OFFERS)


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (40, 10), (200, 60), (10, 5)])
def test_a_day_that_is_done_fits_every_size(columns: int, rows: int, lang: Lang) -> None:
    lines = today_lines(DONE, columns, rows, words_in(lang))
    assert len(lines) == rows
    assert all(line_cells(line) <= columns for line in lines)


def test_a_day_that_is_done_offers_more() -> None:
    shown = text(DONE)
    assert "m  10 more new cards" in shown
    assert "a  4 cards ahead of their day, due by 2026-11-26" in shown
    assert "c  once more the 1 card forgotten today" in shown
    assert "2  all of go/scheduling, due or not: 30 cards" in shown
    assert "3 days in a row, the longest was 12" in shown
    bar = shown.splitlines()[-1]
    assert bar == "q leave  m more new  a ahead  c forgotten ones  1-2 a deck  ? help"


@pytest.mark.parametrize(
    ("keys", "wants"),
    [("m", OFFERS[0]), ("a", OFFERS[1]), ("2", OFFERS[4]), ("9\r", False), ("ｍ", OFFERS[0])],
)
def test_keys_choose_more(keys: str, wants: More | bool) -> None:
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text(keys)
        assert ask_today(DONE, Looks(), input=pipe, output=DummyOutput()) == wants


@pytest.mark.parametrize(
    ("typed", "wants"),
    [("m\n", OFFERS[0]), (":a\n", OFFERS[1]), ("x\n1\n", OFFERS[3]), ("\n", False), ("", False)],
)
def test_lines_choose_more(typed: str, wants: More | bool) -> None:
    out = StringIO()
    assert ask_today_plain(DONE, Lang.EN, lines=StringIO(typed), out=out) == wants
    assert ":2 all of go/scheduling, due or not: 30 cards\n" in out.getvalue()
    assert ("x is not on offer." in out.getvalue()) is typed.startswith("x")


# Keys


def wants(*keys: str, looks: Looks = PLAIN, today: Today = DAY) -> Wanted:
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text("".join(keys))
        return ask_today(today, looks, input=pipe, output=DummyOutput())


def test_every_action_can_have_another_key() -> None:
    keys = {"next": ("s",), "pick": (".",), "help": ("h",), "quit": ("Q",), "commands": ("f9",)}
    looks = Looks(keys=KeyMap({**keys, "more_new": ("+",)}))
    assert wants("\r", " ", "q", "?", "\x1b", "s", looks=looks) is True
    assert wants(".", looks=looks) is True
    assert wants("Q", looks=looks) is False
    assert wants("h", "\x1b[20~", "s", looks=looks) is True  # F9 leads back from the page
    assert wants("m", "\x1b[20~", looks=looks, today=DONE) is False
    assert wants("+", looks=looks, today=DONE) == OFFERS[0]


def test_escape_leads_back_from_the_page_of_help_and_then_leaves() -> None:
    assert wants("?\x1b\r") is True
    assert wants("?\x1b\x1b") is False


@pytest.mark.parametrize("lang", list(Lang))
def test_a_page_of_help_that_is_too_long_is_scrolled(lang: Lang) -> None:
    words, keys = words_in(lang), KeyMap({"down": ("w",)})
    whole = [line_text(line) for line in help_lines(40, 40, words, keys)]
    pages = [
        [line_text(line) for line in help_lines(40, 6, words, keys, scroll=at)] for at in (0, 2, 99)
    ]
    assert [*pages[0][:2], *pages[1][:5]] == whole[:7]
    assert "↑ w" in pages[0][-1]
    assert pages[2][-2] == next(line for line in reversed(whole[:-1]) if line)
