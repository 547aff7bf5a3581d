"""Print for which wrong programs the compiler's words are those of the Go of today.

Go's own `errorcheck` programs say what an older Go said; the real toolchain beside this Python is
asked instead, for every text and place. Nothing of the programs is kept here. Run by hand:

    python -m tests.gosim.tools.errors_today [-v] [--header errorcheck] [FOLDER|FILE...]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from difflib import unified_diff
from pathlib import Path

from quizgo import gosim
from quizgo.gosim import packages
from tests.gosim.tools.go_test_share import FOLDER, header, imports
from tests.toolchain import go_command

SECONDS = 120


def programs(paths: Iterable[Path], first_line: str) -> Iterator[Path]:
    """Those that begin so and import nothing that the simulator does not have."""
    available = set(packages.names())
    for path in paths:
        for file in sorted(path.rglob("*.go")) if path.is_dir() else [path]:
            source = file.read_bytes()
            if path == file or (header(source) == first_line and imports(source) <= available):
                yield file


def said_by_go(path: Path) -> list[str]:
    """What `go build` prints about a copy of the file, without its headline."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        copy.write_bytes(path.read_bytes())
        ran = subprocess.run(
            [go_command(), "build", "-o", str(Path(folder) / "built"), path.name],
            cwd=folder,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=SECONDS,
            check=False,
            env={**os.environ, "GOFLAGS": "-mod=mod", "GOPROXY": "off"},
        )
    lines = [line for line in ran.stderr.splitlines() if not line.startswith("# ")]
    return [line.replace("./", "").replace(f"{folder}/", "") for line in lines]


def said_here(path: Path) -> list[str]:
    """What `quizgo sim run` prints."""
    try:
        program = gosim.compile(path.read_bytes(), path.name)
    except gosim.InternalError as error:
        return [f"internal error: {error}"]
    return str(program).splitlines() if isinstance(program, gosim.CompileFaults) else []


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("-v", action="store_true", help="show what differs")
    parser.add_argument("--header", default="errorcheck")
    parser.add_argument("paths", nargs="*", type=Path, default=[FOLDER])
    options = parser.parse_args()
    found = list(programs(options.paths, options.header))
    agree = 0
    with ThreadPoolExecutor(2) as pool:
        for path, there in zip(found, pool.map(said_by_go, found), strict=True):
            here = said_here(path)
            agree += here == there
            if here != there:
                print(path, flush=True)
                if options.v:
                    print(*unified_diff(there, here, "go", "quizgo", lineterm="", n=0), sep="\n")
    print(f"{agree} of {len(found)} in the words of today's Go")


if __name__ == "__main__":
    main()
