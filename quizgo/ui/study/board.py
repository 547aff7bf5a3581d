"""What lies before the learner: the session, the draft, the line being typed.

Keys call its methods, one a wish; it hands actions to the session and keeps the
draft in step with the state. It draws nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document

from quizgo.grading.answers import END_OF_WRITING, Answer, Program, TypedAnswer, Written
from quizgo.grading.verdict import DriveDetail, LabDetail, Refusal
from quizgo.model import Drive, Grade, Lab
from quizgo.session.actions import (
    AcceptGrade,
    Action,
    CorrectTicks,
    GiveAnswer,
    GoOn,
    Pause,
    Quit,
    Retry,
    ShowHint,
)
from quizgo.session.flow import Flow
from quizgo.session.judge import is_run
from quizgo.session.state import (
    Asking,
    Finished,
    Judged,
    Left,
    State,
    Ticking,
    TimeUp,
    View,
)
from quizgo.ui.content import is_open
from quizgo.ui.grades import grade_typed
from quizgo.ui.study import draft as drafts
from quizgo.ui.study import editor
from quizgo.ui.study.care import Care
from quizgo.ui.study.draft import Draft, Page
from quizgo.ui.study.picture import Picture, has_input, is_typing
from quizgo.ui.study.wheel import Wheel


class Board:
    """One session on the screen."""

    def __init__(self, session: Flow, *, four_grades: bool = False) -> None:
        self._session = session
        self._four_grades = four_grades
        self.view: View = session.view
        self.draft: Draft = drafts.fresh(self.view.state)
        self.buffer = Buffer(multiline=True)
        self.care = Care(self)
        self.shown = Picture([], [])
        """What was drawn last: scrolling starts from it."""
        self.run_first: Callable[[GiveAnswer], None] | None = None
        """Who takes answers that need a program run, and applies them once it is done."""
        self.wheel = Wheel(self)
        self._fill_editor()

    # Questions that filters of keys ask -------------------------------------

    @property
    def state(self) -> State:
        return self.view.state

    def has_left(self) -> bool:
        """Whether the session is over. A method, since keys change the answer."""
        return isinstance(self.state, Left)

    @property
    def is_typing(self) -> bool:
        return is_typing(self.view, self.draft)

    @property
    def is_open_answer(self) -> bool:
        """Whether what is typed may have many lines."""
        state = self.state
        if not isinstance(state, Asking) or self.draft.writes_note:
            return False
        return is_open(state.question.card)

    @property
    def enter_ends_a_line(self) -> bool:
        """Whether Enter makes a new line of what is typed, and hands nothing in."""
        return self.is_open_answer and not self._is_on_last_line

    @property
    def lab(self) -> Lab | None:
        """The lab that is asked, if one is."""
        state = self.state
        body = state.question.card.body if isinstance(state, Asking) else None
        return body if isinstance(body, Lab) else None

    @property
    def has_drive(self) -> bool:
        """Whether a drive is asked, and can be seen."""
        return self.wheel.drive is not None and self.is_on_card

    @property
    def is_in_editor(self) -> bool:
        return self.lab is not None and self.is_typing and not self.draft.writes_note

    @property
    def is_on_card(self) -> bool:
        return self.draft.page is Page.CARD

    @property
    def has_card(self) -> bool:
        """Whether a card is on show that something can be put on."""
        return isinstance(self.state, Asking | Ticking | Judged) and self.is_on_card

    @property
    def has_list(self) -> bool:
        """Whether there are rows to move over."""
        return self.is_on_card and drafts.rows(self.state) > 0

    @property
    def can_leave(self) -> bool:
        """Whether Enter leaves: the session is finished."""
        return isinstance(self.state, Finished) and self.is_on_card

    # Session ----------------------------------------------------------------

    def apply(self, action: Action) -> None:
        """Carry an action out. A new state gets a new draft; the same one keeps its own."""
        before = self.view
        self.view = self._session.apply(action)
        if self._is_same_card(before):
            self.draft = replace(
                self.draft,
                scroll=None,
                sentences=(),
                is_commanding=False,
                is_flagging=False,
                writes_note=False,
                shows_hint=isinstance(action, ShowHint),
            )
            tried = self._new_trial(before)
            if isinstance(tried, DriveDetail):
                self.wheel.resume(tried)
        else:
            self.draft = drafts.fresh(self.state)
            self.buffer.reset()
            self._fill_editor()

    def _fill_editor(self) -> None:
        """The starter of a lab, as what was typed so far."""
        if self.lab is not None:
            self.buffer.document = Document(self.lab.go.rstrip("\n") + "\n", 0)

    def _new_trial(self, before: View) -> LabDetail | DriveDetail | Refusal | None:
        """What became of an answer that was just handed in and is no last one."""
        old, new = before.state, self.state
        if not isinstance(old, Asking) or not isinstance(new, Asking):
            return None
        return None if new.question.tried is old.question.tried else new.question.tried

    def give(self, answer: Answer) -> None:
        """Hand an answer in; one that runs a program goes its way round it."""
        state = self.state
        action = GiveAnswer(answer)
        if self.run_first and isinstance(state, Asking) and is_run(state.question.card):
            self.run_first(action)
        else:
            self.apply(action)

    def _is_same_card(self, before: View) -> bool:
        """Whether what was begun still belongs to what is asked: a hint or a language changed."""
        old, new = before.state, self.state
        if type(old) is not type(new):
            return False
        if isinstance(old, Asking) and isinstance(new, Asking):
            was, is_ = old.question, new.question
            same = was.shuffle == is_.shuffle and was.card.kind == is_.card.kind
            if isinstance(is_.card.body, Drive) and was.card.body != is_.card.body:
                return False  # moves belong to a program
            return same and was.item == is_.item and was.attempt == is_.attempt
        if isinstance(old, Ticking | Judged) and isinstance(new, Ticking | Judged):
            knows_more = old.question.progress != new.question.progress
            return knows_more and old.answer is new.answer  # a flag, a note
        return old is new

    def quit(self) -> None:
        self.apply(Quit())

    # The main keys ----------------------------------------------------------

    def go_on(self) -> None:
        """Enter: hand in what there is, take the proposed grade, or come back to the card."""
        if not self.is_on_card:
            self.turn_to(Page.CARD)
            return
        state = self.state
        if self.draft.writes_note:
            self.care.keep_note()
        elif isinstance(state, TimeUp):
            self.apply(GoOn())
        elif isinstance(state, Asking) and has_input(self.view):
            self._enter_typed()
        elif self.has_drive:
            self.wheel.enter()
        elif isinstance(state, Asking):
            self.give(drafts.answer(self.draft, state.question))
        elif isinstance(state, Ticking):
            self.apply(CorrectTicks(self.draft.picked))
        elif isinstance(state, Judged):
            self.apply(AcceptGrade())

    def _enter_typed(self) -> None:
        if self.draft.is_commanding:
            self.draft = replace(self.draft, is_commanding=False)
        elif not self.is_open_answer or self._is_on_last_line:
            self.hand_in()
        elif self.lab is not None:
            editor.new_line(self.buffer)
        else:
            self.buffer.newline(copy_margin=False)

    @property
    def _is_on_last_line(self) -> bool:
        """Whether the line holds only the dot that ends an open answer."""
        return self.buffer.document.current_line.strip() in END_OF_WRITING

    def hand_in(self) -> None:
        """The typed text as the answer, without the line that only ends it."""
        if not self.is_open_answer:
            self.give(TypedAnswer(" ".join(self.buffer.text.split("\n"))))
            return
        if self.lab is not None:
            self.give(Program(self._program()))
            return
        lines = self.buffer.text.split("\n")
        row = self.buffer.document.cursor_position_row
        if lines[row].strip() in END_OF_WRITING:
            del lines[row]
        while lines and not lines[-1]:
            lines.pop()
        self.give(Written("\n".join(lines)))

    def _program(self) -> str:
        """What is in the editor, without a line that only hands it in."""
        lines = self.buffer.text.split("\n")
        return "\n".join(line for line in lines if line.strip() not in END_OF_WRITING) + "\n"

    def give_up(self) -> None:
        """The reference answer of a lab, or the way of a drive."""
        if self.has_drive:
            self.wheel.give_up()
        elif self.lab is not None:
            self.apply(GiveAnswer(Program(self._program(), gives_up=True)))

    def close_bracket(self, bracket: str) -> None:
        editor.close(self.buffer, bracket)

    def indent(self) -> None:
        editor.indent(self.buffer)

    def press_space(self) -> None:
        """Space: pick, tick, or carry the row; without a list the same as Enter."""
        if not self.has_list:
            self.go_on()
        elif drafts.is_ordering(self.state):
            self.draft = drafts.lifted(self.draft)
        else:
            self._pick(self.draft.cursor)

    def _pick(self, row: int) -> None:
        change = drafts.picked_alone if drafts.has_one_pick(self.state) else drafts.toggled
        self.draft = change(self.draft, row)

    def press_digit(self, digit: int) -> None:
        """A digit: the grade once the answer is shown, a row while there is a list."""
        if not self.is_on_card:
            return
        if self.draft.is_flagging:
            self.care.flag(digit)
            return
        if isinstance(self.state, Finished):
            self.care.take_deck(digit)
            return
        if isinstance(self.state, Judged):
            grade = grade_typed(digit, four_grades=self._four_grades)
            if grade is not None:
                self.grade(grade)
            return
        if self.has_drive:
            self.wheel.press(digit)
            return
        row = digit - 1 if digit else 9
        if row >= drafts.rows(self.state):
            return
        if drafts.is_ordering(self.state):
            self.draft = drafts.put_next(self.draft, row)
        else:
            self._pick(row)

    def grade(self, grade: Grade) -> None:
        self.apply(AcceptGrade(grade))

    def take_back(self) -> None:
        """Backspace: the row placed last, or the last choice of a drive."""
        if self.has_drive:
            self.wheel.take_back()
        elif drafts.is_ordering(self.state):
            self.draft = drafts.taken_back(self.draft)

    def retry(self) -> None:
        self.apply(Retry())

    # Looking around ---------------------------------------------------------

    def move(self, by: int) -> None:
        """Up and down: the cursor where there is a list, else the pane."""
        count = drafts.rows(self.state)
        if self.has_drive and self.wheel.move(by):
            return
        if self.is_on_card and count:
            self.draft = drafts.moved(self.draft, by, count)
        else:
            self.scroll(by)

    def carry(self, by: int) -> None:
        """The row under the cursor moved up or down at once."""
        if drafts.is_ordering(self.state):
            was = self.draft.is_carrying
            lifted = replace(self.draft, is_carrying=True)
            moved = drafts.moved(lifted, by, drafts.rows(self.state))
            self.draft = replace(moved, is_carrying=was)

    def scroll(self, by: int) -> None:
        to = min(max(0, self.shown.scroll + by), self.shown.most)
        self.draft = replace(self.draft, scroll=to)

    def scroll_page(self, pages: int) -> None:
        self.scroll(pages * max(1, self.shown.page_rows - 1))

    def turn_to(self, page: Page) -> None:
        """A page of help or reasons, or back to the card."""
        if self.draft.page is Page.PAUSED:
            self.apply(GoOn())
        if page is Page.WHY and not isinstance(self.state, Asking | Ticking | Judged):
            return
        self.draft = replace(self.draft, page=page, scroll=None, is_commanding=False)

    @property
    def is_interview(self) -> bool:
        return self.view.clocks is not None

    def pause(self) -> None:
        """Stop the clocks of an interview, and hide its question."""
        if isinstance(self.state, Asking | Ticking | Judged) and self.is_on_card:
            self.apply(Pause())
            self.turn_to(Page.PAUSED)

    def leave_line(self) -> None:
        """Esc: letters are commands until Enter, or typed again; a note is not kept."""
        is_commanding = not self.draft.writes_note
        self.draft = replace(self.draft, is_commanding=is_commanding, writes_note=False)

    def back(self) -> None:
        """Esc elsewhere: put down, go back to the card or to the line."""
        if not self.is_on_card:
            self.turn_to(Page.CARD)
        else:
            self.draft = replace(
                self.draft, is_commanding=False, is_carrying=False, is_flagging=False
            )
            self.wheel.let_go()

    def say(self, sentences: Sequence[str]) -> None:
        self.draft = replace(self.draft, sentences=tuple(sentences))
