"""What commands say that they have done, in English."""

from __future__ import annotations

from typing import Final

from quizgo.ui.prose.doings import DoneWords

EN: Final = DoneWords(
    of_card="{card}: {done}",
    suspended="suspended",
    resumed="resumed",
    buried="buried until tomorrow",
    reset="new again",
    flag="flag {n}",
    no_flag="no flag",
    tagged="tagged {tag}",
    untagged="no longer tagged {tag} by you",
    note_kept="note kept",
    no_note="no note",
    due="due {day}",
    undone="Undone: {card} {what} on {day}",
    undone_answer="Undone: {card} {what} on {day}, graded {grade} {word}",
    n_cards="{n} card|{n} cards",
    no_faults="no faults",
    n_faults="{n} fault|{n} faults",
    n_files="{n} deck file|{n} deck files",
    exported="{cards} → {files}",
    in_folder="{n} files in {folder}",
    imported="{deck}: {cards} → {path}",
    would_import="{deck}: {cards} → would go to {path}",
    with_faults="{cards}, {faults}",
    log_found="log: {n} in the file",
    log_taken="log: {n} of {of} taken over",
    planning_found="plans and forecasts: {n} in the file",
    planning_taken="plans and forecasts: {n} of {of} taken over",
    interviews_found="interviews: {n} in the file",
    interviews_taken="interviews: {n} of {of} taken over",
    changes_found="changes of schedulers: {n} in the file",
    changes_taken="changes of schedulers: {n} of {of} taken over",
    deck_kept="{path}: the deck that was there is kept as {kept}",
    checked="{files}, {faults}.",
    edit_new="Edit it, then: quizgo check {path} && quizgo study {deck}",
    switch="switch",
    cost="cost",
    nanoseconds="virtual nanoseconds",
)
