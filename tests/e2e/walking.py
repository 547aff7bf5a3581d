"""What walks through a session share: the languages, how one ends, and what the log says then."""

from __future__ import annotations

from tests.e2e.conftest import Home
from tests.terminal import Terminal

LANGS = {"en": "en_US.UTF-8", "zh": "zh_CN.UTF-8"}
DONE = {"en": "Done", "zh": "完成"}


def leave(terminal: Terminal, lang: str = "en") -> None:
    """On from the verdict on the last card, which ends the session, and out."""
    terminal.press("enter")
    terminal.wait_for(DONE[lang])
    terminal.send("q")
    assert terminal.wait_for_exit() == 0


def grades(home: Home) -> list[tuple[object, object]]:
    """The grade of each answer in the log, and how often it was handed in."""
    rows = home.json("history")
    assert isinstance(rows, list)
    return [(row["grade"], row["attempts"]) for row in rows]
