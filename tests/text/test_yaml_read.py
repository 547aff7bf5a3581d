"""Every value keeps its line, every fault is told, and one broken member hides no other."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from quizgo.text.bytes_in import MAX_BYTES, read_bytes
from quizgo.text.faults import Fault
from quizgo.text.yaml_guesses import misreading
from quizgo.text.yaml_nodes import Broken, Map, Node, Scalar, Seq
from quizgo.text.yaml_read import MAX_DEPTH, Document, read_mapping

PATH = Path("deck.yaml")


def _read(source: str | bytes) -> Document:
    data = source.encode() if isinstance(source, str) else source
    return read_mapping(data, PATH, streams={})


def _told(source: str | bytes) -> list[str]:
    return [str(fault) for fault in _read(source).faults]


def _stream(source: str) -> tuple[list[Node], list[str]]:
    nodes: list[Node] = []
    faults: list[Fault] = []

    def take(top: Map, node: Node, inside: list[Fault]) -> None:
        nodes.append(node)
        faults.extend(inside)

    document = read_mapping(source.encode(), PATH, streams={"cards": take})
    return nodes, [str(fault) for fault in (*faults, *document.faults)]


def _value(node: Node) -> object:
    match node:
        case Scalar(value=value):
            return value
        case Seq(members=members):
            return [_value(each) for each in members]
        case Map(values=values):
            return {key: _value(each) for key, each in values.items()}
        case Broken():
            return None


_TREES = st.recursive(
    st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", min_size=1), inner),
    max_leaves=12,
)


@given(st.dictionaries(st.text("xyz", min_size=1, max_size=3), _TREES, min_size=1))
def test_reads_what_yaml_reads(tree: dict[str, object]) -> None:
    source = yaml.safe_dump(tree, allow_unicode=True, default_style='"')
    document = _read(source)
    assert document.faults == []
    assert _value(document.top) == tree


def test_every_value_keeps_its_line() -> None:
    top = _read("a: 1\nb:\n- x\n- {y: z}\nc:\n  d: |\n    text\n").top
    b, c = top.values["b"], top.values["c"]
    assert isinstance(b, Seq)
    assert isinstance(c, Map)
    assert [each.line for each in b.members] == [3, 4]
    assert (top.line_of("a"), top.line_of("b"), b.line) == (1, 2, 3)
    assert (top.line_of("c"), c.line, c.line_of("d")) == (5, 6, 6)


@pytest.mark.parametrize(
    ("source", "line", "part"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "`a` stands twice (first in line 1)"),
        ("a: &x 1\n", 1, "&x is an anchor"),
        ("a: &x 1\nb: *x\n", 2, "*x stands for text elsewhere"),
        ("a: !!python/object/apply:os.system [ls]\n", 1, "is a tag"),
        ("a: !x 1\n", 1, "!x is a tag"),
        ("a: 1\n---\nb: 1\n", 2, "second document"),
        ("- a\n", 1, "no mapping"),
        ("text", 1, "no mapping"),
        ("", 1, "empty"),
        ("# only words\n", 1, "empty"),
        ("a: 1\nb: [1, 2\n", 3, "while parsing a flow sequence begun in line 2"),
        ("a: 'x\n", 1, "while scanning a quoted scalar begun in line 1"),
        ("a: 1\n\tb: 2\n", 2, "no YAML"),
        ("a: b: c\n", 1, "mapping values are not allowed"),
        ("? [x]\n: 1\n", 1, "key must be a plain word"),
        ("a: " + "[" * 30 + "]" * 30, 1, f"More than {MAX_DEPTH} lists"),
        ("a: 1\nb: \x07\n", 2, "U+0007 may not stand"),
        (b"a: 1\nb: \xff\n", 2, "not UTF-8"),
        (b"a: 1\nb: \0\n", 2, "binary"),
        ("a: 1\n".encode("utf-16"), 1, "UTF-16"),
        (b"\x7fELF\x02\x01\x01\0", 1, "binary"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(source: str | bytes, line: int, part: str) -> None:
    told = _told(source)
    assert any(each.startswith(f"deck.yaml:{line}: ") and part in each for each in told), told


def test_all_faults_are_told_at_once() -> None:
    assert len(_told("a: &x 1\na: 2\nb: !t 3\nc: *x\n")) == 4


def test_aliases_that_explode_are_not_followed() -> None:
    rows = ["a0: &a0 [x, x]"] + [
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)
    ]
    document = _read("\n".join(rows))
    assert len(document.faults) == 9 + 8 * 9


def test_a_byte_order_mark_of_utf8_is_fine() -> None:
    assert _told(b"\xef\xbb\xbfa: 1\n") == []


def test_too_many_values_are_refused() -> None:
    assert "More than 100,000 values" in _told("a: [" + "x," * 150_000 + "]")[0]


def test_one_broken_member_hides_no_other() -> None:
    source = (
        "deck: d\ncards:\n- id: a\n- id: b\n  ask: 'x\n- id: c\n  ask: [1\n- id: d\n  e: f: g\n"
        "- id: e\norder: 3\norder: 4\n"
    )
    nodes, told = _stream(source)
    assert [_value(node) for node in nodes] == [{"id": "a"}, None, None, None, {"id": "e"}]
    assert [node.line for node in nodes] == [3, 4, 6, 8, 10]
    lost = [each for each in told if "This is no YAML" in each]
    assert [int(each.split(":")[1]) for each in lost] == [5, 7, 9]
    assert any(each.startswith("deck.yaml:12: `order` stands twice") for each in told)


def test_a_broken_last_member_ends_the_file() -> None:
    nodes, told = _stream('cards:\n  - id: a\n  - id: b\n    ask: "half\n')
    assert [_value(node) for node in nodes] == [{"id": "a"}, None]
    assert len(told) == 1


def test_a_file_of_broken_members_is_given_up() -> None:
    nodes, told = _stream("cards:\n" + "- a: b: c\n" * 5_000)
    assert len(nodes) < 30
    assert "too much is broken" in told[-1]


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    read_mapping(
        b"cards:\n- a: b\n" + data, PATH, streams={"cards": lambda top, node, inside: None}
    )


@given(st.text("-:[]{}'\"#|>&*!? \n\tab", max_size=40))
def test_any_yaml_like_text_is_read_or_refused(source: str) -> None:
    _stream("cards:\n- id: a\n" + source)
    _read(source)


@pytest.mark.parametrize(
    ("value", "reading"),
    [
        *(("no", "false"), ("Yes", "true"), ("on", "true"), ("1.10", "1.1"), ("010", "8")),
        *(("2024-01-01", "a date"), ("~", "nothing"), ("null", "nothing"), ("1:30", "90")),
        *(("0x1F", "31"), ("1_000", "1000"), ("256", None), ("1.5", None), ("-3", None)),
        *(("nobody", None), ("1.14.2", None), ("n", None), ("8" * 5_000, "a number")),
    ],
)
def test_misreadings_are_named(value: str, reading: str | None) -> None:
    assert misreading(value) == reading


def test_a_file_that_is_none_is_a_fault(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.yaml", tmp_path, Path("a\0b.yaml")):
        assert isinstance(read_bytes(path), Fault)


def test_a_file_that_is_too_large_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES * 3)
    data = read_bytes(path)
    assert isinstance(data, bytes)
    assert "larger than 40 MB" in str(read_mapping(data, path, streams={}).faults[0])
