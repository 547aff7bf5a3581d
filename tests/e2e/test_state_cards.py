"""A question about a moment of a run, answered rightly and wrongly, by keys and in lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.conftest import Home, quizgo
from tests.e2e.kinds import SAMPLES
from tests.terminal import Terminal

LANGS = {"en": "en_US.UTF-8", "zh": "zh_CN.UTF-8"}
SAID = {
    "en": ("Right.", "Wrong.", "Asked: p0.runq, just after go_create, no. 3"),
    "zh": ("正确。", "错误。", "问：第 3 次 go_create 刚刚发生之后，p0.runq 是什么"),
}


def grades(home: Home) -> list[object]:
    rows = home.json("history")
    assert isinstance(rows, list)
    return [row["grade"] for row in rows]


def deck_of(home: Home) -> Path:
    return home.deck(SAMPLES["state"].deck, "states.yaml")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("typed", "grade"), [("worker#1 worker2", 5), ("worker#2 worker#1", 1)])
def test_an_answer_typed_into_a_terminal(home: Home, lang: str, typed: str, grade: int) -> None:
    command = quizgo("study", str(deck_of(home)), "--lang", lang)
    with Terminal(command, rows=40, environ=home.environ(lang=LANGS[lang])) as terminal:
        terminal.wait_for(SAID[lang][2].split(" ")[0])
        terminal.send(typed + "\r")
        terminal.wait_for(SAID[lang][0 if grade == 5 else 1].rstrip(".。"))
        terminal.wait_for("worker#1 worker#2")
        terminal.press("enter")
        terminal.wait_until(lambda: "worker#1 worker#2" not in terminal.text(), "the next card")
        terminal.press("escape", "q")
        assert terminal.wait_for_exit() == 0
    assert grades(home)[0] == grade


@pytest.mark.parametrize("lang", LANGS)
def test_answers_in_lines(home: Home, lang: str) -> None:
    deck = deck_of(home)
    words = ("study", str(deck), "--plain", "--lang", lang)
    wrong = home.run(*words, input="nobody\n\n:q\n", lang=LANGS[lang])
    assert wrong.returncode == 0
    for said in (SAID[lang][2], SAID[lang][1], "worker#1 worker#2"):
        assert said in wrong.stdout
    right = home.run(*words, input="worker#1 worker#2\n\n:q\n", lang=LANGS[lang])
    assert SAID[lang][0] in right.stdout
    assert SAID[lang][1] not in right.stdout
    assert sorted(map(str, grades(home))) == ["1", "5"]


def test_show_tells_the_answer(home: Home) -> None:
    deck = deck_of(home)
    home.run("import", str(deck))
    done = home.run("show", "t/state")
    assert done.returncode == 0, done.stderr
    assert "worker#1 worker#2" in done.stdout
    assert "p0.runq" in done.stdout
