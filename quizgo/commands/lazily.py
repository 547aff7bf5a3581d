"""Groups of commands of which only the one that is called is imported."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import ClassVar

import click

Table = Mapping[str, tuple[str, str]]
"""Each command: the module under `quizgo.commands` that it lives in, and its short help."""


class Spoken(click.Context):
    """A context whose help is in the language of the interface. Errors stay English."""

    def get_help(self) -> str:
        from quizgo.commands.helping.pages import help_of  # when it is asked for

        return help_of(self)


def _spoken(command: click.Command) -> click.Command:
    command.context_class = Spoken
    if isinstance(command, click.Group):
        for one in command.commands.values():
            _spoken(one)
    return command


class LazyGroup(click.Group):
    """A group that knows the names of its commands and imports one when it is called."""

    context_class = Spoken
    table: ClassVar[Table]
    called: ClassVar[str]
    """How the group is typed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.table:
            return None
        module = importlib.import_module(f"quizgo.commands.{self.table[cmd_name][0]}")
        command = getattr(module, cmd_name.replace("import", "import_"))
        assert isinstance(command, click.Command)
        return _spoken(command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in self.table and not name.startswith("-"):
            raise click.UsageError(_unknown(name, self.table, self.called), ctx)
        return super().resolve_command(ctx, args)


def lazily(table: Table, called: str) -> type[LazyGroup]:
    """The class of a group of these commands; `called` is how the group is typed."""
    return type("LazyGroup", (LazyGroup,), {"table": table, "called": called})


def _unknown(name: str, table: Table, called: str) -> str:
    import difflib

    near = difflib.get_close_matches(name, table, n=1)
    hint = f" Did you mean `{called} {near[0]}`?" if near else f" `{called} --help` lists them."
    return f"There is no command {name!r}.{hint}"
