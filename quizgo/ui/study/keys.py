"""The keys of the study screen: each turns into one wish of the board."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from prompt_toolkit.filters import Condition, FilterOrBool, to_filter
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.key_binding.key_processor import KeyPress

from quizgo.session.actions import Action, Bury, ShowHint, Suspend, SwitchLanguage, Undo
from quizgo.session.state import Finished
from quizgo.ui.frontend import Ending
from quizgo.ui.study.board import Board
from quizgo.ui.study.draft import Page
from quizgo.ui.study.editor import CLOSING

ACTIONS: dict[str, Action] = {
    "h": ShowHint(),
    "u": Undo(),
    "b": Bury(),
    "@": Suspend(),
    "l": SwitchLanguage(),
}
"""Letters that are actions of the session as they stand."""

WIDE = {"?": "？", "@": "＠"}
"""What a Chinese keyboard sends for the same key."""

Wish = Callable[[], None]


class EditorKeys(Protocol):
    """What only the application can do for a lab."""

    def run_once(self) -> None: ...

    def open(self) -> None: ...

    def stop(self) -> None: ...

    def keep(self, pressed: Sequence[KeyPress]) -> None:
        """Keep keys until the program that runs has ended."""
        ...


def key_bindings(
    board: Board, edit: Callable[[KeyPressEvent], None], desk: EditorKeys, *, after: Wish
) -> KeyBindings:
    """All keys. `edit` opens the editor, which only the application can make room for.

    `after` is called behind every wish, before the next key is looked at.
    """
    keys = _Keys(board, after)
    _add_commands(keys, board, edit)
    _add_list_keys(keys, board)
    _add_typing_keys(keys, board)
    _add_editor_keys(keys, board, desk)
    _add_anywhere(keys, board)
    _add_waiting_keys(keys, board, desk)
    return keys.bindings


class _Keys:
    """Adds keys that carry out wishes."""

    def __init__(self, board: Board, after: Wish) -> None:
        self.bindings = KeyBindings()
        self.typing = Condition(lambda: board.is_typing)
        self._board = board
        self._after = after

    def add(
        self, *names: str, do: Wish, when: FilterOrBool = True, eager: FilterOrBool = False
    ) -> None:
        """A key, or a chord of keys, and what it wishes for."""

        @self.bindings.add(*names, filter=when, eager=eager)
        def _(_: KeyPressEvent) -> None:
            self._do(do)

    def command(self, letter: str, do: Wish, *, when: FilterOrBool = True) -> None:
        """A letter; while typing the same one with Alt, which is what Esc and it are."""
        self.add(letter, do=do, when=~self.typing & to_filter(when))
        if letter in WIDE:
            self.add(WIDE[letter], do=do, when=~self.typing & to_filter(when))
        self.add("escape", letter, do=do, when=self.typing)

    def _do(self, do: Wish) -> None:
        if self._board.has_left():
            return
        do()
        self._after()


def _add_commands(keys: _Keys, board: Board, edit: Callable[[KeyPressEvent], None]) -> None:
    on_card = Condition(lambda: board.is_on_card)  # nothing happens to a card behind a page
    for letter, action in ACTIONS.items():
        keys.command(letter, partial(board.apply, action), when=on_card)
    keys.command("i", lambda: board.turn_to(Page.WHY))
    keys.command("?", lambda: board.turn_to(Page.HELP))
    keys.command("r", board.retry, when=on_card)
    keys.command("p", board.pause, when=Condition(lambda: board.is_interview))

    @keys.bindings.add("e", filter=~keys.typing & on_card)
    @keys.bindings.add("escape", "e", filter=keys.typing)
    def _(event: KeyPressEvent) -> None:
        edit(event)

    @keys.bindings.add("q", filter=~keys.typing)
    @keys.bindings.add("escape", "q", filter=keys.typing)
    def _(event: KeyPressEvent) -> None:
        leave(event, board, Ending.QUIT)


def leave(event: KeyPressEvent, board: Board, ending: Ending) -> None:
    """Leave the screen; a finished session is finished however it is left."""
    if board.has_left():
        return
    is_finished = isinstance(board.state, Finished)
    board.quit()
    event.app.exit(result=Ending.FINISHED if is_finished else ending)


def _add_list_keys(keys: _Keys, board: Board) -> None:
    """Keys that work where nothing is typed: lists, grades, scrolling."""
    reading = ~keys.typing
    ordering = reading & Condition(lambda: board.has_list)
    keys.add("space", do=board.press_space, when=reading & Condition(lambda: not board.can_leave))
    for digit in range(10):
        keys.add(str(digit), do=partial(board.press_digit, digit), when=reading)
    for name, by in (("up", -1), ("k", -1), ("down", 1), ("j", 1)):
        keys.add(name, do=partial(board.move, by), when=reading)
    for name, by in (("s-up", -1), ("K", -1), ("s-down", 1), ("J", 1)):
        keys.add(name, do=partial(board.carry, by), when=ordering)
    keys.add("backspace", do=board.take_back, when=ordering)
    keys.add("escape", do=board.back, when=reading, eager=True)

    @keys.bindings.add("enter", filter=reading & Condition(lambda: board.can_leave))
    @keys.bindings.add("space", filter=reading & Condition(lambda: board.can_leave))
    def _(event: KeyPressEvent) -> None:
        leave(event, board, Ending.FINISHED)

    keys.add("enter", do=board.go_on, when=reading & Condition(lambda: not board.can_leave))


def _add_editor_keys(keys: _Keys, board: Board, desk: EditorKeys) -> None:
    """Keys of labs and drives. A single run and the learner's own editor are the application's."""
    in_editor = Condition(lambda: board.is_in_editor)
    has_lab = Condition(lambda: board.lab is not None)
    keys.add("tab", do=board.indent, when=in_editor)
    for bracket in CLOSING:
        keys.add(bracket, do=partial(board.close_bracket, bracket), when=in_editor)
    has_drive = Condition(lambda: board.has_drive)
    keys.add("backspace", do=board.take_back, when=has_drive)
    keys.command("g", board.give_up, when=has_lab | has_drive)
    keys.command("x", desk.run_once, when=has_lab)
    keys.command("o", desk.open, when=has_lab)
    keys.add("f5", do=desk.run_once, when=has_lab)
    keys.add("f4", do=desk.open, when=has_lab)


def _add_waiting_keys(keys: _Keys, board: Board, desk: EditorKeys) -> None:
    """While a program runs, Ctrl-C stops it and every other key waits for what comes of it."""
    running = Condition(lambda: board.draft.is_running)

    @keys.bindings.add("<any>", filter=running, eager=True)
    def _(event: KeyPressEvent) -> None:
        desk.keep(event.key_sequence)

    @keys.bindings.add("c-c", filter=running, eager=True)
    @keys.bindings.add("<sigint>", filter=running, eager=True)
    def _(_: KeyPressEvent) -> None:
        desk.stop()


def _add_typing_keys(keys: _Keys, board: Board) -> None:
    keys.add("enter", do=board.go_on, when=keys.typing)
    keys.add("escape", do=board.leave_line, when=keys.typing)
    is_open = keys.typing & Condition(lambda: board.is_open_answer)
    keys.add("c-d", do=board.hand_in, when=is_open)


def _add_anywhere(keys: _Keys, board: Board) -> None:
    keys.add("pageup", do=lambda: board.scroll_page(-1))
    keys.add("pagedown", do=lambda: board.scroll_page(1))
    keys.add("f1", do=lambda: board.turn_to(Page.HELP))

    @keys.bindings.add("c-c")
    @keys.bindings.add("<sigint>")
    def _(event: KeyPressEvent) -> None:
        leave(event, board, Ending.INTERRUPTED)

    @keys.bindings.add("c-z")
    def _(event: KeyPressEvent) -> None:
        event.app.suspend_to_background()
