"""fmt: what `packages/fmt.go` leaves to Python: printing, and storing what was scanned."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from quizgo.gosim.lib.casing import is_space
from quizgo.gosim.lib.fmt_format import print_format
from quizgo.gosim.lib.fmt_print import Hooks, Printer, TooDeepToPrint, print_all
from quizgo.gosim.lib.memo import Callback, NeedCall
from quizgo.gosim.vm.host import Context
from quizgo.gosim.vm.requests import Fatal
from quizgo.gosim.vm.values import Interface, Kind, Ptr, Slice, Value, slice_of


def _args(a: Slice) -> list[Interface]:
    return cast("list[Interface]", a.items())


def _sprintf(context: Context, hooks: list[Value], format_string: bytes, a: Slice) -> Value:
    """The text of Printf."""
    printer = Printer(Hooks(hooks), Callback(context.memo))
    try:
        print_format(printer, format_string, _args(a))
    except NeedCall as need:
        return need.call
    except TooDeepToPrint:
        return Fatal("stack overflow")
    return printer.text()


def _sprint(context: Context, hooks: list[Value], a: Slice) -> Value:
    """The text of Print."""
    return _printed(context, hooks, a, lines=False)


def _sprintln(context: Context, hooks: list[Value], a: Slice) -> Value:
    """The text of Println."""
    return _printed(context, hooks, a, lines=True)


def _printed(context: Context, hooks: list[Value], a: Slice, *, lines: bool) -> Value:
    printer = Printer(Hooks(hooks), Callback(context.memo))
    try:
        print_all(printer, _args(a), lines=lines)
    except NeedCall as need:
        return need.call
    except TooDeepToPrint:
        return Fatal("stack overflow")
    return printer.text()


def _errorf(context: Context, hooks: list[Value], format_string: bytes, a: Slice) -> Value:
    """The text of an error, and the operands of its `%w` verbs in order, each once."""
    printer = Printer(Hooks(hooks), Callback(context.memo), wrap_errors=True)
    try:
        print_format(printer, format_string, _args(a))
    except NeedCall as need:
        return need.call
    except TooDeepToPrint:
        return Fatal("stack overflow")
    wrapped = sorted(set(printer.wrapped))
    return printer.text(), len(printer.wrapped), slice_of(list(wrapped))


_NO_POINTER, _OTHER, _BOOL, _INT, _UINT, _FLOAT, _COMPLEX, _STRING, _BYTES = range(9)


def _scan_target(arg: Interface) -> Value:
    """What a Scan function may store in what its operand points to: kind, bits, type."""
    if arg is None:
        return _NO_POINTER, 0, b"<nil>"
    rtype = arg[0]
    name = rtype.string.encode()
    elem = rtype.elem
    if rtype.kind != Kind.POINTER or elem is None:
        return _NO_POINTER, 0, name
    kind = elem.kind
    if kind == Kind.SLICE and elem.elem is not None and elem.elem.kind == Kind.UINT8:
        return _BYTES, 0, name
    for found, kinds in _SCANNED.items():
        if kind in kinds:
            return found, elem.bits, name
    return _OTHER, 0, name


_SCANNED = {
    _BOOL: (Kind.BOOL,),
    _INT: range(Kind.INT, Kind.UINT),
    _UINT: range(Kind.UINT, Kind.FLOAT32),
    _FLOAT: (Kind.FLOAT32, Kind.FLOAT64),
    _COMPLEX: (Kind.COMPLEX64, Kind.COMPLEX128),
    _STRING: (Kind.STRING,),
}


def _store(arg: Interface, value: Interface) -> Value:
    """`*arg = value`, of whatever defined type it is."""
    assert arg is not None
    assert value is not None
    pointer = cast("Ptr", arg[1])
    cast("list[Value]", pointer.base)[pointer.index] = value[1]
    return None


NATIVES: dict[str, Callable[..., Value]] = {
    "scanTarget": _scan_target,
    "store": _store,
    "isSpace": is_space,
}
HOSTED: dict[str, Callable[..., Value]] = {
    "sprintf": _sprintf,
    "sprint": _sprint,
    "sprintln": _sprintln,
    "errorf": _errorf,
}
