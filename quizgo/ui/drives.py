"""Drives put into words: what is to be done at the helm, where the run stands, who can be chosen,
and what became of it. Markdown pieces.
"""

from __future__ import annotations

from typing import assert_never

from quizgo.grading.drive import Way, stand, way
from quizgo.grading.helm import GLOBAL, RING, RUNNEXT, RUNNING, Choosable, Made, Stand
from quizgo.grading.verdict import DriveDetail, GivenUp, UnfitDetail
from quizgo.model import Drive, GoalKind, Lang, Text
from quizgo.session.state import Judged, Question
from quizgo.text.safe import one_line
from quizgo.ui.labs import run_texts
from quizgo.ui.programs import fault_sentence, fenced, literal
from quizgo.ui.prose import words_in
from quizgo.ui.prose.words import Words, counted
from quizgo.ui.states import code

MOST_PRINTED = 6
"""Lines of what was printed so far, the last ones."""

# What is asked ----------------------------------------------------------------


def asked_text(body: Drive) -> Text:
    """The goal, in sentences of Markdown."""
    return Text(_asked(body, words_in(Lang.EN)), _asked(body, words_in(Lang.ZH)))


def _asked(body: Drive, words: Words) -> str:
    text = code(one_line(body.goal.text.rstrip("\n").replace("\n", " / ")))
    match body.goal.kind:
        case GoalKind.AS_GO:
            return words.drive_as_go
        case GoalKind.DEADLOCK:
            form = words.drive_deadlock
        case GoalKind.LEAK:
            form = words.drive_leak
        case GoalKind.PANIC:
            form = words.drive_panic
        case GoalKind.OUTPUT:
            form = words.drive_output
        case _:
            assert_never(body.goal.kind)
    return f"{form.format(text=text, n=body.moves)}\n\n{words.drive_counts}"


# Where the run stands -----------------------------------------------------------


def stand_texts(found: Stand, body: Drive, words: Words) -> list[str]:
    """Queues, who waits, variables, what was printed, and what the question is now."""
    if not found.candidates:
        return []
    lines = [_queues(found, words)]
    lines += [
        words.drive_waits.format(g=one.name, line=one.line, reason=one.reason)
        for one in found.waiting
    ]
    if found.variables:
        shown = words.listed.join(f"{name} = {value}" for name, value in found.variables)
        lines.append(words.drive_variables.format(variables=one_line(shown)))
    texts = ["\n".join(f"- {literal(line)}" for line in lines)]
    if found.stdout:
        last = found.stdout.rstrip("\n").split("\n")[-MOST_PRINTED:]
        texts += [literal(words.drive_printed), fenced("\n".join(last))]
    return [*texts, literal(moves_line(found, body, words))]


def _queues(found: Stand, words: Words) -> str:
    return words.drive_queues.format(
        next=found.runnext or words.drive_none,
        ring=" ".join(found.ring) or words.drive_none,
        shared=" ".join(found.shared) or words.drive_none,
        tick=found.tick,
    )


def moves_line(found: Stand, body: Drive, words: Words) -> str:
    """How many moves were made, and of how many."""
    if body.moves:
        return words.drive_moves.format(n=found.used, most=body.moves)
    return words.drive_decisions.format(n=found.used)


def question_line(found: Stand, words: Words) -> str:
    """What is to be decided now."""
    if found.can_go_on:
        return words.drive_running.format(g=found.candidates[0].name)
    form = {
        "go_block": words.drive_blocked,
        "go_exit": words.drive_exited,
        "go_sched": words.drive_yielded,
        "go_yield": words.drive_yielded,
        "go_preempt": words.drive_preempted,
    }.get(found.stopped, words.drive_next)
    return form.format(g=found.stopped_name, reason=one_line(found.stopped_why))


def choice_texts(found: Stand, body: Drive, words: Words, *, with_code: bool = True) -> list[str]:
    """Everyone who can be chosen, and where that one goes on, as Markdown of one line each."""
    return [_choice(each, body, words, with_code=with_code) for each in found.candidates]


def _choice(each: Choosable, body: Drive, words: Words, *, with_code: bool) -> str:
    who = literal(_spot_form(each.spot, words).format(g=each.name, n=each.at))
    lines = body.go.split("\n")
    if not 0 < each.line <= len(lines):
        return who
    if not with_code:
        return words.drive_at_line.format(who=who, line=each.line)
    text = code(one_line(lines[each.line - 1].strip()))
    return words.drive_at.format(who=who, line=each.line, code=text)


def _spot_form(spot: str, words: Words) -> str:
    return {
        RUNNING: words.drive_go_on,
        RUNNEXT: words.drive_from_next,
        RING: words.drive_from_ring,
        GLOBAL: words.drive_from_shared,
    }[spot]


# What became of it --------------------------------------------------------------


def tried_texts(question: Question, words: Words) -> list[str]:
    """What was wrong with the last moves, and how often something was."""
    tried, body = question.tried, question.card.body
    if not isinstance(tried, DriveDetail) or not isinstance(body, Drive):
        return []
    tries = literal(words.lab_tries.format(n=question.hand_ins))
    return [*_failed(tried, body, words), tries]


def _failed(detail: DriveDetail, body: Drive, words: Words) -> list[str]:
    found = detail.stand
    if detail.wrong is not None:
        made = found.made[detail.wrong]
        wrong = words.drive_wrong.format(g=made.chosen)
        return [f"**{literal(wrong)}**", literal(_rule(made, words))]
    if found.used > body.moves and found.ran is None:
        return [f"**{literal(words.drive_used_up)}**"]
    ran = [] if found.ran is None else run_texts(found.ran, words)
    form = words.drive_late if found.is_reached else words.drive_not_reached
    return [f"**{literal(form)}**", *ran]


def _rule(made: Made, words: Words) -> str:
    form = {
        "runnext": words.drive_rule_runnext,
        "ring": words.drive_rule_ring,
        "fair": words.drive_rule_fair,
        "global": words.drive_rule_global,
        "heir": words.drive_rule_heir,
    }[made.rule]
    return form.format(g=made.go_chose)


def judged_texts(judged: Judged, words: Words) -> list[str]:
    """What became of a drive that is over, and the right moves."""
    body, detail = judged.question.card.body, judged.verdict.detail
    if not isinstance(body, Drive):
        return []
    hand_ins = judged.first.hand_ins
    tries = [literal(words.lab_tries.format(n=hand_ins))] if hand_ins else []
    if isinstance(detail, GivenUp):
        return [literal(words.lab_gave_up), *tries, *way_texts(body, words)]
    if not isinstance(detail, DriveDetail):
        return []
    if body.is_as_go:
        return [*tries, *_course(detail.stand, body, words)]
    reached = literal(counted(words.drive_reached, detail.stand.used))
    return [reached, *tries, *_course(detail.stand, body, words)]


def way_texts(body: Drive, words: Words) -> list[str]:
    """The right moves, as a list, and what comes of them."""
    found = way(body)
    if isinstance(found, UnfitDetail):
        return [literal(fault_sentence(found, words))]
    if not isinstance(found, Way):
        return [literal(words.drive_no_way)]
    shown = stand(body, found.moves)
    if isinstance(shown, UnfitDetail):
        return [literal(fault_sentence(shown, words))]
    head = words.drive_go_way if body.is_as_go else counted(words.drive_way, found.cost)
    return [literal(head), *_course(shown, body, words)]


def _course(found: Stand, body: Drive, words: Words) -> list[str]:
    """Every decision, a line each, and how the program ended where that was the goal."""
    moves = [made for made in found.made if made.is_move][: body.moves or None]
    lines = [f"{n}. {literal(_told(made, words))}" for n, made in enumerate(moves, start=1)]
    ran = [] if found.ran is None or body.is_as_go else run_texts(found.ran, words)
    return ["\n".join(lines), *ran]


def _told(made: Made, words: Words) -> str:
    if made.rule:
        return _rule(made, words)
    if made.over:
        return words.drive_made_over.format(g=made.chosen, over=made.over, line=made.line)
    return words.drive_made.format(g=made.chosen)
