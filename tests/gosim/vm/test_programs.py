"""Go programs of many facts each, with what Go 1.27 printed, in every way of cutting them."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizgo import gosim
from quizgo.gosim.code.link import FUSE_ALL, FUSE_NONE, FUSE_PURE
from tests.gosim.vm.fifo import program_of

PROGRAMS = sorted((Path(__file__).parent / "programs").glob("*.go"))


@pytest.mark.parametrize("fuse", [FUSE_ALL, FUSE_PURE, FUSE_NONE], ids=["all", "pure", "none"])
@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.stem)
def test_a_program_does_what_go_does(path: Path, fuse: int) -> None:
    outcome = gosim.run(program_of(path.read_bytes(), fuse))
    assert outcome.stderr.decode() == ""
    assert outcome.stdout.decode() == path.with_suffix(".out").read_text()
    assert outcome.status == 0


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.stem)
def test_fusing_changes_no_event(path: Path) -> None:
    source = path.read_bytes()
    runs = [gosim.run(program_of(source, fuse), events=True) for fuse in (FUSE_ALL, FUSE_NONE)]
    assert runs[0].events == runs[1].events
    assert runs[0].statistics == runs[1].statistics
