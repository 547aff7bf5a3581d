"""What a run of a program goes by: the words typed and the variables of the environment that Go
knows, for all commands of `sim` alike."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

if TYPE_CHECKING:
    from quizgo.gosim import Choices, Costs, Debug, Rules

USUAL_PROCS = 4
MOST_PROCS = 256

ENVIRONMENT = (
    "GOMAXPROCS, GOGC and of GODEBUG schedtrace, scheddetail, asyncpreemptoff, gctrace, "
    "adaptivestackstart and gcshrinkstackoff are understood as Go understands them."
)


def with_example(example: str) -> str:
    """What stands at the end of a command's help."""
    return f"{ENVIRONMENT}\n\nExample: quizgo sim {example}"


Command = TypeVar("Command", bound=Callable[..., Any])


class Terms(NamedTuple):
    """What a run goes by, besides its program."""

    procs: int
    """GOMAXPROCS."""
    seed: int
    version: str
    """The Go version that the rules are of, whatever single switches are turned."""
    rules: Rules
    costs: Costs
    debug: Debug
    gogc: int
    """Percent; -1 is off."""

    @property
    def choices(self) -> Choices:
        """What the run draws from, at its beginning."""
        from quizgo.gosim import Choices

        return Choices(self.seed)


def run_options(command: Command) -> Command:
    """FILE.go, --procs, --seed, --rules, --rule, --host and --cost; the command gets `file`
    and `terms`."""

    @functools.wraps(command)
    def with_terms(
        *words: Any,
        procs: int | None,
        seed: int,
        rules: str,
        switches: tuple[str, ...],
        host: str,
        costs: tuple[str, ...],
        **others: Any,
    ) -> Any:
        terms = _terms(procs, seed, rules, switches, host, costs)
        return command(*words, terms=terms, **others)

    options = (
        click.option(
            "--cost",
            "costs",
            multiple=True,
            metavar="NAME=NS",
            help="Let something take so many virtual nanoseconds (see `quizgo sim rules`).",
        ),
        click.option(
            "--host",
            type=click.Choice(["still", "quiet", "usual", "busy", "loaded"]),
            default="usual",
            metavar="NAME",
            show_default=True,
            help="The machine that several Ps run on, by what other programs do to it: still, "
            "quiet, usual, busy or loaded.",
        ),
        click.option(
            "--rule",
            "switches",
            multiple=True,
            metavar="NAME=on|off",
            help="Turn one switch of the rules (see `quizgo sim rules`). May be given several "
            "times.",
        ),
        click.option(
            "--rules",
            type=click.Choice(["1.13", "1.27"]),
            default="1.27",
            show_default=True,
            help="The Go version whose scheduler and language rules hold.",
        ),
        click.option(
            "--seed", type=int, default=1, show_default=True, help="What chance is drawn from."
        ),
        click.option(
            "--procs",
            type=click.IntRange(1, MOST_PROCS),
            help="GOMAXPROCS; by default what the environment variable says, else 4.",
        ),
        click.argument("file", type=click.Path(path_type=Path), metavar="FILE.go"),
    )
    wrapped: Any = with_terms
    for option in options:
        wrapped = option(wrapped)
    return wrapped  # type: ignore[no-any-return]  # click's decorators say what they were given


def _terms(
    procs: int | None,
    seed: int,
    version: str,
    switches: Iterable[str],
    host: str,
    costs: Iterable[str],
) -> Terms:
    from quizgo import gosim

    return Terms(
        procs=procs or _procs(os.environ.get("GOMAXPROCS", "")),
        seed=seed,
        version=version,
        rules=_with_switches(gosim.RULES[version], switches),
        costs=_with_costs(gosim.HOSTS[host], costs),
        debug=gosim.parse_debug(os.environ.get("GODEBUG", "")),
        gogc=_gogc(os.environ.get("GOGC", "")),
    )


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


def _procs(text: str) -> int:
    """What GOMAXPROCS asks for. As in Go, a value that is no positive number is ignored."""
    asked = int(text) if text.isascii() and text.isdecimal() else 0
    return min(asked, MOST_PROCS) or USUAL_PROCS


def _gogc(text: str) -> int:
    """What GOGC asks for: percent, or off. As in Go, anything else is 100."""
    if text == "off":
        return -1
    return int(text) if text.isascii() and text.isdecimal() else 100
