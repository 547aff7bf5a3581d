"""What is larger than Go's compiler and linker allow. They find it after the checking of types.

The compiler gives such a fault the position that it happens to be at: of the variable or type that
is declared, else of the function.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from quizgo.gosim.check import types as t
from quizgo.gosim.check.checker import Checker
from quizgo.gosim.check.nodes import unpack
from quizgo.gosim.check.objects import Var
from quizgo.gosim.check.types import Type
from quizgo.gosim.errors import Fault
from quizgo.gosim.syntax import tree

_ADDRESS_SPACE: Final = 1 << 50
_MOST_OF_CHANNEL: Final = 1 << 16
_MOST_OF_SYMBOL: Final = 2_000_000_000
_MOST_OF_FRAME: Final = 1 << 30
_SHORT: Final = 16
"""Without an array so long nobody makes a type that is too large."""
_WORD: Final = 8
_BYTES: Final = {
    **dict.fromkeys((t.BOOL, t.INT8, t.UINT8), 1),
    **dict.fromkeys((t.INT16, t.UINT16), 2),
    **dict.fromkeys((t.INT32, t.UINT32, t.FLOAT32), 4),
    **dict.fromkeys((t.STRING, t.COMPLEX128), 16),
}


def size_faults(c: Checker) -> list[Fault]:
    """The types that are too large, else the functions or else the variables that are."""
    if c.longest_array < _SHORT:
        return []
    return _large_types(c) or _large_functions(c) or _large_variables(c)


def _large_types(c: Checker) -> list[Fault]:
    found: dict[int, Fault] = {}
    for decl in c.file.decl_list:
        for pos, typ in _types_of(decl):
            text = _too_large(c, typ, set())
            if text:
                found.setdefault(pos, Fault(pos, text))
    return list(found.values())


def _types_of(node: tree.Node) -> Iterator[tuple[int, Type]]:
    """The types that a declaration or statement names, each with the position it has."""
    for pos, e in _type_expressions(node, node.pos):
        if isinstance(e.type, Type):
            yield pos, e.type


def _type_expressions(node: object, pos: int) -> Iterator[tuple[int, tree.Expr]]:
    todo: list[tuple[object, int]] = [(node, pos)]
    while todo:
        at, pos = todo.pop()
        if isinstance(at, list | tuple):
            todo.extend((item, pos) for item in reversed(at))
        if not isinstance(at, tree.Node):
            continue
        pos = _position(at, pos)
        if isinstance(at, tree.ArrayType | tree.ChanType | tree.StructType):
            yield pos, at
        slots = [name for kind in type(at).__mro__ for name in getattr(kind, "__slots__", ())]
        todo.extend((getattr(at, name), pos) for name in slots if name not in _FOREIGN)


_FOREIGN: Final = ("obj", "target", "selection", "info", "type", "targs", "value", "mode", "pos")
"""What the checker hung on the nodes, and references across the tree."""


def _position(node: tree.Node, pos: int) -> int:
    match node:
        case tree.TypeDecl() | tree.FuncDecl():
            return node.name.pos
        case tree.VarDecl():
            return node.name_list[0].pos
        case tree.AssignStmt(op=":="):
            return unpack(node.lhs)[0].pos
    return pos


def _too_large(c: Checker, typ: Type, seen: set[Type]) -> str:
    """What is wrong with a type or one of its parts."""
    if typ in seen:
        return ""
    seen.add(typ)
    under = typ.under()
    parts: tuple[Type, ...] = ()
    match under:
        case t.Array():
            parts = (under.elem,)
        case t.Struct():
            parts = tuple(f.typ for f in under.fields)
        case t.Chan():
            parts = (under.elem,)
    for part in parts:
        text = _too_large(c, part, seen)
        if text:
            return text
    if isinstance(under, t.Array) and size_of(under.elem) * under.length >= _ADDRESS_SPACE:
        return f"type {c.ts(typ)} larger than address space"
    if isinstance(under, t.Struct) and size_of(under) > _ADDRESS_SPACE:
        return f"type {c.ts(typ)} too large"
    if isinstance(under, t.Chan) and size_of(under.elem) >= _MOST_OF_CHANNEL:
        return "channel element type too large (>64kB)"
    return ""


def size_of(typ: Type) -> int:
    """Bytes of a value on a machine of 64 bits; a type parameter counts as a word."""
    under = typ.under()
    match under:
        case t.Basic():
            return _BYTES.get(under.kind, _WORD)
        case t.Array():
            return size_of(under.elem) * max(under.length, 0)
        case t.Struct():
            return _struct_size(under)
        case t.Slice():
            return 3 * _WORD
        case t.Interface():
            return 2 * _WORD
    return _WORD


def _struct_size(struct: t.Struct) -> int:
    size = 0
    for field in struct.fields:
        alignment = _alignment(field.typ)
        size = -(-size // alignment) * alignment + size_of(field.typ)
    widest = max((_alignment(field.typ) for field in struct.fields), default=1)
    return -(-size // widest) * widest


def _alignment(typ: Type) -> int:
    under = typ.under()
    match under:
        case t.Array():
            return _alignment(under.elem)
        case t.Struct():
            return max((_alignment(field.typ) for field in under.fields), default=1)
    return min(size_of(under), _WORD) or 1


def _large_functions(c: Checker) -> list[Fault]:
    """Functions whose parameters and results take more than the stack has."""
    faults: list[Fault] = []
    for func in c.functions:
        signature = func.signature
        receiver = [] if signature.recv is None else [signature.recv]
        variables = [*receiver, *signature.params.vars, *signature.results.vars]
        size = sum(size_of(v.typ) for v in variables)
        if size >= _MOST_OF_FRAME:
            text = f"stack frame too large (>1GB): 0 MB locals + {size >> 20} MB args"
            faults.append(Fault(func.pos if func.decl is None else func.decl.pos, text))
    return faults


def _large_variables(c: Checker) -> list[Fault]:
    faults: list[Fault] = []
    for obj in c.decls:
        if isinstance(obj, Var) and obj.name != "_":
            size = size_of(obj.typ)
            if size > _MOST_OF_SYMBOL:
                most = f"{size} bytes > {_MOST_OF_SYMBOL} bytes"
                text = f"{c.pkg.name}.{obj.name}: symbol too large ({most})"
                faults.append(Fault(_last_position(c) or obj.pos, text))
    return faults


def _last_position(c: Checker) -> int:
    """The last statement of the file: the compiler is there when it writes the variables."""
    for decl in reversed(c.file.decl_list):
        if isinstance(decl, tree.FuncDecl) and decl.body is not None and decl.body.stmt_list:
            last = decl.body.stmt_list[-1]
            return last.x.pos if isinstance(last, tree.ExprStmt) else last.pos
    return 0
