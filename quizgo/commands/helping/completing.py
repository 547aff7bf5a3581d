"""What a word that is being typed in a shell may become.

click's own scripts ask, by `_QUIZGO_COMPLETE` in the environment. Whatever goes wrong, nothing is
said: a message would stand in the middle of somebody's command line. A fault is kept in a file.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    ShellComplete,
    get_completion_class,
)

from quizgo.commands.grammar import Command, Option, Takes, grammar

VARIABLE = "_QUIZGO_COMPLETE"
MOST = 500
"""Names that are offered at a time."""

_QUERY_KEYS = (
    *("deck", "tag", "is", "prop", "added", "introduced", "rated", "kind", "level"),
    *("since", "until", "id", "re", "flag", "note"),
)
_STATES = ("due", "new", "review", "suspended", "buried", "learn", "orphan")


def answer(top: click.Group, instruction: str) -> None:
    """Carry out what a shell's script asks: `bash_source`, or `bash_complete` and the like."""
    shell, _, what = instruction.partition("_")
    if what == "source":
        sys.stdout.write(script(top, shell) + "\n")
        return
    try:
        sys.stdout.write(_completer(top, shell).complete() + "\n")
    except Exception as fault:  # noqa: BLE001 - see the module's docstring
        from quizgo.commands.faulty import keep

        keep(fault)
        sys.stdout.write("\n")


def script(top: click.Group, shell: str) -> str:
    """What the shell is to read, so that it completes words."""
    return ShellComplete.source(_completer(top, shell))  # bash's own would run bash first


def _completer(top: click.Group, shell: str) -> ShellComplete:
    known = get_completion_class(shell) or BashComplete

    class Quick(known):  # type: ignore[misc, valid-type]  # click's class for the shell
        """The shell's own forms around our own words."""

        source_template = _mended(known.source_template)

        def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem[str]]:
            return list(completions(top, args, incomplete, breaks=shell == "bash"))

    return Quick(top, {}, "quizgo", VARIABLE)


def _mended(template: str) -> str:
    """click's script, but with descriptions whole in fish, and in zsh, where it is a file of a
    function, with completion at the second Tab, too."""
    return template.replace('split ","', 'split -m 1 ","').replace(
        "$zsh_eval_context[-1] == loadautofunc", '"$funcstack[1]" == "_%(prog_name)s"'
    )


def completions(
    top: click.Group, args: Sequence[str], incomplete: str, *, breaks: bool
) -> Iterator[CompletionItem[str]]:
    """What `incomplete` may become behind `args`.

    `breaks`: the shell breaks words at colons and equal signs, and wants only what comes behind
    the last of them.
    """
    from quizgo.folders import folders_from_environment

    folders = folders_from_environment()
    lang = _language(folders.config)
    known = grammar(top, folders.store.parent / f"completion-{lang}.json", lang)
    names = _Names(None if folders.database_url else folders.store)
    words, word, cut = [*args], incomplete, 0
    if breaks:
        words, word, cut = _joined(words, incomplete)
    for item in _Typed(known, names).items(words, word):
        if item.type == "plain" and item.value.startswith(word):
            yield CompletionItem(item.value[cut:], help=item.help)
        elif item.type != "plain":
            yield item


def _language(config: Path) -> str:
    """The language of the interface, without the time that it takes to read all settings."""
    try:
        text = config.read_text(encoding="utf-8", errors="replace")
    except OSError:
        text = ""
    found = re.search(r"""^interface: *["']?(en|zh)\b""", text, re.MULTILINE)
    if found is not None:
        return found[1]
    names = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "zh" if next(filter(None, names), "").lower().startswith("zh") else "en"


def _joined(args: list[str], incomplete: str) -> tuple[list[str], str, int]:
    """The words as they were typed, and how much of the last the shell has put aside."""
    word = "" if incomplete in (":", "=") else incomplete
    rest = [*args, *([incomplete] if incomplete in (":", "=") else [])]
    front = ""
    while rest and rest[-1] in (":", "=") and len(rest) > 1:
        front = rest[-2] + rest[-1] + front
        del rest[-2:]
    return rest, front + word, len(front)


class _Names:
    """Names in the store; none where it is no file."""

    def __init__(self, file: Path | None) -> None:
        self._file = file

    def decks(self) -> Sequence[str]:
        from quizgo.store.names import decks_named

        return decks_named(self._file) if self._file else ()

    def cards(self, beginning: str) -> Sequence[str]:
        from quizgo.store.names import cards_named

        return cards_named(self._file, beginning, MOST) if self._file else ()

    def tags(self) -> Sequence[str]:
        from quizgo.store.names import tags_named

        return tags_named(self._file) if self._file else ()


class _Typed:
    """Follows the words typed so far through the commands."""

    def __init__(self, top: Command, names: _Names) -> None:
        self._command = top
        self._names = names

    def items(self, args: Sequence[str], word: str) -> Iterator[CompletionItem[str]]:
        """What may stand behind `args` and begin with `word`."""
        place, waits, only_words = 0, None, False
        for arg in args:
            if waits is not None:
                waits = None
            elif arg == "--":
                only_words = True
            elif arg.startswith("-") and len(arg) > 1 and not only_words:
                option = self._command["options"].get(arg)
                waits = option["takes"] if option is not None else None
            elif place == 0 and arg in self._command["commands"]:
                self._command = self._command["commands"][arg]
            else:
                place += 1
        if waits is not None:
            yield from self._values(waits, word)
        elif word.startswith("-") and not only_words:
            yield from self._options(word)
        else:
            yield from self._words(place, word)

    def _options(self, word: str) -> Iterator[CompletionItem[str]]:
        name, equals, value = word.partition("=")
        option = self._command["options"].get(name)
        if equals and option is not None and option["takes"] is not None:
            for item in self._values(option["takes"], value):
                yield CompletionItem(f"{name}={item.value}", item.type, item.help)
            return
        for name, option in self._command["options"].items():
            yield CompletionItem(name, help=_first_sentence(option))
        if any(takes["what"] == "query" for takes in self._command["arguments"]):
            yield from self._words(0, word)  # `-tag:x`

    def _words(self, place: int, word: str) -> Iterator[CompletionItem[str]]:
        for name, command in self._command["commands"].items():
            yield CompletionItem(name, help=command["help"])
        arguments = self._command["arguments"]
        if arguments and (place < len(arguments) or arguments[-1]["many"]):
            yield from self._values(arguments[min(place, len(arguments) - 1)], word)

    def _values(self, takes: Takes, word: str) -> Iterator[CompletionItem[str]]:
        if takes["choices"]:
            yield from map(CompletionItem, takes["choices"])
        what = takes["what"]
        if what in ("file", "deck or file"):
            yield CompletionItem(word, type="file")
        yield from map(CompletionItem, self._named(what, word))

    def _named(self, what: str, word: str) -> Iterable[str]:
        match what:
            case "deck" | "deck or file":
                return self._beginning(self._names.decks(), word)
            case "card":
                return self._names.cards(word)
            case "tag":
                return self._beginning(self._names.tags(), word)
            case "query":
                return self._beginning(self._query(word), word)
            case "setting":
                return _settings(word)
            case _:
                return ()

    def _beginning(self, names: Iterable[str], word: str) -> list[str]:
        return [name for name in names if name.startswith(word)][:MOST]

    def _query(self, word: str) -> Iterator[str]:
        """Terms: the last one of a quoted query is completed with what stands before it."""
        found = re.fullmatch(r"(.*[\s(])?(-?)([^\s()]*)", word, re.DOTALL)
        if found is None:
            return
        before, minus, term = found[1] or "", found[2], found[3]
        key, colon, _ = term.partition(":")
        front = f"{before}{minus}"
        if not colon:
            yield from (f"{front}{one}:" for one in _QUERY_KEYS)
            return
        yield from (f"{front}{key}:{value}" for value in self._of_key(key))

    def _of_key(self, key: str) -> Sequence[str]:
        match key:
            case "deck":
                return self._names.decks()
            case "tag":
                return self._names.tags()
            case "is":
                return _STATES
            case _:
                return ()


def _settings(word: str) -> Iterator[str]:
    from quizgo.settings.actions import ACTIONS
    from quizgo.settings.table import SETTINGS

    names = (*SETTINGS, *(f"keys.{action}" for action in ACTIONS))
    return (name for name in names if name.startswith(word) and name not in ("keys", "decks"))


def _first_sentence(option: Option) -> str:
    return re.split(r"\. |: |[。：；]", option["help"])[0]
