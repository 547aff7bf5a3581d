"""The words typed: which command they name, and the exit status it leaves.

A command's module is imported when the command is called, so that
`quizgo --version` and the completion of words stay quick. Every error that is
meant for the person is printed here, on stderr, and nowhere else.

Exit status: 0 done; 1 what was asked for failed; 2 words that cannot be
understood; 125 a fault of quizgo's own; 130 Ctrl-C.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from quizgo import __version__
from quizgo.commands.lazily import Table, lazily
from quizgo.errors import QuizgoError, WrongWords

COMPLETE = "_QUIZGO_COMPLETE"
"""By this a shell asks what a word may become."""
DONE, FAILED, WRONG_WORDS, OWN_FAULT, INTERRUPTED = 0, 1, 2, 125, 130

COMMANDS: Table = {
    "study": ("study", "Study what is due, or a deck or file of your choice."),
    "interview": ("interview.interview", "A mock interview against the clock, with a report."),
    "due": ("due", "What is due today, by deck."),
    "decks": ("decks", "The decks there are, with counts."),
    "cards": ("cards", "The cards there are, with their schedule."),
    "browse": ("browse", "All cards on the full screen: find, look, change several at once."),
    "show": ("show", "One card with its answer and its progress."),
    "history": ("history", "What was answered, newest first."),
    "plan": ("plan.plan", "Be ready by a date, with so many minutes a day."),
    "stats": ("stats", "How you are doing: days, retention, what comes, mastery."),
    "why": ("why", "Why a card is due on the day it is due."),
    "scheduler": ("scheduler", "By which rule cards come round: SM-2 or FSRS."),
    "fit": ("fit", "Fit the parameters of FSRS to your own answers."),
    "evaluate": ("evaluate", "Which scheduler foretells your answers best."),
    "import": ("import_", "Take decks into your decks folder."),
    "export": ("export", "Write cards, progress and log to a file."),
    "check": ("check", "All faults in decks, each with its line."),
    "new": ("new", "Begin a deck of your own."),
    "edit": ("edit", "Open a card's text in your editor."),
    "schema": ("schema", "The JSON Schema of decks, for your editor."),
    "derive": ("derive", "Draft a deck from Markdown notes and the Go in them."),
    "undo": ("undo", "Take back the last answer."),
    "suspend": ("care", "Keep cards out of study until resumed."),
    "resume": ("care", "Bring suspended or buried cards back."),
    "bury": ("care", "Keep cards out of study until tomorrow."),
    "reset": ("care", "Make cards new again."),
    "flag": ("marks.flag", "Put a flag from 1 to 7 on cards, or take it away."),
    "tag": ("marks.tag", "Put a tag of your own on cards."),
    "untag": ("marks.tag", "Take a tag of your own from cards."),
    "note": ("marks.note", "Keep a note of your own on a card."),
    "reschedule": ("marks.reschedule", "Make cards due on a day of your choice."),
    "backup": ("keeping.backup", "Keep progress, decks and settings in one file."),
    "restore": ("keeping.restore", "Bring a backup back."),
    "sync": ("keeping.sync", "Share progress and decks with other machines through a folder."),
    "doctor": ("keeping.doctor", "Whether settings, decks, store and terminal are sound."),
    "config": ("config", "What is set, and the file that says so."),
    "completion": ("helping.completion", "Make your shell complete what you type."),
    "man": ("helping.man", "This manual as a man page."),
    "paths": ("paths", "Where quizgo keeps its things."),
    "sim": ("sim", "Run Go programs on the bundled scheduler simulation."),
}
"""Each command: the module in `quizgo.commands` it lives in, and its short help."""


@click.group(
    cls=lazily(COMMANDS, "quizgo"),
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: quizgo study go/g-struct --new 10",
)
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Learn the Go runtime for your interview, ten minutes a day.

    Without a command: today's screen; Enter studies what is due.
    """
    if ctx.invoked_subcommand is None:
        from quizgo.commands.today import today

        ctx.invoke(today)


def run(words: Sequence[str] | None = None) -> int:
    """Carry out the words typed (those of the process by default); the exit status."""
    if COMPLETE in os.environ:
        from quizgo.commands.helping.completing import answer

        answer(main, os.environ[COMPLETE])
        return DONE
    try:
        result = main.main(args=words, prog_name="quizgo", standalone_mode=False)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        error.show()
        return WRONG_WORDS
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except WrongWords as error:
        _say(error)
        return WRONG_WORDS
    except QuizgoError as error:
        _say(error)
        return FAILED
    except BrokenPipeError:
        _quiet_stdout()
        return DONE
    except Exception as error:  # noqa: BLE001 - nobody is to see a traceback
        _confess(error)
        return OWN_FAULT
    return result if isinstance(result, int) else DONE


def _confess(fault: Exception) -> None:
    """Say that quizgo is wrong, and keep what its authors need to know in a file."""
    from quizgo.commands.faulty import keep

    print(f"quizgo: a fault of quizgo's own ({type(fault).__name__}: {fault}).", file=sys.stderr)
    file = keep(fault)
    if file is not None:
        print(f"What was answered is kept. Please report it with {file}.", file=sys.stderr)


def _say(error: QuizgoError) -> None:
    print(f"quizgo: {error}", file=sys.stderr)


def _quiet_stdout() -> None:
    """Whoever read our output has left: keep the interpreter from complaining at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
