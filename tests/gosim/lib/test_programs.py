"""Programs that use the library all over print what Go 1.27 prints (`.out`, `.rc`)."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from quizgo import gosim
from tests.toolchain import go_command, needs_go

PROGRAMS = sorted((Path(__file__).parent / "programs").glob("*.go"))


def expected(program: Path) -> tuple[bytes, int]:
    """What was recorded: stdout and exit status."""
    status = program.with_suffix(".rc")
    code = int(status.read_text()) if status.exists() else 0
    return program.with_suffix(".out").read_bytes(), code


@pytest.mark.parametrize("program", PROGRAMS, ids=[path.stem for path in PROGRAMS])
def test_a_program_prints_what_go_prints(program: Path) -> None:
    compiled = gosim.compile(program.read_bytes(), program.name)
    assert isinstance(compiled, gosim.Program), compiled
    outcome = gosim.run(compiled)
    stdout, status = expected(program)
    assert outcome.stdout.splitlines() == stdout.splitlines()
    assert outcome.status == status


@pytest.mark.go
@needs_go
@pytest.mark.parametrize("program", PROGRAMS[:3], ids=[path.stem for path in PROGRAMS[:3]])
def test_go_still_prints_so(program: Path, tmp_path: Path) -> None:
    binary = tmp_path / "prog"
    subprocess.run([go_command(), "build", "-o", binary, program], check=True)
    ran = subprocess.run(
        [binary],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        env={**os.environ, "GOMAXPROCS": "1"},
    )
    assert (ran.stdout, ran.returncode) == expected(program)
