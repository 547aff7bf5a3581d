"""What is said of labs and drives, in English."""

from __future__ import annotations

from typing import Final

from quizgo.ui.prose.practice import PracticeWords

EN: Final = PracticeWords(
    lab_asked="Every run must do this:",
    lab_runs="Go {rules} · GOMAXPROCS={procs} · {seeds} seeds each",
    check_output="It prints {text}",
    check_matches="What it prints matches {text}",
    check_ends_ok="It ends normally",
    check_ends_status="It exits with status {status}",
    check_ends_panic="It ends by a panic",
    check_ends_fatal="It ends by a fatal error",
    check_ends_deadlock="It ends in a deadlock",
    check_leaks="Goroutines that still wait at the end: {amount}",
    check_never_deadlocks="It never deadlocks",
    check_always_deadlocks="It deadlocks every time",
    check_steals="Times that a P steals from another: {amount}",
    check_within="It takes at most {time} of its own time",
    check_race="No data race",
    check_uses="It uses {text}",
    check_keeps="It keeps {text} as given",
    lab_passed="All {runs} runs did what is asked.",
    lab_failed="Not met: {check}.",
    lab_run="Run {number}: GOMAXPROCS={procs}, seed {seed}, Go {rules}.",
    lab_line="Look at line {line}.",
    lab_left="G{goid} waits in line {line}: {reason}",
    lab_printed="It printed:",
    lab_silent="It printed nothing.",
    lab_took="It took {time} ms.",
    lab_stole="There were {n} steals.",
    lab_raced="Line {line} {does}, line {other} {other_does} the same, and nothing orders the two.",
    reads="reads",
    writes="writes",
    lab_stopped="The program was ended: {text}.",
    lab_refused="It does not compile; that is no hand-in.",
    lab_tries="Handed in so far: {n}",
    lab_once="One run, which is no hand-in (GOMAXPROCS={procs}, seed 1):",
    lab_solution="Reference answer",
    lab_gave_up="Given up.",
    drive_as_go=(
        "You are the scheduler of the only P: each time, choose the goroutine that Go runs next."
    ),
    drive_deadlock="Steer the program so that all goroutines fall asleep, in at most {n} moves.",
    drive_leak=(
        "Steer the program so that main ends while another goroutine still waits, in at most "
        "{n} moves."
    ),
    drive_panic="Steer the program so that it panics with {text}, in at most {n} moves.",
    drive_output="Steer the program so that it prints {text}, in at most {n} moves.",
    drive_counts="Choosing who runs is a move; letting one go on is none.",
    drive_queues="P0: runnext {next}; queue {ring}; global queue {shared}; schedtick {tick}",
    drive_none="empty",
    drive_waits="{g} waits at line {line}: {reason}",
    drive_variables="Variables: {variables}",
    drive_printed="Printed so far:",
    drive_moves="Moves: {n} of {most}",
    drive_decisions="Decisions: {n}",
    drive_running="{g} is running. Shall it go on?",
    drive_blocked="{g} now waits ({reason}). Who runs next?",
    drive_exited="{g} has ended. Who runs next?",
    drive_yielded="{g} has yielded. Who runs next?",
    drive_preempted="{g} was preempted. Who runs next?",
    drive_next="Who runs next?",
    drive_go_on="{g} goes on",
    drive_from_next="{g}, in runnext",
    drive_from_ring="{g}, number {n} in the queue",
    drive_from_shared="{g}, number {n} in the global queue",
    drive_at="{who} · line {line}: {code}",
    drive_at_line="{who} · line {line}",
    drive_wrong="Not {g}.",
    drive_rule_runnext="Go runs {g}: it stands in runnext, and inherits the time slice.",
    drive_rule_ring="Go runs {g}: runnext is empty, and it is at the head of the P's queue.",
    drive_rule_fair="Go runs {g}: at every 61st tick the global queue comes first.",
    drive_rule_global=(
        "Go runs {g}: the P's own queue is empty, so a share of the global queue is taken."
    ),
    drive_rule_heir=(
        "Go runs {g}: the slice that runnext was to inherit is over, so that one went to the "
        "global queue."
    ),
    drive_over="Nothing is left to choose. Take moves back.",
    drive_used_up="That was one move too many. Take moves back.",
    drive_late="Reached, but in too many moves. Take moves back.",
    drive_not_reached="The program ended, and the goal was not reached. Take moves back.",
    drive_reached="Reached in {n} move.|Reached in {n} moves.",
    drive_way="A way in {n} move:|A way in {n} moves:",
    drive_go_way="What Go does:",
    drive_no_way="No way was found.",
    drive_made="{g} runs",
    drive_made_over="{g} runs instead of {over}, which stands before line {line}",
)
