"""Groups of commands of which only the one that is called is imported."""

from __future__ import annotations

import importlib
from collections.abc import Mapping

import click

Table = Mapping[str, tuple[str, str]]
"""Each command: the module under `quizgo.commands` that it lives in, and its short help."""


def lazily(table: Table, called: str) -> type[click.Group]:
    """The class of a group of these commands; `called` is how the group is typed."""

    class LazyGroup(click.Group):
        """A group that knows the names of its commands and imports one when it is called."""

        def list_commands(self, ctx: click.Context) -> list[str]:
            return list(table)

        def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
            if cmd_name not in table:
                return None
            module = importlib.import_module(f"quizgo.commands.{table[cmd_name][0]}")
            command = getattr(module, cmd_name.replace("import", "import_"))
            assert isinstance(command, click.Command)
            return command

        def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
            """The table of commands, without importing any of them."""
            with formatter.section("Commands"):
                formatter.write_dl([(name, short) for name, (_, short) in table.items()])

        def resolve_command(
            self, ctx: click.Context, args: list[str]
        ) -> tuple[str | None, click.Command | None, list[str]]:
            name = args[0]
            if name not in table and not name.startswith("-"):
                raise click.UsageError(_unknown(name, table, called), ctx)
            return super().resolve_command(ctx, args)

    return LazyGroup


def _unknown(name: str, table: Table, called: str) -> str:
    import difflib

    near = difflib.get_close_matches(name, table, n=1)
    hint = f" Did you mean `{called} {near[0]}`?" if near else f" `{called} --help` lists them."
    return f"There is no command {name!r}.{hint}"
