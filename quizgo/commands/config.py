"""`config`: what is set, by what name, and the file that says so."""

from __future__ import annotations

import sys

import click

from quizgo.commands.answering import write_json_rows
from quizgo.settings import Read, Settings, folders_from_environment, read
from quizgo.settings.actions import ACTIONS
from quizgo.settings.keys import every_key
from quizgo.settings.names import Name, every_name, named, value_of


@click.group(invoke_without_command=True, epilog="Example: quizgo config set theme light")
@click.option("--json", "as_json", is_flag=True, help="All settings as a JSON array.")
@click.pass_context
def config(ctx: click.Context, as_json: bool) -> None:
    """All settings: what each is, and whether by default or by which line of the file.

    A NAME is a setting (theme), the keys of an action (keys.undo), or what is otherwise for a
    deck and all below it (decks.go/scheduling.new_per_day). The file is the one that `quizgo
    paths` calls config; comments and order in it stay as you wrote them.
    """
    if ctx.invoked_subcommand is not None:
        return
    found = read(folders_from_environment().config)
    names = [name for name in every_name(found.settings) if _is_listed(name, found.settings)]
    if as_json:
        write_json_rows(_as_json(name, found) for name in names)
        return
    from quizgo.ui.looks import current
    from quizgo.ui.prose import words_in
    from quizgo.ui.setting_tables import SettingLine, settings_table
    from quizgo.ui.tables import write_table

    lang = current().lang
    lines = [
        SettingLine(str(name), _text(name, found.settings), _line(name, found)) for name in names
    ]
    write_table(settings_table(lines, lang), words_in(lang), sys.stdout)


def _is_listed(name: Name, settings: Settings) -> bool:
    """Keys are listed where they are not those by default."""
    return name.parts[0] != "keys" or value_of(name, settings) is not None


def _text(name: Name, settings: Settings) -> str:
    """A value as the file has it."""
    value = value_of(name, settings)
    if name.parts[0] == "keys" and len(name.parts) > 1 and value is None:
        value = every_key(settings.keys)[name.parts[1]]
    return name.kind.written(value)


def _line(name: Name, found: Read) -> int | None:
    """The line of the file that sets it; that of its heading for keys and decks."""
    return found.lines.get(name.parts[0])


def _as_json(name: Name, found: Read) -> dict[str, object]:
    value, default = value_of(name, found.settings), value_of(name, Settings())
    line = _line(name, found)
    origin = "default" if line is None else "file"
    return {
        "name": str(name),
        "value": value,
        "default": default,
        "origin": origin,
        "line": line,
    }


@config.command(epilog="Example: quizgo config get decks.go/scheduling.new_per_day")
@click.argument("name")
@click.pass_context
def get(ctx: click.Context, name: str) -> None:
    """What a setting is. Exit status 1 where a deck has nothing of its own."""
    settings = read(folders_from_environment().config).settings
    wanted = named(name)
    if wanted.parts[0] == "decks" and value_of(wanted, settings) in (None, ()):
        ctx.exit(1)
    click.echo(_text(wanted, settings).strip('"'))


@config.command("set", epilog="Example: quizgo config set keys.pick space .")
@click.argument("name")
@click.argument("values", nargs=-1, required=True, metavar="VALUE...")
def set_(name: str, values: tuple[str, ...]) -> None:
    """Write a setting into the file. Several values make a list, as of keys; `[]` is none."""
    from quizgo.settings.kinds import quoted
    from quizgo.settings.writing import changed, replace_file, text_of, value_typed
    from quizgo.ui.setting_file import comments

    path = folders_from_environment().config
    wanted = named(name)
    typed = values[0] if len(values) == 1 else f"[{', '.join(map(quoted, values))}]"
    value = value_typed(wanted, typed)
    replace_file(path, changed(text_of(path, comments), wanted, value, path))
    click.echo(f"{wanted}: {wanted.kind.written(value)}")


@config.command(epilog="Example: quizgo config unset keys.undo")
@click.argument("name")
def unset(name: str) -> None:
    """Take a setting out of the file: its default holds again."""
    from quizgo.settings import write

    wanted = named(name)
    path = folders_from_environment().config
    if path.exists():
        write(path, {name: None})
    settings = read(path).settings
    if wanted.parts[0] != "decks":
        click.echo(f"{wanted}: {_text(wanted, settings)}")


@config.command(epilog="Example: EDITOR=vim quizgo config edit")
@click.pass_context
def edit(ctx: click.Context) -> None:
    """Open the file in $VISUAL or $EDITOR, every setting in it as a comment at first.

    What is wrong afterwards is told, and the editor offered again.
    """
    from quizgo.commands.editing import edit_file
    from quizgo.settings.writing import replace_file, text_of
    from quizgo.ui.setting_file import comments

    path = folders_from_environment().config
    if not path.exists():
        replace_file(path, text_of(path, comments))
    line = 1
    while True:
        edit_file(path, line)
        faults = read(path).faults
        if not faults:
            return
        for fault in faults:
            click.echo(f"quizgo: {fault}", err=True)
        if not _wants_again():
            ctx.exit(1)
        line = faults[0].line


def _wants_again() -> bool:
    """Whether to open the editor once more. In a pipe nobody is asked."""
    if not sys.stdin.isatty():
        return False
    from quizgo.ui.looks import current
    from quizgo.ui.prose.comfort import comfort_words_in

    click.echo(comfort_words_in(current().lang).edit_again, nl=False, err=True)
    answer = sys.stdin.readline()
    return bool(answer) and answer.strip().lower() not in ("n", "no", "q", "否", "不")


@config.command(epilog="Example: quizgo config check && echo fine")
@click.pass_context
def check(ctx: click.Context) -> None:
    """Every fault in the file as `path:line: what, what to do`. Exit status 1 where one is."""
    faults = read(folders_from_environment().config).faults
    for fault in faults:
        click.echo(str(fault))
    ctx.exit(1 if faults else 0)


@config.command(epilog="Example: quizgo config keys")
@click.option("--json", "as_json", is_flag=True, help="As a JSON array.")
def keys(as_json: bool) -> None:
    """The keys of each action, and what it does. `config set keys.ACTION KEY...` gives it others.

    An action alone (undo) is of sessions, interviews and today's screen; browse.undo is of the
    browse screen, step.forward of the stepper. What those share with a session has its keys there,
    too, where they are free, until it is given keys of its own.

    A KEY is a character, ctrl- or alt- and a letter, f1 to f12, space, enter, tab, escape,
    backspace, delete, insert, home, end, pageup, pagedown, or an arrow, up, down, left, right,
    also with shift- in front.
    """
    chosen = read(folders_from_environment().config).settings.keys
    if as_json:
        in_use = every_key(chosen)
        write_json_rows(
            {"action": name, "keys": in_use[name], "default": action.keys}
            for name, action in ACTIONS.items()
        )
        return
    from quizgo.ui.looks import current
    from quizgo.ui.prose import words_in
    from quizgo.ui.setting_tables import keys_table
    from quizgo.ui.tables import write_table

    lang = current().lang
    write_table(keys_table(chosen, lang), words_in(lang), sys.stdout)
