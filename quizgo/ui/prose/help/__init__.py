"""What `--help`, completion and the manual say around the commands' own words, and these words
in other languages.

A command's own words are English and stand with the command. A language keeps a catalogue of
them, keyed by the English: paragraph for paragraph, with all space between words one blank, or,
where a block keeps its lines, block for block. What a catalogue lacks is said in English.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from quizgo.model import Lang


class HelpWords(NamedTuple):
    """The frame of a help page in one language, and the catalogue."""

    usage: str
    options: str
    commands: str
    """Headings."""
    example: str
    """In front of an example, in place of `Example:`."""
    colon: str
    """Behind what is told now; with a space where the language wants one."""
    stop: str
    """What ends a sentence."""
    default: str
    required: str
    at_least: str
    at_most: str
    between: str
    """Notes on an option."""
    listed: str
    """Between two notes."""
    notes: str
    """Around them, behind what the option does."""
    written: str
    """That a file was put at `{path}`."""
    man_finds: str
    man_misses: str
    """With the `{line}` that a shell has to read."""
    man_absent: str
    bash_next: str
    zsh_next: str
    fish_next: str
    """What is left to do for completion, with `{path}` and `{folder}`."""
    names: Mapping[str, str]
    """What the capitals of a usage line stand for, where the language has a word."""
    texts: Mapping[str, str]
    """The catalogue."""

    def said(self, text: str) -> str:
        """A paragraph, a block or a help text of an option in this language."""
        return self.texts.get(text, text)

    def named(self, usage: str) -> str:
        """A piece of a usage line: `[DECK|FILE.yaml]...`."""
        if not self.names:
            return usage
        return _CAPITALS.sub(lambda found: self.names.get(found[0], found[0]), usage)


_CAPITALS = re.compile(r"(?<![A-Za-z])[A-Z]{2,}(?![a-z])")


def help_words_in(lang: Lang) -> HelpWords:
    """The words of one language."""
    if lang is Lang.ZH:
        from quizgo.ui.prose.help.zh import ZH

        return ZH
    from quizgo.ui.prose.help.en import EN

    return EN
