"""The text of one segment, statement by statement: registers, operations, ends.

Nothing here follows control flow (`code.follow` does). Registers are Python locals `v1`, `v2`…,
read from the register list `r` at the segment's start and written back at its ends if something
later reads them; `w` is the world, `f` its fuel. The text is Python's `ast`, built from the
templates of `optable`; its builtins are the operations that `vm.ops` supplies and nothing else.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from types import FunctionType

from quizgo.gosim.code import pynodes as py
from quizgo.gosim.code.function import Function
from quizgo.gosim.code.instr import (
    CALL,
    CALL_FUNC,
    CALL_METHOD,
    CALL_NATIVE,
    DEFER,
    GO,
    RETURN,
    SELECT,
    STEP,
    Instr,
    Segment,
)
from quizgo.gosim.code.ir import Const, Control, Op, Operand
from quizgo.gosim.code.link import targets
from quizgo.gosim.code.rtypes import LARGEST, NUMBER, SMALLEST

FILE = "<go>"
"""The file name of segments in Python tracebacks; their line numbers are those of the Go source."""


class State:
    """What a path through a segment has assigned."""

    __slots__ = ("dirty", "sure")

    def __init__(self, sure: int, dirty: int) -> None:
        self.sure = sure
        """Registers whose local surely has a value of this path."""
        self.dirty = dirty
        """Registers whose local may be newer than the register list."""

    def copy(self) -> State:
        return State(self.sure, self.dirty)


class SegmentText:
    """What is written of one segment."""

    def __init__(self, pinned: int) -> None:
        self.pinned = pinned
        """Registers that stay in the list (`Function.pinned`)."""
        self.loads = 0
        """Registers that the segment reads from the list at its start."""
        self.names: dict[str, object] = {}
        self.by_id: dict[int, str] = {}
        self.size = 0
        """Operations written, those of all paths."""
        self.line = 1
        self.uses_fuel = False
        self.pending: ast.expr | None = None
        """The value of the operation before an `if` that nothing else reads."""

    def compiled(self, out: list[ast.stmt], builtins: dict[str, object]) -> Segment:
        """The finished function."""
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
        self.names["__builtins__"] = builtins
        # Who measures the heap divides a number among all that refer to it. A constant is the
        # code's: so many refer to it that none has a part of it, in this run as in a later one.
        self.names["constants"] = list(_integers(code.co_consts)) * (NUMBER + 1)
        return FunctionType(code, self.names, "segment")

    # Operations.

    def op(self, op: Op, out: list[ast.stmt], state: State, is_condition: bool) -> None:
        self.size += 1
        line = op.pos >> 16 or self.line
        self.line = line
        args = [self.operand(arg, state) for arg in op.args]
        if args and isinstance(args[0], ast.Constant) and args[0].value is None:
            # Python warns of None[0]; Go programs do dereference a nil that can be seen.
            args[0] = py.name(self.name_of(None, "k"), line)
        node = py.make_operation(op.op, args, line)
        if isinstance(node, ast.stmt):
            out.append(node)
        elif is_condition:
            self.pending = node
        elif op.dst == -1:
            out.append(ast.Expr(node, lineno=line, col_offset=0))
        else:
            self.assign(op.dst, node, out, state)

    def assign(
        self, dst: int | tuple[int, ...], value: ast.expr, out: list[ast.stmt], state: State
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

    def deliver(self, stmt: Control, out: list[ast.stmt], state: State) -> None:
        """The results of the control operation before this segment."""
        if targets(stmt.dst):
            self.assign(stmt.dst, py.register(0, self.line), out, state)

    def operand(self, operand: Operand, state: State) -> ast.expr:
        line = self.line
        if isinstance(operand, Const):
            value = operand.value
            if value is None or type(value) in (int, float, bool, bytes, complex):
                return py.constant(value, line)
            return py.name(self.name_of(value, "k"), line)
        bit = 1 << operand
        if self.pinned & bit:
            return py.register(operand, line)
        if not state.sure & bit:
            self.loads |= bit
            state.sure |= bit
        return py.name(f"v{operand}", line)

    def name_of(self, value: object, prefix: str) -> str:
        name = self.by_id.get(id(value))
        if name is None:
            name = self.by_id[id(value)] = f"{prefix}{len(self.names)}"
            self.names[name] = value
        return name

    # Ends.

    def payload(self, stmt: Control, state: State) -> ast.expr | None:
        line = self.line
        args = [self.operand(arg, state) for arg in stmt.args]
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

    def give(self, instr: Instr, out: list[ast.stmt], state: State, *, step: bool = False) -> None:
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
        out.append(py.give_back(self.name_of(instr, "i"), line))

    def count_fuel(self, cost: int, instr: Instr, out: list[ast.stmt], state: State) -> None:
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
        self.give(instr, node.body, state.copy())


def _set_fuel(line: int) -> ast.stmt:
    world = ast.Attribute(py.name("w", line), "fuel", py.STORE, lineno=line, col_offset=0)
    return ast.Assign([world], py.name("f", line), lineno=line, col_offset=0)


def _list(items: list[ast.expr], line: int) -> ast.expr:
    return ast.List(items, py.LOAD, lineno=line, col_offset=0)


def _tuple(items: list[ast.expr], line: int) -> ast.expr:
    return ast.Tuple(items, py.LOAD, lineno=line, col_offset=0)


def _integers(constants: tuple[object, ...]) -> Iterator[int]:
    for constant in constants:
        if type(constant) is int and not SMALLEST <= constant <= LARGEST:
            yield constant
        elif isinstance(constant, tuple):
            yield from _integers(constant)
