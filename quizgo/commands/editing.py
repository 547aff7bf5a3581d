"""A card's text opened in the learner's editor, at its line, and taken in again."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from quizgo.commands.filing import deck_path, put_in_place, stage
from quizgo.commands.library import look_over
from quizgo.commands.opening import Opened
from quizgo.errors import QuizgoError
from quizgo.model import Card, Place

_COLON = {"hx", "helix", "subl", "zed"}
_GOTO = {"code", "codium", "cursor"}
_NO_LINE = {"ed", "notepad", "notepad.exe"}


def edit_card(opened: Opened, card: Card) -> tuple[str, ...]:
    """Open the card in the editor and take its deck in again; a sentence for each fault.

    A bundled deck is copied to the learner's folder first. Raises QuizgoError where no
    editor can be run or the copy cannot be written.
    """
    place = _own_place(opened, card)
    _run_editor(place)
    look_over(opened.store, opened.folders)
    known = opened.store.files().get(place.path)
    return tuple(str(fault) for fault in known.faults) if known is not None else ()


def write_program(source: str) -> tuple[str, tuple[str, ...]]:
    """A Go program opened in the editor: as it is afterwards, and what went wrong."""
    with tempfile.TemporaryDirectory(prefix="quizgo-") as folder:
        path = Path(folder) / "prog.go"
        path.write_text(source, encoding="utf-8")
        try:
            _run_editor(Place(path, 1))
            return path.read_bytes().decode("utf-8", "replace"), ()
        except (QuizgoError, OSError) as error:
            return source, (str(error),)


def write_text(text: str) -> str:
    """A text opened in the editor: as it is afterwards. Raises QuizgoError."""
    with tempfile.TemporaryDirectory(prefix="quizgo-") as folder:
        path = Path(folder) / "note.md"
        path.write_text(text, encoding="utf-8")
        _run_editor(Place(path, 1))
        try:
            return path.read_bytes().decode("utf-8", "replace")
        except OSError as error:
            raise QuizgoError(f"What was written cannot be read ({error.strerror}).") from error


def edit_file(path: Path, line: int = 1) -> None:
    """A file opened in the editor, at its line. Raises QuizgoError."""
    _run_editor(Place(path, line))


def _own_place(opened: Opened, card: Card) -> Place:
    """Where the card may be edited: its own file, or a copy of the bundled one."""
    if not card.place.path.is_relative_to(opened.folders.bundled):
        return card.place
    target = deck_path(opened.folders.decks, card.deck)
    if not target.exists():
        staged = stage(card.place.path.read_bytes(), target)
        at = opened.clock.now()
        put_in_place(staged, target, backups=opened.folders.backups, at=at)
    return Place(target, card.place.line)


def _run_editor(place: Place) -> None:
    words = editor_words(place, os.environ)
    try:
        status = subprocess.run(words, check=False).returncode
    except OSError as error:
        raise QuizgoError(
            f"{words[0]!r} cannot be run ({error.strerror}). Set EDITOR to your editor."
        ) from error
    if status != 0:
        raise QuizgoError(f"{words[0]} ended with status {status}. What it saved was read again.")


def editor_words(place: Place, environ: Mapping[str, str]) -> list[str]:
    """The command that opens the place in the editor of `VISUAL` or `EDITOR`."""
    chosen = environ.get("VISUAL") or environ.get("EDITOR") or _fallback()
    try:
        words = shlex.split(chosen)
    except ValueError:
        words = []
    if not words:
        raise QuizgoError("EDITOR cannot be understood. Set it to your editor, e.g. EDITOR=vi.")
    name = Path(words[0]).name
    if name in _NO_LINE:
        return [*words, str(place.path)]
    if name in _COLON:
        return [*words, f"{place.path}:{place.line}"]
    if name in _GOTO:
        return [*words, "--wait", "--goto", f"{place.path}:{place.line}"]
    return [*words, f"+{place.line}", str(place.path)]


def _fallback() -> str:
    for name in ("nano", "vi", "notepad"):
        if shutil.which(name):
            return name
    raise QuizgoError("No editor is known. Set EDITOR to your editor, e.g. EDITOR=vi.")
