"""Which functions print, and which of the program's own pass their arguments on to one of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from quizgo.gosim.check.objects import Func, Object, Var
from quizgo.gosim.check.program import Checked
from quizgo.gosim.check.types import TYP_STRING, Interface, Signature, Slice, unalias
from quizgo.gosim.check.typeset import type_set
from quizgo.gosim.check.vet.walk import callee, full_name, typ_of, variable, walk
from quizgo.gosim.errors import Fault
from quizgo.gosim.syntax import tree
from quizgo.gosim.syntax.positions import start_pos

PRINT: Final = "print"
PRINTF: Final = "printf"
ERRORF: Final = "errorf"

_FMT = (
    "Appendf Append Appendln Fprint Fprintf Fprintln Print Printf Println Sprint Sprintf Sprintln"
)
_LOG = "Print Printf Println Fatal Fatalf Fatalln Panic Panicf Panicln"
_TESTING = "Error Errorf Fatal Fatalf Log Logf Skip Skipf"
_KNOWN: Final[dict[str, str]] = {
    **{f"fmt.{name}": PRINTF if name.endswith("f") else PRINT for name in _FMT.split()},
    **{f"log.{name}": PRINTF if name.endswith("f") else PRINT for name in _LOG.split()},
    **{f"(*log.Logger).{name}": PRINTF if name.endswith("f") else PRINT for name in _LOG.split()},
    **{
        f"(*testing.common).{name}": PRINTF if name.endswith("f") else PRINT
        for name in _TESTING.split()
    },
    "fmt.Errorf": ERRORF,
}


@dataclass(slots=True, eq=False)
class _Wrapper:
    obj: Object
    body: tree.BlockStmt
    format: Var | None
    args: Var


class Printers:
    """Kinds of functions by what they do with their arguments."""

    def __init__(self, checked: Checked) -> None:
        self.faults: list[Fault] = []
        self._own: dict[Object, str] = {}
        wrappers = list(_wrappers(checked.file))
        changed = True
        while changed:
            changed = False
            for wrapper in wrappers:
                if wrapper.obj not in self._own:
                    kind = self._forwards(wrapper)
                    if kind:
                        self._own[wrapper.obj] = kind
                        changed = True

    def kind(self, obj: Object | None) -> str:
        """PRINT, PRINTF, ERRORF, or empty."""
        if obj is None:
            return ""
        obj = obj.origin if isinstance(obj, Func | Var) else obj
        return self._own.get(obj) or _KNOWN.get(full_name(obj), "")

    def _forwards(self, wrapper: _Wrapper) -> str:
        """What the wrapper's last argument is passed on to."""
        for node in walk(wrapper.body):
            if isinstance(node, tree.AssignStmt) and _changes(node, wrapper):
                return ""
            if not isinstance(node, tree.CallExpr) or not node.arg_list:
                continue
            if variable(node.arg_list[-1]) is not wrapper.args:
                continue
            kind = self.kind(callee(node))
            if kind and self._is_forward(wrapper, node, kind):
                return kind
        return ""

    def _is_forward(self, wrapper: _Wrapper, call: tree.CallExpr, kind: str) -> bool:
        args = call.arg_list
        if kind in (PRINTF, ERRORF) and (
            wrapper.format is None or len(args) < 2 or variable(args[-2]) is not wrapper.format
        ):
            return False
        if call.has_dots:
            return True
        sig = typ_of(call.fun)
        if isinstance(sig, Signature) and len(args) <= len(sig.params.vars):
            text = f"missing ... in args forwarded to {kind}-like function"
            fault = Fault(start_pos(call), text)
            if fault not in self.faults:
                self.faults.append(fault)
        return False


def _changes(s: tree.AssignStmt, wrapper: _Wrapper) -> bool:
    """Whether the wrapper assigns to its format or arguments: then it is none."""
    lhs = s.lhs.elem_list if isinstance(s.lhs, tree.ListExpr) else [s.lhs]
    found = [variable(e) for e in lhs]
    return any(v is not None and v in (wrapper.format, wrapper.args) for v in found)


def _wrappers(file: tree.File) -> Iterator[_Wrapper]:
    for node in walk(file):
        if isinstance(node, tree.FuncDecl) and isinstance(node.obj, Func):
            made = _wrapper(node.obj, node.obj.signature, node.body)
            if made is not None:
                yield made
        elif isinstance(node, tree.AssignStmt) and isinstance(node.rhs, tree.FuncLit):
            v = variable(node.lhs)
            sig = typ_of(node.rhs)
            if v is not None and isinstance(sig, Signature):
                made = _wrapper(v, sig, node.rhs.body)
                if made is not None:
                    yield made


def _wrapper(obj: Object, sig: Signature, body: tree.BlockStmt | None) -> _Wrapper | None:
    params = sig.params.vars
    if body is None or not sig.variadic:
        return None
    last = params[-1].typ
    elem = unalias(last.elem) if isinstance(last, Slice) else None
    if not isinstance(elem, Interface) or not type_set(elem).is_all:
        return None
    first = params[-2] if len(params) > 1 and params[-2].type is TYP_STRING else None
    return _Wrapper(obj, body, first, params[-1])
