"""`sim`: Go programs on the bundled scheduler simulation."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizgo.errors import QuizgoError

if TYPE_CHECKING:
    from quizgo.gosim import Event

USUAL_PROCS = 4
MOST_PROCS = 256


@click.group(epilog="Example: quizgo sim run prog.go --procs 1 --seed 7")
def sim() -> None:
    """Run Go programs on the bundled scheduler simulation, or only check them."""


@sim.command(epilog="Example: quizgo sim run prog.go --procs 1 --seed 7 --trace events.jsonl")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.go")
@click.option(
    "--procs",
    type=click.IntRange(1, MOST_PROCS),
    help="GOMAXPROCS; by default what the environment variable says, else 4.",
)
@click.option("--seed", type=int, default=1, show_default=True, help="What chance is drawn from.")
@click.option(
    "--rules",
    type=click.Choice(["1.13", "1.27"]),
    default="1.27",
    show_default=True,
    help="The Go version whose scheduler and language rules hold.",
)
@click.option("--trace", type=click.Path(path_type=Path), help="Write the events as JSON lines.")
@click.pass_context
def run(
    ctx: click.Context, file: Path, procs: int | None, seed: int, rules: str, trace: Path | None
) -> None:
    """Compile and run a Go program. Nothing of it touches your files or the network.

    stdout, stderr and exit status are those of the program built by Go: its own status, 2
    after a panic, a fatal error or a deadlock. 1 where it does not compile; 124 where a limit
    of the simulation ended it; 125 for a fault of quizgo's own. Goroutines run in the order of
    one P for now; `runtime.GOMAXPROCS(0)` says what --procs says.
    """
    from quizgo import gosim

    source = _source(file)
    program = gosim.compile(source, str(file), gosim.RULES[rules])
    if isinstance(program, gosim.CompileFaults):
        _write(2, f"{program}\n".encode())
        ctx.exit(1)
    outcome = gosim.run(
        program,
        gosim.Choices(seed),
        rules=gosim.RULES[rules],
        procs=procs or _procs_of_environment(),
        stdin=_read,
        sink=_write,
        events=trace is not None,
    )
    if trace is not None:
        _write_trace(trace, outcome.events or ())
    ctx.exit(outcome.status)


@sim.command(epilog="Example: quizgo sim vet prog.go")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.go")
@click.pass_context
def vet(ctx: click.Context, file: Path) -> None:
    """Check a Go program without running it: the compiler's complaints, then those of vet.

    Exit status 1 where there are any.
    """
    from quizgo import gosim

    complaints = gosim.vet(_source(file), str(file))
    for line in complaints:
        click.echo(line, err=True)
    ctx.exit(1 if complaints else 0)


def _source(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise QuizgoError(
            f"{file}: cannot be read ({error.strerror}). Name a file of Go source."
        ) from error


def _procs_of_environment() -> int:
    """What `GOMAXPROCS` asks for. As in Go, a value that is no positive number is ignored."""
    text = os.environ.get("GOMAXPROCS", "")
    asked = int(text) if text.isascii() and text.isdecimal() else 0
    return min(asked, MOST_PROCS) or USUAL_PROCS


def _read(size: int) -> bytes:
    """What is on stdin, as soon as there is something: a line from a terminal."""
    sys.stdout.flush()  # a prompt without a line end
    return os.read(0, size)


def _write(fd: int, data: bytes) -> None:
    """What the program writes, byte for byte; seen at once where somebody looks on."""
    text = sys.stdout if fd == 1 else sys.stderr
    text.buffer.write(data)
    if text.isatty():
        text.flush()


def _write_trace(path: Path, events: Iterable[Event]) -> None:
    import json

    try:
        with path.open("w", encoding="utf-8") as file:
            for event in events:
                row = {**event._asdict(), "kind": event.kind.value}
                file.write(json.dumps(row) + "\n")
    except OSError as error:
        raise QuizgoError(f"{path}: cannot be written ({error.strerror}).") from error
