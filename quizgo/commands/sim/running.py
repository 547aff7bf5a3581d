"""`sim run` and `sim vet`: a program's own output and exit status, or only its complaints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizgo.commands.sim.program import (
    compiled,
    procs_of_environment,
    read,
    run_options,
    source,
    write,
    write_file,
)

if TYPE_CHECKING:
    from quizgo.gosim import Event


@click.command(epilog="Example: quizgo sim run prog.go --procs 1 --seed 7 --trace events.jsonl")
@run_options
@click.option("--trace", type=click.Path(path_type=Path), help="Write the events as JSON lines.")
@click.pass_context
def run(
    ctx: click.Context, file: Path, procs: int | None, seed: int, rules: str, trace: Path | None
) -> None:
    """Compile and run a Go program. Nothing of it touches your files or the network.

    stdout, stderr and exit status are those of the program built by Go: its own status, 2
    after a panic, a fatal error or a deadlock. 1 where it does not compile; 124 where a limit
    of the simulation ended it; 125 for a fault of quizgo's own.
    """
    from quizgo import gosim

    outcome = gosim.run(
        compiled(ctx, file, rules),
        gosim.Choices(seed),
        rules=gosim.RULES[rules],
        procs=procs or procs_of_environment(),
        stdin=read,
        sink=write,
        events=trace is not None,
    )
    if trace is not None:
        write_file(trace, _as_lines(outcome.events or ()))
    ctx.exit(outcome.status)


@click.command(epilog="Example: quizgo sim vet prog.go")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.go")
@click.pass_context
def vet(ctx: click.Context, file: Path) -> None:
    """Check a Go program without running it: the compiler's complaints, then those of vet.

    Exit status 1 where there are any.
    """
    from quizgo import gosim

    complaints = gosim.vet(source(file), str(file))
    for line in complaints:
        click.echo(line, err=True)
    ctx.exit(1 if complaints else 0)


def _as_lines(events: Iterable[Event]) -> Iterator[str]:
    import json

    for event in events:
        yield json.dumps({**event._asdict(), "kind": event.kind.value}) + "\n"
