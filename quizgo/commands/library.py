"""The deck files there are, and the store's cache of them kept in step.

A file is read only where its size or its time of change differ from when it was
last read. Of several decks with one name one counts: that of a file named on the
command line, before one in the learner's folder, before a bundled one, before a
file that was studied in place some other day.

On most days no file has changed, so the reader of decks is imported by the first that has.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from quizgo.deck.find import cards_about, deck_files
from quizgo.errors import DeckError
from quizgo.model import DeckName
from quizgo.settings import Folders
from quizgo.store.store import Store
from quizgo.store.values import FreshFile, KnownFile, Stamp
from quizgo.ui.looks import current
from quizgo.ui.progress import progress
from quizgo.ui.prose.comfort import comfort_words_in

STEPS_OF_READING = 3
STEPS_OF_A_CARD = STEPS_OF_READING + 2
"""Reading a card takes about three times as long as one of the two steps of keeping it."""


def look_over(store: Store, folders: Folders, named: Sequence[Path] = ()) -> None:
    """Bring the store's decks up to date with the files on disk.

    Raises DeckError where a file of `named` is no deck.
    """
    known = store.files()
    paths = _by_weight(folders, known, [path.absolute() for path in named])
    changed = [path for path in paths if path not in known or known[path].stamp != stamp_of(path)]
    cards = cards_about(changed) if changed else 0
    reading = comfort_words_in(current().lang).reading_decks
    with progress(reading, cards * STEPS_OF_A_CARD) as step:
        fresh = _fresh(paths, known, lambda: step(STEPS_OF_READING))
        gone = known.keys() - set(paths)
        if (fresh or gone) and not store.is_read_only:
            store.update_decks(fresh, forget=sorted(gone), step=step)
    if named:
        _refuse_what_is_no_deck(store.files(), [path.absolute() for path in named])


def _fresh(
    paths: Sequence[Path], known: Mapping[Path, KnownFile], each: Callable[[], None]
) -> list[FreshFile]:
    """The files that changed since they were last read, or whose weight did."""
    fresh: list[FreshFile] = []
    names: set[DeckName] = set()
    for path in paths:
        file = _as_it_is(path, known.get(path), names, each)
        if isinstance(file, FreshFile):
            fresh.append(file)
            name = file.loaded.deck.name if file.loaded.deck is not None else None
        else:
            name = file.deck
        if name is not None:
            names.add(name)
    return fresh


def _by_weight(folders: Folders, known: dict[Path, KnownFile], named: Sequence[Path]) -> list[Path]:
    in_folders = [*deck_files(folders.decks), *deck_files(folders.bundled)]
    in_place = sorted(path for path in known if path.is_file())
    return list(dict.fromkeys([*named, *in_folders, *in_place]))


def _as_it_is(
    path: Path, known: KnownFile | None, names: set[DeckName], each: Callable[[], None]
) -> FreshFile | KnownFile:
    """The file as the store has it, or read anew where it changed or its weight did."""
    stamp = stamp_of(path)
    if known is not None and known.stamp == stamp and known.shadowed == (known.deck in names):
        return known
    from quizgo.deck.load import load

    loaded = load(path, each=each)
    shadowed = loaded.deck is not None and loaded.deck.name in names
    return FreshFile(path, stamp, loaded, shadowed=shadowed)


def stamp_of(path: Path) -> Stamp:
    """What the disk says of a file without reading it; a missing one has size -1."""
    try:
        status = path.stat()
    except OSError:
        return Stamp(size=-1, mtime_ns=0)
    # A copy that keeps the old modification time still changes the inode.
    return Stamp(size=status.st_size, mtime_ns=max(status.st_mtime_ns, status.st_ctime_ns))


def _refuse_what_is_no_deck(files: dict[Path, KnownFile], named: Sequence[Path]) -> None:
    for path in named:
        file = files.get(path)
        if file is not None and file.deck is None:
            raise DeckError("\n".join(str(fault) for fault in file.faults))
