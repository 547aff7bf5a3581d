"""What is said of FSRS, in English."""

from __future__ import annotations

from typing import Final

from quizgo.ui.prose.schedules import ScheduleWords

EN: Final = ScheduleWords(
    col_stability="stability",
    col_difficulty="difficulty",
    col_recall="recall",
    why_first="FSRS-6 began its memory from that grade.",
    why_passed="FSRS-6 strengthened its memory: the less certain the recall was, the more.",
    why_failed="FSRS-6 weakened its memory, though not to nothing.",
    why_state=(
        "Its stability is {stability}: after so long, 9 in 10 such cards are still known. "
        "Its difficulty is {difficulty}, from 0% to 100%."
    ),
    why_wanted=(
        "You want to know {retention} of the cards that come round; for this one the chance "
        "falls to that after {days}."
    ),
    why_bounded="No interval is longer than {days}.",
    why_spread="Intervals are spread a little, so that cards learned together part.",
    why_interval="So the interval is {days}, and it is due on {due}.",
    why_today="The chance that you know it today is {chance}.",
    why_by_hand="The day was then set by hand to {due}.",
    n_days="{n} days",
)
