"""Plain mappings as YAML that reads to the same, and that a person would have written.

Texts of several lines are blocks, others stand in quotes; words that nobody could take for
something else stand bare.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

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


def yaml_of(fields: Fields) -> str:
    """A whole document."""
    return "\n".join(_mapping(fields, "")) + "\n"


def _mapping(fields: Fields, indent: str) -> Iterator[str]:
    for name, value in fields.items():
        key = name if _KEY.fullmatch(name) and misreading(name) is None else _quoted(name)
        yield from _entry(f"{indent}{key}:", value, indent)


def _entry(head: str, value: Plain, indent: str) -> Iterator[str]:
    """A value behind its key or dash."""
    match value:
        case dict():
            yield head
            yield from _mapping(value, indent + "  ")
        case list():
            yield from _listed(head, value, indent)
        case str():
            yield from _text(head, value, indent)
        case bool():
            yield f"{head} {str(value).lower()}"
        case _:
            yield f"{head} {value}"


def _listed(head: str, members: list[Plain], indent: str) -> Iterator[str]:
    """On one line where its members are short words."""
    flow = _flow(members)
    if flow is not None and len(head) + len(flow) < MOST_FLOW:
        yield f"{head} {flow}"
        return
    yield head
    for member in members:
        if isinstance(member, dict):
            lines = list(_mapping(member, indent + "  "))
            yield f"{indent}- {lines[0].lstrip(' ')}"
            yield from lines[1:]
        else:
            yield from _entry(f"{indent}-", member, indent)


def _flow(members: list[Plain]) -> str | None:
    words = []
    for member in members:
        if isinstance(member, dict | list) or (isinstance(member, str) and "\n" in member):
            return None
        words.append(_scalar(member) if isinstance(member, str) else str(member).lower())
    return f"[{', '.join(words)}]"


def _text(head: str, value: str, indent: str) -> Iterator[str]:
    if "\n" not in value or not _BLOCK.fullmatch(value) or _UNPRINTED.search(value):
        yield f"{head} {_scalar(value)}"
        return
    yield f"{head} |-"
    for line in value.split("\n"):
        yield f"{indent}  {line}" if line else ""


def _scalar(value: str) -> str:
    if _BARE.fullmatch(value) and misreading(value) is None:
        return value
    return _quoted(value)


def _quoted(value: str) -> str:
    """In double quotes, with escapes for what may not stand there."""
    return _UNPRINTED.sub(_escaped, json.dumps(value, ensure_ascii=False))


def _escaped(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"
