"""The Go declarations in notes: types, fields, methods, constants, with what comments say.

Go is read by gosim's parser. Notes quote rather than compile: a block needs no package clause,
may leave lines out with `...`, and where one declaration is broken the others still count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from itertools import groupby

from quizgo.exchange.comments import Comments, Told, comments_of, joined, told
from quizgo.frozen import dataclass
from quizgo.gosim.source import line_of
from quizgo.gosim.syntax import parse, tree
from quizgo.gosim.syntax.printer import text_of

MAX_WRITTEN = 300
"""Characters of a type or value; the rest is cut."""


class Role(Enum):
    """What is declared."""

    FIELD = auto()
    METHOD = auto()
    EMBEDS = auto()
    """What an interface takes in of others."""
    CONSTANT = auto()
    TYPE = auto()
    FUNCTION = auto()


@dataclass(frozen=True, slots=True)
class Declared:
    """One thing that a card can ask about."""

    role: Role
    owner: str
    """The type it belongs to; empty for what stands alone."""
    name: str
    written: str
    """A field's type, a method's signature, a constant's value, a type's definition."""
    told: Told
    """What comments say."""
    line: int
    """Of the block, from 1."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """A stretch of a block that is no Go declaration."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class GoBlock:
    declared: tuple[Declared, ...]
    troubles: tuple[Trouble, ...]


def looks_like_go(text: str) -> bool:
    """Whether a block that names no language begins as Go declarations do."""
    return _BEGINS.match(text) is not None


_BEGINS = re.compile(r"(?:\s|//[^\n]*\n)*+(?:package|import|type|func|const|var)\b[ \t]+[\w(]")


def read_go(text: str) -> GoBlock:
    """What a block declares, and what in it could not be read."""
    text = _ELIDED.sub(r"\1//", text.replace("\0", " "))
    comments = comments_of(text)
    whole = _parsed(text)
    if isinstance(whole, tree.File):
        return GoBlock(tuple(_declared(whole, comments)), ())
    if isinstance(_parsed("func _() {" + text + "\n}"), tree.File):
        return GoBlock((), ())  # statements: an example of use
    return _piecewise(text, comments)


_ELIDED = re.compile(r"^([ \t]*)(?:\.{3,}|…+)[ \t]*(?=\n|\Z|//)", re.MULTILINE)
"""A line that says only that something was left out."""


def _parsed(text: str) -> tree.File | Trouble:
    """A package of these declarations, or the first thing that is wrong with them."""
    has_package = _PACKAGE.match(text) is not None
    prefix = "" if has_package else "package p;"
    parsed = parse((prefix + text).encode(errors="replace"), "notes")
    if parsed.file is not None:
        return parsed.file
    fault = parsed.faults[0]
    at = min(max(1, fault.line), text.count("\n") + 1)
    return Trouble(at, fault.message.partition("\n")[0])


_PACKAGE = re.compile(r"(?:\s|//[^\n]*\n|/\*(?>.*?\*/))*+package\b", re.DOTALL)


def _piecewise(text: str, comments: Comments) -> GoBlock:
    """Each declaration read by itself, so that a broken one does not hide the next."""
    declared: list[Declared] = []
    troubles: list[Trouble] = []
    for line, piece in _pieces(text):
        found = _parsed("\n" * (line - 1) + piece)
        if isinstance(found, Trouble):
            troubles.append(found)
        else:
            declared += _declared(found, comments)
    return GoBlock(tuple(declared), tuple(troubles))


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """The stretches that each begin with a declaration at the margin, with their first lines."""
    starts = [match.start() for match in _AT_MARGIN.finditer(text)][:MAX_PIECES]
    if not starts or text[: starts[0]].strip():
        starts = [0, *starts]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        if text[start:end].strip():
            yield text.count("\n", 0, start) + 1, text[start:end]


_AT_MARGIN = re.compile(r"^(?:type|func|const|var|import)\b", re.MULTILINE)
MAX_PIECES = 200


# Tree → what is declared ----------------------------------------------------------


def _declared(file: tree.File, comments: Comments) -> Iterator[Declared]:
    for _, together in groupby(
        file.decl_list, key=lambda decl: getattr(decl, "group", None) or decl
    ):
        constants: list[tree.ConstDecl] = []
        for decl in together:
            match decl:
                case tree.TypeDecl():
                    yield from _of_type(decl, comments)
                case tree.ConstDecl():
                    constants.append(decl)
                case tree.FuncDecl():
                    yield from _of_function(decl, comments)
        yield from _of_constants(constants, comments)


def _of_type(decl: tree.TypeDecl, comments: Comments) -> Iterator[Declared]:
    line = line_of(decl.pos)
    name = decl.name.name
    purpose = " ".join(filter(None, comments.above(line)))
    match decl.type_expr:
        case tree.StructType() as struct:
            if purpose:
                yield Declared(Role.TYPE, "", name, "struct", Told(purpose), line)
            yield from _fields(name, struct, comments)
        case tree.InterfaceType() as interface:
            if purpose:
                yield Declared(Role.TYPE, "", name, "interface", Told(purpose), line)
            yield from _methods(name, interface, comments)
        case written:
            beside = comments.beside.get(line, "")
            said = joined([purpose, beside])
            equals = "= " if decl.alias else ""
            yield Declared(Role.TYPE, "", name, equals + _written(written), Told(said), line)


def _fields(owner: str, struct: tree.StructType, comments: Comments) -> Iterator[Declared]:
    named = [(_field_name(each), each) for each in struct.field_list]
    named = [(name, each) for name, each in named if name not in ("", "_")]
    said = told([(name, line_of(each.pos)) for name, each in named], comments)
    for name, each in named:
        written = _written(each.type_expr)
        yield Declared(Role.FIELD, owner, name, written, said[name], line_of(each.pos))


def _field_name(each: tree.Field) -> str:
    """The name of a field; that of its type where it is embedded."""
    if each.name is not None:
        return each.name.name
    at = each.type_expr
    while not isinstance(at, tree.Name):
        match at:
            case tree.Operation(x=inner) | tree.IndexExpr(x=inner):
                at = inner
            case tree.SelectorExpr(sel=selected):
                at = selected
            case _:
                return ""
    return at.name


def _methods(owner: str, interface: tree.InterfaceType, comments: Comments) -> Iterator[Declared]:
    named = [(each.name.name, each) for each in interface.method_list if each.name is not None]
    said = told([(name, line_of(each.pos)) for name, each in named], comments)
    for name, each in named:
        signature = name + _written(each.type_expr).removeprefix("func")
        yield Declared(Role.METHOD, owner, name, signature, said[name], line_of(each.pos))
    taken = [each for each in interface.method_list if each.name is None]
    if taken:
        written = ", ".join(_written(each.type_expr) for each in taken)
        yield Declared(Role.EMBEDS, owner, "", written, Told(), line_of(taken[0].pos))


def _of_constants(decls: list[tree.ConstDecl], comments: Comments) -> Iterator[Declared]:
    """Constants in the order in which they stand, each with its value as it can be read."""
    names = [(name.name, line_of(name.pos)) for decl in decls for name in decl.name_list]
    names = [(name, line) for name, line in names if name != "_"]
    said = told(names, comments)
    kind, values = "", ""
    for iota, decl in enumerate(decls):
        if decl.values is not None or decl.type_expr is not None:
            kind = _written(decl.type_expr) if decl.type_expr is not None else ""
            values = _written(decl.values) if decl.values is not None else ""
        written = f"{kind} = {iota if values == 'iota' else values}".strip() if values else kind
        if values != "iota" and _IOTA.search(values):
            written += f" (iota = {iota})"
        for name in decl.name_list:
            if name.name != "_":
                line = line_of(name.pos)
                yield Declared(Role.CONSTANT, "", name.name, written, said[name.name], line)


_IOTA = re.compile(r"\biota\b")


def _of_function(decl: tree.FuncDecl, comments: Comments) -> Iterator[Declared]:
    """A function or method that a comment tells of. Others would ask for their code."""
    line = line_of(decl.pos)
    purpose = " ".join(filter(None, comments.above(line)))
    if not purpose:
        return
    signature = _written(decl.type_expr).removeprefix("func")
    owner = ""
    if decl.recv is not None:
        owner = _field_name(tree.Field(decl.recv.pos, None, decl.recv.type_expr))
    name = decl.name.name
    yield Declared(Role.FUNCTION, owner, name, f"func {name}{signature}", Told(purpose), line)


def _written(expr: tree.Expr) -> str:
    text = " ".join(text_of(expr).split())
    return text if len(text) <= MAX_WRITTEN else text[: MAX_WRITTEN - 1] + "…"
