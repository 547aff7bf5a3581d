"""Reports of interviews: the list of them, one of them, and the file that one is written to."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from quizgo.commands.answering import write_json, write_json_rows
from quizgo.commands.interview.as_json import held_json, report_json, state_of
from quizgo.commands.interview.files import Held, all_held, find, folder_of
from quizgo.commands.interview.holding import undone_of
from quizgo.commands.opening import Opened
from quizgo.errors import QuizgoError, WrongWords
from quizgo.session.interview.report import Report, report
from quizgo.settings import Show
from quizgo.ui.grades import words_for
from quizgo.ui.interview.blocks import Block
from quizgo.ui.interview.entry import HeldLine, held_table, none_held, written_line
from quizgo.ui.interview.telling import report_blocks
from quizgo.ui.prose import words_in
from quizgo.ui.tables import write_table

ENDINGS = (".md", ".html")


def check_file(path: Path) -> None:
    """Raises where no report can be written there: better before an interview than after it."""
    if path.suffix.lower() not in ENDINGS:
        raise WrongWords(f"{path}: let the name end in {' or '.join(ENDINGS)}.")
    folder = path.parent
    if not folder.is_dir() or not os.access(folder, os.W_OK) or path.is_dir():
        raise QuizgoError(f"{path}: cannot be written there. Name a file in a folder of yours.")


def list_held(opened: Opened, *, as_json: bool) -> None:
    """The interviews held so far, the last one first."""
    held = all_held(folder_of(opened.folders))[::-1]
    if as_json:
        write_json_rows(map(held_json, held))
        return
    for one in held:
        if one.complaint:
            print(f"quizgo: {one.complaint}", file=sys.stderr)
    if not held:
        print(none_held(opened.lang))
        return
    words = words_in(opened.lang)
    zone = opened.clock.now().tzinfo
    lines = [HeldLine(one.number, state_of(one), one.history, zone) for one in held]
    write_table(held_table(lines, words), words, sys.stdout)


def show_report(
    opened: Opened, number: int, show: Show, file: Path | None, *, as_json: bool
) -> None:
    """The report of an earlier interview, as far as it was held. Raises QuizgoError."""
    held = find(folder_of(opened.folders), number)
    if held.history is None:
        raise QuizgoError(held.complaint)
    if held.complaint:
        print(f"quizgo: {held.complaint}", file=sys.stderr)
    if as_json:
        write_json(report_json(_report(opened, held)))
    else:
        tell_report(opened, held, show, file)


def tell_report(opened: Opened, held: Held, show: Show, file: Path | None) -> None:
    """The report on stdout, and in a file where one is named."""
    from quizgo.ui.interview.terminal import report_lines
    from quizgo.ui.printing import columns_of, write_lines

    told, words = _report(opened, held), words_for(opened.lang, opened.looks)
    blocks = list(report_blocks(told, show, words))
    write_lines(report_lines(blocks, columns_of(sys.stdout)), sys.stdout)
    if file is not None:
        _write(file, blocks, held.number, lang=words.language)
        print(written_line(file, words), file=sys.stderr)


def _report(opened: Opened, held: Held) -> Report:
    assert held.history is not None
    return report(held.number, held.history, undone_of(opened, held))


def _write(file: Path, blocks: Sequence[Block], number: int, *, lang: str) -> None:
    if file.suffix.lower() == ".html":
        from quizgo.ui.interview.as_html import report_html

        text = report_html(blocks, lang=lang)
    else:
        from quizgo.ui.interview.as_markdown import report_markdown

        text = report_markdown(blocks)
    try:
        file.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise QuizgoError(
            f"{file}: cannot be written ({error.strerror}). "
            f"`quizgo interview --show {number} --report FILE` writes it elsewhere."
        ) from error
