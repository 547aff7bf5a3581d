"""What the browse screen says, and what is said of flags, notes and tags: one field a sentence,
as in `words`, loaded when it is first needed.

A form `one|many` is for `words.counted`.
"""

from __future__ import annotations

from typing import NamedTuple

from quizgo.model import Lang


class BrowseWords(NamedTuple):
    """Every sentence about browsing in one language."""

    # What a learner put on a card

    flag: str
    own_tags: str
    note: str

    exporting: str
    """What a bar of progress stands behind."""

    # Head and table

    col_flag: str
    found: str
    """So many of all that there are."""
    all_there: str
    marked: str
    loading: str
    searching: str
    sorted_by: str
    by_decks: str
    backwards: str
    find: str
    """In front of the query."""
    nothing: str
    """Where the query finds nothing."""
    empty: str
    """Where there is no card at all."""

    # Panes

    pane_card: str
    pane_history: str
    pane_why: str
    running: str
    gone: str
    no_history: str

    # Questions

    ask_tag: str
    ask_untag: str
    ask_note: str
    ask_due: str
    sure_reset: str
    sure_due: str
    yes_no: str

    # What was done

    done_suspend: str
    done_resume: str
    done_bury: str
    done_flag: str
    done_unflag: str
    done_tag: str
    done_untag: str
    done_note: str
    done_no_note: str
    done_reset: str
    done_due: str
    undone: str
    """What was done, again, as taken back."""
    nothing_to_undo: str
    left_as_is: str
    bad_tag: str
    long_note: str
    bad_day: str
    past_day: str
    far_day: str
    wait: str
    """While the cards are still being read."""
    edited: str

    # Keys

    key_find: str
    key_mark: str
    key_all: str
    key_read: str
    key_pane: str
    key_sort: str
    key_flag: str
    key_tag: str
    key_note: str
    key_due: str
    key_reset: str
    key_study: str
    key_cram: str
    key_list: str
    key_complete: str
    key_keep: str
    key_cancel: str
    key_next: str
    key_scroll: str
    help: tuple[str, ...]
    """The first is a heading."""


def browse_words_in(lang: Lang) -> BrowseWords:
    """The sentences of one language."""
    if lang is Lang.ZH:
        from quizgo.ui.prose.browse_zh import ZH

        return ZH
    from quizgo.ui.prose.browse_en import EN

    return EN
