"""What the browse screen writes to the log, and takes back: together what was written together."""

from __future__ import annotations

from quizgo.errors import QuizgoError
from quizgo.frozen import dataclass
from quizgo.model import EntryKind, ItemId
from quizgo.text.safe import one_line
from quizgo.ui.browse.desk import Change, Desk
from quizgo.ui.prose.browse import BrowseWords


@dataclass(frozen=True, slots=True)
class Batch:
    """What was written together."""

    entries: tuple[str, ...]
    items: tuple[ItemId, ...]
    done: str
    """In a sentence."""


class Pen:
    """Writes through the desk, and remembers what this screen has written."""

    def __init__(self, desk: Desk, own: BrowseWords) -> None:
        self._desk = desk
        self._own = own
        self._batches: list[Batch] = []

    def write(self, items: tuple[ItemId, ...], kind: EntryKind, value: str | None) -> str:
        """One entry for each item, all or none; what was done, or why not, in a sentence."""
        try:
            entries = self._desk.record([Change(item, kind, value) for item in items])
        except QuizgoError as error:
            return one_line(str(error))
        done = _done(self._own, kind, len(items), value)
        self._batches.append(Batch(entries, items, done))
        return done

    def take_back(self) -> tuple[tuple[ItemId, ...], str]:
        """Take the last batch back: its items, none where nothing was done, and a sentence."""
        if not self._batches:
            return (), self._own.nothing_to_undo
        batch = self._batches[-1]
        try:
            self._desk.undo(batch.entries)
        except QuizgoError as error:
            return (), one_line(str(error))
        self._batches.pop()
        return batch.items, self._own.undone.format(what=batch.done)


def _done(own: BrowseWords, kind: EntryKind, n: int, value: str | None) -> str:
    """What was done, in a sentence."""
    forms = {
        EntryKind.SUSPEND: own.done_suspend,
        EntryKind.RESUME: own.done_resume,
        EntryKind.BURY: own.done_bury,
        EntryKind.FLAG: own.done_unflag if value == "0" else own.done_flag,
        EntryKind.TAG: own.done_tag,
        EntryKind.UNTAG: own.done_untag,
        EntryKind.NOTE: own.done_note if value else own.done_no_note,
        EntryKind.RESET: own.done_reset,
        EntryKind.RESCHEDULE: own.done_due,
    }
    one, _, many = forms[kind].partition("|")
    return (one if n == 1 or not many else many).format(n=n, value=one_line(value or ""))
