"""Whole programs: declarations, functions, and a case function that calls them all.

Cases have names of their own, so that many fit into one package: real Go builds them at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from tests.gosim.generated.expressions import Callee, Var
from tests.gosim.generated.goroutines import Goroutines
from tests.gosim.generated.gotypes import (
    BASICS,
    INTS,
    STRING,
    Array,
    Basic,
    Func,
    Interface,
    Map,
    Pointer,
    Slice,
    Struct,
    Type,
    is_ordered,
    is_plain,
    is_printable,
)

PREAMBLE = """\
package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"maps"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

var (
	_ = context.Background
	_ = errors.New
	_ = strconv.Itoa
	_ = runtime.Gosched
	_ sync.Mutex
	_ atomic.Int64
	_ time.Duration
)

type number interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 |
		~float32 | ~float64
}

type Pair[A, B any] struct {
	First  A
	Second B
}

func (p Pair[A, B]) Swap() Pair[B, A] { return Pair[B, A]{p.Second, p.First} }

var (
	lines []string
	fuel  = 2000
)

func log(args ...any) {
	if len(lines) < 500 {
		lines = append(lines, fmt.Sprintln(args...))
	}
}

func flush() { os.Stdout.WriteString(strings.Join(lines, "")) }

func spend() {
	if fuel--; fuel < 0 {
		flush()
		os.Exit(3)
	}
}

func caught() {
	switch r := recover().(type) {
	case nil:
	case error:
		log("caught", r.Error())
	default:
		log("caught", r)
	}
}

func id[T any](x T) T { return x }

func pick[T any](first bool, x, y T) T {
	if first {
		return x
	}
	return y
}

func at[T any](s []T, i int) (x T) {
	if uint(i) < uint(len(s)) {
		return s[i]
	}
	return x
}

func cut[T any](s []T, i, j int) []T {
	i, j = int(uint(i)%uint(len(s)+1)), int(uint(j)%uint(len(s)+1))
	return s[min(i, j):max(i, j)]
}

func clip[T any](s []T) []T { return s[:len(s):len(s)] }

func sub(s string, i, j int) string {
	i, j = int(uint(i)%uint(len(s)+1)), int(uint(j)%uint(len(s)+1))
	return s[min(i, j):max(i, j)]
}

func short(s string) string {
	if len(s) > 40 {
		return s[:40]
	}
	return s
}

func sum[T number](x T, rest ...T) T {
	for _, r := range rest {
		x += r
	}
	return x
}

func sorted[M ~map[K]V, K cmp.Ordered, V any](m M) []K {
	return slices.SortedFunc(maps.Keys(m), cmp.Compare[K])
}

func backward[S ~[]E, E any](s S) iter.Seq2[int, E] {
	return func(yield func(int, E) bool) {
		for i := len(s) - 1; i >= 0; i-- {
			if !yield(i, s[i]) {
				return
			}
		}
	}
}
"""


class Case:
    """One random program, but for what all have in common."""

    def __init__(self, random: Random, number: int) -> None:
        self.number = number
        self.w = Goroutines(random, suffix=f"_{number}")
        self.declarations: list[str] = []
        self.declare_types()
        for _ in range(random.randrange(1, 4)):
            self.declare_function()
        self.text = "\n".join([*self.declarations, *self.main(), ""])

    def declare_types(self) -> None:
        w, random = self.w, self.w.random
        # A few basic types only, so that variables of one type meet each other.
        w.types = [Basic("int"), STRING, Basic("bool"), *random.sample(BASICS, 3)]
        w.types = list(dict.fromkeys(w.types))
        if random.randrange(2):
            self.declare_kind()
        w.types.append(Slice(w.any_type(is_plain)))
        w.types.append(Map(w.any_type(is_ordered), w.any_type(is_plain)))
        previous: Struct | None = None
        for _ in range(random.randrange(1, 3)):
            previous = self.declare_struct(previous)
        if random.randrange(2):
            first, second = w.any_type(is_plain), w.any_type(is_plain)
            w.types.append(
                Struct(f"Pair[{first}, {second}]", (("First", first), ("Second", second)))
            )
        if previous is not None:
            self.declare_interface(previous)
        for _ in range(random.randrange(1, 4)):
            w.types.append(self.composite())

    def composite(self) -> Type:
        w = self.w
        plain = w.any_type(is_plain)
        ways: list[Type] = [
            Slice(plain),
            Array(w.random.randrange(1, 4), plain),
            Map(w.any_type(is_ordered), w.any_type(lambda t: is_plain(t) or isinstance(t, Slice))),
            Func((w.any_type(is_plain),), plain),
            Slice(Slice(plain)),
        ]
        structs = [t for t in w.types if isinstance(t, Struct)]
        ways += [Pointer(t) for t in structs[:1]]
        return w.random.choice(ways)

    def declare_kind(self) -> None:
        """A type over an integer, with names for its values."""
        w = self.w
        t = Basic(w.name("Kind"), w.random.choice(tuple(k for k in INTS if k != "rune")))
        one, two, three = (w.name("K") for _ in range(3))
        self.declarations += [
            f"type {t} {t.base}",
            f"const (\n{one} {t} = iota * 3\n{two}\n{three}\n)",
            f"func (k {t}) String() string {{",
            "switch k {",
            f'case {two}: return "two"',
            f"case {three}: return fmt.Sprint({t.base}(k))",
            "}",
            'return "Kind(" + strconv.Itoa(int(k)) + ")"',
            "}",
        ]
        w.types.append(t)

    def declare_struct(self, previous: Struct | None) -> Struct:
        w, random = self.w, self.w.random
        kinds = [
            w.any_type(lambda t: is_plain(t) or isinstance(t, Slice))
            for _ in range(random.randrange(1, 4))
        ]
        fields = tuple((w.name("F" if random.randrange(2) else "f"), t) for t in kinds)
        embedded = previous if previous is not None and random.randrange(2) else None
        struct = Struct(w.name("T"), fields, embedded)
        listed = [f"{name} {t}" for name, t in fields]
        listed.insert(0, str(embedded or ""))
        self.declarations += [f"type {struct} struct {{", *filter(None, listed), "}"]
        w.types.append(struct)
        return struct

    def declare_interface(self, struct: Struct) -> None:
        w, random = self.w, self.w.random
        result = w.any_type(lambda t: is_plain(t) and is_printable(t))
        method = w.name("M")
        by_pointer = random.randrange(2)
        implementers: list[Type] = [Pointer(struct) if by_pointer else struct]
        if not by_pointer:
            implementers.append(Pointer(struct))
        kinds = [t for t in w.types if isinstance(t, Basic) and t.base]
        implementers += kinds[:1]
        interface = Interface(w.name("I"), method, result, tuple(implementers))
        self.declarations.append(f"type {interface} interface {{ {method}() {result} }}")
        for receiver in implementers:
            if receiver == Pointer(struct) and not by_pointer:
                continue
            with w.scope() as own:
                own.append(Var("r", receiver, is_settable=False))
                body = w.body(result, 1, wild=False)
            self.declarations += [f"func (r {receiver}) {method}() {result} {{", *body, "}"]
        w.types.append(interface)
        for on in (*implementers, interface):
            w.callees.append(Callee(method, (), result, is_calm=True, on=on))

    def declare_function(self) -> None:
        w, random = self.w, self.w.random
        calm = random.randrange(2) == 0
        wanted = is_plain if calm else lambda _: True
        params = tuple(w.any_type(wanted) for _ in range(random.randrange(3)))
        result = w.any_type(wanted)
        name = w.name("fn")
        names = [w.name("p") for _ in params]
        named = "" if calm or random.randrange(2) else w.name("out")
        with w.scope() as own:
            own.extend(Var(n, t) for n, t in zip(names, params, strict=True))
            body = w.body(result, random.randrange(1, 5), wild=not calm, named=named)
        listed = ", ".join(f"{n} {t}" for n, t in zip(names, params, strict=True))
        results = f"({named} {result})" if named else str(result)
        self.declarations += [f"func {name}({listed}) {results} {{", "spend()", *body, "}"]
        w.callees.append(Callee(name, params, result, is_calm=calm))

    def main(self) -> list[str]:
        w, random = self.w, self.w.random
        lines = [f"func case{self.number}() {{", "defer flush()"]
        with w.scope() as own:
            for _ in range(random.randrange(2, 6)):
                lines += w.protected(2) if random.randrange(3) == 0 else w.statement(2, wild=False)
            for _ in range(random.randrange(3)):
                lines += w.episode()
            lines += w.uses(own)
            lines += w.end()
        return [*lines, "}"]


def alone(case: Case) -> str:
    """The program of one case."""
    return f"{PREAMBLE}\n{case.text}\nfunc main() {{ case{case.number}() }}\n"


def together(cases: Sequence[Case]) -> str:
    """A program that runs the case whose number is its first argument."""
    choice = "\n".join(f'case "{c.number}": case{c.number}()' for c in cases)
    texts = "\n".join(c.text for c in cases)
    return f"{PREAMBLE}\n{texts}\nfunc main() {{\nswitch os.Args[1] {{\n{choice}\n}}\n}}\n"
