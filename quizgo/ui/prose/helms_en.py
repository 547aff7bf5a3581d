"""What is said at the helm of a drive, in English."""

from __future__ import annotations

from typing import Final

from quizgo.ui.prose.helms import HelmWords

EN: Final = HelmWords(
    as_go=(
        "You are the scheduler of {n} Ps. Each time a P needs work, choose what Go has it do next."
    ),
    counts=(
        "Every choice is a move but letting a goroutine go on. One goroutine moves at a time: the "
        "threads of the other Ps stand still until it stops, or until you let one go first."
    ),
    seat="P{p}: {doing}; runnext {next}; queue {ring}; schedtick {tick}",
    asked="needs work",
    runs="runs {g}",
    runs_at="runs {g}, line {line}",
    looks="looks for work",
    wakes="its thread is waking",
    idle="idle",
    in_kernel="in a system call",
    shared="Global queue: {shared}",
    legend="{name}: a goroutine of the runtime's own",
    going_on="P{p} runs {g}. Shall it go on?",
    needs="What does P{p} do next?",
    blocked="{g} now waits ({reason}).",
    exited="{g} has ended.",
    yielded="{g} has yielded.",
    preempted="{g} was preempted.",
    steal="steal from the queue of P{p}",
    steal_who="steal from the queue of P{p}, and run {g}",
    steal_next="steal the runnext of P{p}",
    steal_next_who="steal the runnext of P{p}, {g}",
    poll="ask the network poller, and run timers",
    stop="nothing: the P becomes idle, its thread parks",
    first="first P{p} goes on, with {g}",
    first_looking="first P{p} goes on, and looks for work",
    sleeping="time passes until {g} wakes",
    wrong="Not this: {what}.",
    by="P{p}: {what}",
    rule_fair=(
        "Go runs {g}: schedtick is {tick}, and at every 61st tick the global queue comes first."
    ),
    rule_global=(
        "Go runs {g}: the P's own queue is empty, and it takes its share of the global one, "
        "{taken} of {of}."
    ),
    rule_poll="Go runs {g}: the network poller has it, or a timer woke it.",
    rule_steal=(
        "Nothing is queued here nor globally: Go steals from P{victim}, takes {taken} of the {of} "
        "in its queue (half, rounded up), and runs the last of them, {g}."
    ),
    rule_steal_one=(
        "Nothing is queued here nor globally: Go steals from P{victim}, takes the only one in its "
        "queue (half of 1, rounded up), and runs {g}."
    ),
    rule_steal_next=(
        "All queues are empty: in the last of four rounds Go takes even a runnext, {g} from "
        "P{victim}, which does not run."
    ),
    rule_back_off=(
        "All queues are empty, and a runnext goes last: Go waits 3 µs for P{victim} to run {g} "
        "itself, and takes it if it is still there."
    ),
    rule_enough=(
        "Go does nothing: at least half as many threads look for work as there are busy Ps, so "
        "this one parks."
    ),
    drawn="The first victim is drawn: {ps} would have been as right.",
    made_steal="it steals from the queue of P{victim}, and {g} runs",
    made_steal_next="it steals the runnext of P{victim}, and {g} runs",
    made_first="P{victim} goes first",
    made_first_over="P{victim} goes first, while {over} stands before line {line}",
    made_sleeping="time passes until {g} wakes, and runs",
    made_sleeping_over=(
        "time passes until {g} wakes, and runs instead of {over}, which stands before line {line}"
    ),
    typed="{digit}_: one more digit, or Enter.",
)
