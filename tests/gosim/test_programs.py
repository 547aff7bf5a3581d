"""Programs named by the fact they show, each with what real Go prints beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizgo import gosim

PROGRAMS = Path(__file__).parent / "programs"


@pytest.mark.parametrize(
    "path", sorted(PROGRAMS.rglob("*.go")), ids=lambda p: f"{p.parent.name}/{p.stem}"
)
def test_a_program_prints_what_go_prints(path: Path) -> None:
    program = gosim.compile(path.read_bytes(), "prog.go")
    assert isinstance(program, gosim.Program), program
    outcome = gosim.run(program)
    assert outcome.stderr.decode() == ""
    assert outcome.stdout.decode() == path.with_suffix(".out").read_text()
    assert outcome.status == 0


OLD = gosim.RULES["1.13"]._replace(loopvar_per_iteration=True)
"""The old scheduler, and today's language: what these programs are written in."""


ORDERS = sorted(
    path
    for path in (PROGRAMS / "order").glob("*.go")
    if not path.stem.startswith("afterfunc")  # timers ran in a goroutine of their own then
)


@pytest.mark.parametrize("path", ORDERS, ids=lambda p: p.stem)
def test_an_order_was_the_same_under_go_1_13(path: Path) -> None:
    program = gosim.compile(path.read_bytes(), "prog.go", OLD)
    assert isinstance(program, gosim.Program), program
    outcome = gosim.run(program, rules=OLD)
    assert outcome.stdout.decode() == path.with_suffix(".out").read_text()
