"""Files put where other programs look for them: the manual page, the completion of words."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click

from quizgo.errors import QuizgoError
from quizgo.settings.writing import replace_file
from quizgo.ui.prose.help import HelpWords

ASKING_SECONDS = 10.0


def install_page(text: str, words: HelpWords) -> None:
    """Put the manual page into the learner's own folder. Raises QuizgoError."""
    top = data_home() / "man"
    path = top / "man1" / "quizgo.1"
    _put(path, text, words)
    if shutil.which("man") is None:
        _say(words.man_absent)
    elif _is_looked_at(top):
        _say(words.man_finds)
    else:
        line = f"export MANPATH={shlex.quote(str(top))}:"
        _say(words.man_misses.format(line=line))


def install_completion(shell: str, script: str, words: HelpWords) -> None:
    """Put the script where the shell looks for it. Raises QuizgoError."""
    path, left = {
        "bash": (data_home() / "bash-completion" / "completions" / "quizgo", words.bash_next),
        "zsh": (data_home() / "zsh" / "site-functions" / "_quizgo", words.zsh_next),
        "fish": (config_home() / "fish" / "completions" / "quizgo.fish", words.fish_next),
    }[shell]
    _put(path, script + "\n", words)
    folder = shlex.quote(str(path.parent))
    _say(left.format(path=shlex.quote(str(path)), folder=folder))


def data_home() -> Path:
    """Where programs look for the data of one person."""
    return _home("XDG_DATA_HOME", ".local/share")


def config_home() -> Path:
    """Where programs look for the settings of one person."""
    return _home("XDG_CONFIG_HOME", ".config")


def _home(variable: str, usual: str) -> Path:
    """The folder that the variable names, if it does as the standard wants: from the root on."""
    named = Path(os.environ.get(variable, ""))
    if named.is_absolute():
        return named
    home = Path("~").expanduser()
    if not home.is_absolute():
        raise QuizgoError(f"Your home folder is not known. Set HOME, or {variable}.")
    return home / usual


def _is_looked_at(folder: Path) -> bool:
    """Whether `man` looks for pages in the folder."""
    try:
        asked = subprocess.run(
            ["man", "-w"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=ASKING_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    named = (Path(one) for one in asked.stdout.strip().split(os.pathsep) if one)
    return any(one.resolve() == folder.resolve() for one in named)


def _put(path: Path, text: str, words: HelpWords) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise QuizgoError(f"{path}: cannot be written ({error.strerror}).") from error
    replace_file(path, text)
    click.echo(words.written.format(path=path))


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr)
