"""An interview as it goes on: a flow of single questions, each chosen on the answers before it.

Every question is a session of its own, so that it is asked, judged and graded as in study. What
happens is written to the interview's file as it happens; `history` of that file is all that is
needed to go on with it another day.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from quizgo.grading.verdict import Outcome, PointsDetail
from quizgo.model import EntryKind, Points
from quizgo.schedule.sm2 import PASS
from quizgo.session.actions import (
    AcceptGrade,
    Action,
    Bury,
    CorrectTicks,
    GoOn,
    Pause,
    Quit,
    Reload,
    Retry,
    Suspend,
    Undo,
)
from quizgo.session.course import Course
from quizgo.session.interview.choosing import about_to_come, card_of, chosen
from quizgo.session.interview.clock import StopClock
from quizgo.session.interview.conduct import Conduct, QuestionJournal, is_open
from quizgo.session.interview.events import (
    Answered,
    Asked,
    Ended,
    Event,
    Feedback,
    Gone,
    History,
    Logged,
    Paused,
    Question,
    Why,
)
from quizgo.session.interview.found import asked_text, finding
from quizgo.session.journal import AlreadyAnswered, Recorded, Review
from quizgo.session.plan import Planned
from quizgo.session.session import Session
from quizgo.session.shelf import NothingMore
from quizgo.session.state import (
    Asking,
    CardGone,
    Clocks,
    Counts,
    Finished,
    Judged,
    Lead,
    Left,
    Nod,
    Notice,
    NotNow,
    Saved,
    State,
    Tally,
    Ticking,
    View,
)

REFUSED = (Undo, Bury, Suspend, Retry, Reload)
"""What an interview does not let one do: an answer stands."""


class Interview:
    """One interview, from its beginning or from where it was left. What an action wrote is durable
    when `apply` returns.
    """

    def __init__(self, conduct: Conduct, history: History) -> None:
        self._conduct = conduct
        self._history = history
        self._clock = StopClock(conduct.course.clock)
        self._show = conduct.course.show
        self._notices: tuple[Notice, ...] = ()
        self._written = False
        """Whether the answer to the question on show is in the log."""
        self._inner: Session | None = None
        self._asked_at = 0.0
        self._over: Finished | Left | None = None
        self._take_up()

    # What a front end sees ----------------------------------------------------

    @property
    def history(self) -> History:
        return self._history

    @property
    def day(self) -> date:
        """The study day."""
        return self._conduct.course.day

    def elapsed_seconds(self) -> float:
        """Spent on questions so far."""
        done = sum(each.took_ms for each in self._history.questions) / 1000
        return done + self._question_seconds()

    @property
    def view(self) -> View:
        done = len(self._history.answered)
        return View(
            state=self._state,
            counts=Counts(new=0, again=0, due=0 if self._over else self._ahead()),
            done=done,
            show=self._show,
            can_undo=False,
            notices=self._notices,
            clocks=self._clocks(),
        )

    @property
    def _state(self) -> State:
        if self._over is not None:
            return self._over
        assert self._inner is not None, "a question is asked until the interview is over"
        return self._inner.view.state

    def _clocks(self) -> Clocks:
        budget = self._history.questions[-1].asked.seconds if self._over is None else 0
        return Clocks(
            question=round(budget - self._question_seconds()),
            interview=round(self._history.begun.setup.seconds - self.elapsed_seconds()),
            budget=budget,
        )

    def _question_seconds(self) -> float:
        """Spent on the question that is open. Reading its answer costs nothing."""
        if self._over is not None or self._history.open is None:
            return 0.0
        match self._state:
            case Ticking(duration_ms=duration_ms):
                return duration_ms / 1000
            case Judged(first=first):
                return first.duration_ms / 1000
            case _:
                return self._clock.monotonic() - self._asked_at

    # Actions ------------------------------------------------------------------

    def apply(self, action: Action) -> View:
        """Carry `action` out. One that makes no sense now changes nothing but the notices."""
        self._notices = ()
        if isinstance(self._over, Left):
            return self.view
        match action:
            case Quit():
                self._leave()
            case Pause():
                self._clock.stop()
            case GoOn():
                self._clock.go_on()
            case _ if self._inner is None or isinstance(action, REFUSED):
                self._notices = (NotNow(),)
            case _:
                self._clock.go_on()
                self._ask_inner(self._inner, action)
        return self.view

    def _leave(self) -> None:
        """Stop here. An answer that was handed in counts as it is judged: it was shown."""
        ahead = 0
        if self._inner is not None:
            self._take_what_is_judged(self._inner)
            self._write(Paused(self._now(), round(self._question_seconds() * 1000)))
            ahead = self._ahead()
        self._over = Left(self._tally(), ahead)
        self._inner = None

    def _take_what_is_judged(self, inner: Session) -> None:
        if isinstance(inner.view.state, Ticking):
            inner.apply(CorrectTicks(inner.view.state.found))
        state = inner.view.state
        if isinstance(state, Judged) and state.verdict.outcome is not Outcome.SELF:
            inner.apply(AcceptGrade())

    def _ask_inner(self, inner: Session, action: Action) -> None:
        """What the question makes of an action; then the next one, if it is answered."""
        view = inner.apply(action)
        self._show = view.show
        if isinstance(view.state, Judged) and self._is_settled(view.state):
            view = inner.apply(AcceptGrade())
        if self._written:
            last = self._history.questions[-1]
            saved = [each for each in view.notices if isinstance(each, Saved)]
            self._notices = tuple(replace(each, again=False) for each in saved)
            if not self._tells_each:
                self._notices = ()
            self._next(last)
        else:
            self._notices = view.notices

    def _is_settled(self, judged: Judged) -> bool:
        """Whether an answer is graded without a word to the learner."""
        is_open = isinstance(judged.question.card.body, Points)
        return (
            not self._tells_each
            and judged.verdict.outcome is not Outcome.SELF
            and (self._conduct.ticks_settle or not is_open)
        )

    @property
    def _tells_each(self) -> bool:
        return self._history.begun.setup.feedback is Feedback.EACH

    # Questions ----------------------------------------------------------------

    def _take_up(self) -> None:
        """Begin, or go on where the interview was left."""
        if self._history.ended is not None:
            self._over = self._finished()
            return
        last = self._history.questions[-1] if self._history.questions else None
        if last is not None and last.answered is not None and last.logged is None:
            self._log_once(last.answered.review)
        if last is None or last.answered is not None:
            self._next(last)
            return
        spent = self._history.question_ms / 1000
        if self._put(last.asked):
            self._clock.advance(spent)
            self._notices += (Nod(Lead.RESUME),)
        else:
            self._next(None)

    def _next(self, last: Question | None) -> None:
        """Put the question that follows on the last one answered, or end."""
        self._written = False
        while True:
            asked = chosen(self._history, self._conduct.pool, self._seconds_left())
            self._tell_gone(asked)
            if isinstance(asked, Why):
                self._end(asked)
                return
            self._write(asked)
            if self._put(asked):
                self._notices += (self._nod(asked, last),)
                return

    def _put(self, asked: Asked) -> bool:
        """Ask a question; False where its card is gone, which is written."""
        progress = self._conduct.course.journal.progress(asked.item)
        candidate = self._conduct.pool.item(asked.item)
        if candidate is not None:
            self._inner = Session(self._course(Planned(candidate.item, progress.reviews == 0)))
            self._asked_at = self._clock.monotonic()
            if isinstance(self._inner.view.state, Asking):
                return True
        self._write(Gone(asked.card))
        self._notices += (CardGone(asked.card),)
        return False

    def _tell_gone(self, asked: Asked | Why) -> None:
        """Write which planned cards would have come before, were they still in their decks."""
        had = self._history.cards
        for item in self._history.begun.plan:
            if not isinstance(asked, Why) and item == asked.item:
                return
            card = card_of(item)
            is_missing = card not in had and self._conduct.pool.item(item) is None
            if is_missing and self._conduct.course.card(card) is None:
                self._write(Gone(card))
                self._notices += (CardGone(card),)

    def _course(self, planned: Planned) -> Course:
        course = self._conduct.course
        progress = course.journal.progress(planned.item.id)
        return replace(
            course,
            queue=[planned],
            journal=QuestionJournal(course.journal, self._record),
            clock=self._clock,
            seed=self._history.begun.seed,
            show=self._show,
            ahead=lambda: (),
            drill=(),
            box_seconds=0,
            shelf=NothingMore(),
            cram=not is_open(progress, course.day),
        )

    def _nod(self, asked: Asked, last: Question | None) -> Nod:
        if last is None:
            return Nod(asked.lead, minutes=round(self._history.begun.setup.seconds / 60))
        over = last.took_ms // 1000 - last.asked.seconds
        return Nod(
            asked.lead, passed=last.grade >= PASS, over_seconds=max(0, over), point=asked.point
        )

    def _seconds_left(self) -> float:
        return self._history.begun.setup.seconds - self.elapsed_seconds()

    def _ahead(self) -> int:
        """How many questions are still to come, the one on show included."""
        left, open_ = self._seconds_left(), self._history.open
        if open_ is not None:
            left -= max(0.0, open_.asked.seconds - self._question_seconds())
        return (open_ is not None) + about_to_come(self._history, self._conduct.pool, left)

    # The end ------------------------------------------------------------------

    def _end(self, why: Why) -> None:
        self._write(Ended(self._now(), why))
        self._inner = None
        self._over = self._finished()

    def _finished(self) -> Finished:
        return Finished(self._tally(), self._history.spent_ms / 1000, (), is_interview=True)

    def _tally(self) -> Tally:
        grades = [0, 0, 0, 0, 0, 0]
        crammed = 0
        for each in self._history.answered:
            grades[each.grade] += 1
            crammed += each.logged is not None and each.logged.kind is EntryKind.CRAM
        return Tally(reviewed=sum(grades) - crammed, crammed=crammed, grades=tuple(grades))

    # Writing ------------------------------------------------------------------

    def _record(self, review: Review) -> Recorded:
        """Called by the session of a question once its answer has a grade."""
        judged = self._state
        assert isinstance(judged, Judged), "only what is judged is graded"
        detail = judged.verdict.detail
        card = judged.question.card
        self._write(
            Answered(
                review=review,
                finding=finding(judged),
                ask=asked_text(judged.question),
                why=card.why,
                refs=card.refs,
                ticks=detail.ticks if isinstance(detail, PointsDetail) else (),
            )
        )
        self._written = True
        return self._log(review)

    def _log_once(self, review: Review) -> None:
        """Have an answer in the log that was given just before the process died."""
        entry = self._conduct.logged(review)
        if entry is not None:
            self._write(Logged(entry, review.kind))
            return
        progress = self._conduct.course.journal.progress(review.item)
        if not is_open(progress, self.day):  # answered on schedule by another session since
            review = replace(review, kind=EntryKind.CRAM)
        self._log(review)

    def _log(self, review: Review) -> Recorded:
        written = self._conduct.course.journal.record(review)
        if isinstance(written, AlreadyAnswered):  # by another session, on schedule
            review = replace(review, kind=EntryKind.CRAM)
            written = self._conduct.course.journal.record(review)
            assert isinstance(written, Recorded), "a cram is always written"
        self._write(Logged(written.entry, review.kind))
        return written

    def _write(self, event: Event) -> None:
        self._conduct.write(event)
        self._history.add(event)

    def _now(self) -> datetime:
        return self._conduct.course.clock.now().astimezone(UTC)
