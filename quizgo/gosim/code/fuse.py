"""Cuts a function into segments and compiles each into one Python function.

A segment begins at the function's entry, behind a control operation, at the head of a loop that
holds one, or where paths join again; it runs until the next control operation on every path. Its
registers are Python locals: read from the register list at the start, written back at each end if
something later reads them. A loop without control operations becomes a Python loop that counts
fuel at its back-edge and ends the segment when there is none.

The compiled text is Python's `ast`, built from the templates of `optable`; its builtins are the
operations that `vm.ops` supplies and nothing else.
"""

from __future__ import annotations

import ast
from types import FunctionType

from quizgo.gosim.code import pynodes as py
from quizgo.gosim.code.function import Function
from quizgo.gosim.code.instr import (
    BACK,
    CALL,
    CALL_FUNC,
    CALL_METHOD,
    CALL_NATIVE,
    DEFER,
    GO,
    JUMP,
    RETURN,
    RUN_DEFERS,
    SELECT,
    STEP,
    Instr,
    Segment,
)
from quizgo.gosim.code.ir import (
    Again,
    Block,
    Body,
    Const,
    Control,
    Goto,
    If,
    Label,
    Leave,
    Loop,
    Op,
    Operand,
    Stmt,
)
from quizgo.gosim.code.link import FUSE_ALL, FUSE_NONE, Liveness, link, operands, targets
from quizgo.gosim.code.optable import is_visible

FILE = "<go>"
"""The file name of segments in Python tracebacks; their line numbers are those of the Go source."""

MAX_SIZE = 80
"""Operations after which a segment ends at the next join instead of repeating what follows."""

MAX_DEPTH = 25
"""Nested `if`s a segment follows."""

Place = tuple[int, int]
"""A body (by id) and an index in it."""


class Cutter:
    """The segments of one function."""

    def __init__(
        self, function: Function, builtins: dict[str, object], fuse: int = FUSE_ALL
    ) -> None:
        assert function.body is not None
        self.function = function
        self.builtins = builtins
        self.fuse = fuse
        function.cost = link(function.body, fuse)
        self.live = Liveness(function.body).at
        self.pinned = function.pinned
        self.jumps: dict[Place, Instr] = {}
        self.backs: dict[Loop, Instr] = {}
        self.controls: dict[Control, Instr] = {}
        function.start.next = self._lazily(function.start, function.body, 0)
        function.start.live = self.live[id(function.body), 0]
        for index, stmt in enumerate(function.body.items):
            if isinstance(stmt, Control) and stmt.op == RUN_DEFERS:
                function.recovery = self.control(stmt, function.body, index)

    def control(self, stmt: Control, body: Body, index: int) -> Instr:
        """The operation of a `Control`, which stands at that place."""
        instr = self.controls.get(stmt)
        if instr is None:
            instr = self.controls[stmt] = Instr(stmt.op, self.function, stmt.pos)
            instr.pc = stmt.pc
            instr.name = stmt.name
            instr.pair = stmt.pair
            instr.blocks = stmt.blocks
            instr.callee = stmt.callee
            instr.native = stmt.native
            instr.cases = stmt.cases
            instr.zero = stmt.zero
            if stmt.op != RETURN:
                instr.next = self._lazily(instr, body, index + 1, stmt)
                instr.live = self.live[id(body), index + 1] & ~targets(stmt.dst)
        return instr

    def jump(self, body: Body, index: int) -> Instr:
        """An operation that does nothing but go on at that place."""
        place = (id(body), index)
        instr = self.jumps.get(place)
        if instr is None:
            instr = self.jumps[place] = Instr(JUMP, self.function, _line_at(body, index))
            instr.pc = _pc_at(body, index)
            instr.next = self._lazily(instr, body, index)
            instr.live = self.live[place]
        return instr

    def back(self, loop: Loop) -> Instr:
        instr = self.backs.get(loop)
        if instr is None:
            instr = self.backs[loop] = Instr(BACK, self.function, loop.pos)
            instr.pc = loop.pc
            if loop.fused:
                # From the loop statement on, so that it is a Python loop again.
                assert loop.up is not None
                instr.next = self._lazily(instr, loop.up, loop.at - 1)
            else:
                instr.next = self._lazily(instr, loop.body, 0)
            instr.live = self.live[id(loop.body), 0]
        return instr

    def _lazily(
        self, instr: Instr, body: Body, index: int, after: Control | None = None
    ) -> Segment:
        """The segment from there on, compiled when control first comes to it."""

        def compile_first(registers: list[object], world: object) -> Instr:
            instr.next = _Writer(self).segment(body, index, after)
            return instr.next(registers, world)

        return compile_first


class _State:
    """What a path through a segment has assigned."""

    __slots__ = ("dirty", "sure")

    def __init__(self, sure: int, dirty: int) -> None:
        self.sure = sure
        """Registers whose local surely has a value of this path."""
        self.dirty = dirty
        """Registers whose local may be newer than the register list."""

    def copy(self) -> _State:
        return _State(self.sure, self.dirty)


class _Writer:
    """Writes one segment."""

    def __init__(self, cutter: Cutter) -> None:
        self.cutter = cutter
        self.live = cutter.live
        self.pinned = cutter.pinned
        self.loads = 0
        self.names: dict[str, object] = {}
        self.by_id: dict[int, str] = {}
        self.size = 0
        self.entered: list[Loop] = []
        """Heads of loops that are not fused and that this path has run through."""
        self.loops: list[tuple[Block | Loop, list[_State]]] = []
        """The Python loops around, with the states at their breaks."""
        self.depth = 0
        self.line = 1

    def segment(self, body: Body, index: int, after: Control | None) -> Segment:
        state = _State(0, 0)
        out: list[ast.stmt] = []
        if after is not None:
            self.line = after.pos >> 16 or 1
            self._deliver(after, out, state)
        self._go_on(body, index, out, state)
        return self._compile(out)

    def _compile(self, out: list[ast.stmt]) -> Segment:
        line = out[0].lineno if out else 1
        head: list[ast.stmt] = []
        mask = self.loads
        while mask:
            low = mask & -mask
            mask ^= low
            index = low.bit_length() - 1
            head.append(py.assign(f"v{index}", py.register(index, line), line))
        if self.uses_fuel:
            fuel = ast.Attribute(py.name("w", line), "fuel", py.LOAD, lineno=line, col_offset=0)
            head.append(py.assign("f", fuel, line))
        parameters = [ast.arg("r", lineno=1, col_offset=0), ast.arg("w", lineno=1, col_offset=0)]
        arguments = ast.arguments([], parameters, None, [], [], None, [])
        definition = ast.FunctionDef(
            "segment", arguments, head + out, [], lineno=line, col_offset=0
        )
        module = compile(ast.Module([definition], []), FILE, "exec")
        code = next(const for const in module.co_consts if hasattr(const, "co_code"))
        self.names["__builtins__"] = self.cutter.builtins
        return FunctionType(code, self.names, "segment")

    uses_fuel = False

    # Following control flow to the ends of the segment.

    def _go_on(self, body: Body, index: int, out: list[ast.stmt], state: _State) -> None:
        """Write what comes from there on. It always ends in a `return`."""
        while True:
            items = body.items
            while index < len(items):
                stmt = items[index]
                if self._step(stmt, body, index, out, state):
                    return
                index += 1
                if self._must_cut(stmt):
                    self._give(self.cutter.jump(body, index), out, state, step=True)
                    return
            if body.loop is not None:
                self._go_back(body.loop, out, state)
                return
            if body.up is None:
                raise AssertionError(f"{self.cutter.function.name} has no return at its end")
            body, index = body.up, body.at

    def _must_cut(self, stmt: Stmt) -> bool:
        fuse = self.cutter.fuse
        if fuse == FUSE_ALL or not isinstance(stmt, Op):
            return False
        return fuse == FUSE_NONE or is_visible(stmt.op)

    def _step(self, stmt: Stmt, body: Body, index: int, out: list[ast.stmt], state: _State) -> bool:
        """Write a statement; True if control does not come out at its end."""
        if isinstance(stmt, Op):
            self._op(stmt, out, state, self._condition_of(stmt, body, index))
            return False
        if isinstance(stmt, Control):
            self._control(stmt, body, index, out, state)
            return True
        if isinstance(stmt, If):
            return self._if(stmt, out, state)
        if isinstance(stmt, Loop):
            if stmt.fused:
                return self._python_loop(stmt, out, state, _assigned(stmt.body))
            self._enter(stmt, out, state)
            return True
        if isinstance(stmt, Block):
            if stmt.fused and stmt.used:
                return self._python_loop(stmt, out, state, 0)
            self._go_on(stmt.body, 0, out, state)
            return True
        if isinstance(stmt, Leave):
            assert stmt.target.up is not None
            self._join(stmt.target.up, stmt.target.at, out, state)
            return True
        if isinstance(stmt, Again):
            self._go_back(stmt.target, out, state)
            return True
        if isinstance(stmt, Label):
            return False
        assert isinstance(stmt, Goto)
        assert stmt.label.up is not None
        self._goto(stmt, out, state)
        return True

    def _join(self, body: Body, index: int, out: list[ast.stmt], state: _State) -> None:
        """Go on at a place that other paths reach too: repeat it here while that is short."""
        if self.size > MAX_SIZE or self.loops or self.depth > MAX_DEPTH:
            self._give(self.cutter.jump(body, index), out, state)
        else:
            self._go_on(body, index, out, state)

    def _enter(self, loop: Loop, out: list[ast.stmt], state: _State) -> None:
        if loop in self.entered or self.loops or self.size > MAX_SIZE:
            self._give(self.cutter.jump(loop.body, 0), out, state)
            return
        self.entered.append(loop)
        if not loop.fused:
            self._go_on(loop.body, 0, out, state)
        elif not self._python_loop(loop, out, state, _assigned(loop.body)):
            assert loop.up is not None
            self._go_on(loop.up, loop.at, out, state)
        self.entered.pop()

    def _go_back(self, loop: Loop, out: list[ast.stmt], state: _State) -> None:
        """The back-edge of a loop that is not fused."""
        self._count_fuel(loop.cost, self.cutter.back(loop), out, state)
        self._enter(loop, out, state)

    def _goto(self, stmt: Goto, out: list[ast.stmt], state: _State) -> None:
        label = stmt.label
        assert label.up is not None
        instr = Instr(BACK, self.cutter.function, stmt.pos)
        instr.pc = stmt.pc
        place = self.cutter.jump(label.up, label.at)
        instr.next = lambda registers, world: place
        instr.live = place.live
        self._count_fuel(self.cutter.function.cost, instr, out, state)
        self._give(place, out, state)

    def _if(self, stmt: If, out: list[ast.stmt], state: _State) -> bool:
        line = stmt.pos >> 16 or self.line
        self.line = line
        test = self.pending
        self.pending = None
        if test is None:
            test = self._operand(stmt.cond, state)
        node = ast.If(test, [], [], lineno=line, col_offset=0)
        out.append(node)
        other = state.copy()
        self.depth += 1
        if stmt.fused:
            then_ends = self._fused(stmt.then, node.body, state)
            else_ends = self._fused(stmt.orelse, node.orelse, other)
        else:
            self._branch(stmt.then, node.body, state)
            self._branch(stmt.orelse, node.orelse, other)
            then_ends = else_ends = True
        self.depth -= 1
        if not node.body:
            node.body.append(ast.Pass(lineno=line, col_offset=0))
        if then_ends and not else_ends:
            state.sure, state.dirty = other.sure, other.dirty
        elif not else_ends:
            state.sure &= other.sure
            state.dirty |= other.dirty
        return then_ends and else_ends

    def _branch(self, body: Body, out: list[ast.stmt], state: _State) -> None:
        if self.depth > MAX_DEPTH:
            self._give(self.cutter.jump(body, 0), out, state)
        else:
            self._go_on(body, 0, out, state)

    # What is fused: Python's own control flow.

    def _fused(self, body: Body, out: list[ast.stmt], state: _State) -> bool:
        """Write a body whose end falls through; True if control never gets there."""
        for index, stmt in enumerate(body.items):
            if isinstance(stmt, Op):
                self._op(stmt, out, state, self._condition_of(stmt, body, index))
            elif isinstance(stmt, If):
                if self._if(stmt, out, state):
                    return True
            elif isinstance(stmt, Loop):
                if self._python_loop(stmt, out, state, _assigned(stmt.body)):
                    return True
            elif isinstance(stmt, Block):
                if stmt.used:
                    if self._python_loop(stmt, out, state, 0):
                        return True
                elif self._fused(stmt.body, out, state):
                    return True
            elif isinstance(stmt, Leave):
                self._leave(stmt, out, state)
                return True
            elif isinstance(stmt, Again):
                self._again(stmt.target, out, state)
                return True
            else:
                assert isinstance(stmt, Control)
                self._control(stmt, body, index, out, state)
                return True
        return False

    def _leave(self, stmt: Leave, out: list[ast.stmt], state: _State) -> None:
        if self.loops and self.loops[-1][0] is stmt.target:
            self.loops[-1][1].append(state.copy())
            out.append(ast.Break(lineno=self.line, col_offset=0))
        else:
            assert stmt.target.up is not None
            self._join(stmt.target.up, stmt.target.at, out, state)

    def _again(self, loop: Loop, out: list[ast.stmt], state: _State) -> None:
        if self.loops and self.loops[-1][0] is loop:
            self._count_fuel(loop.cost, self.cutter.back(loop), out, state)
            out.append(ast.Continue(lineno=self.line, col_offset=0))
        else:
            self._go_back(loop, out, state)

    def _python_loop(
        self, stmt: Block | Loop, out: list[ast.stmt], state: _State, assigned: int
    ) -> bool:
        """Write a loop, or a block that is left from inside; True if nothing leaves it."""
        self.uses_fuel = self.uses_fuel or isinstance(stmt, Loop)
        true = py.constant(True, self.line)
        node = ast.While(true, [], [], lineno=self.line, col_offset=0)
        out.append(node)
        breaks: list[_State] = []
        self.loops.append((stmt, breaks))
        # A second round begins with what the first one assigned.
        inside = _State(state.sure, state.dirty | assigned & ~self.pinned)
        if not self._fused(stmt.body, node.body, inside):
            if isinstance(stmt, Loop):
                self._count_fuel(stmt.cost, self.cutter.back(stmt), node.body, inside)
            else:
                breaks.append(inside)
                node.body.append(ast.Break(lineno=self.line, col_offset=0))
        self.loops.pop()
        if breaks:
            state.sure = breaks[0].sure
            for other in breaks:
                state.sure &= other.sure
                state.dirty |= other.dirty
        return not breaks

    # Single statements.

    pending: ast.expr | None = None
    """The value of the operation before an `if` that nothing else reads."""

    def _condition_of(self, op: Op, body: Body, index: int) -> bool:
        """Whether the operation's value is read by the `if` behind it and by nothing else."""
        if index + 1 >= len(body.items) or self.cutter.fuse == FUSE_NONE:
            return False
        stmt = body.items[index + 1]
        if not isinstance(stmt, If) or stmt.cond != op.dst or is_visible(op.op):
            return False
        bit = targets(op.dst)
        live = self.live[id(stmt.then), 0] | self.live[id(stmt.orelse), 0]
        return not (live & bit) and not (self.pinned & bit)

    def _op(self, op: Op, out: list[ast.stmt], state: _State, is_condition: bool) -> None:
        self.size += 1
        line = op.pos >> 16 or self.line
        self.line = line
        args = [self._operand(arg, state) for arg in op.args]
        if args and isinstance(args[0], ast.Constant) and args[0].value is None:
            # Python warns of None[0]; Go programs do dereference a nil that can be seen.
            args[0] = py.name(self._name_of(None, "k"), line)
        node = py.make_operation(op.op, args, line)
        if isinstance(node, ast.stmt):
            out.append(node)
        elif is_condition:
            self.pending = node
        elif op.dst == -1:
            out.append(ast.Expr(node, lineno=line, col_offset=0))
        else:
            self._assign(op.dst, node, out, state)

    def _assign(
        self, dst: int | tuple[int, ...], value: ast.expr, out: list[ast.stmt], state: _State
    ) -> None:
        if isinstance(dst, int):
            if self.pinned >> dst & 1:
                out.append(py.set_register(dst, value, self.line))
            else:
                out.append(py.assign(f"v{dst}", value, self.line))
        else:
            places: list[ast.expr] = []
            for index in dst:
                if index >= 0 and self.pinned >> index & 1:
                    places.append(py.register_place(index, self.line))
                else:
                    text = f"v{index}" if index >= 0 else "t"
                    places.append(ast.Name(text, py.STORE, lineno=self.line, col_offset=0))
            out.append(py.assign_many(places, value, self.line))
        mask = targets(dst) & ~self.pinned
        state.sure |= mask
        state.dirty |= mask

    def _deliver(self, stmt: Control, out: list[ast.stmt], state: _State) -> None:
        """The results of the control operation before this segment."""
        if targets(stmt.dst):
            self._assign(stmt.dst, py.register(0, self.line), out, state)

    def _operand(self, operand: Operand, state: _State) -> ast.expr:
        line = self.line
        if isinstance(operand, Const):
            value = operand.value
            if value is None or type(value) in (int, float, bool, bytes, complex):
                return py.constant(value, line)
            return py.name(self._name_of(value, "k"), line)
        bit = 1 << operand
        if self.pinned & bit:
            return py.register(operand, line)
        if not state.sure & bit:
            self.loads |= bit
            state.sure |= bit
        return py.name(f"v{operand}", line)

    def _name_of(self, value: object, prefix: str) -> str:
        name = self.by_id.get(id(value))
        if name is None:
            name = self.by_id[id(value)] = f"{prefix}{len(self.names)}"
            self.names[name] = value
        return name

    # Ends.

    def _control(
        self, stmt: Control, body: Body, index: int, out: list[ast.stmt], state: _State
    ) -> None:
        self.size += 1
        self.line = stmt.pos >> 16 or self.line
        payload = self._payload(stmt, state)
        if payload is not None:
            out.append(py.set_register(0, payload, self.line))
        self._give(self.cutter.control(stmt, body, index), out, state)

    def _payload(self, stmt: Control, state: _State) -> ast.expr | None:
        line = self.line
        args = [self._operand(arg, state) for arg in stmt.args]
        nothing = py.constant(None, line)
        if stmt.op == CALL:
            assert isinstance(stmt.callee, Function)
            pad = len(stmt.callee.prepare())
            return _list([nothing, *args, *[nothing] * pad], line)
        if stmt.op in (CALL_FUNC, GO, DEFER):
            return _tuple([args[0], _list([nothing, *args[1:]], line)], line)
        if stmt.op == CALL_METHOD:
            return _tuple([args[0], _list([nothing, nothing, *args[1:]], line)], line)
        if stmt.op in (CALL_NATIVE, SELECT):
            return _tuple(args, line)
        if not args:
            # A result must not be left over from an earlier operation.
            return nothing if stmt.op == RETURN else None
        return args[0] if len(args) == 1 else _tuple(args, line)

    def _give(
        self, instr: Instr, out: list[ast.stmt], state: _State, *, step: bool = False
    ) -> None:
        """End the segment with an operation."""
        if step:
            instr.op = STEP
        line = self.line
        mask = state.dirty & instr.live
        missing = mask & ~state.sure
        self.loads |= missing
        while mask:
            low = mask & -mask
            mask ^= low
            index = low.bit_length() - 1
            out.append(py.set_register(index, py.name(f"v{index}", line), line))
        if self.uses_fuel:
            out.append(_set_fuel(line))
        out.append(py.give_back(self._name_of(instr, "i"), line))

    def _count_fuel(self, cost: int, instr: Instr, out: list[ast.stmt], state: _State) -> None:
        """Take fuel for a back-edge; without fuel, end the segment there."""
        self.uses_fuel = True
        line = self.line
        price = py.constant(cost, line)
        place = ast.Name("f", py.STORE, lineno=line, col_offset=0)
        left = py.name("f", line)
        out.append(ast.AugAssign(place, ast.Sub(), price, lineno=line, col_offset=0))
        test = ast.Compare(left, [ast.Lt()], [py.constant(0, line)], lineno=line, col_offset=0)
        node = ast.If(test, [], [], lineno=line, col_offset=0)
        out.append(node)
        self._give(instr, node.body, state.copy())


def _set_fuel(line: int) -> ast.stmt:
    world = ast.Attribute(py.name("w", line), "fuel", py.STORE, lineno=line, col_offset=0)
    return ast.Assign([world], py.name("f", line), lineno=line, col_offset=0)


def _list(items: list[ast.expr], line: int) -> ast.expr:
    return ast.List(items, py.LOAD, lineno=line, col_offset=0)


def _tuple(items: list[ast.expr], line: int) -> ast.expr:
    return ast.Tuple(items, py.LOAD, lineno=line, col_offset=0)


def _pc_at(body: Body, index: int) -> int:
    """The number of the statement that comes next."""
    while index >= len(body.items):
        if body.loop is not None:
            return body.loop.pc
        if body.up is None:
            return -1
        body, index = body.up, body.at
    return body.items[index].pc


def _line_at(body: Body, index: int) -> int:
    for stmt in body.items[index:]:
        if isinstance(stmt, Op | Control | If | Loop):
            return stmt.pos
    return body.loop.pos if body.loop is not None else 0


def _assigned(body: Body) -> int:
    """All registers that a body may assign to."""
    mask = 0
    for stmt in body.items:
        if isinstance(stmt, Op | Control):
            mask |= targets(stmt.dst)
        elif isinstance(stmt, If):
            mask |= _assigned(stmt.then) | _assigned(stmt.orelse)
        elif isinstance(stmt, Loop | Block):
            mask |= _assigned(stmt.body)
    return mask


__all__ = ["FILE", "Cutter", "operands"]
