"""The browse screen: found as one types, changed several at once, taken back."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from quizgo.cli import run
from quizgo.commands.browse import desk_of
from quizgo.commands.opening import Opened, opened
from quizgo.commands.searching import matching
from quizgo.model import Lang
from quizgo.search.errors import BadQuery
from quizgo.settings import Show
from quizgo.ui.browse.asking import Asked
from quizgo.ui.browse.browser import Browser
from quizgo.ui.browse.columns import Column
from quizgo.ui.browse.screen import Picture, Query, Size, picture
from quizgo.ui.lines import Line, line_cells, line_text
from quizgo.ui.prose import words_in
from quizgo.ui.prose.browse import browse_words_in
from tests.e2e.conftest import NOW, Home
from tests.terminal import Terminal

CARDS = "\n".join(
    f"- {{id: c{n}, kind: basic, tags: [t{n % 3}], ask: Question {n}, answer: Answer {n % 4}}}"
    for n in range(9)
)
DECK = f"deck: my/d\ncards:\n{CARDS}\n- {{id: gap, kind: cloze, text: 'a {{{{c1::b}}}} 你好'}}\n"


class Hands:
    """A clock that moves on with each look."""

    seconds = 0.0

    def __call__(self) -> float:
        self.seconds += 0.01
        return self.seconds


class NoPane:
    """A pane without text."""

    def lines(self, browser: Browser, width: int) -> list[Line]:
        return [(("", "…" * width),)] * 7


@dataclass(frozen=True)
class Learner:
    """Has a home with one deck, and opens it in this process."""

    home: Path
    made: Path
    """A home with one deck besides the bundled ones, in which nothing was done yet."""
    monkeypatch: pytest.MonkeyPatch
    capsys: pytest.CaptureFixture[str]

    def types(self, *words: str) -> str:
        assert run(words) == 0
        return self.capsys.readouterr().out

    def moves(self, name: str) -> Learner:
        """Another home, with the same deck."""
        home = self.home.with_name(name)
        shutil.copytree(self.made, home)
        self.monkeypatch.setenv("QUIZGO_HOME", str(home))
        return replace(self, home=home)

    @contextmanager
    def browser(self, query: str = "deck:my", lang: Lang = Lang.EN) -> Iterator[Browser]:
        with opened() as it:
            yield browser_of(it, query, lang)

    def log(self) -> list[dict[str, object]]:
        """What is in the log, without what two logs never share."""
        rows: list[dict[str, object]] = json.loads(self.types("history", "--json"))
        kept = ("item", "kind", "on", "value", "undone")
        return [{name: row.get(name) for name in kept} for row in rows]


def browser_of(it: Opened, query: str, lang: Lang = Lang.EN) -> Browser:
    browser = Browser(desk_of(it), browse_words_in(lang), Hands(), show=Show(lang), query=query)
    browser.finder.finish()
    browser.settle()
    return browser


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Read once: a store that knows all decks need not read them again."""
    home = Home(tmp_path_factory.mktemp("made") / "home")
    home.run("import", str(home.deck(DECK)))
    return home.path


@pytest.fixture
def learner(
    made: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Learner:
    monkeypatch.setenv("QUIZGO_NOW", NOW)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    monkeypatch.delenv("QUIZGO_DATABASE_URL", raising=False)
    return Learner(tmp_path / "none", made, monkeypatch, capsys).moves("home")


def names(browser: Browser) -> list[str]:
    rows = browser.finder.rows
    return [rows[at].item.removeprefix("my/d/") for at in browser.finder.found]


def drawn(browser: Browser, columns: int, rows: int, lang: Lang = Lang.EN) -> list[str]:
    """The screen with a line for the query."""
    found: Picture = picture(
        browser,
        Query(browser.finder.query, len(browser.finder.query), 0),
        NoPane(),
        Size(columns, rows),
        words_in(lang),
    )
    lines = [*found.head, (), *found.body, *found.bottom]
    assert len(lines) == rows
    assert all(line_cells(line) <= columns for line in lines)
    return [line_text(line) for line in lines]


# Finding ------------------------------------------------------------------------


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


# Changing -----------------------------------------------------------------------

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


# The screen -----------------------------------------------------------------------


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("size", [(40, 10), (80, 24), (200, 60), (20, 6), (129, 13), (5, 3)])
def test_every_state_fits_the_screen(learner: Learner, lang: Lang, size: tuple[int, int]) -> None:
    with learner.browser(lang=lang) as browser:
        drawn(browser, *size, lang)
        browser.mark_all()
        browser.suspend()
        drawn(browser, *size, lang)
        for asked in (Asked.TAG, Asked.DUE):
            browser.ask_for(asked)
            browser.answer("?!?, ,")
            drawn(browser, *size, lang)
            browser.back()
        for turn in (browser.read, browser.next_pane, browser.next_pane, browser.fold):
            turn()
            drawn(browser, *size, lang)
        browser.help()
        drawn(browser, *size, lang)
        browser.help()
        browser.write_query()
        for query in ("", "deck:", "is:x", "(" * 60, "nothing such"):
            browser.ask(query)
            browser.finder.finish()
            browser.settle()
            drawn(browser, *size, lang)


def test_browsing_in_a_terminal(made: Path, tmp_path: Path) -> None:
    home = Home(shutil.copytree(made, tmp_path / "home"))
    with home.terminal("browse", "deck:my") as terminal:
        terminal.wait_for("10 of ")
        shows(terminal, "> my/d/c0", "Answer 0", "by deck")
        terminal.press("/")
        terminal.send(" is:s")
        shows(terminal, "is:suspended")
        terminal.press("tab", "enter")
        shows(terminal, "No card is meant by this query.")
        terminal.press("/", *["backspace"] * 14, "enter")
        terminal.press("space", "J", "@")
        shows(terminal, "Suspended 3 cards.", "3 marked")
        terminal.press("d")
        shows(terminal, "Due (2027-01-15, +3, forget):")
        terminal.send("+5\r")
        shows(terminal, "Make 3 cards due on 2027-01-20? y / n")
        terminal.press("y")
        shows(terminal, "3 cards are due on 2027-01-20.")
        terminal.press("t")
        terminal.send("later\r")
        shows(terminal, "Tagged 3 cards later.")
        terminal.press("u", "u", "tab")
        shows(terminal, "Taken back: 3 cards are due on 2027-01-20.", "[history]", "undone")
        terminal.resize(40, 10)
        shows(terminal, "Taken back: 3 cards are due o…")
        terminal.press("j")
        shows(terminal, "/ find")
        terminal.press("enter", "tab", "tab")
        shows(terminal, ">[card]", "j k scroll")
        terminal.press("?")
        shows(terminal, "Keys of the browse screen")
        terminal.resize(200, 60)
        shows(terminal, "u  take back what was done")
        terminal.press("?", "enter", "a", "a", "c")
        shows(terminal, "Space show")
        terminal.press("q")
        shows(terminal, "10 of ", "Question ")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0


def test_browsing_in_chinese(made: Path, tmp_path: Path) -> None:
    home = Home(shutil.copytree(made, tmp_path / "home"))
    with home.terminal("browse", "deck:my", lang="zh_CN.UTF-8", columns=40, rows=10) as terminal:
        shows(terminal, "张中的 10 张", "> my/d/c0", "/ 查找")
        terminal.send("、")
        terminal.send(" is:x")
        shows(terminal, "is:x` is not known")
        terminal.press(*["backspace"] * 5, "enter", "3")
        shows(terminal, "已给 1 张卡片加上旗标 3。")
        terminal.resize(80, 24)
        shows(terminal, "旗标 3", "题型")
        terminal.press("ctrl-c")
        assert terminal.wait_for_exit() == 130


def test_keys_that_the_learner_gave_to_studying_work_here_too(made: Path, tmp_path: Path) -> None:
    home = Home(shutil.copytree(made, tmp_path / "home"))
    assert home.run("config", "set", "keys.undo", "z").returncode == 0
    with home.terminal("browse", "deck:my") as terminal:
        shows(terminal, "10 of ", "> my/d/c0", "/ find")
        terminal.press("5")
        shows(terminal, "Flag 5 on 1 card.")
        terminal.press("z")
        shows(terminal, "Taken back: Flag 5 on 1 card.")
        terminal.press("q")
        assert terminal.wait_for_exit() == 0


def test_without_a_terminal_a_sentence_says_what_to_do(home: Home) -> None:
    done = home.run("browse")
    assert done.returncode == 2
    assert "`quizgo cards` lists cards in a pipe" in done.stderr
    assert "character 4" in home.run("browse", "is:x").stderr


def shows(terminal: Terminal, *texts: str) -> None:
    for text in texts:
        terminal.wait_for(text)
