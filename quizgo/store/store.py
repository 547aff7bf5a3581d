"""The store: the log of answers, what it folds to, and the decks as last read.

One object over one database, opened by a command and closed by it. The log is
append-only and is the truth; everything else can be made again from it and from
the deck files. Each method is one transaction: when it returns, its work is on
disk; when it raises StoreError, nothing of it is.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from quizgo.model import (
    Card,
    CardId,
    DayLimits,
    DeckName,
    Entry,
    Grade,
    Item,
    ItemId,
    Planned,
    Progress,
)
from quizgo.schedule.insight.mastery import Mastery
from quizgo.schedule.queue import Apart, Done, Queue, Waiting, always
from quizgo.schedule.scheduling import PUBLISHED_EVERYWHERE, FoldSettings
from quizgo.schedule.streak import Streak
from quizgo.store import (
    days,
    decks,
    folding,
    listing,
    log,
    logged,
    many,
    maturing,
    planning,
    selecting,
    streaks,
)
from quizgo.store.database import Database, connect, new_id, put_back
from quizgo.store.dialects import Sqlite
from quizgo.store.values import (
    AlreadyAnswered,
    Asked,
    Counts,
    DeckRow,
    Draft,
    FreshFile,
    ItemRow,
    ItemVersion,
    KnownFile,
    Latest,
    Logged,
    Note,
    NothingToUndo,
    Recorded,
    Selection,
    Standing,
    Today,
)
from quizgo.store.watching import Step, Watch, nobody_watches, unseen

EVERYTHING = Selection()
A_DAY = DayLimits()


class Store:
    """An open store. Close it, or use it in a `with`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @classmethod
    def open(
        cls,
        where: Path | str,
        *,
        device: str,
        settings: FoldSettings = PUBLISHED_EVERYWHERE,
        read_only: bool = False,
        ids: Callable[[], str] = new_id,
        watch: Watch = nobody_watches,
    ) -> Self:
        """Open the store at `where`, a path of a SQLite file or any SQLAlchemy URL.

        A store that is not there yet is made, an older one is brought up to date
        after a backup. A file that may not be written is opened for reading.
        `device` names this machine in the log; `ids` draws unique ids of entries; `watch`
        sees what takes long: the log folded again, where settings have changed, and many
        entries written at once.
        Raises StoreError, and leaves untouched what is no store of this quizgo.
        """
        return cls(
            connect(
                where,
                device=device,
                settings=settings,
                read_only=read_only,
                ids=ids,
                watch=watch,
            )
        )

    @staticmethod
    def put_back(where: Path | str, backup: Path) -> None:
        """Make the store at `where` what a file that `backup` wrote holds. SQLite only.

        What others read meanwhile is the old store or the new one, never half of it.
        Raises StoreError.
        """
        put_back(where, backup)

    def close(self) -> None:
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def is_read_only(self) -> bool:
        return self._database.read_only

    @property
    def file(self) -> Path | None:
        """The SQLite file; None for a store on a server."""
        dialect = self._database.dialect
        return dialect.path if isinstance(dialect, Sqlite) else None

    @property
    def has_changed(self) -> bool:
        """Whether anything was written through this object."""
        return self._database.changes.are_made

    # Answers and marks --------------------------------------------------------

    def standing(self, item: ItemId) -> Standing:
        """Where an item stands. One that nobody answered yet is new."""
        with self._database.reading() as connection:
            return log.standing(connection, item)

    def record(
        self,
        draft: Draft,
        *,
        expected: ItemVersion | None = None,
        bringing: Sequence[Draft] = (),
    ) -> Recorded | AlreadyAnswered:
        """Log one entry and bring its item's memory up to date, in one transaction.

        With `expected`, nothing is written where another session changed the item's
        memory since that version was read. What it brings is logged and taken back with
        it; up to four entries.
        """
        with self._database.writing() as connection:
            return log.record(connection, self._database.pen, draft, expected, bringing)

    def record_all(self, drafts: Collection[Draft]) -> tuple[Entry, ...]:
        """Log several entries, all or none: `suspend A B C`."""
        database = self._database
        with database.writing() as connection:
            return many.record_all(connection, database.pen, drafts, database.watch)

    def undo(self, entry: str, *, at: datetime, on: date) -> Recorded | NothingToUndo:
        """Take back the entry with this id. Undoing an undo brings its entry back."""
        with self._database.writing() as connection:
            return log.undo(connection, self._database.pen, entry, at, on)

    def undo_all(self, entries: Collection[str], *, at: datetime, on: date) -> tuple[Entry, ...]:
        """Take back several entries, all or none. The undos that were written."""
        database = self._database
        with database.writing() as connection:
            return many.undo_all(connection, database.pen, entries, at, on, database.watch)

    def undoable(self, count: int = 1) -> tuple[Entry, ...]:
        """This device's last entries that can be taken back, newest first."""
        with self._database.reading() as connection:
            return log.undoable(connection, self._database.pen.device, count)

    def history(
        self,
        items: Collection[ItemId] | None = None,
        *,
        limit: int | None = None,
        since: date | None = None,
        grades: Collection[Grade] = (),
    ) -> tuple[Logged, ...]:
        """The log, newest first: of some items under all their names, or of all.

        From a study day on, and with `grades` only the answers graded so.
        """
        return tuple(self.newest_first(Asked(items, since, grades, limit)))

    def newest_first(self, asked: Asked) -> Iterator[Logged]:
        """The same, as it is read."""
        with self._database.reading() as connection:
            yield from logged.newest_first(connection, asked)

    def many_asked(self, asked: Asked) -> int:
        """How many entries these are."""
        with self._database.reading() as connection:
            return logged.many(connection, asked)

    def later_than(self, at: datetime, on: date) -> Latest | None:
        """How far the log has come, where that is later than a moment or a study day.

        What was taken back does not count: a clock that was wrong can be forgotten so.
        """
        with self._database.reading() as connection:
            if not log.is_behind(connection, at, on):
                return None
            latest = log.latest(connection)
        if latest is None or (latest.at <= at and latest.on <= on):
            return None
        return latest

    def entries(self, only: Collection[str] | None = None) -> Iterator[Entry]:
        """The whole log in its total order, or those of its entries that have these ids."""
        with self._database.reading() as connection:
            yield from log.entries(connection, only)

    def entry_ids(self) -> frozenset[str]:
        """The ids of all entries."""
        with self._database.reading() as connection:
            return log.ids(connection)

    def effective(self) -> Iterator[tuple[ItemId, list[Entry]]]:
        """What counts of the log, in order, item by item: under every name that an item had.

        Without undos and what they took back.
        """
        with self._database.reading() as connection:
            yield from folding.effective_logs(connection)

    def many_logged(self) -> int:
        """How many items the log touches."""
        with self._database.reading() as connection:
            return folding.items_with_a_log(connection)

    def refolded(self, settings: FoldSettings) -> Iterator[tuple[ItemId, Progress]]:
        """What items would be under other settings; nothing is written.

        Only those that the settings schedule otherwise than they are now.
        """
        with self._database.reading() as connection:
            found = folding.refolded(connection, settings, self._database.pen.settings)
            yield from ((item, standing.progress) for item, standing in found)

    def refold(self, settings: FoldSettings, step: Step = unseen) -> None:
        """Fold by other settings what they schedule otherwise; `step` is called for each item.

        For the last thing before the store is closed: opened again with these settings
        it is current, as this one still folds by its own.
        """
        with self._database.writing() as connection:
            folding.refold(connection, settings, self._database.pen.settings, step)

    def absorb(self, entries: Iterable[Entry]) -> int:
        """Take in the entries of another log that are not here yet; how many those were."""
        database = self._database
        with database.writing() as connection:
            return many.absorb(connection, entries, database.pen.settings, database.watch)

    # Decks --------------------------------------------------------------------

    def files(self) -> dict[Path, KnownFile]:
        """The deck files as they were last read."""
        with self._database.reading() as connection:
            return decks.files(connection)

    def update_decks(
        self,
        fresh: Iterable[FreshFile] = (),
        *,
        forget: Collection[Path] = (),
        step: Step = unseen,
    ) -> None:
        """Keep the files just read and forget those that are gone.

        Cards keep their progress by their ids, and through `was` by their earlier
        ones. An item whose text is gone stays as an orphan if it was ever answered.
        `step` is called for each card, and once more where its item is new.
        """
        with self._database.writing() as connection:
            decks.update_decks(connection, fresh, forget, self._database.pen.settings, step)

    def decks(self, on: date) -> tuple[DeckRow, ...]:
        """All decks in the order of their tree, with what they hold on a study day."""
        with self._database.reading() as connection:
            return days.decks(connection, on)

    def mastery(self) -> dict[DeckName, Mastery]:
        """How far each deck that has items is learned."""
        with self._database.reading() as connection:
            return maturing.mastery(connection)

    def deck_names(self, selection: Selection = EVERYTHING) -> tuple[DeckName, ...]:
        """The decks that the selection's patterns name, in the order of their tree."""
        with self._database.reading() as connection:
            return selecting.names(connection, selection.decks)

    def card(self, card: CardId) -> Card | None:
        """The card as its deck has it; None where its text is gone."""
        with self._database.reading() as connection:
            return decks.card(connection, card)

    def find(self, word: str) -> tuple[Item, ...]:
        """The items that a word typed by a person means, orphans included.

        An item's id; or a card's, with or without its deck, which means all of its items.
        """
        with self._database.reading() as connection:
            return listing.find(connection, word)

    def items(self, selection: Selection = EVERYTHING) -> tuple[Item, ...]:
        """The selected items in the order of the decks, whatever their state; no orphans."""
        with self._database.reading() as connection:
            return listing.items(connection, selection)

    def rows(self, on: date, selection: Selection = EVERYTHING) -> Iterator[ItemRow]:
        """The selected items in the order of the decks, then the orphans."""
        with self._database.reading() as connection:
            yield from listing.rows(connection, on, selection)

    def rows_with_cards(
        self, on: date, selection: Selection = EVERYTHING
    ) -> Iterator[tuple[ItemRow, Card | None]]:
        """The same rows, each with its card as the deck has it; None for an orphan."""
        with self._database.reading() as connection:
            yield from listing.rows_with_cards(connection, on, selection)

    def row(self, item: ItemId, on: date) -> ItemRow | None:
        """One item as a list shows it; None where nothing is known of it."""
        with self._database.reading() as connection:
            return listing.row(connection, item, on)

    # Days ---------------------------------------------------------------------

    def queue(
        self,
        on: date,
        *,
        seed: int,
        limits: DayLimits = A_DAY,
        selection: Selection = EVERYTHING,
        apart: Apart = always,
    ) -> Queue:
        """What is left of a study day, as `schedule.queue` orders it."""
        with self._database.reading() as connection:
            return days.queue(connection, on, seed, limits, selection, apart)

    def early(
        self, on: date, until: date, selection: Selection = EVERYTHING, apart: Apart = always
    ) -> tuple[Waiting, ...]:
        """What falls due up to a coming day, soonest first, without what was answered today."""
        with self._database.reading() as connection:
            return days.early(connection, on, until, selection, apart)

    def forgotten(self, on: date, selection: Selection = EVERYTHING) -> tuple[Item, ...]:
        """The items whose last scheduled review was on this day and failed."""
        with self._database.reading() as connection:
            return days.forgotten(connection, on, selection)

    def drilling(self, on: date, selection: Selection = EVERYTHING) -> tuple[Item, ...]:
        """Items graded under 4 on this day and not yet drilled to 4, oldest answer first."""
        with self._database.reading() as connection:
            return days.drilling(connection, on, selection)

    def done(self, on: date) -> Done:
        """What a study day has seen of each deck, by scheduled reviews."""
        with self._database.reading() as connection:
            return days.done(connection, on)

    def today(self, on: date) -> Today:
        """What a study day has seen so far."""
        with self._database.reading() as connection:
            return days.today(connection, on)

    def counts(self, on: date, selection: Selection = EVERYTHING) -> Counts:
        """How many of the selected items are in which state, before any limit."""
        with self._database.reading() as connection:
            return days.counts(connection, on, selection)

    def due_days(
        self, until: date, selection: Selection = EVERYTHING
    ) -> tuple[tuple[date, int], ...]:
        """How many selected items fall due on each day up to `until`, for a forecast."""
        with self._database.reading() as connection:
            return days.due_days(connection, until, selection)

    def streak(self, on: date, away: Collection[date] = ()) -> Streak:
        """Study days in a row up to a day, as `schedule.streak` counts them."""
        with self._database.reading() as connection:
            return streaks.streak(connection, self._database.pen.settings, on, away)

    def mean_seconds(self) -> float | None:
        """Mean seconds of the latest scheduled answers; None before the first."""
        with self._database.reading() as connection:
            return days.mean_seconds(connection)

    # Plans --------------------------------------------------------------------

    def note(self, kind: str, text: str, *, at: datetime, on: date) -> None:
        """Keep a note on what is planned or foretold. It stays for ever."""
        with self._database.writing() as connection:
            planning.write(connection, self._database.pen, kind, text, at, on)

    def notes(self, kinds: Collection[str], *, since: date | None = None) -> tuple[Note, ...]:
        """The notes of these kinds, the first first."""
        with self._database.reading() as connection:
            return planning.notes(connection, kinds, since)

    def latest_note(self, kinds: Collection[str]) -> Note | None:
        """The last note of these kinds."""
        with self._database.reading() as connection:
            return planning.latest(connection, kinds)

    def planned(self) -> tuple[Planned, ...]:
        """All notes on what was planned and foretold, the first first."""
        with self._database.reading() as connection:
            return planning.everything(connection)

    def absorb_planned(self, notes: Iterable[Planned]) -> int:
        """Take in the notes of another store that are not here yet; how many those were."""
        with self._database.writing() as connection:
            return planning.absorb(connection, notes)

    # Care ---------------------------------------------------------------------

    def verify(self, step: Step = unseen) -> tuple[ItemId, ...]:
        """The items whose stored progress differs from the fold of their log.

        `step` is called behind each that has a log.
        """
        with self._database.reading() as connection:
            return folding.verify(connection, self._database.pen.settings, step)

    def rebuild(self) -> None:
        """Fold the whole log again and store what it says."""
        with self._database.writing() as connection:
            folding.rebuild(connection, self._database.pen.settings, self._database.watch)

    def damage(self) -> tuple[str, ...]:
        """What the database finds wrong with its own file."""
        with self._database.reading() as connection:
            return self._database.dialect.damage(connection)

    def backup(self, to: Path) -> None:
        """Write a whole, consistent copy of the store to a new file. SQLite only."""
        self._database.backup(to)
