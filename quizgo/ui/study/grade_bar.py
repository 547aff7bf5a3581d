"""The bar of grades: what each means, and when it brings the card back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from enum import Enum

from quizgo.frozen import dataclass
from quizgo.model import Grade
from quizgo.session.state import Judged
from quizgo.ui.bars import BETWEEN, Key, with_more
from quizgo.ui.grades import FOUR, typed_as
from quizgo.ui.lines import Line, clipped_line, line_cells
from quizgo.ui.prose.words import Words
from quizgo.ui.telling import grade_word, interval


@dataclass(frozen=True, slots=True)
class _Cell:
    """Grades that come to the same, as one cell of the bar."""

    name: str
    """The digit that is typed, or the first and the last of several."""
    grade: Grade | None
    """None for failing grades together."""
    days: int | None
    """None where the schedule stays as it is, or where another cell tells it."""
    is_proposed: bool = False


class _Form(Enum):
    """How much a cell says, from all to least."""

    FULL = "4 good · 6 d"
    TIGHT = "4 good·6d"
    """Failing grades that share a cell have no word."""
    BARE = "4 6d"


def grade_bar(
    judged: Judged,
    width: int,
    words: Words,
    today: date,
    *,
    others: Sequence[Key] = (),
    four_grades: bool = False,
) -> Line:
    """What each grade means, and what comes of it: `4 good · 6 d`. Then `others`, if they fit.

    The proposed one stands in brackets. Where the terminal is narrow, failing grades
    share a cell, then words go, then all but the proposed grade.
    """
    each = _cells(judged, today, four_grades=four_grades)
    folded = each if four_grades else _folded(each)
    for shown, form in (
        (each, _Form.FULL),
        (folded, _Form.FULL),
        (folded, _Form.TIGHT),
        (folded, _Form.BARE),
    ):
        line = _grades(shown, words, form)
        if line_cells(line) <= width:
            return with_more(line, others, width)
    proposed = [cell for cell in each if cell.is_proposed]
    return clipped_line(_grades(proposed, words, _Form.BARE), width)


def _cells(judged: Judged, today: date, *, four_grades: bool) -> list[_Cell]:
    proposed = typed_as(judged.proposed, four_grades=four_grades)
    cells = []
    for grade in FOUR if four_grades else Grade:
        digit = typed_as(grade, four_grades=four_grades)
        named = None if four_grades and grade < Grade.HARD else grade
        cells.append(_Cell(str(digit), named, _days(judged, grade, today), digit == proposed))
    return cells


def _days(judged: Judged, grade: Grade, today: date) -> int | None:
    due = judged.offers.get(grade)
    return None if due is None else (due - today).days


def _folded(each: Sequence[_Cell]) -> list[_Cell]:
    """The failing grades as one cell where they give the same; one that is proposed leads."""
    failed, passed = each[: Grade.HARD], each[Grade.HARD :]
    if len({cell.days for cell in failed}) > 1:
        return list(each)
    together = _Cell(f"{failed[0].name}-{failed[-1].name}", None, failed[0].days)
    leading = [replace(cell, days=None) for cell in failed if cell.is_proposed]
    return [*leading, together, *passed]


def _grades(shown: Sequence[_Cell], words: Words, form: _Form) -> Line:
    line: Line = ()
    for cell in shown:
        if line:
            line += (("", BETWEEN if form is _Form.FULL else " "),)
        text = _cell_text(cell, words, form)
        line += (("class:proposed", f"[{text}]") if cell.is_proposed else ("", text),)
    return line


def _cell_text(cell: _Cell, words: Words, form: _Form) -> str:
    word = words.grade_failed if cell.grade is None else grade_word(cell.grade, words)
    days = "" if cell.days is None else interval(cell.days, words)
    if form is _Form.FULL:
        return f"{cell.name} {word} · {days}" if days else f"{cell.name} {word}"
    days = days.replace(" ", "")
    if form is _Form.BARE or len(cell.name) > 1:
        return f"{cell.name} {days}" if days else cell.name
    space = " " if word.isascii() else ""
    return f"{cell.name}{space}{word}·{days}" if days else f"{cell.name}{space}{word}"
