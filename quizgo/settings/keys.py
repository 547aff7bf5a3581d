"""The keys that the learner gives to actions.

A key is a character (`u`, `?`), one of `NAMED`, or `ctrl-` or `alt-` and a letter. Digits
stay grades, rows and flags, and Ctrl-C always leaves.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from quizgo.settings.actions import ACTIONS, Where
from quizgo.settings.kinds import Refused, Told, quoted
from quizgo.text.yaml_nodes import Map, Node, Scalar, Seq

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


def every_key(chosen: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The keys of each action: the learner's, or those by default.

    An action that is like another one follows that one's chosen keys, as far as no other
    action of its place has them; where none is left, it keeps those by default.
    """
    keys = {name: chosen.get(name, action.keys) for name, action in ACTIONS.items()}
    follows = {
        name: chosen[action.like]
        for name, action in ACTIONS.items()
        if action.like in chosen and name not in chosen
    }
    while follows:
        found = {name: _left_over(name, follows, keys) for name in follows}
        stuck = [name for name in follows if follows[name] and not found[name]]
        if not stuck:
            return {**keys, **found}
        for name in stuck:  # its own keys are in use again, and may be in another one's way
            del follows[name]
    return keys


def _left_over(
    name: str,
    follows: Mapping[str, tuple[str, ...]],
    keys: Mapping[str, tuple[str, ...]],
) -> tuple[str, ...]:
    """What of the keys that an action follows is free at its place."""
    fixed = (other for other in _neighbours(name) if other not in follows)
    taken = {key for other in fixed for key in _sent(keys[other])}
    return tuple(key for key in follows[name] if key not in taken)


def _neighbours(name: str) -> list[str]:
    """The other actions at the places of an action."""
    where = ACTIONS[name].where
    return [other for other, action in ACTIONS.items() if other != name and action.where & where]


def read_keys(node: Node, told: Told) -> dict[str, tuple[str, ...]]:
    """The keys chosen in a mapping of actions; what is wrong is told and left by default."""
    if not isinstance(node, Map):
        told(node.line, "keys is no mapping. Write `action: key` lines below it.")
        return {}
    chosen: dict[str, tuple[str, ...]] = {}
    for name, value in node.values.items():
        line = node.line_of(name)
        if name not in ACTIONS:
            told(line, f"keys: {unknown_action(name)}")
            continue
        try:
            chosen[name] = read_key_list(value, name)
        except Refused as error:
            told(line, f"keys.{name}: {error}")
    return _without_conflicts(chosen, node, told)


def read_key_list(node: Node, action: str) -> tuple[str, ...]:
    """One key or a list of keys for an action. Raises Refused."""
    members = node.members if isinstance(node, Seq) else [node]
    keys = tuple(_key(member) for member in members)
    if len(set(keys)) < len(keys):
        raise Refused("A key stands twice. Write each once.")
    letter = next((key for key in keys if is_typed(key)), None)
    if letter is not None and ACTIONS[action].where == {Where.QUERY}:
        raise Refused(f"{letter} is typed there. Take enter, tab, an arrow, f1 to f12 or a ctrl-.")
    return keys


def key_lines(does: Mapping[str, str]) -> list[str]:
    """Every action with its keys by default and what it does, as lines of the settings file."""
    return [
        f"{f'{name}: {written(action.keys)}':<34} # {does[name]}"
        for name, action in ACTIONS.items()
    ]


def is_typed(key: str) -> bool:
    """Whether a key is text where a text is typed."""
    return len(key) == 1 or key == "space"


def written(keys: Sequence[str]) -> str:
    """Keys as they stand in the file."""
    if len(keys) == 1:
        return quoted(keys[0])
    return f"[{', '.join(map(quoted, keys))}]"


def _key(node: Node) -> str:
    text = node.value if isinstance(node, Scalar) else ""
    if len(text) == 1 and text.isdigit():
        raise Refused(f"{text} is a grade, a row or a flag. Take another key.")
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
    """Take choices out, the later ones first, until no two actions of a place share a key."""
    left, keys = dict(chosen), every_key(chosen)
    for name in reversed(list(chosen)):
        clash = _clash(name, keys)
        if clash is not None:
            key, other = clash
            del left[name]
            keys = every_key(left)
            told(
                node.line_of(name),
                f"keys.{name}: {key} is the key of {other}. Take another, or give {other} one.",
            )
    return left if len(left) == len(chosen) else _without_conflicts(left, node, told)


def _clash(name: str, keys: Mapping[str, tuple[str, ...]]) -> tuple[str, str] | None:
    """A key of the action that another one of the same place has, and that other one."""
    mine = _sent(keys[name])
    for other in _neighbours(name):
        shared = mine & _sent(keys[other])
        if shared:
            return min(shared, key=len), other
    return None


def _sent(keys: Sequence[str]) -> set[str]:
    """What the keys send: a character, while a text is typed, is pressed with Alt."""
    return {*keys, *(f"alt-{key}" for key in keys if len(key) == 1)}


def unknown_action(name: str) -> str:
    """That there is no such action, and which one may be meant."""
    import difflib

    near = difflib.get_close_matches(name, ACTIONS, n=1)
    within = next((action for action in ACTIONS if action.startswith(f"{name}.")), None)
    hint = "`quizgo config keys` lists them."
    if within is not None:
        hint = f"Write the whole name, as {within}."
    elif near:
        hint = f"Did you mean {near[0]}?"
    return f"{name[:40]!r} is no action. {hint}"


def unknown(what: str, name: str, names: Sequence[str]) -> str:
    """That there is no such name, and which one may be meant."""
    import difflib

    near = difflib.get_close_matches(name, names, n=1)
    hint = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(names)}."
    return f"{name[:40]!r} is no {what}. {hint}"
