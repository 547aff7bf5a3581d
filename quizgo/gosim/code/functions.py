"""Bodies of functions: declared ones, literals, natives, and the start of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgo.gosim.check.instances import Subst
from quizgo.gosim.check.objects import Func, FuncInfo, Package, Var
from quizgo.gosim.check.types import Signature
from quizgo.gosim.code import assigns, calls, instr, ranges, stmts
from quizgo.gosim.code.builder import Builder, Home, Place
from quizgo.gosim.code.function import Function, Source
from quizgo.gosim.code.ir import Block, Const, Control, Operand
from quizgo.gosim.code.stackslices import Analysis
from quizgo.gosim.syntax import tree

if TYPE_CHECKING:
    from quizgo.gosim.code.program import Program


def build_declared(program: Program, function: Function, func: Func, subst: Subst | None) -> None:
    """The body of a declared function or method."""
    decl = func.decl
    assert decl is not None
    assert decl.body is not None
    assert func.pkg is not None
    info = func.info
    assert isinstance(info, FuncInfo), func.full_name
    b = Builder(program, function, func.pkg, subst)
    if func.pkg is program.main_package:
        function.source = Source(decl, program.checked.file, func.signature, None, 0)
    build_body(b, func.signature, info, decl.body, [], may_be_copied=not decl.noinline)


def _analysis(program: Program) -> Analysis:
    if program.slices is None:
        program.slices = Analysis()
    return program.slices


def build_body(
    b: Builder,
    signature: Signature,
    info: FuncInfo,
    body: tree.BlockStmt,
    captures: list[Var],
    *,
    may_be_copied: bool = True,
) -> None:
    """Parameters, captured variables, results; then the statements."""
    b.per_iteration = not b.program.is_shared_loop(b.pkg)
    scan = ranges.scan(body)
    b.forced = scan.shared
    b.gotos = scan.gotos
    if not b.program.checked.shared_loop_vars:
        # What has the loops of an older Go has its slices too.
        b.stack_slices = _analysis(b.program).of_body(body, may_be_copied=may_be_copied)
    b.keeps_results = scan.returns
    if scan.returns:
        b.forced.update(signature.results.vars)
    function = b.function
    params = [*([signature.recv] if signature.recv is not None else []), *signature.params.vars]
    registers = [b.new() for _ in params]
    for v, home in zip(captures, b.homes, strict=True):
        b.adopt(v, Place(home, b.new()))
    if info.has_defer:
        function.defers = b.new()
        function.pinned |= 1 << function.defers
        b.move(function.defers, Const(None))
        b.defers_register = function.defers
    b.pos = body.pos
    for v, register in zip(params, registers, strict=True):
        _parameter(b, v, register)
    _results(b, signature, pinned=info.has_defer)
    if info.has_defer:
        b.exit = b.block()
        with b.into(b.exit.body):
            stmts.block(b, body)
    else:
        stmts.block(b, body)
    b.pos = body.rbrace
    if info.has_defer:
        b.control(instr.RUN_DEFERS, -1)
    _return_results(b)
    function.body = b.body
    function.size = b.size


def _parameter(b: Builder, v: Var, register: int) -> None:
    if b.escapes(v):
        place = b.declare(v)
        b.initialise(place, register)
    else:
        b.adopt(v, Place(Home.REGISTER, register))


def _results(b: Builder, signature: Signature, *, pinned: bool) -> None:
    """Where results are kept, when they are named or deferred calls may look at them."""
    variables = signature.results.vars
    b.result_types = [b.typ(v.typ) for v in variables]
    named = bool(variables) and any(v.name for v in variables)
    if not named and not pinned and not b.keeps_results:
        return
    for v in variables:
        place = b.declare(v)
        b.initialise(place, b.zero(b.rtype(b.typ(v.typ))))
        if pinned:
            b.function.pinned |= 1 << place.number
        b.results.append(place)


def _return_results(b: Builder) -> None:
    b.control(instr.RETURN, -1, *[b.read(place) for place in b.results])


def literal_function(program: Program, outer: Builder, e: tree.FuncLit, info: FuncInfo) -> Function:
    """The function of a literal. Its captured variables come after its parameters."""
    outer.literals += 1
    separator = "." if outer.is_literal else ".func"
    number = outer.literals
    name = f"{outer.function.name}{separator}{number}"
    signature = info.signature
    captures = list(info.captures)
    homes = [outer.place_of(v).home for v in captures]
    pkg, subst = outer.pkg, outer.subst

    def build(function: Function) -> None:
        b = Builder(program, function, pkg, subst)
        b.is_literal = True
        b.homes = homes
        if pkg is program.main_package:
            file = program.checked.file
            function.source = Source(e, file, signature, outer.function, number)
        build_body(b, signature, info, e.body, captures)
        program.finish(function)

    function = Function(name, len(signature.params.vars) + len(captures), build)
    function.captured = len(captures)
    function.pos = e.pos
    function.lines = outer.function.lines
    return function


def build_native(program: Program, function: Function, func: Func) -> None:
    """A native as a function that can be called from everywhere."""
    assert func.pkg is not None
    b = Builder(program, function, func.pkg, None)
    b.pos = func.pos
    signature = func.signature
    count = len(signature.params.vars) + (signature.recv is not None)
    args: list[Operand] = [b.new() for _ in range(count)]
    results = [b.new() for _ in signature.results.vars]
    into: int | tuple[int, ...] = -1
    if results:
        into = results[0] if len(results) == 1 else tuple(results)
    calls.call_native(b, func, args, into)
    b.control(instr.RETURN, -1, *results)
    function.body = b.body
    function.size = b.size
    function.is_system = True


def build_start(program: Program, function: Function) -> None:
    """Package variables and init functions in order, then main.main."""
    main = program.main_package
    b = Builder(program, function, main, None)
    function.is_system = True
    for pkg in program.packages.values():
        if pkg is main:
            _initialise_main(b, program)
        for number, func in enumerate(program.init_functions(pkg)):
            init = program.function(func)
            init.name = init.full_name = f"{func.full_name}.{number}"
            _call(b, init, func.pos)
    entry = main.scope.names["main"]
    assert isinstance(entry, Func)
    _call(b, program.function(entry), 0)
    b.control(instr.RETURN, -1)
    function.body = b.body
    function.size = b.size
    program.finish(function)


def _initialise_main(b: Builder, program: Program) -> None:
    main = program.main_package
    for v in main.scope.names.values():
        if isinstance(v, Var) and program.is_large(v):
            b.pos = v.pos
            with b.scratch():
                zero = b.zero(b.rtype(v.typ))
                b.do("setglobal", Const(program.global_number(v)), zero)
    for initializer in program.checked.init_order:
        function = initializer_function(program, main, initializer.lhs, initializer.rhs)
        _call(b, function, 0)


def initializer_function(
    program: Program, pkg: Package, lhs: list[Var], rhs: tree.Expr
) -> Function:
    """A function that gives package-level variables their first values."""

    def build(function: Function) -> None:
        b = Builder(program, function, pkg, None)
        b.per_iteration = not program.is_shared_loop(pkg)
        b.initialising.update(lhs)
        if pkg is program.main_package:
            function.source = Source(rhs, program.checked.file, None, None, 0)
        assigns.define_globals(b, lhs, rhs)
        b.control(instr.RETURN, -1)
        function.body = b.body
        function.size = b.size
        program.finish(function)

    function = Function(f"{pkg.path}.init", 0, build)
    function.pos = rhs.pos
    function.lines = program.lines_of(pkg)
    return function


def _call(b: Builder, function: Function, pos: int) -> None:
    b.pos = pos
    control = Control(instr.CALL, -1, (), pos)
    control.callee = function
    b.body.items.append(control)


__all__ = ["Block", "build_declared", "build_native", "build_start"]
