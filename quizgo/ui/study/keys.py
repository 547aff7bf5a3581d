"""The keys of the study screen: each turns into one wish of the board."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from prompt_toolkit.filters import (
    Condition,
    FilterOrBool,
    emacs_mode,
    to_filter,
    vi_insert_mode,
    vi_navigation_mode,
)
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.key_binding.key_processor import KeyPress

from quizgo.model import Grade
from quizgo.session.actions import (
    Action,
    Bury,
    ShowHint,
    Suspend,
    SwitchLanguage,
    ToggleMark,
    Undo,
)
from quizgo.session.state import Finished, Judged
from quizgo.settings.actions import STUDY
from quizgo.ui.daily import MORE_ACTIONS
from quizgo.ui.frontend import Ending
from quizgo.ui.keymap import KeyMap
from quizgo.ui.layouts import add_other_layouts, variants
from quizgo.ui.study.board import Board
from quizgo.ui.study.draft import Page
from quizgo.ui.study.editor import CLOSING

ACTIONS: dict[str, Action] = {
    "hint": ShowHint(),
    "undo": Undo(),
    "bury": Bury(),
    "suspend": Suspend(),
    "language": SwitchLanguage(),
    "mark": ToggleMark(),
}
"""Keys that are actions of the session as they stand."""

GRADES = {
    "grade_again": Grade.WRONG,
    "grade_hard": Grade.HARD,
    "grade_good": Grade.GOOD,
    "grade_easy": Grade.EASY,
}
"""Keys for grades, besides the digits."""

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
    board: Board,
    edit: Callable[[KeyPressEvent], None],
    desk: EditorKeys,
    *,
    after: Wish,
    keymap: KeyMap,
) -> KeyBindings:
    """All keys. `edit` opens the editor, which only the application can make room for.

    `after` is called behind every wish, before the next key is looked at.
    """
    keys = _Keys(board, after, keymap)
    _add_commands(keys, board, edit)
    _add_list_keys(keys, board)
    _add_typing_keys(keys, board)
    _add_editor_keys(keys, board, desk)
    _add_anywhere(keys, board)
    _add_waiting_keys(keys, board, desk)
    return keys.bindings


class _Keys:
    """Adds keys that carry out wishes."""

    def __init__(self, board: Board, after: Wish, keymap: KeyMap) -> None:
        self.bindings = KeyBindings()
        self.map = keymap
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

    def command(self, action: str, do: Wish, *, when: FilterOrBool = True) -> None:
        """The keys of an action; while typing, letters with Alt, which is what Esc and it are."""
        self.handle(action, lambda _: self._do(do), when=when)

    def handle(
        self, action: str, do: Callable[[KeyPressEvent], None], *, when: FilterOrBool = True
    ) -> None:
        """The same for what must see the event."""
        wanted = to_filter(when)
        for names in self.map.reading(action):
            self.bindings.add(*names, filter=~self.typing & wanted)(do)
        for names in self.map.typing(action):
            self.bindings.add(*names, filter=self.typing & wanted)(do)
            for other in variants(names[1]) if len(names) > 1 else ():
                self.bindings.add(names[0], other, filter=self.typing & wanted)(do)

    def reading(
        self, action: str, do: Wish, *, when: FilterOrBool = True, eager: FilterOrBool = False
    ) -> None:
        """The keys of an action that has none while typing."""
        for names in self.map.reading(action):
            self.add(*names, do=do, when=~self.typing & to_filter(when), eager=eager)

    def _do(self, do: Wish) -> None:
        if self._board.has_left():
            return
        do()
        self._after()


def _add_commands(keys: _Keys, board: Board, edit: Callable[[KeyPressEvent], None]) -> None:
    on_card = Condition(lambda: board.is_on_card)  # nothing happens to a card behind a page
    for name, action in ACTIONS.items():
        keys.command(name, partial(board.apply, action), when=on_card)
    keys.command("why", lambda: board.turn_to(Page.WHY))
    keys.command("help", lambda: board.turn_to(Page.HELP))
    keys.command("retry", board.retry, when=on_card)
    keys.command("pause", board.pause, when=Condition(lambda: board.is_interview))
    has_card = Condition(lambda: board.has_card)
    keys.command("flag", board.care.ask_flag, when=has_card)
    keys.command("note", board.care.begin_note, when=has_card)
    for kind, name in MORE_ACTIONS.items():
        keys.reading(name, partial(board.care.more, kind), when=Condition(lambda: board.can_leave))
    keys.handle("edit", edit, when=on_card)
    keys.handle("quit", lambda event: leave(event, board, Ending.QUIT))


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
    can_leave = Condition(lambda: board.can_leave)
    ordering = Condition(lambda: board.has_list)
    for digit in range(10):
        keys.add(str(digit), do=partial(board.press_digit, digit), when=reading)
    for name, grade in GRADES.items():
        is_judged = Condition(lambda: isinstance(board.state, Judged) and board.is_on_card)
        keys.reading(name, partial(board.grade, grade), when=is_judged)
    for name, by in (("up", -1), ("down", 1)):
        keys.reading(name, partial(board.move, by))
    for name, by in (("carry_up", -1), ("carry_down", 1)):
        keys.reading(name, partial(board.carry, by), when=ordering)
    keys.reading("take_back", board.take_back, when=ordering)
    keys.reading("commands", board.back, eager=not keys.map.has_alt(*STUDY))
    for name, do in (("pick", board.press_space), ("next", board.go_on)):
        keys.reading(name, do, when=~can_leave)
        for names in keys.map.reading(name):

            @keys.bindings.add(*names, filter=reading & can_leave)
            def _(event: KeyPressEvent) -> None:
                leave(event, board, Ending.FINISHED)

    add_other_layouts(keys.bindings, reading)


def _add_editor_keys(keys: _Keys, board: Board, desk: EditorKeys) -> None:
    """Keys of labs and drives. A single run and the learner's own editor are the application's."""
    in_editor = Condition(lambda: board.is_in_editor) & (emacs_mode | vi_insert_mode)
    has_lab = Condition(lambda: board.lab is not None)
    keys.add("tab", do=board.indent, when=in_editor)
    for bracket in CLOSING:
        keys.add(bracket, do=partial(board.close_bracket, bracket), when=in_editor)
    has_drive = Condition(lambda: board.has_drive)
    keys.reading("take_back", board.take_back, when=has_drive)
    keys.command("give_up", board.give_up, when=has_lab | has_drive)
    keys.command("run", desk.run_once, when=has_lab)
    keys.command("open", desk.open, when=has_lab)


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
    # Under vi, Enter in an answer of many lines goes to the next one, but where it hands in.
    goes_down = vi_navigation_mode & Condition(lambda: board.enter_ends_a_line)
    for names in keys.map.in_line("next", "enter"):
        keys.add(*names, do=board.go_on, when=keys.typing & ~goes_down)
    # Under vi the first Esc is the editor's: letters are its own keys until the second.
    leaves = keys.typing & (emacs_mode | vi_navigation_mode)
    for names in keys.map.in_line("commands", "escape"):
        keys.add(*names, do=board.leave_line, when=leaves)
    is_open = keys.typing & Condition(lambda: board.is_open_answer)
    for names in keys.map.in_line("hand_in", "c-d"):
        keys.add(*names, do=board.hand_in, when=is_open)


def _add_anywhere(keys: _Keys, board: Board) -> None:
    keys.command("page_up", lambda: board.scroll_page(-1))
    keys.command("page_down", lambda: board.scroll_page(1))

    @keys.bindings.add("c-c")
    @keys.bindings.add("<sigint>")
    def _(event: KeyPressEvent) -> None:
        leave(event, board, Ending.INTERRUPTED)

    @keys.bindings.add("c-z")
    def _(event: KeyPressEvent) -> None:
        event.app.suspend_to_background()
