"""Reading files and declarations."""

from __future__ import annotations

from collections.abc import Callable

from quizgo.gosim.source import Lines
from quizgo.gosim.syntax import pragmas, tree
from quizgo.gosim.syntax.exprs import ExprReader, unparen
from quizgo.gosim.syntax.reader import EOF, NAME
from quizgo.gosim.syntax.tree import Decl, Expr, Field, FuncDecl, FuncType, Group, Name

_TOP_LEVEL = ("import", "const", "type", "var", "func")


class DeclReader(ExprReader):
    """The grammar of declarations."""

    def file_or_none(self, lines: Lines, go_version: str) -> tree.File | None:
        """The whole file, or None without a proper package clause."""
        pos = self.pos
        if not self.got("package"):
            self.syntax_error("package statement must be first")
            return None
        self.take_pragmas("package")
        name = self.name()
        self.want(";")
        if self.faults:
            return None
        file = tree.File(pos, lines, name, [], 0, go_version, self.late_faults)
        previous = "import"
        while self.kind != EOF:
            if self.kind == "import" and previous != "import":
                self.syntax_error("imports must appear before other declarations")
            previous = self.kind
            if not self._top_level_decl(file.decl_list):
                continue
            self.take_pragmas()
            if self.kind != EOF and not self.got(";"):
                self.syntax_error("after top level declaration")
                self.advance(*_TOP_LEVEL)
        self.take_pragmas()
        file.eof = self.pos
        return file

    def _top_level_decl(self, decls: list[Decl]) -> bool:
        match self.kind:
            case "import":
                self.next()
                self.append_group(decls, self._import_decl)
            case "const":
                self.next()
                self.append_group(decls, self.const_decl)
            case "type":
                self.next()
                self.append_group(decls, self.type_decl)
            case "var":
                self.next()
                self.append_group(decls, self.var_decl)
            case "func":
                self.next()
                decls.append(self.func_decl())
            case _:
                last = decls[-1] if decls else None
                if self.kind == "{" and isinstance(last, FuncDecl) and last.body is None:
                    self.syntax_error("unexpected semicolon or newline before {")
                else:
                    self.syntax_error("non-declaration statement outside function body")
                self.advance(*_TOP_LEVEL)
                return False
        return True

    def append_group(self, decls: list[Decl], read: Callable[[Group | None], Decl]) -> None:
        """One declaration, or several in parentheses."""
        if self.kind != "(":
            decls.append(read(None))
            return
        group = Group()
        self.take_pragmas()
        self.next()

        def element() -> bool:
            decls.append(read(group))
            return False

        self.list_of("grouped declaration", ";", ")", element)

    def _import_decl(self, group: Group | None) -> Decl:
        pos = self.pos
        self.take_pragmas("import")
        local: Name | None = None
        if self.kind == NAME:
            local = self.name()
        elif self.kind == ".":
            local = Name(self.pos, ".")
            self.next()
        path = self.literal_or_none()
        if path is None:
            path = tree.BasicLit(self.pos, '""', "string", bad=True)
            self.syntax_error("missing import path")
            self.advance(";", ")")
        elif not path.bad and path.kind != "string":
            self.syntax_error("import path must be a string", path.pos)
            path.bad = True
        return tree.ImportDecl(pos, group, local, path)

    def const_decl(self, group: Group | None) -> Decl:
        """`a, b T = x, y`, each part but the names optional."""
        self.take_pragmas("const")
        decl = tree.ConstDecl(self.pos, group, self.name_list(self.name()), None, None)
        if self.kind not in (EOF, ";", ")"):
            decl.type_expr = self.type_or_none()
            if self.got_assign():
                decl.values = self.expr_list()
        return decl

    def var_decl(self, group: Group | None) -> Decl:
        """`a, b T = x, y`, with a type or values."""
        self.take_pragmas("var")
        decl = tree.VarDecl(self.pos, group, self.name_list(self.name()), None, None)
        if self.got_assign():
            decl.values = self.expr_list()
            return decl
        decl.type_expr = self.type_()
        if self.got_assign():
            decl.values = self.expr_list()
        return decl

    def type_decl(self, group: Group | None) -> Decl:
        """`T U`, `T = U`, `T[P any] U`."""
        pos = self.pos
        self.take_pragmas("type")
        name = self.name()
        tparams: list[Field] = []
        alias = False
        declared: Expr | None
        if self.kind == "[":
            tparams, alias, declared = self._after_bracket()
        else:
            alias = self.got_assign()
            declared = self.type_or_none()
        if declared is None:
            declared = self.bad_expr()
            self.syntax_error("in type declaration")
            self.advance(";", ")")
        return tree.TypeDecl(pos, group, name, tparams, alias, declared)

    def _after_bracket(self) -> tuple[list[Field], bool, Expr | None]:
        """An array type or type parameters: only the whole of `[P *T…` tells which."""
        bracket = self.pos
        self.next()
        if self.kind == "]":
            self.next()
            return [], False, tree.SliceType(bracket, self.type_())
        if self.kind != NAME:
            return [], False, self.array_type(bracket, None)
        first: Expr = self.name()
        if self.kind != "[":
            self.xnest += 1
            first = self.binary_expr(self.primary_expr(first, keep_parens=False), 0)
            self.xnest -= 1
        name, constraint = _split_name(first, force=self.kind == ",")
        if name is None or (constraint is None and self.kind == "]"):
            return [], False, self.array_type(bracket, first)
        tparams = self.param_list(name, constraint, "]", need_names=True, dots=False)
        alias = self.got_assign()
        return tparams, alias, self.type_or_none()

    def func_decl(self) -> FuncDecl:
        """A function or method, after `func`."""
        pos = self.pos
        taken = self.take_pragmas("func")
        receiver: Field | None = None
        has_receiver = self.got("(")
        if has_receiver:
            fields = self.param_list(None, None, ")", need_names=False, dots=False)
            if not fields:
                self.fault(self.pos, "method has no receiver")
            else:
                receiver = fields[0]
                if len(fields) > 1:
                    self.fault(self.pos, "method has multiple receivers")
        tparams: list[Field] = []
        if self.kind == NAME:
            name = self.name()
            tparams, func_type = self.func_type("")
        else:
            name = Name(self.pos, "_")
            func_type = FuncType(self.pos, [], [])
            self.syntax_error("expected name" if has_receiver else "expected name or (")
            self.advance("{", ";")
        body = self.func_body() if self.kind == "{" else None
        decl = FuncDecl(pos, receiver, name, tparams, func_type, body)
        decl.noinline = any(pragma.verb == pragmas.NOINLINE for pragma in taken)
        if body is not None:
            self.late_faults.extend(pragmas.before_body(taken, pos))
        return decl


def _split_name(x: Expr, *, force: bool) -> tuple[Name | None, Expr | None]:
    """Read `P *T`, `P (T)`, `P *T|U` as a name and its constraint.

    Only where the right side must be a type, or by force. A lone name has no
    constraint; what cannot be split has no name.
    """
    match x:
        case Name():
            return x, None
        case tree.Operation(op="*", x=Name() as name, y=Expr() as right):
            if force or _is_type_element(right):
                return name, tree.Operation(x.pos, "*", right)
        case tree.Operation(op="|", x=left, y=Expr() as right):
            name_, constraint = _split_name(left, force=force or _is_type_element(right))
            if name_ is not None and constraint is not None:
                return name_, tree.Operation(x.pos, "|", constraint, right)
        case tree.CallExpr(fun=Name() as name, arg_list=[arg], has_dots=False):
            if force or _is_type_element(arg):
                return name, unparen(arg)
    return None, x


def _is_type_element(x: Expr) -> bool:
    """Must x be a type, by its form alone?"""
    match x:
        case (
            tree.ArrayType()
            | tree.StructType()
            | tree.FuncType()
            | tree.InterfaceType()
            | tree.SliceType()
            | tree.MapType()
            | tree.ChanType()
        ):
            return True
        case tree.Operation(op=op, x=left, y=right):
            return (
                op == "~"
                or _is_type_element(left)
                or (right is not None and _is_type_element(right))
            )
        case tree.ParenExpr(x=inner):
            return _is_type_element(inner)
    return False
