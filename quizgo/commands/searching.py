"""From a query typed to the rows that it means.

Only what a query asks about is read: decks' texts for words, the log for `rated:`.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date

import click

from quizgo.commands.opening import Opened
from quizgo.commands.reading import rows as all_rows
from quizgo.commands.reading import rows_with_cards, whole_log
from quizgo.model import Card, Entry, Grade
from quizgo.search.errors import nearest
from quizgo.search.facts import Facts, folded, texts_of
from quizgo.search.reading import parse
from quizgo.search.terms import InDeck, Tagged
from quizgo.search.tree import Tree, asks_card, asks_chance, asks_log, terms
from quizgo.store.store import EVERYTHING
from quizgo.store.values import ItemRow, Selection
from quizgo.text.safe import one_line
from quizgo.ui.grades import typed_as


class QueryCommand(click.Command):
    """A command whose words are a query, in which `-is:due` is no option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        end = args.index("--") if "--" in args else len(args)
        options = [word for word in args[:end] if _is_option(word)]
        query = [word for word in args[:end] if not _is_option(word)]
        return super().parse_args(ctx, [*options, "--", *query, *args[end + 1 :]])


def _is_option(word: str) -> bool:
    return word == "-h" or (word.startswith("--") and word[2:3].isalpha())


def matching(opened: Opened, query: str, selection: Selection = EVERYTHING) -> Iterator[ItemRow]:
    """The selected items that the query means, in the order of the decks, orphans last.

    Raises BadQuery.
    """
    tree = parse(query)
    return (row for row, facts in _facts(opened, tree, selection) if tree.holds(facts))


def narrowed(opened: Opened, query: str, selection: Selection) -> Selection:
    """The part of a selection that the query means. Raises BadQuery."""
    items = frozenset(row.item.id for row in matching(opened, query, selection))
    return replace(selection, items=items)


def tell_unknown(opened: Opened, query: str) -> None:
    """Say on stderr which decks and tags of a query that found nothing are nowhere."""
    for term in terms(parse(query)):
        if isinstance(term, InDeck):
            decks = opened.store.deck_names()
            if not any(map(term.names, decks)):
                _tell("deck", term.glob.source, decks)
        elif isinstance(term, Tagged):
            tags = {tag for row in all_rows(opened) for tag in row.tags}
            if not any(term.glob.matches(folded(tag)) for tag in tags):
                _tell("tag", term.glob.source, tags)


def _tell(key: str, name: str, known: Collection[str]) -> None:
    close = nearest(name, known)
    hint = f" Did you mean {key}:{close}?" if close else ""
    print(f"quizgo: no {key} is named {one_line(name)}.{hint}", file=sys.stderr)


def _facts(opened: Opened, tree: Tree, selection: Selection) -> Iterator[tuple[ItemRow, Facts]]:
    day = opened.day
    log = whole_log(opened) if asks_log(tree) else {}
    by_chance = asks_chance(tree)
    rows: Iterator[tuple[ItemRow, Card | None]] = (
        rows_with_cards(opened, selection)
        if asks_card(tree)
        else ((row, None) for row in all_rows(opened, selection))
    )
    for row, card in rows:
        facts = facts_of(row, day)
        if by_chance:
            facts = replace(facts, retrievability=opened.chance(row.item.id, row.progress))
        if card is not None:
            facts = with_card(facts, card)
        if row.item.id in log:
            facts = with_log(facts, log[row.item.id], opened)
        yield row, facts


def facts_of(row: ItemRow, day: date) -> Facts:
    """What a row alone says of its item."""
    progress = row.progress
    due, first = progress.memory.due, progress.first_on
    return Facts(
        item=row.item.id,
        deck=row.deck,
        state=row.state,
        progress=progress,
        kind=row.kind,
        tags=row.tags,
        due_in=None if due is None else (due - day).days,
        is_drilled=progress.drill_on == day,
        introduced=None if first is None else (day - first).days,
    )


def with_card(facts: Facts, card: Card) -> Facts:
    """The facts with what the card's text says."""
    return replace(
        facts, level=card.level, since=card.since, until=card.until, texts=texts_of(card)
    )


def with_log(facts: Facts, log: Sequence[Entry], opened: Opened) -> Facts:
    """The facts with what the log says of the item, grades as the learner types them."""
    day, four = opened.day, opened.settings.four_grades
    answers = tuple(
        ((day - entry.on).days, Grade(typed_as(entry.answered.grade, four_grades=four)))
        for entry in log
        if entry.answered is not None
    )
    added = max(((day - entry.on).days for entry in log), default=None)
    return replace(facts, added=added, answers=answers)
