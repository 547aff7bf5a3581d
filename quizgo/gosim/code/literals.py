"""Composite literals."""

from __future__ import annotations

from typing import cast

from quizgo.gosim.check import types as gotypes
from quizgo.gosim.check.constants import to_int
from quizgo.gosim.check.types import Type
from quizgo.gosim.code import exprs, places
from quizgo.gosim.code.builder import HANDLE, Builder
from quizgo.gosim.code.ir import Const, Operand
from quizgo.gosim.code.rtypes import Kind, RType, slot_room
from quizgo.gosim.syntax import tree

_SPARSE = 64
"""An array this much longer than its literal is made of zeros first."""


def composite(b: Builder, e: tree.CompositeLit) -> Operand:
    """A fresh value. `&T{…}` elided inside of a literal gives a pointer type."""
    typ = b.type_of(e).under()
    if isinstance(typ, gotypes.Pointer):
        made = _composite(b, e, typ.elem.under(), b.rtype(typ.elem))
        return places.boxed(b, made, b.rtype(typ.elem))
    return _composite(b, e, typ, b.rtype(b.type_of(e)))


def _composite(b: Builder, e: tree.CompositeLit, typ: Type, rtype: RType) -> Operand:
    match typ:
        case gotypes.Struct():
            return _struct(b, e, typ, rtype)
        case gotypes.Array():
            return _array(b, e, typ.elem, typ.length)
        case gotypes.Slice():
            return _slice(b, e, typ.elem)
        case gotypes.Map():
            return _map(b, e, typ)
    raise AssertionError(typ)


def _struct(b: Builder, e: tree.CompositeLit, typ: gotypes.Struct, rtype: RType) -> Operand:
    fields: dict[int, tree.Expr] = {}
    names = {f.name: i for i, f in enumerate(typ.fields)}
    for i, item in enumerate(e.elem_list):
        if isinstance(item, tree.KeyValueExpr):
            fields[names[cast("tree.Name", item.key).name]] = item.elem
        else:
            fields[i] = item
    given = exprs.values(b, [(item, typ.fields[i].typ) for i, item in fields.items()])
    by_index = dict(zip(fields, given, strict=True))
    slots = [
        by_index[i] if i in by_index else b.zero(b.rtype(f.typ)) for i, f in enumerate(typ.fields)
    ]
    b.pos = e.pos
    b.charge(rtype.room)
    return b.op("struct", *slots)


def _elements(b: Builder, e: tree.CompositeLit, elem: Type) -> tuple[dict[int, Operand], int]:
    """The elements by index, and how long the array must be."""
    indexes: list[int] = []
    items: list[tree.Expr] = []
    at = longest = 0
    for item in e.elem_list:
        if isinstance(item, tree.KeyValueExpr):
            number = None if item.key.value is None else to_int(item.key.value)
            assert number is not None
            at = number
            item = item.elem
        indexes.append(at)
        items.append(item)
        at += 1
        longest = max(longest, at)
    given = exprs.values(b, [(item, elem) for item in items])
    return dict(zip(indexes, given, strict=True)), longest


def _array(b: Builder, e: tree.CompositeLit, elem: Type, length: int) -> Operand:
    elements, longest = _elements(b, e, elem)
    if length < 0:
        length = longest
    b.pos = e.pos
    return _filled(b, elements, b.rtype(elem), length)


def _filled(b: Builder, elements: dict[int, Operand], elem: RType, length: int) -> Operand:
    """An array of that length, zero where the literal says nothing."""
    if length > len(elements) + _SPARSE:
        return _sparse(b, elements, elem, length)
    slots = [elements[i] if i in elements else b.zero(elem) for i in range(length)]
    b.charge(length * slot_room(elem, length))
    array = b.op("struct", *slots)
    return b.op("bytes.own", array) if elem.kind is Kind.UINT8 else array


def _sparse(b: Builder, elements: dict[int, Operand], elem: RType, length: int) -> Operand:
    b.charge(length * slot_room(elem, length))
    array = b.op("zeros", Const(elem), Const(length))
    for i, operand in elements.items():
        b.do("setfield", array, Const(i), operand)
    return array


def _slice(b: Builder, e: tree.CompositeLit, elem: Type) -> Operand:
    elements, length = _elements(b, e, elem)
    b.pos = e.pos
    rtype = b.rtype(elem)
    if length == len(elements) and all(i in elements for i in range(length)):
        return b.op("slice.lit", Const(rtype), *[elements[i] for i in range(length)])
    array = _filled(b, elements, rtype, length)
    b.charge(HANDLE)
    return b.op("slice.own", array)


def _map(b: Builder, e: tree.CompositeLit, typ: gotypes.Map) -> Operand:
    key = b.rtype(typ.key)
    made = b.op("make.map", Const(key), Const(len(e.elem_list)))
    for item in e.elem_list:
        assert isinstance(item, tree.KeyValueExpr)
        with b.scratch():
            k, v = exprs.values(b, [(item.key, typ.key), (item.elem, typ.elem)])
            b.pos = item.pos
            b.spend(key, k)
            b.do("map.set", made, k, v)
    return made
