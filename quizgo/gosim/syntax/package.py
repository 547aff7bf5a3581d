"""Quick reading of the standard packages: a function is parsed when somebody asks for it.

Our own package texts are formatted as gofmt does, so that a top-level function
begins with `func ` at the start of a line and ends with that line or with the
next `}` that stands alone. A program uses few of them.
"""

from __future__ import annotations

import re

from quizgo.gosim.errors import InternalError
from quizgo.gosim.syntax import tree
from quizgo.gosim.syntax.parser import parse
from quizgo.gosim.syntax.scanner import scan
from quizgo.gosim.syntax.stmts import StmtReader
from quizgo.gosim.syntax.tree import Field, FuncDecl, Name

_FUNC = re.compile(rb"^func (?:\((?:(\w+) )?(\*?)(\w+)\) )?(\w+)", re.MULTILINE)


class LazyFuncDecl(FuncDecl):
    """A function that is parsed when its signature or body is first looked at.

    Name and receiver are there at once. The other slots are empty until then,
    so that Python asks `__getattr__`.
    """

    __slots__ = ("_filename", "_line", "_text")

    def __init__(self, filename: str, text: bytes, line: int, recv: Field | None, name: Name):
        self.pos = line << 16 | 6
        self.noinline = False
        self.obj = None
        self.info = None
        self.recv = recv
        self.name = name
        self._filename = filename
        self._text = text
        self._line = line

    def __getattr__(self, attribute: str) -> object:
        if attribute not in ("tparam_list", "type_expr", "body"):
            raise AttributeError(attribute)
        reader = StmtReader(scan(self._text, self._line))
        reader.next()
        decl = reader.func_decl()
        if reader.faults:
            line, message = reader.faults[0].line, reader.faults[0].message
            raise InternalError(f"{self._filename}:{line}: {message}")
        self.tparam_list = decl.tparam_list
        self.type_expr = decl.type_expr
        self.body = decl.body
        found: object = getattr(decl, attribute)
        return found


def parse_package(source: bytes, filename: str) -> tree.File:
    """The tree of one of our packages."""
    functions: list[tree.Decl] = []
    rest: list[bytes] = []
    at, line = 0, 1
    for found in _FUNC.finditer(source):
        start = found.start()
        end = _end(source, start)
        before = source[at:start]
        rest.append(before)
        line += before.count(b"\n")
        functions.append(_function(filename, source[start:end], line, found))
        newlines = source.count(b"\n", start, end)
        rest.append(b"\n" * newlines)
        line += newlines
        at = end
    rest.append(source[at:])
    file, faults, _ = parse(b"".join(rest), filename)
    if file is None or faults:
        raise InternalError(f"{filename}:{faults[0].line}: {faults[0].message}")
    file.decl_list = sorted(file.decl_list + functions, key=lambda decl: decl.pos)
    return file


def _end(source: bytes, start: int) -> int:
    """Where the function that starts there ends."""
    end = source.find(b"\n", start)
    if end < 0:
        return len(source)
    if source[end - 1 : end] == b"{":
        end = source.find(b"\n}\n", end - 1) + 2
        return end if end > 1 else len(source)
    return end


def _function(filename: str, text: bytes, line: int, found: re.Match[bytes]) -> LazyFuncDecl:
    def pos(group: int) -> int:
        return line << 16 | found.start(group) - found.start() + 1

    recv_name, star, recv_type, name = found.groups()
    recv: Field | None = None
    if recv_type is not None:
        base: tree.Expr = Name(pos(3), recv_type.decode())
        if star:
            base = tree.Operation(pos(2), "*", base)
        first = Name(pos(1), recv_name.decode()) if recv_name else None
        recv = Field(first.pos if first else base.pos, first, base)
    return LazyFuncDecl(filename, text, line, recv, Name(pos(4), name.decode()))
