"""Labels, goto, break, continue and fallthrough of one function body.

Sets `target` on every branch that has one. The messages are not syntax errors:
types are checked all the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from quizgo.gosim.errors import Fault
from quizgo.gosim.syntax import tree
from quizgo.gosim.syntax.printer import text_of
from quizgo.gosim.syntax.tree import BranchStmt, LabeledStmt, Node, Pos, Stmt

_BREAKABLE = (tree.ForStmt, tree.SwitchStmt, tree.SelectStmt)


def check_branches(body: tree.BlockStmt) -> list[Fault]:
    """What is wrong with the branches and labels of this body (not of literals inside)."""
    found = _Survey()
    found.visit(_Block(None, body.pos, None), _Context(None, None, -1), body.stmt_list)
    for branch in found.branches:
        branch.stmt.target = found.target(branch)
    for label, *again in found.labels.values():
        name = label.stmt.label.name
        where = _place(label.stmt.label.pos)
        for other in again:
            found.fault(other.stmt.label, f"label {name} already defined at {where}")
    unused = [
        Fault(label.stmt.label.pos, f"label {label.stmt.label.name} defined and not used")
        for label, *_ in found.labels.values()
        if not label.used
    ]
    return [*sorted(found.faults, key=lambda fault: fault.pos), *unused]


def _place(pos: Pos) -> str:
    """A mark for the place; the parser, which knows the file, puts its name there."""
    return f"\0{pos}"


class _Block:
    """A block, the blocks around it, and the label of the statement that it belongs to."""

    __slots__ = ("label", "parent", "start", "variables")

    def __init__(self, parent: _Block | None, start: Pos, label: LabeledStmt | None) -> None:
        self.parent = parent
        self.start = start
        self.label = label
        self.variables: list[tuple[Pos, str]] = []
        """Where one is declared, and which, as a message has it."""

    def outwards(self) -> Iterator[_Block]:
        block: _Block | None = self
        while block is not None:
            yield block
            block = block.parent


class _Label:
    __slots__ = ("block", "stmt", "used")

    def __init__(self, block: _Block, stmt: LabeledStmt) -> None:
        self.block = block
        self.stmt = stmt
        self.used = False

    def is_before(self, branch: BranchStmt) -> bool:
        return self.stmt.pos < branch.pos


class _Context(NamedTuple):
    """What an unlabelled branch leaves or continues."""

    breaks: Stmt | None
    continues: tree.ForStmt | None
    case: int
    """The index of the enclosing switch's clause, or -1 deeper inside."""


class _Branch(NamedTuple):
    """A branch and where it stands."""

    stmt: BranchStmt
    block: _Block
    context: _Context
    last: bool
    """Only empty statements follow in its block."""


class _Survey:
    """All labels and branches of a function, in their order, and the faults found so far."""

    def __init__(self) -> None:
        self.labels: dict[str, list[_Label]] = {}
        """By name: one, and those that are in error because of it."""
        self.branches: list[_Branch] = []
        self.faults: list[Fault] = []

    def fault(self, at: Node, message: str) -> None:
        self.faults.append(Fault(at.pos, message))

    def visit(self, block: _Block, context: _Context, body: list[Stmt]) -> None:
        """Note down what is in a block."""
        stmts = _without_empty_tail(body)
        for stmt in stmts:
            last = stmt is stmts[-1]
            label: LabeledStmt | None = None
            while isinstance(stmt, LabeledStmt):
                if stmt.label.name != "_":
                    self.labels.setdefault(stmt.label.name, []).append(_Label(block, stmt))
                    label = stmt
                stmt = stmt.stmt
            if isinstance(stmt, BranchStmt):
                self.branches.append(_Branch(stmt, block, context, last))
            elif name := _declared_variable(stmt):
                block.variables.append((stmt.pos, name))
            else:
                for inner, start, inside in _inner_blocks(stmt, context):
                    self.visit(_Block(block, start, label), inner, inside)

    def target(self, branch: _Branch) -> Stmt | None:
        """Where a branch leads. None: it is in error, or it is a fallthrough."""
        match branch.stmt:
            case BranchStmt(tok="goto", label=tree.Name() as label):
                return self._labelled(branch, label)
            case BranchStmt(label=tree.Name() as label):
                return self._around(branch, label)
            case BranchStmt(tok="break"):
                if branch.context.breaks is None:
                    self.fault(branch.stmt, "break is not in a loop, switch, or select")
                return branch.context.breaks
            case BranchStmt(tok="continue"):
                if branch.context.continues is None:
                    self.fault(branch.stmt, "continue is not in a loop")
                return branch.context.continues
        self._fall_through(branch)
        return None

    def _labelled(self, goto: _Branch, name: tree.Name) -> Stmt | None:
        """The statement that a goto leads to. It must not be inside another block."""
        labels = self.labels.get(name.name)
        if labels is None:
            self.fault(name, f"label {name.name} not defined")
            return None
        labels[0].used = True
        around = list(goto.block.outwards())
        for label in labels:
            if label.block in around and (label is labels[0] or not label.is_before(goto.stmt)):
                self._check_jump(goto.stmt, name, label)
                return label.stmt
        start = _place(labels[0].block.start)
        self.fault(name, f"goto {name.name} jumps into block starting at {start}")
        return None

    def _check_jump(self, goto: BranchStmt, name: tree.Name, label: _Label) -> None:
        """No variable may be declared between a goto and its label."""
        end = label.stmt.pos
        over = [text for pos, text in label.block.variables if goto.pos < pos < end]
        if over:
            self.fault(name, f"goto {name.name} jumps over declaration of {over[-1]}")

    def _around(self, branch: _Branch, name: tree.Name) -> Stmt | None:
        """The statement around the branch that has this label."""
        tok = branch.stmt.tok
        label = self.labels.get(name.name, [None])[0]
        if label is None or not label.is_before(branch.stmt):
            self.fault(name, f"{tok} label not defined: {name.name}")
            return None
        label.used = True
        if any(block.label is label.stmt for block in branch.block.outwards()):
            found = label.stmt.stmt
            if isinstance(found, _BREAKABLE if tok == "break" else tree.ForStmt):
                return found
        self.fault(name, f"invalid {tok} label {name.name}")
        return None

    def _fall_through(self, branch: _Branch) -> None:
        switch, case = branch.context.breaks, branch.context.case
        message = "fallthrough statement out of place"
        if isinstance(switch, tree.SwitchStmt):
            if isinstance(switch.tag, tree.TypeSwitchGuard):
                message = "cannot fallthrough in type switch"
            elif case >= 0 and branch.last:
                if case + 1 < len(switch.body):
                    return
                message = "cannot fallthrough final case in switch"
        self.fault(branch.stmt, message)


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
