"""Helpers: checked programs, and what they declare."""

from __future__ import annotations

from quizgo.gosim.check import Checked, check_source
from quizgo.gosim.check.objects import Func, Object, Var
from quizgo.gosim.check.types import Type
from quizgo.gosim.check.vet.walk import walk
from quizgo.gosim.source import Lines, worded
from quizgo.gosim.syntax import tree


def checked(text: str) -> Checked:
    """The program, which must be right; `package main` and an empty main are put in if missing."""
    if "package " not in text:
        text = "package main\n\n" + text
    if "func main()" not in text:
        text += "\nfunc main() {}\n"
    found = check_source(text.encode(), "prog.go")
    assert isinstance(found, Checked), worded(Lines("prog.go"), found)
    return found


def faults(text: str) -> list[str]:
    found = check_source(("package main\n\n" + text).encode(), "prog.go")
    assert isinstance(found, list)
    return [fault.message for fault in found]


def declared(program: Checked, name: str) -> Object:
    return program.package.scope.names[name]


def type_of(program: Checked, name: str) -> Type:
    return declared(program, name).typ


def function(program: Checked, name: str) -> Func:
    found = declared(program, name)
    assert isinstance(found, Func)
    return found


def local(program: Checked, name: str) -> Var:
    """The only variable of that name that is declared in a function."""
    found = {
        node.obj
        for node in walk(program.file)
        if isinstance(node, tree.Name) and node.name == name and isinstance(node.obj, Var)
    }
    assert len(found) == 1
    return found.pop()
