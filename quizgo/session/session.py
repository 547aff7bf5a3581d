"""The flow of one session: a state machine that the screen and plain mode both drive.

It owns the order of events (question, answer, grade, written, next) and knows
nothing of keys, words or databases. A grade is durable before the next card shows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import assert_never

from quizgo.frozen import dataclass
from quizgo.grading.answers import Answer, Written
from quizgo.grading.verdict import (
    DriveDetail,
    LabDetail,
    Outcome,
    PointsDetail,
    Refusal,
    Verdict,
)
from quizgo.model import (
    Answered,
    Card,
    CardId,
    EntryKind,
    Grade,
    Points,
    Progress,
)
from quizgo.session.actions import (
    AcceptGrade,
    Action,
    Bury,
    CorrectTicks,
    GiveAnswer,
    GoOn,
    Pause,
    Quit,
    Reload,
    Retry,
    SetFlag,
    ShowHint,
    StudyMore,
    Suspend,
    SwitchLanguage,
    ToggleMark,
    Undo,
    WriteNote,
)
from quizgo.session.course import Course
from quizgo.session.journal import MARKED, SETS, AlreadyAnswered, Mark, Review
from quizgo.session.judge import judge, warm
from quizgo.session.more import More
from quizgo.session.plan import Plan, Route, Turn, is_open
from quizgo.session.questions import (
    has_same_shape,
    knowing,
    once_more,
    posed,
    repeats,
    rewritten,
    tried,
)
from quizgo.session.state import (
    AnsweredElsewhere,
    Asking,
    CardGone,
    Finished,
    FirstTry,
    Judged,
    Leech,
    Left,
    NoMoreHints,
    NothingToUndo,
    Notice,
    NotNow,
    ProgramStopped,
    PutAside,
    Question,
    Saved,
    Set,
    State,
    Ticking,
    TimeUp,
    Undone,
    View,
)
from quizgo.settings import Show

NEXT_SHOW = {Show.EN: Show.ZH, Show.ZH: Show.BOTH, Show.BOTH: Show.EN}


@dataclass(frozen=True, slots=True)
class _Step:
    """One entry that this session wrote, and where it stood before."""

    before: Plan
    entry: str
    card: CardId
    kind: EntryKind
    grade: Grade | None = None


@dataclass(frozen=True, slots=True)
class _Box:
    """A stretch of time after which the session offers to stop."""

    began: float
    done: int
    """Answers given before it."""


class Session:
    """One sitting. What an action wrote is durable when `apply` returns."""

    def __init__(self, course: Course) -> None:
        self._course = course
        self._route = Route(course.queue, cram=course.cram)
        drill = (item for item in course.drill if repeats(course.card(item.card)))
        self._plan = Plan(again=tuple(Turn(item, EntryKind.DRILL) for item in drill))
        self._steps: list[_Step] = []
        self._show = course.show
        self._notices: tuple[Notice, ...] = ()
        self._began = self._asked = course.clock.monotonic()
        self._box = _Box(self._began, 0)
        self._state = self._next()

    @property
    def view(self) -> View:
        return View(
            state=self._state,
            counts=self._route.counts(self._plan),
            done=self._plan.done,
            show=self._show,
            can_undo=bool(self._steps),
            notices=self._notices,
        )

    @property
    def day(self) -> date:
        """The study day."""
        return self._course.day

    def elapsed_seconds(self) -> float:
        return self._course.clock.monotonic() - self._began

    def apply(self, action: Action) -> View:
        """Carry `action` out. One that makes no sense now changes nothing but the notices."""
        self._notices = ()
        if not isinstance(self._state, Left):
            self._state = self._after(action)
        return self.view

    def _after(self, action: Action) -> State:
        match action:
            case ShowHint():
                return self._with_hint()
            case GiveAnswer(answer=answer):
                return self._with_answer(answer)
            case CorrectTicks(ticks=ticks):
                return self._with_ticks(ticks)
            case Retry():
                return self._with_retry()
            case AcceptGrade(grade=grade):
                return self._with_grade(grade)
            case Undo():
                return self._without_last()
            case Bury():
                return self._put_aside(EntryKind.BURY)
            case Suspend():
                return self._put_aside(EntryKind.SUSPEND)
            case Reload():
                return self._reloaded()
            case SwitchLanguage():
                self._show = NEXT_SHOW[self._show]
                return self._state
            case SetFlag(flag=flag):
                return self._with_flag(flag)
            case WriteNote(text=text):
                return self._with_note(text)
            case ToggleMark():
                return self._with_mark()
            case StudyMore(more=more):
                return self._with_more(more)
            case GoOn():
                return self._in_another_box()
            case Pause():
                return self._not_now()  # only an interview has a clock to stop
            case Quit():
                counts = self._route.counts(self._plan)
                return Left(self._plan.tally, counts.total)
            case _:
                assert_never(action)

    # From question to grade -------------------------------------------------

    def _with_hint(self) -> State:
        if not isinstance(self._state, Asking):
            return self._not_now()
        question = self._state.question
        if question.hints_shown >= len(question.card.hints):
            self._notices = (NoMoreHints(),)
            return self._state
        return Asking(replace(question, hints_shown=question.hints_shown + 1))

    def _with_answer(self, answer: Answer) -> State:
        if not isinstance(self._state, Asking):
            return self._not_now()
        question = self._state.question
        duration_ms = max(0, round((self._course.clock.monotonic() - self._asked) * 1000))
        verdict = self._judge(question, answer, duration_ms)
        if verdict is None:
            self._notices = (ProgramStopped(),)
            return self._state
        detail = verdict.detail
        is_right = verdict.outcome is Outcome.RIGHT
        if isinstance(detail, Refusal | LabDetail | DriveDetail) and not is_right:
            return Asking(tried(question, detail))
        if (
            isinstance(answer, Written)
            and answer.ticks is None
            and isinstance(detail, PointsDetail)
        ):
            found = frozenset(index for index, made in enumerate(detail.ticks) if made)
            return Ticking(question, answer, found, duration_ms)
        return self._judged(question, answer, verdict, duration_ms)

    def _with_ticks(self, ticks: frozenset[int]) -> State:
        match self._state:
            case Ticking(question=question, answer=answer, duration_ms=duration_ms):
                pass
            case Judged(question=question, answer=Written() as answer, first=first) if isinstance(
                question.card.body, Points
            ):
                duration_ms = first.duration_ms
            case _:
                return self._not_now()
        ticked = replace(answer, ticks=ticks)
        verdict = self._judge(question, ticked, duration_ms)
        assert verdict is not None, "no program runs"
        return self._judged(question, ticked, verdict, duration_ms)

    def _with_retry(self) -> State:
        if not isinstance(self._state, Judged):
            return self._not_now()
        return Asking(once_more(self._state))

    def _judge(self, question: Question, answer: Answer, duration_ms: int) -> Verdict | None:
        return judge(question, answer, show=self._show, seconds=duration_ms / 1000)

    def _judged(
        self, question: Question, answer: Answer, verdict: Verdict, duration_ms: int
    ) -> Judged:
        hand_ins = question.hand_ins + isinstance(verdict.detail, LabDetail | DriveDetail)
        first = question.first or FirstTry(verdict, duration_ms, question.hints_shown, hand_ins)
        offers: Mapping[Grade, date] = {}
        if question.round is EntryKind.SCHEDULED:
            offers = self._course.preview(question.item, question.progress)
        return Judged(question, answer, verdict, first, offers)

    # Writing ----------------------------------------------------------------

    def _with_grade(self, grade: Grade | None) -> State:
        if not isinstance(self._state, Judged):
            return self._not_now()
        question = self._state.question
        chosen = self._state.proposed if grade is None else grade
        brings = self._course.leech_marks(question, chosen)
        written = self._course.journal.record(self._review(self._state, chosen, brings))
        if isinstance(written, AlreadyAnswered):
            self._plan = self._route.skipped(self._plan)
            self._notices = (AnsweredElsewhere(question.card.id),)
            return self._next()
        before, turn = self._plan, self._route.turn(self._plan)
        assert turn is not None
        progress = written.progress
        returns = repeats(question.card) and not progress.suspended
        self._plan = self._route.answered(before, turn, chosen, repeats=returns)
        self._steps.append(
            _Step(before, written.entry, question.card.id, question.round, grade=chosen)
        )
        again = returns and chosen < Grade.GOOD
        self._notices = (Saved(question.card.id, chosen, progress.memory.due, again=again),)
        if brings:
            self._notices += (Leech(question.card, progress.lapses, progress.suspended),)
        return self._unless_time_is_up()

    def _review(self, judged: Judged, grade: Grade, brings: tuple[Mark, ...]) -> Review:
        question, first = judged.question, judged.first
        return Review(
            item=question.item.id,
            kind=question.round,
            at=self._now(),
            on=self._course.day,
            answered=Answered(
                grade=grade,
                proposed=judged.proposed,
                duration_ms=first.duration_ms,
                hints=first.hints,
                attempts=max(question.attempt, first.hand_ins),
                seed=question.seed,
            ),
            brings=brings,
        )

    def _unless_time_is_up(self) -> State:
        """The next question, but for a pause where the time box is over."""
        took = self._course.clock.monotonic() - self._box.began
        is_over = self._course.box_seconds and took >= self._course.box_seconds
        if is_over and self._route.turn(self._plan) is not None:
            return TimeUp(self._plan.done - self._box.done, took)
        return self._next()

    def _in_another_box(self) -> State:
        if not isinstance(self._state, TimeUp):
            return self._not_now()
        self._box = _Box(self._course.clock.monotonic(), self._plan.done)
        return self._next()

    def _with_more(self, more: More) -> State:
        """A session that is finished, taken up again with something that it offers."""
        if not isinstance(self._state, Finished):
            return self._not_now()
        items = self._course.shelf.items(more)
        if not items:
            self._notices = (NotNow(),)  # another session took it; what is left is looked at anew
        self._route.extend(items)
        return self._next()

    def _put_aside(self, kind: EntryKind) -> State:
        if not isinstance(self._state, Asking | Ticking | Judged):
            return self._not_now()
        question = self._state.question
        written = self._course.journal.mark(
            question.item.id, kind, at=self._now(), on=self._course.day
        )
        self._steps.append(_Step(self._plan, written.entry, question.card.id, kind))
        self._plan = self._route.skipped(self._plan)
        self._notices = (PutAside(question.card.id, kind),)
        return self._next()

    # Flags, notes and marks: the card stays on show

    def _with_flag(self, flag: int) -> State:
        if not isinstance(self._state, Asking | Ticking | Judged):
            return self._not_now()
        has_it = self._state.question.progress.flag == flag
        return self._with(EntryKind.FLAG, "0" if has_it else str(flag))

    def _with_note(self, text: str) -> State:
        return self._with(EntryKind.NOTE, " ".join(text.split()))

    def _with_mark(self) -> State:
        if not isinstance(self._state, Asking | Ticking | Judged):
            return self._not_now()
        has_it = MARKED in self._state.question.progress.marks
        return self._with(EntryKind.UNTAG if has_it else EntryKind.TAG, MARKED)

    def _with(self, kind: EntryKind, value: str) -> State:
        """The same state with an entry more that sets something of its item."""
        if not isinstance(self._state, Asking | Ticking | Judged):
            return self._not_now()
        question = self._state.question
        written = self._course.journal.mark(
            question.item.id, kind, at=self._now(), on=self._course.day, value=value
        )
        self._steps.append(_Step(self._plan, written.entry, question.card.id, kind))
        self._notices = (Set(kind, value),)
        return knowing(self._state, written.progress)

    def _without_last(self) -> State:
        if not self._steps:
            self._notices = (NothingToUndo(),)
            return self._state
        step = self._steps[-1]
        progress = self._course.journal.undo(step.entry, at=self._now(), on=self._course.day)
        self._steps.pop()
        self._notices = (Undone(step.card, step.kind, step.grade),)
        stays = step.kind in SETS and self._plan == step.before
        if stays and isinstance(self._state, Asking | Ticking | Judged):
            return knowing(self._state, progress)
        self._plan = step.before
        return self._next()

    def _now(self) -> datetime:
        return self._course.clock.now().astimezone(UTC)

    # What comes next --------------------------------------------------------

    def _next(self) -> State:
        """The next question that can be asked. Says which ones were skipped, and why."""
        while (turn := self._route.turn(self._plan)) is not None:
            card = self._course.card_of(turn.item)
            progress = self._course.journal.progress(turn.item.id)
            if card is None:
                self._notices += (CardGone(turn.item.card),)
            elif not is_open(turn, progress, self._course.day):
                self._notices += (AnsweredElsewhere(turn.item.card),)
            else:
                self._asked = self._course.clock.monotonic()
                return Asking(self._question(turn, card, progress))
            self._plan = self._route.skipped(self._plan)
        ahead = tuple(self._course.ahead())
        offers = tuple(self._course.shelf.offers())
        return Finished(self._plan.tally, self.elapsed_seconds(), ahead, offers=offers)

    def _question(self, turn: Turn, card: Card, progress: Progress) -> Question:
        seed, scheduling = self._course.seed, self._course.scheduling(turn.item.id)
        question = posed(turn, card, progress, seed=seed, scheduling=scheduling)
        warm(question.card)
        return question

    def _reloaded(self) -> State:
        """The card with its new text, at the same point where that still makes sense."""
        if not isinstance(self._state, Asking | Ticking | Judged):
            return self._not_now()
        old = self._state.question
        card = self._course.card_of(old.item)
        if card is None:
            self._notices = (CardGone(old.item.card),)
            self._plan = self._route.skipped(self._plan)
            return self._next()
        question = rewritten(old, card)
        if isinstance(self._state, Judged) and has_same_shape(old.card, question.card):
            return self._judged_anew(self._state, question)
        self._asked = self._course.clock.monotonic()
        return Asking(question)

    def _judged_anew(self, old: Judged, question: Question) -> Judged:
        """An answer held against the edited card: it may have been right all along."""
        duration_ms = old.first.duration_ms
        verdict = self._judge(question, old.answer, duration_ms)
        if verdict is None:
            return replace(old, question=question)
        if question.first is None:
            return self._judged(question, old.answer, verdict, duration_ms)
        return replace(old, question=question, verdict=verdict)

    def _not_now(self) -> State:
        self._notices = (NotNow(),)
        return self._state
