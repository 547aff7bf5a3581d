"""Types: identity, their names in messages and at run time, method sets, embedding, generics."""

from __future__ import annotations

import itertools

import pytest

from quizgo.gosim.check.instances import instantiate_signature
from quizgo.gosim.check.lookup import lookup_field_or_method, method_set
from quizgo.gosim.check.named import Named
from quizgo.gosim.check.objects import Var
from quizgo.gosim.check.predicates import identical, is_comparable
from quizgo.gosim.check.types import TYP_INT, TYP_STRING, Pointer, Slice, Struct, Type
from quizgo.gosim.check.typestring import runtime_type_string, type_key, type_string
from tests.gosim.check.programs import checked, declared, function, type_of

ZOO = """
type (
	N   int
	M   int
	L[T any] struct{ next *L[T]; v T }
	A   = []N
	I   interface{ F(int) string }
)

var (
	a int
	b N
	c M
	d []N
	e A
	f *int
	g map[string][]int
	h map[string][]N
	i chan int
	j <-chan int
	k chan<- int
	l func(x int, y ...string) (bool, error)
	m func(int, ...string) (bool, error)
	n func(int, []string) (bool, error)
	o struct{ X int; y string }
	p struct{ X int `tag:"t"`; y string }
	q struct{ N }
	r struct{ N N }
	s interface{ F(int) string }
	t I
	u interface{ F(x int) (s string) }
	v L[int]
	w L[N]
	x L[L[int]]
	y [3]int
	z [4]int
	aa any
	bb interface{}
	cc byte
	dd uint8
	ee rune
	ff int32
	gg error
)
"""


def _types() -> dict[str, Type]:
    program = checked(ZOO)
    return {
        name: obj.typ for name, obj in program.package.scope.names.items() if isinstance(obj, Var)
    }


def test_keys_are_equal_exactly_for_identical_types() -> None:
    types = list(_types().values())
    for x, y in itertools.product(types, types):
        assert identical(x, y) == (type_key(x) == type_key(y)), (x, y)


def test_identity_is_that_of_the_language() -> None:
    t = _types()
    same = ["de", "lm", "su", ["aa", "bb"], ["cc", "dd"], ["ee", "ff"]]
    for names in same:
        assert identical(t[names[0]], t[names[1]])
    for pair in ["ab", "bc", "gh", "ij", "mn", "op", "qr", "st", "vw", "yz"]:
        assert not identical(t[pair[0]], t[pair[1]])
    assert identical(t["o"], t["p"], ignore_tags=True)


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("N", "main.N"),
        ("[]byte", "[]uint8"),
        ("map[string]*N", "map[string]*main.N"),
        ("func(a int, b ...string) error", "func(int, ...string) error"),
        ("func() (x, y int)", "func() (int, int)"),
        ("chan (<-chan int)", "chan (<-chan int)"),
        ("any", "interface {}"),
        ("interface{ F(x int) }", "interface { F(int) }"),
        ("struct{}", "struct {}"),
        ("struct{ X int; y []rune }", "struct { X int; y []int32 }"),
        ('struct{ X int `a:"b"` }', 'struct { X int "a:\\"b\\"" }'),
        ("L[int]", "main.L[int]"),
        ("L[L[N]]", "main.L[main.L[main.N]]"),
        ("P[string, []N]", "main.P[string,[]main.N]"),
        ("[3]error", "[3]error"),
    ],
)
def test_types_are_printed_at_run_time_as_reflect_does(written: str, printed: str) -> None:
    types = "type N int\ntype L[T any] []T\ntype P[A, B any] struct{}\n"
    program = checked(f"{types}var x {written}")
    assert runtime_type_string(type_of(program, "x")) == printed


def test_messages_keep_the_words_of_the_program() -> None:
    program = checked("type A = []byte\nvar x A\nvar y func(n int) (err error)")
    assert type_string(type_of(program, "x"), lambda pkg: "") == "A"
    assert type_string(type_of(program, "y")) == "func(n int) (err error)"


EMBEDDED = """
type Inner struct{ n int }

func (Inner) Value() {}
func (*Inner) Pointer() {}

type Middle struct{ *Inner }
type Outer struct {
	Middle
	name string
}
type Plain struct{ Inner }
"""


def test_a_promoted_field_is_found_along_its_path() -> None:
    program = checked(EMBEDDED)
    found = lookup_field_or_method(type_of(program, "Outer"), True, program.package, "n")
    assert isinstance(found.obj, Var)
    assert found.path == (0, 0, 0)
    assert found.indirect


def test_method_sets_follow_pointers() -> None:
    program = checked(EMBEDDED)
    plain = type_of(program, "Plain")
    assert [m.name for m in method_set(plain)] == ["Value"]
    assert [m.name for m in method_set(Pointer(plain))] == ["Pointer", "Value"]
    assert [m.name for m in method_set(type_of(program, "Outer"))] == ["Pointer", "Value"]


def test_methods_of_an_instance_have_the_arguments_put_in() -> None:
    program = checked(
        "type S[T any] struct{ items []T }\n"
        "func (s *S[E]) Push(e E) *S[E] { s.items = append(s.items, e); return s }\n"
        "var x S[string]"
    )
    typ = type_of(program, "x")
    assert isinstance(typ, Named)
    push = typ.method(0)
    assert runtime_type_string(push.signature) == "func(string) *main.S[string]"
    assert push.origin is type_of(program, "S").methods[0]  # type: ignore[attr-defined]
    under = typ.under()
    assert isinstance(under, Struct)
    assert isinstance(under.fields[0].typ, Slice)
    assert identical(under.fields[0].typ, Slice(TYP_STRING))


def test_instances_with_identical_arguments_are_one_object() -> None:
    program = checked("type L[T any] []T\nvar a L[int]\nvar b L[int]\nvar c L[string]")
    assert type_of(program, "a") is type_of(program, "b")
    assert type_of(program, "a") is not type_of(program, "c")


def test_substitution_leaves_what_has_no_parameters() -> None:
    program = checked("func f[K comparable, V any](m map[K]V, n []int) (V, error) { panic(1) }")
    sig = function(program, "f").signature
    made = instantiate_signature(sig, [TYP_STRING, TYP_INT])
    assert runtime_type_string(made) == "func(map[string]int, []int) (int, error)"
    assert made.params.vars[1] is sig.params.vars[1]


def test_structs_compare_when_all_their_fields_do() -> None:
    program = checked("type A struct{ x any }\ntype B struct{ x []int }\ntype C [2]func()")
    assert [is_comparable(type_of(program, n)) for n in "ABC"] == [True, False, False]


def test_type_arguments_are_kept_where_a_function_is_used() -> None:
    from quizgo.gosim.check.vet.walk import walk
    from quizgo.gosim.syntax import tree

    program = checked(
        "func Map[T, U any](s []T, f func(T) U) []U { return nil }\n"
        "func id[T any](x T) T { return x }\n"
        'var x = Map([]int{1}, func(n int) string { return "" })\n'
        "var y = Map([]int{1}, id[int])\n"
        "var z func(string) string = id\n"
    )
    uses = [
        [runtime_type_string(t) for t in node.targs if isinstance(t, Type)]
        for node in walk(program.file)
        if isinstance(node, tree.Name) and node.targs
    ]
    assert uses == [["int", "string"], ["int", "int"], ["int"], ["string"]]
    assert declared(program, "x").typ is not None
