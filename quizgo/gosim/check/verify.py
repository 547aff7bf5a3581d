"""Type arguments against the constraints of their parameters."""

from __future__ import annotations

from collections.abc import Sequence

from quizgo.gosim.check.assignable import Cause, implements
from quizgo.gosim.check.checker import Checker
from quizgo.gosim.check.instances import subst
from quizgo.gosim.check.named import TypeParam
from quizgo.gosim.check.types import Type
from quizgo.gosim.syntax import tree
from quizgo.gosim.syntax.positions import start_pos


def verify_instance(
    c: Checker,
    pos: int,
    tparams: Sequence[TypeParam],
    targs: Sequence[Type],
    exprs: Sequence[tree.Expr],
) -> None:
    """Report the first argument that does not satisfy its constraint."""
    for i, param in enumerate(tparams):
        bound: Type = param.iface()  # wraps a bound that is no interface
        bound = subst(bound if param.bound is None else param.bound, tparams, targs)
        cause = Cause()
        if not implements(c, targs[i], bound, constraint=True, cause=cause):
            at = start_pos(exprs[i]) if i < len(exprs) else pos
            c.error(at, *cause.text.split("\n\t"))
            return
    places = [start_pos(e) for e in exprs]
    c.mono.record_instance(c.pkg, pos, tparams, targs, places)
