"""Days in a row, held against counting them one by one."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from quizgo.schedule.streak import Streak, streak

MONDAY = date(2026, 11, 23)


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


@given(
    st.dictionaries(st.integers(0, 20), st.integers(1, 6), max_size=12),
    st.sets(st.integers(0, 25), max_size=6),
    st.integers(0, 25),
)
def test_each_day_counts_ends_the_row_or_does_neither(
    studied: dict[int, int], away: set[int], today: int
) -> None:
    """`studied` are days, and after how many something is due again: one item, so to say."""
    studied = {on: due for on, due in studied.items() if on <= today}
    row = longest = 0
    due: int | None = None
    for number in range(today + 1):
        if number in studied:
            row, due = row + 1, number + studied[number]
        elif due is None or number in away:
            continue  # nothing was begun yet, or the day was announced
        elif number < due:
            row += 1
        elif number < today:
            row = 0
        longest = max(longest, row)

    def was_due(after: date, until: date) -> bool:
        return after + timedelta(days=studied[(after - MONDAY).days]) <= until

    found = streak(
        [day(number) for number in sorted(studied)],
        day(today),
        was_due,
        {day(number) for number in away},
    )
    assert found == Streak(row, longest)
