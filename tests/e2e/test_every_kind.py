"""A whole session of each kind, in both languages: typed into a terminal, and through a pipe."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.conftest import Home
from tests.e2e.kinds import HEAD, SAMPLES
from tests.terminal import Terminal

LANGS = {"en": "en_US.UTF-8", "zh": "zh_CN.UTF-8"}

Row = tuple[object, ...]

GOOD = {"en": "4 good", "zh": "4 良好"}

OF_MANY_LINES = ("points", "predict")


def log_of(home: Home) -> list[Row]:
    """What the log says, without what differs between any two sessions."""
    rows = home.json("history")
    assert isinstance(rows, list)
    names = ("item", "kind", "on", "grade", "proposed", "hints", "attempts", "seed", "undone")
    return [tuple(row.get(name) for name in names) for row in rows]


def answer_on_screen(terminal: Terminal, kind: str, line: str) -> None:
    """Hand in an answer to the card on show, by keys."""
    if kind in ("choice", "order", "ending"):
        terminal.send(line.replace(" ", ""))
    elif kind in OF_MANY_LINES:
        terminal.send(line.replace("\n", "\r") + "\r.")
    else:
        terminal.send(line)
    terminal.press("enter")
    if kind == "points":
        terminal.wait_for("[x] 2.")
        terminal.press("enter")


def answer_in_lines(kind: str, line: str) -> str:
    """The same in plain mode."""
    return f"{line}\n.\n" if kind in OF_MANY_LINES else f"{line}\n"


@pytest.mark.parametrize("lang", LANGS)
def test_a_session_on_the_screen_and_in_lines_give_one_log(
    lang: str, home: Home, tmp_path: Path
) -> None:
    screen_home, plain_home = home, home.copied(tmp_path / "plain")
    deck = home.deck(HEAD + "".join(sample.card for sample in SAMPLES.values()))
    lines = ""
    with screen_home.terminal("study", str(deck), "--lang", lang, lang=LANGS[lang]) as terminal:
        for kind, sample in SAMPLES.items():
            terminal.wait_for(sample.question[lang])
            line = sample.answer(terminal.text(), lang)
            lines += answer_in_lines(kind, line) + "4\n"
            answer_on_screen(terminal, kind, line)
            terminal.wait_for(GOOD[lang])
            terminal.send("4")
            terminal.wait_until_gone(sample.question[lang])
        terminal.wait_for("Done" if lang == "en" else "完成")
        terminal.send("q")
        assert terminal.wait_for_exit() == 0

    words = ("study", str(deck), "--plain", "--lang", lang)
    done = plain_home.run(*words, input=lines, lang=LANGS[lang])
    assert (done.returncode, done.stderr) == (0, "")
    for sample in SAMPLES.values():
        assert sample.question[lang] in done.stdout

    rows = log_of(screen_home)
    assert rows == log_of(plain_home)
    proposed = {str(row[0]).split("#")[0]: row[4] for row in rows}
    assert [card for card, grade in proposed.items() if grade == 4] == ["t/gap", "t/basic"]
    assert list(proposed.values()).count(5) == len(SAMPLES) - 2
