"""Every action that a key stands for, by name, with its screens and its keys by default.

A name alone, `undo`, is of the screens to study from; one with a screen in front, `browse.undo`,
is of that screen.
"""

from __future__ import annotations

from enum import Enum

from quizgo.frozen import dataclass


class Where(Enum):
    """Places at which an action has its keys. Two actions of one place never share a key."""

    STUDY = "study"
    """Interviews, too."""
    TODAY = "today"
    BROWSE = "browse"
    QUERY = "query"
    """The query of the browse screen, while it is typed."""
    SURE = "sure"
    """The browse screen, while it asks whether several cards are to be changed."""
    STEP = "step"


@dataclass(frozen=True, slots=True)
class Action:
    """Something that a key does."""

    about: str
    """What it does, as `config keys` and the settings file say it."""
    keys: tuple[str, ...]
    """By default; the first is the one that bars name."""
    where: frozenset[Where] = frozenset({Where.STUDY})
    like: str = ""
    """The action whose chosen keys this one has, too, where they are free at its place."""


_DAILY = frozenset({Where.STUDY, Where.TODAY})


def _browse(about: str, *keys: str, like: str = "") -> Action:
    return Action(about, keys, frozenset({Where.BROWSE}), like)


def _step(about: str, *keys: str, like: str = "") -> Action:
    return Action(about, keys, frozenset({Where.STEP}), like)


STUDY = {
    "next": Action("hand in, take the proposed grade, go back to the card", ("enter",), _DAILY),
    "pick": Action("show the answer, pick, tick, take a step up", ("space",), _DAILY),
    "help": Action("all keys", ("?", "f1"), _DAILY),
    "hint": Action("a hint", ("h",)),
    "undo": Action("take the last answer back", ("u",)),
    "retry": Action("the same question again", ("r",)),
    "edit": Action("the card in your editor", ("e",)),
    "bury": Action("put the card aside until tomorrow", ("b",)),
    "suspend": Action("put the card aside until it is resumed", ("@",)),
    "language": Action("English, Chinese, both", ("l",)),
    "why": Action("why the card is due", ("i",)),
    "pause": Action("stop the clocks of an interview", ("p",)),
    "quit": Action("leave; all that was answered is kept", ("q",), _DAILY),
    "up": Action("a row or a line up", ("up", "k"), _DAILY),
    "down": Action("a row or a line down", ("down", "j"), _DAILY),
    "carry_up": Action("the step under the cursor up", ("shift-up", "K")),
    "carry_down": Action("the step under the cursor down", ("shift-down", "J")),
    "page_up": Action("a page up", ("pageup",), _DAILY),
    "page_down": Action("a page down", ("pagedown",), _DAILY),
    "take_back": Action("the step placed last, the last choice of a drive", ("backspace",)),
    "commands": Action(
        "while typing: letters are keys until Enter; elsewhere: back", ("escape",), _DAILY
    ),
    "hand_in": Action("hand an answer of many lines in", ("ctrl-d",)),
    "run": Action("run a lab's program once", ("f5", "x")),
    "open": Action("a lab's program in your editor", ("f4", "o")),
    "give_up": Action("the solution of a lab, the way of a drive", ("g",)),
    "flag": Action("a flag on the card: then a digit", ("f",)),
    "note": Action("your note on the card", ("n",)),
    "mark": Action("mark the card, or take the mark away", ("*",)),
    "more_new": Action("when all is done: more new cards", ("m",), _DAILY),
    "more_early": Action("when all is done: what falls due next", ("a",), _DAILY),
    "more_forgotten": Action("when all is done: what was forgotten today", ("c",), _DAILY),
    "grade_again": Action("grade it as not recalled, as the digit 1 does", ()),
    "grade_hard": Action("grade it hard", ()),
    "grade_good": Action("grade it good", ()),
    "grade_easy": Action("grade it easy", ()),
}
"""Of study sessions, interviews and today's screen."""

BROWSE = {
    "browse.find": _browse("write the query", "/"),
    "browse.down": _browse("a row or a line down", "j", "down", like="down"),
    "browse.up": _browse("a row or a line up", "k", "up", like="up"),
    "browse.page_down": _browse("a page down", "pagedown", like="page_down"),
    "browse.page_up": _browse("a page up", "pageup", like="page_up"),
    "browse.first": _browse("the first card", "g", "home"),
    "browse.last": _browse("the last card", "G", "end"),
    "browse.mark": _browse("mark the card, or take the mark away, and go on", "space"),
    "browse.mark_down": _browse("mark while moving down", "J", "shift-down"),
    "browse.mark_up": _browse("mark while moving up", "K", "shift-up"),
    "browse.mark_all": _browse("mark all that were found, or none", "a"),
    "browse.read": _browse("read the card, or go back to the list", "enter"),
    "browse.previous_card": _browse("while reading: the card before", "left"),
    "browse.next_card": _browse("while reading: the card after", "right"),
    "browse.pane": _browse("card, history or why", "tab"),
    "browse.history": _browse("the card's history", "h"),
    "browse.why": _browse("why the card is due", "i", like="why"),
    "browse.fold": _browse("fold the pane away, or back", "p"),
    "browse.edit": _browse("the card in your editor", "e", like="edit"),
    "browse.suspend": _browse("put cards aside until they are resumed", "@", like="suspend"),
    "browse.bury": _browse("put cards aside until tomorrow", "b", like="bury"),
    "browse.tag": _browse("put a tag on cards", "t"),
    "browse.untag": _browse("take a tag away", "T"),
    "browse.note": _browse("your note, in the last line", "n", like="note"),
    "browse.write_note": _browse("your note, in your editor", "N"),
    "browse.due": _browse("due on a day", "d"),
    "browse.reset": _browse("new again", "r"),
    "browse.undo": _browse("take back what was done on this screen", "u", like="undo"),
    "browse.study": _browse("study what is due of them", "s"),
    "browse.cram": _browse("study them all, outside the schedule", "c"),
    "browse.sort": _browse("sort by the next column", "o"),
    "browse.sort_back": _browse("sort the other way round", "O"),
    "browse.language": _browse("English, Chinese, both", "l", like="language"),
    "browse.help": _browse("all keys", "?", "f1", like="help"),
    "browse.quit": _browse("leave", "q", like="quit"),
    "browse.back": Action(
        "out of what is open", ("escape",), frozenset({Where.BROWSE, Where.QUERY, Where.SURE})
    ),
    "browse.complete": Action("complete the word", ("tab",), frozenset({Where.QUERY})),
    "browse.list": Action(
        "from the query to the list", ("enter", "down"), frozenset({Where.QUERY})
    ),
    "browse.yes": Action("change several cards", ("y",), frozenset({Where.SURE})),
    "browse.no": Action("leave them as they are", ("n", "enter"), frozenset({Where.SURE})),
}
"""Of the browse screen, where digits are flags."""

STEP = {
    "step.forward": _step("a stop on", "n", "right", "space"),
    "step.back": _step("a stop back", "p", "left"),
    "step.ten_forward": _step("ten stops on", "pagedown"),
    "step.ten_back": _step("ten stops back", "pageup"),
    "step.first": _step("the first stop", "home"),
    "step.last": _step("the last stop", "end"),
    "step.event": _step("the next event", "e"),
    "step.event_back": _step("the event before", "E"),
    "step.kind": _step("the next event of a kind", "k"),
    "step.again": _step("the next of that kind", "."),
    "step.again_back": _step("the one of that kind before", ","),
    "step.line": _step("run to a line", "l"),
    "step.follow": _step("the next stop of the goroutine on show", "o"),
    "step.goroutine": _step("another goroutine", "g"),
    "step.goroutine_back": _step("the goroutine before", "G"),
    "step.choice": _step("change the next choice", "c"),
    "step.pane": _step("the next pane", "tab"),
    "step.pane_back": _step("the pane before", "shift-tab"),
    "step.up": _step("scroll up", "up", like="up"),
    "step.down": _step("scroll down", "down", like="down"),
    "step.help": _step("all keys", "?", "f1", like="help"),
    "step.quit": _step("leave", "q", "ctrl-d", like="quit"),
    "step.cancel": _step("close what is open", "escape"),
}
"""Of the stepper."""

ACTIONS: dict[str, Action] = {**STUDY, **BROWSE, **STEP}
"""Every action by name, in the order in which lists tell them."""
