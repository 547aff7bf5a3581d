"""What stands for keys of maps: equal just when they are, with hashes that nobody foresees."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgo import gosim
from quizgo.gosim.code.rtypes import FieldType, Kind, RType
from quizgo.gosim.vm.composite import equal
from quizgo.gosim.vm.keys import normal
from quizgo.gosim.vm.values import Ptr, Window


def plain(kind: Kind) -> RType:
    return RType(kind, kind.name.lower(), lambda: None)


def struct_of(*parts: RType) -> RType:
    rtype = RType(Kind.STRUCT, "main.T", list)
    rtype.is_composite = True
    rtype.fields = tuple(FieldType(f"f{i}", t, False, False, b"") for i, t in enumerate(parts))
    return rtype


def array_of(length: int, elem: RType) -> RType:
    rtype = RType(Kind.ARRAY, f"[{length}]{elem.string}", list)
    rtype.is_composite = True
    rtype.length, rtype.elem = length, elem
    return rtype


INT, BOOL, STRING = plain(Kind.INT), plain(Kind.BOOL), plain(Kind.STRING)
FLOAT, COMPLEX = plain(Kind.FLOAT64), plain(Kind.COMPLEX128)
POINTER, ANY = plain(Kind.POINTER), plain(Kind.INTERFACE)
PAIR = struct_of(INT, BOOL)
TARGETS: list[object] = [[1, 2], [1, 2]]

few_texts = st.sampled_from([b"", b"a", b"a\0", bytes(8), bytes(16)])
few_floats = st.sampled_from([0.0, -0.0, 1.0, -1.0, -2.0, float("inf"), float("nan")])
few_ints = st.sampled_from([0, 1, -1, -2, 2**63 - 1, -(2**63)])
few_pointers = st.sampled_from(
    [None, *TARGETS, Ptr([0, 0], 1), Window(bytearray(4), 0, 2), Window(bytearray(4), 1, 2)]
)


def values(rtype: RType) -> st.SearchStrategy[object]:
    """Few values of a type, so that two of them are often equal."""
    kind = rtype.kind
    if kind is Kind.STRUCT:
        return st.tuples(*[values(f.rtype) for f in rtype.fields]).map(list)
    if kind is Kind.ARRAY:
        assert rtype.elem is not None
        return st.lists(values(rtype.elem), min_size=rtype.length, max_size=rtype.length)
    if kind is Kind.INTERFACE:
        held = st.sampled_from([INT, STRING, FLOAT, PAIR, POINTER])
        return st.none() | held.flatmap(lambda t: st.tuples(st.just(t), values(t)))
    return {
        Kind.INT: few_ints,
        Kind.BOOL: st.booleans(),
        Kind.STRING: few_texts,
        Kind.FLOAT64: few_floats,
        Kind.COMPLEX128: st.builds(complex, few_floats, few_floats),
        Kind.POINTER: few_pointers,
    }[kind]


TYPES = st.sampled_from(
    [
        *(FLOAT, COMPLEX, POINTER, ANY, PAIR),
        *(array_of(2, INT), array_of(2, STRING), array_of(2, PAIR), array_of(2, ANY)),
        struct_of(STRING, STRING),
        struct_of(ANY, STRING, ANY),
        struct_of(FLOAT, COMPLEX, FLOAT),
        struct_of(PAIR, STRING, POINTER, array_of(3, FLOAT)),
    ]
)


@given(TYPES.flatmap(lambda t: st.tuples(st.just(t), values(t), values(t))))
def test_keys_have_the_same_stand_in_just_when_they_are_equal(
    case: tuple[RType, object, object],
) -> None:
    rtype, a, b = case
    assert (normal(a, rtype) == normal(b, rtype)) == equal(a, b, rtype)


@pytest.mark.parametrize(
    ("rtype", "first", "second"),
    [
        (array_of(3, INT), [-1, -1, -1], [-2, -1, -2]),
        (PAIR, [-1, True], [-2, True]),
        (PAIR, [0, True], [2**61 - 1, True]),
        (array_of(1, FLOAT), [-1.0], [-2.0]),
        (FLOAT, 1.0, 2.0**61),
        (COMPLEX, complex(-1000003, 1), complex(0, 0)),
        (ANY, (INT, -1), (INT, -2)),
        (ANY, (PAIR, [-1, False]), (PAIR, [-2, False])),
    ],
)
def test_no_keys_are_made_to_share_a_hash(rtype: RType, first: object, second: object) -> None:
    """Python's own hashes of these are the same, of all pairs of their kind."""
    assert hash(normal(first, rtype)) != hash(normal(second, rtype))


def test_structs_with_locks_are_compared_and_are_keys_as_their_numbers_are() -> None:
    program = gosim.compile(
        b"""package main
import "sync"
type T struct{ mu sync.Mutex; rw sync.RWMutex; wg sync.WaitGroup; n int }
func main() {
	var free, locked, unlocked T
	locked.mu.Lock()
	unlocked.mu.Lock()
	unlocked.mu.Unlock()
	m := map[T]int{}
	m[locked] = 1
	m[unlocked] = 2
	println(free == locked, free == unlocked, locked == locked)
	println(len(m), m[free], m[locked], m[unlocked])
}
""",
        "prog.go",
    )
    assert isinstance(program, gosim.Program)
    ran = gosim.run(program)
    assert ran.stderr == b"false true true\n2 2 1 2\n"
