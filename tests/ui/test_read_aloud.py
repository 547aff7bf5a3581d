"""Output for a screen reader, and colours where no terminal is."""

from __future__ import annotations

import io
import re

import pytest

from quizgo.gosim.view.lanes import Bar, By, Lane, Picture, Shade
from quizgo.model import Lang
from quizgo.settings import Theme
from quizgo.ui import looks
from quizgo.ui.lines import Line
from quizgo.ui.looks import Looks
from quizgo.ui.pictures import lane_sentences
from quizgo.ui.printing import write_lines
from quizgo.ui.prose import words_in
from quizgo.ui.prose.runs import run_words_in
from quizgo.ui.tables import Column, Table, write_table

TABLE = Table(
    (Column("deck"), Column("due", is_number=True), Column("title")),
    [("go/gc", "12", "GC"), ("go/g", "0", "")],
    ("total", "12", ""),
)
LINES: list[Line] = [
    (("class:code.edge", "│ "), ("class:go.keyword", "func"), ("", " main()")),
    (("class:rule", "────"),),
    (("class:good", "right"),),
]
XTERM = {"TERM": "xterm-256color"}
READER = Looks(screen_reader=True)


class Tty(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_table_is_a_sentence_a_row() -> None:
    out = Tty()
    with looks.use(READER):
        write_table(TABLE, words_in(Lang.EN), out, environ=XTERM)
    assert out.getvalue().splitlines() == [
        "deck: go/gc, due: 12, title: GC.",
        "deck: go/g, due: 0.",
        "deck: total, due: 12.",
    ]
    out = Tty()
    with looks.use(Looks(Lang.ZH, screen_reader=True)):
        write_table(TABLE, words_in(Lang.ZH), out, environ=XTERM)
    assert out.getvalue().splitlines()[0] == "deck：go/gc，due：12，title：GC。"


def test_lines_lose_what_is_only_drawn() -> None:
    out = Tty()
    with looks.use(READER):
        write_lines(LINES, out, environ=XTERM)
    assert out.getvalue() == "func main()\n\nright\n"


@pytest.mark.parametrize(
    ("environ", "theme", "has_colour"),
    [
        ({}, Theme.AUTO, False),
        ({"FORCE_COLOR": "1"}, Theme.AUTO, True),
        ({"FORCE_COLOR": "1"}, Theme.PLAIN, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, Theme.AUTO, False),
    ],
)
def test_a_pipe_has_colours_where_they_are_forced(
    environ: dict[str, str], theme: Theme, has_colour: bool
) -> None:
    out = io.StringIO()
    with looks.use(Looks(theme=theme)):
        write_lines(LINES, out, environ={**XTERM, **environ})
    assert bool(re.search(r"\x1b\[[\d;]*3\d", out.getvalue())) is has_colour
    assert re.sub(r"\x1b\[[\d;]*m", "", out.getvalue()) == "│ func main()\n────\nright\n"


@pytest.mark.parametrize("theme", list(Theme))
def test_a_theme_colours_what_is_printed(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    out = Tty()
    with looks.use(Looks(theme=theme)):
        write_lines(LINES, out, environ=XTERM)
    has_colour = re.search(r"\x1b\[[\d;]*3[0-8]", out.getvalue()) is not None
    assert has_colour is (theme is not Theme.PLAIN)


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("by", list(By))
def test_a_timeline_can_be_listened_to(lang: Lang, by: By) -> None:
    bar = Bar(1_000, 3_000, 0, 1, Shade.RUNNING, 7, 1, 0, "", 12)
    waits = bar._replace(start=3_000, end=9_000, shade=Shade.WAITING, why="chan send", line=0)
    picture = Picture(by, (Lane("P1", (bar, waits) * 150),), 9_000, 2)
    lines = list(lane_sentences(picture, run_words_in(lang)))
    assert lines[0] == ("P1：" if lang is Lang.ZH else "P1:")
    assert len(lines) == 202
    assert "chan send" in lines[2]
    assert "12" in lines[1]
    assert not re.search("[\u2500-\u259f\u2800-\u28ff]", "".join(lines))
