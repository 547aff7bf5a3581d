"""What of a card is shown as question and as answer, in the languages on show.

Markdown texts, one for each language; where the two are the same, one. With both
languages on show English comes first.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from quizgo.deck import cloze
from quizgo.deck.items import REVERSED
from quizgo.model import (
    Asked,
    Basic,
    Card,
    Choice,
    Cloze,
    Drive,
    Lab,
    Order,
    Points,
    Predict,
    State,
    Text,
    Typed,
)
from quizgo.session.judge import LANGS
from quizgo.session.state import Question
from quizgo.settings import Show
from quizgo.ui import drives, states
from quizgo.ui.programs import ending_texts, literal, option_text, program

BETWEEN_LANGUAGES = " / "
"""Between the two languages of a short text that stands on one line."""


def texts(text: Text | None, show: Show) -> tuple[str, ...]:
    """A text in the languages on show, each once."""
    if text is None:
        return ()
    return tuple(dict.fromkeys(text.in_(lang) for lang in LANGS[show]))


def short(text: Text, show: Show) -> str:
    """A short text, such as an option, in the languages on show."""
    return BETWEEN_LANGUAGES.join(texts(text, show))


def asked(question: Question, show: Show) -> tuple[str, ...]:
    """The question of an item."""
    body, part = question.card.body, question.item.part
    match body:
        case Basic():
            return texts(body.answer if part == REVERSED else body.ask, show)
        case Cloze():
            number = cloze.number_of(part)
            return _each(body.text, show, lambda text: cloze.question(text, number))
        case Typed() | Choice() | Order() | Points():
            return texts(body.ask, show)
        case Predict():
            return (*texts(body.ask, show), *program(body))
        case State():
            return (*texts(body.ask, show), *program(body), *texts(states.asked_text(body), show))
        case Lab():
            return texts(body.ask, show)
        case Drive():
            return (*texts(body.ask, show), *program(body), *texts(drives.asked_text(body), show))
        case _:
            assert_never(body)


def answered(question: Question, show: Show) -> tuple[str, ...]:
    """The answer of an item that is one text; of the kinds with parts, nothing."""
    body, part = question.card.body, question.item.part
    match body:
        case Basic():
            return texts(body.ask if part == REVERSED else body.answer, show)
        case Cloze():
            number = cloze.number_of(part)
            return _each(body.text, show, lambda text: ", ".join(cloze.hidden(text, number)))
        case Typed():
            from quizgo.grading.typed import shown_answer  # no question needs the graders

            return (literal(shown_answer(body)),)
        case Choice() | Order() | Points() | Predict() | State() | Lab() | Drive():
            return ()
        case _:
            assert_never(body)


def whole(question: Question, show: Show) -> tuple[str, ...]:
    """The whole text of a cloze; of other kinds nothing."""
    body = question.card.body
    return _each(body.text, show, cloze.answer) if isinstance(body, Cloze) else ()


def is_typed(card: Card) -> bool:
    """Whether a line of text is the answer."""
    body = card.body
    return isinstance(body, Typed | State) or (isinstance(body, Cloze) and body.typed)


def is_open(card: Card) -> bool:
    """Whether the answer is typed and may have many lines."""
    body = card.body
    is_output = isinstance(body, Predict) and body.what is Asked.OUTPUT
    return isinstance(body, Points | Lab) or is_output


def pieces(question: Question) -> tuple[Text, ...]:
    """The options, steps or endings, in the order in which they are shown."""
    body = question.card.body
    match body:
        case Choice():
            return tuple(body.options[index].text for index in question.shuffle)
        case Order():
            return tuple(body.steps[index] for index in question.shuffle)
        case Predict(what=Asked.ENDING):
            return ending_texts()
        case Predict():
            return tuple(option_text(body.options[index]) for index in question.shuffle)
        case _:
            return ()


def _each(text: Text, show: Show, change: Callable[[str], str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(change(source) for source in texts(text, show)))
