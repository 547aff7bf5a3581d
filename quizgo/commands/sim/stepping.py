"""`sim step`: one run walked stop by stop, on the full screen or as a listing."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from quizgo.commands.sim.picturing import is_ascii, lang_of, lang_option, run_name
from quizgo.commands.sim.program import compiled, read
from quizgo.commands.sim.program import source as source_of
from quizgo.commands.sim.terms import Terms, run_options, with_example

MOST_STEPS = 2_000_000
MOST_GOROUTINES = 5_000
"""Of a program that is walked: it runs again, and all of them are looked at, at many a key."""


@click.command(epilog=with_example("step prog.go --procs 2"))
@run_options
@lang_option
@click.option("--plain", is_flag=True, help="A listing, one stop a line.")
@click.pass_context
def step(
    ctx: click.Context,
    file: Path,
    terms: Terms,
    lang: str | None,
    plain: bool,
) -> None:
    """Walk through the run of a Go program, stop by stop, forward and back.

    A stop is an event of the scheduler, or a goroutine's coming to another line. At each there is
    to see: the source, queues, goroutines, channels, variables, every field of a g. `?` names the
    keys. On the screen the program finds stdin at its end. Without a terminal, or with TERM=dumb,
    all stops are listed, one a line; the exit status is then that of `sim run`.

    Exit status 1 where it does not compile.
    """
    text = source_of(file).decode("utf-8", "replace")
    if plain or not _has_screen():
        ctx.exit(_list(ctx, file, text, terms, lang))
    from quizgo import gosim
    from quizgo.gosim.tape import Tape
    from quizgo.ui.stepper.app import walk

    tape = Tape(
        compiled(ctx, file, terms),
        procs=terms.procs,
        rules=terms.rules,
        costs=terms.costs,
        debug=terms.debug,
        gogc=terms.gogc,
        seed=terms.seed,
        limits=gosim.Limits(steps=MOST_STEPS, goroutines=MOST_GOROUTINES),
    )
    walk(tape, text, run_name(file, terms), lang_of(lang))


def _has_screen() -> bool:
    from quizgo.ui.streams import is_plain_place

    return not is_plain_place()


def _list(
    ctx: click.Context,
    file: Path,
    text: str,
    terms: Terms,
    lang: str | None,
) -> int:
    """Write every stop of one run; the program's exit status."""
    from quizgo import gosim
    from quizgo.gosim.sched.schedt import LIMIT_STATUS
    from quizgo.gosim.sched.walk import Stretch
    from quizgo.gosim.tape import MOST_STOPS
    from quizgo.ui.printing import write_sentences
    from quizgo.ui.prose.steps import step_words_in
    from quizgo.ui.stepper.listing import listing

    machine = gosim.Machine(
        compiled(ctx, file, terms),
        terms.choices,
        limits=gosim.Limits(steps=MOST_STEPS, goroutines=MOST_GOROUTINES),
        rules=terms.rules,
        costs=terms.costs,
        procs=terms.procs,
        stdin=read,
        debug=terms.debug,
        gogc=terms.gogc,
        look=Stretch(MOST_STOPS, MOST_STOPS - 1),
    )
    outcome = machine.run()
    walk = machine.walk
    assert walk is not None
    is_cut = len(walk.stops) == MOST_STOPS
    lines = listing(
        walk.stops,
        walk.born,
        text,
        run_name(file, terms),
        step_words_in(lang_of(lang)),
        is_cut=is_cut,
        ascii=is_ascii(),
    )
    write_sentences(lines, sys.stdout)
    return LIMIT_STATUS if is_cut else outcome.status
