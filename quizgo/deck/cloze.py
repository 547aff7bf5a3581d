"""Texts with gaps: `Each P has {{c1::256::how many}} slots`.

A gap is `{{cN::hidden}}` or `{{cN::hidden::hint}}`. It ends at the first `}}` outside
braces of its own, so `{{c1::struct{}{}}}` hides `struct{}{}`. A `::` in backticks belongs
to the code. Gaps do not stand in gaps. Several may share a number: they open together.
"""

from __future__ import annotations

import re

from quizgo.frozen import dataclass
from quizgo.model import Cloze, Text

MAX_NUMBER = 99


class BadCloze(ValueError):
    """A text whose gaps cannot be told; the message is a whole sentence or two."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch that is hidden when its number is asked."""

    number: int
    hidden: str
    hint: str | None = None


Piece = str | Gap

_OPEN = re.compile(r"\{\{c(\d*)(:*)")


def pieces(source: str) -> tuple[Piece, ...]:
    """The text between the gaps, and the gaps.

    Raises BadCloze.
    """
    found: list[Piece] = []
    at = 0
    while (opening := _OPEN.search(source, at)) is not None:
        if not opening[1] and not opening[2]:  # no gap: `{{` of Go before a word in c
            _add(found, source[at : opening.end()])
            at = opening.end()
            continue
        _add(found, source[at : opening.start()])
        end = _end(source, opening)
        found.append(_gap(opening, source[opening.end() : end]))
        at = end + 2
    _add(found, source[at:])
    return tuple(found)


def numbers(text: Text) -> tuple[int, ...]:
    """The numbers of the gaps of a text, in order, each once.

    Raises BadCloze where it has none, or where the two languages differ.
    """
    each = [_numbers(source) for source in (text.en, text.zh) if source is not None]
    if not each or not each[0]:
        raise BadCloze("The text has no gap. Write one like {{c1::hidden}}.")
    if any(other != each[0] for other in each):
        raise BadCloze("The gaps of en and zh differ. Give both the same numbers.")
    return each[0]


def number_of(part: str) -> int:
    """The number in an item's part: 2 for `c2`."""
    return int(part[1:])


def question(source: str, number: int) -> str:
    """The text as asked: gaps of `number` show their hint or […], others what they hide."""
    return "".join(
        piece
        if isinstance(piece, str)
        else piece.hidden
        if piece.number != number
        else f"[{piece.hint or '…'}]"
        for piece in pieces(source)
    )


def answer(source: str) -> str:
    """The whole text, with nothing hidden."""
    return "".join(p if isinstance(p, str) else p.hidden for p in pieces(source))


def hidden(source: str, number: int) -> tuple[str, ...]:
    """What the gaps of `number` hide, in order."""
    return tuple(p.hidden for p in pieces(source) if isinstance(p, Gap) and p.number == number)


def parts(body: Cloze) -> tuple[str, ...]:
    """The parts that the card splits into: `c1`, `c2`…"""
    return tuple(f"c{number}" for number in numbers(body.text))


def _numbers(source: str) -> tuple[int, ...]:
    return tuple(sorted({p.number for p in pieces(source) if isinstance(p, Gap)}))


def _add(found: list[Piece], text: str) -> None:
    if not text:
        return
    if found and isinstance(found[-1], str):
        found[-1] += text
    else:
        found.append(text)


def _gap(opening: re.Match[str], inside: str) -> Gap:
    if opening[2] != "::" or not opening[1]:
        raise BadCloze(f"{opening[0]} begins no gap. Write {{{{c1::hidden}}}}.")
    number = int(opening[1]) if len(opening[1]) < 5 else 0
    if not 1 <= number <= MAX_NUMBER:
        raise BadCloze(f"A gap has the number {opening[1]}. Count from c1 to c{MAX_NUMBER}.")
    if _OPEN.search(inside):
        raise BadCloze(f"A gap stands inside gap c{number}. Close the first one before.")
    words, hint = _split(inside)
    if not words.strip():
        raise BadCloze(f"Gap c{number} hides nothing. Write {{{{c{number}::hidden}}}}.")
    return Gap(number, words, hint.strip() or None)


def _split(inside: str) -> tuple[str, str]:
    """What is hidden, and the hint behind the first `::` that stands in no code."""
    in_code = False
    for at, letter in enumerate(inside):
        if letter == "`":
            in_code = not in_code
        elif letter == ":" and not in_code and inside.startswith("::", at):
            return inside[:at], inside[at + 2 :]
    return inside, ""


def _end(source: str, opening: re.Match[str]) -> int:
    """Where the `}}` of a gap begins: the first outside its own braces, or else the first."""
    first = source.find("}}", opening.end())
    if first < 0:
        raise BadCloze(f"{opening[0]} is not closed. Put }}}} behind what it hides.")
    if source.find("{", opening.end(), first) < 0:
        return first
    depth = 0
    at = opening.end()
    while at < len(source):
        if depth == 0 and source.startswith("}}", at):
            return at
        if source[at] == "{":
            depth += 1
        elif source[at] == "}" and depth:
            depth -= 1
        at += 1
    return first
