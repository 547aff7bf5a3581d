"""A YAML text changed at one place, everything around it left as its author wrote it.

Knows block and flow mappings; of what it cannot place it makes a text whose meaning its
caller checks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeAlias

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from quizgo.settings.kinds import quoted

STEP = "  "

_Entry: TypeAlias = tuple[ScalarNode, Node]


def with_value(text: str, parts: Sequence[str], written: str) -> str:
    """`text` with the value that `parts` lead to set to `written`, itself YAML in one line.

    Raises yaml.YAMLError where the text is none.
    """
    text = text if text.endswith("\n") or not text else text + "\n"
    root = _root(text)
    if root is None:
        return _with_top(text, parts, written)
    mapping, depth = root, 0
    while True:
        entry = _entry(mapping, parts[depth])
        if entry is None:
            if mapping is root and not root.flow_style:
                return _with_top(text, parts, written)
            if not mapping.value:  # {}
                start, end = mapping.start_mark.index, mapping.end_mark.index
                return text[:start] + _flow(parts[depth:], written) + text[end:]
            return _inserted(text, mapping, parts[depth:], written)
        value = entry[1]
        if depth == len(parts) - 1:
            return _replaced(text, entry, f" {written}")
        if not isinstance(value, MappingNode):
            return _replaced(text, entry, _nested(parts[depth + 1 :], written, depth + 1))
        mapping, depth = value, depth + 1


def without_value(text: str, parts: Sequence[str], instead: str = "") -> str:
    """`text` without what `parts` lead to; a mapping that would be left empty goes, too.

    `instead` are lines put where a whole setting stood.
    """
    root = _root(text)
    mapping, trail = root, list[tuple[MappingNode, _Entry]]()
    for part in parts:
        entry = _entry(mapping, part) if isinstance(mapping, MappingNode) else None
        if entry is None:
            return text
        assert isinstance(mapping, MappingNode)
        trail.append((mapping, entry))
        mapping = entry[1] if isinstance(entry[1], MappingNode) else None
    while len(trail) > 1 and len(trail[-1][0].value) == 1:
        trail.pop()
    owner, entry = trail[-1]
    if owner.flow_style:
        return _cut_from_flow(text, owner, entry)
    start = text.rfind("\n", 0, entry[0].start_mark.index) + 1
    end = _line_end(text, _end(entry))
    return text[:start] + (instead if len(trail) == 1 else "") + text[end:]


# The tree -------------------------------------------------------------------


def _root(text: str) -> MappingNode | None:
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    return root if isinstance(root, MappingNode) else None


def _entry(mapping: MappingNode, key: str) -> _Entry | None:
    return next((entry for entry in mapping.value if entry[0].value == key), None)


def _end(entry: _Entry) -> int:
    """Where an entry ends: behind its value's last letter, or behind the colon."""
    key, value = entry
    return max(_last(value), key.end_mark.index)


def _last(node: Node) -> int:
    """Where a value ends. The mark of a block stands behind the comments that follow it."""
    if isinstance(node, MappingNode) and not node.flow_style and node.value:
        return _last(node.value[-1][1]) or int(node.value[-1][0].end_mark.index)
    if isinstance(node, SequenceNode) and not node.flow_style and node.value:
        return _last(node.value[-1])
    if node.start_mark.index == node.end_mark.index:
        return 0  # nothing stands there
    return int(node.end_mark.index)


def _line_end(text: str, index: int) -> int:
    end = text.find("\n", index)
    return len(text) if end < 0 else end + 1


# Changes --------------------------------------------------------------------


def _replaced(text: str, entry: _Entry, value: str) -> str:
    colon = text.index(":", entry[0].end_mark.index)
    end = max(_last(entry[1]), colon + 1)
    return text[: colon + 1] + value + text[end:]


def _inserted(text: str, mapping: MappingNode, parts: Sequence[str], written: str) -> str:
    """One more entry behind the last of a mapping that has some."""
    last: _Entry = mapping.value[-1]
    if mapping.flow_style:
        at = _end(last)
        return f"{text[:at]}, {_pair(parts, written)}{text[at:]}"
    at = _line_end(text, _end(last))
    indent = " " * last[0].start_mark.column
    return f"{text[:at]}{indent}{_pair(parts, written)}\n{text[at:]}"


def _with_top(text: str, parts: Sequence[str], written: str) -> str:
    """A setting that the file does not have: in the place of its comment, else at the end."""
    line = f"{quoted(parts[0])}:{_nested(parts[1:], written, 1)}\n"
    comment = re.search(rf"^#[ ]?{re.escape(parts[0])}:.*\n", text, re.MULTILINE)
    if comment is None:
        return text + line
    return text[: comment.start()] + line + text[comment.end() :]


def _nested(parts: Sequence[str], written: str, depth: int) -> str:
    """What stands behind a key's colon: the value, or a block with it one step deeper."""
    return f"\n{STEP * depth}{_pair(parts, written)}" if parts else f" {written}"


def _pair(parts: Sequence[str], written: str) -> str:
    first, *rest = parts
    return f"{quoted(first)}: {_flow(rest, written)}"


def _flow(parts: Sequence[str], written: str) -> str:
    return f"{{{_pair(parts, written)}}}" if parts else written


def _cut_from_flow(text: str, owner: MappingNode, entry: _Entry) -> str:
    index = owner.value.index(entry)
    if index + 1 < len(owner.value):
        end = owner.value[index + 1][0].start_mark.index
        return text[: entry[0].start_mark.index] + text[end:]
    start = _end(owner.value[index - 1]) if index else entry[0].start_mark.index
    return text[:start] + text[_end(entry) :]
