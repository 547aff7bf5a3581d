"""The stepper's screen as lines, for any size of the terminal."""

from __future__ import annotations

from quizgo.frozen import dataclass
from quizgo.gosim.view.units import short
from quizgo.model import Lang
from quizgo.settings import Editing
from quizgo.text.safe import one_line
from quizgo.ui.bars import Key, fitted
from quizgo.ui.keymap import KeyMap
from quizgo.ui.lines import Line, cells, clipped, clipped_line, line_cells, padded, wrapped
from quizgo.ui.pictures import RunName
from quizgo.ui.prose.comfort import comfort_words_in
from quizgo.ui.prose.steps import StepWords
from quizgo.ui.prose.words import Words
from quizgo.ui.stepper.panes import focus_line, pane_lines, source_lines
from quizgo.ui.stepper.step import Pane, Step
from quizgo.ui.stepper.telling import note_told, prompt_told, told

LEAST_COLUMNS, LEAST_ROWS = 20, 5
TWO_COLUMNS = 72
"""From here the source has a column of its own."""
ROOMY_ROWS = 14
"""From here the sentence may take two rows."""
LEAST_TYPED = 10
"""Cells that are left for what is typed."""


@dataclass(frozen=True, slots=True)
class Labels:
    """What the screen says, and what keys are called on it."""

    own: StepWords
    words: Words
    keys: KeyMap


def has_two_columns(columns: int) -> bool:
    return columns >= TWO_COLUMNS


def screen(
    step: Step, source: str, run: RunName, labels: Labels, *, columns: int, rows: int
) -> list[Line]:
    """Exactly `rows` lines of at most `columns` cells. While a line is typed, it stands below
    them instead of the keys."""
    words = labels.own
    if columns < LEAST_COLUMNS or rows < LEAST_ROWS:
        first: Line = (("", clipped(words.too_small, max(1, columns))),)
        return [first, *[()] * (max(1, rows) - 1)]
    head = [_header(step, run, words, columns), *_sentence(step, words, columns, rows)]
    foot = [_bottom(step, labels, columns)] if step.wanted is None else []
    height = rows - len(head) - len(foot)
    return [*head, *_body(step, source, labels, columns, height), *foot]


def _header(step: Step, run: RunName, words: StepWords, columns: int) -> Line:
    place = words.head.format(
        position=step.position, last=step.tape.last, time=short(step.stop.time)
    )
    facts = words.run.format(procs=run.procs, rules=run.rules, seed=run.seed)
    if step.tape.replay:
        facts = words.changed_run.format(n=step.tape.changes)
    for left in (f"{run.name} · {facts}", run.name):
        room = columns - cells(left) - cells(place)
        if room >= 1:
            return (("class:header", left + " " * room + place),)
    return (("class:header", padded(clipped(place, columns), columns)),)


def _sentence(step: Step, words: StepWords, columns: int, rows: int) -> list[Line]:
    """What has just happened, or is about to."""
    sentence = told(step.stop, step.names, words)
    lines = wrapped([("class:heading", one_line(sentence))], columns)
    most = 2 if rows >= ROOMY_ROWS else 1
    return [clipped_line(line, columns) for line in lines[:most]]


# Body -----------------------------------------------------------------------


def _body(step: Step, source: str, labels: Labels, columns: int, height: int) -> list[Line]:
    words = labels.own
    if step.has_help:
        lines = _wrapped_help(labels, columns)
        return _window(lines, min(step.scroll, max(0, len(lines) - height)), height, columns)
    if not has_two_columns(columns):
        if step.pane is Pane.SOURCE:
            return _source(step, source, columns, height)
        return _titled(step, source, words, columns, height)
    left_width = columns * 11 // 20
    right_width = columns - left_width - 1
    left = _source(step, source, left_width, height)
    right = _titled(step, source, words, right_width, height)
    return [
        (*one, ("", " " * (left_width - line_cells(one))), ("class:rule", "│"), *other)
        for one, other in zip(left, right, strict=True)
    ]


def _wrapped_help(labels: Labels, columns: int) -> list[Line]:
    heading, *lines = help_sentences(labels)
    found: list[Line] = [(("class:heading", heading),)]
    for line in lines:
        found += wrapped([("", line)], columns)
    return found


def help_sentences(labels: Labels) -> list[str]:
    """A heading, then every key. Keys have the learner's names."""
    names = labels.keys.names(labels.words, "step")
    sentences = [sentence.format_map(names) for sentence in labels.own.help]
    if labels.keys.editing is Editing.VI:
        sentences.append(comfort_words_in(Lang(labels.words.language)).help_vi_signs)
    return sentences


def _source(step: Step, source: str, width: int, height: int) -> list[Line]:
    """The part of the program around the line that is about to run."""
    lines = source_lines(step, source)
    top = max(0, min(focus_line(step) - 1 - height // 2, len(lines) - height))
    if step.pane is Pane.SOURCE:
        top = min(top + step.scroll, max(0, len(lines) - height))
    return _window(lines, top, height, width)


def _titled(step: Step, source: str, words: StepWords, width: int, height: int) -> list[Line]:
    pane = Pane.MACHINE if step.pane is Pane.SOURCE else step.pane
    title: str = getattr(words, pane.value)
    shown = step if pane is step.pane else Step(step.tape, step.position, step.selected)
    lines = pane_lines(shown, source, words)
    heading: Line = (("class:label", clipped(f"[{title}]", width)),)
    scroll = min(step.scroll, max(0, len(lines) - (height - 1)))
    return [heading, *_window(lines, scroll, height - 1, width)]


def _window(lines: list[Line], top: int, height: int, width: int) -> list[Line]:
    seen = [clipped_line(line, width) for line in lines[top : top + height]]
    return [*seen, *[()] * (height - len(seen))]


# Bottom ---------------------------------------------------------------------


def prompt(step: Step, words: StepWords, columns: int) -> str:
    """In front of what is typed, with room left for that."""
    return clipped(prompt_told(step, words), max(0, columns - LEAST_TYPED))


def _bottom(step: Step, labels: Labels, columns: int) -> Line:
    """What an action has to say, else the keys."""
    if step.note is not None:
        return (("class:sentence", clipped(note_told(step.note, labels.own), columns)),)
    return fitted(_keys(step, labels), columns)


def _keys(step: Step, labels: Labels) -> list[Key]:
    """What the bar names, the needed keys first."""
    own, names = labels.own, labels.keys.names(labels.words, "step")
    if step.has_help:
        arrows = " ".join(filter(None, (names["up"].bare, names["down"].bare)))
        return [
            Key(names["help"].bare, own.key_close),
            Key(names["quit"].bare, own.key_quit),
            Key(arrows, own.key_scroll),
        ]
    said = {
        "forward": own.key_forward,
        "back": own.key_back,
        "event": own.key_event,
        "kind": own.key_kind,
        "pane": own.key_pane,
        "help": own.key_help,
        "quit": own.key_quit,
        "line": own.key_line,
        "goroutine": own.key_goroutine,
        "choice": own.key_choice,
    }
    return [Key(names[action].bare, label, f"step.{action}") for action, label in said.items()]
