"""fmt: what `packages/fmt.go` leaves to Python: printing, and storing what was scanned."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from quizgo.gosim.depth import deep_recursion
from quizgo.gosim.lib.casing import is_space
from quizgo.gosim.lib.fmt_format import print_format
from quizgo.gosim.lib.fmt_print import Printer, TooDeepToPrint, hooks_of
from quizgo.gosim.vm.faults import nil_deref
from quizgo.gosim.vm.host import Call, Context, Request
from quizgo.gosim.vm.requests import Fatal
from quizgo.gosim.vm.values import Interface, Kind, Ptr, Slice, Value, slice_of

_BYTES_OF_STEP = 16
"""Bytes that are printed in the time of a step, at least."""


def _written(
    context: Context, table: list[Value], write: Callable[[Printer], None], *, wraps: bool = False
) -> Printer | Request:
    """What `write` printed; or the call of the Go methods that it needs first.

    The values that print themselves are found in one pass and asked all at
    once; another pass prints. (A method that panics may bring up more of them.)
    """
    hooks = hooks_of(table)
    answers: list[Value] = [
        answer for some in cast("list[Slice]", context.memo) for answer in some.items()
    ]
    try:
        printer = Printer(context.world, hooks, answers, wrap_errors=wraps)
        write(printer)
    except RecursionError:
        with deep_recursion():
            try:
                printer = Printer(context.world, hooks, answers, wrap_errors=wraps)
                write(printer)
            except TooDeepToPrint:
                return Fatal("stack overflow")
    if printer.requests:
        return Call(hooks.call, (slice_of(printer.requests),))
    size = sum(map(len, printer.out))
    context.world.charge(size)
    printer.take(size // _BYTES_OF_STEP)
    return printer


def _sprintf(context: Context, table: list[Value], text: bytes, a: Slice) -> Value:
    """The text of Printf."""
    done = _written(context, table, lambda printer: print_format(printer, text, _args(a)))
    return done.text() if isinstance(done, Printer) else done


def _sprint(context: Context, table: list[Value], a: Slice) -> Value:
    """The text of Print."""
    done = _written(context, table, lambda printer: _print_all(printer, _args(a), lines=False))
    return done.text() if isinstance(done, Printer) else done


def _sprintln(context: Context, table: list[Value], a: Slice) -> Value:
    """The text of Println."""
    done = _written(context, table, lambda printer: _print_all(printer, _args(a), lines=True))
    return done.text() if isinstance(done, Printer) else done


def _errorf(context: Context, table: list[Value], text: bytes, a: Slice) -> Value:
    """The text of an error, how many `%w` it has, and their operands in order, each once."""
    done = _written(
        context, table, lambda printer: print_format(printer, text, _args(a)), wraps=True
    )
    if not isinstance(done, Printer):
        return done
    operands: list[Value] = [*sorted(set(done.wrapped))]
    return done.text(), len(done.wrapped), slice_of(operands)


def _print_all(printer: Printer, args: list[Interface], *, lines: bool) -> None:
    """Println (a space between all, a newline), or Print (a space between what is no string)."""
    out = printer.out
    previous_string = False
    for index, arg in enumerate(args):
        is_string = arg is not None and arg[0].kind is Kind.STRING
        if index and (lines or not (is_string or previous_string)):
            out.append(b" ")
        if arg is None or arg[0].method_names:
            printer.arg(arg, "v")
        elif is_string:
            out.append(cast("bytes", arg[1]))
        elif arg[0].kind in _INTEGERS:
            out.append(b"%d" % cast("int", arg[1]))
        else:
            printer.arg(arg, "v")
        previous_string = is_string
    if lines:
        out.append(b"\n")


def _args(a: Slice) -> list[Interface]:
    return cast("list[Interface]", a.items())


_INTEGERS = frozenset(range(Kind.INT, Kind.FLOAT32))

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
    pointer = cast("Ptr | None", arg[1])
    if pointer is None:
        nil_deref()
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
