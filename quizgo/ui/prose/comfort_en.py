"""What is said of settings, keys and long work, in English."""

from __future__ import annotations

from typing import Final

from quizgo.settings.actions import ACTIONS
from quizgo.ui.prose.comfort import ComfortWords

EN: Final = ComfortWords(
    checking="Checking decks",
    folding="Going through your answers",
    reading_decks="Reading decks",
    left_seconds="about {n} s left",
    left_minutes="about {n} min left",
    left_hours="about {n} h left",
    progress_line="{what}: {percent}%, {left}.",
    help_four_grades="1-4: grade it yourself. 1 again, 2 hard, 3 good, 4 easy: kept as 1, 3, 4, 5",
    help_four_again="Again and hard come round once more at the end, until good or easy",
    help_vi="While typing, vi: {commands} for its own keys, {commands} once more for these letters",
    help_grade_keys=(
        "Besides the digits: {grade_again.all} wrong, {grade_hard.all} hard, {grade_good.all} "
        "good, {grade_easy.all} easy"
    ),
    help_vi_signs=(
        "vi, in front of what you type: [I] letters are typed, [N] they are its commands, [R] they "
        "replace, [V] something is selected"
    ),
    vi_insert="[I]",
    vi_normal="[N]",
    vi_replace="[R]",
    vi_visual="[V]",
    plain_grade_four="Grade 1-4 [{grade}]: ",
    plain_bad_grade_four="{typed} is no grade. Type a number from 1 to 4, or nothing for {grade}.",
    col_setting="setting",
    col_value="value",
    col_origin="from",
    origin_default="default",
    origin_line="line {line}",
    col_action="action",
    col_keys="keys",
    col_does="does",
    edit_again="Edit it again? [Y/n] ",
    actions={name: action.about for name, action in ACTIONS.items()},
)
