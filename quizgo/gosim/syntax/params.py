"""Reading parameters and type parameters, whose names and types only the whole list tells apart."""

from __future__ import annotations

from abc import abstractmethod

from quizgo.gosim.syntax import tree
from quizgo.gosim.syntax.positions import start_pos
from quizgo.gosim.syntax.reader import NAME, Reader, token_word
from quizgo.gosim.syntax.tree import Expr, Field, Name, Pos


class ParamReader(Reader):
    """The grammar of parameter lists."""

    @abstractmethod
    def qualified_name(self, name: Name | None) -> Expr:
        """`T`, `pkg.T`, either with type arguments; the first name may have been read."""

    @abstractmethod
    def array_or_arguments(self, name: Name) -> Expr:
        """After `name`: `[n]E` is an array or slice type, `[T1, T2]` instantiates `name`."""

    @abstractmethod
    def embedded_elem(self, field: Field | None) -> Field:
        """The terms of a union; the first may have been read."""

    def _param_decl(self, name: Name | None, close: str) -> _Param | None:
        """One parameter; its name or its type may be missing. None after a fault."""
        sets = close == "]"  # type sets are allowed among type parameters only
        pos = name.pos if name else self.pos
        if name is None and sets and self.is_operator("~"):
            return _Param(pos, None, self.embedded_elem(None).type_expr)
        if name is None and self.kind == NAME:
            name = self.name()
        if name is not None:
            if self.kind == "[":
                found = self.array_or_arguments(name)
                own = None if isinstance(found, tree.IndexExpr) else name
                return _Param(pos, own, self._with_union(found, sets))
            if self.kind == ".":
                return _Param(pos, None, self._with_union(self.qualified_name(name), sets))
            if sets and self.is_operator("|"):
                return _Param(pos, None, self._with_union(name, sets))
        if self.kind == "...":
            dots = self.pos
            self.next()
            elem = self.type_or_none()
            if elem is not None:
                return _Param(pos, name, tree.DotsType(dots, elem))
            bad = self.bad_expr()
            self.syntax_error("... is missing type")
            return _Param(pos, name, bad)
        if sets and self.is_operator("~"):
            return _Param(pos, name, self.embedded_elem(None).type_expr)
        declared = self.type_or_none()
        if declared is not None:
            return _Param(pos, name, self._with_union(declared, sets))
        if name is not None:
            return _Param(pos, name, None)
        self.syntax_error(f"expected {token_word(close)}")
        self.advance(",", close)
        return None

    def _with_union(self, found: Expr, sets: bool) -> Expr:
        if sets and self.is_operator("|"):
            return self.embedded_elem(Field(found.pos, None, found)).type_expr
        return found

    def param_list(
        self, name: Name | None, typ: Expr | None, close: str, *, need_names: bool, dots: bool
    ) -> list[Field]:
        """Parameters up to `close`; all have names in the end, or none has.

        The opening bracket, the first name and its type may have been read.
        """
        if name is not None and typ is not None and self.kind == close:
            self.next()
            return [Field(name.pos, name, typ)]
        params: list[_Param] = []

        def element() -> bool:
            nonlocal name, typ
            if typ is not None and name is not None:
                param: _Param | None = _Param(name.pos, name, typ)
            else:
                param = self._param_decl(name, close)
            name = typ = None
            if param is not None:
                params.append(param)
            return False

        end = self.list_of("parameter list", ",", close, element)
        named = sum(1 for p in params if p.name is not None and p.typ is not None)
        if named == 0 and not need_names:
            for p in params:
                if p.typ is None:
                    p.typ, p.name = p.name, None
        elif named != len(params):
            self._distribute(params, named, end, need_names)
        fields = [Field(p.pos, p.name, p.typ) for p in params if p.typ is not None]
        self._check_dots(fields, dots)
        return fields

    def _distribute(self, params: list[_Param], named: int, end: Pos, need_names: bool) -> None:
        """Give `a, b int` its types from right to left; complain where a half is missing."""
        typed = sum(1 for p in params if p.typ is not None)
        at = 0
        typ: Expr | None = None
        for param in reversed(params):
            if param.typ is not None:
                typ = param.typ
                if param.name is None:
                    at = start_pos(typ)
                    param.name = Name(at, "_")
            elif typ is not None:
                param.typ = typ
            else:
                at = param.pos
                param.typ = tree.BadExpr(at)
        if not at:
            return
        if named == typed:
            at = end
            message = "missing type constraint" if need_names else "missing parameter type"
        elif need_names:
            message = "missing type parameter name"
            if len(params) == 1:
                message += " or invalid array length"
        else:
            message = "missing parameter name"
        self.syntax_error(message, at)

    def _check_dots(self, fields: list[Field], dots: bool) -> None:
        complained = False
        for index, field in enumerate(fields):
            found = field.type_expr
            if isinstance(found, tree.DotsType) and not (dots and index + 1 == len(fields)):
                if not complained:
                    allowed = "can only use ... with final parameter"
                    self.fault(found.pos, allowed if dots else "invalid use of ...")
                complained = True
                field.type_expr = found.elem


class _Param:
    """A parameter while it is not known whether its name is a type."""

    __slots__ = ("name", "pos", "typ")

    def __init__(self, pos: Pos, name: Name | None, typ: Expr | None) -> None:
        self.pos = pos
        self.name = name
        self.typ = typ
