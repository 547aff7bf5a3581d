"""Every action of every screen: it can have another key, and the page of help says that one."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgo.model import Lang
from quizgo.settings import Editing
from quizgo.settings.actions import ACTIONS, BROWSE, STEP, STUDY, Where
from quizgo.settings.keys import every_key
from quizgo.ui.browse.screen import help_sentences as browse_help
from quizgo.ui.interview.asking import help_lines as interview_help
from quizgo.ui.keymap import KeyMap
from quizgo.ui.lines import line_text
from quizgo.ui.looks import Looks
from quizgo.ui.prose import words_in
from quizgo.ui.prose.browse import browse_words_in
from quizgo.ui.prose.steps import step_words_in
from quizgo.ui.stepper.keys import ACTIONS as STEPS
from quizgo.ui.stepper.keys import PANES
from quizgo.ui.stepper.screen import Labels
from quizgo.ui.stepper.screen import help_sentences as step_help
from quizgo.ui.study.pages import help_sentences as study_help
from quizgo.ui.today import help_lines as today_help

SIGNS = {name: f"Sign{at}." for at, name in enumerate(ACTIONS)}
"""A text for each action that stands nowhere else."""

TODAY = {name for name, action in STUDY.items() if Where.TODAY in action.where}


class Signed(KeyMap):
    """A key map in which each action's key is its sign."""

    def keys(self, action: str) -> tuple[str, ...]:
        return (SIGNS[action],)


def study(lang: Lang, keys: KeyMap) -> Iterable[str]:
    return study_help(words_in(lang), Looks(keys=keys))


def browse(lang: Lang, keys: KeyMap) -> Iterable[str]:
    return browse_help(browse_words_in(lang), words_in(lang), keys)


def step(lang: Lang, keys: KeyMap) -> Iterable[str]:
    return step_help(Labels(step_words_in(lang), words_in(lang), keys))


def today(lang: Lang, keys: KeyMap) -> Iterable[str]:
    return map(line_text, today_help(2_000, 40, words_in(lang), keys))


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize(
    ("told", "actions"),
    [
        (study, STUDY.keys() - {"pause"}),
        (browse, BROWSE.keys()),
        (step, STEP.keys()),
        (today, TODAY - {"up", "down", "page_up", "page_down"}),  # nothing is scrolled so wide
    ],
)
def test_the_page_of_help_names_each_action_by_its_key(
    told: Callable[[Lang, KeyMap], Iterable[str]], actions: set[str], lang: Lang
) -> None:
    text = "\n".join(told(lang, Signed()))
    assert [name for name in sorted(actions) if SIGNS[name] not in text] == []


def test_the_page_of_an_interview_names_what_it_has() -> None:
    for lang in Lang:
        text = "\n".join(interview_help(words_in(lang), Looks(keys=Signed())))
        for name in ("pause", "commands", "hint", "language", "why", "quit"):
            assert SIGNS[name] in text


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("told", [study, browse, step])
def test_under_vi_the_page_says_what_the_signs_of_its_modes_mean(
    told: Callable[[Lang, KeyMap], Iterable[str]], lang: Lang
) -> None:
    sign = "[I]" if lang is Lang.EN else "[插]"
    assert sign in "".join(told(lang, KeyMap(editing=Editing.VI)))
    assert sign not in "".join(told(lang, KeyMap()))


def test_every_action_of_a_screen_is_carried_out_by_it() -> None:
    assert {f"step.{name}" for name in (*STEPS, *PANES, "quit")} == STEP.keys()


# What follows what ------------------------------------------------------------

FREE = st.sampled_from([*"abcdefghijklmnopqrstuvwxyzJK@/.,", "f1", "f9", "ctrl-g", "up", "space"])
CHOICES = st.dictionaries(
    st.sampled_from([name for name in STUDY if not name.startswith("grade")]),
    st.lists(FREE, max_size=2, unique=True).map(tuple),
    max_size=6,
)


@given(CHOICES)
@settings(max_examples=200, deadline=None)
def test_what_is_chosen_for_studying_never_puts_two_actions_of_another_screen_on_one_key(
    chosen: dict[str, tuple[str, ...]],
) -> None:
    given_ = [key for keys in chosen.values() for key in keys]
    if len(set(given_)) < len(given_):
        return  # which the settings refuse
    keys = every_key(chosen)
    for place in (Where.BROWSE, Where.QUERY, Where.SURE, Where.STEP):
        here = [name for name, action in ACTIONS.items() if place in action.where]
        used = [key for name in here for key in keys[name]]
        assert len(set(used)) == len(used)
        for name in here:
            like = ACTIONS[name].like
            if like not in chosen:
                assert keys[name] == ACTIONS[name].keys
            elif chosen[like]:
                assert keys[name]


def test_an_action_follows_the_one_that_it_is_like_as_far_as_keys_are_free() -> None:
    def keys(**chosen: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
        return every_key({name.replace("__", "."): keys for name, keys in chosen.items()})

    assert keys(undo=("z",))["browse.undo"] == ("z",)
    assert keys(undo=("o", "z"))["browse.undo"] == ("z",)  # o sorts
    assert keys(undo=("o",))["browse.undo"] == ("u",)
    assert keys(undo=("o",), bury=("u",))["browse.bury"] == ("b",)  # u is not free, then
    assert keys(undo=("b",), bury=("u",))["browse.bury"] == ("u",)
    assert keys(undo=())["browse.undo"] == ()
    assert keys(undo=("z",), browse__undo=("x",))["browse.undo"] == ("x",)
    assert keys(undo=("o",), browse__sort=("s", "f9"), browse__study=("f8",))["browse.undo"] == (
        "o",
    )
    assert keys(up=("up", "k"))["step.up"] == ("up",)  # k asks for a kind
