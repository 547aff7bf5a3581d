"""Instances of generic functions: type arguments given, or taken from the target."""

from __future__ import annotations

from collections.abc import Sequence

from quizgo.gosim.check import expr as exprs
from quizgo.gosim.check import typexpr
from quizgo.gosim.check.checker import Checker
from quizgo.gosim.check.infer import Failure, infer
from quizgo.gosim.check.instances import (
    instantiate_signature,
    rename_tparams,
)
from quizgo.gosim.check.nodes import unpack
from quizgo.gosim.check.objects import PARAMETER, Var
from quizgo.gosim.check.operand import (
    INVALID,
    VALUE,
    Operand,
)
from quizgo.gosim.check.types import (
    Signature,
    Type,
)
from quizgo.gosim.check.verify import verify_instance
from quizgo.gosim.syntax import tree


def function_instance(
    c: Checker,
    target: exprs.Target | None,
    pos: int,
    x: Operand,
    inst: tree.IndexExpr | None,
    *,
    infer: bool,
) -> list[Type] | None:
    """Make an instance of the generic function x, with the arguments of `inst` and those that the
    target gives. Without `infer`, arguments that do not suffice are returned."""
    args: list[tree.Expr] = []
    targs: list[Type] = []
    if inst is not None:
        x.expr = inst
        args = unpack(inst.index)
        found = typexpr.type_list(c, args)
        if found is None:
            x.mode = INVALID
            return None
        targs = found
    sig = x.type
    assert isinstance(sig, Signature)
    got, want = len(targs), len(sig.tparams)
    if got > want:
        c.error(args[got - 1], f"got {got} type arguments but want {want}")
        x.mode = INVALID
        return None
    if got < want:
        if not infer:
            return targs
        inferred = _infer_from_target(c, target, pos, x, sig, targs)
        if inferred is None:
            x.mode = INVALID
            return None
        targs = inferred
    x.type = instance(c, x.pos, x.expr, sig, targs, args)
    x.mode = VALUE
    return None


def _infer_from_target(
    c: Checker,
    target: exprs.Target | None,
    pos: int,
    x: Operand,
    sig: Signature,
    targs: list[Type],
) -> list[Type] | None:
    tparams, renaming = rename_tparams(sig.tparams)
    params: list[Var] = []
    args: list[Operand] = []
    if target is not None:
        plain = Signature(sig.params, sig.results, sig.variadic)
        params = [Var(x.pos, c.pkg, "", renaming.typ(plain), kind=PARAMETER)]
        arg = Operand()
        arg.mode = VALUE
        arg.expr = tree.Name(x.pos, target.what)
        arg.type = target.sig
        args = [arg]
    found = infer(c, pos, tparams, list(targs), params, args, reverse=target is not None)
    if isinstance(found, Failure):
        if found.text:
            c.error(found.at, found.text)
        return None
    return found


def instance(
    c: Checker,
    pos: int,
    e: tree.Expr,
    sig: Signature,
    targs: Sequence[Type],
    args: Sequence[tree.Expr],
) -> Signature:
    """The signature with arguments put in; the name in the tree keeps them."""
    made = instantiate_signature(sig, targs)
    _record_targs(e, list(targs))
    c.later(lambda: verify_instance(c, pos, sig.tparams, targs, args))
    return made


def _record_targs(e: tree.Expr, targs: list[Type]) -> None:
    while isinstance(e, tree.ParenExpr):
        e = e.x
    inner = e.x if isinstance(e, tree.IndexExpr) else e
    while isinstance(inner, tree.ParenExpr):
        inner = inner.x
    for node in (e, inner):
        if isinstance(node, tree.IndexExpr | tree.SelectorExpr | tree.Name):
            node.targs = list(targs)
    if isinstance(inner, tree.SelectorExpr):
        inner.sel.targs = list(targs)
