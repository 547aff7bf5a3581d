"""The arguments of a call against the parameters, with inference of type arguments."""

from __future__ import annotations

from quizgo.gosim.check import assign as assigns
from quizgo.gosim.check import expr as exprs
from quizgo.gosim.check import funcinst
from quizgo.gosim.check import index as indexes
from quizgo.gosim.check.checker import Checker, Place
from quizgo.gosim.check.infer import Failure, infer
from quizgo.gosim.check.instances import (
    Subst,
    rename_tparams,
)
from quizgo.gosim.check.named import TypeParam
from quizgo.gosim.check.objects import PARAMETER, Var
from quizgo.gosim.check.operand import (
    INVALID,
    VALUE,
    Operand,
)
from quizgo.gosim.check.types import Signature, Slice, Tuple, Type
from quizgo.gosim.syntax import tree
from quizgo.gosim.syntax.printer import text_of


def argument_list(c: Checker, args: list[tree.Expr]) -> tuple[list[Operand], list[list[Type]]]:
    """The operands of a call, and for generic functions among them the type arguments given."""
    if len(args) == 1 and not isinstance(args[0], tree.IndexExpr):
        x = Operand()
        e = args[0]
        exprs.raw_expr(c, None, x, e, generic=True)
        exprs.exclude(c, x, no_value=True, builtin=True, type_expr=True)
        if x.mode != INVALID and isinstance(x.type, Tuple):
            return [_result_operand(e, v) for v in x.type.vars], []
        return [x], [[]]
    operands: list[Operand] = []
    targs: list[list[Type]] = []
    for e in args:
        x = Operand()
        given: list[Type] | None = None
        if isinstance(e, tree.IndexExpr):
            given = _index_argument(c, x, e)
        else:
            exprs.generic_expr(c, x, e)
        operands.append(x)
        targs.append(given or [])
    return operands, targs


def _index_argument(c: Checker, x: Operand, e: tree.IndexExpr) -> list[Type] | None:
    """`x[i]`, or a function instance that may lack arguments."""
    if indexes.index_expr(c, x, e):
        given = funcinst.function_instance(c, None, e.pos, x, e, infer=False)
        x.expr = e
        if given is None:
            c.record(x)
        return given
    x.expr = e
    c.record(x)
    exprs.exclude(c, x, no_value=True, builtin=True, type_expr=True)
    exprs.single_value(c, x)
    return None


def _result_operand(e: tree.Expr, v: Var) -> Operand:
    x = Operand()
    x.mode = VALUE
    x.expr = e
    x.type = v.typ
    return x


def check_arguments(c: Checker, call: tree.CallExpr, sig: Signature, args: list[Operand]) -> None:
    """The arguments of a builtin that is typed as a function."""
    Arguments(c, call, sig, [], []).check(args, [])


class Arguments:
    """Checks the arguments of one call against the parameters, inferring type arguments."""

    def __init__(
        self,
        c: Checker,
        call: tree.CallExpr,
        sig: Signature,
        targs: list[Type],
        type_args: list[tree.Expr],
    ) -> None:
        self.c = c
        self.call = call
        self.sig = sig
        self.targs: list[Type | None] = list(targs)
        self.type_args = type_args

    def check(self, args: list[Operand], arg_targs: list[list[Type]]) -> Signature:
        """The signature, instantiated; the generic one after an error."""
        params = self._parameters(args)
        if params is None:
            return self.sig
        sig = self.sig
        generic = [
            i for i, a in enumerate(args) if isinstance(a.type, Signature) and a.type.tparams
        ]
        if sig.tparams or generic:
            found = self._infer(params, args, arg_targs, generic)
            if found is None:
                return self.sig
            sig, params = found
        if args:
            context = f"argument to {text_of(self.call.fun)}"
            for arg, param in zip(args, params, strict=True):
                assigns.assignment(self.c, arg, param.typ, context)
        return sig

    def _parameters(self, args: list[Operand]) -> list[Var] | None:
        """One parameter an argument; None after an error."""
        c, call, sig = self.c, self.call, self.sig
        params = list(sig.params.vars)
        count = len(params)
        if sig.variadic:
            if call.has_dots:
                if len(call.arg_list) == 1 and len(args) > 1:
                    what = text_of(call.arg_list[0])
                    c.error(call, f"cannot use ... with {len(args)}-valued {what}")
                    return None
            elif len(args) >= count - 1:
                last = params.pop()
                assert isinstance(last.typ, Slice)
                elem = last.typ.elem
                while len(params) < len(args):
                    params.append(Var(last.pos, last.pkg, last.name, elem, kind=PARAMETER))
                count = len(args)
            else:
                count -= 1
        elif call.has_dots:
            what = text_of(call.fun)
            c.error(call, f"cannot use ... in call to non-variadic {what}")
            return None
        if len(args) != count:
            self._report_count(args, count)
            return None
        return params

    def _report_count(self, args: list[Operand], count: int) -> None:
        c, call = self.c, self.call
        at: Place = call
        qualifier = "not enough"
        if len(args) > count:
            at = args[count].expr
            qualifier = "too many"
        elif args:
            at = args[-1].expr
        have = assigns.types_summary(c, [a.type for a in args], dots=call.has_dots)
        want = assigns.types_summary(
            c, [v.typ for v in self.sig.params.vars], variadic=self.sig.variadic
        )
        what = f"{qualifier} arguments in call to {text_of(call.fun)}"
        c.error(at, what, f"have {have}", f"want {want}")

    def _infer(
        self,
        params: list[Var],
        args: list[Operand],
        arg_targs: list[list[Type]],
        generic: list[int],
    ) -> tuple[Signature, list[Var]] | None:
        c, call, sig = self.c, self.call, self.sig
        own = len(sig.tparams)
        tparams: list[TypeParam] = []
        if own:
            tparams, renaming = rename_tparams(sig.tparams)
            params = renaming.tuple_of(Tuple(params)).vars
        targs = self.targs + [None] * (own - len(self.targs))
        for i in generic:
            fresh = self._rename_argument(args[i])
            tparams.extend(fresh)
            given: list[Type | None] = list(arg_targs[i]) if i < len(arg_targs) else []
            targs.extend(given + [None] * (len(fresh) - len(given)))
        found = infer(c, call.pos, tparams, targs, params, args)
        if isinstance(found, Failure):
            if found.text:
                c.error(found.at, f"in call to {text_of(call.fun)}, {found.text}")
            return None
        if own:
            inferred = found[:own]
            result = funcinst.instance(c, call.pos, call.fun, sig, inferred, self.type_args)
            putting = Subst(dict(zip(tparams[:own], inferred, strict=True)))
            params = putting.tuple_of(Tuple(params)).vars
        else:
            result = sig
        start = own
        for i in generic:
            arg = args[i]
            asig = arg.type
            assert isinstance(asig, Signature)
            end = start + len(asig.tparams)
            arg.type = funcinst.instance(c, call.pos, arg.expr, asig, found[start:end], [])
            c.record(arg)
            start = end
        return result, params

    def _rename_argument(self, arg: Operand) -> list[TypeParam]:
        """Give a generic function argument type parameters of its own."""
        sig = arg.type
        assert isinstance(sig, Signature)
        fresh, renaming = rename_tparams(sig.tparams)
        params, results = renaming.tuple_of(sig.params), renaming.tuple_of(sig.results)
        arg.type = Signature(params, results, sig.variadic, recv=sig.recv, tparams=fresh)
        return fresh
