"""What is said of backups, of several machines, and of whether all is sound.

One field a sentence, as in `words`, loaded only by the commands that speak of them. Fields in
braces are filled in by `str.format`; a form `one|many` is for `counted`.
"""

from __future__ import annotations

from typing import NamedTuple

from quizgo.model import Lang


class KeepingWords(NamedTuple):
    """Every such sentence in one language."""

    # Several machines

    taken: str
    would_take: str
    sent: str
    would_send: str
    """With `{what}`: a list of the next."""
    entries: str
    plans: str
    decks: str
    interviews: str
    """How many of each; forms for `counted`."""
    listed: str
    """Between two of them."""
    alike: str
    """Neither side has anything new."""
    both_changed: str
    """A `{deck}` that was edited on both sides."""
    choose: str
    """What to do about it."""
    sharing: str
    """Work that takes a while."""

    # Backups

    kept: str
    """Where the backup is, with how much is in `{what}`."""
    answers: str
    backing_up: str
    restoring: str
    holds: str
    """What a backup holds: `{file}`, `{at}`, `{what}`, and the day `{last}` of its last entry."""
    holds_nothing: str
    """The same where its log is empty."""
    will_lose: str
    """How many entries of today's log are not in it; a form for `counted`."""
    will_replace: str
    """How many files of today differ from those in it; a form for `counted`."""
    loses_nothing: str
    unreadable_now: str
    """The store that is there cannot be read."""
    ask: str
    unchanged: str
    restored: str
    before_is_in: str
    """Where what was there before is kept."""

    # Whether all is sound

    examining: str
    """Work that takes a while."""
    good: str
    bad: str
    look: str
    """In front of a line: nothing to do, a fault, something to know."""
    colon: str
    settings: str
    decks_heading: str
    store: str
    log: str
    clock: str
    backups: str
    terminal: str
    programs: str
    """What is looked at."""
    settings_good: str
    settings_none: str
    decks_good: str
    decks_faulty: str
    store_none: str
    store_good: str
    store_server: str
    store_damaged: str
    store_wrong: str
    """Items whose stored progress is not the fold of the log."""
    store_mended: str
    log_good: str
    log_orphans: str
    """Items with a history whose card no deck has; a form for `counted`, which leaves `{names}`."""
    clock_good: str
    clock_behind: str
    backups_none: str
    backups_last: str
    backups_old: str
    terminal_good: str
    no_colours: str
    terminal_ascii: str
    terminal_pipe: str
    disk_full: str
    all_good: str
    n_faults: str


def keeping_words_in(lang: Lang) -> KeepingWords:
    """The sentences of one language."""
    if lang is Lang.ZH:
        from quizgo.ui.prose.keeping_zh import ZH

        return ZH
    from quizgo.ui.prose.keeping_en import EN

    return EN
