"""The nodes of files, declarations and statements. See `expressions.py`."""

from __future__ import annotations

from typing import Literal

from quizgo.gosim.errors import Fault
from quizgo.gosim.source import Lines
from quizgo.gosim.syntax.expressions import (
    BasicLit,
    Expr,
    Field,
    FuncType,
    Name,
    Node,
    Object,
    Pos,
)

BranchTok = Literal["break", "continue", "fallthrough", "goto"]
CallTok = Literal["go", "defer"]


class Group:
    """What declarations in one pair of parentheses share."""

    __slots__ = ()


class Decl(Node):
    """A declaration."""

    __slots__ = ()


class Stmt(Node):
    """A statement."""

    __slots__ = ()


class File(Node):
    """A source file. Position: that of `package`."""

    __slots__ = ("decl_list", "eof", "go_version", "late_faults", "lines", "pkg_name")

    def __init__(
        self,
        pos: Pos,
        lines: Lines,
        pkg_name: Name,
        decl_list: list[Decl],
        eof: Pos,
        go_version: str,
        late_faults: list[Fault],
    ) -> None:
        self.pos = pos
        self.lines = lines
        self.pkg_name = pkg_name
        self.decl_list = decl_list
        self.eof = eof
        self.go_version = go_version
        """What a `//go:build go1.21` line asks for (`go1.21`), or empty."""
        self.late_faults = late_faults
        """Faults of form that are said only where all types fit."""


class ImportDecl(Decl):
    """`local_pkg_name` may be `.` or `_`."""

    __slots__ = ("group", "local_pkg_name", "obj", "path")

    def __init__(
        self, pos: Pos, group: Group | None, local_pkg_name: Name | None, path: BasicLit
    ) -> None:
        self.pos = pos
        self.group: Group | None = group
        self.local_pkg_name: Name | None = local_pkg_name
        self.path: BasicLit = path
        self.obj: Object | None = None


class ConstDecl(Decl):
    """One line of a `const`; several values are a ListExpr."""

    __slots__ = ("group", "name_list", "type_expr", "values")

    def __init__(
        self,
        pos: Pos,
        group: Group | None,
        name_list: list[Name],
        type_expr: Expr | None,
        values: Expr | None,
    ) -> None:
        self.pos = pos
        self.group: Group | None = group
        self.name_list: list[Name] = name_list
        self.type_expr: Expr | None = type_expr
        self.values: Expr | None = values


class TypeDecl(Decl):
    """`type name[tparams] = type_expr`."""

    __slots__ = ("alias", "group", "name", "tparam_list", "type_expr")

    def __init__(
        self,
        pos: Pos,
        group: Group | None,
        name: Name,
        tparam_list: list[Field],
        alias: bool,
        type_expr: Expr,
    ) -> None:
        self.pos = pos
        self.group: Group | None = group
        self.name: Name = name
        self.tparam_list: list[Field] = tparam_list
        self.alias: bool = alias
        self.type_expr: Expr = type_expr


class VarDecl(Decl):
    """One line of a `var`; several values are a ListExpr."""

    __slots__ = ("group", "name_list", "type_expr", "values")

    def __init__(
        self,
        pos: Pos,
        group: Group | None,
        name_list: list[Name],
        type_expr: Expr | None,
        values: Expr | None,
    ) -> None:
        self.pos = pos
        self.group: Group | None = group
        self.name_list: list[Name] = name_list
        self.type_expr: Expr | None = type_expr
        self.values: Expr | None = values


class FuncDecl(Decl):
    """`func (recv) name[tparams] type_expr body`."""

    __slots__ = ("body", "info", "name", "noinline", "obj", "recv", "tparam_list", "type_expr")

    def __init__(
        self,
        pos: Pos,
        recv: Field | None,
        name: Name,
        tparam_list: list[Field],
        type_expr: FuncType,
        body: BlockStmt | None,
    ) -> None:
        self.pos = pos
        self.recv: Field | None = recv
        self.name: Name = name
        self.tparam_list: list[Field] = tparam_list
        self.type_expr: FuncType = type_expr
        self.body: BlockStmt | None = body
        self.noinline = False
        """A `//go:noinline` stands before it."""
        self.obj: Object | None = None
        self.info: object | None = None


class EmptyStmt(Stmt):
    """Nothing, where a statement may stand."""

    __slots__ = ()


class LabeledStmt(Stmt):
    """`label: stmt`."""

    __slots__ = ("label", "obj", "stmt")

    def __init__(self, pos: Pos, label: Name, stmt: Stmt) -> None:
        self.pos = pos
        self.label: Name = label
        self.stmt: Stmt = stmt
        self.obj: Object | None = None


class BlockStmt(Stmt):
    """`{...}`."""

    __slots__ = ("rbrace", "stmt_list")

    def __init__(self, pos: Pos, stmt_list: list[Stmt], rbrace: Pos) -> None:
        self.pos = pos
        self.stmt_list: list[Stmt] = stmt_list
        self.rbrace: Pos = rbrace


class ExprStmt(Stmt):
    """An expression as a statement."""

    __slots__ = ("x",)

    def __init__(self, pos: Pos, x: Expr) -> None:
        self.pos = pos
        self.x: Expr = x


class SendStmt(Stmt):
    """`chan <- value`. Position: the arrow."""

    __slots__ = ("chan", "value")

    def __init__(self, pos: Pos, chan: Expr, value: Expr) -> None:
        self.pos = pos
        self.chan: Expr = chan
        self.value: Expr = value


class DeclStmt(Stmt):
    """Declarations in a body."""

    __slots__ = ("decl_list",)

    def __init__(self, pos: Pos, decl_list: list[Decl]) -> None:
        self.pos = pos
        self.decl_list: list[Decl] = decl_list


class AssignStmt(Stmt):
    """`lhs = rhs`: `op` is empty for `=`, `:=`, or the operator of `+=` and the like.

    Without `rhs`: `lhs++` (`+`) or `lhs--` (`-`). Position: the operator's.
    """

    __slots__ = ("lhs", "op", "rhs")

    def __init__(self, pos: Pos, op: str, lhs: Expr, rhs: Expr | None) -> None:
        self.pos = pos
        self.op: str = op
        self.lhs: Expr = lhs
        self.rhs: Expr | None = rhs


class BranchStmt(Stmt):
    """`break label` and the like.

    `target` is where control goes: a LabeledStmt for goto, otherwise the statement that is
    left or continued; none for fallthrough.
    """

    __slots__ = ("label", "target", "tok")

    def __init__(self, pos: Pos, tok: BranchTok, label: Name | None) -> None:
        self.pos = pos
        self.tok: BranchTok = tok
        self.label: Name | None = label
        self.target: Stmt | None = None


class CallStmt(Stmt):
    """`go call`, `defer call`."""

    __slots__ = ("call", "tok")

    def __init__(self, pos: Pos, tok: CallTok, call: Expr) -> None:
        self.pos = pos
        self.tok: CallTok = tok
        self.call: Expr = call


class ReturnStmt(Stmt):
    """`return results`."""

    __slots__ = ("results",)

    def __init__(self, pos: Pos, results: Expr | None) -> None:
        self.pos = pos
        self.results: Expr | None = results


class IfStmt(Stmt):
    """`else_` is an IfStmt or a BlockStmt."""

    __slots__ = ("cond", "else_", "init", "then")

    def __init__(
        self, pos: Pos, init: Stmt | None, cond: Expr, then: BlockStmt, else_: Stmt | None
    ) -> None:
        self.pos = pos
        self.init: Stmt | None = init
        self.cond: Expr = cond
        self.then: BlockStmt = then
        self.else_: Stmt | None = else_


class ForStmt(Stmt):
    """`init` is a RangeClause for `for ... range`."""

    __slots__ = ("body", "cond", "info", "init", "post")

    def __init__(
        self, pos: Pos, init: Stmt | None, cond: Expr | None, post: Stmt | None, body: BlockStmt
    ) -> None:
        self.pos = pos
        self.init: Stmt | None = init
        self.cond: Expr | None = cond
        self.post: Stmt | None = post
        self.body: BlockStmt = body
        self.info: object | None = None


class SwitchStmt(Stmt):
    """`tag` is a TypeSwitchGuard for a type switch."""

    __slots__ = ("body", "info", "init", "rbrace", "tag")

    def __init__(
        self, pos: Pos, init: Stmt | None, tag: Expr | None, body: list[CaseClause], rbrace: Pos
    ) -> None:
        self.pos = pos
        self.init: Stmt | None = init
        self.tag: Expr | None = tag
        self.body: list[CaseClause] = body
        self.rbrace: Pos = rbrace
        self.info: object | None = None


class SelectStmt(Stmt):
    """`select {...}`."""

    __slots__ = ("body", "rbrace")

    def __init__(self, pos: Pos, body: list[CommClause], rbrace: Pos) -> None:
        self.pos = pos
        self.body: list[CommClause] = body
        self.rbrace: Pos = rbrace


class RangeClause(Stmt):
    """`lhs := range x`, or `=` without `define`."""

    __slots__ = ("define", "info", "lhs", "x")

    def __init__(self, pos: Pos, lhs: Expr | None, define: bool, x: Expr) -> None:
        self.pos = pos
        self.lhs: Expr | None = lhs
        self.define: bool = define
        self.x: Expr = x
        self.info: object | None = None


class CaseClause(Node):
    """No `cases` means default. `obj`: the variable of a type switch in this clause."""

    __slots__ = ("body", "cases", "colon", "obj")

    def __init__(self, pos: Pos, cases: Expr | None, body: list[Stmt], colon: Pos) -> None:
        self.pos = pos
        self.cases: Expr | None = cases
        self.body: list[Stmt] = body
        self.colon: Pos = colon
        self.obj: Object | None = None


class CommClause(Node):
    """No `comm` means default."""

    __slots__ = ("body", "colon", "comm")

    def __init__(self, pos: Pos, comm: Stmt | None, body: list[Stmt], colon: Pos) -> None:
        self.pos = pos
        self.comm: Stmt | None = comm
        self.body: list[Stmt] = body
        self.colon: Pos = colon
