"""What YAML itself would make of an unquoted value."""

from __future__ import annotations

import re

import yaml

_RESOLVERS: dict[str, list[tuple[str, re.Pattern[str]]]] = yaml.SafeLoader.yaml_implicit_resolvers

GUESSED = frozenset(_RESOLVERS)
"""First letters of the plain scalars that YAML may take for something other than text."""

_WORDS = {"bool": "true or false", "timestamp": "a date", "null": "nothing"}


def misreading(value: str) -> str | None:
    """What YAML would make of a plain `value`, in words; None where it stays the same text.

    A number that spells itself (256, 1.5) counts as text. One that does not (1.10 is
    1.1 to YAML, 010 is 8) is a misreading, and so are truth values, dates and nothing.
    """
    for tag, expression in _RESOLVERS.get(value[:1], ()):
        if expression.match(value):
            return _in_words(tag.removeprefix("tag:yaml.org,2002:"), value)
    return None


def _in_words(tag: str, value: str) -> str | None:
    if tag in ("int", "float"):
        try:
            number = str(yaml.safe_load(value))
        except (ValueError, OverflowError):
            return "a number"
        return None if number == value else number
    if tag == "bool":
        return "true" if value.lower() in ("yes", "true", "on") else "false"
    return _WORDS.get(tag, "something else than text")
