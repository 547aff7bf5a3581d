"""`sim run`, `sim vet` and `sim rules`: a program's own output and exit status, or only its
complaints; and what a run goes by."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
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
    from quizgo.gosim import Costs, Debug, Event, Inside, Rules


@click.command(epilog="Example: quizgo sim run prog.go --procs 1 --seed 7 --trace events.jsonl")
@run_options
@click.option("--trace", type=click.Path(path_type=Path), help="Write the events as JSON lines.")
@click.option(
    "--rule",
    "switches",
    multiple=True,
    metavar="NAME=on|off",
    help="Turn one switch of the rules (see `quizgo sim rules`). May be given several times.",
)
@click.option(
    "--cost",
    "costs",
    multiple=True,
    metavar="NAME=NS",
    help="Let something take so many virtual nanoseconds (see `quizgo sim rules`).",
)
@click.pass_context
def run(
    ctx: click.Context,
    file: Path,
    procs: int | None,
    seed: int,
    rules: str,
    trace: Path | None,
    switches: tuple[str, ...],
    costs: tuple[str, ...],
) -> None:
    """Compile and run a Go program. Nothing of it touches your files or the network.

    stdout, stderr and exit status are those of the program built by Go: its own status, 2
    after a panic, a fatal error or a deadlock. 1 where it does not compile; 124 where a limit
    of the simulation ended it; 125 for a fault of quizgo's own.

    GOMAXPROCS, GOGC and of GODEBUG schedtrace, scheddetail, asyncpreemptoff, gctrace,
    adaptivestackstart and gcshrinkstackoff are understood as Go understands them.
    """
    from quizgo import gosim

    debug = gosim.parse_debug(os.environ.get("GODEBUG", ""))
    chosen = _with_switches(gosim.RULES[rules], switches)
    outcome = gosim.run(
        compiled(ctx, file, rules),
        gosim.Choices(seed),
        rules=chosen,
        costs=_with_costs(gosim.Costs(), costs),
        procs=procs or procs_of_environment(),
        stdin=read,
        sink=write,
        events=trace is not None,
        debug=debug,
        on_schedtrace=_schedtrace(debug) if debug.schedtrace else None,
        gogc=_gogc(os.environ.get("GOGC", "")),
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

    old, new = gosim.RULES["1.13"], gosim.RULES["1.27"]
    click.echo(f"{'switch':34} 1.13  1.27")
    for name in new._fields[1:]:
        click.echo(f"{name:34} {_on(getattr(old, name)):5} {_on(getattr(new, name))}")
    click.echo(f"\n{'cost':34} virtual nanoseconds")
    for name, ns in gosim.Costs()._asdict().items():
        click.echo(f"{name:34} {ns}")


def _on(switch: bool) -> str:
    return "on" if switch else "off"


def _with_switches(rules: Rules, switches: Iterable[str]) -> Rules:
    """The rules, with single switches turned."""
    for switch in switches:
        name, _, value = switch.partition("=")
        if name not in rules._fields[1:] or value not in ("on", "off"):
            raise click.BadParameter(
                f"{switch}: no such switch. Write NAME=on or NAME=off, with a name that "
                "`quizgo sim rules` lists.",
                param_hint="--rule",
            )
        fields = rules._asdict() | {name: value == "on"}
        rules = type(rules)(**fields)
    return rules


def _with_costs(costs: Costs, changes: Iterable[str]) -> Costs:
    """The costs, with some changed."""
    for change in changes:
        name, _, value = change.partition("=")
        if name not in costs._fields or not (value.isascii() and value.isdecimal()):
            raise click.BadParameter(
                f"{change}: no such cost. Write NAME=NANOSECONDS, with a name that "
                "`quizgo sim rules` lists.",
                param_hint="--cost",
            )
        costs = costs._replace(**{name: int(value)})
    return costs


def _gogc(text: str) -> int:
    """What GOGC asks for: percent, or off. As in Go, anything else is 100."""
    if text == "off":
        return -1
    return int(text) if text.isascii() and text.isdecimal() else 100


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
