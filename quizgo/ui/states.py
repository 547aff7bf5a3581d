"""Questions about a moment of a run, put into words: the moment, how to answer, the answer."""

from __future__ import annotations

from typing import assert_never

from quizgo.grading.state import look
from quizgo.grading.verdict import TypedDetail, UnfitDetail
from quizgo.model import AnswerAs, Lang, State, Text
from quizgo.session.state import Judged
from quizgo.ui.programs import fault_sentence, literal
from quizgo.ui.prose import words_in
from quizgo.ui.prose.words import Words


def asked_text(body: State) -> Text:
    """The query and the moment, in a sentence of Markdown."""
    return Text(_asked(body, words_in(Lang.EN)), _asked(body, words_in(Lang.ZH)))


def _asked(body: State, words: Words) -> str:
    return words.state_asked.format(query=code(body.query), moment=_moment(body, words))


def _moment(body: State, words: Words) -> str:
    when = body.when
    if when.at is not None:
        return words.state_at.format(time=f"{when.at / 1_000_000:g}")
    nth = words.state_nth.format(nth=when.nth) if when.nth > 1 else ""
    if when.line:
        lines = body.go.split("\n")
        text = lines[when.line - 1].strip() if when.line <= len(lines) else ""
        of = words.state_by.format(g=code(when.g)) if when.g else ""
        return words.state_before.format(line=when.line, text=code(text), of=of, nth=nth)
    reason = f" ({when.reason})" if when.reason else ""
    of = words.state_of.format(g=code(when.g)) if when.g else ""
    return words.state_after.format(event=code(when.event + reason), of=of, nth=nth)


def code(text: str) -> str:
    """A piece of code in a sentence of Markdown, whatever it holds."""
    ticks = "``" if "`" in text else "`"
    edge = " " if "`" in text else ""
    return f"{ticks}{edge}{text}{edge}{ticks}" if text else ""


def how_to_say(as_: AnswerAs, words: Words) -> str:
    """What to type."""
    match as_:
        case AnswerAs.LIST:
            return words.state_list
        case AnswerAs.NUMBER:
            return words.state_number
        case AnswerAs.TEXT:
            return words.state_text
        case _:
            assert_never(as_)


def found_texts(body: State, words: Words) -> list[str]:
    """The answer, found by running the program, as Markdown."""
    looked = look(body)
    if isinstance(looked, UnfitDetail):
        return [literal(fault_sentence(looked, words))]
    return [code(looked.shown)]


def answer_texts(judged: Judged) -> list[str]:
    """The answer to a question that was judged, as Markdown; of other kinds nothing."""
    detail = judged.verdict.detail
    if not isinstance(judged.question.card.body, State) or not isinstance(detail, TypedDetail):
        return []
    return [code(detail.nearest)]
