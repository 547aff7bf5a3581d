"""Files that are to be taken in, of whatever format, as decks of ours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from quizgo.clock import clock_from_environment, study_day
from quizgo.commands.filing import deck_path
from quizgo.commands.selecting import is_file_word
from quizgo.deck.load import load as load_deck
from quizgo.deck.load import load_bytes
from quizgo.deck.loaded import Loaded
from quizgo.errors import DeckError, WrongWords
from quizgo.frozen import dataclass
from quizgo.model import DeckName, Entry, Planned
from quizgo.model.losses import Lost
from quizgo.settings import folders_from_environment, load
from quizgo.text.bytes_in import read_bytes, unreadable
from quizgo.text.faults import Fault
from quizgo.ui.looks import current
from quizgo.ui.progress import progress
from quizgo.ui.prose.comfort import comfort_words_in

if TYPE_CHECKING:
    from quizgo.commands.changes import Change
    from quizgo.exchange.plain import Fields
    from quizgo.exchange.taken import Gathered
    from quizgo.session.interview.events import Event


@dataclass(frozen=True, slots=True)
class Arrival:
    """A deck that came, and where it goes."""

    source: Path
    target: Path
    data: bytes
    loaded: Loaded

    @property
    def is_there_already(self) -> bool:
        return self.target.is_file() and self.target.read_bytes() == self.data


@dataclass(frozen=True, slots=True)
class Arrived:
    """All that came in one file."""

    decks: list[Arrival]
    faults: tuple[Fault, ...] = ()
    """What could not be taken, besides faults in the decks."""
    left: tuple[Lost, ...] = ()
    """What was left behind."""
    log: list[Entry] = field(default_factory=list)
    planning: list[Planned] = field(default_factory=list)
    interviews: list[list[Event]] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)


def arrived(path: Path, folder: Path) -> Arrived:
    """What is in a file, for the decks of `folder`. Raises QuizgoError where it is nothing."""
    ending = path.suffix.lower()
    if ending in PACKAGES:
        return _package(path, folder)
    read = READERS.get(ending)
    if read is None and not is_file_word(path.name):
        raise WrongWords(f"{path}: what it is must be told by its ending. Name one of {KNOWN}.")
    data = read_bytes(path)
    if isinstance(data, Fault):
        raise DeckError(str(data))
    if read is None:
        loaded = _read(data, path)
        if loaded.deck is None:
            raise DeckError("\n".join(str(fault) for fault in loaded.faults))
        target = deck_path(folder, loaded.deck.name)
        return Arrived([Arrival(path, target, data, loaded)])
    return read(_text(data, path), path, folder)


def _read(data: bytes, path: Path) -> Loaded:
    """The deck in `data`, with a bar for as long as it takes."""
    reading = comfort_words_in(current().lang).reading_decks
    with progress(reading, data.count(b"\n- ")) as step:
        return load_bytes(data, path, each=step)


def _text(data: bytes, path: Path) -> str:
    fault = unreadable(data, path)
    if fault is not None:
        raise DeckError(str(fault).replace("YAML file", "file"))
    return data.decode()


def _table(text: str, path: Path, folder: Path) -> Arrived:
    from quizgo.exchange.table_in import table_in

    return _of_gathered(table_in(text, path), path, folder)


def _markdown(text: str, path: Path, folder: Path) -> Arrived:
    from quizgo.exchange.markdown_deck import markdown_in

    return _of_gathered(markdown_in(text, path), path, folder)


def _json(text: str, path: Path, folder: Path) -> Arrived:
    from quizgo.commands import changes
    from quizgo.commands.interview.moving import understood
    from quizgo.exchange.json_deck import json_in

    whole = json_in(text)
    decks = [_arrival(fields, path, folder) for fields in whole.decks]
    return Arrived(
        [deck for deck in decks if not _is_bundled(deck)],
        log=whole.log,
        planning=whole.planning,
        interviews=understood(whole.interviews),
        changes=changes.understood(whole.changes),
    )


def _is_bundled(arrival: Arrival) -> bool:
    """Whether a deck comes with quizgo, just so: a copy of it would hide what later ones mend."""
    from quizgo.exchange.plain import deck_fields
    from quizgo.exchange.yaml_out import yaml_of

    assert arrival.loaded.deck is not None
    path = deck_path(folders_from_environment().bundled, arrival.loaded.deck.name)
    deck = load_deck(path).deck if path.is_file() else None
    return deck is not None and yaml_of(deck_fields(deck, deck.cards)).encode() == arrival.data


READERS: dict[str, Callable[[str, Path, Path], Arrived]] = {
    ".csv": _table,
    ".tsv": _table,
    ".txt": _table,
    ".md": _markdown,
    ".json": _json,
}
"""By the ending of the file."""
PACKAGES = (".apkg", ".colpkg")
KNOWN = " ".join([".yaml", *READERS, *PACKAGES])


def _package(path: Path, folder: Path) -> Arrived:
    from quizgo.exchange.apkg_in import apkg_in

    settings, _ = load(folders_from_environment().config)
    zone = clock_from_environment().now().tzinfo

    def day_of(at: datetime) -> date:
        return study_day(at.astimezone(zone), settings.rollover_hour)

    found = apkg_in(path, day_of)
    return replace(_of_gathered(found.gathered, path, folder), log=found.log)


def _of_gathered(found: Gathered, path: Path, folder: Path) -> Arrived:
    faults = tuple(sorted(found.faults, key=lambda fault: fault.line))
    if not found.decks:
        told = "\n".join(map(str, faults)) or f"{path}: there are no cards in it."
        raise DeckError(told)
    decks = [_arrival(deck.fields, path, folder) for deck in found.decks]
    return Arrived(decks, faults, tuple(found.left))


def _arrival(fields: Fields, path: Path, folder: Path) -> Arrival:
    """A deck written as ours; its faults are the source's."""
    from quizgo.exchange.yaml_out import yaml_of

    data = yaml_of(fields).encode()
    # As what it will be: the cards need not be made again when the deck is in its place.
    loaded = _read(data, deck_path(folder, DeckName(str(fields.get("deck", "")))))
    if loaded.deck is None:
        raise DeckError("\n".join(f"{path}: {fault.message}" for fault in loaded.faults))
    faults = tuple(replace(fault, path=path, line=1) for fault in loaded.faults)
    return Arrival(path, deck_path(folder, loaded.deck.name), data, replace(loaded, faults=faults))
