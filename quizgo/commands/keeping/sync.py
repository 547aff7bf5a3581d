"""`sync`: the same progress, decks and interviews on several machines, by way of a folder."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from quizgo.commands.filing import replace_file
from quizgo.commands.interview.moving import arriving
from quizgo.commands.keeping import shared_decks, shared_interviews
from quizgo.commands.keeping.shared_decks import Shared, Way
from quizgo.commands.keeping.shared_interviews import Interviews
from quizgo.commands.library import look_over
from quizgo.commands.opening import Opened, device_of, opened
from quizgo.errors import QuizgoError, WrongWords
from quizgo.exchange.machines import ENTRIES, NOTES, Found, found_in, lines_about, written
from quizgo.frozen import dataclass
from quizgo.model import Entry, Planned
from quizgo.settings import Folders
from quizgo.text.faults import Fault
from quizgo.text.safe import one_line
from quizgo.ui.printing import write_sentences
from quizgo.ui.progress import progress
from quizgo.ui.prose.keeping import KeepingWords, keeping_words_in
from quizgo.ui.prose.words import counted

EPILOG = """
\b
Examples:
  quizgo sync ~/Sync/quizgo       a folder that Syncthing, Dropbox, git… carries
  quizgo sync                     the same folder again
  quizgo sync --decks theirs      where a deck was edited on both sides
"""


@dataclass(frozen=True, slots=True)
class Counts:
    """How much of each sort goes one way."""

    entries: int = 0
    plans: int = 0
    decks: int = 0
    interviews: int = 0

    def told(self, words: KeepingWords) -> str:
        forms = (words.entries, words.plans, words.decks, words.interviews)
        many = (self.entries, self.plans, self.decks, self.interviews)
        some = (counted(form, n) for form, n in zip(forms, many, strict=True) if n)
        return words.listed.join(some)


@dataclass(frozen=True, slots=True)
class Work:
    """What has to go which way."""

    log: Found[Entry]
    planning: Found[Planned]
    interviews: Interviews
    unsent_entries: list[Entry]
    unsent_notes: list[Planned]
    decks: list[Shared]

    @property
    def faults(self) -> Iterator[Fault]:
        yield from self.log.faults
        yield from self.planning.faults
        yield from self.interviews.faults

    def going(self, way: Way) -> list[Shared]:
        return [deck for deck in self.decks if deck.way is way]


@click.command(epilog=EPILOG)
@click.argument("folder", type=click.Path(path_type=Path), required=False, metavar="[DIR]")
@click.option(
    "--decks",
    type=click.Choice(["mine", "theirs"]),
    help="Which to keep of a deck that was edited on both sides; the other goes to the backups.",
)
@click.option("--dry-run", is_flag=True, help="Say what would go which way; change nothing.")
@click.pass_context
def sync(ctx: click.Context, folder: Path | None, decks: str | None, dry_run: bool) -> None:
    """Share progress, your decks and interviews with other machines through the folder DIR.

    Each machine writes files of its own there and reads those of the others, so whatever
    carries the folder has nothing to merge: logs are joined by union, nothing is lost or
    counted twice, and the order in which machines do this makes no difference. DIR need be
    named only the first time. Settings stay each machine's own; a deck deleted on one machine
    comes back from another.

    Exit status 1 where a deck was edited on both sides, or something in DIR cannot be read.
    """
    with opened() as it:
        words = keeping_words_in(it.lang)
        state = _state(it.folders)
        there = _folder(folder, state)
        work = _compared(it, there, state.decks.get(str(there), {}), decks)
        if dry_run:
            took, sent = _would_take(work), _counts_sent(work)
            sentences = _told(took, sent, words.would_take, words.would_send, words)
        else:
            took = _take(it, work)
            sent = _send(it, there, work)
            _remember(it, there, state, work)
            sentences = _told(took, sent, words.taken, words.sent, words)
        write_sentences(sentences, sys.stdout)
        left = _tell_what_is_left(it, work, words)
    ctx.exit(1 if left else 0)


def _told(took: Counts, sent: Counts, taken: str, gone: str, words: KeepingWords) -> Iterator[str]:
    if what := took.told(words):
        yield taken.format(what=what)
    if what := sent.told(words):
        yield gone.format(what=what)
    if took == sent == Counts():
        yield words.alike


def _tell_what_is_left(it: Opened, work: Work, words: KeepingWords) -> bool:
    """Say on stderr what was not done; whether there is any."""
    faults = list(work.faults)
    for fault in faults:
        click.echo(one_line(str(fault)), err=True)
    asked = work.going(Way.ASK)
    for deck in asked:
        click.echo(words.both_changed.format(deck=one_line(deck.name)), err=True)
    if asked:
        click.echo(words.choose.format(backups=it.folders.backups), err=True)
    return bool(faults or asked)


# Comparing ------------------------------------------------------------------------


def _compared(it: Opened, there: Path, before: shared_decks.Digests, keep: str | None) -> Work:
    machine = device_of(it.folders)
    ids = it.store.entry_ids()
    notes = it.store.planned()
    with progress(keeping_words_in(it.lang).sharing, lambda: lines_about(there)) as step:
        log = found_in(there, ENTRIES, ids, machine, step)
        planning = found_in(there, NOTES, {note.id for note in notes}, machine, step)
    return Work(
        log,
        planning,
        shared_interviews.compared(it.folders, there),
        list(it.store.entries(ids - log.ids)),
        [note for note in notes if note.id not in planning.ids],
        [
            deck.chosen(keep)
            for deck in shared_decks.compared(it.folders.decks, there / shared_decks.DECKS, before)
        ],
    )


def _would_take(work: Work) -> Counts:
    return Counts(
        len(work.log.rows),
        len(work.planning.rows),
        len(work.going(Way.TAKE)),
        len(work.interviews.fresh),
    )


# Carrying out -----------------------------------------------------------------------


def _take(it: Opened, work: Work) -> Counts:
    took = work.going(Way.TAKE)
    shared_decks.take(took, it.folders.decks, it.folders.backups, it.clock.now())
    if took:
        look_over(it.store, it.folders)
    with arriving(it.folders, work.interviews.fresh) as write_interviews:
        return Counts(
            it.store.absorb(work.log.rows) if work.log.rows else 0,
            it.store.absorb_planned(work.planning.rows) if work.planning.rows else 0,
            len(took),
            write_interviews(),
        )


def _send(it: Opened, there: Path, work: Work) -> Counts:
    machine = device_of(it.folders)
    files = written(there, ENTRIES, machine, work.unsent_entries)
    files |= written(there, NOTES, machine, work.unsent_notes)
    files |= work.interviews.to_send
    for path, data in files.items():
        replace_file(path, data)
    decks = work.going(Way.SEND)
    shared_decks.send(decks, there / shared_decks.DECKS, it.folders.backups, it.clock.now())
    return _counts_sent(work)


def _counts_sent(work: Work) -> Counts:
    return Counts(
        len(work.unsent_entries),
        len(work.unsent_notes),
        len(work.going(Way.SEND)),
        len(work.interviews.to_send),
    )


# What was the last time -------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class State:
    """Kept beside the store: the folder of the last time, and the decks as they were then."""

    last: str | None
    decks: dict[str, dict[str, str]]
    """By folder: the digest of each deck when both sides were last alike."""


def _state_file(folders: Folders) -> Path:
    return folders.store.parent / "sync.json"


def _state(folders: Folders) -> State:
    """What was kept; nothing where it cannot be read, which costs questions and no decks."""
    try:
        value = json.loads(_state_file(folders).read_text(encoding="utf-8"))
        decks = {
            str(folder): {str(name): str(digest) for name, digest in digests.items()}
            for folder, digests in value["decks"].items()
        }
        return State(str(value["last"]), decks)
    except (OSError, ValueError, KeyError, AttributeError, TypeError):
        return State(None, {})


def _remember(it: Opened, there: Path, state: State, work: Work) -> None:
    before = state.decks.get(str(there), {})
    now = {name: digest for deck in work.decks for name, digest in _alike(deck, before)}
    value = {"last": str(there), "decks": {**state.decks, str(there): now}}
    if value != {"last": state.last, "decks": state.decks}:
        replace_file(_state_file(it.folders), json.dumps(value, indent=1).encode())


def _alike(deck: Shared, before: shared_decks.Digests) -> Iterable[tuple[str, str]]:
    """What both sides have of a deck by now; of one that waits for the learner, what they had."""
    if deck.way is Way.ASK:
        if deck.name in before:
            yield deck.name, before[deck.name]
        return
    data = deck.theirs if deck.way is Way.TAKE else deck.ours
    assert data is not None, "one side has it, and now both"
    yield deck.name, shared_decks.digest(data)


def _folder(typed: Path | None, state: State) -> Path:
    if typed is None and state.last is None:
        raise WrongWords("Name the folder that is shared: quizgo sync DIR.")
    folder = typed.expanduser().absolute() if typed is not None else Path(str(state.last))
    if typed is not None and folder.parent.is_dir() and not folder.exists():
        _make(folder)
    if not folder.is_dir():
        raise QuizgoError(
            f"There is no folder {folder}. Make it, or mount what carries it, then sync again."
        )
    return folder


def _make(folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise QuizgoError(
            f"{folder}: cannot be made ({error.strerror}). Mend the permissions, or name another."
        ) from error
