"""Queries that do not parse are told with a finger on the place, and with what is near."""

from __future__ import annotations

import pytest

from quizgo.search.errors import BadQuery
from quizgo.search.reading import MAX_DEPTH, MAX_LENGTH, parse


def refused(query: str) -> BadQuery:
    with pytest.raises(BadQuery) as caught:
        parse(query)
    return caught.value


@pytest.mark.parametrize(
    ("query", "at", "says"),
    [
        ("deck:go is:deu", 11, "`is:deu` is not known. Did you mean `is:due`?"),
        ("is:", 3, "One of these is expected here: due, new"),
        ("kind:predikt", 5, "Did you mean `kind:predict`?"),
        ("level:zzz", 6, "Known are: basic, intermediate, expert."),
        ("deck:", 5, "A deck's name"),
        ("tag: x", 4, "A tag, or `none`"),
        ("id:", 3, "A card's id"),
        ("dek:go", 0, "`dek:` is no key. Did you mean `deck:`?"),
        ("flagg:1", 0, "`flagg:` is no key."),
        ("http://x", 0, r"write `\:`"),
        ("prop:ivel>3", 5, "Did you mean `prop:ivl`?"),
        ("prop:ivl", 8, "One of <= >= != = < > is expected"),
        ("prop:ivl>", 9, "A whole number"),
        ("prop:ivl>1.5", 9, "A whole number"),
        ("prop:s<-1", 7, "A number of days like 21"),
        ("prop:r<1.2", 7, "A number from 0 to 1"),
        ("prop:d<35%", 7, "A number from 0 to 1"),
        ("prop:ease<two", 10, "A number like 2.5"),
        ("added:0", 6, "A number of days from 1"),
        ("added:x", 6, "A number of days from 1"),
        ("rated:3:6", 8, "A grade from 0 to 5"),
        ("rated:x:1", 6, "A number of days"),
        ("since:2.0", 6, "A Go version like 1.21"),
        ("re:", 3, "An expression is expected"),
        ("a re:(b", 5, "a `(` is not closed"),
        (r"re:(?=x)", 3, "only `(?:…)`"),
        ('a "b', 2, "This quote is not closed."),
        ('""', 1, "A word is expected"),
        ("a (b", 2, "This `(` is not closed."),
        ("a b)", 3, "This `)` closes nothing."),
        ("()", 1, "A term is expected"),
        ("or a", 0, "A term is expected"),
        ("a or", 4, "A term is expected"),
        ("a or or b", 5, "A term is expected"),
        ("a and", 5, "A term is expected"),
        ("a - b", 3, "right behind the `-`"),
        ("a -", 3, "right behind the `-`"),
        ("a\\", 1, "A character is expected behind the backslash."),
        ("(" * 99, MAX_DEPTH, "More than 50"),
        ("-" * 99 + "a", MAX_DEPTH, "More than 50"),
        ("a" * 9999, MAX_LENGTH, "longer than 2,000"),
    ],
    ids=lambda value: str(value)[:15],
)
def test_the_error_points_at_the_character(query: str, at: int, says: str) -> None:
    error = refused(query)
    assert error.at == at
    assert str(error).startswith(f"The query, character {at + 1}: ")
    assert says in str(error)


def test_the_caret_stands_under_the_character_also_behind_wide_ones() -> None:
    assert str(refused("预占 is:dew")).splitlines()[1:] == ["  预占 is:dew", "          ^"]


def test_only_the_surroundings_of_a_long_query_are_shown() -> None:
    _, shown, caret = str(refused("abc " * 300 + "is:dew " + "abc " * 100)).splitlines()
    assert len(shown) < 80
    assert shown[len(caret) - 1 :].startswith("dew")


def test_a_query_sends_nothing_to_the_terminal() -> None:
    assert "\x1b" not in str(refused("\x1b[31m is:\x1b[2J"))
