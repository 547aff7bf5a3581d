"""The keys of the stepper: each is an action, a function from one step to the next."""

from __future__ import annotations

from collections.abc import Callable

from prompt_toolkit.filters import Condition, emacs_mode, vi_navigation_mode
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

from quizgo.ui.keymap import KeyMap
from quizgo.ui.layouts import add_other_layouts
from quizgo.ui.stepper import step as steps
from quizgo.ui.stepper.step import Action, Wanted

ACTIONS: dict[str, Action] = {
    "forward": steps.moved(1),
    "back": steps.moved(-1),
    "ten_forward": steps.moved(steps.PAGE),
    "ten_back": steps.moved(-steps.PAGE),
    "first": steps.to_first,
    "last": steps.to_last,
    "event": steps.next_event,
    "event_back": steps.previous_event,
    "kind": steps.asking(Wanted.KIND),
    "again": steps.again(back=False),
    "again_back": steps.again(back=True),
    "line": steps.asking(Wanted.LINE),
    "follow": steps.next_of_goroutine,
    "goroutine": steps.selecting(1),
    "goroutine_back": steps.selecting(-1),
    "choice": steps.asking(Wanted.CHOICE),
    "up": steps.scrolled(-1),
    "down": steps.scrolled(1),
    "help": steps.with_help,
    "cancel": steps.cancelled,
}
"""While nothing is typed, by its name on this screen; which pane is next depends on the width."""

PANES = {"pane": 1, "pane_back": -1}


def key_bindings(
    apply: Callable[[Action], None],
    is_typing: Callable[[], bool],
    has_two_columns: Callable[[], bool],
    keymap: KeyMap,
) -> KeyBindings:
    """All keys. `apply` carries an action out."""
    bindings = KeyBindings()
    types = Condition(is_typing)

    def turned(by: int) -> Action:
        return lambda step: steps.turned(by, with_source=not has_two_columns())(step)

    every = {**ACTIONS, **{name: turned(by) for name, by in PANES.items()}}
    for name, action in every.items():
        for names in keymap.reading(f"step.{name}"):
            bindings.add(*names, filter=~types)(_carrying(apply, action))
    # Under vi the first Esc is the editor's.
    leaves = types & (emacs_mode | vi_navigation_mode)
    for names in keymap.in_line("step.cancel", "escape"):
        bindings.add(*names, filter=leaves)(_carrying(apply, steps.cancelled))
    add_other_layouts(bindings, ~types)

    def leave(event: KeyPressEvent) -> None:
        event.app.exit(result=None)

    for names in keymap.reading("step.quit"):
        bindings.add(*names, filter=~types)(leave)
    for name in ("c-c", "<sigint>"):
        bindings.add(name)(leave)

    @bindings.add("c-z")
    def _(event: KeyPressEvent) -> None:
        event.app.suspend_to_background()

    return bindings


def _carrying(apply: Callable[[Action], None], action: Action) -> Callable[[KeyPressEvent], None]:
    def carry(event: KeyPressEvent) -> None:
        apply(action)

    return carry
