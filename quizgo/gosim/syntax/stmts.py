"""Reading statements."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from quizgo.gosim.syntax import tree
from quizgo.gosim.syntax.branches import check_branches
from quizgo.gosim.syntax.decls import DeclReader
from quizgo.gosim.syntax.exprs import unparen
from quizgo.gosim.syntax.printer import emphasized, text_of
from quizgo.gosim.syntax.reader import ASSIGN_OP, EOF, INC_OP, LITERAL, NAME
from quizgo.gosim.syntax.tree import BlockStmt, Decl, Expr, Group, Name, Stmt

Header = Literal["if", "for", "switch"]

_OPERAND_STARTS = frozenset((LITERAL, "func", "(", "[", "struct", "map", "chan", "interface", "<-"))
_DECLARING = frozenset(("var", "const", "type"))
_UNARY_STARTS = frozenset(("+", "-", "*", "&", "^", "!"))


class StmtReader(DeclReader):
    """The grammar of statements."""

    def func_body(self) -> BlockStmt:
        """A block in braces, its labels and branches checked."""
        self.fnest += 1
        before = len(self.faults)
        body = self.block("")
        self.fnest -= 1
        if len(self.faults) == before:
            self.faults.extend(check_branches(body))
        return body

    def block(self, context: str) -> BlockStmt:
        """`{…}`; the context says after what it must stand."""
        block = BlockStmt(self.pos, [], 0)
        if not self.got("{"):
            self.syntax_error(f"expected {{ after {context}")
            self.advance(NAME, "}")
            block.rbrace = self.pos
            if self.got("}"):
                return block
        block.stmt_list = self._stmt_list()
        block.rbrace = self.pos
        self.want("}")
        return block

    def _stmt_list(self) -> list[Stmt]:
        stmts: list[Stmt] = []
        while self.kind not in (EOF, "}", "case", "default"):
            stmt = self.stmt_or_none()
            self.take_pragmas()
            if stmt is None:
                break
            stmts.append(stmt)
            if not self.got(";") and self.kind != "}":
                self.syntax_error("at end of statement")
                self.advance(";", "}", "case", "default")
                self.got(";")
        return stmts

    def stmt_or_none(self) -> Stmt | None:
        """A statement, if there is one."""
        if self.kind not in _DECLARING:
            self.take_pragmas()
        if self.kind == NAME:
            lhs = self.expr_list()
            if isinstance(lhs, Name) and self.kind == ":":
                return self._labeled(lhs)
            return self.simple_stmt(lhs, "")
        self.enter()
        try:
            return self._keyword_stmt()
        finally:
            self.depth -= 1

    def _keyword_stmt(self) -> Stmt | None:
        pos = self.pos
        kind = self.kind
        match kind:
            case "var":
                return self._decl_stmt(self.var_decl)
            case "const":
                return self._decl_stmt(self.const_decl)
            case "type":
                return self._decl_stmt(self.type_decl)
            case "{":
                return self.block("")
            case "for":
                init, cond, post = self._header("for")
                return tree.ForStmt(pos, init, cond, post, self.block("for clause"))
            case "switch":
                return self._switch()
            case "select":
                return self._select()
            case "if":
                return self._if()
            case "fallthrough":
                self.next()
                return tree.BranchStmt(pos, kind, None)
            case "break" | "continue":
                self.next()
                return tree.BranchStmt(pos, kind, self.name() if self.kind == NAME else None)
            case "go" | "defer":
                return self._call(kind)
            case "goto":
                self.next()
                return tree.BranchStmt(pos, kind, self.name())
            case "return":
                self.next()
                results = None if self.kind in (";", "}") else self.expr_list()
                return tree.ReturnStmt(pos, results)
            case ";":
                return tree.EmptyStmt(pos)
            case "op" | "*" if self.text in _UNARY_STARTS:
                return self.simple_stmt(None, "")
        return self.simple_stmt(None, "") if kind in _OPERAND_STARTS else None

    def _decl_stmt(self, read: Callable[[Group | None], Decl]) -> Stmt:
        stmt = tree.DeclStmt(self.pos, [])
        self.next()
        self.append_group(stmt.decl_list, read)
        return stmt

    def _labeled(self, label: Name) -> Stmt | None:
        pos = self.pos
        self.want(":")
        if self.kind == "}":
            return tree.LabeledStmt(pos, label, tree.EmptyStmt(self.pos))
        self.enter()
        stmt = self.stmt_or_none()
        self.depth -= 1
        if stmt is not None:
            return tree.LabeledStmt(pos, label, stmt)
        self.syntax_error("missing statement after label", pos)
        return None

    def simple_stmt(self, lhs: Expr | None, keyword: Header | Literal[""]) -> Stmt:
        """An expression, send, assignment or definition; in `for` also a range clause."""
        if keyword == "for" and self.kind == "range":
            return self._range_clause(None, define=False)
        if lhs is None:
            lhs = self.expr_list()
        pos = self.pos
        kind = self.kind
        if kind == "=" or kind == ":=":
            self.next()
            if keyword == "for" and self.kind == "range":
                return self._range_clause(lhs, define=kind == ":=")
            rhs = self.expr_list()
            guard = isinstance(rhs, tree.TypeSwitchGuard) and keyword == "switch" and kind == ":="
            if guard and isinstance(lhs, Name) and isinstance(rhs, tree.TypeSwitchGuard):
                rhs.lhs = lhs
                return tree.ExprStmt(rhs.pos, rhs)
            return tree.AssignStmt(pos, ":=" if kind == ":=" else "", lhs, rhs)
        if isinstance(lhs, tree.ListExpr):
            self.syntax_error("expected := or = or comma")
            self.advance(";", "}")
            lhs = lhs.elem_list[0]
            return tree.ExprStmt(lhs.pos, lhs)
        op = self.text
        if kind == ASSIGN_OP:
            self.next()
            return tree.AssignStmt(pos, op, lhs, self.expr())
        if kind == INC_OP:
            self.next()
            return tree.AssignStmt(pos, op, lhs, None)
        if kind == "<-":
            self.next()
            return tree.SendStmt(pos, lhs, self.expr())
        return tree.ExprStmt(lhs.pos, lhs)

    def _range_clause(self, lhs: Expr | None, *, define: bool) -> tree.RangeClause:
        pos = self.pos
        self.next()
        return tree.RangeClause(pos, lhs, define, self.expr())

    def _header(self, keyword: Header) -> tuple[Stmt | None, Expr | None, Stmt | None]:
        """What stands between the keyword and `{`: initialiser, condition, post statement."""
        self.want(keyword)
        if self.kind == "{":
            if keyword != "if":
                return None, None, None
            self.syntax_error("missing condition in if statement")
            return None, self.bad_expr(), None
        outer, self.xnest = self.xnest, -1
        init = post = cond_stmt = None
        semi_pos, semi_text = 0, ""
        if self.kind != ";":
            if self.got("var"):
                self.syntax_error(f"var declaration not allowed in {keyword} initializer")
            init = self.simple_stmt(None, keyword)
            if isinstance(init, tree.RangeClause):
                self.xnest = outer
                return init, None, None
        if self.kind == "{":
            cond_stmt, init = init, None
        else:
            if self.kind == ";":
                semi_pos, semi_text = self.pos, self.text
                self.next()
            else:
                self.want("{")  # names the brace in the message, which helps more than a semicolon
                if self.kind != "{":
                    self.advance("{", "}")
            if keyword == "for":
                cond_stmt, post = self._for_clauses()
            elif self.kind != "{":
                cond_stmt = self.simple_stmt(None, keyword)
        cond: Expr | None = None
        if isinstance(cond_stmt, tree.ExprStmt):
            cond = cond_stmt.x
        elif cond_stmt is not None:
            self._refuse_as_condition(cond_stmt)
        elif keyword == "if" and semi_pos:
            if semi_text != "semicolon":
                message = f"unexpected {semi_text}, expected {{ after if clause"
            else:
                message = "missing condition in if statement"
            self.syntax_error(message, semi_pos)
            cond = tree.BadExpr(semi_pos)
        self.xnest = outer
        return init, cond, post

    def _for_clauses(self) -> tuple[Stmt | None, Stmt | None]:
        """Condition and post statement, after the first semicolon."""
        cond: Stmt | None = None
        post: Stmt | None = None
        if self.kind != ";":
            if self.kind == "{":
                self.syntax_error("expected for loop condition")
                return None, None
            cond = self.simple_stmt(None, "")
        self.want(";")
        if self.kind != "{":
            post = self.simple_stmt(None, "")
            if isinstance(post, tree.AssignStmt) and post.op == ":=":
                self.syntax_error("cannot declare in post statement of for loop", post.pos)
        return cond, post

    def _refuse_as_condition(self, stmt: Stmt) -> None:
        if isinstance(stmt, tree.AssignStmt) and stmt.op == "" and stmt.rhs is not None:
            text = f"assignment {emphasized(stmt.lhs)} = {emphasized(stmt.rhs)}"
        else:
            text = text_of(stmt)
        self.syntax_error(f"cannot use {text} as value", stmt.pos)

    def _if(self) -> tree.IfStmt:
        """An if statement; a chain of `else if` is read without nesting."""
        first = last = self._one_if()
        while self.got("else"):
            if self.kind == "if":
                following = self._one_if()
                last.else_ = following
                last = following
                continue
            if self.kind == "{":
                last.else_ = self.block("")
            else:
                self.syntax_error("else must be followed by if or statement block")
                self.advance(NAME, "}")
            break
        return first

    def _one_if(self) -> tree.IfStmt:
        pos = self.pos
        init, cond, _ = self._header("if")
        then = self.block("if clause")
        return tree.IfStmt(pos, init, cond or tree.BadExpr(pos), then, None)

    def _switch(self) -> Stmt:
        pos = self.pos
        init, tag, _ = self._header("switch")
        stmt = tree.SwitchStmt(pos, init, tag, [], 0)
        self._open_clauses("switch")
        while self.kind not in (EOF, "}"):
            clause = tree.CaseClause(self.pos, None, [], 0)
            if self.got("case"):
                clause.cases = self.expr_list()
            else:
                self._default()
            clause.colon, clause.body = self._clause_body()
            stmt.body.append(clause)
        stmt.rbrace = self.pos
        self.want("}")
        return stmt

    def _select(self) -> Stmt:
        stmt = tree.SelectStmt(self.pos, [], 0)
        self.want("select")
        self._open_clauses("select")
        while self.kind not in (EOF, "}"):
            clause = tree.CommClause(self.pos, None, [], 0)
            if self.got("case"):
                clause.comm = self.simple_stmt(None, "")
            else:
                self._default()
            clause.colon, clause.body = self._clause_body()
            stmt.body.append(clause)
        stmt.rbrace = self.pos
        self.want("}")
        return stmt

    def _open_clauses(self, keyword: str) -> None:
        if not self.got("{"):
            self.syntax_error(f"missing {{ after {keyword} clause")
            self.advance("case", "default", "}")

    def _default(self) -> None:
        if not self.got("default"):
            self.syntax_error("expected case or default or }")
            self.advance(":", "case", "default", "}")

    def _clause_body(self) -> tuple[int, list[Stmt]]:
        colon = self.pos
        self.want(":")
        return colon, self._stmt_list()

    def _call(self, tok: tree.CallTok) -> Stmt:
        pos = self.pos
        self.next()
        found = self.primary_expr(None, keep_parens=self.kind == "(")
        call = unparen(found)
        if call is not found:
            self.fault(found.pos, f"expression in {tok} must not be parenthesized")
        return tree.CallStmt(pos, tok, call)
