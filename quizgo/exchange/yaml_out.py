"""Plain mappings as YAML that reads to the same, and that a person would have written.

Texts of several lines are blocks, others stand in quotes; words that nobody could take for
something else stand bare.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import lru_cache

from quizgo.exchange.plain import Fields, Plain
from quizgo.text.yaml_guesses import misreading

MOST_FLOW = 80
"""Characters of a list that stands on one line."""

_BARE = re.compile(r"[A-Za-z][A-Za-z0-9_./-]*")
_KEY = re.compile(r"[a-z][a-z0-9_-]*")

_BLOCK = re.compile(r"(?![ \t\n])[^\r]*(?<![ \t\n])", re.DOTALL)
"""What a block keeps as it is: no blanks at its beginning or end."""

_UNPRINTED = re.compile(
    "[^\t\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""What YAML does not let stand as it is, or takes for the end of a line."""

_in_quotes = json.JSONEncoder(ensure_ascii=False).encode


def yaml_of(fields: Fields, each: Callable[[], None] = lambda: None) -> str:
    """A whole document. `each` is called behind each member of its own lists: each card."""
    lines: list[str] = []
    for name, value in fields.items():
        if isinstance(value, list):
            _listed(f"{_key(name)}:", value, "", lines, each)
        else:
            _entry(f"{_key(name)}:", value, "", lines)
    lines.append("")
    return "\n".join(lines)


def _mapping(fields: Fields, indent: str, lines: list[str]) -> None:
    for name, value in fields.items():
        _entry(f"{indent}{_key(name)}:", value, indent, lines)


@lru_cache
def _key(name: str) -> str:
    return name if _KEY.fullmatch(name) and misreading(name) is None else _quoted(name)


def _entry(head: str, value: Plain, indent: str, lines: list[str]) -> None:
    """A value behind its key or dash."""
    match value:
        case str():
            _text(head, value, indent, lines)
        case dict():
            lines.append(head)
            _mapping(value, indent + "  ", lines)
        case list():
            _listed(head, value, indent, lines)
        case bool():
            lines.append(f"{head} {str(value).lower()}")
        case _:
            lines.append(f"{head} {value}")


def _listed(
    head: str,
    members: list[Plain],
    indent: str,
    lines: list[str],
    each: Callable[[], None] = lambda: None,
) -> None:
    """On one line where its members are short words."""
    flow = _flow(members)
    if flow is not None and len(head) + len(flow) < MOST_FLOW:
        lines.append(f"{head} {flow}")
        return
    lines.append(head)
    for member in members:
        if isinstance(member, dict):
            first = len(lines)
            _mapping(member, indent + "  ", lines)
            lines[first] = f"{indent}- {lines[first].lstrip(' ')}"
        else:
            _entry(f"{indent}-", member, indent, lines)
        each()


def _flow(members: list[Plain]) -> str | None:
    words = []
    for member in members:
        if isinstance(member, dict | list) or (isinstance(member, str) and "\n" in member):
            return None
        words.append(_scalar(member) if isinstance(member, str) else str(member).lower())
    return f"[{', '.join(words)}]"


def _text(head: str, value: str, indent: str, lines: list[str]) -> None:
    if "\n" not in value or not _BLOCK.fullmatch(value) or _UNPRINTED.search(value):
        lines.append(f"{head} {_scalar(value)}")
        return
    lines.append(f"{head} |-")
    lines += (f"{indent}  {line}" if line else "" for line in value.split("\n"))


def _scalar(value: str) -> str:
    if _BARE.fullmatch(value) and misreading(value) is None:
        return value
    return _quoted(value)


def _quoted(value: str) -> str:
    """In double quotes, with escapes for what may not stand there."""
    return _UNPRINTED.sub(_escaped, _in_quotes(value))


def _escaped(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"
