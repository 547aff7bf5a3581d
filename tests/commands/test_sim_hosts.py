"""`--host`: the machine that a program runs on."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizgo import gosim
from quizgo.cli import run
from quizgo.gosim.limits import HOSTS

SOURCE = """package main

func main() {
	ch := make(chan int)
	for i := range 5 {
		go func() { ch <- i }()
	}
	for range 5 {
		print(<-ch)
	}
}
"""


@pytest.mark.parametrize("host", HOSTS)
def test_a_program_runs_on_the_machine_that_is_named(
    host: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "prog.go"
    file.write_text(SOURCE)
    program = gosim.compile(SOURCE.encode(), "prog.go")
    assert isinstance(program, gosim.Program)
    for seed in range(5):
        run(["sim", "run", str(file), "--procs", "2", "--seed", str(seed), "--host", host])
        outcome = gosim.run(program, gosim.Choices(seed), procs=2, costs=HOSTS[host])
        assert capsys.readouterr().err == outcome.stderr.decode()


def test_an_unknown_machine_is_no_machine(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["sim", "run", str(tmp_path / "prog.go"), "--host", "tired"]) == 2
    assert "still" in capsys.readouterr().err


def test_machines_differ() -> None:
    program = gosim.compile(SOURCE.encode(), "prog.go")
    assert isinstance(program, gosim.Program)
    given = {
        tuple(
            gosim.run(program, gosim.Choices(seed), procs=2, costs=costs).stderr
            for seed in range(60)
        )
        for costs in HOSTS.values()
    }
    assert len(given) == len(HOSTS)
