"""The manual page in one language, from the commands, the settings and the keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import Final

import click

from quizgo import __version__
from quizgo.commands.helping.pages import page_of
from quizgo.model import Lang
from quizgo.settings.actions import ACTIONS
from quizgo.settings.table import SETTINGS
from quizgo.settings.values import Settings
from quizgo.ui.help_page import Page, Paragraph, paragraph_lines
from quizgo.ui.lines import may_break
from quizgo.ui.prose.comfort import comfort_words_in
from quizgo.ui.prose.help import HelpWords, help_words_in

STATUSES: Final = (
    ("0", "Done. A wrong answer in a session is done, too."),
    ("1", "What was asked for failed; `due --check`: nothing is due."),
    ("2", "Words that cannot be understood. `sim run`: the program panicked or deadlocked."),
    ("124", "`sim run`: a limit of the simulation ended the program."),
    ("125", "A fault of quizgo's own."),
    ("130", "Ctrl-C."),
)
FILES: Final = (
    ("config.yaml", "Settings, in the configuration folder. `quizgo config edit` opens it."),
    ("decks/", "Your own decks, in the data folder."),
    ("quizgo.db", "The log of all answers, and what follows from it, in the data folder."),
    ("backups/", "Copies made before something was changed or replaced."),
)
ENVIRONMENT: Final = (
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
OF_SETTINGS: Final = "Names of the settings file, each with its default."
OF_KEYS: Final = (
    "Actions of the screens with their keys; `quizgo config set keys.ACTION KEY` gives one "
    "another, and `quizgo config keys` tells those in use."
)
NO_KEY: Final = "no key by default"
ABOUT: Final = "spaced repetition for interviews on the Go runtime"
HEADINGS: Final = (
    *("NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "SETTINGS", "KEYS"),
    *("EXIT STATUS", "FILES", "ENVIRONMENT"),
)
VOLUME: Final = "User Commands"
BLOCK_CELLS: Final = 70
"""The width of lines that are kept, beside the margin that man(7) leaves."""


def page(top: click.Group, on: date, lang: Lang = Lang.EN) -> Iterator[str]:
    """The lines of the page, as man(7) writes them. `on` is the day it is made."""
    words = help_words_in(lang)
    version = _text(f"quizgo {__version__}")
    yield f'.TH QUIZGO 1 "{on}" "{version}" "{words.said(VOLUME)}"'
    if lang is Lang.ZH:
        yield ".ad l"  # spaces are too few to be stretched
    yield _heading("NAME", words)
    yield f"quizgo \\- {_text(words.said(ABOUT))}"
    yield _heading("SYNOPSIS", words)
    yield ".B quizgo"
    yield f"[\\fI{words.named('COMMAND')}\\fR] [\\fI{words.named('WORDS')}\\fR]"
    context = click.Context(top, info_name="quizgo")
    yield _heading("DESCRIPTION", words)
    yield from _paragraphs(page_of(context, words).about)
    yield _heading("COMMANDS", words)
    yield from _commands(top, context, words)
    yield from _settings(words)
    yield from _keys(words, lang)
    yield from _list("EXIT STATUS", STATUSES, words)
    yield from _list("FILES", FILES, words)
    yield from _list("ENVIRONMENT", ENVIRONMENT, words)


def _commands(group: click.Group, context: click.Context, words: HelpWords) -> Iterator[str]:
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is None or command.hidden:
            continue
        inner = click.Context(command, info_name=name, parent=context)
        yield from _command(page_of(inner, words))
        if isinstance(command, click.Group):
            yield from _commands(command, inner, words)


def _command(told: Page) -> Iterator[str]:
    yield f".SS {_text(f'{told.called} {told.usage}'.strip())}"
    yield from _paragraphs(told.about)
    for row in told.options:
        if "--help" not in row.name:
            yield from _item(row.name, row.about)
    if told.more:
        yield ".PP"
        yield from _paragraphs(told.more)


def _settings(words: HelpWords) -> Iterator[str]:
    yield _heading("SETTINGS", words)
    yield _text(words.said(OF_SETTINGS))
    for name, setting in SETTINGS.items():
        default = "" if setting.example else setting.kind.written(getattr(Settings(), name))
        about = f"{words.said(setting.about)}{words.stop.strip()}"
        yield from _item(f"{name}: {default}".strip(), about)


def _keys(words: HelpWords, lang: Lang) -> Iterator[str]:
    yield _heading("KEYS", words)
    yield _text(words.said(OF_KEYS))
    does = comfort_words_in(lang).actions
    for name, action in ACTIONS.items():
        keys = ", ".join(action.keys) or words.said(NO_KEY)
        yield from _item(name, f"{keys}{words.colon}{does[name]}")


def _list(heading: str, rows: Iterable[tuple[str, str]], words: HelpWords) -> Iterator[str]:
    yield _heading(heading, words)
    for name, about in rows:
        yield from _item(name, words.said(about))


def _heading(heading: str, words: HelpWords) -> str:
    return f".SH {words.said(heading)}"


def _paragraphs(paragraphs: Iterable[Paragraph]) -> Iterator[str]:
    """Paragraphs, the first right below its heading; blocks that keep their lines do."""
    for number, one in enumerate(paragraphs):
        if one.keeps_lines:
            yield ".nf"
            yield from map(_text, paragraph_lines(one, BLOCK_CELLS))
            yield ".fi"
        else:
            if number:
                yield ".PP"
            yield _text(one.text)


def _item(name: str, about: str) -> Iterator[str]:
    yield ".TP"
    yield f"\\fB{_text(name)}\\fR"
    yield _text(" ".join(about.split()))


_ESCAPES: Final = {"\\": "\\e", "-": "\\-", '"': "\\(dq", "~": "\\(ti", "^": "\\(ha"}


def _text(text: str) -> str:
    """Text that roff takes for nothing else, and may break where Chinese does."""
    escaped = "".join(
        _ESCAPES.get(one, one) + ("\\:" if after.strip() and may_break(one, after) else "")
        for one, after in pairwise(f"{text} ")
    )
    return f"\\&{escaped}" if escaped.startswith((".", "'", " ")) else escaped
