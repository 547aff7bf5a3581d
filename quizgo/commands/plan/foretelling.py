"""Forecasts from the store, and what follows from them each morning."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from zlib import crc32

from quizgo.commands.opening import Opened
from quizgo.commands.plan.kept import away_kept, needs_morning, plan_in_force
from quizgo.commands.reading import rows_with_cards, whole_log
from quizgo.frozen import dataclass
from quizgo.model import EntryKind, ItemId, ItemState, Kind, Level
from quizgo.schedule.learner.learner import Learner, Past, learner_of, past_of
from quizgo.schedule.learner.recall import AVERAGE
from quizgo.schedule.plan.futures import Morning
from quizgo.schedule.plan.notes import Foretold, foretold_text, moved_in, moved_text
from quizgo.schedule.plan.outlook import outlook
from quizgo.schedule.plan.plan import Away, NoteKind, Plan
from quizgo.schedule.plan.simulate import Subject
from quizgo.schedule.plan.spread import Due, Moves, spread
from quizgo.schedule.plan.values import Outlook, Spent, off_days
from quizgo.schedule.trees import takes_in
from quizgo.store.values import Draft
from quizgo.ui.progress import progress
from quizgo.ui.prose.plans import plan_words_in

NO_LIMIT = 9_999

STEPS = 100
"""Of the progress bar."""

MOVED_BACK = moved_text(())
"""The note that all moves before it were taken back."""

WAITING = (ItemState.REVIEW, ItemState.BURIED)


@dataclass(frozen=True, slots=True)
class How:
    """How the command is to go about it."""

    as_json: bool
    dry_run: bool


@dataclass(frozen=True, slots=True)
class Collection:
    """Everything that is studied, as the store has it."""

    subjects: tuple[Subject, ...]
    """In the order of the decks; suspended ones and orphans are not among them."""
    past: Past

    @property
    def waiting(self) -> list[Due]:
        """What comes round."""
        return [
            Due(one.item, one.memory.due, one.memory.interval_days)
            for one in self.subjects
            if one.memory.due is not None
        ]


def collection(opened: Opened) -> Collection:
    """Read all items and their log."""
    folds = opened.folds
    rows = [
        (row, card)
        for row, card in rows_with_cards(opened)
        if row.state in (*WAITING, ItemState.NEW)
    ]
    kinds = {row.item.id: row.kind or Kind.BASIC for row, _ in rows}
    past = past_of(whole_log(opened), kinds)
    return Collection(
        tuple(
            Subject(
                item=row.item.id,
                deck=row.deck,
                kind=row.kind or Kind.BASIC,
                level=Level.BASIC if card is None else card.level,
                memory=row.progress.memory,
                answers=past.answers.get(row.item.id, ()),
                scheduling=folds.for_item(row.item.id),
            )
            for row, card in rows
        ),
        past,
    )


def learner(opened: Opened, past: Past, away: Iterable[Away] = ()) -> Learner:
    """What the log tells of the learner."""
    off = {day.toordinal() for one in away for day in one.days}
    parameters = opened.settings.fsrs_parameters or AVERAGE
    return learner_of(past, opened.day, parameters=parameters, off=off)


def morning_of(opened: Opened, plan: Plan, found: Collection) -> Morning:
    """What an outlook of the plan follows from, today."""
    away = away_kept(opened.store)
    done = opened.store.today(opened.day)
    subjects = subjects_of(plan, found)
    return Morning(
        plan=plan,
        today=opened.day,
        learner=learner(opened, found.past, away),
        subjects=subjects,
        spent=Spent(done.seconds, done.new, done.reviews),
        reviews_per_day=opened.settings.reviews_per_day,
        most_new=_most_new(opened, subjects),
        off=off_days(away, opened.day),
        seed=crc32(f"{opened.day}/{plan.ready}/{plan.minutes}/{plan.decks}".encode()),
    )


def subjects_of(plan: Plan, found: Collection) -> list[Subject]:
    """The plan's items; of other decks what is reviewed, since that takes time, too."""
    chosen = []
    for one in found.subjects:
        if not plan.decks or any(takes_in(pattern, one.deck) for pattern in plan.decks):
            chosen.append(one)
        elif one.memory.due is not None:
            chosen.append(replace(one, counts=False))
    return chosen


def outlook_of(opened: Opened, morning: Morning) -> Outlook:
    """The outlook, with a bar where it takes long."""
    words = plan_words_in(opened.lang)
    with progress(words.forecasting, STEPS) as step:
        shown = 0

        def so_far(share: float) -> None:
            nonlocal shown
            steps = round(STEPS * share)
            if steps > shown:
                step(steps - shown)
                shown = steps

        return outlook(morning, so_far)


def foretell(opened: Opened, plan: Plan, found: Collection) -> Outlook:
    """Make the day's forecast, and keep it: it fixes the day's limits."""
    morning = morning_of(opened, plan, found)
    ahead = outlook_of(opened, morning)
    limits = ahead.quota.limits(morning.spent)
    due = sum(one.day <= opened.day for one in found.waiting)
    said = Foretold(
        on=opened.day,
        ready=plan.ready,
        known=ahead.known,
        new_per_day=ahead.new_per_day,
        new=limits.new,
        reviews=limits.reviews,
        due=due + morning.spent.reviews,
        due_tomorrow=ahead.due_tomorrow,
        ability=morning.learner.ability.mean,
        items=ahead.items,
    )
    opened.store.note(NoteKind.FORECAST, foretold_text(said), at=opened.clock.now(), on=opened.day)
    return ahead


def good_morning(opened: Opened) -> None:
    """Once a day: move what falls due on days away, and plan anew from what happened."""
    store, day = opened.store, opened.day
    if not needs_morning(store, day):
        return
    found = collection(opened)
    if move_away(opened, found):
        found = collection(opened)
    plan = plan_in_force(store, day)
    if plan is not None:
        foretell(opened, plan, found)


# Moves ----------------------------------------------------------------------------


def move_away(opened: Opened, found: Collection) -> Moves:
    """Move what falls due on days away, by entries that can be taken back."""
    moves = spread(found.waiting, away_kept(opened.store), opened.day)
    if moves:
        entries = reschedule(opened, moves)
        text = moved_text(entries)
        opened.store.note(NoteKind.MOVED, text, at=opened.clock.now(), on=opened.day)
    return moves


def move_back(opened: Opened) -> int:
    """Take back all moves from days away; how many there were."""
    store, at, on = opened.store, opened.clock.now(), opened.day
    entries: list[str] = []
    for note in store.notes([NoteKind.MOVED]):
        moved = moved_in(note.text)
        entries = [*entries, *moved] if moved else []
    store.undo_all(entries, at=at, on=on)
    store.note(NoteKind.MOVED, MOVED_BACK, at=at, on=on)
    return len(entries)


def reschedule(opened: Opened, moves: Moves) -> Sequence[str]:
    """Write the moves into the log; the ids of their entries."""
    at, on = opened.clock.now(), opened.day
    drafts = [
        Draft(item, EntryKind.RESCHEDULE, at, on, value=day.isoformat())
        for item, day in sorted(moves.items())
    ]
    return [entry.id for entry in opened.store.record_all(drafts)]


def loss_by_waiting(opened: Opened, found: Collection, until: date) -> dict[ItemId, float]:
    """How much of each memory goes between today and a later day."""
    recall = learner(opened, found.past).likeliest
    losses: dict[ItemId, float] = {}
    for one in found.subjects:
        state = recall.folded(one.answers)
        if state is not None:
            days = opened.day.toordinal() - one.answers[-1][0]
            now = recall.kept(state.stability, max(0, days))
            then = recall.kept(state.stability, max(0, days) + (until - opened.day).days)
            losses[one.item] = now - then
    return losses


def _most_new(opened: Opened, subjects: Sequence[Subject]) -> int:
    """The limit of new items of a tree that holds all the new ones; there may be none."""
    fresh = {one.deck for one in subjects if one.memory.due is None}
    limits = [
        one.new_per_day
        for one in opened.settings.decks
        if one.new_per_day is not None and all(takes_in(one.pattern, deck) for deck in fresh)
    ]
    return min(limits, default=NO_LIMIT)
