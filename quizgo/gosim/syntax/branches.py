"""Labels, goto, break, continue and fallthrough of one function body.

Sets `target` on every branch that has one. The messages are not syntax errors:
types are checked all the same.
"""

from __future__ import annotations

from typing import NamedTuple

from quizgo.gosim.errors import Fault
from quizgo.gosim.source import column_of, line_of
from quizgo.gosim.syntax import tree
from quizgo.gosim.syntax.printer import text_of
from quizgo.gosim.syntax.tree import BranchStmt, LabeledStmt, Node, Pos, Stmt

_BREAKABLE = (tree.ForStmt, tree.SwitchStmt, tree.SelectStmt)


def check_branches(body: tree.BlockStmt) -> list[Fault]:
    """What is wrong with the branches and labels of this body (not of literals inside)."""
    labels = _Labels()
    for goto in labels.walk(None, _Context(None, None, -1), None, body.pos, body.stmt_list):
        assert goto.label is not None
        name = goto.label.name
        label = labels.known.get(name)
        if label is None:
            labels.fault(goto.label, f"label {name} not defined")
        else:
            label.used = True
            start = _place(label.block.start)
            labels.fault(goto.label, f"goto {name} jumps into block starting at {start}")
    for label in labels.known.values():
        if not label.used:
            name = label.stmt.label.name
            labels.fault(label.stmt.label, f"label {name} defined and not used")
    return labels.faults


def _place(pos: Pos) -> str:
    """`LINE:COLUMN`; who words the message puts the file name before it."""
    return f"\0:{line_of(pos)}:{column_of(pos)}"


class _Block:
    """A block, the blocks around it, and the label of the statement that it belongs to."""

    __slots__ = ("label", "parent", "start")

    def __init__(self, parent: _Block | None, start: Pos, label: LabeledStmt | None) -> None:
        self.parent = parent
        self.start = start
        self.label = label


class _Label:
    __slots__ = ("block", "stmt", "used")

    def __init__(self, block: _Block, stmt: LabeledStmt) -> None:
        self.block = block
        self.stmt = stmt
        self.used = False


class _Context(NamedTuple):
    """What an unlabelled branch leaves or continues."""

    breaks: Stmt | None
    continues: tree.ForStmt | None
    case: int
    """The index of the enclosing switch's clause, or -1 deeper inside."""


class _Labels:
    """The labels of a function and the faults found so far."""

    def __init__(self) -> None:
        self.known: dict[str, _Label] = {}
        self.faults: list[Fault] = []

    def fault(self, at: Node, message: str) -> None:
        self.faults.append(Fault(at.pos, message))

    def _declare(self, block: _Block, stmt: LabeledStmt) -> _Label:
        name = stmt.label.name
        label = self.known.get(name)
        if label is not None:
            where = _place(label.stmt.label.pos)
            self.fault(stmt.label, f"label {name} already defined at {where}")
            return label
        label = self.known[name] = _Label(block, stmt)
        return label

    def _goto_target(self, block: _Block | None, name: str) -> LabeledStmt | None:
        label = self.known.get(name)
        if label is None:
            return None
        label.used = True
        while block is not None:
            if label.block is block:
                return label.stmt
            block = block.parent
        return None

    def _enclosing(self, block: _Block | None, branch: BranchStmt) -> Stmt | None:
        """The labelled statement around the branch; complain if the label is another's."""
        assert branch.label is not None
        name = branch.label.name
        label = self.known.get(name)
        if label is None:
            self.fault(branch.label, f"{branch.tok} label not defined: {name}")
            return None
        label.used = True
        while block is not None:
            if label.stmt is block.label:
                found = label.stmt.stmt
                fits = _BREAKABLE if branch.tok == "break" else tree.ForStmt
                if isinstance(found, fits):
                    return found
                break
            block = block.parent
        self.fault(branch.label, f"invalid {branch.tok} label {name}")
        return None

    def walk(
        self,
        parent: _Block | None,
        context: _Context,
        label: LabeledStmt | None,
        start: Pos,
        body: list[Stmt],
    ) -> list[BranchStmt]:
        """Check one block; the gotos that no label in it has met yet."""
        block = _Block(parent, start, label)
        forward: dict[str, list[tuple[BranchStmt, int]]] = {}  # by label; where in the block
        declared, declared_at = "", -1  # the last variable, and where
        stmts = _without_empty_tail(body)
        for index, stmt in enumerate(stmts):
            inner_label: LabeledStmt | None = None
            while isinstance(stmt, LabeledStmt):
                if stmt.label.name != "_":
                    found = self._declare(block, stmt)
                    for goto, place in forward.pop(stmt.label.name, ()):
                        goto.target = stmt
                        found.used = True
                        if place < declared_at and goto.label is not None:
                            over = f"goto {goto.label.name} jumps over declaration of {declared}"
                            self.fault(goto.label, over)
                    inner_label = stmt
                stmt = stmt.stmt
            name = _declared_variable(stmt)
            if name is not None:
                declared, declared_at = name, index
            elif isinstance(stmt, BranchStmt):
                last = index + 1 == len(stmts)
                if self._branch(block, context, stmt, last=last):
                    _wait(forward, stmt, index)
            else:
                for inner, at, inside in _inner_blocks(stmt, context):
                    for goto in self.walk(block, inner, inner_label, at, inside):
                        _wait(forward, goto, index)
        waiting = [goto for gotos in forward.values() for goto, _ in gotos]
        return sorted(waiting, key=lambda goto: goto.pos)

    def _branch(self, block: _Block, context: _Context, stmt: BranchStmt, *, last: bool) -> bool:
        """Set the target of a branch. True for a goto whose label may still come."""
        if stmt.label is None:
            match stmt.tok:
                case "break":
                    stmt.target = context.breaks
                    if context.breaks is None:
                        self.fault(stmt, "break is not in a loop, switch, or select")
                case "continue":
                    stmt.target = context.continues
                    if context.continues is None:
                        self.fault(stmt, "continue is not in a loop")
                case _:
                    self._fallthrough(context, stmt, last=last)
            return False
        if stmt.tok == "goto":
            stmt.target = self._goto_target(block, stmt.label.name)
            return stmt.target is None
        stmt.target = self._enclosing(block, stmt)
        return False

    def _fallthrough(self, context: _Context, stmt: BranchStmt, *, last: bool) -> None:
        switch = context.breaks
        message = "fallthrough statement out of place"
        if isinstance(switch, tree.SwitchStmt):
            if isinstance(switch.tag, tree.TypeSwitchGuard):
                message = "cannot fallthrough in type switch"
            elif context.case >= 0 and last:
                if context.case + 1 < len(switch.body):
                    return
                message = "cannot fallthrough final case in switch"
        self.fault(stmt, message)


def _wait(forward: dict[str, list[tuple[BranchStmt, int]]], goto: BranchStmt, index: int) -> None:
    assert goto.label is not None
    forward.setdefault(goto.label.name, []).append((goto, index))


def _declared_variable(stmt: Stmt) -> str | None:
    """The variable that a statement declares, with its place: what no goto may jump over."""
    if isinstance(stmt, tree.AssignStmt) and stmt.op == ":=":
        return f"{text_of(stmt.lhs)} at {_place(stmt.pos)}"
    if isinstance(stmt, tree.DeclStmt):
        for decl in stmt.decl_list:
            if isinstance(decl, tree.VarDecl):
                return f"{decl.name_list[0].name} at {_place(decl.pos)}"
    return None


def _inner_blocks(stmt: Stmt, context: _Context) -> list[tuple[_Context, Pos, list[Stmt]]]:
    """The blocks of a statement with what branches in them refer to."""
    inside = _Context(context.breaks, context.continues, -1)
    match stmt:
        case tree.BlockStmt(stmt_list=body):
            return [(inside, stmt.pos, body)]
        case tree.IfStmt(then=then, else_=other):
            blocks = [(inside, then.pos, then.stmt_list)]
            if other is not None:
                blocks.append((inside, other.pos, [other]))
            return blocks
        case tree.ForStmt(body=loop):
            return [(_Context(stmt, stmt, -1), loop.pos, loop.stmt_list)]
        case tree.SwitchStmt(body=cases):
            return [
                (_Context(stmt, context.continues, index), case.pos, case.body)
                for index, case in enumerate(cases)
            ]
        case tree.SelectStmt(body=clauses):
            chosen = _Context(stmt, context.continues, -1)
            return [(chosen, clause.pos, clause.body) for clause in clauses]
    return []


def _without_empty_tail(stmts: list[Stmt]) -> list[Stmt]:
    """A fallthrough counts as last even if empty statements follow."""
    end = len(stmts)
    while end and isinstance(stmts[end - 1], tree.EmptyStmt):
        end -= 1
    return stmts[:end]
