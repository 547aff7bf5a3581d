"""`undo`: take back the last thing written to the log."""

from __future__ import annotations

import click

from quizgo.commands.opening import opened
from quizgo.errors import QuizgoError
from quizgo.ui.done import undone_line
from quizgo.ui.grades import words_for


@click.command(epilog="Example: quizgo undo 3")
@click.argument("count", type=click.IntRange(1, 1000), default=1)
def undo(count: int) -> None:
    """Take back the last COUNT answers or marks (one by default), newest first.

    Memories are again what they were before. The log keeps what was undone.
    """
    with opened() as it:
        entries = it.store.undoable(count)
        ids = [entry.id for entry in entries]
        undone = {undo.of for undo in it.store.undo_all(ids, at=it.clock.now(), on=it.day)}
        if not undone:
            raise QuizgoError("There is nothing to undo: this machine has written no answer yet.")
        words = words_for(it.lang, it.looks)
        for entry in entries:
            if entry.id in undone:
                click.echo(undone_line(entry, words))
