"""`export`: decks, progress and log written for other programs, or to be read again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from quizgo.commands.filing import deck_path, replace_file
from quizgo.commands.interview.moving import interviews_held
from quizgo.commands.opening import Opened, opened
from quizgo.commands.reading import rows_with_cards, whole_log
from quizgo.commands.searching import narrowed
from quizgo.commands.selecting import QUERY_HELP, selection
from quizgo.errors import QuizgoError, WrongWords
from quizgo.frozen import dataclass
from quizgo.model import Card, Deck, DeckName, ItemState, Lang, Progress, Text
from quizgo.model.losses import Loss
from quizgo.settings import Show
from quizgo.store.values import Asked, ItemRow
from quizgo.ui.done import exported_line
from quizgo.ui.looks import current
from quizgo.ui.losses import left_out_line
from quizgo.ui.progress import Step, followed, progress
from quizgo.ui.prose.browse import browse_words_in

if TYPE_CHECKING:
    from quizgo.exchange.flat import Flat
    from quizgo.exchange.losses import Losses


@dataclass(frozen=True, slots=True)
class Chosen:
    """A card with its items."""

    card: Card
    rows: tuple[ItemRow, ...]


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be written."""

    opened: Opened
    chosen: Sequence[Chosen]
    langs: tuple[Lang, ...]
    losses: Losses
    """What is found to be left out goes there."""
    is_everything: bool
    """Nothing was chosen: all is meant, cards whose text is gone included."""


Writer = Callable[[Job], bytes]
Thing = TypeVar("Thing")


@click.command(epilog="Example: quizgo export go/g-struct --query -is:suspended -o g.csv")
@click.argument("decks", nargs=-1, metavar="[DECK]...")
@click.option("--query", help=QUERY_HELP)
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(),
    metavar="FILE",
    help=".yaml, .json, .apkg, .md, .csv, .tsv, .txt; or a folder for a .yaml of each deck.",
)
@click.option("--force", is_flag=True, help="Replace FILE if it is there.")
@click.option(
    "--lang", type=click.Choice([show.value for show in Show]), help="Language of the texts."
)
def export(
    decks: tuple[str, ...], query: str | None, output: str, force: bool, lang: str | None
) -> None:
    """Write cards to a file, all or those of DECKs or of a query. Its ending says what it is:

    \b
    .yaml        a deck to be read again, equal in every field
    .json        everything: decks, where each card stands, the log, plans, interviews
    .apkg        a package for Anki, with schedule and answers
    .tsv .txt    text for Anki's import
    .csv .md     for tables and people

    What a format cannot hold is told, counted.
    """
    from quizgo.exchange.losses import Losses

    with opened() as it:
        chosen = _chosen(it, decks, query)
        langs = _langs(Show(lang) if lang is not None else it.show)
        job = Job(it, chosen, langs, Losses(), is_everything=not decks and query is None)
        path = Path(output).expanduser()
        if path.is_dir() or output.endswith("/"):
            count = _write_folder(job, path, force=force)
        else:
            writer = _writer(path)
            _refuse_what_is_there(path, force=force)
            replace_file(path, writer(job))
            count = 1
    click.echo(exported_line(len(chosen), count, path, current().lang))
    for lost in job.losses:
        click.echo(left_out_line(lost, current().lang), err=True)


def _chosen(opened: Opened, decks: Sequence[str], query: str | None) -> list[Chosen]:
    """The cards meant, each with those of its items that are meant."""
    wanted = selection(opened, decks)
    if query is not None and query.strip():
        wanted = narrowed(opened, query, wanted)
    found: list[Chosen] = []
    for row, card in rows_with_cards(opened, wanted):
        if card is None:
            continue
        if found and found[-1].card.id == card.id:
            found[-1] = Chosen(card, (*found[-1].rows, row))
        else:
            found.append(Chosen(card, (row,)))
    if not found:
        raise QuizgoError("No card is meant. `quizgo cards` shows what a query finds.")
    return found


def _langs(show: Show) -> tuple[Lang, ...]:
    return tuple(Lang) if show is Show.BOTH else (Lang(show),)


def _writer(path: Path) -> Writer:
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        raise WrongWords(
            f"{path}: what to write is told by the ending. Use one of {' '.join(WRITERS)}."
        )
    return writer


# Files ------------------------------------------------------------------------


def _refuse_what_is_there(*targets: Path, force: bool) -> None:
    there = next((path for path in targets if path.exists()), None)
    if there is not None and not force:
        raise QuizgoError(f"{there} is there already. Name another file, or add --force.")


def _write_folder(job: Job, folder: Path, *, force: bool) -> int:
    """A file for each deck, none of which may be there unless forced; how many."""
    by_deck: dict[DeckName, list[Chosen]] = {}
    for one in job.chosen:
        by_deck.setdefault(one.card.deck, []).append(one)
    targets = {name: deck_path(folder, name) for name in by_deck}
    _refuse_what_is_there(*targets.values(), force=force)
    with progress(browse_words_in(job.opened.lang).exporting, len(job.chosen)) as step:
        for name, some in by_deck.items():
            replace_file(targets[name], _yaml(replace(job, chosen=some)))
            step(len(some))
    return len(by_deck)


def _flat(job: Job) -> Iterator[Flat]:
    """Questions and answers, with a bar for as long as they are made and written; programs are
    run for theirs."""
    from quizgo.exchange.flat import flattened

    flats = (flattened(one.card, job.langs, job.losses) for one in job.chosen)
    return followed(browse_words_in(job.opened.lang).exporting, flats, len(job.chosen))


# Formats ------------------------------------------------------------------------


def _yaml(job: Job) -> bytes:
    from quizgo.exchange.plain import deck_fields
    from quizgo.exchange.yaml_out import yaml_of

    decks = list(_decks(job.opened, job.chosen))
    if len(decks) > 1:
        raise WrongWords(
            f"A .yaml holds one deck, and {len(decks)} are meant. Name one, or a folder: -o decks/"
        )
    _lose_progress(job.chosen, job.losses)
    deck, cards = decks[0]
    with progress(browse_words_in(job.opened.lang).exporting, 2 * len(cards)) as step:
        return yaml_of(deck_fields(deck, _each(cards, step)), step).encode()


def _markdown(job: Job) -> bytes:
    from quizgo.exchange.markdown_deck import markdown_text

    _lose_progress(job.chosen, job.losses)
    return markdown_text(_flat(job)).encode()


def _csv(job: Job) -> bytes:
    from quizgo.exchange.tables import Row, csv_text

    further = [row.progress for one in job.chosen for row in one.rows[1:]]
    job.losses.add(Loss.PROGRESS, sum(map(_is_learned, further)))
    flats = _flat(job)
    rows = (Row(flat, one.rows[0].progress) for flat, one in zip(flats, job.chosen, strict=True))
    return csv_text(rows).encode()


def _anki_text(job: Job) -> bytes:
    from quizgo.exchange.tables import anki_text

    _lose_progress(job.chosen, job.losses)
    return anki_text(_flat(job)).encode()


def _json(job: Job) -> bytes:
    from quizgo.exchange.json_deck import Standing, json_text
    from quizgo.exchange.plain import deck_fields

    store = job.opened.store
    rows = [row for one in job.chosen for row in one.rows]
    asked = Asked(None if job.is_everything else [row.item.id for row in rows])
    many = len(job.chosen) + len(rows) + store.many_asked(asked)
    with progress(browse_words_in(job.opened.lang).exporting, many) as step:
        decks = (
            deck_fields(deck, _each(cards, step)) for deck, cards in _decks(job.opened, job.chosen)
        )
        items = (Standing(row.item, row.state, row.progress) for row in _each(rows, step))
        now = job.opened.clock.now()
        if not job.is_everything:
            log = [one.entry for one in _each(store.newest_first(asked), step)]
            return json_text(decks, items, reversed(log), now).encode()
        from quizgo.commands.changes import kept, told

        interviews, damaged = interviews_held(job.opened.folders)
        job.losses.add(Loss.DAMAGED, damaged)
        return json_text(
            decks,
            items,
            _each(store.entries(), step),
            now,
            planning=store.planned(),
            interviews=interviews,
            changes=told(kept(job.opened.folders)),
        ).encode()


def _each(things: Iterable[Thing], step: Step) -> Iterator[Thing]:
    """The things, `step` being called behind each."""
    for thing in things:
        yield thing
        step()


def _apkg(job: Job) -> bytes:
    from quizgo.exchange.apkg import CardOut, NoteOut, apkg

    log = whole_log(job.opened)
    notes = []
    for flat, one in zip(_flat(job), job.chosen, strict=True):
        job.losses.add(Loss.BURIED, sum(row.state is ItemState.BURIED for row in one.rows))
        cards = [
            CardOut(
                row.item.part,
                row.state,
                row.progress,
                log.get(row.item.id, ()),
                job.opened.folds.for_item(row.item.id),
            )
            for row in one.rows
        ]
        notes.append(NoteOut(flat, cards))
    with progress(browse_words_in(job.opened.lang).exporting, len(notes)) as step:
        return apkg(notes, job.opened.clock.now(), job.opened.day, each=step)


def _decks(opened: Opened, chosen: Iterable[Chosen]) -> Iterable[tuple[Deck, list[Card]]]:
    """The decks of the chosen cards in their order, with what stands at their heads."""
    by_deck: dict[DeckName, list[Card]] = {}
    for one in chosen:
        by_deck.setdefault(one.card.deck, []).append(one.card)
    heads = {row.name: row for row in opened.store.decks(opened.day)}
    for name, cards in by_deck.items():
        head = heads.get(name)
        title = Text(name) if head is None else head.title
        about = None if head is None else head.about
        order = 0 if head is None else head.order
        yield Deck(name, title, cards[0].place.path, tuple(cards), about, order), cards


def _lose_progress(chosen: Iterable[Chosen], losses: Losses) -> None:
    rows = [row for one in chosen for row in one.rows]
    losses.add(Loss.PROGRESS, sum(_is_learned(row.progress) for row in rows))
    losses.add(Loss.MARKS, sum(_is_marked(row) for row in rows))


def _is_learned(progress: Progress) -> bool:
    return progress.memory.due is not None


def _is_marked(row: ItemRow) -> bool:
    progress = row.progress
    is_aside = row.state in (ItemState.SUSPENDED, ItemState.BURIED)
    return bool(progress.flag or progress.note or progress.marks or is_aside)


WRITERS: dict[str, Writer] = {
    ".yaml": _yaml,
    ".yml": _yaml,
    ".md": _markdown,
    ".csv": _csv,
    ".tsv": _anki_text,
    ".txt": _anki_text,
    ".json": _json,
    ".apkg": _apkg,
}
"""By the ending of the file."""
