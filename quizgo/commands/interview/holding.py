"""Holding an interview: what can be asked, the file it is kept in, the store it writes to."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC
from zlib import crc32

from quizgo.commands.interview.files import Held, InterviewFile, folder_of
from quizgo.commands.opening import Opened
from quizgo.commands.reading import rows_with_cards
from quizgo.commands.selecting import selection
from quizgo.commands.sitting import Wish, course
from quizgo.errors import QuizgoError
from quizgo.frozen import dataclass
from quizgo.model import ItemState, Level
from quizgo.search.errors import nearest
from quizgo.session.interview.conduct import Conduct
from quizgo.session.interview.events import Begun, Ended, Feedback, Setup, Why
from quizgo.session.interview.interview import Interview
from quizgo.session.interview.mix import mix
from quizgo.session.interview.pool import Candidate, Heading, Pool
from quizgo.session.journal import Review
from quizgo.settings import Show
from quizgo.store.values import Selection
from quizgo.text.safe import one_line
from quizgo.ui.interview.entry import too_few_line

USUAL_MINUTES = 30
SEEDS = 1_000_000
"""A seed is drawn below this, short enough to be typed again."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was typed of a new interview."""

    minutes: int | None = None
    questions: int | None = None
    level: Level | None = None
    topics: tuple[str, ...] = ()
    decks: tuple[str, ...] = ()
    feedback: Feedback | None = None
    seed: int | None = None


# What can be asked ------------------------------------------------------------


def pool_of(opened: Opened) -> Pool:
    """Every item that is neither put aside nor an orphan."""
    headings = (Heading(deck.name, deck.title) for deck in opened.store.decks(opened.day))
    askable = (ItemState.NEW, ItemState.REVIEW)
    rows = rows_with_cards(opened)
    return Pool(
        (
            (row.item, card, row.progress)
            for row, card in rows
            if card is not None and row.state in askable
        ),
        headings,
    )


def wanted_of(opened: Opened, wanted: Wanted, pool: Pool) -> list[Candidate]:
    """The candidates that the words typed mean. Raises QuizgoError where they mean none."""
    items = {item.id for item in opened.store.items(selection(opened, wanted.decks))}
    found = [one for one in pool if one.item.id in items]
    for topic in wanted.topics:
        if not any(is_about(one, topic) for one in found):
            raise QuizgoError(_no_topic(topic, found))
    if wanted.topics:
        found = [one for one in found if any(is_about(one, topic) for topic in wanted.topics)]
    if not found:
        raise QuizgoError("There is no card to ask. `quizgo decks` lists the decks there are.")
    at_level = [one for one in found if wanted.level in (None, one.card.level)]
    if not at_level:
        raise QuizgoError(_no_level(wanted, found))
    return at_level


def is_about(one: Candidate, topic: str) -> bool:
    """Whether a card is about a topic: by a tag, its heading's name or title, or its deck's."""
    return topic.strip().strip("/").casefold() in _topics(one)


def _topics(one: Candidate) -> set[str]:
    names = {tag.casefold() for tag in one.card.tags}
    for deck in (one.topic.deck, one.card.deck):
        parts = deck.casefold().split("/")
        names |= {"/".join(parts[:count]) for count in range(1, len(parts) + 1)} | {parts[-1]}
    titles = (one.topic.title.en, one.topic.title.zh)
    return names | {title.casefold() for title in titles if title}


def _no_topic(topic: str, found: Sequence[Candidate]) -> str:
    known = Counter(name for one in found for name in _topics(one))
    close = nearest(topic, known)
    hint = f" Did you mean {one_line(close)!r}?" if close else ""
    if not hint:
        often = ", ".join(one_line(name) for name, _ in known.most_common(8))
        hint = f" There are questions about {often} and more." if often else ""
    return f"No question is about {one_line(topic)!r}.{hint}"


def _no_level(wanted: Wanted, found: Sequence[Candidate]) -> str:
    levels = Counter(one.card.level for one in found)
    there = ", ".join(f"{levels[level]} {level}" for level in Level if levels[level])
    about = f" about {', '.join(map(one_line, wanted.topics))}" if wanted.topics else ""
    return f"There is no {wanted.level} question{about}. There are: {there}."


# Beginning --------------------------------------------------------------------


def begun(opened: Opened, wanted: Wanted, pool: Pool) -> Begun:
    """A new interview, planned. Raises QuizgoError where nothing can be asked in the time."""
    candidates = wanted_of(opened, wanted, pool)
    now = opened.clock.now()
    seed = crc32(now.isoformat().encode()) % SEEDS if wanted.seed is None else wanted.seed
    setup = _setup(wanted, candidates, seed)
    seconds = setup.seconds if setup.is_timed else None
    plan = mix(candidates, seconds=seconds, questions=setup.questions, seed=seed)
    if seconds is None and wanted.questions is not None and len(plan) < wanted.questions:
        print(too_few_line(len(plan), opened.lang), file=sys.stderr)
    return Begun(now.astimezone(UTC), opened.day, seed, setup, plan)


def _setup(wanted: Wanted, candidates: Sequence[Candidate], seed: int) -> Setup:
    is_timed = wanted.minutes is not None or wanted.questions is None
    seconds = 60 * (wanted.minutes or USUAL_MINUTES)
    if not is_timed:
        seconds = _time_for(candidates, wanted.questions or 1, seed)
    least = min(one.seconds for one in candidates)
    if is_timed and least > seconds:
        raise QuizgoError(
            f"{seconds // 60} min is too short: the shortest question here is given "
            f"{least // 60}:{least % 60:02}. Give it --minutes {-(-least // 60)} or more."
        )
    return Setup(
        seconds=seconds,
        is_timed=is_timed,
        questions=wanted.questions,
        level=wanted.level,
        topics=wanted.topics,
        decks=wanted.decks,
        feedback=wanted.feedback or Feedback.END,
    )


def _time_for(candidates: Sequence[Candidate], questions: int, seed: int) -> int:
    """The whole minutes, in seconds, that so many questions are given together."""
    by_item = {one.item.id: one.seconds for one in candidates}
    plan = mix(candidates, seconds=None, questions=questions, seed=seed)[:questions]
    return 60 * max(1, -(-sum(by_item[item] for item in plan) // 60))


def close(opened: Opened, held: Held) -> None:
    """Let an unfinished interview be, since another begins."""
    with InterviewFile.taken_up(held) as file:
        file.append(Ended(opened.clock.now().astimezone(UTC), Why.CLOSED))


# Conduct ----------------------------------------------------------------------


def new_file(opened: Opened, begun: Begun) -> InterviewFile:
    return InterviewFile.begun(folder_of(opened.folders), begun)


def conduct(
    opened: Opened,
    held: Held,
    file: InterviewFile,
    pool: Pool,
    *,
    show: Show,
    plain: bool,
) -> Interview:
    """The interview, at its first question or the one at which it was left."""
    assert held.history is not None, "only what can be read is held"
    nothing = Selection(items=frozenset())  # every question has a queue of its own
    works = Conduct(
        course=course(opened, Wish(nothing, show)),
        pool=pool,
        write=file.append,
        logged=_logged_in(opened),
        ticks_settle=not plain,
    )
    return Interview(works, held.history)


def _logged_in(opened: Opened) -> Callable[[Review], str | None]:
    def logged(review: Review) -> str | None:
        """The entry that says the same, written just before the process died."""
        for one in opened.store.history([review.item]):
            entry = one.entry
            is_same = (entry.kind, entry.at, entry.on) == (review.kind, review.at, review.on)
            if is_same and entry.answered == review.answered:
                return entry.id
        return None

    return logged


def undone_of(opened: Opened, held: Held) -> frozenset[str]:
    """The entries of an interview that were taken back since."""
    if held.history is None:
        return frozenset()
    items = {each.asked.item for each in held.history.answered}
    logged = opened.store.history(sorted(items)) if items else ()
    return frozenset(one.entry.id for one in logged if one.undone)
