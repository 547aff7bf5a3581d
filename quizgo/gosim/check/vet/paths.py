"""The ways through a function: blocks of what runs one after the other, and what follows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from quizgo.gosim.check.vet.walk import callee, is_builtin, is_package_func
from quizgo.gosim.syntax import tree


@dataclass(slots=True, eq=False)
class Block:
    nodes: list[tree.Node] = field(default_factory=list)
    successors: list[Block] = field(default_factory=list)
    returns: tree.Node | None = None
    """The return statement at its end; the body's closing brace is one, too."""


@dataclass(slots=True)
class Graph:
    blocks: list[Block]


def control_flow(body: tree.BlockStmt) -> Graph:
    builder = _Builder()
    builder.statement(body)
    if builder.current is not None:
        end = tree.ReturnStmt(body.rbrace, None)
        builder.current.nodes.append(end)
        builder.current.returns = end
    return Graph(builder.blocks)


class _Builder:
    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.current: Block | None = self.block()
        self.breaks: dict[tree.Stmt, Block] = {}
        self.continues: dict[tree.Stmt, Block] = {}
        self.labels: dict[str, Block] = {}

    def block(self) -> Block:
        made = Block()
        self.blocks.append(made)
        return made

    def add(self, node: tree.Node | None) -> None:
        if node is not None:
            if self.current is None:
                self.current = self.block()  # what cannot be reached
            self.current.nodes.append(node)

    def go(self, target: Block) -> None:
        """End the current block there."""
        if self.current is not None:
            self.current.successors.append(target)
        self.current = None

    def statement(self, s: tree.Stmt) -> None:
        match s:
            case tree.BlockStmt():
                for inner in s.stmt_list:
                    self.statement(inner)
            case tree.LabeledStmt():
                target = self.labels.setdefault(s.label.name, self.block())
                self.go(target)
                self.current = target
                self.statement(s.stmt)
            case tree.IfStmt():
                self._if(s)
            case tree.ForStmt():
                self._for(s)
            case tree.SwitchStmt():
                self._switch(s)
            case tree.SelectStmt():
                self._select(s)
            case tree.BranchStmt():
                self._branch(s)
            case tree.ReturnStmt():
                self.add(s)
                assert self.current is not None
                self.current.returns = s
                self.current = None
            case tree.DeclStmt():
                for decl in s.decl_list:
                    self.add(decl)
            case tree.ExprStmt():
                self.add(s)
                if isinstance(s.x, tree.CallExpr) and _never_returns(s.x):
                    self.current = None
            case _:
                self.add(s)

    def _if(self, s: tree.IfStmt) -> None:
        if s.init is not None:
            self.statement(s.init)
        self.add(s.cond)
        then, done = self.block(), self.block()
        otherwise = self.block() if s.else_ is not None else done
        assert self.current is not None
        self.current.successors.extend((then, otherwise))
        self.current = then
        self.statement(s.then)
        self.go(done)
        if s.else_ is not None:
            self.current = otherwise
            self.statement(s.else_)
            self.go(done)
        self.current = done

    def _for(self, s: tree.ForStmt) -> None:
        is_range = isinstance(s.init, tree.RangeClause)
        if isinstance(s.init, tree.RangeClause):
            self.add(s.init.x)
        elif s.init is not None:
            self.statement(s.init)
        loop, body, done = self.block(), self.block(), self.block()
        post = self.block() if s.post is not None else loop
        self.breaks[s], self.continues[s] = done, post
        self.go(loop)
        self.current = loop
        self.add(s.cond)
        loop.successors.append(body)
        if s.cond is not None or is_range:
            loop.successors.append(done)
        self.current = body
        self.statement(s.body)
        self.go(post)
        if s.post is not None:
            self.current = post
            self.statement(s.post)
            self.go(loop)
        self.current = done

    def _switch(self, s: tree.SwitchStmt) -> None:
        if s.init is not None:
            self.statement(s.init)
        self.add(s.tag)
        done = self.block()
        self.breaks[s] = done
        entry = self.current if self.current is not None else self.block()
        bodies = [self.block() for _ in s.body]
        for clause, body in zip(s.body, bodies, strict=True):
            if clause.cases is not None:
                entry.nodes.append(clause.cases)
            entry.successors.append(body)
        if all(clause.cases is not None for clause in s.body):
            entry.successors.append(done)
        for i, clause in enumerate(s.body):
            self.current = bodies[i]
            self._clause(clause.body, bodies[i + 1] if i + 1 < len(bodies) else done)
            self.go(done)
        self.current = done

    def _clause(self, stmts: Sequence[tree.Stmt], following: Block) -> None:
        for inner in stmts:
            if isinstance(inner, tree.BranchStmt) and inner.tok == "fallthrough":
                self.go(following)
            else:
                self.statement(inner)

    def _select(self, s: tree.SelectStmt) -> None:
        done = self.block()
        self.breaks[s] = done
        entry = self.current if self.current is not None else self.block()
        for clause in s.body:
            body = self.block()
            entry.successors.append(body)
            self.current = body
            if clause.comm is not None:
                self.statement(clause.comm)
            for inner in clause.body:
                self.statement(inner)
            self.go(done)
        self.current = done

    def _branch(self, s: tree.BranchStmt) -> None:
        target: Block | None = None
        if s.tok == "goto" and s.label is not None:
            target = self.labels.setdefault(s.label.name, self.block())
        elif s.target is not None:
            places = self.breaks if s.tok == "break" else self.continues
            target = places.get(s.target)
        if target is not None:
            self.go(target)
        self.current = None


def _never_returns(call: tree.CallExpr) -> bool:
    func = callee(call)
    return (
        is_builtin(func, "panic")
        or is_package_func(func, "os", "Exit")
        or is_package_func(func, "runtime", "Goexit")
        or is_package_func(func, "log", "Fatal", "Fatalf", "Fatalln", "Panic", "Panicf", "Panicln")
    )
