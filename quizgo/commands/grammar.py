"""What can be typed, taken from the commands themselves and kept in a small file a language.

Completion asks at every Tab; to import every command for it would take too long. The file is
made anew when quizgo's version, one of its commands or what is said of them has changed.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

import click

from quizgo import __version__

if TYPE_CHECKING:
    from quizgo.ui.prose.help import HelpWords

_TAKES = {
    "deck": "deck",
    "decks": "deck",
    "cards": "card",
    "card": "card",
    "tag": "tag",
    "tags": "tag",
    "topics": "tag",
    "query": "query",
}
"""What a parameter of this name takes."""
_ODD = {
    ("new", "deck"): "",
    ("derive", "deck"): "",
    ("study", "decks"): "deck or file",
    ("tag", "name"): "tag",
    ("untag", "name"): "tag",
    ("get", "name"): "setting",
    ("set", "name"): "setting",
    ("unset", "name"): "setting",
}
"""The same, where a command means something else by the name."""


class Takes(TypedDict):
    """What an option or an argument takes: `what`, or one of `choices`."""

    what: str
    """deck, card, tag, query, setting, file; empty for anything."""
    choices: list[str]
    many: bool
    """Of an argument: all words that follow."""


class Option(TypedDict):
    help: str
    takes: Takes | None
    """None for a switch."""


class Command(TypedDict):
    help: str
    options: dict[str, Option]
    arguments: list[Takes]
    commands: dict[str, Command]


def grammar(top: click.Group, cache: Path, lang: str = "en") -> Command:
    """All commands with what they take, from `cache` where it is up to date."""
    stamp = f"{lang} {_stamp()}"
    kept = _kept(cache, stamp)
    if kept is not None:
        return kept
    from quizgo.model import Lang
    from quizgo.ui.prose.help import help_words_in

    found = _command(top, help_words_in(Lang(lang)))
    try:
        cache.parent.mkdir(parents=True, exist_ok=True)
        staged = cache.with_name(f".{cache.name}-{os.getpid()}")
        staged.write_text(json.dumps({"stamp": stamp, "top": found}), encoding="utf-8")
        staged.replace(cache)
    except OSError:
        return found  # a folder that cannot be written makes completion slow, not wrong
    return found


def _kept(cache: Path, stamp: str) -> Command | None:
    try:
        kept = json.loads(cache.read_bytes())
        top: Command = kept["top"]
        return top if kept["stamp"] == stamp else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _stamp() -> str:
    """The version, and when the newest of the commands was changed."""
    folder = Path(__file__).parent
    prose = folder.with_name("ui") / "prose" / "help"
    times = (*_times(folder), *_times(prose), folder.with_name("cli.py").stat().st_mtime_ns)
    return f"{__version__} {max(times)}"


def _times(folder: Path) -> Iterator[int]:
    for entry in os.scandir(folder):
        if entry.name.endswith(".py"):
            yield entry.stat().st_mtime_ns
        elif entry.is_dir() and entry.name != "__pycache__":
            yield from _times(Path(entry.path))


def _command(command: click.Command, words: HelpWords, short: str = "") -> Command:
    from quizgo.commands.helping.pages import short_of  # only when the file is made

    context = click.Context(command)
    params = command.get_params(context)
    below: dict[str, Command] = {}
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            one, said = command.get_command(context, name), short_of(command, name, context, words)
            if one is not None and said is not None:
                below[name] = _command(one, words, said)
    return {
        "help": short,
        "options": dict(_options(command, params, words)),
        "arguments": [_takes(command, p) for p in params if isinstance(p, click.Argument)],
        "commands": below,
    }


def _options(
    command: click.Command, params: list[click.Parameter], words: HelpWords
) -> Iterator[tuple[str, Option]]:
    for param in params:
        if isinstance(param, click.Option) and not param.hidden:
            takes_none = param.is_flag or param.count
            takes = None if takes_none else _takes(command, param)
            said = words.said(" ".join((param.help or "").split()))
            for name in (*param.opts, *param.secondary_opts):
                yield name, {"help": said, "takes": takes}


def _takes(command: click.Command, param: click.Parameter) -> Takes:
    kind, name = param.type, param.name or ""
    choices = [str(one) for one in kind.choices] if isinstance(kind, click.Choice) else []
    what = "file" if isinstance(kind, click.Path | click.File) else _TAKES.get(name, "")
    what = _ODD.get((command.name or "", name), what)
    return {"what": what, "choices": choices, "many": param.nargs == -1}
