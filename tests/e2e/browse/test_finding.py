"""The browse screen: found as one types, sorted, completed."""

from __future__ import annotations

import pytest

from quizgo.commands.opening import opened
from quizgo.commands.searching import matching
from quizgo.search.errors import BadQuery
from quizgo.ui.browse.columns import Column
from tests.e2e.browse.desk import Learner, browser_of, drawn, names


@pytest.mark.parametrize(
    "query",
    [
        "",
        "deck:my",
        "deck:my -tag:t0",
        "deck:my question",
        "你好",
        "deck:my re:answer.[23]$",
        "added:3",
        "deck:my rated:1",
        "flag:2 or note:ann",
        "deck:my (is:new or prop:due>1)",
        "nothing such",
    ],
)
def test_the_screen_finds_what_cards_lists(learner: Learner, query: str) -> None:
    learner.types("flag", "2", "c3")
    learner.types("note", "c4", "Ask Ann")
    learner.types("reschedule", "c5", "--due", "+3")
    with opened() as it:
        found = browser_of(it, query)
        assert [found.finder.rows[at].item for at in found.finder.found] == [
            row.item.id for row in matching(it, query)
        ]


def test_a_query_that_breaks_off_leaves_the_list_and_points_at_its_place(
    learner: Learner,
) -> None:
    with learner.browser("deck:my tag:t1") as browser:
        browser.write_query()
        browser.ask("deck:my is:deu")
        assert isinstance(browser.finder.error, BadQuery)
        assert names(browser) == ["c1", "c4", "c7"]
        lines = drawn(browser, 60, 24)
        assert lines[2] == " " * len("Find: deck:my is:") + "^"
        assert lines[3] == "`is:deu` is not known. Did you mean `is:due`?"
        browser.ask("deck:my is:new")
        browser.finder.finish()
        assert len(names(browser)) == 10


def test_a_new_query_ends_the_search_for_the_old_one(learner: Learner) -> None:
    with learner.browser("") as browser:
        browser.ask("question")
        assert browser.finder.work(0.005)
        browser.ask("id:c1 deck:my")
        browser.finder.finish()
        assert names(browser) == ["c1"]


def test_the_cursor_stays_on_its_card_while_it_is_found(learner: Learner) -> None:
    with learner.browser() as browser:
        browser.go(4)
        browser.ask("deck:my tag:t1")
        browser.finder.finish()
        browser.settle()
        assert (browser.place, browser.current and browser.current.item) == (1, "my/d/c4")
        browser.ask("deck:my tag:t2")
        browser.finder.finish()
        browser.settle()
        assert browser.place == 0


def test_words_are_completed(learner: Learner) -> None:
    with learner.browser() as browser:
        assert browser.completion("is:su").words == ("is:suspended",)
        assert browser.completion("deck:m").words == ("deck:my", "deck:my/d")
        assert browser.completion("a -tag:t").words[:3] == ("tag:t0", "tag:t1", "tag:t2")
        assert browser.completion("a -tag:t").start == 3
        assert browser.completion("le").words == ("level:",)
        assert browser.completion("deck:my (kind:pr").words == ("kind:predict",)
        for nothing in ("", "zz", 'tag:"t', "added:", "re:x", "deck:zz"):
            assert browser.completion(nothing).words == (), nothing


def test_the_list_is_sorted_by_each_column_either_way(learner: Learner) -> None:
    learner.types("flag", "2", "c3")
    learner.types("flag", "1", "c8")
    learner.types("reschedule", "c5", "--due", "+3")
    with learner.browser() as browser:
        everything = names(browser)
        browser.finder.sort(Column.FLAG, backwards=False)
        assert names(browser)[:3] == ["c8", "c3", "c0"]
        browser.finder.sort(Column.FLAG, backwards=True)
        assert names(browser)[:3] == ["c3", "c8", "c0"]
        browser.finder.sort(Column.DUE, backwards=True)
        assert names(browser)[0] == "c5"
        for _ in range(len(Column) - list(Column).index(Column.DUE)):
            browser.sort()
            assert sorted(names(browser)) == sorted(everything)
        assert browser.finder.column is None
        assert names(browser) == everything
        browser.sort_back()
        assert names(browser) == everything[::-1]
