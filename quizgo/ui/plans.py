"""Plans, forecasts and moved reviews, told in lines and tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import TextIO

from quizgo.frozen import dataclass
from quizgo.model import Lang, Level
from quizgo.schedule.plan.plan import Away, Plan
from quizgo.schedule.plan.score import Score
from quizgo.schedule.plan.values import DayAhead, DeckOutlook, Outlook, Shortage
from quizgo.text.safe import one_line
from quizgo.ui.lines import Line, cells, padded, wrapped
from quizgo.ui.plan_line import percent, span_told
from quizgo.ui.printing import columns_of, write_lines
from quizgo.ui.prose.plans import PlanWords, plan_words_in
from quizgo.ui.prose.words import Words, counted
from quizgo.ui.tables import Column, Table, write_table

MOST_DROPS = 6
"""Groups of cards to leave out that are listed."""
MOST_STRETCHES = 8
"""Rows of what the coming days bring."""


@dataclass(frozen=True, slots=True)
class Load:
    """What is due on one day, before a move and after it."""

    day: date
    before: int
    after: int


def write_plan(plan: Plan, ahead: Outlook, today: date, words: Words, out: TextIO) -> None:
    """The plan, what it leads to, and what it brings."""
    told = plan_words_in(Lang(words.language))
    columns = columns_of(out)
    write_lines(plan_lines(plan, ahead, today, told, columns), out)
    out.write("\n")
    write_table(decks_table(ahead.decks, told), words, out)
    if len(ahead.days) > 1:
        out.write("\n")
        write_lines(wrapped([("", told.a_day)], columns), out)
        write_table(days_table(ahead.days, today, told), words, out)


def plan_lines(
    plan: Plan, ahead: Outlook, today: date, told: PlanWords, columns: int
) -> list[Line]:
    """The plan in sentences, labels in front."""
    lines = wrapped([("class:heading", plan_title(plan, today, told))], columns)
    facts = _facts(ahead, told)
    width = max(cells(label) for label, _ in facts) + 2
    for label, text in facts:
        front: Line = (("class:label", padded(label, width)),)
        rest: Line = (("", " " * width),)
        lines += wrapped([("", text)], columns, first=front, rest=rest)
    lines += wrapped([("class:quiet", told.about_known)], columns)
    if ahead.shortage is not None:
        lines += [(), *_shortage_lines(ahead.shortage, told, columns)]
    return lines


def plan_title(plan: Plan, today: date, told: PlanWords) -> str:
    return told.title.format(
        ready=plan.ready.isoformat(),
        days=counted(told.days, (plan.ready - today).days),
        minutes=counted(told.minutes, plan.minutes),
        decks=one_line(" ".join(plan.decks)) if plan.decks else told.all_decks,
    )


def _facts(ahead: Outlook, told: PlanWords) -> list[tuple[str, str]]:
    new = told.new_none.format(items=ahead.items)
    if ahead.new_per_day:
        new = told.new.format(
            n=_few(sum(day.new for day in ahead.days) / max(1, len(ahead.days))),
            seen=min(ahead.items, round(ahead.seen)),
            items=ahead.items,
        )
    known, quota, due = ahead.known, ahead.quota, ahead.due_tomorrow
    today = told.today_done
    if quota.new or quota.reviews:
        today = told.today.format(
            new=quota.new, reviews=quota.reviews, minutes=max(1, round(quota.seconds / 60))
        )
    facts = [
        (told.label_new, new),
        (told.label_reviews, told.reviews.format(n=round(ahead.reviews))),
        (
            told.label_minutes,
            told.minutes_told.format(n=round(ahead.minutes), most=round(ahead.full_minutes)),
        ),
        (
            told.label_known,
            told.known.format(
                share=percent(known.mean),
                items=ahead.items,
                low=percent(known.low),
                high=percent(known.high),
            ),
        ),
        (told.label_today, today),
    ]
    if len(ahead.days) > 1:
        low, high = round(due.low), round(due.high)
        form = told.tomorrow if low < high else told.tomorrow_sure
        tomorrow = form.format(n=round(due.mean), low=low, high=high)
        facts.append((told.label_tomorrow, tomorrow))
    return facts


def _few(number: float) -> str:
    """With a decimal where that says something."""
    return f"{number:.1f}" if number < 3 else f"{number:.0f}"


def _shortage_lines(short: Shortage, told: PlanWords, columns: int) -> list[Line]:
    enough = told.short_never
    if short.minutes is not None:
        enough = told.short_minutes.format(n=short.minutes)
    first = f"{counted(told.short, short.unseen)}{told.gap}{enough}"
    lines = wrapped([("class:hint", first)], columns)
    if not short.drops:
        return lines
    share = percent(short.share_without)
    lines += wrapped([("", told.short_drops.format(share=share))], columns)
    for drop in short.drops[:MOST_DROPS]:
        form = told.drop if drop.items == drop.of else told.drop_some
        level = level_word(drop.level, told)
        text = form.format(level=level, deck=one_line(drop.deck), n=drop.items, of=drop.of)
        lines += wrapped([("", text)], columns, first=(("", "  "),), rest=(("", "    "),))
    if len(short.drops) > MOST_DROPS:
        more = told.drop_more.format(n=len(short.drops) - MOST_DROPS)
        lines += wrapped([("class:quiet", more)], columns, first=(("", "  "),))
    if short.drops[0].items == short.drops[0].of:
        how = told.drop_how.format(command=drop_command(short))
        lines += wrapped([("class:quiet", how)], columns)
    return lines


def drop_command(short: Shortage) -> str:
    """What leaves out the first of the drops."""
    first = short.drops[0]
    return f'quizgo suspend --query "deck:{one_line(first.deck)} level:{first.level} is:new"'


def decks_table(decks: Iterable[DeckOutlook], told: PlanWords) -> Table:
    """What will be known, by deck."""
    columns = (
        Column(told.col_deck),
        Column(told.col_cards, is_number=True, rank=1),
        Column(told.col_begun, is_number=True, rank=3),
        Column(told.col_known, is_number=True),
        Column(told.col_span, is_number=True, rank=2),
    )
    rows = [
        (
            one_line(one.deck),
            str(one.items),
            str(round(one.seen)),
            percent(one.known.mean),
            span_told(one.known),
        )
        for one in decks
    ]
    return Table(columns, rows)


def days_table(days: Sequence[DayAhead], today: date, told: PlanWords) -> Table:
    """What the coming days bring, in a few stretches of days."""
    columns = (
        Column(told.col_from),
        Column(told.col_to, rank=1),
        Column(told.col_new, is_number=True),
        Column(told.col_reviews, is_number=True),
        Column(told.col_minutes, is_number=True),
    )
    length = max(1, -(-len(days) // MOST_STRETCHES))
    rows = []
    for start in range(0, len(days), length):
        some = days[start : start + length]
        count = len(some)
        rows.append(
            (
                (today + timedelta(days=start)).isoformat(),
                (today + timedelta(days=start + count - 1)).isoformat()[5:],
                f"{sum(day.new for day in some) / count:.0f}",
                f"{sum(day.reviews for day in some) / count:.0f}",
                f"{sum(day.minutes for day in some) / count:.0f}",
            )
        )
    return Table(columns, rows)


def level_word(level: Level, told: PlanWords) -> str:
    return {
        Level.BASIC: told.basic,
        Level.INTERMEDIATE: told.intermediate,
        Level.EXPERT: told.expert,
    }[level]


# Days away and backlogs -------------------------------------------------------------


def away_line(away: Sequence[Away], told: PlanWords) -> str:
    if not away:
        return told.away_none
    return told.away.format(days=told.away_listed.join(map(str, away)))


def write_loads(loads: Sequence[Load], words: Words, out: TextIO) -> None:
    """What is due on each day, before and after."""
    told = plan_words_in(Lang(words.language))
    columns = (
        Column(told.col_day),
        Column(told.col_before, is_number=True),
        Column(told.col_after, is_number=True),
    )
    rows = [(one.day.isoformat(), str(one.before), str(one.after)) for one in loads]
    write_table(Table(columns, rows), words, out)


# Keeping score ----------------------------------------------------------------------


def score_lines(
    score: Score, mornings: Sequence[date], told: PlanWords, columns: int
) -> list[Line]:
    """How earlier forecasts went, in sentences."""
    if not mornings:
        return wrapped([("", told.score_none)], columns)
    title = told.score_title.format(
        mornings=counted(told.mornings, len(mornings)), first=mornings[0], last=mornings[-1]
    )
    lines = wrapped([("class:heading", title)], columns)
    for text in (_load(score, told), _recall(score, told), _known(score, told)):
        lines += wrapped([("", text)], columns)
    return lines


def write_score(score: Score, mornings: Sequence[date], words: Words, out: TextIO) -> None:
    told = plan_words_in(Lang(words.language))
    write_lines(score_lines(score, mornings, told, columns_of(out)), out)
    if score.recall is not None:
        out.write("\n")
        write_table(bins_table(score, told), words, out)


def bins_table(score: Score, told: PlanWords) -> Table:
    """Chances that were foretold, against the answers."""
    columns = (
        Column(told.col_said),
        Column(told.col_happened, is_number=True),
        Column(told.col_count, is_number=True),
    )
    bins = () if score.recall is None else score.recall.bins
    rows = [(percent(one.expected), percent(one.right), str(one.reviews)) for one in bins]
    return Table(columns, rows)


def _load(score: Score, told: PlanWords) -> str:
    load = score.load
    if load is None:
        return told.score_load_none
    return told.score_load.format(
        expected=f"{load.expected:.0f}",
        came=f"{load.came:.0f}",
        error=f"{load.error:.1f}",
        held=load.held,
        n=load.mornings,
    )


def _recall(score: Score, told: PlanWords) -> str:
    recall = score.recall
    if recall is None:
        return told.score_recall_none
    text = told.score_recall.format(
        expected=percent(recall.expected),
        right=percent(recall.right),
        n=recall.reviews,
        loss=f"{recall.log_loss:.3f}",
        average=f"{recall.average_log_loss:.3f}",
    )
    better = recall.log_loss < recall.average_log_loss
    return f"{text}{told.gap}{told.score_better if better else told.score_worse}"


def _known(score: Score, told: PlanWords) -> str:
    known = score.known
    if known is None:
        return told.score_known_none
    return told.score_known.format(
        held=known.held,
        n=known.mornings,
        share=percent(known.first.mean),
        low=percent(known.first.low),
        high=percent(known.first.high),
    )
