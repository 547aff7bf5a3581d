"""Every setting: its name, what it does in a sentence, how it is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields

from quizgo.frozen import dataclass
from quizgo.model import Lang, Scheduler
from quizgo.settings.keys import Keys, key_lines
from quizgo.settings.kinds import Decimal, Kind, Parameters, Switch, Whole, Word, quoted
from quizgo.settings.values import (
    DeckSettings,
    Editing,
    LeechAction,
    Settings,
    Show,
    Theme,
)
from quizgo.text.yaml_nodes import Node


class Decks:
    """The kind of the setting `decks`; its members are read one by one."""

    def read(self, node: Node) -> object:
        from quizgo.settings.reading import read_decks

        return read_decks(node)

    def written(self, value: object) -> str:
        assert isinstance(value, Sequence)
        return "{" + ", ".join(f"{quoted(one.pattern)}: {of_deck(one)}" for one in value) + "}"


def of_deck(one: DeckSettings) -> str:
    """What is otherwise for a deck, as a mapping in one line."""
    set_ = ((name, getattr(one, name)) for name in OF_DECKS)
    entries = (f"{name}: {SETTINGS[name].kind.written(v)}" for name, v in set_ if v is not None)
    return "{" + ", ".join(entries) + "}"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting of the file."""

    about: str
    """What it does, with no full stop: a comment above it."""
    kind: Kind
    example: Callable[[Mapping[str, str]], Sequence[str]] | None = None
    """For a mapping: lines below it, to be taken into use, by what each action of the keys does."""


SETTINGS: dict[str, Setting] = {
    "lang": Setting("Language of cards: en, zh, both; auto follows the locale", Word(Show, True)),
    "interface": Setting(
        "Language of labels and sentences: en, zh; auto follows the locale", Word(Lang, True)
    ),
    "new_per_day": Setting("New cards a day", Whole(0, 9_999)),
    "reviews_per_day": Setting("Reviews a day", Whole(0, 99_999)),
    "rollover_hour": Setting("The hour, 0 to 23, at which a day of study begins", Whole(0, 23)),
    "maximum_interval_days": Setting("The longest interval in days", Whole(1, 36_500)),
    "fuzz": Setting(
        "Spread equal intervals by a day or so, so that cards learned together part", Switch()
    ),
    "scheduler": Setting(
        "By which rule cards come round: sm2 (SuperMemo 2, 1990) or fsrs (FSRS-6). "
        "`quizgo scheduler` shows first what a change moves",
        Word(Scheduler),
    ),
    "retention": Setting(
        "FSRS: the share you want to know when cards come round, 0.70 to 0.99",
        Decimal(0.70, 0.99),
    ),
    "fsrs_parameters": Setting(
        "FSRS: 21 numbers that `quizgo fit` finds from your own answers; [] is the published ones",
        Parameters(),
    ),
    "bury_siblings": Setting("Not two items of one card on the same day", Switch()),
    "time_box_minutes": Setting(
        "After so many minutes a session offers to stop; 0 is never", Whole(0, 1_440)
    ),
    "leech_lapses": Setting(
        "A card forgotten so often is a leech, and again after half as many; 0 is never",
        Whole(0, 999),
    ),
    "leech_action": Setting(
        "What happens to a leech: tag, or suspend (and tag)", Word(LeechAction)
    ),
    "daily_backups": Setting(
        "A day of study leaves a backup; so many of them are kept; 0 is none", Whole(0, 999)
    ),
    "four_grades": Setting(
        "Grade by 1 again, 2 hard, 3 good, 4 easy (recorded as 1, 3, 4, 5) instead of 0 to 5",
        Switch(),
    ),
    "editing": Setting("Keys that edit a line: emacs or vi", Word(Editing)),
    "theme": Setting(
        "Colours: auto, dark, light, high-contrast, colour-blind, plain (none at all)", Word(Theme)
    ),
    "screen_reader": Setting(
        "Lines to be read aloud instead of screens, tables and pictures", Switch()
    ),
    "keys": Setting(
        "Keys of the screens, for each action one or a list: a character, ctrl- or alt- and a "
        "letter, f1 to f12, or a name as below. Actions with browse or step in front are of that "
        "screen, the others of sessions, interviews and today's screen; what both have follows "
        "the keys given to the latter where they are free, until it is given keys of its own. "
        "Digits, Ctrl-C and Ctrl-Z stay what they are",
        Keys(),
        key_lines,
    ),
    "decks": Setting(
        "What is otherwise for a deck and all below it: new_per_day, reviews_per_day, scheduler, "
        "retention, fsrs_parameters, bury_siblings, leech_action",
        Decks(),
        lambda _: ("go/scheduling: {new_per_day: 5}",),
    ),
}

OF_DECKS = tuple(one.name for one in fields(DeckSettings) if one.name != "pattern")
"""Settings that a deck may have of its own."""

assert [*SETTINGS] == [one.name for one in fields(Settings)]
