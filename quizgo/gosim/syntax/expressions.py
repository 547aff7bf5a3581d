"""The nodes of expressions and types, as Go's own compiler cuts them.

Names, fields and positions are those of cmd/compile/internal/syntax, because
the columns in error messages depend on them. Three words differ: what is
written as a type is `type_expr`, the value beside a key is `elem`, and a
literal's text is `text`; `type` and `value` belong to the checker.

The checker hangs what it finds on the nodes: every expression has `mode` (how
it may be used), `type` and `value` (its exact constant value, or None). The
root classes of what it hangs there are here, so that this floor needs nothing
from the floor above.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from quizgo.gosim.syntax.bigfloat import Real

if TYPE_CHECKING:
    from quizgo.gosim.syntax.statements import BlockStmt

Pos = int
"""`line << 16 | column`, both from 1, columns in bytes and at most 65,535. 0 is nowhere."""

LitKind = Literal["int", "float", "imag", "rune", "string"]
ChanDir = Literal["", "send", "recv"]
"""Which way a channel type allows; empty means both."""

Constant = int | Real | tuple[Real, Real] | bytes | bool
"""A constant: a complex one is (real, imaginary), a string is bytes."""


class Type:
    """The root of the checker's types."""

    __slots__ = ()


class Object:
    """The root of what the checker declares: a variable, constant, type, function, package."""

    __slots__ = ()


class Node:
    """A piece of the tree. Two nodes are equal only when they are the same node."""

    __slots__ = ("pos",)

    def __init__(self, pos: Pos) -> None:
        self.pos = pos


class Expr(Node):
    """An expression or a type. `mode` is 0 until it has been checked."""

    __slots__ = ("mode", "type", "value")

    def __init__(self, pos: Pos) -> None:
        self.pos = pos
        self.mode: int = 0
        self.type: Type | None = None
        self.value: Constant | None = None


class Field(Node):
    """`name T` or `T`: a struct field, parameter, method or embedded element.

    Fields declared in one list (`a, b int`) share one `type_expr`.
    """

    __slots__ = ("name", "type_expr")

    def __init__(self, pos: Pos, name: Name | None, type_expr: Expr) -> None:
        self.pos = pos
        self.name: Name | None = name
        self.type_expr: Expr = type_expr


class BadExpr(Expr):
    """An expression that could not be parsed; a fault was reported."""

    __slots__ = ()


class Name(Expr):
    """An identifier. `targs` where it names an instantiated generic function."""

    __slots__ = ("name", "obj", "targs")

    def __init__(self, pos: Pos, name: str) -> None:
        self.pos = pos
        self.mode = 0
        self.type = None
        self.value = None
        self.name: str = name
        self.obj: Object | None = None
        self.targs: list[Type] | None = None


class BasicLit(Expr):
    """A literal as written. `bad` where the scanner reported a fault in it. See `literal.py`."""

    __slots__ = ("bad", "kind", "text")

    def __init__(self, pos: Pos, text: str, kind: LitKind, bad: bool = False) -> None:
        self.pos = pos
        self.mode = 0
        self.type = None
        self.value = None
        self.text: str = text
        self.kind: LitKind = kind
        self.bad: bool = bad


class CompositeLit(Expr):
    """`T{...}`, or `{...}` inside another literal. Position: the opening brace."""

    __slots__ = ("elem_list", "nkeys", "rbrace", "type_expr")

    def __init__(
        self, pos: Pos, type_expr: Expr | None, elem_list: list[Expr], nkeys: int, rbrace: Pos
    ) -> None:
        self.pos = pos
        self.mode = 0
        self.type = None
        self.value = None
        self.type_expr: Expr | None = type_expr
        self.elem_list: list[Expr] = elem_list
        self.nkeys: int = nkeys
        self.rbrace: Pos = rbrace


class KeyValueExpr(Expr):
    """`key: elem`. Position: the colon."""

    __slots__ = ("elem", "key")

    def __init__(self, pos: Pos, key: Expr, elem: Expr) -> None:
        self.pos = pos
        self.mode = 0
        self.type = None
        self.value = None
        self.key: Expr = key
        self.elem: Expr = elem


class FuncLit(Expr):
    """`func(...) {...}`."""

    __slots__ = ("body", "info", "type_expr")

    def __init__(self, pos: Pos, type_expr: FuncType, body: BlockStmt) -> None:
        self.pos = pos
        self.mode = 0
        self.type = None
        self.value = None
        self.type_expr: FuncType = type_expr
        self.body: BlockStmt = body
        self.info: object | None = None


class ParenExpr(Expr):
    """`(x)`."""

    __slots__ = ("x",)

    def __init__(self, pos: Pos, x: Expr) -> None:
        self.pos = pos
        self.mode = 0
        self.type = None
        self.value = None
        self.x: Expr = x


class SelectorExpr(Expr):
    """`x.sel`. Position: the dot."""

    __slots__ = ("sel", "selection", "targs", "x")

    def __init__(self, pos: Pos, x: Expr, sel: Name) -> None:
        self.pos = pos
        self.mode = 0
        self.type = None
        self.value = None
        self.x: Expr = x
        self.sel: Name = sel
        self.selection: object | None = None
        self.targs: list[Type] | None = None


class IndexExpr(Expr):
    """`x[index]`, or `x[T1, T2]` with a ListExpr. Position: the bracket."""

    __slots__ = ("index", "targs", "x")

    def __init__(self, pos: Pos, x: Expr, index: Expr) -> None:
        self.pos = pos
        self.mode = 0
        self.type = None
        self.value = None
        self.x: Expr = x
        self.index: Expr = index
        self.targs: list[Type] | None = None


class SliceExpr(Expr):
    """`x[i:j:k]`: three entries. `full`: two colons. Position: the bracket."""

    __slots__ = ("full", "index", "x")

    def __init__(self, pos: Pos, x: Expr, index: list[Expr | None], full: bool = False) -> None:
        self.pos = pos
        self.mode = 0
        self.type = None
        self.value = None
        self.x: Expr = x
        self.index: list[Expr | None] = index
        self.full: bool = full


class AssertExpr(Expr):
    """`x.(T)`. Position: the dot."""

    __slots__ = ("type_expr", "x")

    def __init__(self, pos: Pos, x: Expr, type_expr: Expr) -> None:
        self.pos = pos
        self.mode = 0
        self.type = None
        self.value = None
        self.x: Expr = x
        self.type_expr: Expr = type_expr


class TypeSwitchGuard(Expr):
    """`lhs := x.(type)`."""

    __slots__ = ("lhs", "x")

    def __init__(self, pos: Pos, lhs: Name | None, x: Expr) -> None:
        self.pos = pos
        self.mode = 0
        self.type = None
        self.value = None
        self.lhs: Name | None = lhs
        self.x: Expr = x


class Operation(Expr):
    """Binary, or unary without `y`: `+ - ! ^ * & <- ~`. Position: the operator's."""

    __slots__ = ("op", "x", "y")

    def __init__(self, pos: Pos, op: str, x: Expr, y: Expr | None = None) -> None:
        self.pos = pos
        self.mode = 0
        self.type = None
        self.value = None
        self.op: str = op
        self.x: Expr = x
        self.y: Expr | None = y


class CallExpr(Expr):
    """`fun(args...)`. Also a conversion. Position: the parenthesis."""

    __slots__ = ("arg_list", "fun", "has_dots", "info")

    def __init__(self, pos: Pos, fun: Expr, arg_list: list[Expr], has_dots: bool = False) -> None:
        self.pos = pos
        self.mode = 0
        self.type = None
        self.value = None
        self.fun: Expr = fun
        self.arg_list: list[Expr] = arg_list
        self.has_dots: bool = has_dots
        self.info: object | None = None


class ListExpr(Expr):
    """`a, b, c`: at least two."""

    __slots__ = ("elem_list",)

    def __init__(self, pos: Pos, elem_list: list[Expr]) -> None:
        self.pos = pos
        self.mode = 0
        self.type = None
        self.value = None
        self.elem_list: list[Expr] = elem_list


class ArrayType(Expr):
    """`[length]elem`; no length means `[...]`."""

    __slots__ = ("elem", "length")

    def __init__(self, pos: Pos, length: Expr | None, elem: Expr) -> None:
        self.pos = pos
        self.mode = 0
        self.type = None
        self.value = None
        self.length: Expr | None = length
        self.elem: Expr = elem


class SliceType(Expr):
    """`[]elem`."""

    __slots__ = ("elem",)

    def __init__(self, pos: Pos, elem: Expr) -> None:
        self.pos = pos
        self.mode = 0
        self.type = None
        self.value = None
        self.elem: Expr = elem


class DotsType(Expr):
    """`...elem`, the last parameter."""

    __slots__ = ("elem",)

    def __init__(self, pos: Pos, elem: Expr) -> None:
        self.pos = pos
        self.mode = 0
        self.type = None
        self.value = None
        self.elem: Expr = elem


class StructType(Expr):
    """`tag_list` may be shorter than `field_list`."""

    __slots__ = ("field_list", "tag_list")

    def __init__(self, pos: Pos, field_list: list[Field], tag_list: list[BasicLit | None]) -> None:
        self.pos = pos
        self.mode = 0
        self.type = None
        self.value = None
        self.field_list: list[Field] = field_list
        self.tag_list: list[BasicLit | None] = tag_list


class InterfaceType(Expr):
    """A method has a name and a FuncType; an embedded element has no name."""

    __slots__ = ("method_list",)

    def __init__(self, pos: Pos, method_list: list[Field]) -> None:
        self.pos = pos
        self.mode = 0
        self.type = None
        self.value = None
        self.method_list: list[Field] = method_list


class FuncType(Expr):
    """`func(params) results`."""

    __slots__ = ("param_list", "result_list")

    def __init__(self, pos: Pos, param_list: list[Field], result_list: list[Field]) -> None:
        self.pos = pos
        self.mode = 0
        self.type = None
        self.value = None
        self.param_list: list[Field] = param_list
        self.result_list: list[Field] = result_list


class MapType(Expr):
    """`map[key]elem`."""

    __slots__ = ("elem", "key")

    def __init__(self, pos: Pos, key: Expr, elem: Expr) -> None:
        self.pos = pos
        self.mode = 0
        self.type = None
        self.value = None
        self.key: Expr = key
        self.elem: Expr = elem


class ChanType(Expr):
    """`chan elem`."""

    __slots__ = ("dir", "elem")

    def __init__(self, pos: Pos, dir: ChanDir, elem: Expr) -> None:
        self.pos = pos
        self.mode = 0
        self.type = None
        self.value = None
        self.dir: ChanDir = dir
        self.elem: Expr = elem
