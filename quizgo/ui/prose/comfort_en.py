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
)
