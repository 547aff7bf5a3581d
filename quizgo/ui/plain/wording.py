"""The lines of plain mode, from a session's state. No colour, no drawing, labels first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from quizgo.grading.helm import Stand
from quizgo.grading.trying import OnceFound
from quizgo.grading.verdict import (
    ENDINGS,
    EndingDetail,
    OneOfDetail,
    OutputDetail,
    PointsDetail,
    TypedDetail,
    UnfitDetail,
)
from quizgo.model import Asked, Choice, Drive, Lab, Order, Points, Predict, State
from quizgo.session.state import Judged, Question, Saved, View
from quizgo.settings import Show
from quizgo.text.markdown import plain
from quizgo.text.safe import one_line, printable
from quizgo.ui import drives, stands
from quizgo.ui.content import answered, asked, is_typed, pieces, short, texts, whole
from quizgo.ui.daily import in_header, note_text
from quizgo.ui.labs import once_texts, task, tried_texts, verdict_texts
from quizgo.ui.programs import (
    MARKS,
    differs,
    fault_sentence,
    first_difference,
    last_words,
    sampled_note,
)
from quizgo.ui.prose.words import Words
from quizgo.ui.remarks import Part, differences, first_counts, outcome_word, parts, wrong_step
from quizgo.ui.states import answer_texts, how_to_say
from quizgo.ui.telling import kind_and_round, versions

PROMPT = "> "


def card_lines(question: Question, view: View, words: Words) -> list[str]:
    """The head, the question, what can be picked, and the hints shown so far."""
    head = words.plain_card.format(
        position=view.position,
        total=view.total,
        item=one_line(question.item.id),
        kind=kind_and_round(question.card.kind, question.round, words),
    )
    lines = ["", " · ".join([head, *in_header(question.progress, words)])]
    if view.clocks is not None:
        from quizgo.ui.interview.asking import clocks_line  # a session has no clocks

        lines.append(clocks_line(view.clocks, words))
    lines.append(words.plain_question + _flat(asked(question, view.show)))
    lines += _task(question, words)
    for number, text in enumerate(pieces(question), start=1):
        lines.append(_numbered(number, short(text, view.show)))
    lines.append(how_to_answer(question, words))
    for number in range(1, question.hints_shown + 1):
        lines.append(hint_line(question, number, view.show, words))
    return lines


def hint_line(question: Question, number: int, show: Show, words: Words) -> str:
    text = _flat(texts(question.card.hints[number - 1], show))
    return words.plain_hint.format(number=number, text=text)


def how_to_answer(question: Question, words: Words) -> str:
    """What to type, by kind."""
    match question.card.body:
        case Choice():
            return words.plain_ask_choice
        case Order():
            return words.plain_ask_order
        case Points():
            return words.plain_ask_points
        case Predict():
            return _ask_prediction(question.card.body.what, words)
        case State(as_=as_):
            return how_to_say(as_, words)
        case Lab():
            return words.plain_ask_lab
        case Drive() as body:
            return words.plain_ask_as_go if body.is_as_go else words.plain_ask_drive
        case _:
            return words.plain_ask_typed if is_typed(question.card) else words.plain_ask_shown


def _ask_prediction(what: Asked, words: Words) -> str:
    match what:
        case Asked.OUTPUT:
            return words.plain_ask_output
        case Asked.ENDING:
            return words.plain_ask_ending
        case Asked.ONE_OF:
            return words.plain_ask_one_of
        case _:
            assert_never(what)


def _task(question: Question, words: Words) -> list[str]:
    """The program that a lab starts from, and what is asked of it."""
    body = question.card.body
    if not isinstance(body, Lab):
        return []
    return [_program(body.go), *(_flat((text,)) for text in task(body, words))]


def _program(source: str) -> str:
    """A program as it is written, between empty lines."""
    return "\n" + printable(source).rstrip("\n") + "\n"


def tried_lines(question: Question, words: Words) -> list[str]:
    """What became of a lab's program that did not pass, or of the moves of a drive that failed."""
    told = [*tried_texts(question, words), *drives.tried_texts(question, words)]
    return [_flat((text,)) for text in told]


def stand_lines(found: Stand, body: Drive, words: Words) -> list[str]:
    """Where the run of a drive stands, and who can run next."""
    if not found.candidates:
        return []
    told = [*stands.stand_texts(found, body, words), *drives.ruling_texts(found, body, words)]
    lines = [_flat((text,)) for text in told]
    lines.append(printable(stands.question_line(found, words)))
    shown = enumerate(stands.choice_texts(found, body, words), start=1)
    return [*lines, *(_numbered(number, text) for number, text in shown)]


def once_lines(found: OnceFound, body: Lab, words: Words) -> list[str]:
    """What one run of a lab's program gave."""
    return [_flat((text,)) for text in once_texts(found, body, words)]


def answer_lines(judged: Judged, show: Show, words: Words) -> list[str]:
    """The answer, then what the grader found, then the card's explanation."""
    lines = _answer(judged, show, words)
    lines += feedback_lines(judged, show, words)
    card = judged.question.card
    lines += [words.plain_why.format(text=_flat((text,))) for text in texts(card.why, show)]
    if card.refs:
        refs = words.listed.join(one_line(ref) for ref in card.refs)
        lines.append(words.references.format(refs=refs))
    lines.append(versions(card, words))
    lines.append(note_text(judged.question.progress, words))
    return [line for line in lines if line]


def _answer(judged: Judged, show: Show, words: Words) -> list[str]:
    found = parts(judged, show, words)
    body = judged.question.card.body
    detail = judged.verdict.detail
    if isinstance(detail, OutputDetail):
        return [
            words.plain_answer + one_line(detail.printed[0]),
            *map(one_line, detail.printed[1:]),
        ]
    if isinstance(body, Lab):
        return [words.plain_answer, _program(body.solution)]
    if isinstance(body, Drive):
        told = drives.judged_texts(judged, words)
        if told:
            return [words.plain_answer, *(_flat((text,)) for text in told)]
    if isinstance(detail, UnfitDetail):
        return [words.plain_answer + fault_sentence(detail, words)]
    if isinstance(detail, EndingDetail):
        return _listed(
            [part for part in found if ENDINGS[part.number - 1] is detail.ended.end], words
        )
    if isinstance(detail, OneOfDetail):
        right = [part for part in found if detail.options[_index(judged, part)].right]
        return _listed(right, words) if right else [words.plain_answer + words.ticked_none]
    if isinstance(body, Choice):
        right = [part for part in found if body.options[_index(judged, part)].right]
        return _listed(right, words)
    if found:
        return _listed(found, words)
    texts_shown = answered(judged.question, show) or answer_texts(judged)
    lines = [words.plain_answer + _flat(texts_shown)]
    return lines + [_flat((text,)) for text in whole(judged.question, show)]


def _index(judged: Judged, part: Part) -> int:
    """The place in the deck of what was shown under the part's number."""
    return judged.question.shuffle[part.number - 1]


def _listed(found: Iterable[Part], words: Words) -> list[str]:
    first, *rest = (_numbered(part.number, part.text) for part in found)
    return [words.plain_answer + first, *rest]


def feedback_lines(judged: Judged, show: Show, words: Words) -> list[str]:
    """What the grader found. Lines may be empty."""
    verdict = judged.verdict
    lines = [outcome_word(verdict.outcome, words)]
    lines += [_flat((text,)) for text in verdict_texts(judged, words)]
    if isinstance(verdict.detail, TypedDetail):
        lines += [printable(line) for line in differences(verdict.detail, words)]
    lines.append(plain_line(wrong_step(judged, show, words)))
    if isinstance(verdict.detail, OutputDetail):
        lines += _compared(verdict.detail, words)
    if isinstance(verdict.detail, OutputDetail | EndingDetail):
        lines += last_words(verdict.detail.ended, words)
    if isinstance(judged.question.card.body, Choice | Predict):
        lines += [_option(part, words) for part in parts(judged, show, words)]
    if isinstance(verdict.detail, OneOfDetail):
        lines.append(sampled_note(verdict.detail, words))
    if isinstance(verdict.detail, PointsDetail):
        numbers = [str(number) for number, made in enumerate(verdict.detail.ticks, 1) if made]
        lines.append(words.plain_ticked.format(numbers=" ".join(numbers) or words.ticked_none))
        lines.append(words.plain_tick_help)
    lines.append(first_counts(judged, words))
    return lines


def _compared(detail: OutputDetail, words: Words) -> list[str]:
    """What was said and what is printed, line by line; nothing where they agree."""
    if not differs(detail):
        return []
    lines = [f"{MARKS[each.difference]} {one_line(each.text)}" for each in detail.lines]
    return [first_difference(detail, words), words.line_by_line, *lines]


def _option(part: Part, words: Words) -> str:
    reasons = "".join(
        words.plain_reason.format(reason=plain_line(reason)) for reason in part.reasons
    )
    return f"{part.number}. {part.remark}{reasons}"


def saved_line(saved: Saved, words: Words) -> str:
    if saved.due is None:
        return words.plain_saved_new.format(grade=words.digits[saved.grade])
    return words.plain_saved.format(grade=words.digits[saved.grade], due=saved.due.isoformat())


def plain_line(source: str) -> str:
    """A short Markdown text on one line."""
    return one_line(plain(source))


def _numbered(number: int, source: str) -> str:
    """`1. text`; further lines are indented."""
    first, *rest = printable(plain(source)).split("\n")
    return "\n".join([f"{number}. {first}", *("   " + line for line in rest)])


def _flat(sources: Iterable[str]) -> str:
    return "\n".join(printable(plain(source)) for source in sources)
