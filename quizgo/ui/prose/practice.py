"""What is said of labs and drives: one field a sentence, as in `words`, of which it is a part."""

from __future__ import annotations

from typing import NamedTuple


class PracticeWords(NamedTuple):
    """Every such sentence in one language."""

    lab_asked: str
    """Heading above what a lab asks of the program."""
    lab_runs: str
    """What a program is run on."""
    check_output: str
    """What a check asks, in a sentence."""
    check_matches: str
    check_ends_ok: str
    check_ends_status: str
    check_ends_panic: str
    check_ends_fatal: str
    check_ends_deadlock: str
    check_leaks: str
    check_never_deadlocks: str
    check_always_deadlocks: str
    check_steals: str
    check_within: str
    check_race: str
    check_uses: str
    check_keeps: str
    lab_passed: str
    lab_failed: str
    """The first check that failed."""
    lab_run: str
    """Which run failed."""
    lab_line: str
    lab_left: str
    """A goroutine that still waits."""
    lab_printed: str
    """Heading above an output."""
    lab_silent: str
    lab_took: str
    lab_stole: str
    lab_raced: str
    """Two lines, and what each does."""
    reads: str
    writes: str
    lab_stopped: str
    lab_refused: str
    lab_tries: str
    """How many programs were handed in."""
    lab_once: str
    """Heading above a single run."""
    lab_solution: str
    lab_gave_up: str
    drive_as_go: str
    """What is to be done at the helm; `{text}` is Markdown."""
    drive_deadlock: str
    drive_leak: str
    drive_panic: str
    drive_output: str
    drive_counts: str
    drive_queues: str
    """Where the run stands."""
    drive_none: str
    drive_waits: str
    drive_variables: str
    drive_printed: str
    drive_moves: str
    drive_decisions: str
    drive_running: str
    """What is to be decided now, by how the last one stopped."""
    drive_blocked: str
    drive_exited: str
    drive_yielded: str
    drive_preempted: str
    drive_next: str
    drive_go_on: str
    """Who can be chosen, by where they stand."""
    drive_from_next: str
    drive_from_ring: str
    drive_from_shared: str
    drive_at: str
    """Around one of these, with `{code}`, both Markdown."""
    drive_at_line: str
    drive_wrong: str
    drive_rule_runnext: str
    """What Go does, by the rule that applied."""
    drive_rule_ring: str
    drive_rule_fair: str
    drive_rule_global: str
    drive_rule_heir: str
    drive_over: str
    drive_used_up: str
    """Why moves failed."""
    drive_late: str
    drive_not_reached: str
    drive_reached: str
    drive_way: str
    """Heading above the right moves."""
    drive_go_way: str
    drive_no_way: str
    drive_made: str
    """One move."""
    drive_made_over: str
