"""What is said in daily care: time boxes, leeches, more to study, flags, notes, streaks. One field
a sentence, as in `words`, loaded only where one of these comes up.
"""

from __future__ import annotations

from typing import NamedTuple

from quizgo.model import Lang


class DailyWords(NamedTuple):
    """Every sentence about daily care in one language."""

    # The time box

    time_up: str
    """With `{answers}` and `{minutes}`, both counted."""
    time_up_left: str
    n_minutes: str
    key_stop: str

    # More

    more_title: str
    """Above what is offered."""
    more_new: str
    more_early: str
    """What falls due by the day `{until}`."""
    more_forgotten: str
    more_deck: str
    key_more_new: str
    key_more_early: str
    key_more_forgotten: str
    key_more_deck: str
    plain_more: str
    """Which commands there are, when a session is finished."""
    plain_more_today: str
    """The same on today's screen, where there is nothing to take back."""

    # Leeches

    leech: str
    """With `{card}` and `{times}`, counted."""
    n_times: str
    leech_suspended: str
    rewrite: str
    """With `{key}`."""

    # Flags, notes, marks

    flags: tuple[str, ...]
    """The colours of 1 to 7."""
    flag_asked: str
    """Once the key for flags was pressed."""
    flag_set: str
    flag_gone: str
    note_set: str
    note_gone: str
    note_asked: str
    """Above the line in which a note is written."""
    your_note: str
    """Under the answer."""
    tag_set: str
    tag_gone: str
    taken_back: str
    """Undo of one of these."""
    in_header: str
    """A flag, beside the deck."""
    in_header_marked: str
    key_flag: str
    key_note: str
    key_mark: str
    key_keep: str
    """Enter, in the line for a note."""
    key_cancel: str
    key_scroll: str
    help_flags: str
    """A line of the help page, with the keys of the actions."""
    help_more: str
    help_today: str
    """The same on today's screen, which says first what it shows."""
    plain_help: str
    """What plain mode's help says besides."""
    plain_bad_flag: str
    plain_bad_more: str

    # Streaks

    streak: str
    """Counted."""
    streak_longest: str
    streak_best: str
    """When no other one was longer."""
    streak_rule: str
    """When a day counts."""

    # The prompt of the shell

    prompt: str
    """With `{total}`."""


def daily_words_in(lang: Lang) -> DailyWords:
    """The sentences of one language."""
    if lang is Lang.ZH:
        from quizgo.ui.prose.daily_zh import ZH

        return ZH
    from quizgo.ui.prose.daily_en import EN

    return EN
