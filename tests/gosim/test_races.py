"""Data races: programs whose racing lines are marked, here and under Go's own detector."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from quizgo import gosim
from tests.toolchain import go_command, needs_go

PROGRAMS = sorted((Path(__file__).parent / "races").glob("*.go"))
RUNS = 10
"""Of real Go at each number of Ps, at most: it finds only what a run leaves unordered."""
NAMES = [path.stem for path in PROGRAMS]

each_program = pytest.mark.parametrize("path", PROGRAMS, ids=NAMES)


def marked(path: Path) -> set[int]:
    """The lines that end in `// race`."""
    lines = path.read_text().splitlines()
    return {number for number, line in enumerate(lines, 1) if line.endswith("// race")}


def compiled(source: bytes) -> gosim.Program:
    program = gosim.compile(source, "prog.go")
    assert isinstance(program, gosim.Program), program
    return program


def lines_of(outcome: gosim.Outcome) -> set[int]:
    assert outcome.races is not None
    return {access.site.line for race in outcome.races for access in race}


@each_program
def test_the_marked_lines_race_and_no_others(path: Path) -> None:
    program = compiled(path.read_bytes())
    found: set[int] = set()
    for procs in (1, 2, 4):
        for seed in range(1, 6):
            found |= lines_of(gosim.run(program, gosim.Choices(seed), procs=procs, races=True))
    assert found == marked(path)


@each_program
def test_being_watched_changes_no_result(path: Path) -> None:
    if marked(path):
        return  # chance may decide
    program = compiled(path.read_bytes())
    plain, watched = (gosim.run(program, procs=1, races=races) for races in (False, True))
    assert plain.races is None
    assert (plain.stdout, plain.stderr, plain.status) == (
        watched.stdout,
        watched.stderr,
        watched.status,
    )


def test_a_run_that_is_watched_comes_again() -> None:
    program = compiled(PROGRAMS[0].read_bytes())
    runs = [gosim.run(program, gosim.Choices(7), procs=4, races=True) for _ in range(2)]
    assert runs[0].races == runs[1].races
    again = gosim.run(program, gosim.Choices(replay=runs[0].choices), procs=4, races=True)
    assert again.races == runs[0].races


@pytest.fixture(scope="module")
def binaries(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs built with Go's own race detector."""
    if shutil.which("gcc") is None:
        pytest.skip("no C compiler: Go's race detector cannot be built in")
    top = tmp_path_factory.mktemp("races")
    (top / "go.mod").write_text("module races\n\ngo 1.27\n")
    for path in PROGRAMS:
        (top / path.stem).mkdir()
        shutil.copy(path, top / path.stem / "prog.go")
    subprocess.run(
        [go_command(), "build", "-race", "-o", f"{top / 'bin'}{os.sep}", "./..."],
        cwd=top,
        env={**os.environ, "CGO_ENABLED": "1", "GOTOOLCHAIN": "local", "GOFLAGS": "-mod=mod"},
        check=True,
    )
    return top / "bin"


ACCESS = re.compile(r"(?:[Rr]ead|[Ww]rite) at 0x[0-9a-f]+ by [^\n]*\n(?:  .*\n)+", re.MULTILINE)


@pytest.mark.go
@needs_go
@each_program
def test_go_finds_races_where_they_are_marked_only(path: Path, binaries: Path) -> None:
    seen: set[int] = set()
    for procs in (1, 4) * RUNS:
        ran = subprocess.run(
            [binaries / path.stem],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "GOMAXPROCS": str(procs)},
        )
        assert ran.returncode == (66 if "DATA RACE" in ran.stderr else 0)
        for access in ACCESS.findall(ran.stderr):
            seen |= {int(line) for line in re.findall(r"/prog\.go:(\d+)", access)[:1]}
        if procs > 1 and bool(seen) == bool(marked(path)):
            break
    assert seen <= marked(path)
    assert bool(seen) == bool(marked(path))
