"""What the screen shows is shown a frame at a time."""

from __future__ import annotations

import re
from pathlib import Path

from quizgo.ui.running import FRAME_BEGINS, FRAME_ENDS
from tests.terminal import Terminal, python

ROOT = Path(__file__).resolve().parents[2]

TWO_HALVES = f"""
import sys, time
print({FRAME_BEGINS!r} + "Question", flush=True)
time.sleep(0.5)
print("Options" + {FRAME_ENDS!r}, flush=True)
sys.stdin.readline()
"""


def test_every_frame_of_a_screen_begins_and_ends() -> None:
    with Terminal(python("-m", "tests.ui.seat", "nil-send", "en"), cwd=ROOT) as terminal:
        terminal.wait_for("What does a send on a nil channel do?")
        terminal.press("space")
        terminal.wait_for("It blocks for ever.")
        terminal.press("q")
        terminal.wait_for_exit()
    marks = re.findall(rb"\x1b\[\?2026([hl])", terminal.raw)
    assert marks[:4] == [b"h", b"l", b"h", b"l"]
    assert marks == [b"h", b"l"] * (len(marks) // 2)
    outside = re.sub(rb"\x1b\[\?2026h.*?\x1b\[\?2026l", b"", terminal.raw, flags=re.DOTALL)
    assert b"nil channel" not in outside
    assert b"blocks for ever" not in outside


def test_a_half_drawn_frame_is_not_judged() -> None:
    with Terminal(python("-c", TWO_HALVES)) as terminal:
        terminal.wait_for("Question")
        assert "Options" in terminal.text()
