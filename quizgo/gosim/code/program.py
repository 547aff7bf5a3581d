"""A program ready to run: its functions, made when they are first needed, and its variables."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, Protocol
from weakref import ref

from quizgo.gosim.check.initorder import Initializer
from quizgo.gosim.check.instances import MOST_INSTANCES, Replacements, Subst, resolve_object
from quizgo.gosim.check.lookup import Found, lookup_field_or_method, receiver_base_name
from quizgo.gosim.check.named import Named
from quizgo.gosim.check.objects import Func, FuncInfo, Package, Selection, Var
from quizgo.gosim.check.predicates import deref
from quizgo.gosim.check.program import STANDARD_LIBRARY, Checked, Library
from quizgo.gosim.check.types import Type, unalias
from quizgo.gosim.check.typestring import type_key
from quizgo.gosim.code.function import GOROOT, Function
from quizgo.gosim.code.fuse import Cutter
from quizgo.gosim.code.instr import CALL
from quizgo.gosim.code.ir import Const
from quizgo.gosim.code.link import FUSE_ALL, FUSE_NONE, INTERLEAVED, LOOSELY, RACING, STEPWISE
from quizgo.gosim.code.rtypes import Method
from quizgo.gosim.code.runtimetypes import RuntimeTypes
from quizgo.gosim.depth import deep_recursion
from quizgo.gosim.errors import InternalError, TooLarge
from quizgo.gosim.source import Lines

if TYPE_CHECKING:
    from quizgo.gosim.code.builder import Builder
    from quizgo.gosim.code.stackslices import Analysis
    from quizgo.gosim.syntax import tree

Native = Callable[..., object]

UNSET: Final = object()
"""In the slot of an imported package's variable until its initialiser has run, which is when the
variable is first used: a program pays only for what it uses. And in that of a large variable
until the program starts."""
_LARGE: Final = 4096
"""Bytes."""
UNSET_CONST: Final = Const(UNSET)


class NativeTables(Protocol):
    """What `lib.natives` gives for a package."""

    @property
    def plain(self) -> Mapping[str, Native]: ...

    @property
    def hosted(self) -> Mapping[str, Native]: ...

    @property
    def slow(self) -> Mapping[str, int]: ...


class Program:
    """See the module's text. The same program can be run any number of times, even at once."""

    def __init__(
        self,
        checked: Checked,
        natives: Callable[[str], NativeTables],
        builtins: dict[str, object],
        *,
        library: Library = STANDARD_LIBRARY,
        fuse: int = FUSE_ALL,
        is_concurrent: bool = True,
        sets_procs: bool = True,
    ) -> None:
        self.checked = checked
        self.is_concurrent = is_concurrent
        """It may start goroutines."""
        self.sets_procs = sets_procs
        """It may raise GOMAXPROCS by itself."""
        self.is_twin = False
        """Made by another one, `for_procs`."""
        self._twins: dict[int, Program] = {}
        self.main_package = checked.package
        self.library = library
        self.builtins = builtins
        self.fuse = fuse
        self.slices: Analysis | None = None
        """Which slices stay in the functions that make them, once somebody asked."""
        self._find_natives = natives
        self._instances = 0
        """Of generic functions, made so far."""
        self._natives: dict[str, NativeTables] = {}
        self.types = RuntimeTypes(self, builtins["NIL_SLICE"])
        self.packages: dict[str, Package] = {}
        """By path; all that are imported, directly or not, dependencies first."""
        self._functions: dict[tuple[Func, str], Function] = {}
        self._methods: dict[tuple[str, str], Method] = {}
        self._globals: dict[Var, int] = {}
        self.global_variables: list[Var] = []
        """By slot."""
        self._runs: list[ref[Globals]] = []
        """The globals of the runs that there are."""
        self._initializers: dict[Package, dict[Var, Initializer]] = {}
        self._initializer_functions: dict[int, Function] = {}
        self._closures: dict[Function, object] = {}
        self._make_closure: Callable[[Function], object] = builtins["Closure"]  # type: ignore[assignment]
        self._collect(checked.package)
        self.main = self._main()

    def for_procs(self, procs: int, *, stepwise: bool = False, races: bool = False) -> Program:
        """The program, made for so many Ps: threads take turns before what others can see.

        `stepwise`: every operation of its own functions is a step at which a run can be watched.
        `races`: it tells what it does with memory.
        """
        if races and self.is_concurrent:
            return self._twin(RACING)
        alone = not self.is_concurrent or (procs == 1 and not self.sets_procs)
        if stepwise:
            return self._twin(FUSE_NONE if alone else STEPWISE)
        return self if alone else self._twin(INTERLEAVED)

    def _twin(self, fuse: int) -> Program:
        """The same program, cut otherwise."""
        twin = self._twins.get(fuse)
        if twin is None:
            twin = self._twins[fuse] = Program(
                self.checked, self._find_natives, self.builtins, library=self.library, fuse=fuse
            )
            twin.is_twin = True
        return twin

    @property
    def takes_turns(self) -> bool:
        """Whether its code says where threads take turns."""
        return self.fuse >= INTERLEAVED

    def _collect(self, pkg: Package) -> None:
        if pkg.path in self.packages:
            return
        for imported in pkg.imports:
            self._collect(imported)
        self.packages[pkg.path] = pkg

    def new_globals(self) -> list[object]:
        """The slots of the package-level variables, for one run, with their zero values.

        Code is made when it is first run, so later a variable may turn up that had no slot: it
        gets one in the globals of every run there is.
        """
        made = Globals(self.zero_of_global(v) for v in self.global_variables)
        self._runs = [run for run in self._runs if run() is not None]
        self._runs.append(ref(made))
        return made

    def zero_of_global(self, v: Var) -> object:
        if self.initializer(v) is not None or self.is_large(v):
            return UNSET
        return self.types.of(v.typ).zero()

    def is_large(self, v: Var) -> bool:
        """Whether a variable is accounted for before it is made, by the start of the program."""
        return v.pkg is self.main_package and self.types.of(v.typ).room > _LARGE

    def global_number(self, v: Var) -> int:
        """The slot of a package-level variable."""
        number = self._globals.get(v)
        if number is None:
            number = self._globals[v] = len(self.global_variables)
            self.global_variables.append(v)
            for run in self._runs:
                made = run()
                if made is not None:
                    made.append(self.zero_of_global(v))
        return number

    # Initialisers of imported packages, which run when their variable is first used.

    def initializer(self, v: Var) -> Initializer | None:
        """How a variable of an imported package gets its first value; None: it is the zero value,
        or the variable is the program's own."""
        pkg = v.pkg
        if pkg is None or pkg is self.main_package:
            return None
        known = self._initializers.get(pkg)
        if known is None:
            order = self.library.init_order(pkg)
            known = self._initializers[pkg] = {w: init for init in order for w in init.lhs}
        return known.get(v)

    def need(self, b: Builder, v: Var) -> None:
        """Write the code that makes sure a package-level variable has its first value."""
        from quizgo.gosim.code import functions

        initializer = None if v in b.initialising else self.initializer(v)
        if initializer is None:
            return
        assert v.pkg is not None
        key = id(initializer)
        function = self._initializer_functions.get(key)
        if function is None:
            function = functions.initializer_function(self, v.pkg, initializer.lhs, initializer.rhs)
            self._initializer_functions[key] = function
        with b.scratch():
            number = Const(self.global_number(v))
            unset = b.op("eq.is", b.op("global", number), UNSET_CONST)
            stmt = b.if_(unset)
            with b.into(stmt.then):
                control = b.control(CALL, -1)
                control.callee = function

    def is_shared_loop(self, pkg: Package) -> bool:
        """Whether the loops of a package share their variables among iterations."""
        return pkg is self.main_package and self.checked.shared_loop_vars

    # Functions.

    def closure_of(self, function: Function) -> object:
        """The function value of a function that captures nothing."""
        closure = self._closures.get(function)
        if closure is None:
            closure = self._closures[function] = self._make_closure(function)
        return closure

    def literal(self, b: Builder, e: tree.FuncLit, info: FuncInfo) -> Function:
        """The function of a literal that stands in the function of `b`."""
        from quizgo.gosim.code import functions

        return functions.literal_function(self, b, e, info)

    def selection(self, b: Builder, e: tree.SelectorExpr) -> Selection:
        """What `x.f` means in the instance that `b` builds."""
        selection = e.selection
        assert isinstance(selection, Selection)
        if b.subst is None:
            return selection
        recv = b.typ(selection.recv)
        if recv is selection.recv and isinstance(selection.obj, Var):
            return selection
        found = lookup_field_or_method(recv, True, selection.obj.pkg, selection.obj.name)
        assert isinstance(found.obj, Var | Func), selection.obj.name
        return Selection(selection.kind, recv, found.obj, found.path, found.indirect)

    def function(self, func: Func, targs: Sequence[Type] = ()) -> Function:
        """The function of an object: of a generic one, or a method of a generic type, the instance
        for these arguments (the receiver's, then its own)."""
        key = func.origin, ",".join(type_key(t) for t in targs)
        function = self._functions.get(key)
        if function is None:
            if targs:
                self._instances += 1
                if self._instances > MOST_INSTANCES:
                    raise TooLarge(f"more than {MOST_INSTANCES:,} instances of generic functions")
            function = self._functions[key] = self._make(func.origin, targs)
        return function

    def method(self, func: Func, recv: Type, targs: Sequence[Type] = ()) -> Function:
        """The declared method of the type `recv` (or of what it points to)."""
        base = unalias(deref(recv)[0])
        own = base.targs if isinstance(base, Named) else ()
        return self.function(func, (*own, *targs))

    def _make(self, func: Func, targs: Sequence[Type]) -> Function:
        resolve_object(func)
        signature = func.signature
        count = len(signature.params.vars) + (signature.recv is not None)
        subst = self._substitution(func, targs)
        function = Function(
            _instance_name(func, targs), count, lambda f: self._build(f, func, subst)
        )
        function.pos = func.pos
        function.lines = self.lines_of(func.pkg)
        return function

    def lines_of(self, pkg: Package | None) -> Lines:
        """What traces call the places of a package."""
        if pkg is None or pkg is self.main_package:
            return self.checked.file.lines
        return Lines(f"{GOROOT}/{pkg.path}/{pkg.name}.go")

    def _substitution(self, func: Func, targs: Sequence[Type]) -> Subst | None:
        if not targs:
            return None
        signature = func.signature
        params = [*signature.recv_tparams, *signature.tparams]
        replacements: Replacements = dict(zip(params, targs, strict=True))
        return Subst(replacements)

    def _build(self, function: Function, func: Func, subst: Subst | None) -> None:
        from quizgo.gosim.code import functions

        assert func.pkg is not None
        decl = func.decl
        with deep_recursion():
            if decl is None or decl.body is None:
                functions.build_native(self, function, func)
            else:
                self.library.check_body(func)
                functions.build_declared(self, function, func, subst)
            self.finish(function)

    def finish(self, function: Function) -> None:
        """Cut a function whose body is built."""
        fuse = self.fuse
        races = fuse == RACING
        if self.is_twin and function.lines.filename.startswith(GOROOT):
            # Of the standard library only what others can see matters.
            fuse = FUSE_ALL if fuse == FUSE_NONE else LOOSELY
        Cutter(function, self.builtins, fuse, races=races)

    def native(self, func: Func) -> tuple[Native, bool, int]:
        """The Python function of a native, whether it takes the context (may block), and the steps
        that it takes where they are many."""
        assert func.pkg is not None
        path = func.pkg.path
        tables = self._natives.get(path)
        if tables is None:
            tables = self._natives[path] = self._find_natives(path)
        for name in _native_names(func):
            if name in tables.plain:
                return tables.plain[name], False, tables.slow.get(name, 0)
            if name in tables.hosted:
                return tables.hosted[name], True, tables.slow.get(name, 0)
        raise InternalError(f"{func.full_name} has no body and no native")

    def method_of(self, typ: Type, found: Found) -> Method:
        """The method that an interface call finds on a value of the type `typ`."""
        from quizgo.gosim.code import wrappers

        func = found.obj
        assert isinstance(func, Func)
        key = type_key(typ), func.name
        method = self._methods.get(key)
        if method is None:
            method = self._methods[key] = wrappers.interface_method(self, typ, found)
        return method

    # Start.

    def init_functions(self, pkg: Package) -> list[Func]:
        """The `init` functions of a package, in source order."""
        main = pkg is self.main_package
        functions = self.checked.functions if main else self.library.functions(pkg)
        return [f for f in functions if f.name == "init" and f.signature.recv is None]

    def _main(self) -> Function:
        """Initialises all packages, then runs main.main: the first function of a run."""
        from quizgo.gosim.code import functions

        return Function("runtime.main", 0, lambda f: functions.build_start(self, f))


class Globals(list[object]):
    """The package-level variables of one run."""

    __slots__ = ("__weakref__",)


def _instance_name(func: Func, targs: Sequence[Type]) -> str:
    name = func.full_name
    if targs and func.signature.recv is None:
        name += "[...]"
    return name


def _native_names(func: Func) -> list[str]:
    recv = func.signature.recv
    if recv is None:
        return [func.name]
    base, is_pointer = receiver_base_name(recv.typ)
    base = base.removesuffix("[...]")
    return [f"(*{base}).{func.name}" if is_pointer else f"{base}.{func.name}"]
