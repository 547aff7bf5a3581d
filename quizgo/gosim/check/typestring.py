"""Types as text: in messages, at run time (`%T`), and as keys that tell types apart."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable
from typing import Final

from quizgo.gosim.check.named import Named, TypeParam
from quizgo.gosim.check.objects import Package, TypeName, Var
from quizgo.gosim.check.types import (
    RECV_ONLY,
    SEND_ONLY,
    SEND_RECV,
    Alias,
    Array,
    Basic,
    Chan,
    Interface,
    Map,
    Pointer,
    Signature,
    Slice,
    Struct,
    Term,
    Tuple,
    Type,
    Union,
    unalias,
)
from quizgo.gosim.errors import TooLarge

_MOST_PARTS: Final = 20_000
"""Of one type, written out: a few lines can make it endless."""
_PREDECLARED = frozenset(
    (
        *("any", "append", "bool", "byte", "cap", "clear", "close", "comparable", "complex"),
        *("complex64", "complex128", "copy", "delete", "error", "false", "float32", "float64"),
        *("imag", "int", "int8", "int16", "int32", "int64", "iota", "len", "make", "max", "min"),
        *("new", "nil", "panic", "print", "println", "real", "recover", "rune", "string", "true"),
        *("uint", "uint8", "uint16", "uint32", "uint64", "uintptr"),
    )
)
"""Of a type parameter that hides one of these, messages say where it is declared."""

Qualifier = Callable[[Package], str]
"""What stands before the dot; empty for nothing."""


def by_name(pkg: Package) -> str:
    return pkg.name


def type_string(typ: Type, qualifier: Qualifier = by_name) -> str:
    """As messages print it: with the names of parameters, and what an alias was written as."""
    return TypeWriter(qualifier).text(typ)


def runtime_type_string(typ: Type) -> str:
    """As `%T` prints it: `main.T`, `map[string]int`, `func(int) error`, `struct { X int }`."""
    return RuntimeTypeWriter(by_name).text(typ)


def type_key(typ: Type) -> str:
    """Equal for two types exactly when they are identical."""
    return KeyWriter(by_name).text(typ)


class TypeWriter:
    """Writes types as go/types does."""

    param_names = True

    def __init__(self, qualifier: Qualifier) -> None:
        self.qualifier = qualifier
        self.seen: set[int] = set()
        self.parts = 0

    def text(self, typ: Type) -> str:
        if isinstance(typ, Basic):
            return self.basic(typ)
        self.parts += 1
        if self.parts > _MOST_PARTS:
            raise TooLarge(f"a type of the program has more than {_MOST_PARTS:,} parts")
        if id(typ) in self.seen:
            return f"<cycle to {type(typ).__name__}>"
        self.seen.add(id(typ))
        try:
            return self._text(typ)
        finally:
            self.seen.discard(id(typ))

    def basic(self, typ: Basic) -> str:
        return "unsafe.Pointer" if typ.name == "Pointer" else typ.name

    def _text(self, typ: Type) -> str:
        match typ:
            case Named():
                return self.named(typ)
            case Pointer():
                return "*" + self.text(typ.elem)
            case Slice():
                return "[]" + self.text(typ.elem)
            case Array():
                return f"[{typ.length}]{self.text(typ.elem)}"
            case Map():
                return f"map[{self.text(typ.key)}]{self.text(typ.elem)}"
            case Chan():
                return self.chan(typ)
            case Signature():
                return "func" + self.signature(typ)
            case Struct():
                return self.struct(typ)
            case Interface():
                return self.interface(typ)
            case TypeParam():
                return self.type_param(typ)
            case Alias():
                return self.alias(typ)
            case Tuple():
                return self.tuple(typ, False)
            case Union():
                return " | ".join(self.text(term) for term in typ.terms)
            case Term():
                return ("~" if typ.tilde else "") + self.text(typ.type)
        raise AssertionError(typ)

    def named(self, typ: Named) -> str:
        name = self.type_name(typ.obj)
        if typ.targs:
            return name + self.type_list(typ.targs)
        if typ.tparams:
            return name + self.tparam_list(typ.tparams)
        return name

    def alias(self, typ: Alias) -> str:
        name = self.type_name(typ.obj)
        if typ.targs:
            return name + self.type_list(typ.targs)
        if typ.tparams:
            return name + self.tparam_list(typ.tparams)
        return name

    def type_name(self, obj: TypeName) -> str:
        prefix = self.qualifier(obj.pkg) if obj.pkg is not None else ""
        return f"{prefix}.{obj.name}" if prefix else obj.name

    def type_list(self, targs: tuple[Type, ...]) -> str:
        return "[" + ", ".join(self.text(a) for a in targs) + "]"

    def type_param(self, typ: TypeParam) -> str:
        name = typ.obj.name
        if name not in _PREDECLARED:
            return name
        return f"{name} /* with {name} declared at \0{typ.obj.pos} */"

    def tparam_list(self, tparams: list[TypeParam]) -> str:
        parts: list[str] = []
        for i, param in enumerate(tparams):
            text = param.obj.name
            last = i + 1 == len(tparams)
            if last or tparams[i + 1].bound is not param.bound:
                text += " " + (self.text(param.bound) if param.bound is not None else "any")
            parts.append(text)
        return "[" + ", ".join(parts) + "]"

    def chan(self, typ: Chan) -> str:
        elem = self.text(typ.elem)
        if typ.dir == SEND_ONLY:
            return "chan<- " + elem
        if typ.dir == RECV_ONLY:
            return "<-chan " + elem
        inner = typ.elem
        if isinstance(inner, Chan) and inner.dir == RECV_ONLY and typ.dir == SEND_RECV:
            return f"chan ({elem})"
        return "chan " + elem

    def struct(self, typ: Struct) -> str:
        fields = "; ".join(self.struct_field(typ, i) for i in range(len(typ.fields)))
        return "struct{" + fields + "}"

    def struct_field(self, typ: Struct, index: int) -> str:
        f = typ.fields[index]
        text = self.text(f.typ) if f.embedded else f"{f.name} {self.text(f.typ)}"
        tag = typ.tag(index)
        return f"{text} {go_quote(tag.encode())}" if tag else text

    def interface(self, typ: Interface) -> str:
        if typ.tset is not None and typ.tset.comparable and not typ.methods and not typ.embeddeds:
            return "interface{comparable}"
        if typ.implicit and not typ.methods and len(typ.embeddeds) == 1:
            return self.text(typ.embeddeds[0])
        parts = [m.name + self.signature(m.signature) for m in typ.methods]
        parts.extend(self.text(e) for e in typ.embeddeds)
        prefix = "/* implicit */ " if typ.implicit else ""
        return prefix + "interface{" + "; ".join(parts) + "}"

    def signature(self, sig: Signature) -> str:
        text = self.tparam_list(sig.tparams) if sig.tparams else ""
        text += self.tuple(sig.params, sig.variadic)
        results = sig.results.vars
        if not results:
            return text
        if len(results) == 1 and not (results[0].name and self.param_names):
            return f"{text} {self.text(results[0].typ)}"
        return f"{text} {self.tuple(sig.results, False)}"

    def tuple(self, typ: Tuple, variadic: bool) -> str:
        last = len(typ.vars) - 1
        parts = [self.parameter(v, variadic and i == last) for i, v in enumerate(typ.vars)]
        return "(" + ", ".join(parts) + ")"

    def parameter(self, v: Var, variadic: bool) -> str:
        prefix = f"{v.name} " if v.name and self.param_names else ""
        if not variadic:
            return prefix + self.text(v.typ)
        typ = v.typ
        if isinstance(typ, Slice):
            return f"{prefix}...{self.text(typ.elem)}"
        return f"{prefix}{self.text(typ)}..."


class RuntimeTypeWriter(TypeWriter):
    """Writes types as package reflect does."""

    param_names = False

    def basic(self, typ: Basic) -> str:
        if typ.name == "byte":
            return "uint8"
        if typ.name == "rune":
            return "int32"
        return super().basic(typ)

    def alias(self, typ: Alias) -> str:
        return self.text(unalias(typ))

    def type_list(self, targs: tuple[Type, ...]) -> str:
        return "[" + ",".join(RuntimeArgWriter(path_of).text(a) for a in targs) + "]"

    def struct(self, typ: Struct) -> str:
        if not typ.fields:
            return "struct {}"
        fields = "; ".join(self.struct_field(typ, i) for i in range(len(typ.fields)))
        return "struct { " + fields + " }"

    def interface(self, typ: Interface) -> str:
        from quizgo.gosim.check.typeset import type_set

        methods = type_set(typ).methods
        if not methods:
            return "interface {}"
        parts = []
        for m in methods:
            prefix = "" if m.exported or m.pkg is None else f"{m.pkg.name}."
            parts.append(prefix + m.name + self.signature(m.signature))
        return "interface { " + "; ".join(parts) + " }"


class RuntimeArgWriter(RuntimeTypeWriter):
    """Type arguments are named by the path of their package, those that a function declares by
    their number besides."""

    def named(self, typ: Named) -> str:
        obj = typ.obj
        if obj.pkg is None or obj.pos not in obj.pkg.local_types:
            return super().named(typ)
        return f"{super().named(typ)}·{bisect(obj.pkg.local_types, obj.pos)}"

    def struct_field(self, typ: Struct, index: int) -> str:
        f = typ.fields[index]
        text = super().struct_field(typ, index)
        return text if f.exported or f.embedded or f.pkg is None else f"{f.pkg.path}.{text}"


def term_text(term: Term) -> str:
    """A term of a type set, with the full path of its package, as messages print it."""
    return type_string(term, path_of)


def path_of(pkg: Package) -> str:
    return pkg.path


class KeyWriter(TypeWriter):
    """Writes types so that equal text means identical types."""

    param_names = False

    def __init__(self, qualifier: Qualifier) -> None:
        super().__init__(qualifier)
        self.bound: list[TypeParam] = []

    def text(self, typ: Type) -> str:
        typ = unalias(typ)
        if isinstance(typ, Basic):
            return f"b{typ.kind}"
        return super().text(typ)

    def named(self, typ: Named) -> str:
        name = f"{typ.obj.name}#{id(typ.origin.obj)}"
        return name + self.type_list(typ.targs) if typ.targs else name

    def type_param(self, typ: TypeParam) -> str:
        for i, param in enumerate(self.bound):
            if param is typ:
                return f"${i}"
        return f"{typ.obj.name}#{id(typ)}"

    def struct_field(self, typ: Struct, index: int) -> str:
        f = typ.fields[index]
        pkg = "" if f.exported or f.pkg is None else f.pkg.path + "."
        kind = "!" if f.embedded else ""
        return f"{kind}{pkg}{f.name} {self.text(f.typ)} {typ.tag(index)!r}"

    def interface(self, typ: Interface) -> str:
        from quizgo.gosim.check.typeset import type_set

        tset = type_set(typ)
        parts = [
            ("" if m.exported or m.pkg is None else m.pkg.path + ".")
            + m.name
            + self.signature(m.signature)
            for m in tset.methods
        ]
        if tset.comparable:
            parts.append("comparable")
        if tset.terms is not None:
            parts.append("|".join(sorted(self.text(term) for term in tset.terms)))
        return "interface{" + ";".join(parts) + "}"

    def signature(self, sig: Signature) -> str:
        self.bound.extend(sig.tparams)
        try:
            return super().signature(sig)
        finally:
            if sig.tparams:
                del self.bound[-len(sig.tparams) :]

    def tparam_list(self, tparams: list[TypeParam]) -> str:
        return "[" + ",".join(self.text(p.iface()) for p in tparams) + "]"


_ESCAPES = {7: "\\a", 8: "\\b", 9: "\\t", 10: "\\n", 11: "\\v", 12: "\\f", 13: "\\r"}
_ESCAPES |= {34: '\\"', 92: "\\\\"}


def go_quote(text: bytes) -> str:
    """A string as Go's `%q` writes it."""
    parts = ['"']
    i = 0
    while i < len(text):
        byte = text[i]
        if byte < 0x80:
            plain = chr(byte) if 32 <= byte < 127 else f"\\x{byte:02x}"
            parts.append(_ESCAPES.get(byte, plain))
            i += 1
            continue
        char, size = _rune_at(text, i)
        if char is None:
            parts.append(f"\\x{byte:02x}")
        elif char.isprintable():
            parts.append(char)
        else:
            code = ord(char)
            parts.append(f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}")
        i += size
    parts.append('"')
    return "".join(parts)


def _rune_at(text: bytes, i: int) -> tuple[str | None, int]:
    for size in (2, 3, 4):
        try:
            return text[i : i + size].decode(), size
        except UnicodeDecodeError:
            continue
    return None, 1
