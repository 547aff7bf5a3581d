"""Print which share of the language's own `test/` programs does as its first line says.

Reads them from an installed package, Debian's `golang-1.19-src`; nothing of them is kept here.
`run` programs must print what the `.out` beside them says, or nothing, and exit with 0; those
which Go itself no longer runs so must do what Go does. Only those count whose imports the
simulator has. What the checker says to `errorcheck` programs is counted after, as `go_tests.py`
has it. Run by hand, from the root:

    python -m tests.gosim.tools.go_test_share [--folder FOLDER] [NAME...]
"""

from __future__ import annotations

import argparse
import multiprocessing
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

from quizgo import gosim
from quizgo.gosim import packages
from quizgo.gosim.errors import InternalError
from tests.gosim.tools.go_tests import complaints, expectations, faults_of

FOLDER = Path("/usr/share/go-1.19/test")
SECONDS = 60
OLD_LOOPS = gosim.GO_1_27._replace(loopvar_per_iteration=False)
"""The programs are from before loop variables became one for each iteration."""
FORK = multiprocessing.get_context("fork")
GO = shutil.which("go", path=str(Path(sys.executable).parent))
BYTES = 3 << 30
"""Of address space, for one run."""
IMPORT = re.compile(
    rb"^import\s+(?:[\w.]+\s+)?[\"`]([^\"`]+)[\"`]|^import\s*\((.*?)^\)", re.M | re.S
)
QUOTED = re.compile(rb"[\"`]([^\"`\n]+)[\"`]")


class Result(NamedTuple):
    name: str
    reason: str
    """One line; empty where the program did what it should."""
    as_today: bool = False
    """Go itself no longer does what is written, and the simulator does the same as Go."""


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
    """Run one program in a process of its own, with bounds on its time and memory."""
    parent, child = FORK.Pipe(duplex=False)
    process = FORK.Process(target=_simulate, args=(path, child))
    process.start()
    child.close()
    try:
        if not parent.poll(SECONDS):
            return Result(str(path), f"not done after {SECONDS} s")
        printed, status = parent.recv()
    except EOFError:
        return Result(str(path), "the process died")
    finally:
        process.kill()
        process.join()
    return judged(path, printed, status)


def _simulate(path: Path, answer: Connection) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    printed = bytearray()
    try:
        program = gosim.compile(path.read_bytes(), path.name, OLD_LOOPS)
        if isinstance(program, gosim.CompileFaults):
            answer.send((str(program).encode(), 1))
            return
        outcome = gosim.run(program, sink=lambda _, data: printed.extend(data))
        answer.send((bytes(printed), outcome.status))
    except (gosim.InternalError, ArithmeticError, LookupError, TypeError, AttributeError) as error:
        answer.send((f"quizgo's own fault: {type(error).__name__}: {error}".encode(), 125))


def judged(path: Path, printed: bytes, status: int) -> Result:
    """By what is written beside the program, or else by what Go does with it today."""
    expected = path.with_suffix(".out")
    wanted = expected.read_bytes() if expected.exists() else b""
    if status == 0 and printed == wanted:
        return Result(str(path), "")
    if GO is not None and real(path) == (without_folders(printed), status):
        return Result(str(path), "", as_today=True)
    return Result(str(path), reason(printed, wanted, status))


def real(path: Path) -> tuple[bytes, int]:
    """What the program does when built by the Go beside this Python."""
    assert GO is not None
    with tempfile.TemporaryDirectory() as folder:
        copy, binary = Path(folder) / path.name, Path(folder) / "prog"
        copy.write_bytes(path.read_bytes())
        command = [[GO, "build", "-o", str(binary), path.name], [str(binary)]]
        ran = _run(command[0], folder)
        if ran.returncode == 0:
            ran = _run(command[1], folder)
    return without_folders(ran.stdout), ran.returncode


def _run(command: list[str], folder: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=SECONDS,
        check=False,
    )


def without_folders(printed: bytes) -> bytes:
    """Go's messages begin with `# command-line-arguments` and name files as `./prog.go`; traces
    of crashes name memory that is never the same, so that their first line must do."""
    lines = [x.replace(b"./", b"") for x in printed.splitlines() if not x.startswith(b"# ")]
    for number, line in enumerate(lines):
        if line.startswith((b"panic: ", b"fatal error: ")):
            return b"\n".join(lines[: number + 1])
    return b"\n".join(lines)


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


def report(kind: str, results: Iterable[Result]) -> None:
    passed = total = as_today = 0
    for result in results:
        total += 1
        as_today += result.as_today
        passed += not result.reason
        if result.reason:
            print(f"{kind}: {result.name}: {result.reason}", flush=True)
    share = 100 * passed / max(1, total)
    print(f"{kind}: {passed} of {total} as they should, {share:.1f} % ({as_today} by today's Go)")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("names", nargs="*", help="only these, as ken/chan.go")
    options = parser.parse_args()
    gosim.compile(b'package main\nimport "fmt"\nfunc main() { fmt.Println() }\n', "warm.go")
    programs = list(run_programs(options.folder, options.names))
    with ThreadPoolExecutor(options.jobs) as pool:
        report("run", pool.map(simulated, programs))
    if not options.names:
        report("errorcheck", checked(options.folder))


if __name__ == "__main__":
    main()
