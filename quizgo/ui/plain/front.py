"""The loop of plain mode: show, prompt, read a line, hand the action over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import TextIO, assert_never

from quizgo.grading.answers import END_OF_WRITING
from quizgo.grading.programs import Stopped
from quizgo.grading.verdict import DriveDetail
from quizgo.model import Body, Drive, EntryKind, Lab
from quizgo.session.actions import (
    Action,
    CorrectTicks,
    GiveAnswer,
    GoOn,
    Pause,
    Quit,
    Reload,
    ShowHint,
)
from quizgo.session.flow import Flow
from quizgo.session.more import More
from quizgo.session.state import (
    Asking,
    Finished,
    Judged,
    Leech,
    Left,
    Question,
    Saved,
    State,
    Ticking,
    TimeUp,
    View,
)
from quizgo.text.safe import printable
from quizgo.ui.daily import plain_more_lines, spoken, time_up_lines
from quizgo.ui.frontend import Aside, Desk, Ending
from quizgo.ui.grades import words_for
from quizgo.ui.plain import reading, wording
from quizgo.ui.plain.helm import PlainHelm
from quizgo.ui.streams import forgive_stray_bytes
from quizgo.ui.telling import finish_lines, left_line, told, why_lines


def study_plain(session: Flow, desk: Desk, *, lines: TextIO, out: TextIO) -> Ending:
    """Drive a session by lines from `lines` to its end, or to the end of the lines."""
    for stream in (lines, out):
        forgive_stray_bytes(stream)
    try:
        return _Plain(session, desk, lines, out).run()
    except KeyboardInterrupt:
        session.apply(Quit())
        return Ending.INTERRUPTED


class _Plain:
    """One session in plain mode."""

    def __init__(self, session: Flow, desk: Desk, lines: TextIO, out: TextIO) -> None:
        self._session = session
        self._desk = desk
        self._lines = lines
        self._out = out
        self._words = words_for(desk.lang, desk.looks)
        self._written: list[str] = []
        """Lines of an open answer that is not handed in yet."""
        self._program: list[str] = []
        """The program that a lab was last given, or its starter."""
        self._helm: PlainHelm | None = None
        """Of the drive that is asked."""
        self._is_gone = False
        """The terminal hung up."""

    def run(self) -> Ending:
        view = self._session.view
        self._tell(view)
        self._show(view)
        while not isinstance(view.state, Left):
            heard = self._hear(view)
            if heard is None:
                return Ending.FINISHED
            view = self._carry_out(heard, view)
        if self._is_gone:
            return Ending.HUNG_UP
        if view.clocks is None:  # who holds an interview tells how to go on with it
            self._say([left_line(view.state, self._words)])
        return Ending.QUIT

    # Reading ----------------------------------------------------------------

    def _hear(self, view: View) -> reading.Heard | None:
        """What the learner wants next; None once a finished session is left."""
        state = view.state
        match state:
            case Asking(question=question):
                return self._hear_answer(question)
            case Ticking(found=found):
                return CorrectTicks(found)  # corrected at the grade, by `:t`
            case Judged():
                return self._hear_grade(state)
            case TimeUp():
                return self._hear_after_time()
            case Finished(offers=offers):
                return self._hear_leave(offers) if view.can_undo or offers else None
            case Left():
                raise AssertionError("a session that was left hears nothing")
            case _:
                assert_never(state)

    def _hear_answer(self, question: Question) -> reading.Heard:
        if self._helm is not None and self._helm.handed_in is not None:
            answer, self._helm.handed_in = self._helm.handed_in, None
            return GiveAnswer(answer)
        while (line := self._prompt(wording.PROMPT)) is not None:
            heard = reading.answer(line, question, self._words)
            if not isinstance(heard, reading.OneMoreLine):
                return heard
            if line.strip() in END_OF_WRITING:
                return self._handed_in(question)
            self._written.append(heard.text)
        return Quit()

    def _handed_in(self, question: Question) -> reading.Heard:
        if not isinstance(question.card.body, Lab):
            return reading.written(self._written)
        self._program, self._written = self._written or self._program, []
        return reading.program(self._program)

    def _hear_grade(self, judged: Judged) -> reading.Heard:
        four = self._desk.looks.four_grades
        line = self._prompt(
            self._words.plain_grade.format(grade=self._words.digits[judged.proposed])
        )
        if line is None:
            return Quit()
        return reading.grade(line, judged, self._words, four_grades=four)

    def _hear_after_time(self) -> reading.Heard:
        """Enter goes on; `:q` or the end of input stops."""
        line = self._prompt(wording.PROMPT)
        if line is None:
            return Quit()
        return reading.command(line, self._words) or GoOn()

    def _hear_leave(self, offers: Sequence[More]) -> reading.Heard | None:
        own, words = spoken(self._words), self._words
        self._say([own.plain_more if offers else words.plain_leave])
        line = self._prompt(wording.PROMPT)
        heard = None if line is None else reading.more(line, offers, words)
        return None if isinstance(heard, Quit) else heard

    def _prompt(self, prompt: str) -> str | None:
        """The next line typed, without its end; None at the end of input."""
        self._out.write(prompt)
        self._out.flush()
        try:
            line = self._lines.readline()
        except OSError:  # the terminal under us was closed
            self._is_gone = True
            return None
        if not self._lines.isatty():
            self._out.write("\n")  # a terminal shows the line end that was typed
        return line.rstrip("\r\n") if line else None

    # Carrying out -----------------------------------------------------------

    def _carry_out(self, heard: reading.Heard, before: View) -> View:
        match heard:
            case reading.NotUnderstood(sentence=sentence):
                self._say([sentence])
                return before
            case Aside():
                return self._carry_aside(heard, before)
            case reading.Chosen(row=row):
                self._steer(row)
                return before
            case _:
                return self._apply(heard, before)

    def _apply(self, action: Action, before: View) -> View:
        try:
            view = self._session.apply(action)
        except KeyboardInterrupt:
            if not isinstance(action, GiveAnswer):
                raise
            self._say(["", self._words.said_stopped])  # a program ran, and was stopped
            return before
        self._tell(view)
        if self._is_tried(view, before):
            self._show_tried(view)
        elif isinstance(action, ShowHint):
            self._show_hint(view)
        elif isinstance(before.state, Judged) and isinstance(action, CorrectTicks):
            self._show_ticks(view)
        elif view.show is not before.show or not _is_same(before.state, view.state):
            self._show(view)
        return view

    def _is_tried(self, view: View, before: View) -> bool:
        """Whether a lab was given a program that did not pass."""
        old, new = before.state, view.state
        if not isinstance(old, Asking) or not isinstance(new, Asking):
            return False
        return new.question.tried is not None and new.question.tried is not old.question.tried

    def _show_tried(self, view: View) -> None:
        if isinstance(view.state, Asking):
            question = view.state.question
            self._say(wording.tried_lines(question, self._words))
            if self._helm is not None and isinstance(question.tried, DriveDetail):
                self._helm.resume(question.tried)
                self._show_helm()
                return
            self._say([wording.how_to_answer(question, self._words)])

    def _carry_aside(self, aside: Aside, before: View) -> View:
        if aside is Aside.HELP:
            self._say([self._words.plain_help, spoken(self._words).plain_help])
            return before
        if aside is Aside.PAUSE and before.clocks is not None:
            return self._pause(before)
        leeches = [notice.card for notice in before.notices if isinstance(notice, Leech)]
        if aside is Aside.EDIT and leeches:
            self._say(map(printable, self._desk.edit(leeches[0])))
            on_card = isinstance(before.state, Asking | Ticking | Judged)
            return self._apply(Reload(), before) if on_card else before
        if not isinstance(before.state, Asking | Judged):
            self._say([self._words.said_not_now])
            return before
        question = before.state.question
        body = question.card.body
        if self._helm is not None and aside in (Aside.GIVE_UP, Aside.TAKE_BACK):
            return self._carry_drive(aside, self._helm, before)
        if isinstance(body, Lab) and aside in (Aside.RUN, Aside.WRITE, Aside.GIVE_UP):
            return self._carry_lab(aside, body, before)
        if aside is Aside.WHY:
            self._say(self._why(question))
            return before
        if aside is not Aside.EDIT or before.clocks is not None:
            self._say([self._words.said_not_now])
            return before
        self._say(map(printable, self._desk.edit(question.card)))
        return self._apply(Reload(), before)

    def _pause(self, before: View) -> View:
        """The clocks of an interview stand until a line comes."""
        from quizgo.ui.interview.asking import plain_paused  # a session has no clocks

        self._session.apply(Pause())
        self._say([plain_paused(self._words)])
        line = self._prompt(wording.PROMPT)
        if line is None or isinstance(reading.command(line, self._words), Quit):
            return self._apply(Quit(), before)
        self._session.apply(GoOn())
        return before

    def _carry_lab(self, aside: Aside, body: Lab, before: View) -> View:
        program = self._written or self._program
        if aside is Aside.GIVE_UP:
            return self._apply(reading.program(program, gives_up=True), before)
        if aside is Aside.RUN:
            self._run_once(body, "\n".join(program) + "\n")
            return before
        source, sentences = self._desk.write("\n".join(program) + "\n")
        self._written = source.rstrip("\n").split("\n")
        self._say(map(printable, sentences))
        return before

    # Drives -----------------------------------------------------------------

    def _begin(self, body: Body) -> None:
        self._helm = PlainHelm(body) if isinstance(body, Drive) else None
        if self._helm is not None and self._was_run(self._helm.begin):
            self._show_helm()

    def _carry_drive(self, aside: Aside, helm: PlainHelm, before: View) -> View:
        if aside is Aside.GIVE_UP:
            return self._apply(GiveAnswer(helm.gives_up()), before)
        if self._was_run(helm.take_back):
            self._show_helm()
        return before

    def _steer(self, row: int | None) -> None:
        """A choice, or letting whoever runs go on."""
        helm = self._helm
        assert helm is not None, "only a drive is steered"
        if helm.course.is_over:
            self._say([self._words.practice.drive_over])
        elif helm.body.is_as_go if row is None else not 0 <= row < helm.candidates:
            self._say([self._words.plain_bad_ending.format(most=helm.candidates)])
        elif self._was_run(helm.go_on if row is None else partial(helm.choose, row)):
            self._show_helm()

    def _was_run(self, do: Callable[[], None]) -> bool:
        """Whether what runs a program was not stopped."""
        try:
            do()
        except (KeyboardInterrupt, Stopped):
            self._say(["", self._words.said_stopped])
            return False
        return True

    def _show_helm(self) -> None:
        """Where the run stands. What is handed in next is told of afterwards."""
        helm = self._helm
        if helm is not None and helm.handed_in is None and helm.course.stand is not None:
            self._say(wording.stand_lines(helm.course.stand, helm.body, self._words))

    def _run_once(self, body: Lab, source: str) -> None:
        from quizgo.grading import trying  # no other question needs it

        try:
            found = trying.once(body, source)
        except KeyboardInterrupt:
            self._say(["", self._words.said_stopped])
        else:
            self._say(wording.once_lines(found, body, self._words))

    def _why(self, question: Question) -> list[str]:
        return why_lines(
            question.item.id,
            question.progress,
            self._words,
            today=self._session.day,
            scheduling=question.scheduling,
            cram=question.round is EntryKind.CRAM,
        )

    # Showing ----------------------------------------------------------------

    def _tell(self, view: View) -> None:
        saved = [notice for notice in view.notices if isinstance(notice, Saved)]
        others = [notice for notice in view.notices if not isinstance(notice, Saved)]
        for notice in saved:
            self._say([wording.saved_line(notice, self._words)])
            if notice.again:
                self._say([self._words.said_again])
        self._say(told(others, self._words, self._session.day, edit_key=":e"))

    def _show(self, view: View) -> None:
        state, words = view.state, self._words
        match state:
            case Asking(question=question):
                self._written = []
                body = question.card.body
                self._program = body.go.rstrip("\n").split("\n") if isinstance(body, Lab) else []
                self._say(wording.card_lines(question, view, words))
                self._begin(body)
            case Judged():
                self._say(wording.answer_lines(state, view.show, words))
            case TimeUp():
                self._say(["", *time_up_lines(state, view.counts.total, words)])
                enter, stop = f"{words.name_enter} {words.key_go_on}", spoken(words).key_stop
                self._say([words.clauses.join([enter, f":q {stop}"])])
            case Finished(offers=offers):
                self._say(["", *finish_lines(state, words), *plain_more_lines(offers, words)])
            case Ticking() | Left():
                pass
            case _:
                assert_never(state)

    def _show_hint(self, view: View) -> None:
        if isinstance(view.state, Asking) and not view.notices:
            question = view.state.question
            number = question.hints_shown
            self._say([wording.hint_line(question, number, view.show, self._words)])

    def _show_ticks(self, view: View) -> None:
        """What corrected ticks come to, without the answer once more."""
        if isinstance(view.state, Judged):
            lines = wording.feedback_lines(view.state, view.show, self._words)
            self._say(line for line in lines if line)

    def _say(self, lines: Iterable[str]) -> None:
        for line in lines:
            self._out.write(line + "\n")


def _is_same(old: State, new: State) -> bool:
    """Whether a state is as before, but for what is known of its item: a flag, a note."""
    if old is new:
        return True
    if not isinstance(old, Asking | Ticking | Judged) or not isinstance(new, type(old)):
        return False
    was, is_ = old.question, new.question
    is_told = was.progress != is_.progress and replace(was, progress=is_.progress) == is_
    return is_told and replace(old, question=is_) == new
