"""Mock interviews from the first word typed to the report: in lines, on screens, after kill -9."""

from __future__ import annotations

import io
import json
import random
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from quizgo.cli import run
from tests.e2e.conftest import Home, quizgo
from tests.terminal import Terminal

DECK = """\
deck: t
title: {en: Tests, zh: 测试}
cards:
- id: open
  kind: points
  ask: {en: "How does a P find work?", zh: "P 怎样找活干？"}
  points:
  - {text: {en: "its own queue", zh: "自己的队列"}, match: [local, 本地]}
  - {text: {en: "the shared queue", zh: "全局队列"}, match: [global, 全局]}
  - {text: {en: "stealing", zh: "窃取"}, match: [steal, 窃取]}
  follow: [half, ring]
  level: intermediate
  seconds: 60
  refs: ["runtime/proc.go findRunnable"]
- id: half
  kind: typed
  ask: {en: "How much is taken when stealing?", zh: "窃取时拿走多少？"}
  accept: [half, 一半]
  level: expert
- id: ring
  kind: typed
  ask: {en: "How long is the local ring?", zh: "本地环形队列多长？"}
  accept: ["256"]
  level: basic
- id: prints
  kind: predict
  ask: {en: "What does it print?", zh: "它会输出什么？"}
  go: |
    package main

    import "fmt"

    func main() {
      for n := range 2 {
        defer fmt.Println(n)
      }
    }
  level: basic
- id: pick
  kind: choice
  ask: {en: "Who owns runnext?", zh: "runnext 属于谁？"}
  options:
  - {text: {en: "the P", zh: "P"}, right: true}
  - {text: {en: "the M", zh: "M"}}
  level: basic
- id: recall
  kind: basic
  ask: {en: "What is an M?", zh: "M 是什么？"}
  answer: {en: "A thread.", zh: "一个线程。"}
  level: basic
"""

ANSWERS = {
    "t/open": "the local queue\nthen stealing\n.",
    "t/half": "half",
    "t/ring": "512",
    "t/prints": "1\n0\n.",
    "t/pick": "",
    "t/recall": "",
}
"""What is typed, by card: some of it is right."""


@pytest.fixture(scope="module")
def still_office(looked_over: Home, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home whose deck `t` is there besides the bundled ones, all of them read. For tests that
    change nothing, and to be copied by others.
    """
    home = looked_over.copied(tmp_path_factory.mktemp("office") / "home")
    place = home.path / "decks" / "t.yaml"
    place.parent.mkdir(exist_ok=True)
    place.write_text(DECK, encoding="utf-8")
    assert home.run("decks").returncode == 0
    return home


@pytest.fixture
def office(still_office: Home, tmp_path: Path) -> Home:
    return still_office.copied(tmp_path / "home")


class Candidate(io.StringIO):
    """Who is interviewed, in lines: reads what was said and answers the card asked last.

    Stands where stdin is; the command runs in this process, which saves the start of another.
    """

    def __init__(
        self, said: Callable[[], str], *, first: tuple[str, ...] = (), most: int = 99
    ) -> None:
        super().__init__()
        self._said = said
        self._lines = list(first)
        self._left = most
        """Cards that are still answered before the input ends."""

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        if not self._lines and (self._said().endswith("\n> ") and self._left > 0):
            self._lines = ANSWERS[card_in(self._said())].split("\n")
            self._left -= 1
        elif not self._lines and not self._said().endswith("\n> "):
            return "\n"  # the grade as proposed
        return self._lines.pop(0) + "\n" if self._lines else ""


def card_in(said: str) -> str:
    """The card that was asked last."""
    heads = re.findall(r" · (t/\w+) · ", said)
    return str(heads[-1]) if heads else ""


Hold = Callable[..., tuple[int, str, str]]


@pytest.fixture
def hold(office: Home, monkeypatch: pytest.MonkeyPatch) -> Hold:
    """Runs `quizgo WORDS` in this process and gives its status, what it said, and its stderr."""

    def held(
        *words: str, lang: str = "en_US.UTF-8", first: tuple[str, ...] = (), most: int = 99
    ) -> tuple[int, str, str]:
        for name, value in office.environ(lang=lang).items():
            monkeypatch.setenv(name, value)
        out, err = io.StringIO(), io.StringIO()
        candidate = Candidate(out.getvalue, first=first, most=most)
        for name, stream in (("stdin", candidate), ("stdout", out), ("stderr", err)):
            monkeypatch.setattr(f"sys.{name}", stream)
        status = run(words)
        monkeypatch.undo()
        return status, out.getvalue(), err.getvalue()

    return held


def told_by(hold: Hold, *words: str) -> Any:
    """What a command that lists something prints with `--json`."""
    status, said, told = hold(*words, "--json")
    assert status == 0, told
    return json.loads(said)


def questions(hold: Hold, number: int = 1) -> list[dict[str, object]]:
    return list(told_by(hold, "interview", "--show", str(number))["questions"])


def assert_log_is_told(hold: Hold) -> None:
    """The report and the log name the same answers, each once."""
    told = [(one["item"], one["grade"]) for one in questions(hold)]
    rows = told_by(hold, "history")
    assert told == [(row["item"], row["grade"]) for row in reversed(rows)]
    assert len(told) == len({item for item, _ in told})


# In lines ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        (
            "en_US.UTF-8",
            [
                "Time: 1:00 for this question, 20:00 for the interview.",
                "The interview stands still. An empty line",
                "Good. Deeper:",
                "The level basic is not reached yet",
                "- the shared queue (missed)",
                "runtime/proc.go findRunnable",
            ],
        ),
        (
            "zh_CN.UTF-8",
            [
                "时间：本题 1:00，整场 20:00。",
                "面试已暂停。",
                "不错。再深入一点：",
                "还没有达到基础水平",
                "- 全局队列（漏掉）",
                "runtime/proc.go findRunnable",
            ],
        ),
    ],
)
def test_an_interview_in_lines_ends_with_its_report(
    office: Home, hold: Hold, lang: str, expected: list[str]
) -> None:
    page = office.path / "report.html"
    words = ("--deck", "t", "--minutes", "20", "--seed", "3", "--report", str(page))
    status, said, _ = hold("interview", *words, lang=lang, first=(":p", ""))
    assert status == 0
    for text in expected:
        assert text in said
    assert {one["item"]: one["grade"] for one in questions(hold)} == {
        "t/open": 4,
        "t/half": 5,
        "t/ring": 1,
        "t/prints": 5,
        "t/pick": 0,
        "t/recall": 4,
    }
    assert_log_is_told(hold)
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_one_that_was_left_is_offered_and_the_next_one_harms_no_schedule(
    office: Home, hold: Hold
) -> None:
    status, said, _ = hold("interview", "--deck", "t", "--seed", "3", most=1)
    assert status == 0
    assert "Interview 1 waits: 1 question answered. `quizgo interview` goes on with it." in said
    left = questions(hold)
    status, said, _ = hold("interview", first=("what?", "q"))
    assert status == 0
    assert re.search(r"Interview 1 of 2027-01-15 is not finished: 1 question answered, \d\d:", said)
    assert "That is not understood." in said
    _, said, _ = hold("interview", first=("",))
    assert "We stopped here." in said
    assert questions(hold)[: len(left)] == left
    assert_log_is_told(hold)
    _, said, _ = hold("interview", "--deck", "t", "--questions", "1", "--topic", "tests")
    assert "it is logged as cram and changes no schedule" in said
    _, _, told = hold("interview", "--new", "--questions", "9", "--deck", "t", most=0)
    assert "There are only 6 questions of that sort" in told
    rows = told_by(hold, "interview", "--list")
    assert [(row["number"], row["state"]) for row in rows] == [
        (3, "open"),
        (2, "finished"),
        (1, "finished"),
    ]
    assert [one["logged_as"] for one in questions(hold, 2)] == ["cram"]


def test_a_line_cut_short_is_dropped_and_one_damaged_is_told(office: Home, hold: Hold) -> None:
    hold("interview", "--deck", "t", "--seed", "3", most=0)
    file = office.path / "interviews" / "0001.jsonl"
    whole = file.read_bytes()
    file.write_bytes(whole + b'{"event": "answ')
    assert "We stopped here." in hold("interview", "--resume", most=0)[1]
    file.write_bytes(whole + b"{}\n" + whole)
    status, _, told = hold("interview", "--resume")
    assert status == 1
    assert "0001.jsonl:4: this line is damaged" in told
    assert told_by(hold, "interview", "--list")[0]["state"] == "damaged"
    assert hold("interview", "--show", "1")[0] == 0
    file.write_bytes(b"\xff\n")
    assert hold("interview", "--show", "1")[0] == 1


def test_by_number_of_questions_each_may_take_its_own_time(hold: Hold) -> None:
    _, said, _ = hold("interview", "--deck", "t", "--questions", "1", most=0)
    assert card_in(said) == "t/open"
    assert "Time: 1:00 for this question, 1:00 for the interview." in said


def test_an_answer_taken_back_is_told_as_such(office: Home, hold: Hold) -> None:
    hold("interview", "--deck", "t", "--questions", "2")
    hold("undo")
    assert [one["undone"] for one in questions(hold)] == [False, True]
    assert "taken back since" in hold("interview", "--show", "1")[1]


# kill -9 ----------------------------------------------------------------------


def test_killed_again_and_again_it_asks_each_question_once(office: Home, hold: Hold) -> None:
    chance = random.Random(20270115)
    words = ["--deck", "t", "--seed", "5"]
    for _ in range(3):
        _killed(office, words, chance.randrange(1, 7))
        words = ["--resume"]
    status, _, told = hold("interview", "--resume")
    assert status == 0 or "No interview was left" in told
    assert_log_is_told(hold)
    assert len(questions(hold)) == len(ANSWERS)


def _killed(home: Home, words: list[str], prompts: int) -> None:
    """An interview in a process of its own, killed at a prompt."""
    said = b""
    with subprocess.Popen(
        quizgo("interview", "--plain", *words),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=home.environ(),
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        candidate = Candidate(lambda: said.decode())
        while letter := process.stdout.read(1):
            said += letter
            if said.endswith((b"\n> ", b"]: ")):
                prompts -= 1
                if prompts < 0:
                    break
                process.stdin.write(candidate.readline().encode())
                process.stdin.flush()
        process.kill()


def test_a_closed_terminal_loses_nothing(office: Home, hold: Hold) -> None:
    with office.terminal("interview", "--deck", "t", "--seed", "3") as terminal:
        terminal.wait_for("How does a P find work")
        terminal.send("local\x04")
        terminal.wait_for("Tick the points you made")
        terminal.press("enter")
        terminal.wait_for("You did not come to this")
        terminal.hang_up()
        assert terminal.wait_for_exit() == 129
    _, said, _ = hold("interview", "--resume", most=0)
    assert "We stopped here." in said
    assert [one["item"] for one in questions(hold)] == ["t/open"]
    assert_log_is_told(hold)


# Bad input --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (("--topic", "shceduling"), 1, "No question is about 'shceduling'. Did you mean 'schedul"),
        (("--deck", "go/gcc"), 1, "Did you mean go/gc"),
        (("--deck", "t", "--level", "expert", "--topic", "nil"), 1, "No question is about 'nil'"),
        (("--minutes", "1", "--topic", "labs"), 1, "1 min is too short: the shortest question"),
        (("--level", "guru"), 2, "guru"),
        (("--minutes", "0"), 2, "0"),
        (("--resume",), 1, "No interview was left unfinished"),
        (("--resume", "--new"), 2, "Give one"),
        (("--resume", "--minutes", "9"), 2, "as it was begun"),
        (("--list", "--level", "basic"), 2, "earlier interviews"),
        (("--show", "7"), 1, "There is no interview 7"),
        (("--report", "report.pdf"), 2, ".md or .html"),
        (("--report", "no/where/report.md"), 1, "cannot be written there"),
        (("--json",), 2, "--json goes with"),
    ],
    ids=lambda value: str(value)[:24],
)
def test_bad_words_get_a_sentence(
    office: Home, hold: Hold, words: tuple[str, ...], status: int, says: str
) -> None:
    ended, said, told = hold("interview", *words)
    assert ended == status, told
    assert says in told
    assert not said
    assert not (office.path / "interviews").exists()


def test_a_level_without_cards_names_those_there_are(office: Home, hold: Hold) -> None:
    place = office.path / "decks" / "t.yaml"
    place.write_text(DECK.replace("level: expert", "level: basic"), encoding="utf-8")
    status, _, told = hold("interview", "--deck", "t", "--level", "expert")
    assert status == 1
    assert "There is no expert question. There are: 5 basic, 1 intermediate." in told


# On a screen ------------------------------------------------------------------

SEEN = {
    "en_US.UTF-8": {
        "ask": "How does a P find work",
        "left": "in all",
        "paused": "stands still",
        "next": "How much is taken",
        "over": "The interview is over",
        "report": "Question by question",
    },
    "zh_CN.UTF-8": {
        "ask": "P 怎样找活干",
        "left": "全场",
        "paused": "面试已暂停",
        "next": "拿走多少",
        "over": "面试结束",
        "report": "逐题回顾",
    },
}


@pytest.mark.parametrize("lang", SEEN)
def test_an_interview_on_a_screen_of_three_sizes(office: Home, hold: Hold, lang: str) -> None:
    seen = SEEN[lang]
    words = ["interview", "--deck", "t", "--questions", "2", "--level", "intermediate"]
    with office.terminal(*words, columns=80, rows=24, lang=lang) as terminal:
        terminal.wait_for(seen["ask"])
        assert seen["left"] in terminal.text().split("\n")[0]
        terminal.send("local")
        terminal.wait_for("> local")
        _walk_pause(terminal, seen)
        terminal.resize(40, 10)
        terminal.wait_until(lambda: _has_clocks(terminal, 40), "the clocks at 40 columns")
        _walk_pause(terminal, seen)
        terminal.resize(200, 60)
        terminal.wait_until(lambda: _has_clocks(terminal, 200), "the clocks at 200 columns")
        terminal.press("ctrl-d")
        terminal.wait_for("[x] 1.")
        terminal.press("2", "3", "enter")
        terminal.wait_for(seen["next"])
        terminal.press("ctrl-c")
        assert terminal.wait_for_exit() == 130
    with office.terminal("interview", columns=40, rows=10, lang=lang) as terminal:
        terminal.wait_for("> ")
        terminal.press("enter")
        terminal.wait_for(seen["next"])
        terminal.send("half\r")
        terminal.wait_for(seen["over"])
        terminal.press("enter")
        assert terminal.wait_for_exit() == 0
        assert seen["report"] in terminal.raw.decode()
    assert_log_is_told(hold)


def _has_clocks(terminal: Terminal, columns: int) -> bool:
    """Whether the header fills the width and ends with the clock of the interview."""
    head = terminal.text().split("\n")[0].rstrip()
    return (
        re.search(r"\d:\d\d\D*\d:\d\d( left)?$", head) is not None
        and len(terminal.screen.buffer[0]) >= columns
    )


def _walk_pause(terminal: Terminal, seen: dict[str, str]) -> None:
    """Out of the line, pause, and back: the question is hidden, what was typed is kept."""
    terminal.press("escape", "p")
    terminal.wait_for(seen["paused"])
    terminal.wait_until_gone(seen["ask"])
    terminal.press("enter")
    terminal.wait_for("> local")
    terminal.press("enter")
