"""A write to a map takes time, and the runtime finds out who meanwhile uses the map too."""

from __future__ import annotations

import pytest

from quizgo import gosim

HEAD = """package main

import "sync"

type key struct{ a, b any }

func main() {
	m, n := map[int]int{1: 1, 2: 2}, map[key]int{}
	var mu sync.Mutex
	var wg sync.WaitGroup
	_, _, _ = m, n, &mu
	for i := range 3 {
		wg.Go(func() {
			for j := range 300 {
"""
TAIL = """
				_, _ = i, j
			}
		})
	}
	wg.Wait()
	println("done")
}
"""
WRITES = "concurrent map writes"
READ = "concurrent map read and map write"
ITERATION = "concurrent map iteration and map write"


def ends(body: str, procs: int, seeds: int = 4) -> set[str]:
    """How runs of a program end whose goroutines do that: what the fatal error says, or nothing."""
    program = gosim.compile((HEAD + body + TAIL).encode(), "prog.go")
    assert isinstance(program, gosim.Program), program
    found = set()
    for seed in range(1, seeds + 1):
        outcome = gosim.run(program, gosim.Choices(seed), procs=procs)
        assert outcome.how in (gosim.How.EXIT, gosim.How.FATAL), outcome.text
        assert outcome.status == (2 if outcome.text else 0)
        if outcome.text:
            assert outcome.stderr.startswith(f"fatal error: {outcome.text}\n\ngoroutine ".encode())
        found.add(outcome.text)
    return found


@pytest.mark.parametrize("procs", [2, 4])
@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ("m[j] = i", {WRITES}),
        ("m[1]++", {WRITES, READ}),
        ("delete(m, j)", {WRITES}),
        ("clear(m)", {WRITES}),
        ("n[key{i, j}] = i", {WRITES}),
        ("if i == 0 { m[j] = j } else { _ = m[1] }", {READ}),
        ("if i == 0 { m[j%4] = j } else if _, ok := m[1]; ok { j++ }", {READ}),
        ("if i == 0 { n[key{j, 1}] = j } else { _ = n[key{1, i}] }", {READ}),
        ("if i == 0 { m[j%4] = j } else { for range m { j++ } }", {ITERATION}),
    ],
)
def test_who_uses_a_map_in_the_middle_of_a_write_ends_the_program(
    body: str, texts: set[str], procs: int
) -> None:
    found = ends(body, procs)
    assert found & texts
    assert found <= texts | {""}


@pytest.mark.parametrize(
    "body",
    [
        "mu.Lock(); m[j] = i; delete(m, j-1); mu.Unlock()",
        "mu.Lock(); for k := range m { m[k] = j }; clear(m); mu.Unlock()",
        "_ = m[j]; for range m { j++ }",
        "own := map[int]int{i: j, j: i}; own[j] = i",
        "_ = len(m)",
    ],
)
def test_a_map_that_is_shared_well_is_never_found_fault_with(body: str) -> None:
    assert ends(body, 4) == {""}


@pytest.mark.parametrize("body", ["m[j] = i; _ = m[1]", "for range m { delete(m, j) }"])
def test_on_one_p_nobody_comes_in_the_middle(body: str) -> None:
    assert ends(body, 1) == {""}


def test_a_write_that_panics_has_not_begun() -> None:
    """A key without a hash, before the map is touched."""
    body = """
		func() {
			defer func() { _ = recover() }()
			mu.Lock()
			defer mu.Unlock()
			n[key{[]int{1}, i}] = 1
		}()
		mu.Lock()
		n[key{1, i}] = 1
		mu.Unlock()
	"""
    assert ends(body, 4) == {""}
