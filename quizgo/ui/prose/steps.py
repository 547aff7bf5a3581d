"""What the stepper says: one field a sentence, as in `words`, loaded only when a run is walked.

Events have a field each, by the value of their kind. Fields in braces are filled in by
`str.format`; structures and fields of the runtime have their own names in both languages.
"""

from __future__ import annotations

from typing import NamedTuple

from quizgo.model import Lang


class StepWords(NamedTuple):
    """Every sentence of the stepper in one language."""

    # Header, panes

    head: str
    """With `{position}`, `{last}` and `{time}`."""
    run: str
    """What the run goes by; `changed_run` in its place once a choice was changed."""
    changed_run: str
    """In the header of a run in which choices were changed; with `{n}`."""
    source: str
    machine: str
    goroutines: str
    fields: str
    channels: str
    choices: str
    output: str
    """The panes."""
    about_to_run: str
    """A stop that is no event, with `{g}` and `{line}`."""
    no_goroutine: str
    no_channels: str
    no_choices: str
    no_output: str
    global_queue: str
    idle: str
    """Of Ps and Ms: how many."""
    variables_of_package: str
    created_at: str
    next_choice: str
    """Behind the choice that is drawn next."""
    nothing: str
    """An empty queue."""
    more: str
    too_small: str

    # Typing, notes

    ask_line: str
    ask_kind: str
    ask_choice: str
    """With `{kind}`, `{chosen}` and `{most}`."""
    first: str
    last: str
    cut: str
    no_such: str
    not_a_line: str
    not_a_kind: str
    not_a_choice: str
    no_choice: str
    changed: str

    # Keys

    key_forward: str
    key_back: str
    key_event: str
    key_kind: str
    key_line: str
    key_pane: str
    key_goroutine: str
    key_choice: str
    key_help: str
    key_close: str
    key_scroll: str
    key_quit: str
    help: tuple[str, ...]

    # The listing

    listing: str
    """Its first line, with `{name}`, `{procs}`, `{rules}` and `{seed}`."""
    listing_cut: str

    # Events, by the value of their kind

    go_create: str
    go_start: str
    go_start_inherits: str
    go_block: str
    go_unblock: str
    go_sched: str
    go_preempt: str
    go_yield: str
    go_exit: str
    lock: str
    unlock: str
    sys_enter: str
    sys_exit: str
    p_handoff: str
    p_retake: str
    p_start: str
    p_stop: str
    steal: str
    glob_batch: str
    overflow: str
    m_new: str
    m_park: str
    m_wake: str
    spin_on: str
    spin_off: str
    timer_fire: str
    netpoll: str
    stw_stop: str
    stw_start: str
    gc_phase: str
    gc_work: str
    stack: str
    boot: str
    output_event: str
    deadlock: str
    exit: str


def step_words_in(lang: Lang) -> StepWords:
    """The sentences of one language."""
    if lang is Lang.ZH:
        from quizgo.ui.prose.steps_zh import ZH

        return ZH
    from quizgo.ui.prose.steps_en import EN

    return EN
