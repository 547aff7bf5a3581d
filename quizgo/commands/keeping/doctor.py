"""`doctor`: looks at all that quizgo stands on, and says what is wrong and what to do."""

from __future__ import annotations

import json
import locale
import os
import platform
import shutil
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from importlib.metadata import PackageNotFoundError, version

import click

from quizgo import __version__
from quizgo.clock import clock_from_environment, study_day
from quizgo.commands.keeping.backup import backups_in
from quizgo.commands.opening import Opened, opened
from quizgo.errors import StoreError
from quizgo.frozen import dataclass
from quizgo.settings import Folders, Settings, folders_from_environment, load
from quizgo.store.store import Store
from quizgo.text.safe import one_line
from quizgo.ui.lines import Line, wrapped
from quizgo.ui.looks import current, looks_of
from quizgo.ui.palettes import has_colours
from quizgo.ui.printing import columns_of, write_lines
from quizgo.ui.progress import Step, progress
from quizgo.ui.prose.doings import done_words_in
from quizgo.ui.prose.keeping import KeepingWords, keeping_words_in
from quizgo.ui.prose.words import counted

OLD_BACKUP_DAYS = 30
LEAST_FREE_MEGABYTES = 200
MOST_NAMED = 5
PACKAGES = ("prompt-toolkit", "sqlmodel", "SQLAlchemy", "PyYAML", "rich", "click", "fsrs")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    about: str
    text: str
    is_fault: bool = False
    is_note: bool = False
    """Nothing is wrong, but the learner should know."""


@click.command(epilog="Example: quizgo doctor")
@click.option("--repair", is_flag=True, help="Mend from the log what does not stand as it says.")
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
@click.pass_context
def doctor(ctx: click.Context, repair: bool, as_json: bool) -> None:
    """Look whether settings, decks, store, log, clock and terminal are sound.

    Says of each what is wrong and what to do. Nothing is changed without --repair. Exit
    status 1 where something is wrong.
    """
    folders = folders_from_environment()
    settings, complaints = load(folders.config)
    words = keeping_words_in(looks_of(settings).lang)
    findings = [*_settings(folders, complaints, words)]
    findings += _stored(folders, settings, repair, words)
    findings += [*_backups(folders, words), *_disk(folders, words), *_terminal(words)]
    findings.append(Finding(words.programs, _programs()))
    if as_json:
        click.echo(json.dumps({"findings": [_json(one) for one in findings]}, ensure_ascii=False))
    else:
        _write(findings, words)
    ctx.exit(1 if any(one.is_fault for one in findings) else 0)


def _write(findings: list[Finding], words: KeepingWords) -> None:
    write_lines((line for one in findings for line in _lines(one, words)), sys.stdout)
    faults = sum(one.is_fault for one in findings)
    click.echo(counted(words.n_faults, faults) if faults else words.all_good)


def _lines(one: Finding, words: KeepingWords) -> list[Line]:
    mark = words.bad if one.is_fault else words.look if one.is_note else words.good
    style = "class:wrong" if one.is_fault else "" if one.is_note else "class:right"
    pieces = [(style, mark), ("", f"  {one.about}{words.colon}{one_line(one.text)}")]
    return wrapped(pieces, columns_of(sys.stdout)) if sys.stdout.isatty() else [tuple(pieces)]


def _json(one: Finding) -> dict[str, object]:
    state = "fault" if one.is_fault else "note" if one.is_note else "good"
    return {"about": one.about, "state": state, "text": one.text}


# Each of them -------------------------------------------------------------------------


def _settings(
    folders: Folders, complaints: tuple[str, ...], words: KeepingWords
) -> Iterator[Finding]:
    for complaint in complaints:
        yield Finding(words.settings, complaint, is_fault=True)
    if not complaints:
        is_there = folders.config.is_file()
        said = words.settings_good.format(path=folders.config) if is_there else words.settings_none
        yield Finding(words.settings, said)


def _stored(
    folders: Folders, settings: Settings, repair: bool, words: KeepingWords
) -> list[Finding]:
    """What needs the store open: store, decks, log and clock."""
    if folders.database_url is None and not folders.store.exists():
        said = words.store_none.format(path=folders.store)
        return [Finding(words.store, said), _clock(None, settings, words)]
    try:
        with opened() as it:
            logged = it.store.many_logged()
            with progress(words.examining, 2 * logged) as step:
                log = _log(it, words)
                step(logged // 2)
                damage = it.store.damage()
                step(logged // 2)
                store = _store(it, damage, repair, words, step)
            return [store, _decks(it, words), log, _clock(it.store, settings, words)]
    except StoreError as error:
        return [Finding(words.store, str(error), is_fault=True)]


def _store(
    it: Opened, damage: Sequence[str], repair: bool, words: KeepingWords, step: Step
) -> Finding:
    if damage:
        said = words.store_damaged.format(path=it.store.file, what=one_line(damage[0]))
        return Finding(words.store, said, is_fault=True)
    wrong = it.store.verify(step)
    if wrong and not repair:
        return Finding(words.store, counted(words.store_wrong, len(wrong)), is_fault=True)
    if wrong:
        it.store.rebuild()
        return Finding(words.store, words.store_mended, is_note=True)
    form = words.store_good if it.store.file is not None else words.store_server
    return Finding(words.store, form.format(path=it.store.file or "PostgreSQL"))


def _decks(it: Opened, words: KeepingWords) -> Finding:
    faults = sum(len(file.faults) for file in it.store.files().values())
    done = done_words_in(it.lang)
    decks = counted(words.decks, len(it.store.deck_names()))
    if faults:
        said = words.decks_faulty.format(faults=counted(done.n_faults, faults), decks=decks)
        return Finding(words.decks_heading, said, is_fault=True)
    return Finding(words.decks_heading, words.decks_good.format(decks=decks))


def _log(it: Opened, words: KeepingWords) -> Finding:
    orphans = [row.item.id for row in it.store.rows(it.day) if row.kind is None]
    if not orphans:
        what = counted(words.entries, len(it.store.entry_ids()))
        return Finding(words.log, words.log_good.format(what=what))
    names = words.listed.join(orphans[:MOST_NAMED]) + (" …" if len(orphans) > MOST_NAMED else "")
    said = counted(words.log_orphans, len(orphans)).format(names=names)
    return Finding(words.log, said, is_note=True)


def _clock(store: Store | None, settings: Settings, words: KeepingWords) -> Finding:
    now = clock_from_environment().now()
    day = study_day(now, settings.rollover_hour)
    latest = store.later_than(now, day) if store is not None else None
    if latest is not None and latest.on > day:
        said = words.clock_behind.format(now=_minute(now), last=latest.on)
        return Finding(words.clock, said, is_fault=True)
    said = words.clock_good.format(now=_minute(now), day=day, hour=settings.rollover_hour)
    return Finding(words.clock, said)


def _minute(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M %Z}"


def _backups(folders: Folders, words: KeepingWords) -> Iterator[Finding]:
    if folders.database_url is not None and not folders.database_url.startswith("sqlite"):
        return  # the server's own tools do that
    found = backups_in(folders)
    if not found:
        yield Finding(words.backups, words.backups_none, is_note=True)
        return
    on = date.fromisoformat(found[0].name[7:15])
    days = (clock_from_environment().now().date() - on).days
    form = words.backups_old if days > OLD_BACKUP_DAYS else words.backups_last
    said = form.format(file=found[0], on=on, days=days)
    yield Finding(words.backups, said, is_note=days > OLD_BACKUP_DAYS)


def _disk(folders: Folders, words: KeepingWords) -> Iterator[Finding]:
    place = next(path for path in folders.store.parents if path.is_dir())
    free = shutil.disk_usage(place).free // 1_000_000
    if free < LEAST_FREE_MEGABYTES:
        yield Finding(words.store, words.disk_full.format(megabytes=free), is_fault=True)


def _terminal(words: KeepingWords) -> Iterator[Finding]:
    encoding = sys.stdout.encoding or locale.getpreferredencoding()
    if encoding.lower().replace("-", "") != "utf8":
        said = words.terminal_ascii.format(encoding=encoding)
        yield Finding(words.terminal, said, is_fault=True)
    if not sys.stdout.isatty():
        yield Finding(words.terminal, words.terminal_pipe, is_note=True)
        return
    size = shutil.get_terminal_size()
    theme = current().theme
    said = words.terminal_good.format(
        columns=size.columns,
        rows=size.lines,
        encoding=encoding,
        colours=theme.value if has_colours(True, theme, os.environ) else words.no_colours,
    )
    yield Finding(words.terminal, said)


def _programs() -> str:
    """What quizgo runs on, as a report of a fault should name it."""
    python = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    packages = (f"{name} {_version(name)}" for name in PACKAGES)
    return ", ".join([f"quizgo {__version__}", python, platform.platform(), *packages])


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "?"
