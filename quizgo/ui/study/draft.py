"""What the learner has begun on the screen and not handed in: cursor, ticks, an order, a page.

Pure: keys ask for a changed draft, views draw it. Rows are counted as they are
shown, from 0; `answer` turns them into the deck's indexes.
"""

from __future__ import annotations

from dataclasses import replace
from enum import Enum

from quizgo.frozen import dataclass
from quizgo.grading.answers import Answer, Ordered, Picked, Shown
from quizgo.grading.ran import Ran
from quizgo.grading.trying import Complaint
from quizgo.grading.verdict import Refusal, UnfitDetail
from quizgo.model import Asked, Choice, Order, Points, Predict
from quizgo.session.state import Asking, Question, State, Ticking
from quizgo.ui.helm import Course

NOT_BEGUN = Course()


class Page(Enum):
    """What the card pane shows."""

    CARD = "card"
    HELP = "help"
    WHY = "why"
    PAUSED = "paused"
    """An interview stands still, its question out of sight."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The screen's own state beside the session's."""

    cursor: int = 0
    picked: frozenset[int] = frozenset()
    """Rows that are ticked, in a choice or among points."""
    arrangement: tuple[int, ...] = ()
    """For an order: the rows as first shown, as they are arranged now."""
    placed: int = 0
    """How many rows at the top were put there by number."""
    is_carrying: bool = False
    """The row under the cursor moves with it."""
    scroll: int | None = None
    """First line of the pane; None where the view chooses."""
    page: Page = Page.CARD
    is_commanding: bool = False
    """The line is left: letters are commands."""
    sentences: tuple[str, ...] = ()
    """What to say besides the session's notices."""
    is_running: bool = False
    """A program runs; keys wait for what comes of it."""
    shows_hint: bool = False
    """A hint was uncovered last: of a lab, it is what should be seen."""
    once: Ran | Refusal | UnfitDetail | None = None
    """What the last single run of a lab's program gave."""
    complaints: tuple[Complaint, ...] = ()
    """What the compiler says of the program in the editor."""
    helm: Course = NOT_BEGUN
    """The moves of a drive."""
    row: int | None = None
    """Of a drive: what is under the cursor, once it was moved."""
    typed: int = 0
    """Of a drive: the first digit of a number of two."""
    is_flagging: bool = False
    """The next digit is a flag."""
    writes_note: bool = False
    """The line is for a note on the card."""


def fresh(state: State) -> Draft:
    """The draft that a new state starts from."""
    match state:
        case Asking(question=question) if isinstance(question.card.body, Order):
            return Draft(arrangement=tuple(range(len(question.shuffle))))
        case Ticking(found=found):
            return Draft(picked=found)
        case _:
            return Draft()


def rows(state: State) -> int:
    """How many rows there are to move over; 0 where there is no list."""
    match state:
        case Asking(question=question):
            return len(question.shuffle)
        case Ticking(question=question) if isinstance(question.card.body, Points):
            return len(question.card.body.points)
        case _:
            return 0


def is_ordering(state: State) -> bool:
    return isinstance(state, Asking) and isinstance(state.question.card.body, Order)


def has_one_pick(state: State) -> bool:
    """Whether picking a row takes the others back: only one ending can be the right one."""
    body = state.question.card.body if isinstance(state, Asking) else None
    return isinstance(body, Predict) and body.what is Asked.ENDING


def moved(draft: Draft, by: int, count: int) -> Draft:
    """The cursor `by` rows further, within `count`, and with it the row it carries."""
    cursor = min(max(0, draft.cursor + by), count - 1)
    if not draft.is_carrying:
        return replace(draft, cursor=cursor, scroll=None)
    return replace(_carried(draft, cursor), cursor=cursor, scroll=None)


def toggled(draft: Draft, row: int) -> Draft:
    """`row` picked, or no longer."""
    return replace(draft, picked=draft.picked ^ {row}, cursor=row, scroll=None)


def picked_alone(draft: Draft, row: int) -> Draft:
    """`row` picked and no other, or none any longer."""
    picked = frozenset[int]() if row in draft.picked else frozenset({row})
    return replace(draft, picked=picked, cursor=row, scroll=None)


def lifted(draft: Draft) -> Draft:
    """The row under the cursor taken up, or put down."""
    return replace(draft, is_carrying=not draft.is_carrying)


def put_next(draft: Draft, row: int) -> Draft:
    """The row first shown as `row` moved behind those that were placed by number."""
    placed = draft.arrangement[: draft.placed]
    if row in placed:
        return draft
    rest = tuple(other for other in draft.arrangement[draft.placed :] if other != row)
    return replace(
        draft,
        arrangement=(*placed, row, *rest),
        placed=draft.placed + 1,
        cursor=draft.placed,
        is_carrying=False,
        scroll=None,
    )


def taken_back(draft: Draft) -> Draft:
    """The row placed last is placed no longer: the rest stand as first shown."""
    if draft.placed == 0:
        return draft
    placed = draft.arrangement[: draft.placed - 1]
    rest = tuple(row for row in sorted(draft.arrangement) if row not in placed)
    return replace(
        draft,
        arrangement=(*placed, *rest),
        placed=draft.placed - 1,
        cursor=max(0, draft.placed - 1),
        is_carrying=False,
        scroll=None,
    )


def answer(draft: Draft, question: Question) -> Answer:
    """What is handed in. Kinds that are typed take their text elsewhere."""
    match question.card.body:
        case Choice() | Predict():  # endings are not shuffled
            return Picked(frozenset(question.shuffle[row] for row in draft.picked))
        case Order():
            return Ordered(tuple(question.shuffle[row] for row in draft.arrangement))
        case _:
            return Shown()


def _carried(draft: Draft, to: int) -> Draft:
    """The row under the cursor taken out and put in at `to`."""
    arrangement = list(draft.arrangement)
    arrangement.insert(to, arrangement.pop(draft.cursor))
    return replace(draft, arrangement=tuple(arrangement))
