"""What is said of things left out, in English."""

from __future__ import annotations

from typing import Final

from quizgo.model.losses import Loss
from quizgo.ui.prose.losses import LossWords

EN: Final = LossWords(
    left_out="Left out: {what}.",
    left_behind="{source}: left behind: {what}",
    listed=", ",
    of={
        Loss.PROGRESS: "the progress of {n} item|the progress of {n} items",
        Loss.MARKS: (
            "what you put on {n} item: flags, notes, tags, suspension|"
            "what you put on {n} items: flags, notes, tags, suspension"
        ),
        Loss.BURIED: (
            "that {n} item is buried until tomorrow|that {n} items are buried until tomorrow"
        ),
        Loss.DAMAGED: "the damaged end of {n} interview|the damaged ends of {n} interviews",
        Loss.HINTS: "the hints of {n} card|the hints of {n} cards",
        Loss.GRADING: (
            "how {n} {kind} card is asked and graded|how {n} {kind} cards are asked and graded"
        ),
        Loss.ANSWERS: "the answer of {n} program|the answers of {n} programs",
        Loss.ACCEPTED: (
            "further right answers of {n} typed card|further right answers of {n} typed cards"
        ),
        Loss.LANGUAGE: "the other language of {n} card|the other language of {n} cards",
        Loss.DETAILS: (
            "references, level, versions of {n} card|references, levels, versions of {n} cards"
        ),
        Loss.MEDIA: "{n} picture or sound|{n} pictures and sounds",
        Loss.FURTHER_CARDS: "further cards of {n} note|further cards of {n} notes",
        Loss.EASE: (
            "the ease and interval of {n} card, which follow our rule|"
            "the ease and interval of {n} cards, which follow our rule"
        ),
        Loss.LOOKS: "note types, their looks, and the options of decks",
        Loss.COLUMNS: "what stands in {names}",
    },
)
