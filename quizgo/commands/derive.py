"""`derive`: a draft deck from notes, and the same deck again when the notes have changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click

from quizgo.clock import clock_from_environment
from quizgo.commands.filing import put_in_place, stage
from quizgo.commands.selecting import is_file_word
from quizgo.deck.load import load_bytes
from quizgo.deck.template import is_deck_name
from quizgo.errors import DeckError, QuizgoError, WrongWords
from quizgo.exchange.derive import Derived
from quizgo.exchange.derive import derive as derived_from
from quizgo.exchange.merge import Merged, fresh, is_derived, merged
from quizgo.exchange.notes import Notes, read_notes
from quizgo.model import DeckName, Lang
from quizgo.settings import folders_from_environment
from quizgo.text.bytes_in import read_bytes
from quizgo.text.faults import Fault
from quizgo.text.safe import one_line
from quizgo.ui.looks import current
from quizgo.ui.prose.doings import done_words_in
from quizgo.ui.prose.words import counted


@click.command(epilog="Example: quizgo derive notes.md -o notes.yaml")
@click.argument("notes", type=click.Path(path_type=Path), metavar="NOTES.md")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    metavar="DECK.yaml",
    help="The deck to write, or to bring up to date.",
)
@click.option("--deck", metavar="NAME", help="The deck's name; without it, that of the file.")
@click.option(
    "--lang", type=click.Choice([str(lang) for lang in Lang]), help="The language of the notes."
)
@click.option("--dry-run", is_flag=True, help="Say what would be derived; write nothing.")
@click.pass_context
def derive(
    ctx: click.Context,
    notes: Path,
    output: Path,
    deck: str | None,
    lang: str | None,
    dry_run: bool,
) -> None:
    """Draft a deck from Markdown notes and the Go declarations in them.

    Headings become open questions, definitions and lists basic and cloze cards; each field of a
    struct, method of an interface and constant becomes a card. Headings with nothing under them
    are listed as to be written.

    Derive again when the notes have changed: ids stay, and so does the progress; cards that you
    edited stay as you wrote them; cards that you took out stay out; cards that the notes no
    longer give stay and are named. What changed is kept as a copy in the backups folder.

    What cannot be read (broken Go, lines that are not UTF-8) is listed on stderr, a line each.
    The rest is derived all the same, and the exit status is 1.
    """
    if not is_file_word(output.name):
        raise WrongWords(f"{output}: a deck is a .yaml file. Name one with -o.")
    read = read_notes(notes)
    derived = derived_from(read, notes, Lang(lang) if lang else None)
    old = _there_already(output)
    result = _result(derived, read, notes, output, old, deck)
    data = result.text.encode()
    if data != old and not dry_run:
        _write(data, output)
    for line in _report(result, derived, output, is_first=old is None, dry_run=dry_run):
        click.echo(line)
    for fault in derived.faults:
        click.echo(str(fault), err=True)
    ctx.exit(1 if derived.faults else 0)


def _there_already(output: Path) -> bytes | None:
    if not output.exists():
        return None
    data = read_bytes(output)
    if isinstance(data, Fault):
        raise DeckError(str(data))
    return data


def _result(
    derived: Derived, read: Notes, notes: Path, output: Path, old: bytes | None, deck: str | None
) -> Merged:
    if old is None:
        return _first(derived, read, notes, _name(output, deck))
    loaded = load_bytes(old, output).deck
    if not is_derived(old) and (loaded is None or loaded.name != _name(output, deck)):
        raise QuizgoError(
            f"{output}: this file was not written by derive. Name another, "
            "or the deck that it holds with --deck to have cards added to it."
        )
    if loaded is not None and deck is not None and loaded.name != deck:
        raise QuizgoError(
            f"{output}: this is the deck {loaded.name}. Leave --deck out, or name another file."
        )
    return merged(derived, old, output)


def _name(output: Path, deck: str | None) -> DeckName:
    """The name asked for, or one made of the file's."""
    if deck is not None and not is_deck_name(deck):
        raise WrongWords(
            f"{deck!r} is no name for a deck. Use letters, digits, `-`, `_` and `.`, "
            "with `/` between the parts: my/channels."
        )
    if deck is not None:
        return DeckName(deck)
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", output.stem).strip("-._")[:80]
    if not is_deck_name(name):
        raise WrongWords(f"{output}: this file's name is no name for a deck. Give one with --deck.")
    return DeckName(name)


def _first(derived: Derived, read: Notes, notes: Path, name: DeckName) -> Merged:
    if not derived.drafts:
        faults = "".join(f"{fault}\n" for fault in derived.faults)
        raise QuizgoError(
            f"{faults}{notes}: no card could be derived. "
            "Write sentences, lists or Go declarations under headings."
        )
    result = fresh(derived, name, read.title or one_line(notes.stem) or name, notes.name)
    faults_of_ours = load_bytes(result.text.encode(), notes).faults
    assert not faults_of_ours, faults_of_ours
    return result


def _write(data: bytes, output: Path) -> None:
    folders, at = folders_from_environment(), clock_from_environment().now()
    put_in_place(stage(data, output), output, backups=folders.backups, at=at)


# The report -----------------------------------------------------------------------


def _report(
    result: Merged, derived: Derived, output: Path, *, is_first: bool, dry_run: bool
) -> Iterator[str]:
    words = done_words_in(current().lang)
    form = words.would_derive if dry_run else words.derived
    cards = counted(words.n_cards, len(derived.drafts))
    yield form.format(deck=result.deck, cards=cards, path=output)
    if not is_first:
        for what, ids in (
            (words.new, result.new),
            (words.changed, result.changed),
            (words.passed_over, result.passed_over),
            (words.edited, result.edited),
            (words.by_hand, result.by_hand),
            (words.gone, result.gone),
        ):
            yield from (words.derived_as.format(what=what, card=each) for each in ids)
        yield words.derived_rest.format(same=len(result.same), taken_out=len(result.taken_out))
    for topic in derived.to_write:
        yield words.to_write.format(topic=one_line(topic.words), line=topic.line)
