"""The actions that keys stand for, and the keys that the learner gives them.

A key is a character (`u`, `?`), one of `NAMED`, or `ctrl-` or `alt-` and a letter. Digits
stay grades and rows, and Ctrl-C always leaves. What an action does is its screen's matter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import Enum

from quizgo.frozen import dataclass
from quizgo.settings.kinds import Refused, Told, quoted
from quizgo.text.yaml_nodes import Map, Node, Scalar, Seq


class Where(Enum):
    """Screens on which an action has its key. Two actions of one screen never share one."""

    STUDY = "study"
    TODAY = "today"


@dataclass(frozen=True, slots=True)
class Action:
    """Something that a key does."""

    keys: tuple[str, ...]
    """By default; the first is the one that bars and help name."""
    where: frozenset[Where] = frozenset({Where.STUDY})


_EVERYWHERE = frozenset(Where)

ACTIONS: dict[str, Action] = {
    "next": Action(("enter",)),
    "pick": Action(("space",)),
    "help": Action(("?", "f1"), _EVERYWHERE),
    "hint": Action(("h",)),
    "undo": Action(("u",), _EVERYWHERE),
    "retry": Action(("r",)),
    "edit": Action(("e",)),
    "bury": Action(("b",)),
    "suspend": Action(("@",)),
    "language": Action(("l",)),
    "why": Action(("i",)),
    "pause": Action(("p",)),
    "quit": Action(("q",), _EVERYWHERE),
    "up": Action(("up", "k"), _EVERYWHERE),
    "down": Action(("down", "j"), _EVERYWHERE),
    "carry_up": Action(("shift-up", "K")),
    "carry_down": Action(("shift-down", "J")),
    "page_up": Action(("pageup",)),
    "page_down": Action(("pagedown",)),
    "take_back": Action(("backspace",)),
    "commands": Action(("escape",)),
    "hand_in": Action(("ctrl-d",)),
    "run": Action(("f5", "x")),
    "open": Action(("f4", "o")),
    "give_up": Action(("g",)),
    "flag": Action(("f",)),
    "note": Action(("n",)),
    "mark": Action(("*",)),
    "more_new": Action(("m",), _EVERYWHERE),
    "more_early": Action(("a",), _EVERYWHERE),
    "more_forgotten": Action(("c",), _EVERYWHERE),
    "grade_again": Action(()),
    "grade_hard": Action(()),
    "grade_good": Action(()),
    "grade_easy": Action(()),
}
"""Every action by name, in the order in which help tells them."""

NAMED = (
    *("space", "enter", "tab", "shift-tab", "backspace", "escape", "insert", "delete"),
    *("up", "down", "left", "right", "shift-up", "shift-down", "shift-left", "shift-right"),
    *("pageup", "pagedown", "home", "end"),
    *(f"f{number}" for number in range(1, 13)),
)
"""Keys that have a name instead of a character."""

_CHORD = re.compile(r"(ctrl|alt)-[a-z]")
_TAKEN = ("ctrl-c", "ctrl-z", "ctrl-m", "ctrl-i", "ctrl-h", "ctrl-j")
"""Chords that terminals or quizgo use for something else."""


class Keys:
    """The kind of the setting `keys`."""

    def read(self, node: Node) -> dict[str, tuple[str, ...]]:
        """Refused with the first thing that is wrong; `read_keys` tells all of them."""
        faults: list[str] = []
        found = read_keys(node, lambda _, sentence: faults.append(sentence))
        if faults:
            raise Refused(faults[0])
        return found

    def written(self, value: object) -> str:
        assert isinstance(value, Mapping)
        entries = (f"{name}: {written(keys)}" for name, keys in value.items())
        return "{" + ", ".join(entries) + "}"


def keys_of(action: str, chosen: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The keys of an action: the learner's, or those by default."""
    return chosen.get(action, ACTIONS[action].keys)


def read_keys(node: Node, told: Told) -> dict[str, tuple[str, ...]]:
    """The keys chosen in a mapping of actions; what is wrong is told and left by default."""
    if not isinstance(node, Map):
        told(node.line, "keys is no mapping. Write `action: key` lines below it.")
        return {}
    chosen: dict[str, tuple[str, ...]] = {}
    for name, value in node.values.items():
        line = node.line_of(name)
        if name not in ACTIONS:
            told(line, f"keys: {unknown('action', name, tuple(ACTIONS))}")
            continue
        try:
            chosen[name] = read_key_list(value)
        except Refused as error:
            told(line, f"keys.{name}: {error}")
    return _without_conflicts(chosen, node, told)


def read_key_list(node: Node) -> tuple[str, ...]:
    """One key or a list of keys. Raises Refused."""
    members = node.members if isinstance(node, Seq) else [node]
    keys = tuple(_key(member) for member in members)
    if len(set(keys)) < len(keys):
        raise Refused("A key stands twice. Write each once.")
    return keys


def written(keys: Sequence[str]) -> str:
    """Keys as they stand in the file."""
    if len(keys) == 1:
        return quoted(keys[0])
    return f"[{', '.join(map(quoted, keys))}]"


def _key(node: Node) -> str:
    text = node.value if isinstance(node, Scalar) else ""
    if len(text) == 1 and text.isdigit():
        raise Refused(f"{text} is a grade or a row. Take another key.")
    is_character = len(text) == 1 and text.isprintable() and text != " "
    name = text if is_character else text.lower()
    if name in _TAKEN:
        raise Refused(f"{name} is taken. Take another key.")
    if not is_character and name not in NAMED and not _CHORD.fullmatch(name):
        raise Refused(
            f"{text[:20]!r} is no key. Write a character, ctrl- or alt- and a letter, or one of "
            f"{', '.join(NAMED[:16])}, f1 to f12."
        )
    return name


def _without_conflicts(
    chosen: dict[str, tuple[str, ...]], node: Map, told: Told
) -> dict[str, tuple[str, ...]]:
    """Take choices out, the later ones first, until no two actions of a screen share a key."""
    left = dict(chosen)
    for name in reversed(list(chosen)):
        clash = _clash(name, left)
        if clash is not None:
            key, other = clash
            del left[name]
            told(
                node.line_of(name),
                f"keys.{name}: {key} is the key of {other}. Take another, or give {other} one.",
            )
    return left if len(left) == len(chosen) else _without_conflicts(left, node, told)


def _clash(name: str, chosen: Mapping[str, tuple[str, ...]]) -> tuple[str, str] | None:
    """A key of the action that another one of the same screen has, and that other one."""
    for other, action in ACTIONS.items():
        if other == name or not action.where & ACTIONS[name].where:
            continue
        shared = _sent(keys_of(name, chosen)) & _sent(keys_of(other, chosen))
        if shared:
            return min(shared, key=len), other
    return None


def _sent(keys: Sequence[str]) -> set[str]:
    """What the keys send: a character, while a text is typed, is pressed with Alt."""
    return {*keys, *(f"alt-{key}" for key in keys if len(key) == 1)}


def unknown(what: str, name: str, names: Sequence[str]) -> str:
    """That there is no such name, and which one may be meant."""
    import difflib

    near = difflib.get_close_matches(name, names, n=1)
    hint = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(names)}."
    return f"{name[:40]!r} is no {what}. {hint}"
