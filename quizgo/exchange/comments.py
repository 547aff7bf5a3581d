"""The comments of Go source, which Go's grammar throws away, by their lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field

from quizgo.frozen import dataclass

_TOKEN = re.compile(
    r"""
    (?P<line>//[^\n]*) | (?P<block>/\*.*?(?:\*/|\Z))
  | "(?:[^"\\\n]|\\.)*" | `[^`]*` | '(?:[^'\\\n]|\\.)*'
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(slots=True)
class Comments:
    """What is written beside and above each line, lines counted from 1."""

    beside: dict[int, str] = field(default_factory=dict)
    """Behind code, in the same line."""
    alone: dict[int, str] = field(default_factory=dict)
    """In a line of its own."""
    blank: set[int] = field(default_factory=set)
    """Lines with nothing in them."""

    def above(self, line: int) -> list[str]:
        """The lines of the comment that ends just above `line`."""
        found: list[str] = []
        while line - 1 in self.alone:
            line -= 1
            found.append(self.alone[line])
        return found[::-1]


def comments_of(source: str) -> Comments:
    """All comments of a source text. What looks like one in a string is none."""
    found = Comments()
    lines = source.split("\n")
    found.blank = {number for number, line in enumerate(lines, 1) if not line.strip()}
    line, counted = 1, 0
    for token in _TOKEN.finditer(source):
        if token.lastgroup is None:
            continue
        line += source.count("\n", counted, token.start())
        counted = token.start()
        before = source.rfind("\n", 0, token.start()) + 1
        is_alone = not source[before : token.start()].strip()
        target = found.alone if is_alone else found.beside
        for offset, text in enumerate(_words(token[0])):
            target[line + offset] = text
    return found


def _words(comment: str) -> list[str]:
    """The lines of a comment without its marks."""
    if comment.startswith("//"):
        return [comment[2:].strip()]
    inside = comment.removeprefix("/*").removesuffix("*/")
    return [line.strip().removeprefix("*").strip() for line in inside.split("\n")]


@dataclass(frozen=True, slots=True)
class Told:
    """What comments say of one name of a declaration."""

    purpose: str = ""
    group: str = ""
    """The words over the names that stand together with it."""
    beside: tuple[str, ...] = ()
    """Those names, without its own."""


def told(names: Sequence[tuple[str, int]], comments: Comments) -> Mapping[str, Told]:
    """What is said of each name of a struct, an interface or a group, given with its line.

    A comment above names that stand together may tell of each in its turn, in lines that begin
    with the name, as the runtime's do. A blank line begins another group.
    """
    found: dict[str, Told] = {}
    for together in _groups(names, comments):
        known = {name for name, _ in together}
        is_one_each = any(comments.above(line) for _, line in together[1:])
        label, purposes = _read_above(together[0], known, comments, is_one_each=is_one_each)
        label = label or _label_over(together[0][1], comments)
        for index, (name, line) in enumerate(together):
            own = "" if index == 0 else " ".join(comments.above(line))
            said = [own, purposes.get(name, ""), comments.beside.get(line, "")]
            beside = tuple(other for other, _ in together if other != name)
            found[name] = Told(joined(said), label, beside)
    return found


def joined(said: Iterable[str]) -> str:
    """What several comments say, as one."""
    *first, last = [text for text in said if text] or [""]
    return "; ".join([*(text.rstrip(".。") for text in first), last])


def _groups(
    names: Sequence[tuple[str, int]], comments: Comments
) -> Iterable[list[tuple[str, int]]]:
    together: list[tuple[str, int]] = []
    for name, line in names:
        top = line - len(comments.above(line))
        if together and line != together[-1][1] and top - 1 in comments.blank:
            yield together
            together = []
        together.append((name, line))
    if together:
        yield together


def _read_above(
    first: tuple[str, int], known: set[str], comments: Comments, *, is_one_each: bool
) -> tuple[str, dict[str, str]]:
    """The label of a group, and what its comment says of each of its names.

    Where the other names have comments of their own, the first one's is no label.
    """
    head: list[str] = []
    said: dict[str, list[str]] = {}
    current = head
    for text in comments.above(first[1]):
        word = text.partition(" ")[0].strip("`:,")
        if word in known and text != word:
            current = said.setdefault(word, [])
        if text:
            current.append(text)
    purposes = {name: " ".join(lines) for name, lines in said.items()}
    if head and not said and (is_one_each or len(known) == 1 or not _is_label(head)):
        return "", {first[0]: " ".join(head)}
    return " ".join(head).rstrip(".:"), purposes


def _is_label(head: Sequence[str]) -> bool:
    return len(head) == 1 and len(head[0].split()) <= 5


def _label_over(line: int, comments: Comments) -> str:
    """A comment that stands for itself over a group, with a blank line between."""
    top = line - len(comments.above(line))
    if top - 1 not in comments.blank:
        return ""
    head = comments.above(top - 1)
    return head[0].rstrip(".:") if head and _is_label(head) else ""
