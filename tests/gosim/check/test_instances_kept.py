"""Instances of generic types: how many there may be, and whose they are."""

from __future__ import annotations

import pytest

from quizgo import gosim
from quizgo.gosim.check import instances

OWN_TYPE = """package main

import "iter"

type mine struct{ n int }

func all(yield func(mine) bool) { yield(mine{7}) }

func main() {
	var seq iter.Seq[mine] = all
	for m := range seq {
		println(m.n)
	}
}
"""
FOUR_TYPES = """package main

type pair[T any] struct{ a, b T }

var (
	a pair[int]
	b pair[string]
	c pair[bool]
	d pair[byte]
)

func main() {}
"""


def test_programs_before_this_one_do_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(instances, "MOST_INSTANCES", 3)
    for _ in range(6):
        program = gosim.compile(OWN_TYPE.encode(), "prog.go")
        assert isinstance(program, gosim.Program), program
        assert gosim.run(program).stderr == b"7\n"


def test_more_than_there_may_be_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(instances, "MOST_INSTANCES", 3)
    refused = gosim.compile(FOUR_TYPES.encode(), "prog.go")
    assert isinstance(refused, gosim.CompileFaults)
    assert "pair has more than 3 instances" in refused.lines[0]
