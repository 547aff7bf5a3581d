"""Nothing that comes from outside acts on the terminal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgo.text.safe import one_line, printable

_ANY = st.text(st.characters(exclude_categories=[]), max_size=60)
_NASTY = st.text("\x1b\x00\x07\x9b\u202e\u2066\u200b\u200d\ufe0f\ud800\r\n\tab中👩🏽", max_size=30)


@given(st.one_of(_ANY, _NASTY))
def test_output_acts_on_nothing(text: str) -> None:
    for letter in printable(text):
        if letter in "\n\t":
            continue
        assert unicodedata.category(letter) not in ("Cc", "Cs", "Zl", "Zp"), ascii(letter)
        assert unicodedata.bidirectional(letter) not in (
            *("LRE", "RLE", "PDF", "LRO", "RLO"),
            *("LRI", "RLI", "FSI", "PDI"),
        ), ascii(letter)


@given(_ANY)
def test_making_safe_twice_changes_nothing(text: str) -> None:
    assert printable(printable(text)) == printable(text)


@given(_ANY)
def test_one_line_is_one_line(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("admin\u202etxt", "admin<U+202E>txt"),
        ("\x9b2J", "<U+009B>2J"),
        ("half \ud800", "half <U+D800>"),
        ("soft\xadhyphen", "softhyphen"),
        ("ze\u200bro", "ze<U+200B>ro"),
    ],
)
def test_what_acts_is_shown_instead(text: str, shown: str) -> None:
    assert printable(text) == shown


@pytest.mark.parametrize(
    "text", ["func main() {\n\treturn\n}", "调度器，全角　空格", "👨‍👩‍👧 ❤️‍🔥 é", ""]
)
def test_ordinary_text_stays(text: str) -> None:
    assert printable(text) == text
