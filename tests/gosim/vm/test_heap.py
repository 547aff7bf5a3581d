"""Programs that want all memory are ended, by name, at the line that wanted it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quizgo import gosim
from quizgo.gosim.vm.live import live
from quizgo.gosim.vm.values import Closure, Function, Map, Ptr, Slice

_NOTHING = Function("nothing", 0, lambda _: None)
GREEDY = {
    "one big slice": "x := make([]int, 1<<40)\n_ = x",
    "many slices": "var xs [][]byte\nfor { xs = append(xs, make([]byte, 1<<20)) }",
    "append": "var xs []int\nfor i := 1000; ; i++ { xs = append(xs, i) }",
    "doubled string": 's := "x"\nfor { s += s }',
    "list": "type n struct { next *n }\nvar h *n\nfor { h = &n{h} }",
    "map": "m := map[int]int{}\nfor i := 0; ; i++ { m[i] = i }",
    "closures": "var fs []func()\nfor i := 0; ; i++ { fs = append(fs, func() { _ = i }) }",
    "deferred calls": "for { defer func() {}() }",
    "array": "var a [1 << 28]int\n_ = a[1]",
    "arrays by value": "type a [1 << 16]int\nvar f func(a) int\n"
    "f = func(x a) int { return f(x) }\nvar x a\nf(x)",
    "channels": "var cs []chan int\nfor { cs = append(cs, make(chan int)) }",
    "buffer": "c := make(chan int, 1<<40)\n_ = c",
    "nested interfaces": "var x any\nfor { x = []any{x, x} }",
}


@pytest.mark.parametrize("body", GREEDY.values(), ids=GREEDY.keys())
def test_greedy_program_ends_by_the_heap_limit(body: str) -> None:
    source = f"package main\n\nfunc main() {{\n{body}\n}}\n"
    program = gosim.compile(source.encode(), "prog.go")
    assert isinstance(program, gosim.Program), program
    outcome = gosim.run(program, limits=gosim.Limits(heap_bytes=8 << 20))
    assert outcome.limit is gosim.Limit.HEAP, outcome.stderr
    assert outcome.status == 124
    assert b" at line " in outcome.stderr


def test_garbage_is_not_live() -> None:
    source = b"""package main
func main() {
	type node struct{ next *node; data [100]int }
	n := 0
	for range 20000 {
		a, b := &node{}, &node{}
		a.next, b.next = b, a
		n += len(a.data)
	}
	println(n)
}
"""
    program = gosim.compile(source, "prog.go")
    assert isinstance(program, gosim.Program)
    outcome = gosim.run(program, limits=gosim.Limits(heap_bytes=8 << 20))
    assert outcome.stderr == b"2000000\n"


def test_endless_recursion_is_a_stack_overflow() -> None:
    source = b"package main\nfunc f() int { return f() + 1 }\nfunc main() { f() }\n"
    program = gosim.compile(source, "prog.go")
    assert isinstance(program, gosim.Program)
    outcome = gosim.run(program)
    lines = outcome.stderr.decode().splitlines()
    assert lines[0] == "runtime: goroutine stack exceeds 1000000000-byte limit"
    assert lines[2] == "fatal error: stack overflow"
    assert outcome.status == 2


def test_recursion_a_hundred_thousand_deep_is_fine() -> None:
    source = b"""package main
func f(n int) int { if n == 0 { return 0 }; return f(n-1) + 1 }
func main() { println(f(100000)) }
"""
    program = gosim.compile(source, "prog.go")
    assert isinstance(program, gosim.Program)
    assert gosim.run(program).stderr == b"100000\n"


def test_what_is_shared_counts_once() -> None:
    array: list[object] = [b"x" * 1000]
    one = live([Slice(array, 0, 1, 1)]).bytes
    both = live([Slice(array, 0, 1, 1), Slice(array, 0, 1, 1)]).bytes
    assert 1000 < one < both < one + 200


def test_what_holds_itself_is_seen_once() -> None:
    ring: list[object] = [b"x" * 1000, None]
    ring[1] = ring
    assert 1000 < live([ring]).bytes < 1200


def test_numbers_of_a_new_array_are_loose() -> None:
    zeros: list[object] = [0] * 100_000
    own: list[object] = [i + 1000 for i in range(100_000)]
    assert live([zeros]).loose > 99_000
    assert live([own]).loose < 1000
    assert live([own]).bytes - live([zeros]).bytes > 3_000_000


@pytest.mark.parametrize(
    ("make", "least", "most"),
    [
        (lambda i: [i, i + 1], 130, 190),
        (lambda i: (None, i), 80, 110),
        (lambda i: Closure(_NOTHING, ([i],)), 190, 250),
        (lambda i: Ptr([i], 0), 130, 180),
        (lambda i: Slice([i], 0, 1, 1), 180, 250),
        (lambda i: b"%d" % i, 30, 60),
    ],
)
def test_many_objects_count_what_they_take(
    make: Callable[[int], object], least: int, most: int
) -> None:
    objects = [make(i + 1000) for i in range(10_000)]
    assert least < live([objects]).bytes / len(objects) < most
    chain: list[object] = []
    for value in objects:
        chain = [chain, value]
    objects.clear()
    assert least < live([chain]).bytes / 10_000 - 72 < most


def test_a_map_counts_its_keys_and_values() -> None:
    table = Map()
    for i in range(1000):
        table.set(b"%d" % i, [i + 1000])
    assert 150_000 < live([table]).bytes < 300_000
