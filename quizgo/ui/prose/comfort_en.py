"""What is said of settings, keys and long work, in English."""

from __future__ import annotations

from typing import Final

from quizgo.ui.prose.comfort import ComfortWords

EN: Final = ComfortWords(
    checking="Checking decks",
    importing="Importing",
    deriving="Deriving cards",
    folding="Going through your answers",
    reading_decks="Reading decks",
    left_seconds="about {n} s left",
    left_minutes="about {n} min left",
    left_hours="about {n} h left",
    progress_line="{what}: {percent} %, {left}.",
    help_four_grades="1-4: grade it yourself. 1 again, 2 hard, 3 good, 4 easy: kept as 1, 3, 4, 5",
    help_vi="While typing, vi: {commands} for its own keys, {commands} once more for these letters",
    plain_grade_four="Grade 1-4 [{grade}]: ",
    plain_bad_grade_four="{typed} is no grade. Type a number from 1 to 4, or nothing for {grade}.",
)
