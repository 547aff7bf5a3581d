"""Places by the name that a `//line` comment gives them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quizgo import gosim
from quizgo.gosim.source import Directive, Lines, pos_at
from quizgo.gosim.syntax.linecomment import BadNumber, line_directive

CRASH = b"""package main

func main() {
	done := make(chan int)
//line gen.y:40
	go func() {
		defer close(done)
//line :7
		var p *int
//line other/gen.y:70
		*p = 1
	}()
	<-done
}
"""


def test_a_trace_names_the_files_that_a_program_was_made_from() -> None:
    program = gosim.compile(CRASH, "folder/prog.go")
    assert isinstance(program, gosim.Program)
    stderr = gosim.run(program).stderr.decode()
    places = [line.split()[0] for line in stderr.splitlines() if line.startswith("\t")]
    assert places == ["folder/other/gen.y:70", "folder/gen.y:40"]


def test_a_place_is_counted_from_its_directive() -> None:
    lines = Lines("d/p.go", [Directive(pos_at(5, 1), "a.go", 100, 0)])
    assert lines.place(pos_at(4, 2)) == "d/p.go:4:2"
    assert lines.place(pos_at(7, 2)) == "d/a.go:102"
    assert lines.mentioned(pos_at(7, 2)) == "d/a.go:102[d/p.go:7:2]"


def test_columns_count_from_a_directive_that_has_one_on_its_line_only() -> None:
    lines = Lines("p.go", [Directive(pos_at(5, 30), None, 5, 3)])
    assert lines.place(pos_at(5, 31)) == "p.go:5:4"
    assert lines.place(pos_at(6, 31)) == "p.go:6:31"
    assert lines.mentioned(pos_at(5, 31)) == "p.go:5:4[p.go:5:31]"
    assert lines.mentioned(pos_at(6, 31)) == "p.go:6:31"


def test_a_directive_without_name_and_column_has_no_file() -> None:
    lines = Lines("p.go", [Directive(pos_at(2, 1), "", 7, 0)])
    assert lines.place(pos_at(2, 1)) == ":7"
    assert lines.named(pos_at(2, 1)) == ("??", 7)


@given(st.text(":/0123456789ab \n", max_size=12) | st.text(max_size=12))
def test_any_words_are_a_directive_a_fault_or_a_comment(words: str) -> None:
    found = line_directive(words, 1, None)
    if isinstance(found, Directive):
        assert 0 < found.line <= 1 << 30
    elif isinstance(found, BadNumber):
        assert words.encode()[found.offset :].decode().startswith(found.message.split(": ", 1)[1])
    else:
        assert ":" not in words
