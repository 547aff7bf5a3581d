"""What is said of backups, of several machines, and of whether all is sound, in English."""

from __future__ import annotations

from typing import Final

from quizgo.ui.prose.keeping import KeepingWords

EN: Final = KeepingWords(
    taken="Taken in: {what}.",
    would_take="Would be taken in: {what}.",
    sent="Sent: {what}.",
    would_send="Would be sent: {what}.",
    entries="{n} entry of the log|{n} entries of the log",
    plans="{n} plan or forecast|{n} plans and forecasts",
    decks="{n} deck|{n} decks",
    interviews="{n} interview|{n} interviews",
    listed=", ",
    alike="Nothing new on either side.",
    both_changed="{deck} was edited here and elsewhere since they were last alike; both stay.",
    choose="Say which to keep: --decks mine or --decks theirs. The other goes to {backups}.",
    sharing="Reading what others wrote",
    kept="Kept as {file}: {what}.",
    answers="{n} answer and mark|{n} answers and marks",
    backing_up="Writing the backup",
    restoring="Reading the backup",
    holds="{file}, of {at}: {what}, the last of {last}.",
    holds_nothing="{file}, of {at}: {what}.",
    will_lose=(
        "{n} answer or mark made since then is not in it.|"
        "{n} answers and marks made since then are not in it."
    ),
    will_replace="{n} file of yours is replaced.|{n} files of yours are replaced.",
    loses_nothing="Nothing that is here now is missing in it.",
    unreadable_now="The store that is here now cannot be read; it is kept aside.",
    ask="Restore it?",
    unchanged="Nothing was changed.",
    restored="Restored.",
    before_is_in="What was here before is kept as {file}.",
    examining="Looking at the store",
    good="good",
    bad="WRONG",
    look="note",
    colon=": ",
    settings="Settings",
    decks_heading="Decks",
    store="Store",
    log="Log",
    clock="Clock",
    backups="Backups",
    terminal="Terminal",
    programs="Programs",
    settings_good="{path} reads well.",
    settings_none="No settings file; every setting has its default.",
    decks_good="{decks}, all cards read well.",
    decks_faulty="{faults} in {decks}. `quizgo check` names each with its line.",
    store_none="No store at {path} yet; the first session makes it.",
    store_good="{path} is whole; every card stands where its log says.",
    store_server="{path} answers; every card stands where its log says.",
    store_damaged=(
        "{path} is damaged ({what}). Restore a backup (`quizgo restore`), or take out what "
        "can be read: `quizgo export -o all.json`."
    ),
    store_wrong=(
        "{n} item does not stand where its log says. `quizgo doctor --repair` mends it from "
        "the log.|{n} items do not stand where their log says. `quizgo doctor --repair` mends "
        "them from the log."
    ),
    store_mended="Folded again from the log.",
    log_good="{what}, each with its card.",
    log_orphans=(
        "{n} item has a history and no card: {{names}}. Its progress waits for the card, or for "
        "`was: [ID]` in the one that took its place.|{n} items have a history and no card: "
        "{{names}}. Their progress waits for the cards, or for `was: [ID]` in those that took "
        "their place."
    ),
    clock_good="It is {now}; the study day {day} began at {hour:02}:00.",
    clock_behind=(
        "The clock says {now}, but there are entries of {last}. Set the clock; if a wrong one "
        "dated them, `quizgo undo` takes them back."
    ),
    backups_none="There is none yet. `quizgo backup` makes one.",
    backups_last="The last is {file}, of {on}.",
    backups_old="The last, {file}, is {days} days old. `quizgo backup` makes one.",
    terminal_good="{columns} columns, {rows} rows, {encoding}, {colours}.",
    no_colours="no colours",
    terminal_ascii="It says {encoding}: Chinese and lines need UTF-8 (LANG=C.UTF-8).",
    terminal_pipe="stdout is no terminal: sessions are plain lines.",
    disk_full="Only {megabytes} MB are free where the store is. Make room.",
    all_good="All is well.",
    n_faults="{n} thing is wrong.|{n} things are wrong.",
)
