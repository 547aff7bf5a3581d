"""`sim race`: a program run often, with its memory watched."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizgo.commands.sim.picturing import lang_of, lang_option
from quizgo.commands.sim.program import compiled
from quizgo.commands.sim.terms import Terms, run_options, with_example

if TYPE_CHECKING:
    from quizgo.gosim.vm.races import Race

RACED = 66
"""The exit status, as Go's own detector leaves it."""
MOST_STEPS = 5_000_000
"""Of one run."""


@click.command(epilog=with_example("race prog.go --procs 4 --runs 50"))
@run_options
@click.option(
    "--runs",
    type=click.IntRange(1, 10_000),
    default=20,
    show_default=True,
    help="How often to run it, each time with the next seed.",
)
@lang_option
@click.pass_context
def race(ctx: click.Context, file: Path, terms: Terms, runs: int, lang: str | None) -> None:
    """Run a Go program many times and name the lines that race: accesses to one place in memory,
    one of which writes, that nothing orders.

    What the program prints is not shown. stdin is empty. Exit status 66 where there is a race, as
    under `go run -race`; 0 where none was seen, which proves nothing about runs that were not
    made; 1 where the program does not compile.
    """
    from quizgo import gosim
    from quizgo.ui.printing import write_sentences
    from quizgo.ui.prose.runs import run_words_in
    from quizgo.ui.racing import race_lines

    program = compiled(ctx, file, terms)
    found: dict[object, tuple[Race, int]] = {}
    for seed in range(terms.seed, terms.seed + runs):
        outcome = gosim.run(
            program,
            gosim.Choices(seed),
            limits=gosim.Limits(steps=MOST_STEPS),
            rules=terms.rules,
            costs=terms.costs,
            procs=terms.procs,
            debug=terms.debug,
            gogc=terms.gogc,
            races=True,
        )
        for one in outcome.races or ():
            sites = frozenset((one.now.site, one.before.site))
            found.setdefault(sites, (one, seed))
    lines = race_lines(list(found.values()), file.name, runs, run_words_in(lang_of(lang)))
    write_sentences(lines, sys.stdout)
    ctx.exit(RACED if found else 0)
