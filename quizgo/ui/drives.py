"""Drives put into words: what is to be done at the helm, and what became of it. Markdown pieces."""

from __future__ import annotations

from typing import assert_never

from quizgo.grading.drive import Way, stand, way
from quizgo.grading.helm import Stand
from quizgo.grading.verdict import DriveDetail, GivenUp, UnfitDetail
from quizgo.model import Drive, GoalKind, Lang, Text
from quizgo.session.state import Judged, Question
from quizgo.text.safe import one_line
from quizgo.ui.labs import run_texts
from quizgo.ui.programs import fault_sentence, literal
from quizgo.ui.prose import words_in
from quizgo.ui.prose.words import Words, counted
from quizgo.ui.rulings import rule_line, told_line, wrong_line
from quizgo.ui.stands import own_words
from quizgo.ui.states import code

# What is asked ----------------------------------------------------------------


def asked_text(body: Drive) -> Text:
    """The goal, in sentences of Markdown."""
    return Text(_asked(body, words_in(Lang.EN)), _asked(body, words_in(Lang.ZH)))


def _asked(body: Drive, words: Words) -> str:
    text = code(one_line(body.goal.text.rstrip("\n").replace("\n", " / ")))
    match body.goal.kind:
        case GoalKind.AS_GO:
            own = own_words(words)
            return words.practice.drive_as_go if body.procs == 1 else own.as_go.format(n=body.procs)
        case GoalKind.DEADLOCK:
            form = words.practice.drive_deadlock
        case GoalKind.LEAK:
            form = words.practice.drive_leak
        case GoalKind.PANIC:
            form = words.practice.drive_panic
        case GoalKind.OUTPUT:
            form = words.practice.drive_output
        case _:
            assert_never(body.goal.kind)
    counts = words.practice.drive_counts if body.procs == 1 else own_words(words).counts
    return f"{form.format(text=text, n=body.moves)}\n\n{counts}"


def ruling_texts(found: Stand, body: Drive, words: Words) -> list[str]:
    """What came of the last decision, where it was right: on several Ps more than one sees."""
    last = found.made[-1] if found.made else None
    if last is None or body.procs == 1 or not last.rule or last.chosen != last.went:
        return []
    return [literal(told_line(last, words, is_alone=False))]


# What became of it --------------------------------------------------------------


def tried_texts(question: Question, words: Words) -> list[str]:
    """What was wrong with the last moves, and how often something was."""
    tried, body = question.tried, question.card.body
    if not isinstance(tried, DriveDetail) or not isinstance(body, Drive):
        return []
    tries = literal(words.practice.lab_tries.format(n=question.hand_ins))
    return [*_failed(tried, body, words), tries]


def _failed(detail: DriveDetail, body: Drive, words: Words) -> list[str]:
    found = detail.stand
    if detail.wrong is not None:
        made = found.made[detail.wrong]
        is_alone = body.procs == 1
        wrong = wrong_line(made, words, is_alone=is_alone)
        return [f"**{literal(wrong)}**", literal(rule_line(made, words, is_alone=is_alone))]
    if found.used > body.moves and found.ran is None:
        return [f"**{literal(words.practice.drive_used_up)}**"]
    ran = [] if found.ran is None else run_texts(found.ran, words)
    form = words.practice.drive_late if found.is_reached else words.practice.drive_not_reached
    return [f"**{literal(form)}**", *ran]


def judged_texts(judged: Judged, words: Words) -> list[str]:
    """What became of a drive that is over, and the right moves."""
    body, detail = judged.question.card.body, judged.verdict.detail
    if not isinstance(body, Drive):
        return []
    hand_ins = judged.first.hand_ins
    tries = [literal(words.practice.lab_tries.format(n=hand_ins))] if hand_ins else []
    if isinstance(detail, GivenUp):
        return [literal(words.practice.lab_gave_up), *tries, *way_texts(body, words)]
    if not isinstance(detail, DriveDetail):
        return []
    if body.is_as_go:
        return [*tries, *_course(detail.stand, body, words)]
    reached = literal(counted(words.practice.drive_reached, detail.stand.used))
    return [reached, *tries, *_course(detail.stand, body, words)]


def way_texts(body: Drive, words: Words) -> list[str]:
    """The right moves, as a list, and what comes of them."""
    found = way(body)
    if isinstance(found, UnfitDetail):
        return [literal(fault_sentence(found, words))]
    if not isinstance(found, Way):
        return [literal(words.practice.drive_no_way)]
    shown = stand(body, found.moves)
    if isinstance(shown, UnfitDetail):
        return [literal(fault_sentence(shown, words))]
    head = (
        words.practice.drive_go_way
        if body.is_as_go
        else counted(words.practice.drive_way, found.cost)
    )
    return [literal(head), *_course(shown, body, words)]


def _course(found: Stand, body: Drive, words: Words) -> list[str]:
    """Every decision, a line each, and how the program ended where that was the goal."""
    moves = [made for made in found.made if made.is_move][: body.moves or None]
    is_alone = body.procs == 1
    told = [literal(told_line(made, words, is_alone=is_alone)) for made in moves]
    lines = [f"{n}. {line}" for n, line in enumerate(told, start=1)]
    ran = [] if found.ran is None or body.is_as_go else run_texts(found.ran, words)
    return ["\n".join(lines), *ran]
