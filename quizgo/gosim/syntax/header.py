"""Faults in the package clause and the imports.

`go build` reads these lines first, with another parser than the compiler's, to
find what the file imports. What that parser dislikes is all that it prints,
in words of its own.
"""

from __future__ import annotations

from quizgo.gosim.errors import Fault
from quizgo.gosim.syntax.scanner import EOF, LITERAL, NAME, Tokens

_OTHER_WORDS = {
    "invalid UTF-8 encoding": "illegal UTF-8 encoding",
    "invalid BOM in the middle of the file": "illegal byte order mark",
    "invalid NUL character": "unexpected NUL in input",
    "string not terminated": "raw string literal not terminated",
    "newline in string": "string literal not terminated",
    "unknown escape": "unknown escape sequence",
}


def header_faults(tokens: Tokens) -> list[Fault]:
    """The first fault of the header, if there is one."""
    header = _Header(tokens)
    found = header.package_clause() or header.imports()
    noted = sorted(
        fault
        for index, faults in tokens.faults.items()
        if index <= header.index
        for fault in faults
    )
    if found is None:
        name = tokens.positions[1]
        end = min([header.end(), *(f.pos for f in noted if _is_stray(f) and f.pos > name)])
        first = next((fault for fault in noted if fault.pos < end), None)
        return [] if first is None else [_reworded(first, tokens)]
    first = next((f for f in noted if f.pos <= found.pos or f.line == found.line), None)
    return [found if first is None else _reworded(first, tokens)]


def _is_stray(fault: Fault) -> bool:
    """A character that is no token ends the header, as any token does that is no import."""
    return fault.message.startswith("invalid character") and "identifier" not in fault.message


def _reworded(fault: Fault, tokens: Tokens) -> Fault:
    pos, message = fault
    if message == "newline in string":
        pos = max((p for p in tokens.positions if p < pos), default=pos)
    if message.startswith("invalid character"):
        message = message.replace("invalid", "illegal", 1).removesuffix(" in identifier")
    return Fault(pos, _OTHER_WORDS.get(message, message))


class _Header:
    """A place among the tokens. Every method gives the first fault it meets."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.index = 0

    @property
    def kind(self) -> str:
        return self.tokens.kinds[self.index]

    def _next(self) -> None:
        if self.index + 1 < len(self.tokens.kinds):
            self.index += 1

    def _complain(self, message: str) -> Fault:
        return Fault(self.tokens.positions[self.index], message)

    def _expected(self, what: str) -> Fault:
        text = self.tokens.texts[self.index]
        if self.kind == ";":
            found = {"newline": "newline", "EOF": "'EOF'"}.get(text, "';'")
        elif self.kind in (NAME, LITERAL):
            found = text
        elif self.kind in ("op", "op=", "opop"):
            found = f"'{text + {'op': '', 'op=': '='}.get(self.kind, text)}'"
        else:
            found = f"'{self.kind}'"
        return self._complain(f"expected '{what}', found {found}")

    def package_clause(self) -> Fault | None:
        if self.kind != "package":
            return self._expected("package")
        self._next()
        if self.kind != NAME:
            return self._expected("IDENT")
        self._next()
        return self._semicolon()

    def _semicolon(self) -> Fault | None:
        """Only an import that follows at once is missed; of the rest the compiler complains."""
        if self.kind == "import":
            return self._expected(";")
        while self.kind == ";":
            self._next()
        return None

    def end(self) -> int:
        """Where the first token stands that is no part of the header."""
        return self.tokens.positions[self.index]

    def imports(self) -> Fault | None:
        while self.kind == "import":
            self._next()
            if self.kind == "(":
                self._next()
                while self.kind not in (")", EOF):
                    fault = self._spec()
                    if fault is not None:
                        return fault
                    if self.kind == ";":
                        self._next()
                    elif self.kind != ")":
                        return self._expected(";")
                if self.kind != ")":
                    return self._expected(")")
                self._next()
            else:
                fault = self._spec()
                if fault is not None:
                    return fault
            fault = self._semicolon()
            if fault is not None:
                return fault
        return None

    def _spec(self) -> Fault | None:
        if self.kind in (NAME, "."):
            self._next()
        if self.kind != LITERAL:
            return self._complain("missing import path")
        if self.tokens.texts[self.index][0] not in '"`':
            return self._complain("import path must be a string")
        self._next()
        return None
