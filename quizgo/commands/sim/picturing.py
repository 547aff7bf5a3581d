"""`sim timeline` and `sim explain`: one run as a picture, and in words.

What the program itself writes is not shown; `sim run` with the same seed does that.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from quizgo.commands.sim.program import compiled, read, write_file
from quizgo.commands.sim.terms import Terms, run_options, with_example
from quizgo.errors import WrongWords
from quizgo.model import Lang

if TYPE_CHECKING:
    from quizgo.gosim import Outcome
    from quizgo.gosim.spans import History
    from quizgo.ui.pictures import RunName

MOST_STEPS = 5_000_000
"""Of a program that is looked at: a tenth of what it may do when it only runs."""
FORMATS = (".svg", ".html", ".json")

Command = TypeVar("Command", bound=Callable[..., Any])


def lang_option(command: Command) -> Command:
    choice = click.Choice([lang.value for lang in Lang])
    return click.option("--lang", type=choice, help="Language of the words.")(command)


@click.command(epilog=with_example("timeline prog.go --by g -o run.html"))
@run_options
@click.option(
    "--by",
    type=click.Choice(["p", "g"]),
    default="p",
    show_default=True,
    help="A lane for each P, or for each goroutine.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="Write it there: an image (.svg), a page that zooms (.html), or what Perfetto and "
    "chrome://tracing open (.json).",
)
@lang_option
@click.pass_context
def timeline(
    ctx: click.Context,
    file: Path,
    terms: Terms,
    by: str,
    output: Path | None,
    lang: str | None,
) -> None:
    """Run a Go program and draw what its Ps or its goroutines did, as wide as the terminal.

    Exit status 0 however the program ended; 1 where it does not compile or the file cannot be
    written, 2 for a file of another kind.
    """
    if output is not None and output.suffix.lower() not in FORMATS:
        raise WrongWords(f"{output}: let the name end in {', '.join(FORMATS)}.")
    outcome = _run(ctx, file, terms)
    name = run_name(file, terms)
    if output is None:
        _draw(outcome, name, by, lang_of(lang))
    else:
        write_file(output, [_file(output.suffix.lower(), outcome, name, by, lang_of(lang))])


@click.command(epilog=with_example("explain prog.go --procs 2 --moments 100"))
@run_options
@click.option(
    "--moments",
    type=click.IntRange(0),
    default=40,
    show_default=True,
    help="How many deciding moments to tell.",
)
@lang_option
@click.pass_context
def explain(
    ctx: click.Context,
    file: Path,
    terms: Terms,
    moments: int,
    lang: str | None,
) -> None:
    """Run a Go program and tell where the time went, who was left, who waits for whom, and where
    the scheduler's rules decided.

    Exit status 0 however the program ended; 1 where it does not compile.
    """
    from quizgo.gosim.analyse import analyse
    from quizgo.ui.explaining import write_explanation

    outcome = _run(ctx, file, terms)
    analysis = analyse(outcome.events or (), procs=terms.procs, end=outcome.statistics.time_ns)
    name = run_name(file, terms)
    write_explanation(outcome, analysis, name, lang_of(lang), sys.stdout, moments=moments)


def _run(ctx: click.Context, file: Path, terms: Terms) -> Outcome:
    from quizgo import gosim

    return gosim.run(
        compiled(ctx, file, terms),
        terms.choices,
        limits=gosim.Limits(steps=MOST_STEPS),
        rules=terms.rules,
        costs=terms.costs,
        procs=terms.procs,
        stdin=read,
        events=True,
        debug=terms.debug,
        gogc=terms.gogc,
    )


def run_name(file: Path, terms: Terms) -> RunName:
    from quizgo.text.safe import one_line
    from quizgo.ui.pictures import RunName

    return RunName(one_line(file.name), terms.procs, terms.version, terms.seed)


def _history(outcome: Outcome, procs: int) -> History:
    from quizgo.gosim.spans import history

    return history(outcome.events or (), procs=procs, end=outcome.statistics.time_ns)


def _draw(outcome: Outcome, name: RunName, by: str, lang: Lang) -> None:
    from quizgo.gosim.view.lanes import By, picture
    from quizgo.ui.looks import current
    from quizgo.ui.pictures import lane_lines, lane_sentences
    from quizgo.ui.printing import columns_of, write_lines, write_sentences
    from quizgo.ui.prose.runs import run_words_in

    lanes = picture(_history(outcome, name.procs), By(by))
    if current().screen_reader:
        write_sentences(lane_sentences(lanes, run_words_in(lang)), sys.stdout)
        return
    lines = lane_lines(lanes, run_words_in(lang), columns_of(sys.stdout), ascii=is_ascii())
    write_lines(lines, sys.stdout)


def _file(suffix: str, outcome: Outcome, name: RunName, by: str, lang: Lang) -> str:
    """What is written to a file of that kind."""
    past = _history(outcome, name.procs)
    if suffix == ".json":
        from quizgo.gosim.view.chrome import chrome_trace

        return chrome_trace(past, outcome.events or ())
    from quizgo.gosim.view.lanes import By, picture
    from quizgo.ui.pictures import labels_in

    lanes = picture(past, By(by))
    if suffix == ".svg":
        from quizgo.gosim.view.svg import svg

        return svg(lanes, labels_in(lang, name))
    from quizgo.gosim.view.html import html

    others = [one for one in Lang if one is not lang]
    return html(lanes, [labels_in(one, name) for one in (lang, *others)])


def lang_of(asked: str | None) -> Lang:
    """The language asked for, else that of the interface."""
    from quizgo.ui.looks import current

    return Lang(asked) if asked is not None else current().lang


def is_ascii() -> bool:
    """Where nothing can be drawn, or not be shown or heard what is drawn with."""
    from quizgo.ui.looks import current

    if os.environ.get("TERM") == "dumb" or current().screen_reader:
        return True
    return not (sys.stdout.encoding or "").lower().replace("-", "").startswith("utf")
