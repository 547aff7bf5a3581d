"""`due`: what today still brings, by deck."""

from __future__ import annotations

import sys

import click

from quizgo import summary
from quizgo.commands.answering import write_json
from quizgo.commands.opening import Opened, opened
from quizgo.commands.today import by_deck, left_today
from quizgo.ui.prose import words_in
from quizgo.ui.tables import DeckLine, due_table, write_table
from quizgo.ui.today import Today

EPILOG = """
\b
Examples: quizgo due --check && quizgo
          PS1='$(quizgo due --prompt) '$PS1    (in .bashrc)
"""


@click.command(epilog=EPILOG)
@click.option("--check", is_flag=True, help="Print nothing; exit with 1 when nothing is due.")
@click.option(
    "--prompt",
    is_flag=True,
    help="A few words for the prompt of your shell, in no time; nothing when nothing is due, "
    "? when a deck or the store has changed behind quizgo's back.",
)
@click.option(
    "--format",
    "form",
    help="What --prompt says: {total} {due} {new} {again} {minutes}.",
)
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
@click.pass_context
def due(ctx: click.Context, check: bool, prompt: bool, form: str | None, as_json: bool) -> None:
    """What is due today, by deck: reviews, and new cards up to the day's limit."""
    if form is not None and not prompt:
        raise click.UsageError("--format belongs to --prompt.")
    if prompt and as_json:
        raise click.UsageError("--prompt and --json are two different answers.")
    if prompt:
        status = summary.prompt([*(["--check"] if check else []), f"--format={form or ''}"])
        if status is not None:
            ctx.exit(status)
    with opened() as it:
        day = left_today(it)
        if check:
            ctx.exit(0 if day.total else 1)
        if as_json:
            write_json(_as_json(it, day))
            return
        lines = [DeckLine(d.name, d.title, d.due + d.new, d.due, d.new) for d in day.decks]
        write_table(due_table(lines, words_in(it.lang)), words_in(it.lang), sys.stdout)


def _as_json(opened: Opened, day: Today) -> dict[str, object]:
    queue = opened.queue()
    return {
        "date": opened.day.isoformat(),
        "due": queue.reviews,
        "new": queue.new,
        "again": day.again,
        "seconds": day.seconds,
        "decks": [
            {"deck": deck.name, "due": deck.due, "new": deck.new} for deck in by_deck(opened, queue)
        ],
        "items": [one.item for one in queue.items],
    }
