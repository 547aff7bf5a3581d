"""What is said of runs of programs: one field a sentence, as in `words`, loaded only when a run is
shown or explained.

Fields in braces are filled in by `str.format`. Goroutines, Ps and Ms are written G1, P0 and M2 in
both languages, reasons to wait in the runtime's own words.
"""

from __future__ import annotations

from typing import NamedTuple

from quizgo.model import Lang


class RunWords(NamedTuple):
    """Every sentence about runs in one language."""

    # Pictures

    picture_title: str
    running: str
    syscall: str
    looking: str
    idle: str
    stopped: str
    runnable: str
    waiting: str
    """What goroutines and Ps do."""
    at_line: str
    lasted: str
    zoom_in: str
    zoom_out: str
    whole: str
    page_help: str
    events: str
    sliced: str
    """Under a picture whose columns are slices of time."""
    lanes_left_out: str

    # How it ended

    ended_exit: str
    ended_text: str
    ended_limit: str

    # Tables

    goroutines: str
    procs: str
    """Headings, as the following."""
    left: str
    graph: str
    moments: str
    col_goroutine: str
    col_created: str
    col_running: str
    col_runnable: str
    col_waiting: str
    col_syscall: str
    col_starts: str
    col_latency: str
    col_state: str
    col_p: str
    col_busy: str
    col_share: str
    col_looking: str
    col_idle: str
    col_stopped: str
    col_steals: str
    col_batches: str
    by_at: str
    """Who made a goroutine, and where."""
    main: str
    system: str
    exited: str
    counted_in: str
    """Goroutines that were got by so many steals or batches."""
    not_all: str
    """Under a table or a list that is cut."""

    # Who was left

    left_stuck: str
    left_other: str
    nobody_left: str

    # Who waits for whom

    waits: str
    """Then comes what is known of who could end that."""
    on: str
    """The channel or lock, behind the reason."""
    holds: str
    holds_itself: str
    holder_unknown: str
    served: str
    served_and_exited: str
    nobody_served: str
    told_lane: str
    told_bar: str
    """Read aloud: what a lane is called, and what is in it at a time."""
    told_and: str
    """Between parts of a sentence."""
    for_ever: str
    any_of_several: str
    cycle: str
    no_cycle: str

    # Deciding moments; each begins with its time

    displaced_new: str
    displaced_ready: str
    overflowed: str
    fair: str
    batched: str
    stole: str
    stole_next: str
    preempted: str
    preempted_heir: str
    retaken: str
    retaken_unknown: str
    handed_locked: str
    handed_dead: str
    handed_off: str
    came_back_late: str
    gave_way: str
    stopped_world: str
    gc_marks: str
    gc_marked: str
    gc_over: str
    gc_dedicated: str
    gc_fractional: str
    gc_idle: str
    gc_assist: str

    # Races

    race: str
    """Both accesses, and the seed of the run."""
    race_reads: str
    race_writes: str
    races_found: str
    races_none: str

    # The end of a list of moments

    no_moments: str
    alike: str
    """So many more of that sort followed."""


def run_words_in(lang: Lang) -> RunWords:
    """The sentences of one language."""
    if lang is Lang.ZH:
        from quizgo.ui.prose.runs_zh import ZH

        return ZH
    from quizgo.ui.prose.runs_en import EN

    return EN
