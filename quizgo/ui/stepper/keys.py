"""The keys of the stepper: each is an action, a function from one step to the next."""

from __future__ import annotations

from collections.abc import Callable

from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

from quizgo.ui.keymap import KeyMap
from quizgo.ui.layouts import add_other_layouts
from quizgo.ui.stepper import step as steps
from quizgo.ui.stepper.step import Action, Wanted

ACTIONS: dict[str, Action] = {
    "n": steps.moved(1),
    "right": steps.moved(1),
    "space": steps.moved(1),
    "p": steps.moved(-1),
    "left": steps.moved(-1),
    "pagedown": steps.moved(steps.PAGE),
    "pageup": steps.moved(-steps.PAGE),
    "home": steps.to_first,
    "end": steps.to_last,
    "e": steps.next_event,
    "E": steps.previous_event,
    "k": steps.asking(Wanted.KIND),
    ".": steps.again(back=False),
    ",": steps.again(back=True),
    "。": steps.again(back=False),
    "，": steps.again(back=True),
    "l": steps.asking(Wanted.LINE),
    "o": steps.next_of_goroutine,
    "up": steps.scrolled(-1),
    "down": steps.scrolled(1),
    "g": steps.selecting(1),
    "G": steps.selecting(-1),
    "c": steps.asking(Wanted.CHOICE),
    "?": steps.with_help,
    "？": steps.with_help,
    "escape": steps.cancelled,
}
"""While nothing is typed."""

TYPING: dict[str, Action] = {
    "enter": steps.entered,
    "escape": steps.cancelled,
    "backspace": steps.rubbed_out,
}


def key_bindings(
    apply: Callable[[Action], None],
    is_typing: Callable[[], bool],
    has_two_columns: Callable[[], bool],
    keymap: KeyMap,
) -> KeyBindings:
    """All keys. `apply` carries an action out.

    What quits and helps elsewhere does so here, too, where the key is not one of these.
    """
    bindings = KeyBindings()
    types = Condition(is_typing)
    for key, action in ACTIONS.items():
        bindings.add(key, filter=~types)(_carrying(apply, action))
    for key, action in TYPING.items():
        bindings.add(key, filter=types)(_carrying(apply, action))
    for key, by in (("tab", 1), ("s-tab", -1)):
        bindings.add(key, filter=~types)(_turning(apply, by, has_two_columns))

    @bindings.add("<any>", filter=types)
    def _(event: KeyPressEvent) -> None:
        if event.data.isprintable():
            apply(steps.typing(event.data))

    add_other_layouts(bindings, ~types)

    for names in free_keys("help", keymap):
        bindings.add(*names, filter=~types)(_carrying(apply, steps.with_help))

    def leave(event: KeyPressEvent) -> None:
        event.app.exit(result=None)

    for names in (("q",), *free_keys("quit", keymap)):
        bindings.add(*names, filter=~types)(leave)

    @bindings.add("c-c")
    @bindings.add("c-d")
    @bindings.add("<sigint>")
    def _(event: KeyPressEvent) -> None:
        event.app.exit(result=None)

    return bindings


def free_keys(action: str, keymap: KeyMap) -> list[tuple[str, ...]]:
    """The learner's keys of an action that mean nothing else here."""
    return [names for names in keymap.reading(action) if names[0] not in (*ACTIONS, "q")]


def _carrying(apply: Callable[[Action], None], action: Action) -> Callable[[KeyPressEvent], None]:
    def carry(event: KeyPressEvent) -> None:
        apply(action)

    return carry


def _turning(
    apply: Callable[[Action], None], by: int, has_two_columns: Callable[[], bool]
) -> Callable[[KeyPressEvent], None]:
    def turn(event: KeyPressEvent) -> None:
        apply(steps.turned(by, with_source=not has_two_columns()))

    return turn
