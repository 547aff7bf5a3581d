"""Reading expressions."""

from __future__ import annotations

from quizgo.gosim.syntax import tree
from quizgo.gosim.syntax.printer import text_of
from quizgo.gosim.syntax.reader import LITERAL, NAME
from quizgo.gosim.syntax.scanner import PRECEDENCE
from quizgo.gosim.syntax.tree import Expr
from quizgo.gosim.syntax.types import TypeReader

_LITERAL_TYPES = (tree.ArrayType, tree.SliceType, tree.StructType, tree.MapType)


class ExprReader(TypeReader):
    """The grammar of expressions."""

    def expr(self) -> Expr:
        """An expression."""
        return self.binary_expr(None, 0)

    def binary_expr(self, left: Expr | None, level: int) -> Expr:
        """Operations that bind tighter than `level`; the first operand may have been read."""
        if left is None:
            left = self.unary_expr()
        while self.kind == "op" or self.kind == "*":
            precedence = PRECEDENCE.get(self.text, 0)
            if precedence <= level:
                break
            pos, op = self.pos, self.text
            self.next()
            left = tree.Operation(pos, op, left, self.binary_expr(None, precedence))
        return left

    def unary_expr(self) -> Expr:
        """An operand with the operators before it."""
        kind = self.kind
        if kind in (NAME, LITERAL):
            return self.primary_expr(None, keep_parens=True)
        self.enter()
        try:
            if kind == "op" or kind == "*":
                pos, op = self.pos, self.text
                if op in ("*", "+", "-", "!", "^", "~"):
                    self.next()
                    return tree.Operation(pos, op, self.unary_expr())
                if op == "&":
                    self.next()
                    return tree.Operation(pos, op, unparen(self.unary_expr()))
            elif kind == "<-":
                return self._receive()
            return self.primary_expr(None, keep_parens=True)
        finally:
            self.depth -= 1

    def _receive(self) -> Expr:
        """`<-x`, unless x turns out to be a channel type: then the arrow belongs to it."""
        pos = self.pos
        self.next()
        found = self.unary_expr()
        if not isinstance(found, tree.ChanType):
            return tree.Operation(pos, "<-", found)
        direction: tree.ChanDir = "send"
        inner: Expr = found
        while direction == "send" and isinstance(inner, tree.ChanType):
            direction = inner.dir
            if direction == "recv":
                self.syntax_error("unexpected <-, expected chan")
            inner.dir = "recv"
            inner = inner.elem
        if direction == "send":
            self.syntax_error(f"unexpected {text_of(inner)}, expected chan")
        return found

    def _operand(self, keep_parens: bool) -> Expr:
        kind = self.kind
        match kind:
            case "name":
                return self.name()
            case "literal":
                literal = self.literal_or_none()
                assert literal is not None
                return literal
            case "(":
                return self._parenthesized(keep_parens)
            case "func":
                pos = self.pos
                self.next()
                func_type = self.func_type("function type")[1]
                if self.kind != "{":
                    return func_type
                self.xnest += 1
                body = self.func_body()
                self.xnest -= 1
                return tree.FuncLit(pos, func_type, body)
            case "[" | "chan" | "map" | "struct" | "interface":
                return self.type_()
        bad = self.bad_expr()
        self.syntax_error("expected expression")
        self.advance(")", "]", "}")
        return bad

    def _parenthesized(self, keep_parens: bool) -> Expr:
        """Parentheses are kept only where a message may need them."""
        pos = self.pos
        self.next()
        self.xnest += 1
        inner = self.expr()
        self.xnest -= 1
        self.want(")")
        if keep_parens or self.kind == "{":
            return tree.ParenExpr(pos, inner)
        return inner

    def primary_expr(self, x: Expr | None, *, keep_parens: bool) -> Expr:
        """An operand with what follows it: selectors, indexes, calls, literal values."""
        if x is None:
            x = self._operand(keep_parens)
        while True:
            kind = self.kind
            if kind == ".":
                x = self._selector(x)
            elif kind == "(":
                pos = self.pos
                self.next()
                args, dots = self._arguments()
                x = tree.CallExpr(pos, x, args, dots)
            elif kind == "[":
                x = self._index_or_slice(x)
            elif kind == "{" and self._is_literal_type(x):
                if isinstance(x, tree.ParenExpr):
                    self.syntax_error("cannot parenthesize type in composite literal")
                literal = self._literal_value()
                literal.type_expr = x
                x = literal
            else:
                return x

    def _selector(self, x: Expr) -> Expr:
        pos = self.pos
        self.next()
        if self.kind == NAME:
            return tree.SelectorExpr(pos, x, self.name())
        if self.kind != "(":
            self.syntax_error("expected name or (")
            self.advance(";", ")")
            return x
        self.next()
        found: Expr
        if self.got("type"):
            found = tree.TypeSwitchGuard(pos, None, x)
        else:
            found = tree.AssertExpr(pos, x, self.type_())
        self.want(")")
        return found

    def _index_or_slice(self, x: Expr) -> Expr:
        pos = self.pos
        self.next()
        low: Expr | None = None
        if self.kind != ":":
            comma = False
            if self.kind == "]":
                self.syntax_error("expected operand")
                low = self.bad_expr()
            else:
                low, comma = self.type_list(strict=False)
            if comma or self.kind == "]":
                self.want("]")
                return tree.IndexExpr(pos, x, low)
        if not self.got(":"):
            self.syntax_error("expected comma, : or ]")
            self.advance(",", ":", "]")
        self.xnest += 1
        found = tree.SliceExpr(pos, x, [low, None, None])
        if self.kind not in (":", "]"):
            found.index[1] = self.expr()
        if self.kind == ":":
            found.full = True
            if found.index[1] is None:
                self.fault(self.pos, "middle index required in 3-index slice")
                found.index[1] = self.bad_expr()
            self.next()
            if self.kind != "]":
                found.index[2] = self.expr()
            else:
                self.fault(self.pos, "final index required in 3-index slice")
                found.index[2] = self.bad_expr()
        self.xnest -= 1
        self.want("]")
        return found

    def _is_literal_type(self, x: Expr) -> bool:
        """Does `{` after x open a literal value, and not a block?"""
        inner = unparen(x)
        if isinstance(inner, tree.Name | tree.SelectorExpr):
            return self.xnest >= 0
        if isinstance(inner, tree.IndexExpr):
            return self.xnest >= 0 and not _is_value(inner)
        return isinstance(inner, _LITERAL_TYPES)

    def _arguments(self) -> tuple[list[Expr], bool]:
        args: list[Expr] = []
        dots = False

        def argument() -> bool:
            nonlocal dots
            args.append(self.expr())
            dots = self.got("...")
            return dots

        self.xnest += 1
        self.list_of("argument list", ",", ")", argument)
        self.xnest -= 1
        return args, dots

    def _literal_value(self) -> tree.CompositeLit:
        literal = tree.CompositeLit(self.pos, None, [], 0, 0)

        def element() -> bool:
            elem = self._literal_element()
            if self.kind == ":":
                pos = self.pos
                self.next()
                elem = tree.KeyValueExpr(pos, elem, self._literal_element())
                literal.nkeys += 1
            literal.elem_list.append(elem)
            return False

        self.enter()
        self.xnest += 1
        self.want("{")
        literal.rbrace = self.list_of("composite literal", ",", "}", element)
        self.xnest -= 1
        self.depth -= 1
        return literal

    def _literal_element(self) -> Expr:
        return self._literal_value() if self.kind == "{" else self.expr()

    def expr_list(self) -> Expr:
        """One expression, or several as a ListExpr."""
        first = self.expr()
        if self.kind != ",":
            return first
        elems = [first]
        while self.got(","):
            elems.append(self.expr())
        return tree.ListExpr(first.pos, elems)


def unparen(x: Expr) -> Expr:
    """The expression without the parentheses around it."""
    while isinstance(x, tree.ParenExpr):
        x = x.x
    return x


def unpacked(x: Expr | None) -> list[Expr]:
    """The expressions of a list, of one expression, or of none."""
    if x is None:
        return []
    return x.elem_list if isinstance(x, tree.ListExpr) else [x]


def _is_value(x: Expr) -> bool:
    """Can x be no type, by its form alone?"""
    match x:
        case (
            tree.BasicLit()
            | tree.CompositeLit()
            | tree.FuncLit()
            | tree.SliceExpr()
            | tree.AssertExpr()
            | tree.TypeSwitchGuard()
            | tree.CallExpr()
        ):
            return True
        case tree.Operation(op=op, y=y):
            return op != "*" or y is not None
        case tree.ParenExpr(x=inner):
            return _is_value(inner)
        case tree.IndexExpr(x=inner, index=index):
            return _is_value(inner) or _is_value(index)
    return False
