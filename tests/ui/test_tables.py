"""Tables, pages and sentences of the listing commands."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path

import pytest

from quizgo.deck.items import items
from quizgo.model import (
    Card,
    DeckName,
    EntryKind,
    Grade,
    ItemId,
    ItemState,
    Kind,
    Lang,
    Memory,
    Progress,
)
from quizgo.schedule.sm2 import NEW
from quizgo.settings import Show
from quizgo.ui.lines import cells, line_cells, line_text
from quizgo.ui.printing import write_lines, write_sentences
from quizgo.ui.prose import words_in
from quizgo.ui.showing import ShownItem, show_lines
from quizgo.ui.table_lines import kept_columns
from quizgo.ui.tables import (
    CardLine,
    Column,
    DeckLine,
    HistoryLine,
    PathLine,
    Table,
    cards_table,
    decks_table,
    due_table,
    history_table,
    paths_table,
    write_table,
)
from quizgo.ui.telling import interval, why_lines
from tests.studying import BASIC, CHOICE, CLOZE, EVERY_KIND

EN, ZH = words_in(Lang.EN), words_in(Lang.ZH)


class Tty(StringIO):
    """A terminal as far as `isatty` goes."""

    def isatty(self) -> bool:
        return True


DECKS = [
    DeckLine(DeckName("go/g-struct"), "g 结构体", 58, 12, 3, 20, 80),
    DeckLine(DeckName("go/scheduling"), "Scheduling", 30, 0, 0),
]
CARDS = [
    CardLine(
        ItemId("go/x/a"), Kind.BASIC, ItemState.REVIEW, date(2026, 11, 30), 6, 260, 2, 0, ("p",)
    ),
    CardLine(ItemId("go/x/b#c1"), None, ItemState.ORPHAN, None, 0, 250, 0, 0),
]


def written(table: Table) -> list[str]:
    out = StringIO()
    write_table(table, EN, out)
    return out.getvalue().splitlines()


def test_a_pipe_gets_plain_columns() -> None:
    assert written(decks_table(DECKS, EN)) == [
        "deck           title       cards  due  new  mastered",
        "go/g-struct    g 结构体       58   12    3       25%",
        "go/scheduling  Scheduling     30    0    0         –",
        "all                           88   12    3       25%",
    ]


def test_due_leaves_out_decks_without_work() -> None:
    assert written(due_table(DECKS, EN)) == ["deck         due  new", "go/g-struct   12    3"]


def test_cards_tell_their_schedule() -> None:
    head, first, second = written(cards_table(CARDS, EN))
    assert head.split()[:4] == ["card", "kind", "state", "due"]
    assert first.split() == "go/x/a basic review 2026-11-30 6 d 2.60 2 0 p".split()  # noqa: SIM905
    assert second.split() == ["go/x/b#c1", "orphan", "0", "0"]


def test_history_tells_what_was_undone() -> None:
    at = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)
    lines = [
        HistoryLine(at, ItemId("go/x/a"), EntryKind.SCHEDULED, Grade.GOOD, 7250, undone=True),
        HistoryLine(at, ItemId("go/x/a"), EntryKind.SUSPEND, None, None),
    ]
    _, first, second = written(history_table(lines, EN))
    assert first == "2026-11-24 08:30  go/x/a  review, undone  4 good      7.2"
    assert second == "2026-11-24 08:30  go/x/a  suspend"


def test_paths_are_listed() -> None:
    assert written(paths_table([PathLine("decks", Path("/d"))], EN)) == [
        "name   path",
        "decks  /d",
    ]


def test_an_empty_table_says_so() -> None:
    assert written(decks_table([], EN)) == ["Nothing to list."]


@pytest.mark.parametrize("width", [24, 40, 80, 200])
def test_a_terminal_gets_what_fits(width: int) -> None:
    out = Tty()
    write_table(cards_table(CARDS, ZH), ZH, out, columns=width, environ={"TERM": "xterm"})
    lines = re.sub(r"\x1b\[[0-9;]*m", "", out.getvalue()).splitlines()
    assert all(cells(line) <= width for line in lines)
    assert any("go/x/a" in line for line in lines)
    assert ("标签" in lines[0]) is (width >= 80)


@pytest.mark.parametrize("term", ["dumb", ""])
def test_a_dumb_terminal_gets_plain_columns(term: str) -> None:
    out = Tty()
    write_table(decks_table(DECKS, EN), EN, out, environ={"TERM": term})
    assert out.getvalue().splitlines() == written(decks_table(DECKS, EN))


def test_the_least_needed_columns_go_first() -> None:
    columns = (Column("a"), Column("b", rank=2), Column("c", rank=1), Column("d"))
    table = Table(columns, [("x" * 10,) * 4])
    assert kept_columns(table, 49) == [0, 1, 2, 3]
    assert kept_columns(table, 48) == [0, 2, 3]
    assert kept_columns(table, 1) == [0, 3]


def test_hostile_names_do_not_reach_the_terminal() -> None:
    hostile = [DeckLine(DeckName("\x1b[2Jx"), "a\nb\u202e", 1, 1, 1)]
    text = "\n".join(written(decks_table(hostile, EN)))
    assert not set(text) & set("\x1b\u202e")
    assert len(text.splitlines()) == 2


@pytest.mark.parametrize("show", list(Show))
@pytest.mark.parametrize("width", [12, 40, 100])
@pytest.mark.parametrize("card", EVERY_KIND, ids=lambda card: card.id)
def test_a_page_shows_every_kind_at_every_width(card: Card, width: int, show: Show) -> None:
    shown = [ShownItem(item, ItemState.NEW, Progress(NEW)) for item in items(card)]
    lines = show_lines(card, shown, show, ZH if show is Show.ZH else EN, width)
    assert all(line_cells(line) <= width for line in lines)
    out = StringIO()
    write_lines(lines, out)
    assert out.getvalue().splitlines() == [line_text(line) for line in lines]


def test_a_page_tells_answer_reasons_and_standing() -> None:
    memory = Memory(2, 6, 260, date(2026, 11, 30))
    progress = Progress(memory, reviews=2, lapses=1)
    shown = [ShownItem(items(CHOICE)[0], ItemState.REVIEW, progress)]
    text = "\n".join(map(line_text, show_lines(CHOICE, shown, Show.EN, EN, 80)))
    assert "+ runnext\n    runqput, next" in text
    assert "- global queue\n    only half of it" in text
    assert "go/test/first · review · due 2026-11-30 · 6 d · ease 2.60 · 2 reviews · 1 lapse" in text
    assert "[256]" in "\n".join(map(line_text, show_lines(CLOZE, [], Show.EN, EN, 80)))


def test_a_terminal_gets_a_page_in_colour() -> None:
    lines = show_lines(BASIC, [], Show.EN, EN, 80)
    out = Tty()
    write_lines(lines, out, environ={"TERM": "xterm"})
    assert "It blocks" in out.getvalue()


def test_sentences_stand_on_lines_of_their_own() -> None:
    out = StringIO()
    write_sentences(["One.", "Two."], out)
    assert out.getvalue() == "One.\nTwo.\n"


# Why ------------------------------------------------------------------------

TODAY = date(2026, 11, 24)


def why(memory: Memory, grade: int, **more: date) -> str:
    progress = Progress(
        memory,
        reviews=3,
        lapses=1,
        last_on=date(2026, 11, 1),
        last_grade=Grade(grade),
        buried_on=more.get("buried_on"),
        drill_on=more.get("drill_on"),
    )
    return "\n".join(why_lines(ItemId("go/x/a"), progress, EN, today=TODAY))


@pytest.mark.parametrize(
    ("memory", "grade", "sentence"),
    [
        (Memory(0, 1, 250, date(2026, 11, 2)), 1, "A grade below hard starts it again at one day"),
        (Memory(1, 1, 250, date(2026, 11, 2)), 4, "The first pass gives one day."),
        (Memory(2, 6, 250, date(2026, 11, 7)), 4, "The second pass in a row gives six days."),
        (Memory(3, 15, 250, date(2026, 11, 16)), 4, "multiplied by its ease, 2.50"),
    ],
)
def test_why_names_the_rule(memory: Memory, grade: int, sentence: str) -> None:
    text = why(memory, grade)
    assert sentence in text
    assert f"so it is due on {memory.due}" in text
    assert "3 reviews so far, 1 lapse." in text


def test_why_tells_how_long_it_has_waited() -> None:
    assert "It has waited 8 days past that day." in why(Memory(3, 15, 250, date(2026, 11, 16)), 4)


def test_why_tells_what_keeps_it_away_today() -> None:
    memory = Memory(1, 1, 250, TODAY)
    assert "It is buried until the day after 2026-11-24." in why(memory, 4, buried_on=TODAY)
    assert "waits to be drilled" in why(memory, 2, drill_on=TODAY)


@pytest.mark.parametrize(
    ("days", "text"),
    [(1, "1 d"), (99, "99 d"), (100, "3 mo"), (365, "12 mo"), (730, "2 y"), (36500, "100 y")],
)
def test_intervals_are_told_as_people_say_them(days: int, text: str) -> None:
    assert interval(days, EN) == text
