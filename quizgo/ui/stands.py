"""Where the run of a drive stands, put into words: Ps and queues, the question, what can be chosen.
Markdown pieces.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgo.grading.helm import (
    ELSEWHERE,
    GLOBAL,
    IDLE,
    IN_KERNEL,
    LOOKS,
    POLL,
    RING,
    RUNNEXT,
    RUNNING,
    RUNS,
    RUNTIME,
    SLEEPING,
    STEAL,
    STEAL_NEXT,
    STOP,
    WAKES,
    Choosable,
    Seat,
    Stand,
)
from quizgo.model import Drive, Lang
from quizgo.text.safe import one_line
from quizgo.ui.programs import fenced, literal
from quizgo.ui.prose.words import Words
from quizgo.ui.states import code

if TYPE_CHECKING:
    from quizgo.ui.prose.helms import HelmWords

MOST_PRINTED = 6
"""Lines of what was printed so far, the last ones."""


def own_words(words: Words) -> HelmWords:
    from quizgo.ui.prose.helms import helm_words_in  # most sessions have no such drive

    return helm_words_in(Lang(words.language))


def stand_texts(found: Stand, body: Drive, words: Words) -> list[str]:
    """Queues, who waits, variables, what was printed, and how many moves were made."""
    if not found.candidates:
        return []
    lines = _seats(found, words) if len(found.seats) > 1 else [_queues(found, words)]
    lines += [
        words.practice.drive_waits.format(g=one.name, line=one.line, reason=one.reason)
        for one in found.waiting
    ]
    if found.variables:
        shown = words.listed.join(f"{name} = {value}" for name, value in found.variables)
        lines.append(words.practice.drive_variables.format(variables=one_line(shown)))
    texts = ["\n".join(f"- {literal(line)}" for line in lines)]
    if found.stdout:
        last = found.stdout.rstrip("\n").split("\n")[-MOST_PRINTED:]
        texts += [literal(words.practice.drive_printed), fenced("\n".join(last))]
    return [*texts, literal(moves_line(found, body, words))]


def _queues(found: Stand, words: Words) -> str:
    """Of the only P."""
    only = found.seats[found.p]
    return words.practice.drive_queues.format(
        next=only.runnext or words.practice.drive_none,
        ring=" ".join(only.ring) or words.practice.drive_none,
        shared=" ".join(found.shared) or words.practice.drive_none,
        tick=only.tick,
    )


def _seats(found: Stand, words: Words) -> list[str]:
    own = own_words(words)
    lines = [
        own.seat.format(
            p=seat.id,
            doing=_doing(seat, found, own),
            next=seat.runnext or words.practice.drive_none,
            ring=" ".join(seat.ring) or words.practice.drive_none,
            tick=seat.tick,
        )
        for seat in found.seats
    ]
    lines.append(own.shared.format(shared=" ".join(found.shared) or words.practice.drive_none))
    queued = [*found.shared, *(g for seat in found.seats for g in (seat.runnext, *seat.ring))]
    return [*lines, own.legend.format(name=RUNTIME)] if RUNTIME in queued else lines


def _doing(seat: Seat, found: Stand, own: HelmWords) -> str:
    if seat.id == found.p and found.can_go_on:
        g = found.candidates[0]
        return (own.runs_at if g.line else own.runs).format(g=g.name, line=g.line)
    if seat.id == found.p:
        return own.asked
    if seat.doing == RUNS:
        return (own.runs_at if seat.line else own.runs).format(g=seat.name, line=seat.line)
    return {LOOKS: own.looks, WAKES: own.wakes, IDLE: own.idle, IN_KERNEL: own.in_kernel}[
        seat.doing
    ]


def moves_line(found: Stand, body: Drive, words: Words) -> str:
    """How many moves were made, and of how many."""
    if body.moves:
        return words.practice.drive_moves.format(n=found.used, most=body.moves)
    return words.practice.drive_decisions.format(n=found.used)


def question_line(found: Stand, words: Words) -> str:
    """What is to be decided now."""
    reason = one_line(found.stopped_why)
    if len(found.seats) > 1:
        return _question(found, reason, words)
    if found.can_go_on:
        return words.practice.drive_running.format(g=found.candidates[0].name)
    form = {
        "go_block": words.practice.drive_blocked,
        "go_exit": words.practice.drive_exited,
        "go_sched": words.practice.drive_yielded,
        "go_yield": words.practice.drive_yielded,
        "go_preempt": words.practice.drive_preempted,
    }.get(found.stopped, words.practice.drive_next)
    return form.format(g=found.stopped_name, reason=reason)


def _question(found: Stand, reason: str, words: Words) -> str:
    own = own_words(words)
    if found.can_go_on:
        return own.going_on.format(p=found.p, g=found.candidates[0].name)
    before = {
        "go_block": own.blocked,
        "go_exit": own.exited,
        "go_sched": own.yielded,
        "go_yield": own.yielded,
        "go_preempt": own.preempted,
    }.get(found.stopped, "")
    gap = " " if before and words.language == Lang.EN else ""
    return before.format(g=found.stopped_name, reason=reason) + gap + own.needs.format(p=found.p)


def choice_texts(found: Stand, body: Drive, words: Words, *, with_code: bool = True) -> list[str]:
    """Everything that can be chosen, and where that one goes on, as Markdown of one line each."""
    return [_choice(each, body, words, with_code=with_code) for each in found.candidates]


def _choice(each: Choosable, body: Drive, words: Words, *, with_code: bool) -> str:
    who = literal(choice_line(each, words))
    lines = body.go.split("\n")
    if not 0 < each.line <= len(lines):
        return who
    if not with_code:
        return words.practice.drive_at_line.format(who=who, line=each.line)
    text = code(one_line(lines[each.line - 1].strip()))
    return words.practice.drive_at.format(who=who, line=each.line, code=text)


def choice_line(each: Choosable, words: Words) -> str:
    """What would be done."""
    own = own_words(words)
    form = {
        RUNNING: words.practice.drive_go_on,
        RUNNEXT: words.practice.drive_from_next,
        RING: words.practice.drive_from_ring,
        GLOBAL: words.practice.drive_from_shared,
        STEAL: own.steal_who if each.name else own.steal,
        STEAL_NEXT: own.steal_next_who if each.name else own.steal_next,
        POLL: own.poll,
        STOP: own.stop,
        ELSEWHERE: own.first if each.name else own.first_looking,
        SLEEPING: own.sleeping,
    }[each.spot]
    return form.format(g=each.name, n=each.at, p=each.at)
