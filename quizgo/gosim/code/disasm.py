"""A function's code as text, for people and for tests.

    fib:
       0  lt.int r2, r1, #2
       1  if r2
       2    RETURN r1
          end
       3  sub.int r3, r1, #1

A star marks VISIBLE operations. Control operations are in capitals.
"""

from __future__ import annotations

from collections.abc import Iterator

from quizgo.gosim.code.function import Function
from quizgo.gosim.code.instr import NAMES
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
from quizgo.gosim.code.optable import is_visible
from quizgo.gosim.code.rtypes import RType


def disassembly(function: Function) -> str:
    """The whole body."""
    function.prepare()
    assert function.body is not None
    return f"{function.name}:\n" + "\n".join(_Lister().body(function.body, 1)) + "\n"


class _Lister:
    def __init__(self) -> None:
        self.pc = 0
        self.names: dict[Block | Loop, str] = {}

    def body(self, body: Body, depth: int) -> Iterator[str]:
        for stmt in body.items:
            yield from self.stmt(stmt, depth)

    def stmt(self, stmt: Stmt, depth: int) -> Iterator[str]:
        self.pc = stmt.pc
        match stmt:
            case Op():
                mark = "*" if is_visible(stmt.op) else " "
                yield self._line(depth, f"{stmt.op}{_operands(stmt.dst, stmt.args)}", mark)
            case Control():
                yield self._line(depth, self._control(stmt))
            case If():
                yield self._line(depth, f"if {_operand(stmt.cond)}")
                yield from self.body(stmt.then, depth + 1)
                if stmt.orelse.items:
                    yield self._plain(depth, "else")
                    yield from self.body(stmt.orelse, depth + 1)
                yield self._plain(depth, "end")
            case Loop() | Block():
                name = self._name(stmt)
                yield self._plain(depth, name)
                yield from self.body(stmt.body, depth + 1)
                yield self._plain(depth, f"end {name}")
            case Leave():
                yield self._line(depth, f"leave {self._name(stmt.target)}")
            case Again():
                yield self._line(depth, f"again {self._name(stmt.target)}")
            case Label():
                yield self._plain(depth - 1, f"{stmt.name}:")
            case Goto():
                yield self._line(depth, f"goto {stmt.label.name}")

    def _control(self, stmt: Control) -> str:
        name = NAMES[stmt.op]
        if stmt.callee is not None:
            name += f" {stmt.callee.name}"
        elif stmt.name:
            name += f" .{stmt.name}"
        elif stmt.native is not None:
            name += f" {stmt.native.__name__}"
        return name + _operands(stmt.dst, stmt.args)

    def _name(self, target: Block | Loop) -> str:
        name = self.names.get(target)
        if name is None:
            kind = "loop" if isinstance(target, Loop) else "block"
            name = self.names[target] = f"{kind} L{len(self.names)}"
        return name

    def _line(self, depth: int, text: str, mark: str = " ") -> str:
        return f"{self.pc:4d}{mark}{'  ' * depth}{text}"

    def _plain(self, depth: int, text: str) -> str:
        return f"     {'  ' * depth}{text}"


def _operands(dst: int | tuple[int, ...], args: tuple[Operand, ...]) -> str:
    parts: list[str] = []
    if isinstance(dst, tuple):
        parts.append("(" + ", ".join(f"r{d}" if d >= 0 else "_" for d in dst) + ")")
    elif dst >= 0:
        parts.append(f"r{dst}")
    parts += [_operand(arg) for arg in args]
    return " " + ", ".join(parts) if parts else ""


def _operand(operand: Operand) -> str:
    if not isinstance(operand, Const):
        return f"r{operand}"
    value = operand.value
    if isinstance(value, RType):
        return f"#{value.string}"
    if isinstance(value, Function):
        return f"#{value.name}"
    if value is None or isinstance(value, int | float | complex | bytes | bool):
        return f"#{value!r}"
    return f"#<{type(value).__name__}>"
