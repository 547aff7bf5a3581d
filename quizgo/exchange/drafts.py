"""Cards as `derive` drafts them, and how they are written into a deck file.

Each is written with a stamp behind its id, a digest of the rest of its lines. A card whose lines
still have the digest that they are stamped with was not touched since.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator

from quizgo.frozen import dataclass
from quizgo.model import Basic, Cloze, Pattern, Points, Text
from quizgo.text.safe import printable
from quizgo.text.yaml_guesses import misreading

DraftBody = Basic | Cloze | Points
"""The kinds of question that notes are made into."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A card on its way into a deck."""

    id: str
    body: DraftBody
    line: int
    """Of the notes."""
    why: Text | None = None
    refs: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


_STAMP = re.compile(r"[ \t]+# derived ([0-9a-f]{12})[ \t]*$")


def stamped(draft: Draft) -> list[str]:
    """The lines of the card with its stamp, the first beginning with a dash."""
    lines = list(_lines(draft))
    return [f"{lines[0]}  # derived {digest(lines)}", *lines[1:]]


def stamp_of(lines: list[str]) -> str | None:
    """The digest that a card's lines are stamped with; None where derive did not write them."""
    found = _STAMP.search(lines[0])
    return None if found is None else found[1]


def digest(lines: list[str]) -> str:
    """What the lines of a card say, whatever their stamp, indentation and trailing blanks."""
    bare = [_STAMP.sub("", lines[0]), *lines[1:]]
    width = len(bare[0]) - len(bare[0].lstrip())
    text = "\n".join(line[min(width, len(line) - len(line.lstrip())) :].rstrip() for line in bare)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


# Lines of YAML --------------------------------------------------------------------


def _lines(draft: Draft) -> Iterator[str]:
    yield f"- id: {_word(draft.id)}"
    match draft.body:
        case Basic(ask, answer):
            yield "  kind: basic"
            yield from _text("ask", ask)
            yield from _text("answer", answer)
        case Cloze(text):
            yield "  kind: cloze"
            yield from _text("text", text)
        case Points(ask, points):
            yield "  kind: points"
            yield from _text("ask", ask)
            yield "  points:"
            for point in points:
                yield from _text("text", point.text, first="  - ", rest="    ")
                if point.match:
                    yield f"    match: {_listed(map(_pattern, point.match))}"
    if draft.why is not None:
        yield from _text("why", draft.why)
    if draft.tags:
        yield f"  tags: {_listed(draft.tags)}"
    if draft.refs:
        yield "  refs:"
        yield from (f"  - {quoted(ref)}" for ref in draft.refs)


def _text(name: str, text: Text, *, first: str = "  ", rest: str = "  ") -> Iterator[str]:
    yield f"{first}{name}:"
    for lang, words in (("en", text.en), ("zh", text.zh)):
        if words is not None:
            yield from _scalar(f"{rest}  {lang}:", words, indent=rest + "    ")


def _scalar(key: str, words: str, *, indent: str) -> Iterator[str]:
    """One line in quotes, or a block where there are more lines than one."""
    words = safe(words)
    if "\n" not in words or not _FITS_A_BLOCK.fullmatch(words):
        yield f"{key} {quoted(words)}"
        return
    yield f"{key} |-"
    yield from (indent + line if line else "" for line in words.split("\n"))


_FITS_A_BLOCK = re.compile(r"(?![ \t\n])[^\r]*(?<![ \t\n])")


def quoted(words: str) -> str:
    """A text as YAML's double quotes take it."""
    return json.dumps(safe(words), ensure_ascii=False)


def safe(words: str) -> str:
    """`words` without what may not stand in YAML."""
    return _NO_CHARACTER.sub("\ufffd", printable(words))


_NO_CHARACTER = re.compile("[\ufffe\uffff]")


def _word(word: str) -> str:
    return word if word[0].isalpha() and misreading(word) is None else quoted(word)


def _pattern(pattern: Pattern) -> str:
    return f"/{pattern.source}/" if pattern.is_regex else pattern.source


def _listed(words: Iterable[str]) -> str:
    return f"[{', '.join(map(quoted, words))}]"
