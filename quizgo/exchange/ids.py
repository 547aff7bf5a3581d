"""Ids of drafted cards, made of what they ask about, so that they last while notes change."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from quizgo.exchange.godecl import Declared, Role

MAX_ID = 80
_WORDS = re.compile(r"[a-z0-9]+")


def slug(text: str) -> str:
    """Words of letters and digits. What they cannot show of the text, six digits stand for."""
    is_ascii = text.isascii()
    normal = text.lower() if is_ascii else unicodedata.normalize("NFKC", text).casefold()
    words = "-".join(_WORDS.findall(normal))
    if words and len(words) <= 40 and (is_ascii or not _has_other_letters(normal)):
        return words
    letters = "".join(c for c in normal if c.isalnum())
    return f"{words[:24].rstrip('-') or 'h'}-{_digits(letters or normal)}"


def _has_other_letters(text: str) -> bool:
    return any(not c.isascii() and c.isalnum() for c in text)


def of_declared(what: Declared) -> str:
    """`g.goid`, `const._Gidle`, `type.g`, `func.newproc`: as Go would say it."""
    if what.role is Role.EMBEDS:
        parts = [what.owner, "embeds"]
    elif what.role in _PREFIXES:
        parts = [_PREFIXES[what.role], what.owner, what.name]
    else:
        parts = [what.owner, what.name]
    name = ".".join(filter(None, parts))
    if not re.fullmatch(r"[A-Za-z0-9._-]+", name):
        return slug(name)
    return name if name[0].isalnum() else f"go.{name}"


_PREFIXES = {Role.CONSTANT: "const", Role.TYPE: "type", Role.FUNCTION: "func"}


class Ids:
    """The ids given so far: each once."""

    def __init__(self) -> None:
        self.given: set[str] = set()
        self.counts: dict[str, int] = {}

    def __contains__(self, wanted: str) -> bool:
        return _fitted(wanted) in self.given

    def new(self, *wanted: str) -> str:
        """The first of the ids wanted that is free, or the last of them with a number."""
        for each in map(_fitted, wanted):
            if each not in self.given:
                self.given.add(each)
                return each
        number = self.counts.get(wanted[-1], 1) + 1
        while (numbered := _fitted(f"{wanted[-1]}-{number}")) in self.given:
            number += 1
        self.counts[wanted[-1]] = number
        self.given.add(numbered)
        return numbered


def _fitted(wanted: str) -> str:
    return wanted if len(wanted) <= MAX_ID else f"{wanted[: MAX_ID - 7]}-{_digits(wanted)}"


def _digits(text: str) -> str:
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()[:6]
