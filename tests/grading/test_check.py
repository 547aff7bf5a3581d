"""Practical cards are tried out, and what is wrong is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizgo.deck.load import load_bytes
from quizgo.deck.template import new_deck
from quizgo.grading.check import check

HEAD = "deck: d\ncards:\n- id: a\n  kind: predict\n  ask: q\n"


def told(fields: str, *source: str) -> list[str]:
    """What is wrong with a card of these fields and this program, which begins two lines below."""
    program = "".join(f"    {line}\n" for line in source)
    loaded = load_bytes(f"{HEAD}{fields}  go: |\n{program}".encode(), Path("deck.yaml"))
    assert loaded.faults == ()
    assert loaded.deck is not None
    return [str(fault) for fault in check([loaded.deck])]


def main(*lines: str) -> tuple[str, ...]:
    return ("package main", 'import ("fmt"; "math/rand")', "func main() {", *lines, "}")


ORDERLY = main("fmt.Println(rand.Intn(1))")


def test_a_good_program_has_no_fault() -> None:
    assert told("", *ORDERLY) == []
    assert told("  what: ending\n", "package main", "func main() { select {} }") == []


def test_a_fresh_deck_runs() -> None:
    deck = load_bytes(new_deck("d").encode(), Path("deck.yaml")).deck
    assert deck is not None
    assert check([deck]) == ()


@pytest.mark.parametrize(
    ("fields", "source", "line", "part"),
    [
        ("", main("x := 1"), 8, "does not compile: prog.go:2:9: "),
        ("  seed: 2\n", ("package main", "func main() { x }"), 9, "prog.go:2:15: undefined: x"),
        ("", ("package main", "func main() { for {} }"), 7, "does not come to an end: stopped by"),
        ("", ("package main", "func main() { println(1) }"), 7, "prints nothing on stdout"),
        ("", main("_ = rand.Int", "for i := range 99 { fmt.Println(i) }"), 7, "prints 99 lines"),
        ("", main("_ = rand.Int", 'fmt.Println(".")'), 7, 'prints "."'),
        ("", main("fmt.Println(rand.Intn(9999))"), 7, "depends on chance (random): with seed"),
    ],
)
def test_a_program_that_is_no_question_is_a_fault(
    fields: str, source: tuple[str, ...], line: int, part: str
) -> None:
    (fault,) = told(fields, *source)
    assert fault.startswith(f'deck.yaml:{line}: card "a": The ')
    assert part in fault


def test_chance_may_enter_where_nothing_depends_on_it() -> None:
    count = main("n := 0", "for range map[int]int{1: 1, 2: 2, 3: 3} { n++ }", "fmt.Println(n)")
    assert told("", *count[:1], 'import "fmt"', *count[2:]) == []
    panics = (
        "package main",
        "func main() {",
        "for k := range map[int]int{1: 1, 2: 2} {",
        "panic(k)",
    )
    (fault,) = told("  what: ending\n", *panics, "}", "}")
    assert "depends on chance (map)" in fault
