"""What the commands of `sim` have in common: the program, what it is given, what it writes."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizgo.commands.sim.terms import Terms
from quizgo.errors import QuizgoError

if TYPE_CHECKING:
    from quizgo.gosim import Program


def compiled(ctx: click.Context, file: Path, terms: Terms) -> Program:
    """The program, ready to run. Where it does not compile, its faults on stderr and status 1."""
    from quizgo import gosim

    program = gosim.compile(source(file), str(file), terms.rules)
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
