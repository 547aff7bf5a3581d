"""`paths`: where quizgo keeps its things."""

from __future__ import annotations

import json

import click

from quizgo.settings import Folders, folders_from_environment


@click.command(epilog="Example: quizgo paths --json")
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
def paths(as_json: bool) -> None:
    """Where quizgo keeps its settings, decks and progress. Set QUIZGO_HOME to move them."""
    rows = _rows(folders_from_environment())
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False))
        return
    width = max(map(len, rows))
    for name, where in rows.items():
        click.echo(f"{name:<{width}}  {where}")


def _rows(folders: Folders) -> dict[str, str]:
    return {
        "config": str(folders.config),
        "decks": str(folders.decks),
        "bundled": str(folders.bundled),
        "store": _without_password(folders),
        "backups": str(folders.backups),
    }


def _without_password(folders: Folders) -> str:
    """The store's place, fit to be shown in a terminal or a bug report."""
    if folders.database_url is None:
        return str(folders.store)
    scheme, mark, rest = folders.database_url.partition("://")
    account, at, host = rest.rpartition("@")
    user = account.partition(":")[0]
    return f"{scheme}{mark}{user}{at}{host}"
