"""`sim run`, `sim vet` and `sim rules`: a program's own output and exit status, or only its
complaints; and what a run goes by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizgo.commands.sim.program import compiled, read, source, write, write_file
from quizgo.commands.sim.terms import Terms, run_options, with_example

if TYPE_CHECKING:
    from quizgo.gosim import Debug, Event, Inside


@click.command(epilog=with_example("run prog.go --procs 1 --seed 7 --trace events.jsonl"))
@run_options
@click.option("--trace", type=click.Path(path_type=Path), help="Write the events as JSON lines.")
@click.pass_context
def run(
    ctx: click.Context,
    file: Path,
    terms: Terms,
    trace: Path | None,
) -> None:
    """Compile and run a Go program. Nothing of it touches your files or the network.

    stdout, stderr and exit status are those of the program built by Go: its own status, 2
    after a panic, a fatal error or a deadlock. 1 where it does not compile; 124 where a limit
    of the simulation ended it; 125 for a fault of quizgo's own.
    """
    from quizgo import gosim

    outcome = gosim.run(
        compiled(ctx, file, terms),
        terms.choices,
        rules=terms.rules,
        costs=terms.costs,
        procs=terms.procs,
        stdin=read,
        sink=write,
        events=trace is not None,
        debug=terms.debug,
        on_schedtrace=_schedtrace(terms.debug) if terms.debug.schedtrace else None,
        gogc=terms.gogc,
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


@click.command(epilog="Example: quizgo sim rules")
def rules() -> None:
    """What a run goes by: the switches of both Go versions, and what takes how long."""
    from quizgo import gosim
    from quizgo.ui.lines import padded
    from quizgo.ui.looks import current
    from quizgo.ui.prose.doings import done_words_in

    old, new = gosim.RULES["1.13"], gosim.RULES["1.27"]
    words = done_words_in(current().lang)
    click.echo(f"{padded(words.switch, 34)} 1.13  1.27")
    for name in new._fields[1:]:
        click.echo(f"{name:34} {_on(getattr(old, name)):5} {_on(getattr(new, name))}")
    click.echo(f"\n{padded(words.cost, 34)} {words.nanoseconds}")
    for name, ns in gosim.Costs()._asdict().items():
        click.echo(f"{name:34} {ns}")


def _on(switch: bool) -> str:
    return "on" if switch else "off"


def _schedtrace(debug: Debug) -> Callable[[Inside], None]:
    """Prints what GODEBUG=schedtrace prints."""
    from quizgo.gosim.view.looks import snapshot
    from quizgo.gosim.view.schedtrace import scheddetail, schedtrace

    text = scheddetail if debug.scheddetail else schedtrace
    return lambda inside: write(2, text(snapshot(inside)).encode())


def _as_lines(events: Iterable[Event]) -> Iterator[str]:
    import json

    for event in events:
        yield json.dumps({**event._asdict(), "kind": event.kind.value}) + "\n"
