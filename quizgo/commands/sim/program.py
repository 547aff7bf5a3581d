"""What the commands of `sim` have in common: the program, what it runs under, what it is given."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from quizgo.errors import QuizgoError

if TYPE_CHECKING:
    from quizgo.gosim import Program

USUAL_PROCS = 4
MOST_PROCS = 256

Command = TypeVar("Command", bound=Callable[..., Any])


def run_options(command: Command) -> Command:
    """FILE.go, --procs, --seed and --rules."""
    for option in (
        click.option(
            "--rules",
            type=click.Choice(["1.13", "1.27"]),
            default="1.27",
            show_default=True,
            help="The Go version whose scheduler and language rules hold.",
        ),
        click.option(
            "--seed", type=int, default=1, show_default=True, help="What chance is drawn from."
        ),
        click.option(
            "--procs",
            type=click.IntRange(1, MOST_PROCS),
            help="GOMAXPROCS; by default what the environment variable says, else 4.",
        ),
        click.argument("file", type=click.Path(path_type=Path), metavar="FILE.go"),
    ):
        command = option(command)
    return command


def compiled(ctx: click.Context, file: Path, rules: str) -> Program:
    """The program, ready to run. Where it does not compile, its faults on stderr and status 1."""
    from quizgo import gosim

    program = gosim.compile(source(file), str(file), gosim.RULES[rules])
    if isinstance(program, gosim.CompileFaults):
        write(2, f"{program}\n".encode())
        ctx.exit(1)
    return program


def source(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise QuizgoError(
            f"{file}: cannot be read ({error.strerror}). Name a file of Go source."
        ) from error


def procs_of_environment() -> int:
    """What `GOMAXPROCS` asks for. As in Go, a value that is no positive number is ignored."""
    text = os.environ.get("GOMAXPROCS", "")
    asked = int(text) if text.isascii() and text.isdecimal() else 0
    return min(asked, MOST_PROCS) or USUAL_PROCS


def read(size: int) -> bytes:
    """What is on stdin, as soon as there is something: a line from a terminal."""
    sys.stdout.flush()  # a prompt without a line end
    return os.read(0, size)


def write(fd: int, data: bytes) -> None:
    """What the program writes, byte for byte; seen at once where somebody looks on."""
    text = sys.stdout if fd == 1 else sys.stderr
    text.buffer.write(data)
    if text.isatty():
        text.flush()


def write_file(path: Path, pieces: Iterable[str]) -> None:
    try:
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(pieces)
    except OSError as error:
        raise QuizgoError(f"{path}: cannot be written ({error.strerror}).") from error
