"""`man`: the manual page, made from the commands themselves, so that it tells what there is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import click

from quizgo import __version__
from quizgo.clock import clock_from_environment
from quizgo.settings.keys import ACTIONS
from quizgo.settings.table import SETTINGS
from quizgo.settings.values import Settings

STATUSES = (
    ("0", "Done. A wrong answer in a session is done, too."),
    ("1", "What was asked for failed; `due --check`: nothing is due."),
    ("2", "Words that cannot be understood. `sim run`: the program panicked or deadlocked."),
    ("124", "`sim run`: a limit of the simulation ended the program."),
    ("125", "A fault of quizgo's own."),
    ("130", "Ctrl-C."),
)
FILES = (
    ("config.yaml", "Settings, in the configuration folder. `quizgo config edit` opens it."),
    ("decks/", "Your own decks, in the data folder."),
    ("quizgo.db", "The log of all answers, and what follows from it, in the data folder."),
    ("backups/", "Copies made before something was changed or replaced."),
)
ENVIRONMENT = (
    ("QUIZGO_HOME", "One folder for settings, decks and store."),
    ("QUIZGO_DATABASE_URL", "Where the store is instead: any URL that SQLAlchemy knows."),
    ("QUIZGO_NOW", "Freezes the clock: an ISO 8601 time with offset."),
    ("QUIZGO_SCREEN_READER", "1: lines to be read aloud instead of screens, tables, pictures."),
    ("LC_ALL, LC_MESSAGES, LANG", "The language, where settings name none: en, or zh for zh_*."),
    ("VISUAL, EDITOR", "The editor for cards, programs, notes and settings."),
    ("NO_COLOR, FORCE_COLOR, CLICOLOR", "No colours; colours even in a pipe; 0: no colours."),
    ("COLORFGBG", "What the terminal says of its background, for the theme auto."),
    ("GOMAXPROCS, GODEBUG, GOGC", "For `quizgo sim`, as Go understands them."),
)


@click.command(epilog="Example: quizgo man | man -l -")
@click.pass_context
def man(ctx: click.Context) -> None:
    """Print the manual page. To keep it: quizgo man > ~/.local/share/man/man1/quizgo.1"""
    top = ctx.find_root().command
    assert isinstance(top, click.Group)
    click.echo("\n".join(page(top, clock_from_environment().now().date())))


def page(top: click.Group, on: date) -> Iterator[str]:
    """The lines of the page, as man(7) writes them. `on` is the day it is made."""
    yield f'.TH QUIZGO 1 "{on}" "quizgo {_text(__version__)}" "User Commands"'
    yield ".SH NAME"
    yield "quizgo \\- spaced repetition for interviews on the Go runtime"
    yield ".SH SYNOPSIS"
    yield ".B quizgo"
    yield "[\\fICOMMAND\\fR] [\\fIWORDS\\fR]"
    yield ".SH DESCRIPTION"
    yield from _paragraphs(top.help or "")
    yield ".SH COMMANDS"
    for name, command in _commands(top, "quizgo"):
        yield from _command(name, command)
    yield ".SH SETTINGS"
    yield from _paragraphs("Names of the settings file, each with its default.")
    for name, setting in SETTINGS.items():
        default = "" if setting.example else setting.kind.written(getattr(Settings(), name))
        yield from _item(f"{name}: {default}".strip(), f"{setting.about}.")
    yield ".SH KEYS"
    yield from _paragraphs(
        "Actions of the screens with their keys; `quizgo config keys` tells what each does, and "
        "`quizgo config set keys.ACTION KEY` gives it another."
    )
    for name, action in ACTIONS.items():
        yield from _item(name, ", ".join(action.keys) or "no key by default")
    for heading, rows in (
        ("EXIT STATUS", STATUSES),
        ("FILES", FILES),
        ("ENVIRONMENT", ENVIRONMENT),
    ):
        yield f".SH {heading}"
        for name, about in rows:
            yield from _item(name, about)


def _commands(group: click.Group, called: str) -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group, info_name=called)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is None or command.hidden:
            continue
        yield f"{called} {name}", command
        if isinstance(command, click.Group):
            yield from _commands(command, f"{called} {name}")


def _command(name: str, command: click.Command) -> Iterator[str]:
    context = click.Context(command, info_name=name)
    usage = " ".join(command.collect_usage_pieces(context))
    yield f".SS {_text(f'{name} {usage}'.strip())}"
    yield from _paragraphs(command.help or "")
    for param in command.get_params(context):
        record = param.get_help_record(context)
        if record is not None and record[1] and "--help" not in param.opts:
            yield from _item(*record)
    if command.epilog:
        yield ".PP"
        yield from _paragraphs(command.epilog)


def _paragraphs(text: str) -> Iterator[str]:
    """Paragraphs, the first right below its heading."""
    for number, paragraph in enumerate(re.split(r"\n\s*\n", text.strip())):
        if number:
            yield ".PP"
        yield _text(" ".join(paragraph.replace("\b", "").split()))


def _item(name: str, about: str) -> Iterator[str]:
    yield ".TP"
    yield f"\\fB{_text(name)}\\fR"
    yield _text(" ".join(about.split()))


def _text(text: str) -> str:
    """Text that roff takes for nothing else."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace('"', "\\(dq")
    escaped = escaped.replace("~", "\\(ti").replace("^", "\\(ha")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped
