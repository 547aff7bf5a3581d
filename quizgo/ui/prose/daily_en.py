"""What is said in daily care, in English."""

from __future__ import annotations

from typing import Final

from quizgo.ui.prose.daily import DailyWords

EN: Final = DailyWords(
    time_up="Time is up: {answers} in {minutes}.",
    time_up_left="{cards} left today. Go on for as long again, or stop; nothing is lost.",
    n_minutes="{n} minute|{n} minutes",
    key_stop="stop",
    more_title="If you want more",
    more_new="{n} more new card|{n} more new cards",
    more_early=(
        "{n} card ahead of its day, due by {until}|{n} cards ahead of their day, due by {until}"
    ),
    more_forgotten="once more the {n} card forgotten today|once more the {n} cards forgotten today",
    more_deck="all of {deck}, due or not: {cards}",
    key_more_new="more new",
    key_more_early="ahead",
    key_more_forgotten="forgotten ones",
    key_more_deck="a deck",
    plain_more="Enter leaves; :u takes the last answer back; or name one of these.",
    plain_more_today="Enter leaves; or name one of these.",
    leech="{card} is a leech: it was forgotten {times}.",
    n_times="{n} time|{n} times",
    leech_suspended="It is suspended.",
    rewrite="Say it in other words, or make two cards of it: {key}.",
    flags=("red", "orange", "green", "blue", "pink", "turquoise", "purple"),
    flag_asked="Which flag? {flags}; 0 none",
    flag_set="Flag {n} {colour}.",
    flag_gone="The flag is gone.",
    note_set="The note is kept.",
    note_gone="The note is gone.",
    note_asked="Your note on this card; an empty one takes it away",
    your_note="Your note: {text}",
    tag_set="Marked {tag}.",
    tag_gone="No longer {tag}.",
    taken_back="Took back what was put on {card}.",
    in_header="flag {n}",
    in_header_marked="marked",
    key_flag="flag",
    key_note="note",
    key_mark="mark",
    key_keep="keep",
    key_cancel="cancel",
    key_scroll="scroll",
    help_flags=(
        "{flag.all} and a digit: flag, 0 takes it away. {note.all}: your note. {mark.all}: mark"
    ),
    help_more=(
        "When all is done, {more_new.all}: ten more new cards; {more_early.all}: ahead; "
        "{more_forgotten.all}: what was forgotten today; a digit: a deck"
    ),
    help_today=(
        "What is due, and new cards up to the limits of the day, by deck. "
        "{next.all} {pick.all}: study. {quit.all} {commands.all}: leave"
    ),
    plain_help=":f 3 flag · :n TEXT your note · :* mark · when all is done :m :a :c, or a digit",
    plain_bad_flag="{typed} is no flag. Type :f and a digit from 0, none, to 7.",
    plain_bad_more="{typed} is not on offer. Type one of the commands above, or Enter to leave.",
    streak="{n} day in a row|{n} days in a row",
    streak_longest="{streak}, the longest was {longest}",
    streak_best="{streak}, the longest so far",
    streak_rule=(
        "A day counts with one scheduled review, or when nothing was due; a day on which something "
        "was due and nothing was done ends the row; holidays of the plan do neither."
    ),
    prompt="{total} due",
)
