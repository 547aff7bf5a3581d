"""What the learner may set: one field a setting, each with its default."""

from __future__ import annotations

import locale
import os
from collections.abc import Callable, Mapping
from dataclasses import field
from enum import StrEnum
from fnmatch import fnmatchcase
from typing import TypeVar

from quizgo.clock import ROLLOVER_HOUR
from quizgo.frozen import dataclass
from quizgo.model import Lang, Scheduler


class Show(StrEnum):
    """Which language the texts of cards are shown in."""

    EN = "en"
    ZH = "zh"
    BOTH = "both"


class LeechAction(StrEnum):
    """What happens to an item that is forgotten again and again."""

    TAG = "tag"
    """It gets the tag `leech`."""
    SUSPEND = "suspend"
    """It gets the tag, and is suspended."""


class Editing(StrEnum):
    """Whose keys edit a line."""

    EMACS = "emacs"
    VI = "vi"


class Theme(StrEnum):
    """Colours of the screen."""

    AUTO = "auto"
    """By what the terminal says of its background; dark where it says nothing."""
    DARK = "dark"
    """For a dark background."""
    LIGHT = "light"
    CONTRAST = "high-contrast"
    COLOUR_BLIND = "colour-blind"
    """Hues that are told apart with any sort of colour vision: Okabe and Ito's."""
    PLAIN = "plain"
    """No colour: bold, underlined and reversed letters."""


Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class DeckSettings:
    """What is otherwise for a deck and all decks below it. None leaves it as it is."""

    pattern: str
    """A deck's name, which takes in the decks below it, or one with `*`, `?`, `[…]`."""
    new_per_day: int | None = None
    reviews_per_day: int | None = None
    scheduler: Scheduler | None = None
    retention: float | None = None
    fsrs_parameters: tuple[float, ...] | None = None
    bury_siblings: bool | None = None
    leech_action: LeechAction | None = None

    def takes_in(self, deck: str) -> bool:
        """Whether the deck is meant."""
        if any(letter in self.pattern for letter in "*?["):
            return fnmatchcase(deck, self.pattern)
        return deck == self.pattern or deck.startswith(self.pattern + "/")

    def weight(self) -> tuple[int, str]:
        """What sorts the longest pattern first."""
        return (-len(self.pattern), self.pattern)


@dataclass(frozen=True, slots=True)
class Settings:
    """What the learner may set. Every field is a name of the settings file."""

    lang: Show | None = None
    """Of cards. None follows the locale."""
    interface: Lang | None = None
    """Of labels and sentences. None follows the locale."""
    new_per_day: int = 20
    reviews_per_day: int = 200
    rollover_hour: int = ROLLOVER_HOUR
    """The local hour, 0 to 23, at which a study day begins."""
    maximum_interval_days: int = 36_500
    fuzz: bool = False
    """Spread equal intervals by a day or so, so that cards learned together part."""
    scheduler: Scheduler = Scheduler.SM2
    retention: float = 0.9
    """FSRS only: the share to be recalled when an item comes round, 0.70 to 0.99."""
    fsrs_parameters: tuple[float, ...] = ()
    """FSRS only: 21 numbers, fitted to the learner. Empty: the published ones."""
    bury_siblings: bool = True
    """Items of one card are not asked on one day."""
    time_box_minutes: int = 0
    """After so many minutes a session offers to stop; 0: never."""
    leech_lapses: int = 8
    """So many lapses make a leech, and half as many more again; 0: never."""
    leech_action: LeechAction = LeechAction.TAG
    daily_backups: int = 7
    """So many backups that days of study leave by themselves are kept; 0: none is made."""
    four_grades: bool = False
    """Grade by 1 to 4, again, hard, good, easy, instead of by 0 to 5."""
    editing: Editing = Editing.EMACS
    theme: Theme = Theme.AUTO
    screen_reader: bool = False
    """Lines that can be read aloud instead of screens and pictures."""
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The keys of each action that has other keys than by default."""
    decks: tuple[DeckSettings, ...] = ()
    """The longest pattern first."""

    def scheduler_of(self, deck: str) -> Scheduler:
        return self._first(deck, lambda one: one.scheduler, self.scheduler)

    def retention_of(self, deck: str) -> float:
        return self._first(deck, lambda one: one.retention, self.retention)

    def fsrs_parameters_of(self, deck: str) -> tuple[float, ...]:
        return self._first(deck, lambda one: one.fsrs_parameters, self.fsrs_parameters)

    def bury_siblings_in(self, deck: str) -> bool:
        return self._first(deck, lambda one: one.bury_siblings, self.bury_siblings)

    def leech_action_in(self, deck: str) -> LeechAction:
        return self._first(deck, lambda one: one.leech_action, self.leech_action)

    def _first(
        self, deck: str, chosen: Callable[[DeckSettings], Value | None], default: Value
    ) -> Value:
        """What the longest pattern that takes the deck in says, or what holds for all decks."""
        for one in self.decks:
            value = chosen(one)
            if value is not None and one.takes_in(deck):
                return value
        return default


def locale_lang(environ: Mapping[str, str] = os.environ) -> Lang:
    """The language that the locale asks for: Chinese for `zh…`, English for all else."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environ.get(variable, "")
        if value:
            return Lang.ZH if value.lower().startswith("zh") else Lang.EN
    name = (locale.getlocale()[0] or "").lower()  # Windows sets no variables
    return Lang.ZH if name.startswith(("zh", "chinese")) else Lang.EN
