"""Where the browse screen stands, and all that may be wished for on it.

Each wish of a change becomes entries of the log, written by the desk in one transaction; what
was written together is taken back together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from quizgo.errors import QuizgoError
from quizgo.model import CardId, EntryKind, ItemId
from quizgo.schedule.days import BadDay, Why, day_meant
from quizgo.search.facts import Facts
from quizgo.settings import Show
from quizgo.text.safe import one_line
from quizgo.text.tags import is_tag
from quizgo.ui.browse.asking import Asked, Pane, Question
from quizgo.ui.browse.columns import Column
from quizgo.ui.browse.completing import NOTHING, Completion, completion
from quizgo.ui.browse.desk import Desk
from quizgo.ui.browse.finding import WAIT_SECONDS, Finder
from quizgo.ui.browse.writing import Pen
from quizgo.ui.prose.browse import BrowseWords

LONGEST_NOTE = 20_000
"""Characters, as of a text in a deck."""

FORGET = ("forget", "重置", "忘记")
"""Instead of a day: new again."""

_SHOWS = (Show.EN, Show.ZH, Show.BOTH)
_ORDERS: tuple[Column | None, ...] = (None, *Column)


class Browser:
    """The state of the screen. It outlives the screen, which may be left to study."""

    def __init__(
        self,
        desk: Desk,
        own: BrowseWords,
        clock: Callable[[], float],
        *,
        show: Show,
        query: str = "",
    ) -> None:
        self.desk = desk
        self.own = own
        self.finder = Finder(desk, clock)
        self.show = show
        self.place = 0
        """The cursor, as a place in what was found."""
        self.top = 0
        """The first row on show."""
        self.marked: set[ItemId] = set()
        self.pane = Pane.CARD
        self.is_folded = False
        self.is_reading = False
        """The pane has the arrows."""
        self.is_typing = False
        """The query is being written."""
        self.has_help = False
        self.scroll = 0
        """Of the pane or the page of help."""
        self.most_scroll = 0
        self.page_rows = 1
        """Of the table; set by whoever draws."""
        self.question: Question | None = None
        self.sentence = ""
        self._pen = Pen(desk, own)
        self._under: ItemId | None = None
        self._seen = -1
        self._tags: tuple[int, frozenset[str]] = (-1, frozenset())
        self.finder.ask(query)
        self.finder.load()

    # What there is ------------------------------------------------------------

    @property
    def current(self) -> Facts | None:
        """The item under the cursor."""
        found = self.finder.found
        return self.finder.rows[found[self.place]] if self.place < len(found) else None

    def settle(self) -> None:
        """After the list has changed: the cursor back to its item, or to the first."""
        finder = self.finder
        if self._seen == finder.changes:
            return
        self._seen = finder.changes
        self.place = 0
        if self._under is not None:
            places = (at for at, row in enumerate(finder.found) if self._is_under(row))
            self.place = next(places, 0)

    def _is_under(self, row: int) -> bool:
        return self.finder.rows[row].item == self._under

    def targets(self) -> tuple[ItemId, ...]:
        """What is meant: the marked items among those found, else the one under the cursor."""
        marked = self.marked_found()
        if marked:
            return marked
        return (self.current.item,) if self.current is not None else ()

    def marked_found(self) -> tuple[ItemId, ...]:
        if not self.marked:
            return ()
        rows = self.finder.rows
        return tuple(rows[at].item for at in self.finder.found if rows[at].item in self.marked)

    # Moving -------------------------------------------------------------------

    def move(self, by: int) -> None:
        """The cursor by rows, or the text that is being read by lines."""
        if self.is_reading or self.has_help:
            self.scroll = min(max(0, self.scroll + by), self.most_scroll)
        else:
            self.go(self.place + by)

    def page(self, by: int) -> None:
        self.move(by * max(1, self.page_rows - 1))

    def go(self, place: int) -> None:
        """The cursor to a place, as far as there is one."""
        self.place = min(max(0, place), max(0, len(self.finder.found) - 1))
        self._under = self.current.item if self.current is not None else None
        self.scroll = 0
        self.sentence = ""

    def to_last(self) -> None:
        self.go(len(self.finder.found) - 1)

    def turn(self, by: int) -> None:
        """While reading: another card."""
        if self.is_reading:
            self.go(self.place + by)

    # Marks ----------------------------------------------------------------------

    def mark(self) -> None:
        """Mark the item under the cursor, or take its mark; then go on."""
        if self.current is not None:
            self.marked ^= {self.current.item}
            self.go(self.place + 1)

    def carry(self, by: int) -> None:
        """Mark while moving."""
        if self.current is None:
            return
        self.marked.add(self.current.item)
        self.go(self.place + by)
        self.marked.add(self.current.item)

    def mark_all(self) -> None:
        """Mark all that were found; none if they are."""
        rows = self.finder.rows
        found = {rows[at].item for at in self.finder.found}
        self.marked = set() if found <= self.marked else found

    # Looking ----------------------------------------------------------------------

    def next_pane(self) -> None:
        panes = list(Pane)
        if not self.is_folded:
            self.pane = panes[(panes.index(self.pane) + 1) % len(panes)]
        self.is_folded, self.scroll = False, 0

    def open_pane(self, pane: Pane) -> None:
        self.pane, self.is_folded, self.scroll = pane, False, 0

    def fold(self) -> None:
        self.is_folded = not self.is_folded
        self.is_reading = self.is_reading and not self.is_folded

    def read(self) -> None:
        """Give the arrows to the pane, or back to the table."""
        self.is_reading = not self.is_reading
        self.is_folded, self.scroll = False, 0

    def help(self) -> None:
        self.has_help, self.scroll = not self.has_help, 0

    def back(self) -> None:
        """Esc: out of whatever is open."""
        if self.question is not None:
            self.question, self.sentence = None, self.own.left_as_is
        elif self.has_help:
            self.help()
        elif self.is_reading:
            self.read()
        self.is_typing = False

    def leave_query(self) -> None:
        """To the list. What is pressed next is meant for what the query finds."""
        self.is_typing = False
        self.finder.finish(WAIT_SECONDS)
        self.settle()

    def sort(self) -> None:
        """By the next column."""
        at = _ORDERS.index(self.finder.column)
        self.finder.sort(_ORDERS[(at + 1) % len(_ORDERS)], backwards=False)

    def sort_back(self) -> None:
        self.finder.sort(self.finder.column, backwards=not self.finder.is_backwards)

    def language(self) -> None:
        self.show = _SHOWS[(_SHOWS.index(self.show) + 1) % len(_SHOWS)]

    # The query --------------------------------------------------------------------

    def write_query(self) -> None:
        self.is_typing, self.is_reading, self.sentence = True, False, ""

    def ask(self, query: str) -> None:
        """Look for something else; what cannot be understood leaves the list as it is."""
        if query != self.finder.query:
            self.finder.ask(query)

    def completion(self, before: str) -> Completion:
        """What the word at the end of `before` may become."""
        if self.finder.is_loading:
            return NOTHING
        return completion(before, self.desk.decks, self._all_tags)

    def _all_tags(self) -> frozenset[str]:
        changes, tags = self._tags
        if changes != self.finder.changes:
            tags = frozenset(tag for row in self.finder.rows for tag in row.tags)
            self._tags = self.finder.changes, tags
        return tags

    # Changes ------------------------------------------------------------------------

    def suspend(self) -> None:
        """Suspend; resume where all are suspended."""
        rows = {row.item: row for row in self._rows(self.targets())}
        if rows and all(row.progress.suspended for row in rows.values()):
            self._write(tuple(rows), EntryKind.RESUME)
        else:
            self._write(tuple(rows), EntryKind.SUSPEND)

    def bury(self) -> None:
        self._write(self.targets(), EntryKind.BURY)

    def flag(self, number: int) -> None:
        self._write(self.targets(), EntryKind.FLAG, str(number))

    def reset(self) -> None:
        self._write_surely(self.targets(), EntryKind.RESET)

    def ask_for(self, asked: Asked) -> None:
        """Ask for a tag, a note or a day in the last line."""
        items = self.targets()
        if not items or not self._is_ready():
            return
        text = ""
        if asked is Asked.NOTE and self.current is not None:
            text = " ".join(self._rows(items[:1])[0].progress.note.split())
        self.question, self.sentence = Question(asked, items, text=text), ""

    def answer(self, text: str) -> None:
        """What was typed in the last line."""
        question = self.question
        if question is None:
            return
        text = text.strip()
        match question.asked:
            case Asked.TAG:
                self._answer_tag(question, text, EntryKind.TAG)
            case Asked.UNTAG:
                self._answer_tag(question, text, EntryKind.UNTAG)
            case Asked.NOTE:
                self._answer_note(question, text)
            case Asked.DUE:
                self._answer_due(question, text)
            case Asked.SURE:
                self.question = None
                self._write(question.items, question.kind, question.value)

    def answer_written(self, write: Callable[[str], str]) -> None:
        """The note as the learner writes it in an editor of their own."""
        if self.question is None or self.current is None:
            return
        before = self._rows(self.question.items[:1])[0].progress.note
        try:
            self.question = replace(self.question, text=before)
            self.answer(write(before))
        except QuizgoError as error:
            self.question, self.sentence = None, one_line(str(error))

    def _answer_tag(self, question: Question, text: str, kind: EntryKind) -> None:
        if not is_tag(text):
            self.sentence = self.own.bad_tag
            return
        self.question = None
        self._write(question.items, kind, text)

    def _answer_note(self, question: Question, text: str) -> None:
        if len(text) > LONGEST_NOTE:
            self.sentence = self.own.long_note.format(n=LONGEST_NOTE)
            return
        self.question = None
        if text != question.text:
            self._write(question.items, EntryKind.NOTE, text)

    def _answer_due(self, question: Question, text: str) -> None:
        if text.casefold() in FORGET:
            self.question = None
            self._write_surely(question.items, EntryKind.RESET)
            return
        try:
            day = day_meant(text, self.desk.day)
        except BadDay as error:
            self.sentence = self._why_no_day(error)
            return
        self.question = None
        self._write_surely(question.items, EntryKind.RESCHEDULE, day.isoformat())

    def _why_no_day(self, error: BadDay) -> str:
        match error.why:
            case Why.PAST:
                return self.own.past_day
            case Why.FAR:
                return self.own.far_day
            case Why.UNKNOWN:
                return self.own.bad_day

    def _write_surely(
        self, items: tuple[ItemId, ...], kind: EntryKind, value: str | None = None
    ) -> None:
        """Several cards are changed so only after a yes."""
        if len(items) > 1 and self._is_ready():
            self.question = Question(Asked.SURE, items, kind, value)
        else:
            self._write(items, kind, value)

    def _write(self, items: tuple[ItemId, ...], kind: EntryKind, value: str | None = None) -> None:
        if not items or not self._is_ready():
            return
        self.sentence = self._pen.write(items, kind, value)
        self.finder.renew(items)

    def undo(self) -> None:
        """Take back what was last done on this screen."""
        items, self.sentence = self._pen.take_back()
        if items:
            self.finder.renew(items)

    def _is_ready(self) -> bool:
        """Rows that are still being read would not show what was changed."""
        if self.finder.is_loading:
            self.sentence = self.own.wait
        return not self.finder.is_loading

    def _rows(self, items: Sequence[ItemId]) -> list[Facts]:
        wanted = set(items)
        rows = (self.finder.rows[at] for at in self.finder.found)
        return [row for row in rows if row.item in wanted]

    # The card's text ------------------------------------------------------------------

    def edit(self) -> None:
        """The card under the cursor in the learner's editor; then all is read again."""
        if self.current is None:
            return
        card = self.desk.card(card_of(self.current))
        if card is None:
            self.sentence = self.own.gone
            return
        try:
            faults = self.desk.edit(card)
        except QuizgoError as error:
            faults = (str(error),)
        self.finder.load()
        self.sentence = " ".join(map(one_line, faults)) or self.own.edited

    def came_back(self, items: Sequence[ItemId]) -> None:
        """After these items were studied."""
        self.finder.renew(items)
        self.sentence = ""


def card_of(facts: Facts) -> CardId:
    """The card that an item belongs to."""
    return CardId(facts.item.partition("#")[0])
