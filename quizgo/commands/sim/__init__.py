"""`sim`: Go programs on the bundled scheduler simulation."""

from __future__ import annotations

import click

from quizgo.commands.sim.picturing import explain, timeline
from quizgo.commands.sim.running import rules, run, vet


@click.group(epilog="Example: quizgo sim run prog.go --procs 1 --seed 7")
def sim() -> None:
    """Run Go programs on the bundled scheduler simulation, look at the run, or only check them."""


for command in (run, vet, rules, timeline, explain):
    sim.add_command(command)
