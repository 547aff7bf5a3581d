"""Cards' Markdown becomes plain values."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quizgo.text.markdown import (
    Code,
    Heading,
    Listing,
    Paragraph,
    Quote,
    Rule,
    Span,
    blocks,
    parsed,
    plain,
)


def test_every_block_is_read() -> None:
    source = (
        "# Head\n\nText\n\n- a\n- b\n\n3. c\n\n```go run\nx := 1\n```\n\n    raw\n\n> said\n\n---\n"
    )
    assert blocks(source) == (
        Heading(1, (Span("Head"),)),
        Paragraph((Span("Text"),)),
        Listing(((Paragraph((Span("a"),)),), (Paragraph((Span("b"),)),))),
        Listing(((Paragraph((Span("c"),)),),), start=3),
        Code("x := 1", "go"),
        Code("raw"),
        Quote((Paragraph((Span("said"),)),)),
        Rule(),
    )


def test_styles_combine() -> None:
    assert blocks("**bold *both*** `code` _it_") == (
        Paragraph(
            (
                Span("bold ", bold=True),
                Span("both", bold=True, italic=True),
                Span(" "),
                Span("code", code=True),
                Span(" "),
                Span("it", italic=True),
            )
        ),
    )


def test_a_link_shows_where_it_leads() -> None:
    assert plain("See [the doc](https://go.dev).") == "See the doc (https://go.dev)."
    assert plain("<https://go.dev>") == "https://go.dev"


def test_html_is_text() -> None:
    assert plain("a <b>c</b>") == "a <b>c</b>"


def test_a_line_end_is_a_blank_but_not_between_chinese() -> None:
    assert plain("one\ntwo") == "one two"
    assert plain("调度\n循环") == "调度循环"
    assert plain("one  \ntwo") == "one\ntwo"


def test_a_lone_go_expression_keeps_its_marks() -> None:
    assert plain("`*p = &x`") == "*p = &x"
    assert plain("x_y_z := a * b * c") == "x_y_z := a * b * c"


def test_plain_text_of_lists_and_code() -> None:
    assert plain("1. a\n   - b\n2. c\n\n```\nd\n```") == "1. a\n   - b\n2. c\n    d"


@given(st.text(max_size=60))
def test_any_text_is_markdown(source: str) -> None:
    plain(source)


PIECES = st.sampled_from(
    [*"`` *_#-+>[]()!\\&;<=~.1aé句，…", "``", "word", "`code`", "`a b`", " `", "1. ", "\n", "&amp;"]
)


@given(st.one_of(st.lists(PIECES, max_size=12).map("".join), st.text(max_size=12)))
def test_a_line_of_words_and_code_reads_as_all_of_commonmark_reads_it(source: str) -> None:
    assert blocks(source) == parsed(source)
