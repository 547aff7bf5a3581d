"""Print which share of the language's own `test/` programs does as its first line says.

Reads them from an installed package, Debian's `golang-1.19-src`; nothing of them is kept here.
`run` programs must print what the `.out` beside them says, or nothing, and exit with 0. Only
those count whose imports the simulator has. `go_tests.py` does the same for what the checker
says to `errorcheck` programs, and its figures are printed after. Run by hand, from the root:

    python -m tests.gosim.tools.go_test_share [-v] [--go] [--folder FOLDER] [NAME...]
"""

from __future__ import annotations

import argparse
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from quizgo.gosim import packages
from quizgo.gosim.errors import InternalError
from tests.gosim.tools.go_tests import complaints, expectations, faults_of

FOLDER = Path("/usr/share/go-1.19/test")
SECONDS = 60
BYTES = 3 << 30
"""Of address space, for one run."""
IMPORT = re.compile(rb"^import\s+(?:[\w.]+\s+)?[\"`]([^\"`]+)[\"`]|^import\s*\((.*?)^\)", re.M | re.S)
QUOTED = re.compile(rb"[\"`]([^\"`\n]+)[\"`]")


class Result(NamedTuple):
    name: str
    reason: str
    """One line; empty where the program did what it should."""


def header(source: bytes) -> str:
    """What the first line asks for, without flags to the compiler."""
    return source.split(b"\n", 1)[0].decode("utf-8", "replace").removeprefix("//").strip()


def imports(source: bytes) -> set[str]:
    found: set[str] = set()
    for single, block in IMPORT.findall(source):
        found.update(path.decode() for path in ([single] if single else QUOTED.findall(block)))
    return found


def run_programs(folder: Path, chosen: list[str]) -> Iterator[Path]:
    available = set(packages.names())
    for path in sorted(folder.rglob("*.go")):
        source = path.read_bytes()
        name = str(path.relative_to(folder))
        if chosen and name not in chosen:
            continue
        if re.fullmatch(r"run( -gcflags.*)?", header(source)) and imports(source) <= available:
            yield path


def simulated(path: Path) -> Result:
    """Run one program as the command line would."""
    command = [sys.executable, "-m", "quizgo", "sim", "run", str(path)]
    return judged(path, command, limit=True)


def real(path: Path) -> Result:
    """Run one program with the Go beside this Python."""
    go = shutil.which("go", path=str(Path(sys.executable).parent)) or "go"
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "prog.go"
        copy.write_bytes(path.read_bytes())
        return judged(path, [go, "run", str(copy)], limit=False)


def judged(path: Path, command: list[str], *, limit: bool) -> Result:
    def bounded() -> None:
        if limit:
            resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))

    name = "/".join(path.parts[path.parts.index("test") + 1 :] if "test" in path.parts else [str(path)])
    try:
        ran = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=SECONDS,
            check=False,
            preexec_fn=bounded,
        )
    except subprocess.TimeoutExpired:
        return Result(name, f"not done after {SECONDS} s")
    expected = path.with_suffix(".out")
    wanted = expected.read_bytes() if expected.exists() else b""
    if ran.returncode == 0 and ran.stdout == wanted:
        return Result(name, "")
    return Result(name, reason(ran.stdout, wanted, ran.returncode))


def reason(printed: bytes, wanted: bytes, status: int) -> str:
    got = printed.decode("utf-8", "replace").splitlines()
    want = wanted.decode("utf-8", "replace").splitlines()
    for number, (one, other) in enumerate(zip(got, want, strict=False), 1):
        if one != other:
            return f"exit {status}; line {number}: {one[:150]!r}, not {other[:80]!r}"
    if len(got) > len(want):
        fatal = [line for line in got if "Error" in line or "panic" in line or "fatal" in line]
        return f"exit {status}; also prints {(fatal or got[len(want) :])[0][:200]!r}"
    if len(got) < len(want):
        return f"exit {status}; does not print {want[len(got)][:150]!r}"
    return f"exit {status}"


def checked(folder: Path) -> Iterator[Result]:
    """What the checker says to programs that are wrong on purpose."""
    for path in sorted(folder.rglob("*.go")):
        source = path.read_bytes()
        name = str(path.relative_to(folder))
        if header(source) != "errorcheck" or not imports(source) <= set(packages.names()):
            continue
        try:
            faults = faults_of(source, path.name)
        except InternalError as error:
            yield Result(name, f"internal error: {error}")
            continue
        if faults is not None:
            wrong = complaints(faults, expectations(source.decode("utf-8", "replace")))
            yield Result(name, wrong[0] if wrong else "")


def report(kind: str, results: list[Result]) -> None:
    passed = Counter(not result.reason for result in results)[True]
    for result in results:
        if result.reason:
            print(f"{kind}: {result.name}: {result.reason}")
    share = 100 * passed / max(1, len(results))
    print(f"{kind}: {passed} of {len(results)} as they should, {share:.1f} %")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--go", action="store_true", help="run them with the real Go, for comparing")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("names", nargs="*", help="only these, as bench/go1/fib.go")
    options = parser.parse_args()
    programs = list(run_programs(options.folder, options.names))
    with ThreadPoolExecutor(options.jobs) as pool:
        report("run", list(pool.map(real if options.go else simulated, programs)))
    if not options.names and not options.go:
        report("errorcheck", list(checked(options.folder)))


if __name__ == "__main__":
    main()
