"""Tables of settings and of keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from quizgo.frozen import dataclass
from quizgo.model import Lang
from quizgo.settings.actions import ACTIONS
from quizgo.settings.keys import every_key
from quizgo.text.safe import one_line
from quizgo.ui.keymap import name_of
from quizgo.ui.prose import words_in
from quizgo.ui.prose.comfort import comfort_words_in
from quizgo.ui.tables import Column, Table


@dataclass(frozen=True, slots=True)
class SettingLine:
    """One setting of `config`."""

    name: str
    value: str
    """As the file has it."""
    line: int | None
    """Of the file; None where the default holds."""


def settings_table(lines: Iterable[SettingLine], lang: Lang) -> Table:
    """What is set, and where it comes from."""
    words = comfort_words_in(lang)
    columns = (Column(words.col_setting), Column(words.col_value), Column(words.col_origin, rank=1))
    rows = [
        (
            one_line(one.name),
            one_line(one.value),
            words.origin_default if one.line is None else words.origin_line.format(line=one.line),
        )
        for one in lines
    ]
    return Table(columns, rows)


def keys_table(chosen: Mapping[str, tuple[str, ...]], lang: Lang) -> Table:
    """The keys of each action, and what it does."""
    words, names = comfort_words_in(lang), words_in(lang)
    columns = (Column(words.col_action), Column(words.col_keys), Column(words.col_does, rank=1))
    keys = every_key(chosen)
    rows = [
        (
            action,
            " ".join(name_of(key, names) for key in keys[action]),
            words.actions[action],
        )
        for action in ACTIONS
    ]
    return Table(columns, rows)
