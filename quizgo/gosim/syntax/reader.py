"""The parser's hold on the tokens: the current one, faults, and finding the way again.

After a fault the parser skips to a token that may follow (`advance`), so that
one mistake gives one message, as in Go's own parser.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import NoReturn

from quizgo.gosim.errors import Fault
from quizgo.gosim.syntax import pragmas, scanner
from quizgo.gosim.syntax.scanner import ASSIGN_OP, EOF, INC_OP, KEYWORDS, LITERAL, NAME, OPERATOR
from quizgo.gosim.syntax.tree import BadExpr, BlockStmt, Expr, Field, FuncType, Name, Pos

DEEPEST = 1_000
"""How deep expressions, types and statements may nest in each other."""

TOO_DEEP = "syntax error: exceeded max nesting depth"

_STATEMENT_STARTS = frozenset(
    (
        *("break", "const", "continue", "defer", "fallthrough", "for", "go"),
        *("goto", "if", "return", "select", "switch", "type", "var"),
    )
)


class TooDeep(Exception):
    """The source nests deeper than DEEPEST; the fault has been noted."""


def token_word(token: str) -> str:
    """The token as messages name it."""
    if token == ",":
        return "comma"
    if token == ";":
        return "semicolon or newline"
    return f"keyword {token}" if token in KEYWORDS else token


class Reader(ABC):
    """The current token and everything noted so far.

    `kind`, `text` and `pos` are those of the current token. `xnest` is the
    nesting of expressions, negative in a header (`if x {`), where a brace opens
    the block and no literal; `fnest` that of functions.
    """

    def __init__(self, tokens: scanner.Tokens) -> None:
        self.tokens = tokens
        self.faults: list[Fault] = []
        self.pragma_faults: list[Fault] = []
        self.late_faults: list[Fault] = []
        """What is said only of programs whose types fit."""
        self.open_pragmas = list(reversed(tokens.pragmas))
        self.index = -1
        self.kind = ""
        self.text = ""
        self.pos: Pos = 0
        self.xnest = 0
        self.fnest = 0
        self.depth = 0
        self.next()

    def next(self) -> None:
        """Go to the next token; EOF stays."""
        tokens = self.tokens
        index = self.index + 1
        if index >= len(tokens.kinds):
            return
        self.index = index
        self.kind = tokens.kinds[index]
        self.text = tokens.texts[index]
        self.pos = tokens.positions[index]
        if tokens.faults:
            self.faults.extend(tokens.faults.pop(index, ()))

    def got(self, kind: str) -> bool:
        """Take the token if it is of this kind."""
        if self.kind == kind:
            self.next()
            return True
        return False

    def want(self, kind: str) -> None:
        """Take the token, which must be of this kind."""
        if not self.got(kind):
            self.syntax_error(f"expected {token_word(kind)}")
            self.advance()

    def got_assign(self) -> bool:
        """Take `=`; complain about `:=` but take it too."""
        if self.kind == ":=":
            self.syntax_error("expected =")
        elif self.kind != "=":
            return False
        self.next()
        return True

    def take_pragmas(self, what: str = "") -> list[pragmas.Pragma]:
        """The `//go:` comments since the last such call, which stand before a declaration of that
        kind; without one they are misplaced."""
        open_ = self.open_pragmas
        if not open_ or open_[-1].token > self.index:
            return []
        taken: list[pragmas.Pragma] = []
        while open_ and open_[-1].token <= self.index:
            taken.append(open_.pop())
        if what:
            self.late_faults.extend(pragmas.before(what, taken))
        else:
            self.pragma_faults.extend(pragmas.left_over(taken))
        return taken

    def is_operator(self, text: str) -> bool:
        """Is the token this operator (none of `*` and `<-`)?"""
        return self.kind == OPERATOR and self.text == text

    def fault(self, pos: Pos, message: str) -> None:
        """Note a fault in these words."""
        self.faults.append(Fault(pos, message))

    def syntax_error(self, message: str, pos: Pos = 0) -> None:
        """Note a syntax error, here unless `pos` says otherwise.

        A message that begins with expected, in, at or after is preceded by
        what was found instead.
        """
        if self.kind == EOF and self.faults:
            return  # what follows from the first fault helps nobody
        if message.startswith(("in ", "at ", "after ")):
            message = f"unexpected {self._found()} {message}"
        elif message.startswith("expected "):
            message = f"unexpected {self._found()}, {message}"
        self.fault(pos or self.pos, f"syntax error: {message}")

    def _found(self) -> str:
        match self.kind:
            case scanner.NAME:
                return f"name {self.text}"
            case ";":
                return self.text
            case scanner.LITERAL:
                return f"literal {self.text}"
            case scanner.OPERATOR:
                return self.text
            case scanner.ASSIGN_OP:
                return f"{self.text}="
            case scanner.INC_OP:
                return self.text * 2
        return token_word(self.kind)

    def advance(self, *follow: str) -> None:
        """Skip to one of these, or in a function to the start of a statement.

        Without any, skip one token.
        """
        if not follow:
            if self.kind != EOF:
                self.next()
            return
        while self.kind != EOF and self.kind not in follow:
            if self.fnest > 0 and self.kind in _STATEMENT_STARTS:
                return
            self.next()

    def enter(self) -> None:
        """One level deeper; whoever calls this leaves by `self.depth -= 1`."""
        self.depth += 1
        if self.depth > DEEPEST:
            self.too_deep()

    def too_deep(self) -> NoReturn:
        """Note that the source nests too deeply, and give up."""
        self.fault(self.pos, TOO_DEEP)
        raise TooDeep

    def list_of(self, context: str, separator: str, close: str, element: Callable[[], bool]) -> Pos:
        """Read elements up to `close`; one that returns true is the last. The place of `close`."""
        done = False
        self.enter()
        while self.kind != EOF and self.kind != close and not done:
            done = element()
            if not self.got(separator) and self.kind != close:
                missing = f"{token_word(separator)} or {token_word(close)}"
                self.syntax_error(f"in {context}; possibly missing {missing}")
                self.advance(")", "]", "}")
                if self.kind != close:
                    self.depth -= 1
                    return self.pos
        self.depth -= 1
        pos = self.pos
        self.want(close)
        return pos

    def bad_expr(self) -> BadExpr:
        """What stands for an expression that is not there."""
        return BadExpr(self.pos)

    def name(self) -> Name:
        """An identifier."""
        if self.kind == NAME:
            name = Name(self.pos, self.text)
            self.next()
            return name
        name = Name(self.pos, "_")
        self.syntax_error("expected name")
        self.advance()
        return name

    def name_list(self, first: Name) -> list[Name]:
        """Identifiers after the first, which is given."""
        names = [first]
        while self.got(","):
            names.append(self.name())
        return names

    @abstractmethod
    def expr(self) -> Expr:
        """An expression."""

    @abstractmethod
    def type_or_none(self) -> Expr | None:
        """A type, if there is one."""

    @abstractmethod
    def func_type(self, context: str) -> tuple[list[Field], FuncType]:
        """Type parameters and signature; with a context the former are refused."""

    @abstractmethod
    def func_body(self) -> BlockStmt:
        """A block in braces, its labels and branches checked."""


__all__ = ["ASSIGN_OP", "EOF", "INC_OP", "LITERAL", "NAME", "OPERATOR", "Reader", "TooDeep"]
