"""Cards as other programs know them: a question and an answer in Markdown, or a text with gaps.

What a card has beyond that is written into the two texts, or is lost; `Losses` counts what is.
Programs of practical cards are run for their answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import assert_never

from quizgo.deck.vary import first_instance
from quizgo.exchange.losses import Losses
from quizgo.frozen import dataclass
from quizgo.grading import programs
from quizgo.grading.state import look
from quizgo.grading.typed import shown_answer
from quizgo.grading.verdict import UnfitDetail
from quizgo.model import (
    Asked,
    Basic,
    Card,
    Choice,
    Cloze,
    DeckName,
    Drive,
    Lab,
    Lang,
    Level,
    Order,
    Points,
    Predict,
    State,
    Text,
    Typed,
)
from quizgo.model.losses import Loss


class Form(StrEnum):
    """What another program makes of a card."""

    BASIC = "basic"
    REVERSED = "basic-reversed"
    """Two cards, one asking each way."""
    CLOZE = "cloze"
    TYPED = "typed"


@dataclass(frozen=True, slots=True)
class Flat:
    """A card with a front and a back."""

    id: str
    """`deck/id`."""
    deck: DeckName
    form: Form
    front: str
    """The question; for CLOZE the text with its gaps."""
    back: str
    """The answer; of CLOZE nothing."""
    why: str = ""
    tags: tuple[str, ...] = ()


def flattened(card: Card, langs: tuple[Lang, ...], losses: Losses) -> Flat:
    """The card in some languages, one below the other."""
    card = first_instance(card)
    body = card.body
    _count(card, langs, losses)
    form = Form.BASIC
    match body:
        case Basic():
            form = Form.REVERSED if body.reversed else Form.BASIC
            front, back = words(body.ask, langs), words(body.answer, langs)
        case Cloze():
            form, front, back = Form.CLOZE, words(body.text, langs), ""
        case Typed():
            form, front, back = Form.TYPED, words(body.ask, langs), shown_answer(body)
            if len(body.accept) > 1 or body.ignore:
                losses.add(Loss.ACCEPTED)
        case Choice():
            options = [words(option.text, langs) for option in body.options]
            right = [
                _with_reason(words(option.text, langs), option.why, langs)
                for option in body.options
                if option.right
            ]
            front = _below(words(body.ask, langs), _bullets(sorted(options)))
            back = _bullets(right)
        case Order():
            steps = [words(step, langs) for step in body.steps]
            front = _below(words(body.ask, langs), _bullets(sorted(steps)))
            back = _numbered(steps)
        case Points():
            front = words(body.ask, langs)
            back = _bullets(words(point.text, langs) for point in body.points)
        case Predict() | State() | Lab() | Drive():
            front = _below(words(body.ask, langs), fenced(body.go, "go"), _asked(body))
            back = _found(body, losses)
        case _:
            assert_never(body)
    return Flat(card.id, card.deck, form, front, back, words(card.why, langs), card.tags)


def words(text: Text | None, langs: tuple[Lang, ...]) -> str:
    """A text in its languages, each once."""
    if text is None:
        return ""
    return "\n\n".join(dict.fromkeys(text.in_(lang) for lang in langs))


def _count(card: Card, langs: tuple[Lang, ...], losses: Losses) -> None:
    """What of a card has no place on a front and a back."""
    losses.add(Loss.HINTS, bool(card.hints))
    if card.refs or card.since or card.until or card.level is not Level.BASIC or card.seconds:
        losses.add(Loss.DETAILS)
    if not isinstance(card.body, Basic | Cloze | Typed):
        losses.add(Loss.GRADING, kind=card.kind)
    if len(langs) == 1 and _is_bilingual(card):
        losses.add(Loss.LANGUAGE)


def _is_bilingual(card: Card) -> bool:
    text = card.body.text if isinstance(card.body, Cloze) else card.body.ask
    return text.en is not None and text.zh is not None


# Parts -------------------------------------------------------------------------


def _with_reason(option: str, why: Text | None, langs: tuple[Lang, ...]) -> str:
    reason = words(why, langs)
    return f"{option}\n\n{reason}" if reason else option


def _below(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)


def _bullets(parts: Iterable[str]) -> str:
    return "\n".join(_item("- ", part) for part in parts)


def _numbered(parts: Iterable[str]) -> str:
    return "\n".join(_item(f"{number}. ", part) for number, part in enumerate(parts, 1))


def _item(mark: str, text: str) -> str:
    """A member of a list, its further lines indented below its mark."""
    first, *rest = text.split("\n")
    indent = " " * len(mark)
    return "\n".join([mark + first, *(indent + line if line else "" for line in rest)])


def fenced(text: str, language: str = "") -> str:
    """A block of code, whatever fences stand in the code itself."""
    longest = max(map(len, re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{text.rstrip()}\n{fence}"


def code(text: str) -> str:
    """A piece of code within a line."""
    ticks = "``" if "`" in text else "`"
    edge = " " if "`" in text else ""
    return f"{ticks}{edge}{text}{edge}{ticks}"


def _asked(body: Predict | State | Lab | Drive) -> str:
    """What a practical card wants, where its question alone does not say it."""
    match body:
        case Predict(what=Asked.ONE_OF):
            return _bullets(fenced(option) for option in body.options)
        case State():
            return f"{code(body.query)}: {code(_moment(body))}"
        case _:
            return ""


def _moment(body: State) -> str:
    when = body.when
    parts = {
        "event": when.event,
        "line": str(when.line or ""),
        "at": "" if when.at is None else f"{when.at / 1_000_000:g} ms",
        "g": when.g,
        "nth": "" if when.nth == 1 else str(when.nth),
        "reason": when.reason,
    }
    return ", ".join(f"{name} {value}" for name, value in parts.items() if value)


# What programs do ------------------------------------------------------------------


def _found(body: Predict | State | Lab | Drive, losses: Losses) -> str:
    """The answer of a practical card, by running its program."""
    match body:
        case Lab():
            return fenced(body.solution, "go")
        case Drive():
            found: str | None = None
        case State():
            looked = look(body)
            found = None if isinstance(looked, UnfitDetail) else code(looked.shown)
        case Predict(what=Asked.ONE_OF):
            found = _sampled(body)
        case Predict():
            found = _run(body)
    if found is None:
        losses.add(Loss.ANSWERS)
    return found or "—"


def _sampled(body: Predict) -> str | None:
    sampled = programs.sample(body)
    if isinstance(sampled, UnfitDetail):
        return None
    pairs = zip(body.options, sampled.options, strict=True)
    return _bullets(fenced(option) for option, result in pairs if result.times)


def _run(body: Predict) -> str | None:
    ran = programs.run(body)
    if isinstance(ran, UnfitDetail):
        return None
    end = programs.ended(ran)
    last = end.text or (f"exit status {end.status}" if end.status else "")
    lines = programs.printed(ran) if body.what is Asked.OUTPUT else ()
    output = fenced("\n".join(lines)) if lines else ""
    return _below(output, code(last) if last else "") or "exit status 0"
