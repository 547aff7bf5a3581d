"""Print which share of the language's own `test/` programs the checker judges as Go does.

Reads the folder given, for example from Debian's `golang-1.19-src`; nothing of it is kept here.
`errorcheck` programs say in comments which errors each line has; `run` and `compile` ones have
none. Run by hand:

    python tests/gosim/tools/go_tests.py [-v] FOLDER [FILE...]
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from pathlib import Path

from quizgo.gosim.check.program import LANGUAGE, STANDARD_LIBRARY, check_file, file_language
from quizgo.gosim.errors import Fault, InternalError
from quizgo.gosim.syntax import parse

ERROR = re.compile(r"// (?:GC_)?ERROR (.*)")
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"|`([^`]*)`')


def expectations(source: str) -> dict[int, list[str]]:
    """Patterns by line."""
    found: dict[int, list[str]] = defaultdict(list)
    for number, line in enumerate(source.split("\n"), 1):
        m = ERROR.search(line)
        if m is not None:
            for plain, raw in QUOTED.findall(m[1]):
                pattern = (raw or plain).replace('\\"', '"').replace("\\\\", "\\")
                found[number].append(with_lines(pattern, number))
    return found


def with_lines(pattern: str, number: int) -> str:
    """`LINE+2` is a place two lines further down."""

    def line(m: re.Match[str]) -> str:
        return f":{number + int((m[1] or '+') + (m[2] or '0'))}"

    return re.sub(r"LINE(?:([+-])(\d+))?", line, pattern)


def faults_of(source: bytes, name: str) -> list[Fault] | None:
    """All faults; None if it imports what the simulator does not have."""
    parsed = parse(source, name)
    for imported in re.findall(rb'^(?:import )?\s*[\w.]*\s*"([\w/.]+)"', source, re.M):
        if STANDARD_LIBRARY.package(imported.decode()) is None:
            return None
    if parsed.file is None:
        return parsed.faults
    language = file_language(parsed.file, LANGUAGE)
    checker, _ = check_file(parsed.file, parsed.faults, STANDARD_LIBRARY.package, language)
    return checker.faults


def complaints(faults: list[Fault], wanted: dict[int, list[str]]) -> list[str]:
    """What differs from the annotations."""
    by_line: dict[int, list[str]] = defaultdict(list)
    for fault in faults:
        by_line[fault.line].append(fault.message)
    found: list[str] = []
    for line, patterns in wanted.items():
        messages = by_line.pop(line, [])
        for pattern in patterns:
            matching = [m for m in messages if _matches(pattern, m)]
            if not matching:
                found.append(f"{line}: no match for {pattern!r} in {messages}")
            messages = [m for m in messages if m not in matching]
        found.extend(f"{line}: unexpected: {m}" for m in messages)
    for line, messages in by_line.items():
        found.extend(f"{line}: unexpected: {m}" for m in messages)
    return found


def _matches(pattern: str, message: str) -> bool:
    try:
        return re.search(pattern, message) is not None
    except re.error:
        return False


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("-v", action="store_true")
    parser.add_argument("folder", type=Path)
    parser.add_argument("files", nargs="*", type=Path)
    options = parser.parse_args()
    totals: Counter[str] = Counter()
    for path in options.files or sorted(options.folder.rglob("*.go")):
        source = path.read_bytes()
        kind = source.split(b"\n", 1)[0].decode("utf-8", "replace").removeprefix("// ").strip()
        if kind not in ("errorcheck", "run", "compile", "errorcheck -d=panic"):
            continue
        kind = kind.split()[0]
        try:
            faults = faults_of(source, path.name)
        except InternalError as error:
            totals["internal errors"] += 1
            print(f"{path}: {error}")
            continue
        if faults is None:
            totals[f"{kind} skipped"] += 1
            continue
        wanted = expectations(source.decode("utf-8", "replace")) if kind == "errorcheck" else {}
        wrong = complaints(faults, wanted)
        totals[f"{kind} {'differs' if wrong else 'same'}"] += 1
        if options.v:
            for text in wrong:
                print(f"{path.relative_to(options.folder)}:{text}")
    print(dict(sorted(totals.items())))


if __name__ == "__main__":
    main()
