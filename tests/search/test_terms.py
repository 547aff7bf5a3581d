"""What each term of a query finds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from quizgo.model import (
    Card,
    CardId,
    Choice,
    Cloze,
    DeckName,
    Grade,
    ItemState,
    Kind,
    Level,
    Memory,
    Option,
    Pattern,
    Place,
    Progress,
    Text,
    Typed,
)
from quizgo.search.facts import folded, texts_of
from quizgo.search.reading import parse
from tests.search.queries import a_row

GUARD = replace(
    a_row(),
    texts=tuple(
        map(folded, ("Who reads stackguard0?", "The function's prologue", "谁读取它", "Ünder"))
    ),
    tags=("Stack", "预占"),
    level=Level.EXPERT,
    since="1.14",
)
SEEN = replace(
    a_row("go/gc/mark"),
    state=ItemState.REVIEW,
    kind=Kind.PREDICT,
    progress=Progress(
        Memory(2, 12, 195, date(2027, 1, 1)), reviews=9, lapses=8, flag=3, note="Ask Ann"
    ),
    due_in=-3,
    added=20,
    introduced=6,
    answers=((6, Grade.GOOD), (2, Grade.WRONG)),
)
LATER = replace(a_row("go/gc/sweep"), state=ItemState.REVIEW, due_in=4, is_drilled=True)
AWAY = replace(
    a_row("go/m/park"),
    state=ItemState.SUSPENDED,
    due_in=-1,
    progress=Progress(
        Memory(1, 1, 250, date(2027, 1, 1), stability=12.345, difficulty=4.15), suspended=True
    ),
    retrievability=0.8765,
)
BURIED = replace(a_row("go/m/ready"), state=ItemState.BURIED)
GONE = replace(a_row("old/x"), state=ItemState.ORPHAN, kind=None, level=None, due_in=-9)
PART = a_row("go/m/gaps#c1")

ROWS = (GUARD, SEEN, LATER, AWAY, BURIED, GONE, PART)


def found(query: str) -> set[str]:
    return {row.item.rpartition("/")[2] for row in ROWS if parse(query).holds(row)}


EVERY = {"guard", "mark", "sweep", "park", "ready", "x", "gaps#c1"}


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", EVERY),
        ("  \t\u3000", EVERY),
        ("*", EVERY),
        ("stackguard0", {"guard"}),
        ("READS who", {"guard"}),
        ("reads park", set()),
        ('"reads stack"', {"guard"}),
        ('"reads who"', set()),
        ("读取", {"guard"}),
        ("ünder", {"guard"}),
        ("U\u0308NDER", {"guard"}),
        ("st_ckg*0", {"guard"}),
        ("who*prologue", set()),
        (r"st\_ckguard0", set()),
        ("gua", {"guard"}),
        ("go/stack", {"guard"}),
        ("stack/gua*", {"guard"}),
        ("re:guard[0-9]", {"guard"}),
        ("re:^the", {"guard"}),
        ("re:(who|whom) reads", {"guard"}),
        ("re:(who|whom)s", set()),
        ('re:"(who|whom) reads"', {"guard"}),
        ('"re:(who|whom) reads"', {"guard"}),
        ("(re:(who|whom) or park)", {"guard", "park"}),
        ("deck:go", EVERY - {"x"}),
        ("deck:go/*", EVERY - {"x"}),
        ("deck:GO/gc", {"mark", "sweep"}),
        ("deck:*c", {"mark", "sweep"}),
        ("deck:g", set()),
        ("deck:_o/_", {"park", "ready", "gaps#c1"}),
        ("tag:stack", {"guard"}),
        ("tag:st*", {"guard"}),
        ("tag:tack", set()),
        ("tag:预占", {"guard"}),
        ("tag:none", EVERY - {"guard"}),
        ("flag:3", {"mark"}),
        ("flag:0", EVERY - {"mark"}),
        ("note:ASK", {"mark"}),
        ("note:ask*ann", {"mark"}),
        ("note:*", {"mark"}),
        ("note:bob", set()),
        ("is:due", {"mark"}),
        ("is:new", {"guard", "ready", "gaps#c1"}),
        ("is:review", {"mark", "sweep", "park"}),
        ("is:learn", {"sweep"}),
        ("is:suspended", {"park"}),
        ("is:buried", {"ready"}),
        ("is:orphan", {"x"}),
        ("is:leech", {"mark"}),
        ("prop:ivl>10", {"mark"}),
        ("prop:ivl=1", {"park"}),
        ("prop:ease<2.0", {"mark"}),
        ("prop:ease=1.95", {"mark"}),
        ("prop:ease!=2.5", {"mark"}),
        ("prop:lapses>=3", {"mark"}),
        ("prop:reps=0 is:review", {"sweep", "park"}),
        ("prop:s<21", {"park"}),
        ("prop:s>=12.5", set()),
        ("prop:s=12.3", {"park"}),
        ("prop:d=0.35", {"park"}),
        ("prop:d>.4", set()),
        ("prop:d<1", {"park"}),
        ("prop:r<0.9", {"park"}),
        ("prop:r!=0.88", set()),
        ("-prop:r<0.9", EVERY - {"park"}),
        ("prop:due<=3", {"mark", "park", "x"}),
        ("prop:due=-3", {"mark"}),
        ("prop:due>3", {"sweep"}),
        ("added:20", set()),
        ("added:21", {"mark"}),
        ("introduced:7", {"mark"}),
        ("rated:2", set()),
        ("rated:3", {"mark"}),
        ("rated:3:1", {"mark"}),
        ("rated:3:4", set()),
        ("rated:7:4", {"mark"}),
        ("kind:predict", {"mark"}),
        ("level:expert", {"guard"}),
        ("since:1.14", {"guard"}),
        ("until:1.14", set()),
        ("id:guard", {"guard"}),
        ("id:go/gc/*", {"mark", "sweep"}),
        ("id:gaps", {"gaps#c1"}),
        ("id:go/m/gaps#c1", {"gaps#c1"}),
        ("id:gap", set()),
    ],
)
def test_what_a_query_finds(query: str, names: set[str]) -> None:
    assert found(query) == names


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("deck:go/gc is:due", {"mark"}),
        ("deck:go/gc and is:due", {"mark"}),
        ("deck:go/gc AND -is:due", {"sweep"}),
        ("deck:go/gc is:due or park", {"mark", "park"}),
        ("park OR deck:go/gc is:due", {"mark", "park"}),
        ("(park or deck:go/gc) is:due", {"mark"}),
        ("deck:go/gc(is:due or is:learn)", {"mark", "sweep"}),
        ("-(deck:go or deck:old)", set()),
        ("--is:due", {"mark"}),
        ('"or"', set()),
        (r"\-x", set()),
        ("IS:Due", {"mark"}),
        ('deck:"go/gc" -"mark"', {"sweep"}),
        ('"deck:go/gc"', {"mark", "sweep"}),
        (r"re\:x", set()),
    ],
)
def test_how_terms_are_joined(query: str, names: set[str]) -> None:
    assert found(query) == names


def card(body: Cloze | Choice | Typed) -> Card:
    deck = DeckName("d")
    return Card(CardId("d/a"), deck, body, Place(Path("d.yaml"), 1), why=Text(zh="因为"))


def holds(query: str, body: Cloze | Choice | Typed) -> bool:
    return parse(query).holds(replace(a_row(), texts=texts_of(card(body))))


def test_a_gap_is_searched_as_it_reads() -> None:
    gaps = Cloze(Text("A {{c1::P::who}} has {{c2::256}} slots"))
    assert holds('"a p has 256"', gaps)
    assert not holds("c1", gaps)


def test_options_patterns_and_reasons_are_searched_in_both_languages() -> None:
    options = (Option(Text("One", "一个"), right=True), Option(Text("All"), False, Text("No!")))
    for word in ("whom", "谁", "one", "一个", "all", "no!", "因为"):
        assert holds(word, Choice(Text("Whom?", "谁？"), options))
    assert holds(
        "block(s|ed)".replace("(", r"\(").replace(")", r"\)"),
        Typed(Text("What?"), (Pattern("block(s|ed)", is_regex=True),)),
    )


def test_words_are_found_across_marks_of_markdown() -> None:
    marked = Typed(Text("What does `g0` **run** on?"), (Pattern("x", is_regex=False),))
    assert holds('"does g0 run on"', marked)
    assert holds('"does `g0`"', marked)
