"""Programs that chance has written do what real Go makes of them: stdout, exit status, last words.

`QUIZGO_GO_PROGRAMS=5000` in the environment tries so many, new ones each time.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from quizgo import gosim
from tests.gosim.generated.program import Case, alone, together
from tests.toolchain import go_command, needs_go

BATCH = 40
"""Programs in one build, which takes seconds whatever is in it."""
ASKED = os.environ.get("QUIZGO_GO_PROGRAMS")
BATCHES = max(1, int(ASKED or BATCH) // BATCH)
RUNS = 5
"""Of real Go, before a difference is believed: its start is not the same each time."""


class Ending(NamedTuple):
    stdout: bytes
    status: int
    last_words: str


def batches() -> st.SearchStrategy[list[Case]]:
    """Programs with names of their own. Their seeds are drawn: programs do not shrink."""
    seeds = st.lists(st.integers(0, 2**40), min_size=BATCH, max_size=BATCH, unique=True)
    return seeds.map(lambda drawn: [Case(Random(seed), seed) for seed in drawn])


def built(cases: list[Case], folder: Path) -> Path:
    (folder / "go.mod").write_text("module generated\n\ngo 1.27\n")
    (folder / "main.go").write_text(together(cases))
    command = [go_command(), "build", "-o", "prog", "."]
    made = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert made.returncode == 0, made.stderr
    return folder / "prog"


def real(binary: Path, case: Case) -> Ending:
    ran = subprocess.run(
        [binary, str(case.number)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env={**os.environ, "GOMAXPROCS": "1"},
    )
    return Ending(without_addresses(ran.stdout), ran.returncode, first_line(ran.stderr))


def simulated(case: Case) -> Ending:
    program = gosim.compile(alone(case).encode(), "prog.go")
    assert isinstance(program, gosim.Program), f"{program}\n{alone(case)}"
    outcome = gosim.run(program)
    return Ending(without_addresses(outcome.stdout), outcome.status, first_line(outcome.stderr))


def without_addresses(stdout: bytes) -> bytes:
    """Where a pointer lies is nobody's promise: Go has some things in the binary itself."""
    return re.sub(rb"0x[0-9a-f]{6,}", b"0x", stdout)


def first_line(stderr: bytes) -> str:
    return stderr.decode("utf-8", "replace").partition("\n")[0]


@pytest.mark.go
@needs_go
@pytest.mark.timeout(0 if ASKED else 900)
@settings(
    max_examples=BATCHES,
    deadline=None,
    phases=[Phase.generate],
    database=None,
    derandomize=ASKED is None,
    suppress_health_check=list(HealthCheck),
)
@given(cases=batches())
def test_a_generated_program_does_what_go_makes_of_it(cases: list[Case]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        binary = built(cases, Path(folder))
        for case in cases:
            ending, expected = simulated(case), real(binary, case)
            if ending != expected:
                seen = {real(binary, case) for _ in range(RUNS)} | {expected}
                assert len(seen) > 1, f"{alone(case)}\n{ending}\nnot\n{expected}"
