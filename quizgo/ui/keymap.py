"""The learner's keys: what prompt-toolkit calls them, and what bars and help pages call them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from functools import cached_property

from quizgo.frozen import dataclass
from quizgo.settings import Editing
from quizgo.settings.actions import ACTIONS
from quizgo.settings.keys import every_key, is_typed
from quizgo.ui.prose.words import Words

_EDITING_KEYS = (
    *("space", "enter", "tab", "shift-tab", "backspace", "delete", "home", "end"),
    *("up", "down", "left", "right", "shift-up", "shift-down", "shift-left", "shift-right"),
)
"""Keys with a name that move or change something while a text is typed."""

_SIGNS = {
    "escape": "Esc",
    "backspace": "Backspace",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "shift-up": "Shift-↑",
    "shift-down": "Shift-↓",
    "shift-left": "Shift-←",
    "shift-right": "Shift-→",
    "shift-tab": "Shift-Tab",
}
NO_KEY = "–"
"""In help, of an action that the learner has left without a key."""


@dataclass(frozen=True)
class KeyMap:
    """Which keys stand for which action."""

    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Of actions that have other keys than by default."""
    editing: Editing = Editing.EMACS

    @cached_property
    def _keys(self) -> Mapping[str, tuple[str, ...]]:
        return every_key(self.chosen)

    def keys(self, action: str) -> tuple[str, ...]:
        """The keys of an action, as the settings name them."""
        return self._keys[action]

    def reading(self, action: str) -> list[tuple[str, ...]]:
        """Its key sequences for prompt-toolkit where nothing is typed."""
        return [sequence(key) for key in self.keys(action)]

    def typing(self, action: str) -> list[tuple[str, ...]]:
        """Those while a text is typed; what would be typed or would edit comes with Esc in front.

        Under vi, Esc is the editor's own; then only chords and function keys are left.
        """
        found: list[tuple[str, ...]] = []
        for key in self.keys(action):
            if len(key) == 1:
                found += [("escape", key)] if self.editing is Editing.EMACS else []
            elif key not in _EDITING_KEYS:
                found.append(sequence(key))
        return found

    def in_line(self, action: str, otherwise: str) -> list[tuple[str, ...]]:
        """The key sequences of an action that is needed while a text is typed: those of its keys
        that are no text, at least `otherwise`."""
        kept = [sequence(key) for key in self.keys(action) if not is_typed(key)]
        return kept or [(otherwise,)]

    def has_alt(self, *actions: str) -> bool:
        """Whether one of these has a key with Alt, for which Esc has to wait."""
        return any(key.startswith("alt-") for action in actions for key in self.keys(action))

    def name(self, action: str, words: Words) -> str:
        """What a bar calls the key of an action; empty where it has none."""
        keys = self.keys(action)
        return name_of(keys[0], words) if keys else ""

    def typing_name(self, action: str, words: Words) -> str:
        """The same while a text is typed; empty where there is no such key."""
        for key in self.keys(action):
            if len(key) > 1 and key not in _EDITING_KEYS:
                return name_of(key, words)
        keys = self.keys(action)
        is_letter = bool(keys) and len(keys[0]) == 1 and self.editing is Editing.EMACS
        return f"Alt-{keys[0]}" if is_letter else ""

    def names(self, words: Words, screen: str = "") -> dict[str, KeyName]:
        """Every key of a screen, for sentences that speak of them: `{undo}`, `{up.all}`.

        `browse` and `step` have actions of their own.
        """
        front = f"{screen}." if screen else ""
        return {
            action.removeprefix(front): KeyName(self, action, words)
            for action in ACTIONS
            if action.startswith(front) and ("." in action) == bool(front)
        }


@dataclass(frozen=True, slots=True)
class KeyName:
    """An action's key in a sentence."""

    keymap: KeyMap
    action: str
    words: Words

    def __str__(self) -> str:
        return self.bare or NO_KEY

    def __format__(self, _: str) -> str:
        return str(self)

    @property
    def bare(self) -> str:
        """For a bar: empty where there is no key."""
        return self.keymap.name(self.action, self.words)

    @property
    def all(self) -> str:
        """All of its keys."""
        keys = self.keymap.keys(self.action)
        return " ".join(name_of(key, self.words) for key in keys) or NO_KEY


def sequence(key: str) -> tuple[str, ...]:
    """What prompt-toolkit calls a key."""
    if len(key) == 1 or key in ("space", "enter", "tab", "backspace", "escape"):
        return (key,)
    first, dash, last = key.partition("-")
    if not dash:
        return (key,)
    return ("escape", last) if first == "alt" else (f"{first[0]}-{last}",)


def name_of(key: str, words: Words) -> str:
    """What a learner calls a key."""
    if len(key) == 1:
        return key
    if key == "space":
        return words.name_space
    if key == "enter":
        return words.name_enter
    if key in _SIGNS:
        return _SIGNS[key]
    first, dash, last = key.partition("-")
    if not dash:
        return key.capitalize()
    return f"{first.capitalize()}-{last.upper() if first == 'ctrl' else last}"
