"""What differs between Go versions, as a table of switches (1.13, the notes' era, and 1.27).

Each switch names one change of the runtime or the language and the version that brought it. The
code asks for the switch, never for the version, so that a version in between is one more row.
"""

from typing import Final, NamedTuple


class Rules(NamedTuple):
    """One row of the table."""

    name: str
    async_preempt: bool = True
    """1.14: a signal may stop code that makes no calls."""
    timers_in_scheduler: bool = True
    """1.14: timers in a heap per P; before, goroutines that slept in a system call."""
    steal_visits_self: bool = False
    """Until 1.13 a thief looked at its own queue too (harmless)."""
    skip_steal_if_others_idle: bool = False
    """Until 1.13: no stealing when all other Ps are idle."""
    mutex_handoff_yields: bool = True
    """1.14: Unlock of a starving mutex yields to the one it hands the lock to."""
    inject_mixed: bool = True
    """1.15: what the poller readies goes partly to the local queue, not all to the global."""
    steal_skips_idle_p: bool = True
    """1.16."""
    recheck_timers_after_spin: bool = True
    """1.16."""
    wake_guard_inside: bool = True
    """1.15: the test whether to wake a P moved from the callers into wakep."""
    needspinning: bool = True
    """1.20."""
    sweep_in_batches: bool = True
    """1.20: bgsweep sweeps ten spans at a time, and gives way only where others want the P."""
    gosched_wakes: bool = True
    """1.22: Gosched wakes another P."""
    recheck_global_after_spin: bool = True
    """1.22."""
    inject_final_wakep: bool = True
    """1.23."""
    lazy_channel_timers: bool = True
    """1.23: a timer's channel is in the heap only while somebody waits on it, and has no buffer."""
    syscall_keeps_p: bool = True
    """1.26: the P stays attached during a system call."""
    exit_via_running: bool = True
    """1.26."""
    preempt_for_stw_to_runnext: bool = True
    """1.26."""
    no_backoff_if_victim_in_syscall: bool = True
    """1.26."""
    oldm_preference_on_restart: bool = True
    """1.26."""
    idle_highest_first: bool = True
    """1.26: after procresize the idle Ps are taken from the highest id down."""
    adaptive_stack: bool = True
    """1.19: the first stack's size follows the average seen by the collector."""
    cgroup_limit: bool = True
    """1.25: the default GOMAXPROCS sees the container's limit."""
    loopvar_per_iteration: bool = True
    """1.22 (language): each iteration has its own loop variables."""


GO_1_27: Final = Rules("1.27")
GO_1_13: Final = Rules(
    "1.13",
    async_preempt=False,
    timers_in_scheduler=False,
    steal_visits_self=True,
    skip_steal_if_others_idle=True,
    mutex_handoff_yields=False,
    inject_mixed=False,
    steal_skips_idle_p=False,
    recheck_timers_after_spin=False,
    wake_guard_inside=False,
    needspinning=False,
    sweep_in_batches=False,
    gosched_wakes=False,
    recheck_global_after_spin=False,
    inject_final_wakep=False,
    lazy_channel_timers=False,
    syscall_keeps_p=False,
    exit_via_running=False,
    preempt_for_stw_to_runnext=False,
    no_backoff_if_victim_in_syscall=False,
    oldm_preference_on_restart=False,
    idle_highest_first=False,
    adaptive_stack=False,
    cgroup_limit=False,
    loopvar_per_iteration=False,
)

RULES: Final = {rules.name: rules for rules in (GO_1_13, GO_1_27)}
