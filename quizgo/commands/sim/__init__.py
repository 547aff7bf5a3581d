"""`sim`: Go programs on the bundled scheduler simulation."""

from __future__ import annotations

from typing import Final

import click

from quizgo.commands.lazily import Table, lazily

COMMANDS: Final[Table] = {
    "run": ("sim.running", "Run a program: its output and exit status are Go's."),
    "vet": ("sim.running", "Check a program without running it."),
    "rules": ("sim.running", "What differs between Go versions, and what takes how long."),
    "timeline": ("sim.picturing", "One run as a picture: lanes of Ps or goroutines."),
    "explain": ("sim.picturing", "One run in words: times, leaks, deadlocks, decisions."),
    "race": ("sim.racing", "Many runs with the memory watched: data races, with both lines."),
    "step": ("sim.stepping", "Walk through a run, stop by stop, forward and back."),
}


@click.group(
    cls=lazily(COMMANDS, "quizgo sim"), epilog="Example: quizgo sim run prog.go --procs 1 --seed 7"
)
def sim() -> None:
    """Run Go programs on the bundled scheduler simulation, look at the run, or only check them."""
