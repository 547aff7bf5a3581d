"""A session to study in tests: one card of each kind, a journal in memory, a frozen day."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path

from quizgo.deck.items import items
from quizgo.model import (
    AnswerAs,
    Asked,
    Basic,
    Body,
    Card,
    CardId,
    Check,
    CheckKind,
    Choice,
    Cloze,
    DeckName,
    Entry,
    EntryKind,
    Grade,
    Ignore,
    Item,
    ItemId,
    Lab,
    Option,
    Order,
    Pattern,
    Place,
    Point,
    Points,
    Predict,
    Progress,
    Runs,
    State,
    Text,
    Typed,
    When,
)
from quizgo.schedule.fold import fold
from quizgo.schedule.sm2 import preview
from quizgo.session.course import Course
from quizgo.session.journal import AlreadyAnswered, Recorded, Review
from quizgo.session.plan import Planned
from quizgo.session.session import Session
from quizgo.session.shelf import NothingMore, Shelf
from quizgo.settings import Show

DAY = date(2026, 11, 24)
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@dataclass(slots=True)
class HandClock:
    """A clock whose hands a test moves."""

    at: datetime = NOON
    seconds: float = 100.0

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return self.seconds


@dataclass(slots=True)
class MemoryJournal:
    """The log as a list; progress is its fold."""

    entries: list[Entry] = field(default_factory=list)

    shown: dict[ItemId, Progress] = field(default_factory=dict)
    brought: dict[str, list[str]] = field(default_factory=dict)

    def progress(self, item: ItemId) -> Progress:
        self.shown[item] = self._folded(item)
        return self.shown[item]

    def _folded(self, item: ItemId) -> Progress:
        return fold(entry for entry in self.entries if entry.item == item)

    def record(self, review: Review) -> Recorded | AlreadyAnswered:
        now = self._folded(review.item)
        if review.kind is EntryKind.SCHEDULED and now.memory != self.shown[review.item].memory:
            return AlreadyAnswered(now)
        entry = self._entry(review.item, review.kind, review.at, review.on)
        written = self._write(replace(entry, answered=review.answered))
        for mark in review.brings:
            self.mark(review.item, mark.kind, at=review.at, on=review.on, value=mark.value)
            self.brought.setdefault(written.entry, []).append(self.entries[-1].id)
        return Recorded(written.entry, self._folded(review.item))

    def mark(
        self, item: ItemId, kind: EntryKind, *, at: datetime, on: date, value: str | None = None
    ) -> Recorded:
        return self._write(replace(self._entry(item, kind, at, on), value=value))

    def undo(self, entry: str, *, at: datetime, on: date) -> Progress:
        taken = next(one for one in self.entries if one.id == entry)
        for one in (entry, *self.brought.get(entry, ())):
            self._write(replace(self._entry(taken.item, EntryKind.UNDO, at, on), of=one))
        return self._folded(taken.item)

    def kinds(self) -> list[EntryKind]:
        return [entry.kind for entry in self.entries]

    def grades(self) -> list[int]:
        return [int(entry.answered.grade) for entry in self.entries if entry.answered]

    def _entry(self, item: ItemId, kind: EntryKind, at: datetime, on: date) -> Entry:
        number = len(self.entries) + 1
        return Entry(f"e{number}", at, "here", number, item, kind, on)

    def _write(self, entry: Entry) -> Recorded:
        self.entries.append(entry)
        return Recorded(entry.id, self._folded(entry.item))


# Cards ----------------------------------------------------------------------


def card(name: str, body: Body) -> Card:
    """A card of the deck `go/test`."""
    card_id = CardId(f"go/test/{name}")
    return Card(card_id, DeckName("go/test"), body, Place(Path("test.yaml"), 7))


def both(en: str, zh: str) -> Text:
    return Text(en, zh)


BASIC = replace(
    card(
        "nil-send",
        Basic(
            both("What does a send on a **nil** channel do?", "向 **nil** channel 发送会怎样？"),
            both("It blocks *for ever*.", "永远阻塞。"),
        ),
    ),
    why=both("`chansend` parks it.", "`chansend` 会把它挂起。"),
    hints=(both("Think of `gopark`.", "想想 `gopark`。"), both("No panic.", "不会 panic。")),
    refs=("runtime/chan.go chansend",),
    since="1.1",
)
REVERSED = card("half", Basic(Text("runqgrab"), Text("half of the queue"), reversed=True))
CLOZE = card(
    "ring",
    Cloze(
        both(
            "Each P has a ring of {{c1::256::how many}} slots and a {{c2::runnext}}.",
            "每个 P 有 {{c1::256::多少}} 个槽位和一个 {{c2::runnext}}。",
        )
    ),
)
CLOZE_TYPED = card(
    "stack", Cloze(both("It starts at {{c1::2}} KB.", "从 {{c1::2}} KB 开始。"), True)
)
TYPED = replace(
    card(
        "fn",
        Typed(
            both("Which function parks a goroutine?", "哪个函数挂起 goroutine？"),
            (Pattern("gopark", is_regex=False),),
            frozenset({Ignore.CASE}),
        ),
    ),
    hints=(both("go…", "go…"),),
)
CHOICE = card(
    "first",
    Choice(
        both("Where does a new goroutine go?", "新的 goroutine 放到哪里？"),
        (
            Option(both("runnext", "runnext"), True, both("runqput, next", "runqput，next")),
            Option(both("global queue", "全局队列"), False, both("only half of it", "只有一半")),
            Option(both("netpoller", "netpoller"), False),
            Option(both("local ring", "本地队列"), True),
        ),
    ),
)
ORDER = card(
    "find",
    Order(
        both("In which order does a P look?", "P 按什么顺序寻找？"),
        (both("local", "本地"), both("global", "全局"), both("net", "网络"), both("steal", "窃取")),
    ),
)
POINTS = card(
    "why-p",
    Points(
        both("Why is there a P?", "为什么需要 P？"),
        (
            Point(
                both("no global lock", "没有全局锁"), (Pattern("lock", False), Pattern("锁", False))
            ),
            Point(
                both("cache per P", "每个 P 的缓存"),
                (Pattern("cache", False), Pattern("缓存", False)),
            ),
            Point(both("hand off", "移交"), (Pattern("hand off", False), Pattern("移交", False))),
        ),
    ),
)
PREDICT = card(
    "prints",
    Predict(
        both("What does it print?", "它会输出什么？"),
        """package main

import "fmt"

func main() {
	for _, name := range []string{"gopark", "goready", "goexit"} {
		defer fmt.Println(name)
	}
	panic("stop")
}
""",
    ),
)
ENDING = card(
    "ends",
    Predict(
        both("How does it end?", "它会怎样结束？"),
        "package main\n\nfunc main() {\n\t<-make(chan int)\n}\n",
        Asked.ENDING,
    ),
)
STATE = card(
    "inside",
    State(
        both("Who is in the ring?", "环形队列里是谁？"),
        """package main

import "sync"

func worker(wg *sync.WaitGroup) {
	wg.Done()
}

func main() {
	var wg sync.WaitGroup
	for range 4 {
		wg.Add(1)
		go worker(&wg)
	}
	wg.Wait()
}
""",
        When(event="go_create", nth=4),
        "p0.runq",
        AnswerAs.LIST,
    ),
)
ONE_OF = card(
    "can-print",
    Predict(
        both("Which of these can it print?", "它可能输出哪些？"),
        """package main

import "fmt"

func main() {
	a, b := make(chan string, 1), make(chan string, 1)
	a <- "gopark"
	b <- "goready"
	select {
	case word := <-a:
		fmt.Println(word)
	case word := <-b:
		fmt.Println(word)
	}
}
""",
        Asked.ONE_OF,
        options=("gopark", "goready", "goexit"),
        runs=Runs((1,), 20),
    ),
)
LAB_STARTER = """package main

import "fmt"

func main() {
	words := make(chan string)
	words <- "goready"
	fmt.Println(<-words)
}
"""
LAB_SOLUTION = LAB_STARTER.replace("make(chan string)", "make(chan string, 1)")
LAB = replace(
    card(
        "mend",
        Lab(
            both("Make it print.", "让它能输出。"),
            LAB_STARTER,
            (
                Check(CheckKind.ENDS, ("ok",)),
                Check(CheckKind.OUTPUT, ("goready",)),
                Check(CheckKind.LEAKS, ("0",), most=0),
            ),
            LAB_SOLUTION,
            runs=Runs((1, 2), 3),
        ),
    ),
    hints=(both("Who receives?", "谁接收？"),),
    why=both("A send waits.", "发送会等待。"),
)
EVERY_KIND = (
    *(BASIC, REVERSED, CLOZE, CLOZE_TYPED, TYPED, CHOICE, ORDER, POINTS),
    *(PREDICT, ENDING, ONE_OF, STATE),
)


# Sessions -------------------------------------------------------------------


@dataclass(slots=True)
class Sitting:
    """A session with what stands behind it, for a test to look into and meddle with."""

    session: Session
    journal: MemoryJournal
    cards: dict[CardId, Card]
    clock: HandClock


def sitting(
    cards: Sequence[Card] = EVERY_KIND,
    *,
    journal: MemoryJournal | None = None,
    queue: Sequence[Item] | None = None,
    drill: Sequence[Item] = (),
    cram: bool = False,
    show: Show = Show.EN,
    seed: int = 7,
    day: date = DAY,
    box_seconds: float = 0,
    leech_lapses: int = 8,
    suspends_leeches: bool = False,
    shelf: Shelf | None = None,
) -> Sitting:
    """A session over all items of `cards`, or over `queue`."""
    journal = journal or MemoryJournal()
    by_id = {one.id: one for one in cards}
    clock = HandClock()
    every = [item for one in cards for item in items(one)] if queue is None else list(queue)
    planned = [Planned(one, journal.progress(one.id).reviews == 0) for one in every]
    course = Course(
        queue=planned,
        journal=journal,
        card=by_id.get,
        clock=clock,
        day=day,
        seed=seed,
        show=show,
        preview=_preview(day),
        ahead=lambda: (3, 0, 2, 0, 0, 0, 1),
        drill=drill,
        cram=cram,
        box_seconds=box_seconds,
        leech_lapses=leech_lapses,
        suspends_leeches=lambda _: suspends_leeches,
        shelf=shelf or NothingMore(),
    )
    return Sitting(Session(course), journal, by_id, clock)


def _preview(day: date) -> Callable[[Item, Progress], Mapping[Grade, date]]:
    def offers(_: Item, progress: Progress) -> Mapping[Grade, date]:
        found = {grade: after.due for grade, after in preview(progress.memory, day).items()}
        return {grade: due for grade, due in found.items() if due is not None}

    return offers


def item(card: Card, part: str = "") -> Item:
    return Item(ItemId(f"{card.id}#{part}" if part else card.id), card.id, part)
