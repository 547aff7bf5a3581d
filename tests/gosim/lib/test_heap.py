"""Strings that grow without end are ended by the heap limit, whoever makes them."""

from __future__ import annotations

import pytest

from quizgo import gosim

PROGRAM = """package main

import (
	"fmt"
	"strconv"
	"strings"
)

func main() {{
	s := "ab"
	for {{
		{step}
	}}
	fmt.Println(strconv.Quote(strings.ToUpper(s)))
}}
"""


@pytest.mark.parametrize(
    "step",
    [
        "s = strings.Repeat(s, 1000)",
        "s = strings.Repeat(s, 1<<61)",
        "s = fmt.Sprint(s, s)",
        's = fmt.Sprintf("%s%s", s, s)',
        "s = fmt.Sprintln(s, s)",
        "s = strings.Join([]string{s, s}, s)",
        's = strings.Replace(s, "", s, -1)',
        's = strings.NewReplacer("a", s, "b", s).Replace(s)',
        's = strings.ToValidUTF8(s + "\\xff", s)',
        "s = strconv.Quote(s)",
        "s = strconv.FormatFloat(1, 'f', 1<<40, 64)",
        "var b strings.Builder; for { b.WriteString(strings.Repeat(s, 1000)) }",
    ],
)
def test_a_growing_string_hits_the_limit(step: str) -> None:
    program = gosim.compile(PROGRAM.format(step=step).encode(), "prog.go")
    assert isinstance(program, gosim.Program), program
    outcome = gosim.run(program, limits=gosim.Limits(heap_bytes=1 << 24))
    assert outcome.status == 124
    assert b"heap limit" in outcome.stderr
