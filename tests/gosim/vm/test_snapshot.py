"""A copied run goes on by itself, and the same states have the same fingerprint."""

from __future__ import annotations

from quizgo.gosim.code.program import Program
from quizgo.gosim.vm.host import Routine
from quizgo.gosim.vm.snapshot import copied, fingerprint
from quizgo.gosim.vm.values import Closure, Map, Ptr, Slice, slice_of
from tests.gosim.vm.fifo import Fifo, program_of

SOURCE = """
package main

type node struct {
	next *node
	tags map[string][]int
}

var ring *node

func main() {
	ring = &node{tags: map[string][]int{"a": {1}}}
	ring.next = ring
	c := make(chan *node)
	count := 0
	go func() {
		for n := range c {
			count++
			n.tags["a"] = append(n.tags["a"], count)
		}
	}()
	for i := 0; i < 20; i++ {
		c <- ring.next
	}
	println(count, len(ring.tags["a"]), ring.next == ring)
}
"""

PROGRAM: Program = program_of(SOURCE)


def started(turns: int) -> Fifo:
    run = Fifo(PROGRAM, lambda: 7)
    for _ in range(turns):
        run.turn()
    return run


def state(run: Fifo) -> list[object]:
    return [run.world.globals, list(run.queue)]


def test_copy_goes_on_without_the_original() -> None:
    run = started(15)
    globals_, queue = copied(state(run))
    finished = bytes(run.finish().output)

    other = Fifo(PROGRAM, lambda: 7)
    other.queue.clear()
    assert isinstance(queue, list)
    assert isinstance(globals_, list)
    other.queue.extend(queue)
    other.world.globals = globals_
    other.main = next(g for g in queue if isinstance(g, Routine) and g.goid == 1)
    assert bytes(other.finish().output) == finished


def test_states_of_equal_runs_have_one_fingerprint() -> None:
    assert fingerprint(state(started(12))) == fingerprint(state(started(12)))


def test_copy_has_the_fingerprint_of_the_original() -> None:
    original = state(started(9))
    assert fingerprint(copied(original)) == fingerprint(original)


def test_every_turn_changes_the_fingerprint() -> None:
    seen = {fingerprint(state(started(turns))) for turns in range(1, 12)}
    assert len(seen) == 11


def test_sharing_is_kept() -> None:
    variable: list[object] = [1]
    pointer, alias = Ptr(variable, 0), Ptr(variable, 0)
    twin, other, slot = copied([pointer, alias, variable])
    assert isinstance(twin, Ptr)
    assert isinstance(other, Ptr)
    assert twin == other
    assert twin.base is slot
    assert twin != pointer


def test_pointers_that_are_keys_are_found_again() -> None:
    from quizgo.gosim.code.rtypes import Kind, RType
    from quizgo.gosim.vm.keys import normaliser

    pointer_type = RType(Kind.POINTER, "*main.T", lambda: None)
    target: list[object] = [1]
    m = Map(normaliser(pointer_type))
    m.set(target, b"here")
    twin, key = copied([m, target])
    assert isinstance(twin, Map)
    assert twin.get(key) == b"here"
    assert twin.get(target) is None


def test_long_lists_need_no_python_stack() -> None:
    head: list[object] = [None]
    for _ in range(100_000):
        head = [head]
    twin = copied(head)
    assert fingerprint(twin) == fingerprint(head)
    while twin[0] is not None:
        inner = twin[0]
        twin[0] = None
        assert isinstance(inner, list)
        twin = inner
    while head[0] is not None:
        inner = head[0]
        head[0] = None
        assert isinstance(inner, list)
        head = inner


def test_a_slice_and_its_array_stay_together() -> None:
    s = slice_of([1, 2, 3])
    part = Slice(s.array, 1, 2, 2)
    closure = Closure(PROGRAM.main, (part,))
    twin, inner = copied([s, closure])
    assert isinstance(inner, Closure)
    assert isinstance(twin, Slice)
    assert isinstance(inner.free[0], Slice)
    assert inner.free[0].array is twin.array
