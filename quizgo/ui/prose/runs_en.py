"""What is said of runs, in English."""

from __future__ import annotations

from typing import Final

from quizgo.ui.prose.runs import RunWords

EN: Final = RunWords(
    picture_title="{name}: GOMAXPROCS={procs}, Go {rules}, seed {seed}",
    running="running",
    syscall="in a system call",
    looking="looking for work",
    idle="idle",
    stopped="stopped with the world",
    runnable="runnable",
    waiting="waiting",
    at_line="line {line}",
    lasted="for {time}",
    zoom_in="Zoom in (+)",
    zoom_out="Zoom out (-)",
    whole="The whole run (0)",
    page_help=(
        "Wheel or + and -: zoom. Drag or ← →: move. ↑ ↓: other lanes. "
        "n and p: next and previous bar. 0: the whole run."
    ),
    events="events",
    sliced="Each column is a slice of time, named after what filled most of it.",
    lanes_left_out="{n} lanes are not drawn.",
    ended_exit="It exited with status {status} after {time}.",
    ended_text="It ended after {time}: {text}",
    ended_limit="It was {text}, after {time}.",
    goroutines="Goroutines",
    procs="Ps",
    left="Left when the program ended",
    graph="Who waits for whom",
    moments="Deciding moments",
    col_goroutine="goroutine",
    col_created="created by",
    col_running="running",
    col_runnable="runnable",
    col_waiting="waiting",
    col_syscall="system calls",
    col_starts="starts",
    col_latency="longest in a queue",
    col_state="at the end",
    col_p="P",
    col_busy="busy",
    col_share="share",
    col_looking="looking",
    col_idle="idle",
    col_stopped="stopped",
    col_steals="steals",
    col_batches="batches",
    by_at="G{by}, line {line}",
    main="main",
    system="the runtime",
    exited="exited",
    counted_in="{times} ({n} G)",
    not_all="… and {n} more.",
    left_stuck="G{g} waits since {since} at line {line}: {reason}{on}. Created by {created}.",
    left_other="G{g} was {state} since {since}, at line {line}. Created by {created}.",
    nobody_left="Nobody.",
    waits="G{g} waits at line {line}: {reason}{on}; {who}.",
    on=" on {address}",
    holds="G{g} holds it",
    holds_itself="it holds it already",
    holder_unknown="events do not tell who holds it",
    served="G{g} ended such a wait before",
    served_and_exited="G{g} ended such a wait before, but has exited",
    nobody_served="nobody ever ended such a wait",
    told_lane="{name}:",
    told_bar="{at}: {what}",
    told_and=", ",
    for_ever="nothing can end that",
    any_of_several="any of several channels could end that",
    cycle="A cycle: {path}.",
    no_cycle="No cycle is known among them.",
    displaced_new=(
        "P{p}: the new G{g} went to runnext and pushed G{kicked} to the tail of the queue."
    ),
    displaced_ready=(
        "P{p}: G{g} was readied, went to runnext and pushed G{kicked} to the tail of the queue."
    ),
    overflowed=(
        "P{p}: the queue was full; its older half and G{g}, {n} in all, went to the global queue."
    ),
    fair=(
        "P{p}: at every 61st tick the global queue comes first: G{g} ran, "
        "{passed} in its own queue waited."
    ),
    batched="P{p}: its own queue was empty; it took {n} from the global queue and ran G{g}.",
    stole="P{p}: stole {n} from P{victim}, half of its queue, and ran G{g}.",
    stole_next="P{p}: stole G{g}, which was next on P{victim}.",
    preempted="P{p}: G{g} was preempted after {ran} at line {line}: to the global queue.",
    preempted_heir="P{p}: the slice that G{g} was to inherit was over: to the global queue.",
    retaken="P{p}: sysmon took it from G{g}, which was in a system call.",
    retaken_unknown="P{p}: sysmon took it from a thread in a system call.",
    handed_locked="P{p}: handed on, because its thread belongs to a locked goroutine.",
    handed_dead="P{p}: handed on, because its thread ended.",
    handed_off="P{p}: handed on ({why}).",
    came_back_late="G{g} came out of a system call, found no P free: to the global queue.",
    gave_way="P{p}: G{g} handed on a mutex that was starving, and gave way to its new holder.",
    stopped_world="The world was stopped ({why}): all stood still after {took}.",
    gc_marks="The collector began to mark, beside the program.",
    gc_marked="All that can be reached is marked.",
    gc_over="The collector's cycle is over; what is not marked is swept bit by bit.",
    gc_dedicated="P{p}: G{g} marks and does nothing else there (dedicated worker).",
    gc_fractional="P{p}: G{g} marks for a part of the time (fractional worker).",
    gc_idle="P{p}: nobody was runnable, so G{g} marks (idle worker).",
    gc_assist=(
        "P{p}: G{g} allocated faster than others mark, and marked itself (assist), line {line}."
    ),
    race="{one}; {other}: nothing orders the two (seed {seed}).",
    race_reads="{place}: {function} reads",
    race_writes="{place}: {function} writes",
    races_found="Data races: {n}, in {runs} runs.",
    races_none="No data race in {runs} runs. What other runs would show is not known.",
    alike="… and {n} more of that sort.",
    no_moments="None: nobody was pushed aside, stolen or preempted.",
)
