"""fmt: what `packages/fmt.go` leaves to Python. Scanning is in the Go text."""

from __future__ import annotations

from typing import cast

from quizgo.gosim.lib.fmt_format import print_format
from quizgo.gosim.lib.fmt_print import Hooks, Printer, TooDeepToPrint, print_all
from quizgo.gosim.lib.memo import Callback, NeedCall
from quizgo.gosim.vm.host import Context
from quizgo.gosim.vm.requests import Fatal
from quizgo.gosim.vm.values import Interface, Slice, Value, slice_of


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


HOSTED = {
    "sprintf": _sprintf,
    "sprint": _sprint,
    "sprintln": _sprintln,
    "errorf": _errorf,
}
