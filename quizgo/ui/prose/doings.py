"""What commands say that they have done: one field a sentence, as in `words`, loaded only then.

Fields in braces are filled in by `str.format`; a form `one|many` is for `counted`.
"""

from __future__ import annotations

from typing import NamedTuple

from quizgo.model import Lang


class DoneWords(NamedTuple):
    """Every such sentence in one language."""

    of_card: str
    """In front of what was done to `{card}`."""
    suspended: str
    resumed: str
    buried: str
    reset: str
    flag: str
    no_flag: str
    tagged: str
    untagged: str
    note_kept: str
    no_note: str
    due: str
    undone: str
    """What an undo took back: an answer, and anything else."""
    undone_answer: str
    n_cards: str
    no_faults: str
    n_faults: str
    n_files: str
    exported: str
    in_folder: str
    """Several files, in place of one."""
    imported: str
    would_import: str
    with_faults: str
    """Cards of which some are left out."""
    log_found: str
    log_taken: str
    planning_found: str
    planning_taken: str
    interviews_found: str
    interviews_taken: str
    changes_found: str
    changes_taken: str
    deck_kept: str
    checked: str
    edit_new: str
    derived: str
    would_derive: str
    derived_as: str
    """What became of `{card}`, in the words below."""
    new: str
    changed: str
    passed_over: str
    edited: str
    by_hand: str
    gone: str
    derived_rest: str
    to_write: str
    """A heading of the notes with nothing under it."""
    switch: str
    """Heads of the columns of `sim rules`."""
    cost: str
    nanoseconds: str


def done_words_in(lang: Lang) -> DoneWords:
    """The sentences of one language."""
    if lang is Lang.ZH:
        from quizgo.ui.prose.doings_zh import ZH

        return ZH
    from quizgo.ui.prose.doings_en import EN

    return EN
