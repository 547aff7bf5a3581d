"""The keys of the browse screen: each turns into one wish of the browser."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from prompt_toolkit.filters import Condition, FilterOrBool, emacs_mode, vi_navigation_mode
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

from quizgo.settings.actions import BROWSE
from quizgo.ui.browse.asking import Asked, Pane
from quizgo.ui.browse.browser import Browser
from quizgo.ui.browse.desk import Closed, Leaving, Studying
from quizgo.ui.keymap import KeyMap
from quizgo.ui.layouts import add_other_layouts

FLAGS = range(8)
"""Digits are flags, whatever keys the learner has chosen."""

Wish = Callable[[], None]


class Outside(Protocol):
    """What only the application can do."""

    def edit(self) -> None: ...

    def write_note(self) -> None:
        """The note in the learner's editor."""
        ...

    def complete(self) -> None:
        """The word of the query before the cursor."""
        ...

    def leave(self, leaving: Leaving) -> None: ...


def wishes(browser: Browser, outside: Outside) -> dict[str, Wish]:
    """What each action does while nothing is typed, by its name on this screen."""
    return {
        "find": browser.write_query,
        "down": lambda: browser.move(1),
        "up": lambda: browser.move(-1),
        "page_down": lambda: browser.page(1),
        "page_up": lambda: browser.page(-1),
        "first": lambda: browser.go(0),
        "last": browser.to_last,
        "mark": browser.mark,
        "mark_down": lambda: browser.carry(1),
        "mark_up": lambda: browser.carry(-1),
        "mark_all": browser.mark_all,
        "read": browser.read,
        "next_card": lambda: browser.turn(1),
        "previous_card": lambda: browser.turn(-1),
        "pane": browser.next_pane,
        "history": lambda: browser.open_pane(Pane.HISTORY),
        "why": lambda: browser.open_pane(Pane.WHY),
        "fold": browser.fold,
        "edit": outside.edit,
        "suspend": browser.suspend,
        "bury": browser.bury,
        "tag": lambda: browser.ask_for(Asked.TAG),
        "untag": lambda: browser.ask_for(Asked.UNTAG),
        "note": lambda: browser.ask_for(Asked.NOTE),
        "write_note": outside.write_note,
        "due": lambda: browser.ask_for(Asked.DUE),
        "reset": browser.reset,
        "undo": browser.undo,
        "study": partial(_study, browser, outside, cram=False),
        "cram": partial(_study, browser, outside, cram=True),
        "sort": browser.sort,
        "sort_back": browser.sort_back,
        "language": browser.language,
        "help": browser.help,
        "quit": lambda: outside.leave(Closed()),
    }


ON_HELP = ("down", "up", "page_down", "page_up", "help", "quit")
"""What works on the page of help, too."""


def key_bindings(browser: Browser, outside: Outside, after: Wish, keymap: KeyMap) -> KeyBindings:
    """All keys. `after` is called behind every wish, before the next key is looked at."""
    keys = _Keys(after, keymap)
    has_question = Condition(lambda: browser.question is not None)
    is_sure = Condition(
        lambda: browser.question is not None and browser.question.asked is Asked.SURE
    )
    is_typing = Condition(lambda: browser.is_typing)
    has_help = Condition(lambda: browser.has_help)
    is_free = ~has_question & ~is_typing

    for action, wish in wishes(browser, outside).items():
        keys.reading(action, wish, when=is_free if action in ON_HELP else is_free & ~has_help)
    for number in FLAGS:
        keys.add(str(number), do=partial(browser.flag, number), when=is_free & ~has_help)
    keys.reading("back", browser.back, when=is_free | is_sure, eager=not keymap.has_alt(*BROWSE))
    keys.reading("yes", lambda: browser.answer(""), when=is_sure)
    keys.reading("no", browser.back, when=is_sure)

    # Under vi the first Esc is the editor's. Under emacs Esc waits: Alt and a letter edit, too.
    leaves = emacs_mode | vi_navigation_mode
    keys.line("complete", outside.complete, otherwise="tab", when=is_typing)
    keys.line("list", browser.leave_query, otherwise="enter", when=is_typing)
    keys.line("back", browser.leave_query, otherwise="escape", when=is_typing & leaves)
    asks = has_question & ~is_sure
    keys.line("back", browser.back, otherwise="escape", when=asks & leaves)

    for name in ("c-c", "<sigint>"):
        keys.add(name, do=lambda: outside.leave(Closed(130)), when=True)
    add_other_layouts(keys.bindings, is_free | is_sure)

    @keys.bindings.add("c-z")
    def _(event: KeyPressEvent) -> None:
        event.app.suspend_to_background()

    return keys.bindings


class _Keys:
    """Adds keys that carry out wishes."""

    def __init__(self, after: Wish, keymap: KeyMap) -> None:
        self.bindings = KeyBindings()
        self._after = after
        self._map = keymap

    def add(self, *names: str, do: Wish, when: FilterOrBool, eager: bool = False) -> None:
        @self.bindings.add(*names, filter=when, eager=eager)
        def _(_: KeyPressEvent) -> None:
            do()
            self._after()

    def reading(self, action: str, do: Wish, *, when: FilterOrBool, eager: bool = False) -> None:
        """The keys of an action where nothing is typed."""
        for names in self._map.reading(f"browse.{action}"):
            self.add(*names, do=do, when=when, eager=eager)

    def line(self, action: str, do: Wish, *, otherwise: str, when: FilterOrBool) -> None:
        """Those while a line is typed."""
        for names in self._map.in_line(f"browse.{action}", otherwise):
            self.add(*names, do=do, when=when)


def _study(browser: Browser, outside: Outside, *, cram: bool) -> None:
    items = browser.targets()
    if items:
        outside.leave(Studying(frozenset(items), cram))
