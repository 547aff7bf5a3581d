"""Decisions of a drive put into words: what Go does and by which rule, and what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgo.grading.helm import ELSEWHERE, SLEEPING, STEAL, STEAL_NEXT, Made
from quizgo.ui.prose.words import Words
from quizgo.ui.stands import choice_line, own_words

if TYPE_CHECKING:
    from quizgo.ui.prose.helms import HelmWords


def wrong_line(made: Made, words: Words, *, is_alone: bool) -> str:
    """That a choice was wrong. `is_alone`: there is one P."""
    if is_alone:
        return words.practice.drive_wrong.format(g=made.chosen.name)
    own = own_words(words)
    return own.by.format(p=made.p, what=own.wrong.format(what=choice_line(made.chosen, words)))


def rule_line(made: Made, words: Words, *, is_alone: bool) -> str:
    """What Go does there, and why."""
    own = own_words(words)
    forms = {
        "runnext": words.practice.drive_rule_runnext,
        "ring": words.practice.drive_rule_ring,
        "fair": words.practice.drive_rule_fair if is_alone else own.rule_fair,
        "global": words.practice.drive_rule_global if is_alone else own.rule_global,
        "heir": words.practice.drive_rule_heir,
        "poll": own.rule_poll,
        "steal": own.rule_steal_one if made.of == 1 else own.rule_steal,
        "steal-next": own.rule_steal_next,
        "back-off": own.rule_back_off,
        "enough": own.rule_enough,
    }
    told = forms[made.rule].format(
        g=made.who, tick=made.tick, taken=made.taken, of=made.of, victim=made.went.at
    )
    others = [f"P{each}" for each in made.victims if each != made.went.at]
    if not others:
        return told
    gap = " " if told.endswith(".") else ""
    return told + gap + own.drawn.format(ps=words.listed.join(others))


def told_line(made: Made, words: Words, *, is_alone: bool) -> str:
    """One decision of a list of them."""
    own = own_words(words)
    told = rule_line(made, words, is_alone=is_alone) if made.rule else _made(made, own, words)
    return told if is_alone else own.by.format(p=made.p, what=told)


def _made(made: Made, own: HelmWords, words: Words) -> str:
    over = bool(made.over)
    forms = {
        STEAL: own.made_steal,
        STEAL_NEXT: own.made_steal_next,
        ELSEWHERE: own.made_first_over if over else own.made_first,
        SLEEPING: own.made_sleeping_over if over else own.made_sleeping,
    }
    form = forms.get(
        made.chosen.spot, words.practice.drive_made_over if over else words.practice.drive_made
    )
    chosen = made.chosen
    return form.format(g=chosen.name, over=made.over, line=made.line, victim=chosen.at)
