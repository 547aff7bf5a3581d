"""What Go blocks of notes declare, and what their comments say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgo.exchange.godecl import Declared, Role, looks_like_go, read_go

STRUCT = """\
// g is a goroutine.
type g struct {
	// Stack parameters.
	// stack describes the memory.
	// hi is its end. It
	// never moves.
	stack stack // offset known
	hi, lo uintptr

	m *m // current m
	sched gobuf

	// GC state

	// assist is the credit.
	assist int64
	sync.Mutex
	*waitq
	_ [4]byte
}
"""


def named(block: str) -> dict[str, Declared]:
    return {each.name: each for each in read_go(block).declared}


def test_each_field_has_its_type_purpose_and_group() -> None:
    found = named(STRUCT)
    assert list(found) == ["g", "stack", "hi", "lo", "m", "sched", "assist", "Mutex", "waitq"]
    assert found["stack"].told.purpose == "stack describes the memory; offset known"
    assert found["stack"].told.group == "Stack parameters"
    assert found["stack"].told.beside == ("hi", "lo")
    assert found["hi"].told.purpose == "hi is its end. It never moves."
    assert (found["m"].written, found["m"].told.purpose) == ("*m", "current m")
    assert found["sched"].told.purpose == ""
    assert found["assist"].told.group == "GC state"
    assert found["waitq"].written == "*waitq"
    assert found["g"].told.purpose == "g is a goroutine."
    assert found["assist"].line == 16


def test_an_interface_gives_one_for_each_method() -> None:
    found = read_go(
        "type ReadCloser interface {\n\tReader\n\t// Close frees it.\n\tClose() error\n\n"
        "\tRead(p []byte) (n int, err error) // fills p\n}"
    ).declared
    assert [(each.role, each.name, each.written) for each in found] == [
        (Role.METHOD, "Close", "Close() error"),
        (Role.METHOD, "Read", "Read(p []byte) (n int, err error)"),
        (Role.EMBEDS, "", "Reader"),
    ]
    assert [each.told.purpose for each in found] == ["Close frees it.", "fills p", ""]


def test_constants_say_their_value_and_their_place_in_iota() -> None:
    found = named(
        "const (\n\t_Gidle = iota // 0\n\t_Grunnable // 1\n\t_\n\tlast\n)\n"
        "const size int = 256\nconst next = 1 << iota\n"
    )
    assert [(each.name, each.written) for each in found.values()] == [
        ("_Gidle", "= 0"),
        ("_Grunnable", "= 1"),
        ("last", "= 3"),
        ("size", "int = 256"),
        ("next", "= 1 << iota (iota = 0)"),
    ]
    assert found["_Grunnable"].told.purpose == "1"


@pytest.mark.parametrize(
    "block",
    [
        "package runtime\n\ntype t struct { a int }",
        "/* licence */\npackage runtime\ntype t struct { a int }",
        "type t struct {\n\ta int\n\t...\n}",
        "type t struct {\n\ta int\n\t……  // more\n}",
        'import "x"\n\ntype t struct { a int }\n',
    ],
)
def test_quoted_declarations_need_be_no_whole_file(block: str) -> None:
    read = read_go(block)
    assert read.troubles == ()
    assert [(each.owner, each.name) for each in read.declared] == [("t", "a")]


def test_a_broken_declaration_does_not_hide_the_next() -> None:
    read = read_go("type a struct {\n\tx int\n}\n\ntype b struct {\n\tx int y\n}\n\ntype c int\n")
    assert [each.name for each in read.declared] == ["x", "c"]
    assert [trouble.line for trouble in read.troubles] == [6]
    assert "syntax error" in read.troubles[0].message


def test_statements_declare_nothing_and_are_no_trouble() -> None:
    read = read_go("x := 1\ngo func() { println(x) }()\n")
    assert (read.declared, read.troubles) == ((), ())


def test_comment_signs_in_strings_are_no_comments() -> None:
    found = named('type t struct {\n\ta string `json:"//x"` // real\n\tb int\n}')
    assert found["a"].told.purpose == "real"
    assert found["b"].told.purpose == ""


def test_what_a_method_does_is_told_with_its_type() -> None:
    found = read_go("// Lock locks m.\nfunc (m *Mutex) Lock() {}\n\nfunc silent() {}\n").declared
    assert [(each.owner, each.name, each.written) for each in found] == [
        ("Mutex", "Lock", "func Lock()")
    ]


def test_blocks_without_a_language_are_go_where_they_begin_so() -> None:
    assert looks_like_go("// runtime2.go\ntype g struct {\n}")
    assert not looks_like_go("Type in your name")
    assert not looks_like_go("$ go run .")


@given(st.text(alphabet="type struct{}()[]/*`\"'\n abcint=,.:", max_size=200))
def test_no_block_raises(block: str) -> None:
    read_go(block)
    read_go("type t struct {\n" + block + "\n}\n")
