"""The keys of the browse screen: each turns into one wish of the browser."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from prompt_toolkit.filters import Condition, FilterOrBool, vi_insert_mode
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

from quizgo.ui.browse.asking import Asked, Pane
from quizgo.ui.browse.browser import Browser
from quizgo.ui.browse.desk import Closed, Leaving, Studying
from quizgo.ui.keymap import KeyMap
from quizgo.ui.layouts import add_other_layouts

WIDE = {"/": ("、",)}
"""What a Chinese keyboard sends for the same key, besides what every other layout does."""

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


def wishes(browser: Browser) -> dict[str, Wish]:
    """Letters that do something while nothing is typed."""
    return {
        "/": browser.write_query,
        "j": lambda: browser.move(1),
        "k": lambda: browser.move(-1),
        "down": lambda: browser.move(1),
        "up": lambda: browser.move(-1),
        "J": lambda: browser.carry(1),
        "K": lambda: browser.carry(-1),
        "s-down": lambda: browser.carry(1),
        "s-up": lambda: browser.carry(-1),
        "pagedown": lambda: browser.page(1),
        "pageup": lambda: browser.page(-1),
        "g": lambda: browser.go(0),
        "G": browser.to_last,
        "home": lambda: browser.go(0),
        "end": browser.to_last,
        "right": lambda: browser.turn(1),
        "left": lambda: browser.turn(-1),
        "space": browser.mark,
        "a": browser.mark_all,
        "enter": browser.read,
        "tab": browser.next_pane,
        "i": lambda: browser.open_pane(Pane.WHY),
        "h": lambda: browser.open_pane(Pane.HISTORY),
        "p": browser.fold,
        "@": browser.suspend,
        "b": browser.bury,
        "t": lambda: browser.ask_for(Asked.TAG),
        "T": lambda: browser.ask_for(Asked.UNTAG),
        "n": lambda: browser.ask_for(Asked.NOTE),
        "d": lambda: browser.ask_for(Asked.DUE),
        "r": browser.reset,
        "u": browser.undo,
        "o": browser.sort,
        "O": browser.sort_back,
        "l": browser.language,
        **{str(number): partial(browser.flag, number) for number in range(8)},
    }


ON_HELP = ("j", "k", "down", "up", "pagedown", "pageup", "?", "f1", "q")
"""What works on the page of help, too."""


SHARED = {
    "undo": "u",
    "edit": "e",
    "bury": "b",
    "suspend": "@",
    "language": "l",
    "why": "i",
    "help": "?",
    "quit": "q",
}
"""Actions that the study screen has, too, and their letters here. A learner who has given one
another key may press that here as well, where it is no key of this screen."""


def key_bindings(browser: Browser, outside: Outside, after: Wish, keymap: KeyMap) -> KeyBindings:
    """All keys. `after` is called behind every wish, before the next key is looked at."""
    bindings = KeyBindings()
    has_question = Condition(lambda: browser.question is not None)
    is_sure = Condition(
        lambda: browser.question is not None and browser.question.asked is Asked.SURE
    )
    is_typing = Condition(lambda: browser.is_typing)
    has_help = Condition(lambda: browser.has_help)
    is_free = ~has_question & ~is_typing

    def add(*names: str, do: Wish, when: FilterOrBool, eager: bool = False) -> None:
        @bindings.add(*names, filter=when, eager=eager)
        def _(_: KeyPressEvent) -> None:
            do()
            after()

    every = {**wishes(browser), **_outer_wishes(browser, outside)}
    for key, wish in every.items():
        when = is_free if key in ON_HELP else is_free & ~has_help
        for name in (key, *WIDE.get(key, ())):
            add(name, do=wish, when=when)
    for action, letter in SHARED.items():
        when = is_free if letter in ON_HELP else is_free & ~has_help
        for keys in keymap.reading(action):
            if keys[0] not in every:
                add(*keys, do=every[letter], when=when)

    add("tab", do=outside.complete, when=is_typing)
    for name in ("enter", "down"):
        add(name, do=browser.leave_query, when=is_typing)
    add("escape", do=browser.leave_query, when=is_typing & ~vi_insert_mode, eager=True)
    add("escape", do=browser.back, when=is_free | is_sure, eager=True)
    add("escape", do=browser.back, when=has_question & ~is_sure & ~vi_insert_mode, eager=True)
    add("y", do=lambda: browser.answer(""), when=is_sure)
    add("enter", do=browser.back, when=is_sure)
    add("n", do=browser.back, when=is_sure)
    add("<any>", do=lambda: None, when=is_sure)
    for name in ("c-c", "<sigint>"):
        add(name, do=lambda: outside.leave(Closed(130)), when=True)

    add_other_layouts(bindings, is_free)

    @bindings.add("c-z")
    def _(event: KeyPressEvent) -> None:
        event.app.suspend_to_background()

    return bindings


def _outer_wishes(browser: Browser, outside: Outside) -> dict[str, Wish]:
    """Letters for which the application itself is needed."""
    return {
        "?": browser.help,
        "f1": browser.help,
        "e": outside.edit,
        "N": outside.write_note,
        "s": partial(_study, browser, outside, cram=False),
        "c": partial(_study, browser, outside, cram=True),
        "q": lambda: outside.leave(Closed()),
    }


def _study(browser: Browser, outside: Outside, *, cram: bool) -> None:
    items = browser.targets()
    if items:
        outside.leave(Studying(frozenset(items), cram))
