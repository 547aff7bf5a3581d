"""A whole session of each kind, in both languages: typed into a terminal, and through a pipe."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.conftest import Home
from tests.e2e.kinds import SAMPLES, Sample
from tests.terminal import Terminal

LANGS = {"en": "en_US.UTF-8", "zh": "zh_CN.UTF-8"}

Row = tuple[object, ...]

OF_MANY_LINES = ("points", "predict")


def log_of(home: Home) -> list[Row]:
    """What the log says, without what differs between any two sessions."""
    rows = home.json("history")
    assert isinstance(rows, list)
    names = ("item", "kind", "on", "grade", "proposed", "hints", "attempts", "seed", "undone")
    return [tuple(row.get(name) for name in names) for row in rows]


def answer_on_screen(terminal: Terminal, kind: str, sample: Sample, lang: str) -> None:
    """Answer the card on show rightly, by keys."""
    line = sample.answer(terminal.text(), lang)
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


def asked_plainly(home: Home, deck: Path, lang: str) -> str:
    """What plain mode asks before anything is answered; its shuffle comes again."""
    done = home.run("study", str(deck), "--plain", "--lang", lang, lang=LANGS[lang])
    assert done.returncode == 0
    return done.stdout


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", SAMPLES)
def test_a_session_on_the_screen_and_in_lines_give_one_log(
    kind: str, lang: str, home: Home, tmp_path: Path
) -> None:
    sample = SAMPLES[kind]
    screen_home, plain_home = home, home.copied(tmp_path / "plain")
    deck = screen_home.deck(sample.deck)
    with screen_home.terminal("study", str(deck), "--lang", lang, lang=LANGS[lang]) as terminal:
        terminal.wait_for(sample.question[lang])
        answer_on_screen(terminal, kind, sample, lang)
        terminal.wait_for("4 good" if lang == "en" else "4 ")
        terminal.send("4")
        terminal.wait_for("Done" if lang == "en" else "完成")
        terminal.send("q")
        assert terminal.wait_for_exit() == 0

    shown = asked_plainly(plain_home, deck, lang)
    assert sample.question[lang] in shown
    lines = answer_in_lines(kind, sample.answer(shown, lang)) + "4\n"
    done = plain_home.run(
        "study", str(deck), "--plain", "--lang", lang, input=lines, lang=LANGS[lang]
    )
    assert (done.returncode, done.stderr) == (0, "")

    (row,) = log_of(screen_home)
    proposed = row[4]
    assert proposed == (4 if kind in ("basic", "untyped cloze") else 5)
    assert [row] == log_of(plain_home)
