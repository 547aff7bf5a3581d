"""What a learner does about a card besides answering it: flags, a note, and more at the end."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document

from quizgo.model import Card
from quizgo.session.actions import Action, SetFlag, StudyMore, WriteNote
from quizgo.session.more import More, MoreKind
from quizgo.session.state import Asking, Finished, Judged, Leech, Ticking, View
from quizgo.ui.daily import FLAGS, offer_of
from quizgo.ui.study.draft import Draft


class Desk(Protocol):
    """The board, as far as it is needed here."""

    view: View
    draft: Draft

    def apply(self, action: Action) -> None: ...


class Care:
    """Wishes about the card on show, or at the end of a session."""

    def __init__(self, board: Desk) -> None:
        self._board = board
        self.note = Buffer(multiline=False)
        """A note on the card, while it is written."""

    def ask_flag(self) -> None:
        """The next digit is a flag; the same key again takes that back."""
        draft = self._board.draft
        self._board.draft = replace(draft, is_flagging=not draft.is_flagging, sentences=())

    def flag(self, digit: int) -> None:
        if digit <= FLAGS:
            self._board.apply(SetFlag(digit))

    def begin_note(self) -> None:
        """A line for a note, with the one there is."""
        state = self._board.view.state
        if isinstance(state, Asking | Ticking | Judged):
            note = state.question.progress.note
            self.note.document = Document(note, len(note))
            self._board.draft = replace(
                self._board.draft, writes_note=True, is_flagging=False, scroll=None
            )

    def keep_note(self) -> None:
        self._board.apply(WriteNote(self.note.text))

    def more(self, kind: MoreKind) -> None:
        """At the end: go on with something on offer."""
        self._take(next((one for one in self._offers if one.kind is kind), None))

    def take_deck(self, number: int) -> None:
        """The same with a deck, by its number from 1."""
        self._take(offer_of(self._offers, str(number)))

    def card_to_edit(self) -> Card | None:
        """The leech that is just told of, else the card on show."""
        view = self._board.view
        for notice in view.notices:
            if isinstance(notice, Leech):
                return notice.card
        if isinstance(view.state, Asking | Ticking | Judged):
            return view.state.question.card
        return None

    @property
    def _offers(self) -> tuple[More, ...]:
        state = self._board.view.state
        return state.offers if isinstance(state, Finished) else ()

    def _take(self, more: More | None) -> None:
        if more is not None:
            self._board.apply(StudyMore(more))
