"""The session's journal, kept in the store."""

from __future__ import annotations

from datetime import date, datetime

from quizgo.model import EntryKind, ItemId, Progress
from quizgo.session.journal import AlreadyAnswered, Recorded, Review
from quizgo.store import values
from quizgo.store.store import Store
from quizgo.store.values import Draft, ItemVersion


class StoreJournal:
    """Writes what a session hands over, and refuses what another session forestalled.

    The version of an item is remembered when its progress is asked for, which is
    when its question is shown; an answer holds only against that version.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._shown: dict[ItemId, ItemVersion] = {}
        self._written: dict[str, ItemId] = {}

    def progress(self, item: ItemId) -> Progress:
        standing = self._store.standing(item)
        self._shown[item] = standing.version
        return standing.progress

    def record(self, review: Review) -> Recorded | AlreadyAnswered:
        draft = Draft(review.item, review.kind, review.at, review.on, review.answered)
        expected = self._shown.get(review.item) if review.kind is EntryKind.SCHEDULED else None
        brings = [
            Draft(review.item, mark.kind, review.at, review.on, value=mark.value)
            for mark in review.brings
        ]
        written = self._store.record(draft, expected=expected, bringing=brings)
        if isinstance(written, values.AlreadyAnswered):
            return AlreadyAnswered(written.progress)
        return self._recorded(written)

    def mark(
        self, item: ItemId, kind: EntryKind, *, at: datetime, on: date, value: str | None = None
    ) -> Recorded:
        written = self._store.record(Draft(item, kind, at, on, value=value))
        assert isinstance(written, values.Recorded), "nothing was expected"
        return self._recorded(written)

    def undo(self, entry: str, *, at: datetime, on: date) -> Progress:
        undone = self._store.undo(entry, at=at, on=on)
        if isinstance(undone, values.NothingToUndo):  # another session took it back already
            return self.progress(self._written[entry])
        self._shown[undone.entry.item] = undone.version
        return undone.progress

    def _recorded(self, written: values.Recorded) -> Recorded:
        self._shown[written.entry.item] = written.version
        self._written[written.entry.id] = written.entry.item
        return Recorded(written.entry.id, written.progress)
