"""Notes as they are read: sections, lines, and what is left out."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgo.errors import QuizgoError
from quizgo.exchange.notes import Code, Items, Notes, Prose, links, notes_in, read_notes

PATH = Path("notes.md")


def read(text: str) -> Notes:
    return notes_in(text.encode(), PATH)


def test_sections_know_their_line_and_what_they_stand_under() -> None:
    notes = read("# Go\n\n## Channels\ntext\n\n### nil\n\n## Stacks\n")
    found = [(s.title, s.line, s.above, s.has_parts) for s in notes.sections[1:]]
    assert found == [
        ("Go", 1, (), True),
        ("Channels", 3, ("Go",), True),
        ("nil", 6, ("Go", "Channels"), False),
        ("Stacks", 8, ("Go",), False),
    ]


def test_blocks_keep_their_lines() -> None:
    notes = read("## A\nfirst\nsecond\n\n- one\n  more\n- two\n\n```go\ntype t int\n```\n")
    prose, items, code = notes.sections[1].blocks
    assert prose == Prose("first\nsecond", 2)
    assert items == Items((Prose("one\nmore", 5), Prose("two", 7)), 5)
    assert code == Code("type t int\n", "go", 10)


def test_front_matter_gives_the_title_and_moves_no_line() -> None:
    notes = read("---\ntitle: 'Go notes'\ntags:\n---\n\n## A\n")
    assert notes.title == "Go notes"
    assert [(section.title, section.line) for section in notes.sections[1:]] == [("A", 6)]


def test_lines_of_another_encoding_are_left_out_and_told() -> None:
    data = b"## A\n" + "一行\n".encode("gb18030") + "二行\n".encode()
    notes = notes_in(data, PATH)
    assert notes.sections[1].blocks == [Prose("二行", 3)]
    assert [(fault.line, "UTF-8" in fault.message) for fault in notes.faults] == [(2, True)]


def test_a_thousand_bad_lines_are_told_in_a_hundred() -> None:
    notes = notes_in(b"\xff\n" * 1000 + b"text\n", PATH)
    assert len(notes.faults) == 101
    assert "900 more lines" in notes.faults[-1].message


@pytest.mark.parametrize("mark", ["- ", "> "])
def test_what_nests_too_deep_is_left_out_and_told(mark: str) -> None:
    deep = "".join(f"{'  ' * depth}{mark}x\n" for depth in range(12))
    if mark == "> ":
        deep = "> " * 9 + "x\n"
    notes = read(f"## A\n\n{deep}\n## B\nstays\n")
    assert [(fault.line, "in each other" in fault.message) for fault in notes.faults] == [(3, True)]
    assert notes.sections[-1].blocks == [Prose("stays", len(deep.split("\n")) + 4)]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"x" * 10_000_000, "larger than 1 MB"),
        (b"\x89PNG\r\n\x1a\n\0\0", "binary"),
        ("## A".encode("utf-16"), "UTF-16"),
    ],
    ids=["empty", "blank", "huge", "binary", "utf-16"],
)
def test_what_is_no_text_is_refused_in_a_sentence(data: bytes, says: str) -> None:
    with pytest.raises(QuizgoError, match=says):
        notes_in(data, PATH)


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.md"):
        with pytest.raises(QuizgoError, match=str(path.name)):
            read_notes(path)


def test_links_with_words_and_bare_ones() -> None:
    text = "See [the blog](https://go.dev/blog) and https://go.dev/ref，谢谢 https://go.dev/ref."
    assert links(text)[:2] == ("https://go.dev/blog", "https://go.dev/ref")


@given(st.binary(max_size=300))
def test_no_bytes_raise_anything_but_a_sentence(data: bytes) -> None:
    with suppress(QuizgoError):
        notes_in(data, PATH)
