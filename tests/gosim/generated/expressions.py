"""Random Go expressions of a wanted type.

They are calm: none panics, blocks or changes what another operand of the same expression reads, as
Go leaves the order of such things open. What may panic is made by `risky`, alone in a statement.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random

from tests.gosim.generated.gotypes import (
    BASICS,
    BOOL,
    FLOATS,
    INT,
    INTS,
    STRING,
    STRINGS,
    Array,
    Basic,
    Func,
    Interface,
    Map,
    Pointer,
    Slice,
    Struct,
    Type,
    is_comparable,
    is_int,
    is_number,
    is_ordered,
    is_plain,
    literal,
)


@dataclass(slots=True)
class Var:
    name: str
    type: Type
    is_settable: bool = True


@dataclass(slots=True)
class Callee:
    """A declared function, or a method (`on` is its receiver)."""

    name: str
    params: tuple[Type, ...]
    result: Type
    is_calm: bool
    on: Type | None = None


@dataclass(slots=True)
class Expressions:
    """Draws expressions over what is in scope."""

    random: Random
    suffix: str
    """Makes the names of one program differ from another's in the same package."""
    types: list[Type] = field(default_factory=lambda: list(BASICS))
    scopes: list[list[Var]] = field(default_factory=lambda: [[]])
    callees: list[Callee] = field(default_factory=list)
    count: int = 0

    def name(self, stem: str) -> str:
        self.count += 1
        return f"{stem}{self.count}{self.suffix}"

    @contextmanager
    def scope(self) -> Iterator[list[Var]]:
        self.scopes.append([])
        yield self.scopes[-1]
        self.scopes.pop()

    def variables(self, wanted: Callable[[Type], bool]) -> list[Var]:
        return [v for scope in self.scopes for v in scope if wanted(v.type)]

    def chance(self, percent: int) -> bool:
        return self.random.randrange(100) < percent

    def any_type(self, wanted: Callable[[Type], bool] = lambda _: True) -> Type:
        return self.random.choice([t for t in self.types if wanted(t)])

    def expr(self, t: Type, depth: int = 2) -> str:
        """An expression of type `t`, never a constant."""
        if depth <= 0 or self.chance(15):
            return self.leaf(t)
        ways = [*self.general(t), *self.special(t)]
        return self.random.choice(ways)(depth - 1)

    def leaf(self, t: Type) -> str:
        found = self.variables(lambda other: other == t)
        if found and self.chance(85):
            return self.random.choice(found).name
        return self.fresh(t, 0)

    def fresh(self, t: Type, depth: int) -> str:
        """A new value that is no constant."""
        match t:
            case Basic():
                return f"id[{t}]({literal(t, self.random)})"
            case Slice():
                if self.chance(10):
                    return f"{t}(nil)"
                n = self.random.randrange(4)
                return f"{t}{{{', '.join(self.value(t.elem, depth) for _ in range(n))}}}"
            case Array():
                given = ", ".join(self.value(t.elem, depth) for _ in range(t.length))
                return f"{t}{{{given}}}" if self.chance(70) else f"{t}{{}}"
            case Map():
                return self.map_literal(t, depth)
            case Struct():
                return self.struct_literal(t, depth)
            case Pointer():
                assert isinstance(t.elem, Struct)
                return "&" + self.struct_literal(t.elem, depth)
            case Func():
                return self.func_literal(t, depth)
            case Interface():
                return f"{t}({self.fresh(self.random.choice(t.implementers), depth)})"

    def value(self, t: Type, depth: int) -> str:
        """For places that take a constant too."""
        if isinstance(t, Basic) and self.chance(50):
            return literal(t, self.random)
        return self.expr(t, depth)

    def map_literal(self, t: Map, depth: int) -> str:
        assert isinstance(t.key, Basic)
        keys = {literal(t.key, self.random) for _ in range(self.random.randrange(4))}
        pairs = ", ".join(f"{key}: {self.value(t.elem, depth)}" for key in sorted(keys))
        return f"{t}{{{pairs}}}"

    def struct_literal(self, t: Struct, depth: int) -> str:
        fields = list(t.fields) + (
            [(t.embedded.name.partition("[")[0], t.embedded)] if t.embedded else []
        )
        if self.chance(30):
            return (
                f"{t}{{{', '.join(self.value(f, depth) for _, f in fields)}}}"
                if not t.embedded
                else f"{t}{{}}"
            )
        some = [(name, f) for name, f in fields if self.chance(70)]
        return f"{t}{{{', '.join(f'{name}: {self.value(f, depth)}' for name, f in some)}}}"

    def func_literal(self, t: Func, depth: int) -> str:
        names = [self.name("p") for _ in t.params]
        with self.scope() as own:
            own.extend(Var(n, p, is_settable=False) for n, p in zip(names, t.params, strict=True))
            params = ", ".join(f"{n} {p}" for n, p in zip(names, t.params, strict=True))
            return f"func({params}) {t.result} {{ return {self.expr(t.result, max(1, depth))} }}"

    # Ways that any type has.

    def general(self, t: Type) -> list[Callable[[int], str]]:
        ways: list[Callable[[int], str]] = [
            lambda d: self.fresh(t, d),
            lambda _: self.leaf(t),
            lambda d: f"id({self.expr(t, d)})",
            lambda d: f"pick({self.expr(BOOL, d)}, {self.expr(t, d)}, {self.expr(t, d)})",
            lambda d: f"func() {t} {{ return {self.expr(t, d)} }}()",
            lambda d: f"any({self.expr(t, d)}).({t})",
        ]
        for v in self.variables(lambda _: True):
            ways.extend(self.parts(v, t))
        ways.extend(self.calls(t))
        return ways

    def parts(self, v: Var, t: Type) -> list[Callable[[int], str]]:
        """Pieces of a variable that have the type."""
        match v.type:
            case Slice(elem) if elem == t:
                return [lambda d: f"at({v.name}, {self.expr(INT, d)})"]
            case Array(length, elem) if elem == t:
                return [lambda d: f"{v.name}[uint({self.expr(INT, d)})%{length}]"]
            case Map(key, elem) if elem == t:
                return [lambda d: f"{v.name}[{self.expr(key, d)}]"]
            case Struct():
                return [
                    lambda _, n=name: f"{v.name}.{n}"  # type: ignore[misc]
                    for name, f in v.type.reachable()
                    if f == t
                ]
            case Func(params, result) if result == t:
                return [lambda d: f"{v.name}({', '.join(self.expr(p, d) for p in params)})"]
            case Pointer(elem) if elem == t:
                return [lambda _: f"(*{v.name})"]
        return []

    def calls(self, t: Type) -> list[Callable[[int], str]]:
        return [
            lambda d, c=callee: self.call(c, d)  # type: ignore[misc]
            for callee in self.callees
            if callee.is_calm and callee.result == t
        ]

    def call(self, callee: Callee, depth: int) -> str:
        args = ", ".join(self.expr(p, depth) for p in callee.params)
        if callee.on is None:
            return f"{callee.name}({args})"
        receiver = self.expr(callee.on, depth)
        if self.chance(20):
            return f"({callee.on}).{callee.name}({', '.join(filter(None, (receiver, args)))})"
        return f"({receiver}).{callee.name}({args})"

    # Ways that only some types have.

    def special(self, t: Type) -> list[Callable[[int], str]]:
        match t:
            case Basic():
                if t.kind in INTS:
                    return self.int_ways(t)
                if t.kind in FLOATS:
                    return self.float_ways(t)
                if t.kind == "complex128":
                    return self.complex_ways(t)
                return self.string_ways(t) if t.kind == "string" else self.bool_ways()
            case Slice():
                return [
                    lambda d: f"append(clip({self.expr(t, d)}), {self.value(t.elem, d)})",
                    lambda d: f"append({self.fresh(t, d)}, {self.expr(t, d)}...)",
                    lambda d: f"cut({self.expr(t, d)}, {self.expr(INT, d)}, {self.expr(INT, d)})",
                    lambda _: (
                        f"make({t}, {self.random.randrange(4)}, {self.random.randrange(4, 8)})"
                    ),
                ]
            case Map():
                return [lambda _: f"make({t})"]
            case Pointer():
                return [lambda _: f"new({t.elem})"]
            case Interface():
                return [
                    lambda d: f"{t}({self.expr(self.random.choice(t.implementers), d)})",
                ]
        return []

    def int_ways(self, t: Basic) -> list[Callable[[int], str]]:
        def binary(d: int) -> str:
            op = self.random.choice(("+", "-", "*", "&", "|", "^", "&^"))
            return f"({self.expr(t, d)} {op} {self.value(t, d)})"

        def divide(d: int) -> str:
            op = self.random.choice("/%")
            if self.chance(50):
                return f"({self.expr(t, d)} {op} {self.random.choice((1, 2, 3, 7, 10, 16))})"
            return f"({self.expr(t, d)} {op} ({self.expr(t, d)}|1))"

        def shift(d: int) -> str:
            op = self.random.choice(("<<", ">>"))
            count = self.random.choice(
                (str(self.random.randrange(70)), f"(uint8({self.expr(INT, d)})&71)")
            )
            return f"({self.expr(t, d)} {op} {count})"

        def convert(d: int) -> str:
            return f"{t}({self.expr(self.any_type(is_int), d)})"

        def unary(d: int) -> str:
            return f"({self.random.choice('-^+')}{self.expr(t, d)})"

        def length(d: int) -> str:
            container = self.any_type(lambda x: x == STRING or isinstance(x, Slice | Map))
            return f"{t}(len({self.expr(container, d)}))"

        def smaller(d: int) -> str:
            return f"{self.random.choice(('min', 'max'))}({self.expr(t, d)}, {self.value(t, d)})"

        ways: list[Callable[[int], str]] = [
            *(binary, binary, divide, shift),
            *(convert, unary, length, smaller),
        ]
        ways.append(lambda d: f"sum({self.expr(t, d)}, {self.expr(t, d)}, {self.value(t, d)})")
        if t.kind == "uint8":
            ways.append(lambda d: f'{t}(({self.expr(STRING, d)} + "x")[0])')
        return ways

    def float_ways(self, t: Basic) -> list[Callable[[int], str]]:
        def binary(d: int) -> str:
            return f"({self.expr(t, d)} {self.random.choice('+-*/')} {self.expr(t, d)})"

        def convert(d: int) -> str:
            return f"{t}({self.expr(self.any_type(is_number), d)})"

        ways = [binary, binary, convert, lambda d: f"(-{self.expr(t, d)})"]
        ways.append(lambda d: f"max({self.expr(t, d)}, {self.expr(t, d)})")
        if t.name == "float64":
            ways.append(
                lambda d: (
                    f"{self.random.choice(('real', 'imag'))}({self.expr(Basic('complex128'), d)})"
                )
            )
        return ways

    def complex_ways(self, t: Basic) -> list[Callable[[int], str]]:
        f = Basic("float64")
        return [
            lambda d: f"({self.expr(t, d)} {self.random.choice('+-*')} {self.expr(t, d)})",
            lambda d: f"complex({self.expr(f, d)}, {self.expr(f, d)})",
        ]

    def string_ways(self, t: Basic) -> list[Callable[[int], str]]:
        def convert(d: int) -> str:
            inner = self.random.choice(("[]byte", "[]rune"))
            return f"{t}({inner}({self.expr(t, d)}))"

        def library(d: int) -> str:
            s, other = self.expr(STRING, d), self.expr(STRING, d)
            call = self.random.choice(
                (
                    f"strings.ToUpper({s})",
                    f"strings.TrimLeft({s}, {other})",
                    f"strings.Replace({s}, {self.random.choice(STRINGS)}, {other}, 2)",
                    f'strings.Join(strings.Split({s}, {self.random.choice(STRINGS)}), "-")',
                    f"strconv.Itoa({self.expr(INT, d)})",
                    f"strconv.Quote({s})",
                    f"fmt.Sprint({s}, {self.expr(self.any_type(is_plain), d)}, {other})",
                    f"strings.Repeat({s}, {self.random.randrange(3)})",
                )
            )
            return f"{t}(short({call}))"

        return [
            lambda d: f"short({self.expr(t, d)} + {self.value(t, d)})",
            lambda d: f"short({self.expr(t, d)} + {self.value(t, d)} + {self.expr(t, d)})",
            lambda d: f"sub({self.expr(t, d)}, {self.expr(INT, d)}, {self.expr(INT, d)})",
            convert,
            library,
            lambda d: f"{t}(rune({self.expr(self.any_type(is_int), d)}))",
        ]

    def bool_ways(self) -> list[Callable[[int], str]]:
        def compare(d: int) -> str:
            t = self.any_type(is_ordered)
            op = self.random.choice(("==", "!=", "<", "<=", ">", ">="))
            return f"({self.expr(t, d)} {op} {self.value(t, d)})"

        def equal(d: int) -> str:
            t = self.any_type(is_comparable)
            return f"({self.expr(t, d)} {self.random.choice(('==', '!='))} {self.expr(t, d)})"

        def boxed(d: int) -> str:
            one, other = self.any_type(is_comparable), self.any_type(is_comparable)
            return f"(any({self.expr(one, d)}) == any({self.expr(other, d)}))"

        def logic(d: int) -> str:
            op = self.random.choice(("&&", "||"))
            return f"({self.expr(BOOL, d)} {op} {self.expr(BOOL, d)})"

        def nil(d: int) -> str:
            t = self.any_type(lambda x: isinstance(x, Slice | Map | Pointer))
            return f"({self.expr(t, d)} == nil)"

        def has(d: int) -> str:
            return f"strings.Contains({self.expr(STRING, d)}, {self.expr(STRING, d)})"

        return [
            compare,
            compare,
            equal,
            boxed,
            logic,
            logic,
            lambda d: f"!{self.expr(BOOL, d)}",
            has,
            nil,
        ]

    # What may panic.

    def risky(self, depth: int = 1) -> str:
        """An expression that may panic, with calm operands."""
        number = self.any_type(is_int)
        ways: list[Callable[[], str]] = [
            lambda: f"{self.expr(number, depth)} / {self.expr(number, depth)}",
            lambda: f"{self.expr(number, depth)} % {self.expr(number, depth)}",
            lambda: f"{self.expr(number, depth)} << {self.expr(INT, depth)}",
            lambda: f"any({self.expr(self.any_type(), depth)}).({self.any_type()})",
            lambda: f"{self.expr(STRING, depth)}[{self.expr(INT, depth)}]",
            lambda: f"{self.expr(STRING, depth)}[{self.expr(INT, depth)}:]",
            lambda: f"make([]int, {self.expr(INT, depth)}&1023 - 8)",
            lambda: (
                f"map[any]int{{{self.expr(STRING, depth)}: 1}}"
                f"[any({self.expr(self.any_type(), depth)})]"
            ),
            lambda: (
                f"any({self.expr(self.any_type(), depth)})"
                f" == any({self.expr(self.any_type(), depth)})"
            ),
        ]
        slices = self.variables(lambda t: isinstance(t, Slice))
        if slices:
            s = self.random.choice(slices)
            assert isinstance(s.type, Slice)
            elem = s.type.elem
            ways += [
                lambda: f"{s.name}[{self.expr(INT, depth)}]",
                lambda: f"clip({s.name})[{self.expr(INT, depth)}:{self.expr(INT, depth)}]",
                lambda: f"clip({s.name})[:{self.random.randrange(3)}:{self.expr(INT, depth)}&7]",
                lambda: f"[2]{elem}({s.name})",
            ]
        return self.random.choice(ways)()
