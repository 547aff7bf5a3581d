"""The card pane: question, list, answer and feedback as lines of a given width."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from quizgo.frozen import dataclass
from quizgo.grading.answers import Written
from quizgo.grading.verdict import (
    Difference,
    EndingDetail,
    OneOfDetail,
    OutputDetail,
    TypedDetail,
    UnfitDetail,
)
from quizgo.model import Asked, Body, Drive, Lab, Order, Points, Predict
from quizgo.session.state import Asking, Finished, Judged, Left, Question, Ticking, TimeUp, View
from quizgo.settings import Show
from quizgo.text.safe import one_line, printable
from quizgo.ui import drives, stands
from quizgo.ui.content import answered, asked, pieces, short, texts, whole
from quizgo.ui.labs import judged_texts, once_texts, task, tried_texts
from quizgo.ui.lines import Fragment, Line, cells, cut, wrapped
from quizgo.ui.looks import Looks
from quizgo.ui.markdown import rendered
from quizgo.ui.offers import offer_lines
from quizgo.ui.programs import (
    MARKS,
    differs,
    fault_sentence,
    fenced,
    first_difference,
    last_words,
    sampled_note,
)
from quizgo.ui.prose.words import Words
from quizgo.ui.remarks import (
    BAD,
    GOOD,
    QUIET,
    Part,
    first_counts,
    outcome_word,
    parts,
    wrong_step,
)
from quizgo.ui.states import answer_texts
from quizgo.ui.study.draft import Draft
from quizgo.ui.telling import finish_lines, left_line, versions

PLAIN_LOOKS = Looks()

ROOM_FOR_CODE = 60
"""From here the line where a goroutine stands is shown beside its name."""
NARROW = 24
"""Under this width rows of a list have no indent."""

OUTCOME_STYLES = {"right": GOOD, "close": "class:hint", "wrong": BAD, "nothing": BAD, "self": ""}


@dataclass(frozen=True, slots=True)
class Pane:
    """All lines there are, whether or not they fit, and which of them should be seen."""

    lines: list[Line]
    first: int = 0
    """The first line that matters most: the cursor's row, or where the answer begins."""
    last: int = 0
    """The last line of the row; scrolling keeps both in sight."""


def card_pane(
    view: View, draft: Draft, width: int, words: Words, looks: Looks = PLAIN_LOOKS
) -> Pane:
    """What the pane shows of the session's state."""
    state = view.state
    match state:
        case Asking(question=question):
            return _asking(question, view.show, draft, width, words)
        case Ticking(question=question, answer=answer):
            return _ticking(question, answer, view.show, draft, width, words)
        case Judged():
            return _judged(state, view.show, width, words)
        case TimeUp():
            from quizgo.ui.daily import time_up_lines

            return text_pane(time_up_lines(state, view.counts.total, words), width)
        case Finished():
            return _finished(state, width, words, looks)
        case Left():
            return text_pane([left_line(state, words)], width)
        case _:
            assert_never(state)


def text_pane(sentences: Iterable[str], width: int) -> Pane:
    """Sentences below each other, the first a heading."""
    lines: list[Line] = []
    for number, sentence in enumerate(sentences):
        lines += wrapped([("class:heading" if number == 0 else "", sentence)], width)
    return Pane(lines)


def _finished(finished: Finished, width: int, words: Words, looks: Looks) -> Pane:
    """What was done, and under it what may be studied besides, each with its key."""
    lines = text_pane(finish_lines(finished, words), width).lines
    if finished.offers:
        lines += [(), *offer_lines(finished.offers, width, words, looks.keys)]
    return Pane(lines)


# Asking ---------------------------------------------------------------------


def _asking(question: Question, show: Show, draft: Draft, width: int, words: Words) -> Pane:
    lines = _question(question, show, width)
    if isinstance(question.card.body, Lab):
        return _lab(question, question.card.body, lines, show, draft, width, words)
    if isinstance(question.card.body, Drive):
        return _drive(question, question.card.body, lines, show, draft, width, words)
    lines += _hints(question, show, width, words)
    shown = [short(text, show) for text in pieces(question)]
    if not shown:
        return Pane(lines, len(lines) - 1 if question.hints_shown else 0, len(lines) - 1)
    body = question.card.body
    if isinstance(body, Order):
        boxes = ["" for _ in shown]
        order: Iterable[int] = draft.arrangement
        heading = words.order_help
    else:
        boxes = [_box(row in draft.picked) for row in range(len(shown))]
        order = range(len(shown))
        heading = _pick_help(body, words)
    lines += [(), *wrapped([("class:label", heading)], width)]
    return _list(lines, [(row, boxes[row], shown[row]) for row in order], draft, width)


def _pick_help(body: Body, words: Words) -> str:
    if not isinstance(body, Predict):
        return words.pick_help
    return words.one_of_help if body.what is Asked.ONE_OF else words.ending_help


def _lab(
    question: Question,
    body: Lab,
    lines: list[Line],
    show: Show,
    draft: Draft,
    width: int,
    words: Words,
) -> Pane:
    """What is asked of the program; below it, and brought into sight, what became of the last."""
    lines = [*lines, (), *_close_together(task(body, words), width)]
    hints = len(lines)
    lines += _hints(question, show, width, words)
    if draft.once is not None:
        told = once_texts(draft.once, body, words)
    else:
        told = tried_texts(question, words)
    if told:
        start = hints if draft.shows_hint else len(lines) + 1
        return Pane([*lines, (), *_close_together(told, width)], start, start)
    return Pane(lines, hints, hints) if question.hints_shown else Pane(lines)


def _drive(
    question: Question,
    body: Drive,
    lines: list[Line],
    show: Show,
    draft: Draft,
    width: int,
    words: Words,
) -> Pane:
    """Below the question where the run stands, what became of the last moves, who can run."""
    lines = lines + _hints(question, show, width, words)
    hint = len(lines) - 1
    found = draft.helm.stand
    if found is not None and found.candidates:
        shown = [*stands.stand_texts(found, body, words), *drives.ruling_texts(found, body, words)]
        lines = [*lines, (), *_close_together(shown, width)]
    start = len(lines) + 1
    if told := drives.tried_texts(question, words):
        lines = [*lines, (), *_close_together(told, width)]
    if found is None or not found.candidates:
        first = start if told and not draft.shows_hint else hint
        return Pane(lines, first, first) if told or question.hints_shown else Pane(lines)
    first = len(lines)
    lines += wrapped([("class:label", stands.question_line(found, words))], width)
    texts_shown = stands.choice_texts(found, body, words, with_code=width >= ROOM_FOR_CODE)
    last = 0
    for row, text in enumerate(texts_shown):
        is_here = row == draft.row
        if is_here:
            first = len(lines)
        front = _front(row, len(texts_shown), draft)
        lines += _row(front, text, "class:cursor" if is_here else "", width)
        last = len(lines) - 1 if is_here or draft.row is None else last
    if draft.typed:
        said = stands.own_words(words).typed.format(digit=draft.typed)
        lines += wrapped([("class:label", said)], width)
        first = last = len(lines) - 1
    if draft.shows_hint and draft.row is None and not draft.typed:
        return Pane(lines, hint, hint)
    return Pane(lines, first, last)


def _front(row: int, count: int, draft: Draft) -> str:
    """The number of a candidate, behind the cursor once that was moved."""
    pointer = "" if draft.row is None else ("> " if row == draft.row else "  ")
    return f"{pointer}{row + 1:>{len(str(count))}}. "


def _ticking(
    question: Question, answer: Written, show: Show, draft: Draft, width: int, words: Words
) -> Pane:
    body = question.card.body
    assert isinstance(body, Points)
    lines = _question(question, show, width)
    if answer.text.strip():
        lines += [(), *_written(answer, width)]
    lines += [(), *wrapped([("class:label", words.ticks_help)], width)]
    rows = [
        (row, _box(row in draft.picked), short(point.text, show))
        for row, point in enumerate(body.points)
    ]
    return _list(lines, rows, draft, width)


def _question(question: Question, show: Show, width: int) -> list[Line]:
    return _markdown(asked(question, show), width)


def _hints(question: Question, show: Show, width: int, words: Words) -> list[Line]:
    lines: list[Line] = []
    for number, hint in enumerate(question.card.hints[: question.hints_shown], start=1):
        heading = words.hint_heading.format(number=number)
        lines += [(), *wrapped([("class:hint", heading)], width)]
        lines += _markdown(texts(hint, show), width)
    return lines


def _close_together(sources: Iterable[str], width: int) -> list[Line]:
    """Texts below each other: beside an editor there are few rows."""
    return [line for source in sources for line in rendered(source, width)]


def _markdown(sources: Iterable[str], width: int) -> list[Line]:
    """Texts with an empty line between."""
    lines: list[Line] = []
    for source in sources:
        lines += [*([()] if lines else []), *rendered(source, width)]
    return lines


def _written(answer: Written, width: int) -> list[Line]:
    front: Line = (("class:quote", "> "),)
    return [
        line
        for text in printable(answer.text).split("\n")
        for line in wrapped([(QUIET, text)], width, first=front, rest=front)
    ]


def _box(is_ticked: bool) -> str:
    return "[x] " if is_ticked else "[ ] "


def _list(lines: list[Line], rows: list[tuple[int, str, str]], draft: Draft, width: int) -> Pane:
    """Rows under the lines so far, each a number, a box and a text; the cursor's is kept seen."""
    lines = list(lines)
    first = last = 0
    for place, (row, box, text) in enumerate(rows):
        is_here = place == draft.cursor
        style = ("class:carried" if draft.is_carrying else "class:cursor") if is_here else ""
        pointer = ("*" if draft.is_carrying else ">") if is_here else " "
        if is_here:
            first = len(lines)
        lines += _row(f"{pointer} {box}{row + 1}. ", text, style, width)
        if is_here:
            last = len(lines) - 1
    return Pane(lines, first, last)


def _row(front: str, source: str, style: str, width: int) -> list[Line]:
    """A Markdown text behind a front, its further lines indented under its first."""
    if width < NARROW:
        indent = 2
    else:
        indent = cells(front)
    body = rendered(source, max(1, width - cells(front))) or [()]
    first, *rest = body
    space: Fragment = ("", " " * indent)
    return [((style, front), *_styled(first, style)), *((space, *line) for line in rest)]


def _styled(line: Line, style: str) -> Line:
    return tuple((f"{style} {own}".strip(), text) for own, text in line)


# Judged ---------------------------------------------------------------------


def _judged(judged: Judged, show: Show, width: int, words: Words) -> Pane:
    question = judged.question
    lines = _question(question, show, width)
    lines.append(())
    first = len(lines)
    lines += _heading(judged, width, words)
    lines += _difference(judged, width, words)
    if isinstance(judged.verdict.detail, OutputDetail):
        lines += _output(judged.verdict.detail, width, words)
    elif isinstance(judged.answer, Written) and judged.answer.text.strip():
        lines += _written(judged.answer, width)
    lines += _markdown(answered(question, show), width)
    lines += _markdown(answer_texts(judged), width)
    lines += _markdown(whole(question, show), width)
    lines += _markdown(judged_texts(judged, words), width)
    lines += _markdown(drives.judged_texts(judged, words), width)
    for part in parts(judged, show, words):
        lines += _part(part, width)
    if isinstance(judged.verdict.detail, OneOfDetail):
        lines += wrapped([(QUIET, sampled_note(judged.verdict.detail, words))], width)
    lines += rendered(wrong_step(judged, show, words), width)
    lines += _ended(judged, width, words)
    lines += _explanation(judged, show, width, words)
    if question.progress.note:
        from quizgo.ui.daily import note_text

        lines += [(), *wrapped([("class:hint", note_text(question.progress, words))], width)]
    return Pane(lines, first, first)


def _output(detail: OutputDetail, width: int, words: Words) -> list[Line]:
    """What the program printed; where something else was said, both line by line."""
    lines = rendered(fenced("\n".join(detail.printed)), width)
    if not differs(detail):
        return lines
    lines += wrapped([("", first_difference(detail, words))], width)
    lines += [(), *wrapped([("class:label", words.line_by_line)], width)]
    for segment in detail.lines:
        style = _LINE_STYLES[segment.difference]
        front: Line = ((style, f"{MARKS[segment.difference]} "),)
        lines += cut([(style, one_line(segment.text))], width, front=front)
    return lines


_LINE_STYLES = {Difference.SAME: "", Difference.MISSING: GOOD, Difference.EXTRA: BAD}


def _ended(judged: Judged, width: int, words: Words) -> list[Line]:
    """How the program ended, where that is worth a word; or why it was not run."""
    detail = judged.verdict.detail
    if isinstance(detail, UnfitDetail):
        return wrapped([(BAD, fault_sentence(detail, words))], width)
    if not isinstance(detail, OutputDetail | EndingDetail):
        return []
    return [
        line for text in last_words(detail.ended, words) for line in wrapped([("", text)], width)
    ]


def _heading(judged: Judged, width: int, words: Words) -> list[Line]:
    outcome = judged.verdict.outcome
    word = outcome_word(outcome, words)
    fragments: list[Fragment] = [("class:heading", words.answer_heading)]
    if word:
        fragments += [("", "  "), (OUTCOME_STYLES[outcome] + " bold", word)]
    lines = wrapped(fragments, width)
    again = first_counts(judged, words)
    return lines + (wrapped([(QUIET, again)], width) if again else [])


def _difference(judged: Judged, width: int, words: Words) -> list[Line]:
    """What was typed over what was wanted, each with its own stretches marked."""
    detail = judged.verdict.detail
    if not isinstance(detail, TypedDetail) or not detail.given.strip():
        return []
    if all(one.difference is Difference.SAME for one in detail.segments):
        return []
    lines = _compared(detail, words.you_typed, Difference.EXTRA, "class:bad.piece", width)
    return lines + _compared(detail, words.accepted, Difference.MISSING, "class:good.piece", width)


def _compared(
    detail: TypedDetail, form: str, wanted: Difference, style: str, width: int
) -> list[Line]:
    label, _, tail = form.partition("{text}")
    fragments: list[Fragment] = [("class:label", label)]
    for segment in detail.segments:
        if segment.difference is wanted:
            fragments.append((style, f"[{one_line(segment.text) or '␣'}]"))
        elif segment.difference is Difference.SAME:
            fragments.append(("", printable(segment.text)))
    return wrapped([*fragments, ("", tail)], width)


def _part(part: Part, width: int) -> list[Line]:
    lines = _row(f"{part.mark} {part.number}. ", part.text, part.style, width)
    indent: Line = (("", "     "),) if width >= NARROW else ()
    if part.remark:
        lines += wrapped([(part.style, f"({part.remark})")], width, first=indent, rest=indent)
    for reason in part.reasons:
        inner = width - (5 if indent else 0)
        lines += [indent + line for line in rendered(reason, inner)]
    return lines


def _explanation(judged: Judged, show: Show, width: int, words: Words) -> list[Line]:
    card = judged.question.card
    lines: list[Line] = []
    if card.why is not None:
        lines += [(), *wrapped([("class:label", words.explanation)], width)]
        lines += _markdown(texts(card.why, show), width)
    notes = [versions(card, words)]
    if card.refs:
        notes.append(words.references.format(refs=words.listed.join(map(one_line, card.refs))))
    for note in filter(None, notes):
        lines += [(), *wrapped([(QUIET, printable(note))], width)]
    return lines
