"""Inferring type arguments from the arguments of a call and from constraints."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from quizgo.gosim.check.checker import Checker, Place
from quizgo.gosim.check.instances import Subst
from quizgo.gosim.check.lookup import has_invalid_embedded, missing_method
from quizgo.gosim.check.missing import missing_text
from quizgo.gosim.check.named import Named, TypeParam
from quizgo.gosim.check.objects import Var
from quizgo.gosim.check.operand import INVALID, Operand
from quizgo.gosim.check.predicates import default_type, is_untyped, is_valid, max_type
from quizgo.gosim.check.types import (
    Alias,
    Array,
    Chan,
    Interface,
    Map,
    Pointer,
    Signature,
    Slice,
    Struct,
    Term,
    Tuple,
    Type,
    Union,
    unalias,
)
from quizgo.gosim.check.typeset import common_under, type_set
from quizgo.gosim.check.unify import ASSIGN, EXACT, Unifier
from quizgo.gosim.syntax.printer import text_of


class Failure(NamedTuple):
    """What could not be inferred, in words; no words if it was reported before."""

    at: Place
    text: str


def infer(
    c: Checker,
    pos: int,
    tparams: Sequence[TypeParam],
    targs: Sequence[Type | None],
    params: Sequence[Var],
    args: Sequence[Operand],
    *,
    reverse: bool = False,
) -> list[Type] | Failure:
    """All type arguments, given some of them. `reverse`: the argument is an assignment's target."""
    given = list(targs) + [None] * (len(tparams) - len(targs))
    known = [typ for typ in given if typ is not None]
    if len(known) == len(tparams):
        return known
    if any(arg.mode == INVALID for arg in args):
        return Failure(pos, "")
    return _Inference(c, pos, tparams, given, args, reverse).run(params)


class _Inference:
    def __init__(
        self,
        c: Checker,
        pos: int,
        tparams: Sequence[TypeParam],
        targs: list[Type | None],
        args: Sequence[Operand],
        reverse: bool,
    ) -> None:
        self.c = c
        self.pos = pos
        self.tparams = tparams
        self.targs = targs
        self.args = args
        self.reverse = reverse
        self.unifier = Unifier(tparams, targs)

    def run(self, params: Sequence[Var]) -> list[Type] | Failure:
        putting = self._substitution(self.targs)
        types = [putting.typ(v.typ) for v in params]
        failure = self._from_typed(types) or self._from_constraints() or self._from_untyped(types)
        return failure if failure is not None else self._simplified()

    def _substitution(self, targs: Sequence[Type | None]) -> Subst:
        return Subst({p: a for p, a in zip(self.tparams, targs, strict=True) if a is not None})

    def _from_typed(self, types: list[Type]) -> Failure | None:
        for typ, arg in zip(types, self.args, strict=True):
            involved = is_parameterized(self.tparams, typ) or is_parameterized(
                self.tparams, arg.type
            )
            if not involved or is_untyped(arg.type):
                continue
            if not self.unifier.unify(typ, arg.type, ASSIGN):
                return self._mismatch(typ, arg.type, arg)
        return None

    def _mismatch(self, param: Type, targ: Type, arg: Operand) -> Failure:
        c = self.c
        inferred = self.unifier.inferred()
        what = f"type {c.ts(targ)} of {text_of(arg.expr)}"
        if all(typ is None for typ in inferred):
            names = tparams_text(self.tparams)
            return Failure(arg, f"{what} does not match {c.ts(param)} (cannot infer {names})")
        now = self._substitution(inferred).typ(param)
        if now is param:
            return Failure(arg, f"{what} does not match {c.ts(param)}")
        if self.reverse:
            text = f"inferred type {c.ts(now)} for {c.ts(param)} does not match {what}"
            return Failure(arg, text)
        return Failure(arg, f"{what} does not match inferred type {c.ts(now)} for {c.ts(param)}")

    def _from_constraints(self) -> Failure | None:
        """Use core types and methods of constraints, as long as that tells something new."""
        unifier = self.unifier
        while True:
            before = unifier.unknown_count()
            for param in self.tparams:
                failure = self._use_constraint(param)
                if failure is not None:
                    return failure
            if unifier.unknown_count() == before:
                return None

    def _use_constraint(self, param: TypeParam) -> Failure | None:
        c, unifier = self.c, self.unifier
        known = unifier.at(param)
        core, single = core_term(param)
        if core is not None:
            if known is not None:
                if not unifier.unify(known, core.type, 0):
                    bound = c.ts(param.bound)
                    text = f"{c.ts(param)} (type {c.ts(known)}) does not satisfy {bound}"
                    return Failure(self.pos, text)
            elif single and not core.tilde:
                unifier.set(param, core.type)
        if known is None or is_parameterized(self.tparams, known):
            return None
        if not is_valid(known):
            return None
        missing = missing_method(
            known,
            param.iface(),
            static=True,
            equivalent=lambda x, y: unifier.unify(x, y, EXACT),
        )
        if missing is None or has_invalid_embedded(known):
            return None
        reason = missing_text(c, known, param.iface(), missing)
        bound = c.ts(param.bound)
        text = f"{c.ts(param)} (type {c.ts(known)}) does not satisfy {bound} {reason}"
        return Failure(self.pos, text)

    def _from_untyped(self, types: list[Type]) -> Failure | None:
        """Untyped constants give their default type, the widest one for each parameter."""
        widest: dict[TypeParam, Type] = {}
        for typ, arg in zip(types, self.args, strict=True):
            if not isinstance(typ, TypeParam) or not is_untyped(arg.type) or arg.is_nil:
                continue
            if typ not in self.tparams or self.unifier.at(typ) is not None:
                continue
            old = widest.get(typ)
            wider = arg.type if old is None else max_type(old, arg.type)
            if wider is None:
                types_text = f"{self.c.ts(old)} and {self.c.ts(arg.type)}"
                text = f"mismatched types {types_text} (cannot infer {self.c.ts(typ)})"
                return Failure(arg, text)
            widest[typ] = wider
        for param, typ in widest.items():
            self.unifier.set(param, default_type(typ))
        return None

    def _simplified(self) -> list[Type] | Failure:
        """Put what was inferred into what was inferred, until nothing changes."""
        inferred = self.unifier.inferred()
        _kill_cycles(self.tparams, inferred)
        changed = True
        while changed:
            changed = False
            putting = self._substitution(inferred)
            for i, typ in enumerate(inferred):
                if typ is None or self.targs[i] is not None:
                    continue
                new = putting.typ(typ)
                if new is not typ:
                    inferred[i] = self._dropped(new)
                    changed = True
        result: list[Type] = []
        for param, typ in zip(self.tparams, inferred, strict=True):
            if typ is None or is_parameterized(self.tparams, typ):
                where = self.c.place(param.obj.pos)
                return Failure(self.pos, f"cannot infer {param.obj.name} (declared at {where})")
            result.append(typ)
        return result

    def _dropped(self, typ: Type) -> Type:
        """A generic function that has got all its arguments is generic no more."""
        if not isinstance(typ, Signature) or not typ.tparams:
            return typ
        if is_parameterized(self.tparams, typ):
            return typ
        return Signature(typ.params, typ.results, typ.variadic, recv=typ.recv)


def tparams_text(tparams: Sequence[TypeParam]) -> str:
    names = [p.obj.name for p in tparams]
    if len(names) <= 2:
        return " and ".join(names)
    return ", ".join(names[:-1]) + ", and " + names[-1]


def core_term(param: TypeParam) -> tuple[Term | None, bool]:
    """The single term of a constraint, or the underlying type that all terms share; whether it is
    a single one."""
    terms = type_set(param.iface()).terms
    if not terms:
        return None, False
    if len(terms) == 1:
        return terms[0], True
    u, _ = common_under(param)
    if u is None:
        return None, False
    return Term(any(term.tilde for term in terms), u), False


def is_parameterized(tparams: Sequence[TypeParam], typ: Type) -> bool:
    """Whether one of the type parameters occurs in the type."""
    if not tparams:
        return False
    return _Occurs(tparams).inside(typ)


class _Occurs:
    def __init__(self, tparams: Sequence[TypeParam]) -> None:
        self.tparams = set(tparams)
        self.seen: set[int] = set()

    def inside(self, typ: Type) -> bool:
        if isinstance(typ, Alias):
            typ = unalias(typ)
        if isinstance(typ, TypeParam):
            return typ in self.tparams
        if id(typ) in self.seen:
            return False
        self.seen.add(id(typ))
        match typ:
            case Named():
                return any(self.inside(a) for a in typ.targs)
            case Pointer() | Slice() | Array() | Chan():
                return self.inside(typ.elem)
            case Map():
                return self.inside(typ.key) or self.inside(typ.elem)
            case Signature():
                return self._any(typ.params.vars) or self._any(typ.results.vars)
            case Tuple():
                return self._any(typ.vars)
            case Struct():
                return self._any(typ.fields)
            case Interface():
                tset = type_set(typ)
                methods = any(self.inside(m.signature) for m in tset.methods)
                return methods or any(self.inside(term.type) for term in tset.terms or ())
            case Union():
                return any(self.inside(term.type) for term in typ.terms)
        return False

    def _any(self, variables: Sequence[Var]) -> bool:
        return any(self.inside(v.typ) for v in variables)


def _kill_cycles(tparams: Sequence[TypeParam], inferred: list[Type | None]) -> None:
    """Forget what was inferred for parameters that would contain themselves."""
    index = {p: i for i, p in enumerate(tparams)}
    for i, param in enumerate(tparams):
        reached: set[TypeParam] = set()
        todo: list[TypeParam] = [param]
        while todo:
            typ = inferred[index[todo.pop()]]
            if typ is None:
                continue
            for other in tparams:
                if other not in reached and is_parameterized([other], typ):
                    reached.add(other)
                    todo.append(other)
        if param in reached:
            inferred[i] = None
