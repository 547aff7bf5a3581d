"""Interviews to hold in tests: a small library with levels, topics and follow-ups, in memory."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from quizgo.deck.items import items
from quizgo.grading.answers import Answer, Picked, Shown, TypedAnswer, Written
from quizgo.model import (
    Basic,
    Card,
    CardId,
    Choice,
    DeckName,
    ItemId,
    Level,
    Option,
    Pattern,
    Point,
    Points,
    Text,
    Typed,
)
from quizgo.session.actions import AcceptGrade, CorrectTicks, GiveAnswer
from quizgo.session.course import Course
from quizgo.session.interview.conduct import Conduct
from quizgo.session.interview.events import Begun, Event, Feedback, Setup, history
from quizgo.session.interview.interview import Interview
from quizgo.session.interview.mix import mix
from quizgo.session.interview.pool import Heading, Pool
from quizgo.session.journal import Review
from quizgo.session.state import Asking, Judged, Ticking
from quizgo.settings import Show
from tests.studying import DAY, NOON, HandClock, MemoryJournal, both, card

TOPICS = ("go/gc", "go/scheduling")
HEADINGS = tuple(
    Heading(DeckName(name), both(f"Title of {name}", f"{name} 的标题"))
    for name in (*TOPICS, "go/mixed")
)


def placed(
    one: Card, deck: str, level: Level, *, tags: Sequence[str] = (), seconds: int = 60
) -> Card:
    """A card under a heading, at a level, with a budget."""
    name = one.id.rpartition("/")[2]
    return replace(
        one,
        id=CardId(f"{deck}/{name}"),
        deck=DeckName(deck),
        level=level,
        tags=tuple(tags),
        seconds=seconds,
        refs=(f"runtime/{name}.go",),
        why=both(f"Why {name}.", f"{name} 的缘由。"),
    )


def open_question(name: str, points: Sequence[str], follow: Sequence[str] = ()) -> Card:
    """An open question; each point is found by its own word."""
    body = Points(
        both(f"Tell of {name}", f"谈谈 {name}"),
        tuple(
            Point(both(f"say {word}", f"说到 {word}"), (Pattern(word, False),)) for word in points
        ),
        tuple(follow),
    )
    return card(name, body)


def typed(name: str, answer: str = "yes") -> Card:
    return card(name, Typed(both(f"Say {name}", f"说出 {name}"), (Pattern(answer, False),)))


def choice(name: str) -> Card:
    options = (Option(both("this", "这个"), True), Option(both("that", "那个"), False))
    return card(name, Choice(both(f"Which {name}?", f"哪个 {name}？"), options))


def library() -> list[Card]:
    """Every level under two headings, and an open question that leads to others."""
    cards = [
        placed(typed(f"{level}{number}"), deck, level)
        for deck in TOPICS
        for level in Level
        for number in range(2)
    ]
    cards += [placed(choice(f"pick-{level}"), deck, level) for deck in TOPICS for level in Level]
    lead = open_question("lead", ["alpha", "beta"], ["go/gc/basic0", "on-beta", "go/gc/expert0"])
    cards.append(placed(lead, "go/mixed", Level.INTERMEDIATE, seconds=90))
    about = card("on-beta", Typed(Text("What is beta?"), (Pattern("yes", False),)))
    cards.append(placed(about, "go/mixed", Level.BASIC))
    plain = card("recall", Basic(both("Recall it", "回忆它"), both("this", "这个")))
    cards.append(placed(plain, "go/scheduling", Level.BASIC))
    return cards


@dataclass
class Room:
    """Where interviews are held: what survives them is the journal and the written events."""

    cards: list[Card] = field(default_factory=library)
    journal: MemoryJournal = field(default_factory=MemoryJournal)
    clock: HandClock = field(default_factory=HandClock)
    events: list[Event] = field(default_factory=list)
    fails_after: int | None = None
    """The process dies when so many events are written."""

    def pool(self) -> Pool:
        return Pool(
            (
                (item, one, self.journal.progress(item.id))
                for one in self.cards
                for item in items(one)
            ),
            HEADINGS,
        )

    def begin(
        self,
        *,
        seconds: int = 600,
        questions: int | None = None,
        seed: int = 7,
        feedback: Feedback = Feedback.END,
        plan: Sequence[str] | None = None,
    ) -> Interview:
        setup = Setup(seconds=seconds, questions=questions, feedback=feedback)
        drawn = mix(self.pool(), seconds=seconds, questions=questions, seed=seed)
        chosen = drawn if plan is None else tuple(map(ItemId, plan))
        self.events.append(Begun(NOON, DAY, seed, setup, chosen))
        return self.take_up()

    def take_up(self, *, ticks_settle: bool = True) -> Interview:
        """The interview as another process would go on with it."""
        by_id = {one.id: one for one in self.cards}
        course = Course(
            queue=(),
            journal=self.journal,
            card=by_id.get,
            clock=self.clock,
            day=DAY,
            seed=0,
            show=Show.EN,
            preview=lambda _, __: {},
            ahead=lambda: (),
        )
        conduct = Conduct(course, self.pool(), self._write, self._logged, ticks_settle=ticks_settle)
        return Interview(conduct, history(self.events))

    def _write(self, event: Event) -> None:
        if self.fails_after is not None and len(self.events) >= self.fails_after:
            raise Died
        self.events.append(event)

    def _logged(self, review: Review) -> str | None:
        found = (
            entry.id
            for entry in self.journal.entries
            if (entry.item, entry.at, entry.kind, entry.answered)
            == (review.item, review.at, review.kind, review.answered)
        )
        return next(found, None)


class Died(Exception):
    """The power is cut."""


def asked(flow: Interview) -> str:
    """The item that is asked, `` where none is."""
    state = flow.view.state
    return state.question.item.id if isinstance(state, Asking | Ticking | Judged) else ""


def answer(flow: Interview, *, well: bool) -> None:
    """Answer the question on show with all of the right answer, or with nothing."""
    state = flow.view.state
    assert isinstance(state, Asking), state
    flow.apply(GiveAnswer(answer_to(state.question.card, well=well)))
    state = flow.view.state
    if isinstance(state, Ticking):
        flow.apply(CorrectTicks(state.found))
    elif isinstance(state, Judged):
        flow.apply(AcceptGrade(None if well else state.proposed.WRONG))


def answer_to(one: Card, *, well: bool) -> Answer:
    match one.body:
        case Points(points=points):
            words = (point.match[0].source for point in points)
            return Written(" ".join(words) if well else "")
        case Typed(accept=accept):
            return TypedAnswer(accept[0].source if well else "no")
        case Choice(options=options):
            right = {index for index, option in enumerate(options) if option.right is well}
            return Picked(frozenset(right))
        case _:
            return Shown()


def hold(flow: Interview, wells: Callable[[int], bool]) -> list[str]:
    """Answer to the end; the items in the order in which they were asked."""
    order = []
    while one := asked(flow):
        order.append(one)
        answer(flow, well=wells(len(order)))
    return order
