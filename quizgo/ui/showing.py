"""A whole card on one page: question, answer and progress, for `quizgo show`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from quizgo.deck import cloze
from quizgo.deck.vary import first_instance
from quizgo.frozen import dataclass
from quizgo.model import (
    Basic,
    Card,
    Choice,
    Cloze,
    Drive,
    Item,
    ItemState,
    Lab,
    Level,
    Order,
    Pattern,
    Points,
    Predict,
    Progress,
    State,
    Typed,
)
from quizgo.settings import Show
from quizgo.text.safe import one_line, printable
from quizgo.ui import drives
from quizgo.ui.content import short, texts
from quizgo.ui.labs import task
from quizgo.ui.lines import Line, wrapped
from quizgo.ui.markdown import rendered
from quizgo.ui.programs import answer_texts, fenced, literal, program
from quizgo.ui.prose.words import Words, counted
from quizgo.ui.remarks import BAD, GOOD
from quizgo.ui.states import asked_text, found_texts
from quizgo.ui.tables import state_word
from quizgo.ui.telling import ease, interval, kind_word, versions


@dataclass(frozen=True, slots=True)
class ShownItem:
    """One item of the card, and where it stands."""

    item: Item
    state: ItemState
    progress: Progress
    chance: float | None = None
    """Of recalling it today, where FSRS knows one."""


def show_lines(
    card: Card, items: Sequence[ShownItem], show: Show, words: Words, width: int
) -> list[Line]:
    """The page. Everything of the card is on it, whichever way it is asked."""
    card = first_instance(card)
    head = f"{one_line(card.id)} · {kind_word(card.kind, words)}"
    lines = wrapped([("class:heading", head)], width)
    lines += [(), *_body(card, show, words, width)]
    lines += _labelled(texts(card.why, show), words.explanation, width)
    for number, hint in enumerate(card.hints, start=1):
        heading = words.hint_heading.format(number=number)
        lines += _labelled(texts(hint, show), heading, width)
    lines.append(())
    for note in filter(None, _notes(card, words)):
        lines += wrapped([("class:quiet", note)], width)
    for item in items:
        lines += wrapped([("", _standing(item, words))], width)
    return lines


def _body(card: Card, show: Show, words: Words, width: int) -> list[Line]:
    body = card.body
    match body:
        case Basic():
            return _asked(texts(body.ask, show), texts(body.answer, show), words, width)
        case Cloze():
            return _markdown([_opened(text) for text in texts(body.text, show)], width)
        case Typed():
            accepted = [literal(_spelled(pattern)) for pattern in body.accept]
            return _asked(texts(body.ask, show), accepted, words, width)
        case Choice():
            lines = _markdown(texts(body.ask, show), width)
            for option in body.options:
                mark, style = ("+ ", GOOD) if option.right else ("- ", BAD)
                lines += _marked(short(option.text, show), mark, style, width)
                lines += [
                    (("", "    "), *line)
                    for why in texts(option.why, show)
                    for line in rendered(why, max(1, width - 4))
                ]
            return lines
        case Order():
            return _numbered(
                texts(body.ask, show), [short(step, show) for step in body.steps], width
            )
        case Points():
            points = [short(point.text, show) for point in body.points]
            return _numbered(texts(body.ask, show), points, width)
        case Predict():
            asked = [*texts(body.ask, show), *program(body)]
            return _asked(asked, answer_texts(body, words), words, width)
        case State():
            asked = [*texts(body.ask, show), *program(body), *texts(asked_text(body), show)]
            return _asked(asked, found_texts(body, words), words, width)
        case Lab():
            asked = [*texts(body.ask, show), fenced(body.go, "go"), *task(body, words)]
            return _asked(asked, [fenced(body.solution, "go")], words, width)
        case Drive():
            asked = [*texts(body.ask, show), *program(body)]
            asked += texts(drives.asked_text(body), show)
            return _asked(asked, drives.way_texts(body, words), words, width)
        case _:
            assert_never(body)


def _opened(source: str) -> str:
    """A cloze with what its gaps hide in brackets."""
    return "".join(
        piece if isinstance(piece, str) else f"[{piece.hidden}]" for piece in cloze.pieces(source)
    )


def _spelled(pattern: Pattern) -> str:
    """A pattern as a deck spells it."""
    return f"/{pattern.source}/" if pattern.is_regex else pattern.source


def _asked(
    questions: Sequence[str], answers: Sequence[str], words: Words, width: int
) -> list[Line]:
    return _markdown(questions, width) + _labelled(answers, words.answer_heading, width)


def _numbered(questions: Sequence[str], parts: Sequence[str], width: int) -> list[Line]:
    lines = _markdown(questions, width)
    for number, part in enumerate(parts, start=1):
        lines += _marked(part, f"{number}. ", "", width)
    return lines


def _marked(source: str, mark: str, style: str, width: int) -> list[Line]:
    first, *rest = rendered(source, max(1, width - len(mark))) or [()]
    space: Line = (("", " " * len(mark)),)
    return [((style, mark), *first), *(space + line for line in rest)]


def _labelled(sources: Sequence[str], label: str, width: int) -> list[Line]:
    if not sources:
        return []
    return [(), *wrapped([("class:label", label)], width), *_markdown(sources, width)]


def _markdown(sources: Sequence[str], width: int) -> list[Line]:
    return [line for source in sources for line in rendered(source, width)]


def _notes(card: Card, words: Words) -> list[str]:
    refs = words.listed.join(map(one_line, card.refs))
    tags = words.listed.join(map(one_line, card.tags))
    return [
        words.references.format(refs=refs) if refs else "",
        words.show_tags.format(tags=tags) if tags else "",
        words.show_level.format(level=level_word(card.level, words)),
        printable(versions(card, words)),
        words.show_place.format(place=one_line(str(card.place))),
    ]


def level_word(level: Level, words: Words) -> str:
    match level:
        case Level.BASIC:
            return words.level_basic
        case Level.INTERMEDIATE:
            return words.level_intermediate
        case Level.EXPERT:
            return words.level_expert
        case _:
            assert_never(level)


def _strength(shown: ShownItem, words: Words) -> list[str]:
    """How well it is remembered, in the terms of its scheduler."""
    memory = shown.progress.memory
    if memory.stability is None:
        return [f"{words.col_ease} {ease(memory.efactor)}"]
    from quizgo.ui.schedules import standing_parts

    return standing_parts(memory, shown.chance, words)


def _standing(shown: ShownItem, words: Words) -> str:
    """`go/x/y · in review · due 2026-11-30 · 6 d · ease 2.50 · 3 reviews, 0 lapses`."""
    memory = shown.progress.memory
    parts = [one_line(shown.item.id), state_word(shown.state, words)]
    if memory.due is not None:
        parts += [
            words.show_due.format(due=memory.due.isoformat()),
            interval(memory.interval_days, words),
            *_strength(shown, words),
            counted(words.n_reviews, shown.progress.reviews),
            counted(words.n_lapses, shown.progress.lapses),
        ]
    return " · ".join(parts)
