"""Reading types."""

from __future__ import annotations

from quizgo.gosim.syntax import tree
from quizgo.gosim.syntax.params import ParamReader
from quizgo.gosim.syntax.reader import LITERAL, NAME, OPERATOR
from quizgo.gosim.syntax.tree import BasicLit, Expr, Field, FuncType, Name, Pos

MOST_PREFIXES = 1000
"""How many `*` and `[]` a type may have."""


class TypeReader(ParamReader):
    """The grammar of types."""

    def type_(self) -> Expr:
        """A type, which must be there."""
        found = self.type_or_none()
        if found is not None:
            return found
        bad = self.bad_expr()
        self.syntax_error("expected type")
        self.advance(",", ":", ";", ")", "]", "}")
        return bad

    def type_or_none(self) -> Expr | None:
        """A type, if there is one."""
        if self.kind == NAME:
            return self.qualified_name(None)
        prefixes = self._prefixes()
        if not prefixes:
            return self._unprefixed_type()
        found = self.type_()
        for pos, is_pointer in reversed(prefixes):
            found = tree.Operation(pos, "*", found) if is_pointer else tree.SliceType(pos, found)
        return found

    def _prefixes(self) -> list[tuple[Pos, bool]]:
        """All `*` (true) and `[]` (false) before a type: however many, they do not nest calls."""
        prefixes: list[tuple[Pos, bool]] = []
        kinds = self.tokens.kinds
        while True:
            if self.kind == "*":
                prefixes.append((self.pos, True))
            elif self.kind == "[" and kinds[self.index + 1] == "]":
                prefixes.append((self.pos, False))
                self.next()
            else:
                return prefixes
            self.next()
            if len(prefixes) > MOST_PREFIXES:
                self.too_deep()

    def _unprefixed_type(self) -> Expr | None:
        pos = self.pos
        self.enter()
        try:
            match self.kind:
                case "<-":
                    self.next()
                    self.want("chan")
                    return tree.ChanType(pos, "recv", self._chan_elem())
                case "func":
                    self.next()
                    return self.func_type("function type")[1]
                case "[":
                    self.next()
                    return self.array_type(pos, None)
                case "chan":
                    self.next()
                    direction: tree.ChanDir = "send" if self.got("<-") else ""
                    return tree.ChanType(pos, direction, self._chan_elem())
                case "map":
                    self.next()
                    self.want("[")
                    key = self.type_()
                    self.want("]")
                    return tree.MapType(pos, key, self.type_())
                case "struct":
                    return self._struct_type()
                case "interface":
                    return self._interface_type()
                case "(":
                    self.next()
                    inner = self.type_()
                    self.want(")")
                    return inner
            return None
        finally:
            self.depth -= 1

    def qualified_name(self, name: Name | None) -> Expr:
        """`T`, `pkg.T`, either with type arguments; the first name may have been read."""
        found: Expr
        if name is not None:
            found = name
        elif self.kind == NAME:
            found = self.name()
        else:
            found = Name(self.pos, "_")
            self.syntax_error("expected name")
            self.advance(".", ";", "}")
        if self.kind == ".":
            pos = self.pos
            self.next()
            found = tree.SelectorExpr(pos, found, self.name())
        if self.kind == "[":
            found = self._type_instance(found)
        return found

    def _type_instance(self, generic: Expr) -> Expr:
        pos = self.pos
        self.want("[")
        index: Expr
        if self.kind == "]":
            self.syntax_error("expected type argument list")
            index = self.bad_expr()
        else:
            index, _ = self.type_list(strict=True)
        self.want("]")
        return tree.IndexExpr(pos, generic, index)

    def type_list(self, *, strict: bool) -> tuple[Expr, bool]:
        """Types between commas, and whether there was a comma.

        Unless strict the first may be any expression.
        """
        self.enter()
        self.xnest += 1
        first = self.type_() if strict else self.expr()
        comma = self.got(",")
        found = first
        if comma:
            following = self.type_or_none()
            if following is not None:
                elems = [first, following]
                while self.got(","):
                    following = self.type_or_none()
                    if following is None:
                        break
                    elems.append(following)
                found = tree.ListExpr(first.pos, elems)
        self.xnest -= 1
        self.depth -= 1
        return found, comma

    def func_type(self, context: str) -> tuple[list[Field], FuncType]:
        """Type parameters and signature; with a context the former are refused."""
        pos = self.pos
        tparams: list[Field] = []
        if self.got("["):
            if context:
                self.syntax_error(f"{context} must have no type parameters", pos)
            if self.kind == "]":
                self.syntax_error("empty type parameter list")
                self.next()
            else:
                tparams = self.param_list(None, None, "]", need_names=True, dots=False)
        self.want("(")
        params = self.param_list(None, None, ")", need_names=False, dots=True)
        return tparams, FuncType(pos, params, self._func_result())

    def _func_result(self) -> list[Field]:
        if self.got("("):
            return self.param_list(None, None, ")", need_names=False, dots=False)
        pos = self.pos
        found = self.type_or_none()
        return [] if found is None else [Field(pos, None, found)]

    def array_type(self, pos: Pos, length: Expr | None) -> Expr:
        """The rest of an array type after `[`, or after `[length`."""
        if length is None and not self.got("..."):
            self.xnest += 1
            length = self.expr()
            self.xnest -= 1
        if self.kind == ",":
            self.syntax_error("unexpected comma; expected ]")
            self.next()
        self.want("]")
        return tree.ArrayType(pos, length, self.type_())

    def _chan_elem(self) -> Expr:
        found = self.type_or_none()
        if found is not None:
            return found
        bad = self.bad_expr()
        self.syntax_error("missing channel element type")
        return bad

    def _struct_type(self) -> Expr:
        struct = tree.StructType(self.pos, [], [])
        self.want("struct")
        self.want("{")

        def field() -> bool:
            self._field_decl(struct)
            return False

        self.list_of("struct type", ";", "}", field)
        return struct

    def literal_or_none(self) -> BasicLit | None:
        """A literal, if there is one."""
        if self.kind != LITERAL:
            return None
        kind = literal_kind(self.text)
        found = BasicLit(self.pos, self.text, kind, self.index in self.tokens.bad_literals)
        self.next()
        return found

    def _field_decl(self, struct: tree.StructType) -> None:
        pos = self.pos
        embedded: Expr
        kind = self.kind
        match kind:
            case "name":
                name = self.name()
                if self.kind in (".", LITERAL, ";", "}"):
                    embedded = self.qualified_name(name)
                    _add_field(struct, pos, None, embedded, self.literal_or_none())
                    return
                names = self.name_list(name)
                if len(names) == 1 and self.kind == "[":
                    declared = self.array_or_arguments(name)
                    if isinstance(declared, tree.IndexExpr):
                        _add_field(struct, pos, None, declared, self.literal_or_none())
                        return
                else:
                    declared = self.type_()
                tag = self.literal_or_none()
                for name in names:
                    _add_field(struct, name.pos, name, declared, tag)
            case "*":
                self.next()
                parenthesized = self._refuse_parenthesis()
                embedded = self.qualified_name(None)
                if parenthesized:
                    self.got(")")
                embedded = tree.Operation(pos, "*", embedded)
                _add_field(struct, pos, None, embedded, self.literal_or_none())
            case "(":
                self._refuse_parenthesis()
                star = self.pos
                if self.got("*"):
                    embedded = tree.Operation(star, "*", self.qualified_name(None))
                else:
                    embedded = self.qualified_name(None)
                self.got(")")
                _add_field(struct, pos, None, embedded, self.literal_or_none())
            case _:
                self.syntax_error("expected field name or embedded type")
                self.advance(";", "}")

    def _refuse_parenthesis(self) -> bool:
        if self.kind != "(":
            return False
        self.syntax_error("cannot parenthesize embedded type")
        self.next()
        return True

    def array_or_arguments(self, name: Name) -> Expr:
        """After `name`: `[n]E` is an array or slice type, `[T1, T2]` instantiates `name`."""
        pos = self.pos
        self.want("[")
        if self.got("]"):
            return tree.SliceType(pos, self.type_())
        index, comma = self.type_list(strict=False)
        self.want("]")
        if not comma:
            elem = self.type_or_none()
            if elem is not None:
                return tree.ArrayType(pos, index, elem)
        return tree.IndexExpr(pos, name, index)

    def _interface_type(self) -> Expr:
        interface = tree.InterfaceType(self.pos, [])
        self.want("interface")
        self.want("{")

        def element() -> bool:
            field = self._method_decl() if self.kind == NAME else None
            if field is None or field.name is None:
                field = self.embedded_elem(field)
            interface.method_list.append(field)
            return False

        self.list_of("interface type", ";", "}", element)
        return interface

    def _method_decl(self) -> Field:
        """A method, or the first term of an embedded element."""
        context = "interface method"
        pos = self.pos
        name = self.name()
        if self.kind == "(":
            return Field(pos, name, self.func_type(context)[1])
        if self.kind != "[":
            return Field(pos, None, self.qualified_name(name))
        bracket = self.pos
        self.next()
        if self.kind == "]":
            close = self.pos
            self.next()
            if self.kind == "(":
                self.fault(close, "empty type parameter list")
                return Field(pos, name, self.func_type(context)[1])
            self.fault(close, "empty type argument list")
            return Field(pos, None, name)
        fields = self.param_list(None, None, "]", need_names=False, dots=False)
        if not fields:
            if self.kind == "(":
                return Field(pos, name, self.func_type(context)[1])
            return Field(pos, None, name)
        if fields[0].name is not None:
            method = Field(pos, name, self.func_type(context)[1])
            self.fault(bracket, "interface method must have no type parameters")
            return method
        index = fields[0].type_expr
        if len(fields) > 1:
            index = tree.ListExpr(fields[0].pos, [field.type_expr for field in fields])
        return Field(pos, None, tree.IndexExpr(bracket, name, index))

    def embedded_elem(self, field: Field | None) -> Field:
        """The terms of a union; the first may have been read."""
        if field is None:
            field = Field(self.pos, None, self._embedded_term())
        while self.is_operator("|"):
            pos = self.pos
            self.next()
            field.type_expr = tree.Operation(pos, "|", field.type_expr, self._embedded_term())
        return field

    def _embedded_term(self) -> Expr:
        if self.is_operator("~"):
            pos = self.pos
            self.next()
            return tree.Operation(pos, "~", self.type_())
        found = self.type_or_none()
        if found is not None:
            return found
        bad = self.bad_expr()
        self.syntax_error("expected ~ term or type")
        self.advance(OPERATOR, ";", ")", "]", "}")
        return bad


def literal_kind(text: str) -> tree.LitKind:
    """Which kind of literal this text is."""
    if text[0] in '"`':
        return "string"
    if text[0] == "'":
        return "rune"
    if text[-1] == "i":
        return "imag"
    lowered = text.lower()
    if "." in lowered or "p" in lowered or ("e" in lowered and not lowered.startswith("0x")):
        return "float"
    return "int"


def _add_field(
    struct: tree.StructType, pos: Pos, name: Name | None, typ: Expr, tag: BasicLit | None
) -> None:
    if tag is not None:
        missing = len(struct.field_list) - len(struct.tag_list)
        struct.tag_list.extend([None] * missing)
        struct.tag_list.append(tag)
    struct.field_list.append(Field(pos, name, typ))
