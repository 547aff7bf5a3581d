"""Calls: conversions, builtins, functions; arguments; instances of generic functions."""

from __future__ import annotations

from collections.abc import Sequence

from quizgo.gosim.check import assign as assigns
from quizgo.gosim.check import builtins as builtin_calls
from quizgo.gosim.check import expr as exprs
from quizgo.gosim.check import index as indexes
from quizgo.gosim.check import typexpr
from quizgo.gosim.check.checker import Checker, Place
from quizgo.gosim.check.conversion import conversion
from quizgo.gosim.check.cycles import is_complete
from quizgo.gosim.check.infer import Failure, infer, is_parameterized
from quizgo.gosim.check.instances import (
    Subst,
    instantiate_signature,
    rename_tparams,
)
from quizgo.gosim.check.nodes import unpack
from quizgo.gosim.check.objects import PARAMETER, Var
from quizgo.gosim.check.operand import (
    BUILTIN,
    CONSTANT,
    INVALID,
    NO_VALUE,
    TYPE_EXPR,
    VALUE,
    Operand,
)
from quizgo.gosim.check.predicates import is_type_param
from quizgo.gosim.check.types import (
    Interface,
    Signature,
    Slice,
    Tuple,
    Type,
    TypeParam,
)
from quizgo.gosim.check.typeset import Why, common_under, type_set
from quizgo.gosim.check.universe import BUILTINS
from quizgo.gosim.check.verify import verify_instance
from quizgo.gosim.syntax import tree
from quizgo.gosim.syntax.printer import text_of


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
    x.type = _instance(c, x.pos, x.expr, sig, targs, args)
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


def _instance(
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


def call_expr(c: Checker, x: Operand, call: tree.CallExpr) -> int:
    """Check a call; what it is as a statement."""
    inst: tree.IndexExpr | None = None
    if isinstance(call.fun, tree.IndexExpr):
        if indexes.index_expr(c, x, call.fun):
            inst = call.fun
        x.expr = call.fun
        c.record(x)
    else:
        exprs.expr_or_type(c, x, call.fun, generic=True)
    if x.mode == INVALID:
        exprs.use(c, *call.arg_list)
        return exprs.STATEMENT
    if x.mode == TYPE_EXPR:
        _conversion(c, x, call)
        return exprs.CONVERSION
    if x.mode == BUILTIN:
        name = x.builtin
        if not builtin_calls.builtin(c, x, call, name):
            x.mode = INVALID
        elif x.mode != CONSTANT:
            c.env.has_call = True
        return exprs.STATEMENT if BUILTINS[name][2] else exprs.EXPRESSION
    _function_call(c, x, call, inst)
    return exprs.STATEMENT


def _conversion(c: Checker, x: Operand, call: tree.CallExpr) -> None:
    exprs.non_generic(c, None, x)
    if x.mode == INVALID:
        return
    typ = x.type
    x.mode = INVALID
    if not is_complete(c, typ):
        return
    if not call.arg_list:
        c.error(call, f"missing argument in conversion to {c.ts(typ)}")
        return
    if len(call.arg_list) > 1:
        exprs.use(c, *call.arg_list)
        c.error(call.arg_list[-1], f"too many arguments in conversion to {c.ts(typ)}")
        return
    exprs.expr(c, x, call.arg_list[0], exprs.target_of(typ, "conversion"))
    if x.mode == INVALID:
        return
    u = typ.under()
    if isinstance(u, Interface) and not is_type_param(typ) and not type_set(u).is_method_set:
        reason = "(contains specific type constraints or is comparable)"
        c.error(call, f"cannot use interface {c.ts(typ)} in conversion {reason}")
        x.mode = INVALID
    elif call.has_dots:
        c.error(call.arg_list[0], f"invalid use of ... in conversion to {c.ts(typ)}")
        x.mode = INVALID
    else:
        conversion(c, x, typ)


def _is_function(member: Type, u: Type | None) -> Why | None:
    if u is not None and not isinstance(u, Signature):
        return Why("{} is not a function", (member,))
    return None


def _function_call(
    c: Checker, x: Operand, call: tree.CallExpr, inst: tree.IndexExpr | None
) -> None:
    u, why = common_under(x.type, _is_function)
    if not isinstance(u, Signature):
        c.error(x, f"invalid operation: cannot call {c.os(x)}: {c.why(why)}")
        exprs.use(c, *call.arg_list)
        x.mode = INVALID
        return
    sig = u
    was_generic = bool(sig.tparams)
    type_args: list[tree.Expr] = []
    targs: list[Type] = []
    if inst is not None:
        type_args = unpack(inst.index)
        found = typexpr.type_list(c, type_args)
        got, want = len(type_args), len(sig.tparams)
        if found is not None and got > want:
            c.error(type_args[want], f"got {got} type arguments but want {want}")
            found = None
        if found is None:
            exprs.use(c, *call.arg_list)
            x.mode = INVALID
            return
        targs = found
        if got == want and want > 0:
            sig = _instance(c, inst.pos, inst, sig, targs, type_args)
            targs, type_args = [], []
    args, arg_targs = _argument_list(c, call.arg_list)
    result = _Arguments(c, call, sig, targs, type_args).check(args, arg_targs)
    if was_generic and not result.tparams:
        call.fun.type = result
        call.fun.mode = VALUE
    _set_result(c, x, result)
    c.env.has_call = True


def _set_result(c: Checker, x: Operand, sig: Signature) -> None:
    results = sig.results.vars
    if not results:
        x.mode = NO_VALUE
    elif len(results) == 1:
        typ = results[0].typ
        if not is_complete(c, typ):
            x.mode = INVALID
            return
        x.mode = VALUE
        x.type = typ
    else:
        x.mode = VALUE
        x.type = sig.results
    if x.mode == VALUE and sig.tparams and is_parameterized(sig.tparams, x.type):
        x.mode = INVALID  # inference has failed and was reported


def _argument_list(c: Checker, args: list[tree.Expr]) -> tuple[list[Operand], list[list[Type]]]:
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
        given = function_instance(c, None, e.pos, x, e, infer=False)
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
    _Arguments(c, call, sig, [], []).check(args, [])


class _Arguments:
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
            result = _instance(c, call.pos, call.fun, sig, inferred, self.type_args)
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
            arg.type = _instance(c, call.pos, arg.expr, asig, found[start:end], [])
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
