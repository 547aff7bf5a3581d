"""Random Go statements, as lists of lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.gosim.generated.expressions import Callee, Expressions, Var
from tests.gosim.generated.gotypes import (
    BOOL,
    INT,
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
    is_int,
    is_number,
    is_ordered,
    is_printable,
    literal,
)

Lines = list[str]
VERBS = {
    "int": (
        "%d",
        "%5d",
        "%-5d|",
        "%05d",
        "%x",
        "%X",
        "%o",
        "%b",
        "%c",
        "%q",
        "%U",
        "%+d",
        "%#x",
        "% d",
    ),
    "float": ("%f", "%.2f", "%8.3f", "%e", "%g", "%G", "%+.1e", "%6.0f", "%-9.2f|", "%08.2f"),
    "string": ("%s", "%q", "%x", "%10s|", "%-10s|", "%.2s", "%+q", "%#q", "% x"),
    "bool": ("%t", "%5t|"),
    "any": ("%v", "%+v", "%#v", "%T"),
}


@dataclass(slots=True)
class Statements(Expressions):
    """Draws statements; `wild` ones may panic."""

    labels: list[str] = field(default_factory=list)
    """Of the loops around, in the same function."""
    is_in_loop: bool = False

    def block(self, size: int, depth: int, *, wild: bool) -> Lines:
        """Statements in a scope of their own. Every variable is used at the end."""
        with self.scope() as own:
            lines: Lines = []
            for _ in range(size):
                lines += self.statement(depth, wild=wild)
            return lines + self.uses(own)

    def uses(self, own: list[Var]) -> Lines:
        lines = []
        for v in own:
            logged = is_printable(v.type) and self.chance(40)
            lines.append(f'log("{v.name}", {v.name})' if logged else f"_ = {v.name}")
        return lines

    def statement(self, depth: int, *, wild: bool) -> Lines:
        ways: list[Callable[[], Lines]] = [
            self.declare,
            self.declare,
            self.assign,
            self.assign,
            self.log,
        ]
        ways += [self.op_assign, self.change, self.format, self.comma_ok]
        if depth > 0:
            inner = [self.if_, self.for_, self.range_, self.switch, self.type_switch, self.closure]
            ways += [lambda f=f: f(depth - 1, wild) for f in inner]  # type: ignore[misc]
            ways.append(lambda: self.protected(depth - 1))
        if wild:
            ways += [lambda: [f"log({self.risky()})"], self.wild_call, self.nil]
            if self.chance(20):
                ways.append(self.panic)
        slices = self.settable(lambda t: isinstance(t, Slice))
        if slices:
            ways.append(lambda: self.grow(self.random.choice(slices)))
        if self.is_in_loop and self.chance(30):
            ways.append(self.branch)
        return self.random.choice(ways)()

    def new_var(self, t: Type, *, settable: bool = True) -> Var:
        v = Var(self.name("v"), t, settable)
        self.scopes[-1].append(v)
        return v

    def declare(self) -> Lines:
        t = self.any_type()
        e = self.expr(t, 2)
        shape = self.random.randrange(5)
        if shape == 0 and not isinstance(t, Func | Pointer | Interface):
            return [f"var {self.new_var(t).name} {t}"]
        if shape == 1:
            return [f"var {self.new_var(t).name} {t} = {e}"]
        if shape == 2:
            other = self.any_type()
            f = self.expr(other, 1)
            return [f"{self.new_var(t).name}, {self.new_var(other).name} := {e}, {f}"]
        return [f"{self.new_var(t).name} := {e}"]

    def settable(self, wanted: Callable[[Type], bool] = lambda _: True) -> list[Var]:
        return [v for v in self.variables(wanted) if v.is_settable]

    def assign(self) -> Lines:
        found = self.settable()
        if not found:
            return self.declare()
        v = self.random.choice(found)
        twins = [w for w in found if w.type == v.type and w is not v]
        if twins and self.chance(25):
            w = self.random.choice(twins)
            return [f"{v.name}, {w.name} = {w.name}, {self.expr(v.type, 1)}"]
        return [f"{v.name} = {self.expr(v.type, 2)}"]

    def op_assign(self) -> Lines:
        found = self.settable(lambda t: is_number(t) or t == STRING)
        if not found:
            return self.declare()
        v = self.random.choice(found)
        if v.type == STRING:
            return [f"{v.name} += {self.expr(v.type, 1)}", f"{v.name} = short({v.name})"]
        if self.chance(30):
            return [f"{v.name}{self.random.choice(('++', '--'))}"]
        ops = (
            ("+=", "-=", "*=", "|=", "&=", "^=", "&^=")
            if is_int(v.type)
            else ("+=", "-=", "*=", "/=")
        )
        return [f"{v.name} {self.random.choice(ops)} {self.expr(v.type, 1)}"]

    def change(self) -> Lines:
        """Something inside of a variable."""
        found = self.settable(lambda t: isinstance(t, Slice | Map | Struct | Array | Pointer))
        if not found:
            return self.declare()
        v = self.random.choice(found)
        match v.type:
            case Slice(elem):
                return [
                    f"if len({v.name}) > 0 {{",
                    f"{v.name}[uint({self.expr(INT, 1)})%uint(len({v.name}))]"
                    f" = {self.expr(elem, 1)}",
                    "}",
                ]
            case Array(length, elem):
                if self.chance(30):
                    return [f"copy({v.name}[:], {v.name}[{self.random.randrange(length)}:])"]
                return [f"{v.name}[{self.random.randrange(length)}] = {self.expr(elem, 1)}"]
            case Map(key, elem):
                if self.chance(30):
                    return [f"delete({v.name}, {self.expr(key, 1)})"]
                k, e = self.expr(key, 1), self.expr(elem, 1)
                return [f"if {v.name} != nil {{", f"{v.name}[{k}] = {e}", "}"]
            case Struct() | Pointer(Struct()):
                struct = v.type if isinstance(v.type, Struct) else v.type.elem
                assert isinstance(struct, Struct)
                name, t = self.random.choice(struct.reachable())
                return [f"{v.name}.{name} = {self.expr(t, 1)}"]
        return []

    def grow(self, v: Var) -> Lines:
        """Append. Capacities depend on what escapes, so that none is used up in place."""
        assert isinstance(v.type, Slice)
        more = ", ".join(self.value(v.type.elem, 1) for _ in range(self.random.randrange(1, 4)))
        return [f"if len({v.name}) < 40 {{", f"{v.name} = append(clip({v.name}), {more})", "}"]

    def log(self) -> Lines:
        t = self.any_type(is_printable)
        return [f"log({self.expr(t, 2)})"]

    def format(self) -> Lines:
        t = self.any_type(is_printable)
        verbs = VERBS["any"]
        if isinstance(t, Basic):
            if is_int(t):
                verbs += VERBS["int"]
            elif is_number(t):
                verbs += VERBS["float"]
            elif t.kind in VERBS:
                verbs += VERBS[t.kind]
        verb = self.random.choice(verbs)
        if verb == "%#v" and isinstance(t, Pointer | Interface):
            verb = "%v"
        return [f'log(fmt.Sprintf("{verb}", {self.expr(t, 1)}))']

    def comma_ok(self) -> Lines:
        maps = self.variables(lambda t: isinstance(t, Map))
        if maps and self.chance(50):
            m = self.random.choice(maps)
            assert isinstance(m.type, Map)
            key, elem = self.expr(m.type.key, 1), m.type.elem
            return [f"{self.new_var(elem).name}, {self.new_var(BOOL).name} := {m.name}[{key}]"]
        t = self.any_type(lambda x: not isinstance(x, Func | Pointer | Interface))
        boxed = self.expr(self.any_type(), 1)
        return [f"{self.new_var(t).name}, {self.new_var(BOOL).name} := any({boxed}).({t})"]

    def if_(self, depth: int, wild: bool) -> Lines:
        with self.scope():
            init = ""
            lines = []
            if self.chance(30):
                t = self.any_type()
                e = self.expr(t, 1)
                name = self.new_var(t).name
                init = f"{name} := ({e}); "
                lines.append(f"_ = {name}")
            lines.insert(0, f"if {init}({self.expr(BOOL, 2)}) {{")
            lines += self.block(2, depth, wild=wild)
            if self.chance(30):
                lines += [f"}} else if ({self.expr(BOOL, 1)}) {{", *self.block(1, depth, wild=wild)]
            if self.chance(50):
                lines += ["} else {", *self.block(2, depth, wild=wild)]
            return [*lines, "}"]

    @contextmanager
    def loop(self, label: str) -> Iterator[None]:
        was = self.is_in_loop
        self.is_in_loop = True
        self.labels.append(label)
        yield
        self.labels.pop()
        self.is_in_loop = was

    @contextmanager
    def function(self) -> Iterator[None]:
        """Inside of another function body: no label or loop reaches into it."""
        labels, loop = self.labels, self.is_in_loop
        self.labels, self.is_in_loop = [], False
        yield
        self.labels, self.is_in_loop = labels, loop

    def labeled(self, label: str, lines: Lines) -> Lines:
        used = any(line.endswith(f" {label}") for line in lines)
        return [f"{label}:", *lines] if used else lines

    def branch(self) -> Lines:
        word = self.random.choice(("break", "continue"))
        label = self.random.choice(["", *self.labels])
        return [f"if ({self.expr(BOOL, 1)}) {{", f"{word} {label}".rstrip(), "}"]

    def for_(self, depth: int, wild: bool) -> Lines:
        label = self.name("L")
        with self.scope(), self.loop(label):
            n = self.random.randrange(1, 5)
            shape = self.random.randrange(3)
            i = self.new_var(INT, settable=False).name
            if shape == 0:
                head = f"for {i} := range {n} {{"
            elif shape == 1:
                head = f"for {i}, end := 0, {n}; {i} < end; {i}++ {{"
            else:
                head = f"for {i} := {n}; {i} > 0; {i}-- {{"
            body = self.block(2, depth, wild=wild)
            return self.labeled(label, [head, "spend()", f"_ = {i}", *body, "}"])

    def range_(self, depth: int, wild: bool) -> Lines:
        label = self.name("L")
        t = self.any_type(lambda x: isinstance(x, Slice | Array | Map) or x == STRING)
        over = f"({self.expr(t, 1)})"
        with self.scope(), self.loop(label):
            if isinstance(t, Map):
                k = self.new_var(t.key, settable=False).name
                head = f"for _, {k} := range sorted({over}) {{"
                return self.labeled(
                    label, [head, "spend()", f"_ = {k}", *self.block(2, depth, wild=wild), "}"]
                )
            if isinstance(t, Slice | Array):
                elem = t.elem
            else:
                elem = Basic("rune")
            i, e = self.new_var(INT, settable=False).name, self.new_var(elem).name
            if isinstance(t, Slice) and self.chance(25):
                over = f"backward({over})"
            head = f"for {i}, {e} := range {over} {{"
            return self.labeled(
                label, [head, "spend()", f"_, _ = {i}, {e}", *self.block(2, depth, wild=wild), "}"]
            )

    def switch(self, depth: int, wild: bool) -> Lines:
        if self.chance(40):
            lines = ["switch {"]
            for _ in range(self.random.randrange(1, 4)):
                lines += [f"case {self.expr(BOOL, 1)}:", *self.block(1, depth, wild=wild)]
        else:
            t = self.any_type(lambda x: is_ordered(x))
            assert isinstance(t, Basic)
            init = f"x := ({self.expr(t, 1)}); x" if self.chance(30) else f"({self.expr(t, 1)})"
            lines = [f"switch {init} {{"]
            values = sorted({literal(t, self.random) for _ in range(4)})
            self.random.shuffle(values)
            for value in values[:3]:
                lines += [f"case {value}:", *self.block(1, depth, wild=wild)]
                if self.chance(20):
                    lines.append("fallthrough")
        if lines[-1] == "fallthrough" or self.chance(60):
            lines += ["default:", *self.block(1, depth, wild=wild)]
        return [*lines, "}"]

    def type_switch(self, depth: int, wild: bool) -> Lines:
        x, boxed = self.name("x"), f"({self.expr(self.any_type(), 1)})"
        cases: dict[str, Type] = {}
        for _ in range(3):
            t = self.any_type(lambda x: x not in (Basic("rune"), Basic("int32"), Basic("uint8")))
            cases[str(t)] = t
        lines = [f"switch {x} := any({boxed}).(type) {{"]
        for t in cases.values():
            with self.scope() as own:
                own.append(Var(x, t, is_settable=False))
                lines += [f"case {t}:", f"_ = {x}", *self.block(1, depth, wild=wild)]
        return [
            *lines,
            "case nil, error:",
            f'log("other", {x} != nil)',
            "default:",
            f"_ = {x}",
            "}",
        ]

    def closure(self, depth: int, wild: bool) -> Lines:
        """A function value that changes what is around it, called at once or later."""
        f = self.name("f")
        with self.function():
            body = self.block(2, depth, wild=wild)
        call = self.random.choice((f"{f}()", f"defer {f}()", f"{f}()\n{f}()"))
        return [f"{f} := func() {{", "spend()", *body, "}", *call.split("\n")]

    def protected(self, depth: int) -> Lines:
        """A call that recovers from what its body does."""
        with self.function():
            body = self.block(3, depth, wild=True)
            late = self.block(1, 0, wild=False)
        return ["func() {", "defer caught()", "defer func() {", *late, "}()", *body, "}()"]

    def panic(self) -> Lines:
        t = self.any_type(is_printable)
        what = self.random.choice((self.expr(t, 1), f'fmt.Errorf("no %v", {self.expr(t, 1)})'))
        return [f"if ({self.expr(BOOL, 1)}) {{", f"panic({what})", "}"]

    def nil(self) -> Lines:
        """Something is done with nil."""
        structs = [t for t in self.types if isinstance(t, Struct) and t.fields]
        if structs and self.chance(50):
            t = self.random.choice(structs)
            return [f"log((*{t})(nil).{self.random.choice(t.fields)[0]})"]
        m = self.any_type(lambda x: isinstance(x, Map))
        assert isinstance(m, Map)
        key, elem = self.expr(m.key, 1), self.expr(m.elem, 1)
        return [
            f"if m := {self.leaf_paren(m)}; ({self.expr(BOOL, 1)}) {{",
            "m = nil",
            f"m[{key}] = {elem}",
            "}",
        ]

    def leaf_paren(self, t: Type) -> str:
        return f"({self.leaf(t)})"

    def wild_call(self) -> Lines:
        wilds = [c for c in self.callees if not c.is_calm]
        if not wilds:
            return self.declare()
        callee = self.random.choice(wilds)
        call = self.call(callee, 1)
        return [f"{self.new_var(callee.result).name} := {call}"]

    def body(self, result: Type, size: int, *, wild: bool, named: str = "") -> Lines:
        """Of a function: statements and a return."""
        with self.function(), self.scope() as own:
            lines: Lines = []
            if named:
                own.append(Var(named, result))
                lines += self.result_hook(named, result)
            for _ in range(size):
                lines += self.statement(2, wild=wild)
            out = self.expr(result, 2)
            used = self.uses([v for v in own if v.name != named])
            return [*lines, *used, f"return {out}"]

    def result_hook(self, named: str, result: Type) -> Lines:
        """A deferred function that may change the result."""
        change = f"{named} = {self.expr(result, 1)}"
        if self.chance(50):
            return [
                "defer func() {",
                "if r := recover(); r != nil {",
                'log("r", r)',
                change,
                "}",
                "}()",
            ]
        return ["defer func() {", change, "}()"]


__all__ = ["Callee", "Lines", "Statements"]
