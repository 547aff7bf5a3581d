"""What the interface says: one field a sentence, the same in every language.

Fields in braces are filled in by `str.format`. A form `one|many` is for `counted`.
A language that lacks a sentence is a type error.
"""

from __future__ import annotations

from typing import NamedTuple

from quizgo.ui.prose.practice import PracticeWords


class Words(NamedTuple):
    """Every sentence of the interface in one language.

    A tuple, since a dataclass of so many fields takes 40 ms of every start.
    """

    language: str
    """As `model.Lang` spells it."""
    practice: PracticeWords
    """Of labs and drives."""

    # Plain mode: the labels are a contract with scripts that drive it

    plain_card: str
    """Head of a card."""
    plain_question: str
    plain_answer: str
    plain_hint: str
    plain_why: str
    """The card's explanation."""
    plain_grade: str
    """The prompt for a grade."""
    plain_saved: str
    plain_saved_new: str
    """After a cram of an item that is new."""
    plain_ticked: str
    plain_tick_help: str
    plain_ask_shown: str
    """What to type, by kind."""
    plain_ask_typed: str
    plain_ask_choice: str
    plain_ask_order: str
    plain_ask_points: str
    plain_ask_output: str
    plain_ask_ending: str
    plain_ask_lab: str
    plain_ask_as_go: str
    plain_ask_drive: str
    plain_ask_one_of: str
    plain_bad_numbers: str
    plain_bad_order: str
    plain_bad_ending: str
    plain_bad_grade: str
    plain_bad_command: str
    plain_leave: str
    """At the end."""
    plain_help: str
    """All commands."""

    # Kinds, rounds, grades, intervals

    kind_basic: str
    kind_cloze: str
    kind_typed: str
    kind_choice: str
    kind_order: str
    kind_points: str
    kind_predict: str
    kind_state: str
    kind_lab: str
    kind_drive: str
    round_drill: str
    """After the kind, when a card comes round again."""
    round_cram: str
    grade_0: str
    """What each grade means, in one word."""
    grade_1: str
    grade_2: str
    grade_3: str
    grade_4: str
    grade_5: str
    digits: str
    """What each grade from 0 to 5 is typed as, one character each."""
    grade_failed: str
    """Grades 0 to 2 in one word."""
    days: str
    """An interval."""
    months: str
    years: str

    # What became of an answer

    right: str
    close: str
    wrong: str
    nothing: str
    first_counts: str
    """From the second attempt on."""
    you_typed: str
    accepted: str
    missing: str
    extra: str
    quoted: str
    """A stretch of text inside a sentence."""
    listed: str
    """Between things of a list."""
    right_picked: str
    right_missed: str
    wrong_picked: str
    wrong_left: str
    first_wrong_step: str
    order_short: str
    point_made: str
    point_missed: str
    ticked_none: str
    ending_exits: str
    """How a program ends."""
    ending_status: str
    ending_panics: str
    ending_fatal: str
    ending_deadlock: str
    ended_so: str
    """After what a program printed, where it did not just end."""
    ended_status: str
    line_by_line: str
    """Heading above a comparison of what was said with what was printed."""
    first_wrong_line: str
    no_line: str
    """Instead of a line, where there is none."""
    unfit_compile: str
    """Why the program of a card makes no question."""
    unfit_limit: str
    unfit_silent: str
    unfit_long: str
    unfit_untypable: str
    unfit_moment: str
    unfit_query: str
    unfit_failed: str
    unfit: str
    """Around one of these reasons."""
    one_of_sampled: str
    """Said of options judged by many runs."""
    one_of_times: str
    explanation: str
    """Heading above a card's `why`."""
    references: str
    versions_since: str
    versions_until: str
    versions_both: str

    # What just happened

    said_saved: str
    said_saved_kept: str
    """Drill and cram leave the due date as it was."""
    said_again: str
    said_undone: str
    said_unburied: str
    said_resumed: str
    said_nothing_to_undo: str
    said_no_more_hints: str
    said_buried: str
    said_suspended: str
    said_elsewhere: str
    said_gone: str
    said_more: str
    """When many things happened at once."""
    said_not_now: str
    said_running: str
    """While a program runs."""
    said_stopped: str
    said_left: str
    n_answers: str
    n_cards: str

    # The screen

    head_counts: str
    """Header, right side."""
    head_counts_short: str
    head_minutes: str
    """Time spent."""
    too_small: str
    """Where hardly a word fits."""
    pick_help: str
    """Above the answer area."""
    order_help: str
    typed_help: str
    points_help: str
    output_help: str
    state_asked: str
    """With `{query}` and `{moment}`, both Markdown."""
    state_after: str
    """With `{event}`, `{of}` and `{nth}`, as `state_before`."""
    state_of: str
    """Whose event it is, with `{g}`; `state_by`: who comes to the line."""
    state_before: str
    state_by: str
    state_at: str
    state_nth: str
    state_list: str
    """What to type, by how it is answered."""
    state_number: str
    state_text: str
    ending_help: str
    one_of_help: str
    lab_help: str
    """Above the editor."""
    lab_complaint: str
    """The compiler, above the editor."""
    ticks_help: str
    answer_heading: str
    hint_heading: str
    more_below: str
    """The card pane scrolls."""
    key_show: str
    """Key bar: what a key does, in one or two words."""
    key_answer: str
    key_give_up: str
    key_accept: str
    key_pick: str
    key_place: str
    key_carry: str
    key_tick: str
    key_done: str
    key_commands: str
    key_back: str
    key_hint: str
    key_help: str
    key_undo: str
    key_bury: str
    key_suspend: str
    key_edit: str
    key_language: str
    key_why: str
    key_quit: str
    key_leave: str
    key_study: str
    key_retry: str
    key_hand_in: str
    key_run: str
    key_open: str
    key_surrender: str
    key_choose: str
    key_go_on: str
    key_take_back: str
    name_space: str
    """Names of keys."""
    name_enter: str

    # Help page

    help_title: str
    help_show: str
    help_grades: str
    help_under_four: str
    help_pick: str
    help_order: str
    help_typing: str
    help_points: str
    help_predict: str
    help_state: str
    help_lab: str
    help_drive: str
    help_undo: str
    help_edit: str
    help_aside: str
    help_texts: str
    help_scroll: str
    help_quit: str

    # Finish page

    finished: str
    finished_nothing: str
    finished_new: str
    finished_reviewed: str
    finished_drilled: str
    finished_crammed: str
    finished_time: str
    finished_grades: str
    finished_grade: str
    """One grade of the spread."""
    finished_tomorrow: str
    finished_week: str

    # Why is it due

    why_title: str
    why_new: str
    why_last: str
    why_interval: str
    n_days: str
    why_failed: str
    why_first: str
    why_second: str
    why_grown: str
    why_overdue: str
    why_counts: str
    n_reviews: str
    n_lapses: str
    why_suspended: str
    why_buried: str
    why_drill: str
    why_cram: str

    # Today's screen

    today_title: str
    today_due: str
    today_nothing: str
    today_deck: str
    """One deck."""
    today_again: str
    today_tomorrow: str
    today_more: str
    """When not all decks fit."""

    # Tables

    col_deck: str
    """Heads of columns."""
    col_title: str
    col_card: str
    col_kind: str
    col_state: str
    col_due: str
    col_new: str
    col_cards: str
    col_interval: str
    col_ease: str
    col_reviews: str
    col_lapses: str
    col_tags: str
    col_at: str
    col_what: str
    col_grade: str
    col_seconds: str
    col_name: str
    col_path: str
    state_new: str
    state_review: str
    state_suspended: str
    state_buried: str
    state_orphan: str
    entry_scheduled: str
    """Kinds of log entries."""
    entry_drill: str
    entry_cram: str
    entry_undo: str
    entry_reset: str
    entry_suspend: str
    entry_resume: str
    entry_bury: str
    entry_flag: str
    entry_note: str
    entry_tag: str
    entry_untag: str
    entry_reschedule: str
    entry_undone: str
    """An entry that was taken back."""
    plain_of: str
    """What is told of something, by its name."""
    clauses: str
    """Between parts of a sentence."""
    plain_reason: str
    """Behind what is said of an option."""
    table_total: str
    table_empty: str
    show_due: str
    show_tags: str
    show_level: str
    show_place: str
    level_basic: str
    level_intermediate: str
    level_expert: str


def counted(form: str, n: int) -> str:
    """`n` things: a form `{n} card|{n} cards` has one side for one and one for the rest."""
    one, _, many = form.partition("|")
    return (one if n == 1 or not many else many).format(n=n)
