"""The browse screen: several cards changed at once, and taken back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quizgo.ui.browse.asking import Asked
from quizgo.ui.browse.browser import Browser
from tests.e2e.browse.desk import Learner, drawn

Deed = Callable[[Browser], None]


def typed(asked: Asked, text: str, *, sure: bool = False) -> Deed:
    """What is asked for in the last line, and a yes where several cards are changed."""

    def do(browser: Browser) -> None:
        browser.ask_for(asked)
        browser.answer(text)
        if sure:
            assert browser.question is not None
            browser.answer("")
        assert browser.question is None, browser.sentence

    return do


def reset(browser: Browser) -> None:
    browser.reset()
    browser.answer("")


@pytest.mark.parametrize(
    ("do", "words"),
    [
        (Browser.suspend, ("suspend",)),
        (Browser.bury, ("bury",)),
        (lambda browser: browser.flag(5), ("flag", "5")),
        (lambda browser: browser.flag(0), ("flag", "0")),
        (typed(Asked.TAG, "again"), ("tag", "again")),
        (typed(Asked.UNTAG, "again"), ("untag", "again")),
        (typed(Asked.DUE, "+3", sure=True), ("reschedule", "--due", "+3")),
        (typed(Asked.DUE, "forget", sure=True), ("reset",)),
        (reset, ("reset",)),
    ],
)
def test_an_action_logs_what_the_command_logs(
    learner: Learner, do: Deed, words: tuple[str, ...]
) -> None:
    with learner.browser() as browser:
        browser.mark()
        browser.go(3)
        browser.mark()
        do(browser)
    log = learner.log()
    other = learner.moves("other")
    other.types(*words, "c0", "c3")
    assert log == other.log()
    assert len(log) == 2


def test_a_note_is_put_on_the_card_under_the_cursor(learner: Learner) -> None:
    with learner.browser() as browser:
        typed(Asked.NOTE, "Ask Ann")(browser)
        browser.ask_for(Asked.NOTE)
        assert browser.question is not None
        assert browser.question.text == "Ask Ann"
        browser.answer_written(lambda text: text + "\nabout wakep\n")
        assert browser.current is not None
        assert browser.current.progress.note == "Ask Ann\nabout wakep"


def test_what_was_done_is_taken_back_as_deep_as_it_went(learner: Learner) -> None:
    with learner.browser() as browser:
        before = list(browser.finder.rows)
        browser.mark_all()
        browser.suspend()
        assert all(row.progress.suspended for row in browser.finder.rows if row.deck == "my/d")
        browser.suspend()  # all are: resume
        browser.flag(7)
        typed(Asked.TAG, "x")(browser)
        typed(Asked.DUE, "2027-02-01", sure=True)(browser)
        for _ in range(5):
            browser.undo()
        assert "Taken back: Suspended 10 cards." in browser.sentence
        assert [row.progress for row in browser.finder.rows] == [row.progress for row in before]
        browser.undo()
        assert browser.sentence.startswith("Nothing was changed on this screen")
    assert len(learner.log()) == 100


def test_marks_out_of_sight_are_left_alone(learner: Learner) -> None:
    with learner.browser() as browser:
        browser.mark_all()
        browser.ask("deck:my tag:t1")
        browser.finder.finish()
        assert browser.targets() == ("my/d/c1", "my/d/c4", "my/d/c7")
        browser.mark_all()
        assert browser.marked_found() == ()
        browser.carry(1)
        assert browser.targets() == ("my/d/c1", "my/d/c4")


def test_several_cards_are_reset_only_after_a_yes(learner: Learner) -> None:
    with learner.browser() as browser:
        browser.mark_all()
        browser.reset()
        assert "Make 10 cards new again? y / n" in drawn(browser, 80, 24)[-2]
        browser.back()
        assert browser.sentence == "Left as it was."
        browser.mark_all()
        browser.reset()  # one card: at once
    assert [row["kind"] for row in learner.log()] == ["reset"]


@pytest.mark.parametrize(
    ("asked", "text", "said"),
    [
        (Asked.TAG, "two words", "A tag is one word"),
        (Asked.TAG, "", "A tag is one word"),
        (Asked.NOTE, "x" * 20_001, "at most 20000 characters"),
        (Asked.DUE, "soon", "Write a day like"),
        (Asked.DUE, "2020-01-01", "That day is past."),
        (Asked.DUE, "99999", "too far ahead"),
    ],
)
def test_what_cannot_be_taken_is_asked_again(
    learner: Learner, asked: Asked, text: str, said: str
) -> None:
    with learner.browser() as browser:
        browser.ask_for(asked)
        browser.answer(text)
        assert browser.question is not None
        assert said in browser.sentence
    assert learner.log() == []
