"""Go in colours, by Pygments, which is imported when the first Go is shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib import import_module
from typing import Protocol

from quizgo.ui.lines import Fragment

GO = ("go", "golang")
"""What the fence of a Go block may say."""

_STYLES = (
    ("Comment", "class:go.comment"),
    ("Keyword", "class:go.keyword"),
    ("Literal.String", "class:go.string"),
    ("Literal.Number", "class:go.number"),
    ("Name.Function", "class:go.function"),
    ("Name.Builtin", "class:go.builtin"),
)
"""Kinds of token, by the beginning of Pygments' name for them."""


class _Lexer(Protocol):
    """As much of Pygments' lexers as is used; the library has no types."""

    def get_tokens(self, text: str) -> Iterable[tuple[object, str]]: ...


@lru_cache(maxsize=64)
def highlighted(text: str, language: str) -> tuple[Fragment, ...]:
    """The text of a block of code, styled. Another language than Go is left plain."""
    if language.lower() not in GO:
        return (("class:code.block", text),)
    return tuple(_tokens(text))


def _tokens(text: str) -> Iterator[Fragment]:
    for token, value in _go().get_tokens(text):
        name = str(token).removeprefix("Token.")
        style = next((style for kind, style in _STYLES if name.startswith(kind)), None)
        yield style or "class:code.block", value


@cache
def _go() -> _Lexer:
    module = import_module("pygments.lexers.go")
    lexer: _Lexer = module.GoLexer(stripnl=False, ensurenl=False)
    return lexer
