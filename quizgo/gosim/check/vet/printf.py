"""Calls of Printf and its like: verbs against arguments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quizgo.gosim.check.objects import Func, Package
from quizgo.gosim.check.operand import CONSTANT
from quizgo.gosim.check.program import Checked
from quizgo.gosim.check.types import Interface, Pointer, Signature, Slice, Type, unalias
from quizgo.gosim.check.typeset import type_set
from quizgo.gosim.check.typestring import type_string
from quizgo.gosim.check.vet import argtypes as a
from quizgo.gosim.check.vet.verbs import FormatError, Operation, parse_format
from quizgo.gosim.check.vet.walk import (
    Path,
    argument_type,
    callee,
    full_name,
    typ_of,
    vet_type,
    walk_with_parents,
)
from quizgo.gosim.check.vet.wrappers import ERRORF, PRINT, Printers
from quizgo.gosim.errors import Fault
from quizgo.gosim.syntax import tree
from quizgo.gosim.syntax.positions import start_pos
from quizgo.gosim.syntax.printer import text_of

_NUMBER = " -+.0"
_SHARP = " -+.0#"
_NUMBERS = a.FLOAT | a.COMPLEX
VERBS: dict[str, tuple[str, int]] = {
    "%": ("", 0),
    "b": (_SHARP, a.INT | _NUMBERS | a.POINTER),
    "c": ("-", a.RUNE | a.INT),
    "d": (_NUMBER, a.INT | a.POINTER),
    "e": (_SHARP, _NUMBERS),
    "E": (_SHARP, _NUMBERS),
    "f": (_SHARP, _NUMBERS),
    "F": (_SHARP, _NUMBERS),
    "g": (_SHARP, _NUMBERS),
    "G": (_SHARP, _NUMBERS),
    "o": (_SHARP, a.INT | a.POINTER),
    "O": (_SHARP, a.INT | a.POINTER),
    "p": ("-#", a.POINTER),
    "q": (_SHARP, a.RUNE | a.BYTE | a.STRING),
    "s": (_NUMBER, a.STRING),
    "t": ("-", a.BOOL),
    "T": ("-", a.ANY),
    "U": ("-#", a.RUNE | a.INT),
    "v": (_SHARP, a.ANY),
    "w": (_SHARP, a.ERROR_VALUE),
    "x": (_SHARP, a.RUNE | a.INT | a.STRING | a.POINTER | _NUMBERS),
    "X": (_SHARP, a.RUNE | a.INT | a.STRING | a.POINTER | _NUMBERS),
}
"""Flags that a verb knows, and what it prints."""

_DIRECTIVE = re.compile(
    r"%[+\-#]*([0-9]+|(\[[0-9]+\])?\*)?\.?([0-9]+|(\[[0-9]+\])?\*)?(\[[0-9]+\])?"
    r"[bcdefgopqstvxEFGTUX]"
)


def check(checked: Checked) -> Iterator[Fault]:
    printers = Printers(checked)
    yield from printers.faults
    for node, parents in walk_with_parents(checked.file):
        if not isinstance(node, tree.CallExpr):
            continue
        func = callee(node)
        kind = printers.kind(func)
        if not kind or func is None:
            continue
        call = _Call(node, full_name(func), kind, _enclosing(parents))
        yield from (call.check_print() if kind == PRINT else call.check_printf())


def _enclosing(parents: Path) -> Func | None:
    """The declared function around a call."""
    for node in parents:
        if isinstance(node, tree.FuncDecl) and isinstance(node.obj, Func):
            return node.obj
    return None


def _constant_text(e: tree.Expr) -> str | None:
    if e.mode == CONSTANT and isinstance(e.value, bytes):
        return e.value.decode("utf-8", "replace")
    return None


def _count(n: int, what: str) -> str:
    return f"1 {what}" if n == 1 else f"{n} {what}s"


@dataclass(slots=True)
class _Call:
    call: tree.CallExpr
    name: str
    kind: str
    enclosing: Func | None

    def fault(self, at: tree.Expr, text: str) -> Fault:
        return Fault(start_pos(at), f"{self.name} {text}")

    def check_print(self) -> Iterator[Fault]:
        sig = typ_of(self.call.fun)
        if not isinstance(sig, Signature) or not sig.variadic:
            return
        first = len(sig.params.vars) - 1
        last = sig.params.vars[first].typ
        elem = unalias(last.elem) if isinstance(last, Slice) else None
        if not isinstance(elem, Interface) or not type_set(elem).is_all:
            return
        args = self.call.arg_list[first:]
        if not args:
            return
        yield from self._writer(first)
        yield from self._directive(args[0])
        if self.name.endswith("ln"):
            text = _constant_text(args[-1])
            if text is not None and text.endswith("\n"):
                yield self.fault(self.call, "arg list ends with redundant newline")
        for arg in args:
            if isinstance(typ_of(arg), Signature):
                yield self.fault(self.call, f"arg {text_of(arg)} is a func value, not called")
            method = self._recursive(arg)
            if method:
                what = f"arg {text_of(arg)} causes recursive call to {method} method"
                yield self.fault(self.call, what)

    def _writer(self, first: int) -> Iterator[Fault]:
        arg = self.call.arg_list[0]
        if first > 0 or not isinstance(arg, tree.SelectorExpr):
            return
        if isinstance(arg.x, tree.Name) and arg.x.name == "os" and arg.sel.name.startswith("Std"):
            what = f"does not take io.Writer but has first arg {text_of(arg)}"
            yield self.fault(self.call, what)

    def _directive(self, arg: tree.Expr) -> Iterator[Fault]:
        text = _constant_text(arg)
        if text is None:
            return
        for m in _DIRECTIVE.finditer(text.removesuffix("%")):
            shown = m[0]
            if len(shown) >= 3 and all(ch in "0123456789abcdefABCDEF" for ch in shown[1:3]):
                continue  # an escape as in %20
            what = f"call has possible Printf formatting directive {shown}"
            yield self.fault(self.call, what)
            return

    def check_printf(self) -> Iterator[Fault]:
        sig = typ_of(self.call.fun)
        if not isinstance(sig, Signature) or not sig.variadic:
            return
        index = len(sig.params.vars) - 2
        args = self.call.arg_list
        if index < 0 or index >= len(args):
            return
        format_arg = args[index]
        text = _constant_text(format_arg)
        if text is None:
            if index == len(args) - 1:
                what = f"non-constant format string in call to {self.name}"
                yield Fault(start_pos(format_arg), what)
            return
        if "%" not in text:
            if len(args) > index + 1:
                what = "call has arguments but no formatting directives"
                yield self.fault(args[index + 1], what)
            return
        try:
            operations = parse_format(text, index + 1)
        except FormatError as error:
            yield self.fault(format_arg, str(error))
            return
        yield from self._operations(operations, format_arg, index + 1)

    def _operations(
        self, operations: list[Operation], format_arg: tree.Expr, first: int
    ) -> Iterator[Fault]:
        most = first - 1
        for op in operations:
            at = _directive_pos(format_arg, op)
            if op.verb == "w" and self.kind != ERRORF:
                what = f"{self.name} does not support error-wrapping directive %w"
                yield Fault(at, what)
                return
            fault, stop = self._operation(op, first)
            if fault is not None:
                yield Fault(at, fault)
            if fault is not None or stop:
                return
            used = [i for i in (op.width_arg, op.precision_arg) if i >= 0]
            if op.verb != "%":
                used.append(op.arg)
            most = max([most, *used])
        args = self.call.arg_list
        if (self.call.has_dots and most >= len(args) - 2) or any(op.indexed for op in operations):
            return
        if most + 1 < len(args):
            needs, has = most + 1 - first, len(args) - first
            what = f"call needs {_count(needs, 'arg')} but has {_count(has, 'arg')}"
            yield self.fault(self.call, what)

    def _operation(self, op: Operation, first: int) -> tuple[str | None, bool]:
        """What is wrong with a directive; or that nothing more can be said."""
        args = self.call.arg_list
        name = self.name
        known = VERBS.get(op.verb)
        arg_type = argument_type(args[op.arg]) if op.arg < len(args) else None
        formatter = op.verb != "w" and arg_type is not None and a.is_formatter(arg_type)
        if not formatter:
            if known is None:
                return f"{name} format {op.text} has unknown verb {op.verb}", True
            for flag in op.flags:
                if flag != "0" and flag not in known[0]:
                    return f"{name} format {op.text} has unrecognized flag {flag}", True
        for index in (op.width_arg, op.precision_arg):
            if index < 0:
                continue
            fault, stop = self._can_check(op, index, first)
            if fault is not None or stop:
                return fault, stop
            fault = self._star(op, args[index])
            if fault is not None:
                return fault, True
        if op.verb == "%" or formatter:
            return None, False
        fault, stop = self._can_check(op, op.arg, first)
        if fault is not None or stop:
            return fault, stop
        assert known is not None
        return self._argument(op, args[op.arg], known[1]), False

    def _can_check(self, op: Operation, index: int, first: int) -> tuple[str | None, bool]:
        args = self.call.arg_list
        if index < len(args) - 1:
            return None, False
        if self.call.has_dots:
            return None, True
        if index < len(args):
            return None, False
        number, has = index - first + 1, _count(len(args) - first, "arg")
        return f"{self.name} format {op.text} reads arg #{number}, but call has {has}", True

    def _star(self, op: Operation, arg: tree.Expr) -> str | None:
        typ = argument_type(arg)
        matcher = a.ArgMatcher(a.INT)
        if typ is None or matcher.matches(typ):
            return None
        details = f" ({matcher.reason})" if matcher.reason else ""
        what = f"uses non-int {text_of(arg)}{details} as argument of *"
        return f"{self.name} format {op.text} {what}"

    def _argument(self, op: Operation, arg: tree.Expr, wanted: int) -> str | None:
        typ = argument_type(arg)
        if typ is None:
            return None
        start = f"{self.name} format {op.text}"
        if op.verb == "w":
            text = _pointer_to_error(typ)
            if text:
                return text
        if isinstance(typ, Signature) and op.verb not in "pT":
            return f"{start} arg {text_of(arg)} is a func value, not called"
        matcher = a.ArgMatcher(wanted)
        if not matcher.matches(typ):
            details = f" ({matcher.reason})" if matcher.reason else ""
            return f"{start} has arg {text_of(arg)} of wrong type {vet_type(typ)}{details}"
        if wanted & a.STRING and op.verb != "T" and ("#" not in op.flags or op.verb in "qxX"):
            method = self._recursive(arg)
            if method:
                return f"{start} with arg {text_of(arg)} causes recursive {method} method call"
        return None

    def _recursive(self, arg: tree.Expr) -> str:
        """The String or Error method that would call itself by printing its receiver."""
        method = self.enclosing
        typ = typ_of(arg)
        if method is None or method.name not in ("String", "Error") or typ is None:
            return ""
        if method.signature.recv is None or not a.returns_string(method.signature):
            return ""
        if a.is_formatter(typ):
            return ""
        inner = arg.x if isinstance(arg, tree.Operation) and arg.op == "&" else arg
        if isinstance(inner, tree.Name) and inner.obj is method.signature.recv:
            return full_name(method)
        return ""


def _pointer_to_error(typ: Type) -> str:
    u = typ.under()
    if not isinstance(u, Pointer) or not a.is_error(u.elem):
        return ""

    def short(pkg: Package) -> str:
        return "" if pkg.name == "main" else pkg.name

    elem, pointer = type_string(u.elem, short), type_string(typ, short)
    what = f"%w wants operand of error type {elem}, not pointer type {pointer}"
    return f"{what} (defeats errors.Is)"


def _directive_pos(e: tree.Expr, op: Operation) -> int:
    """Where in a literal the directive stands; the start of any other expression."""
    if not isinstance(e, tree.BasicLit):
        return start_pos(e)
    return e.pos + _raw_offset(e.text, op.start)


_UNIT = re.compile(r"\\(?:[0-7]{3}|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)|.", re.DOTALL)


def _raw_offset(literal: str, chars: int) -> int:
    """The offset in bytes of the n-th character of a literal's value in its text."""
    if literal.startswith("`"):
        return len(literal[: chars + 1].encode())
    units = _UNIT.findall(literal[1:-1])[:chars]
    return 1 + len("".join(units).encode())
