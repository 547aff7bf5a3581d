"""The key bar: one line that says what the keys do now, at any width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import assert_never

from quizgo.model import Choice, Drive, Grade, Lab, Order, Predict
from quizgo.session.state import Asking, Finished, Judged, Left, Question, State, Ticking, View
from quizgo.ui.content import is_open, is_typed
from quizgo.ui.lines import Line, cells, clipped_line, line_cells
from quizgo.ui.prose.words import Words
from quizgo.ui.study.draft import Draft, Page
from quizgo.ui.telling import grade_word, interval

BETWEEN = "  "


@dataclass(frozen=True, slots=True)
class Key:
    """A key's name and what it does."""

    name: str
    label: str

    def line(self) -> Line:
        return (("class:key", self.name), ("", f" {self.label}"))


def key_bar(view: View, draft: Draft, width: int, words: Words, today: date) -> Line:
    """The bar for a state; keys that do not fit are left out, the last ones first."""
    if draft.page is Page.PAUSED:
        return _fitted([Key(words.name_enter, words.key_go_on), Key("q", words.key_quit)], width)
    if draft.page is not Page.CARD:
        return _fitted([Key(words.name_enter, words.key_back), Key("q", words.key_quit)], width)
    if isinstance(view.state, Judged):
        return grade_bar(view.state, width, words, today, is_final=view.clocks is not None)
    keys = _keys(view.state, draft, words)
    return _fitted(_in_interview(keys, words) if view.clocks is not None else keys, width)


_NOT_IN_INTERVIEWS = frozenset("ueb@")


def _in_interview(keys: Sequence[Key], words: Words) -> list[Key]:
    """The same without what an interview refuses, and with its pause."""
    from quizgo.ui.interview.asking import pause_label  # a session has no pause

    kept = [key for key in keys if key.name not in _NOT_IN_INTERVIEWS]
    if not any(key.name == "q" for key in kept):
        return kept
    at = next(place for place, key in enumerate(kept) if key.name == "q")
    return [*kept[:at], Key("p", pause_label(words)), *kept[at:]]


# Keys -----------------------------------------------------------------------


def _keys(state: State, draft: Draft, words: Words) -> list[Key]:
    match state:
        case Asking(question=question):
            if is_typed(question.card) or is_open(question.card):
                return _typing(question, draft, words)
            return [*_picking(state, draft, words), *_commands(question, words)]
        case Ticking(question=question):
            return [
                Key(words.name_space, words.key_tick),
                Key(words.name_enter, words.key_done),
                *_commands(question, words),
            ]
        case Finished():
            return [Key(words.name_enter, words.key_leave), Key("u", words.key_undo)]
        case Judged() | Left():
            return []
        case _:
            assert_never(state)


def _picking(state: Asking, draft: Draft, words: Words) -> list[Key]:
    body = state.question.card.body
    enter = words.name_enter
    if isinstance(body, Choice | Predict):
        count = len(state.question.shuffle)
        done = words.key_answer if draft.picked else words.key_give_up
        return [Key(f"1-{count}", words.key_pick), Key(enter, done)]
    if isinstance(body, Order):
        return [
            Key(f"1-{len(body.steps)}", words.key_place),
            Key(words.name_space, words.key_carry),
            Key(enter, words.key_answer),
        ]
    if isinstance(body, Drive):
        return _at_the_helm(body, draft, words)
    return [Key(words.name_space, words.key_show)]


def _at_the_helm(body: Drive, draft: Draft, words: Words) -> list[Key]:
    found = draft.helm.stand
    count = len(found.candidates) if found is not None else 0
    choose = [Key(f"1-{count}", words.key_choose)] if count else []
    go_on = [Key(words.name_enter, words.key_go_on)] if count and not body.is_as_go else []
    back = [Key("Backspace", words.key_take_back)] if draft.helm.before else []
    return [*choose, *go_on, *back, Key(_SURRENDER, words.key_surrender)]


def _typing(question: Question, draft: Draft, words: Words) -> list[Key]:
    if draft.is_commanding:
        surrender = _SURRENDER if isinstance(question.card.body, Lab) else ""
        keys = [Key(surrender, words.key_surrender)] if surrender else []
        return [Key(words.name_enter, words.key_back), *keys, *_commands(question, words)]
    if isinstance(question.card.body, Lab):
        return _in_editor(question, words)
    done = Key("Ctrl-D" if is_open(question.card) else words.name_enter, words.key_answer)
    hint = [Key("Alt-h", words.key_hint)] if _has_hints(question) else []
    return [done, Key("Esc", words.key_commands), *hint, Key("F1", words.key_help)]


def _in_editor(question: Question, words: Words) -> list[Key]:
    hint = [Key("Alt-h", words.key_hint)] if _has_hints(question) else []
    return [
        Key("Ctrl-D", words.key_hand_in),
        Key("F5", words.key_run),
        *hint,
        Key(f"Alt-{_SURRENDER}", words.key_surrender),
        Key("F4", words.key_open),
        Key("Esc", words.key_commands),
        Key("F1", words.key_help),
    ]


_SURRENDER = "g"


def _has_hints(question: Question) -> bool:
    return question.hints_shown < len(question.card.hints)


def _commands(question: Question, words: Words) -> list[Key]:
    return [
        Key("?", words.key_help),
        *([Key("h", words.key_hint)] if _has_hints(question) else []),
        Key("u", words.key_undo),
        Key("q", words.key_quit),
        Key("e", words.key_edit),
        Key("b", words.key_bury),
        Key("@", words.key_suspend),
        Key("l", words.key_language),
        Key("i", words.key_why),
    ]


def _fitted(keys: Sequence[Key], width: int) -> Line:
    line: Line = ()
    for key in keys:
        more = (*line, *((("", BETWEEN),) if line else ()), *key.line())
        if line_cells(more) > width:
            break
        line = more
    return line or (clipped_line(keys[0].line(), width) if keys else ())


# Grades ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Cell:
    """Grades that come to the same, as one cell of the bar."""

    grades: tuple[Grade, ...]
    days: int | None
    """None where the schedule stays as it is, or where another cell tells it."""


class _Form(Enum):
    """How much a cell says, from all to least."""

    FULL = "4 good · 6 d"
    TIGHT = "4 good·6d"
    """Failing grades that share a cell have no word."""
    BARE = "4 6d"


def grade_bar(
    judged: Judged, width: int, words: Words, today: date, *, is_final: bool = False
) -> Line:
    """What each grade means, and what comes of it: `4 good · 6 d`. A final one has no way back.

    The proposed one stands in brackets. Where the terminal is narrow, failing grades
    share a cell, then words go, then all but the proposed grade.
    """
    each = [_Cell((grade,), _days(judged, grade, today)) for grade in Grade]
    folded = _folded(each, judged.proposed)
    for shown, form in (
        (each, _Form.FULL),
        (folded, _Form.FULL),
        (folded, _Form.TIGHT),
        (folded, _Form.BARE),
    ):
        line = _grades(shown, judged.proposed, words, form)
        if line_cells(line) <= width:
            return _with_help(line, width, words, is_final=is_final)
    return clipped_line(_grades([each[judged.proposed]], judged.proposed, words, _Form.BARE), width)


def _days(judged: Judged, grade: Grade, today: date) -> int | None:
    due = judged.offers.get(grade)
    return None if due is None else (due - today).days


def _folded(each: Sequence[_Cell], proposed: Grade) -> list[_Cell]:
    """The failing grades as one cell where they give the same; one that is proposed leads."""
    failed, passed = each[: Grade.HARD], each[Grade.HARD :]
    if len({cell.days for cell in failed}) > 1:
        return list(each)
    together = _Cell(tuple(grade for cell in failed for grade in cell.grades), failed[0].days)
    leading = [_Cell((proposed,), None)] if proposed < Grade.HARD else []
    return [*leading, together, *passed]


def _grades(shown: Sequence[_Cell], proposed: Grade, words: Words, form: _Form) -> Line:
    line: Line = ()
    for cell in shown:
        if line:
            line += (("", BETWEEN if form is _Form.FULL else " "),)
        text = _cell_text(cell, words, form)
        if cell.grades == (proposed,):
            line += (("class:proposed", f"[{text}]"),)
        else:
            line += (("", text),)
    return line


def _cell_text(cell: _Cell, words: Words, form: _Form) -> str:
    first, last = int(cell.grades[0]), int(cell.grades[-1])
    is_one = first == last
    name = str(first) if is_one else f"{first}-{last}"
    word = grade_word(cell.grades[0], words) if is_one else words.grade_failed
    days = "" if cell.days is None else interval(cell.days, words)
    if form is _Form.FULL:
        return f"{name} {word} · {days}" if days else f"{name} {word}"
    days = days.replace(" ", "")
    if form is _Form.BARE or not is_one:
        return f"{name} {days}" if days else name
    space = " " if word.isascii() else ""
    return f"{name}{space}{word}·{days}" if days else f"{name}{space}{word}"


def _with_help(line: Line, width: int, words: Words, *, is_final: bool) -> Line:
    """The other keys as well, as far as there is room."""
    back = [] if is_final else [Key("u", words.key_undo), Key("r", words.key_retry)]
    for key in (Key("?", words.key_help), Key(words.name_enter, words.key_accept), *back):
        if line_cells(line) + cells(BETWEEN) + line_cells(key.line()) <= width:
            line = (*line, ("", BETWEEN), *key.line())
    return line
