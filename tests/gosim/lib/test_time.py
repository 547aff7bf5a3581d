"""Laws of package time's natives. What Go prints is compared in programs/lib/time_values.go."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from quizgo.gosim.lib.calendar import DAY, Civil, civil, days_in, iso_week, seconds_of
from quizgo.gosim.lib.durations import (
    MAX,
    MIN,
    BadDuration,
    duration_text,
    parsed_duration,
    rounded,
    truncated,
)
from quizgo.gosim.lib.time_format import Moment, formatted
from quizgo.gosim.lib.time_layout import elements
from quizgo.gosim.lib.time_parse import BadTime, parsed

YEAR_1 = datetime(1, 1, 1, tzinfo=UTC)
durations = st.integers(MIN, MAX) | st.integers(-(10**13), 10**13)
layouts = st.lists(
    st.sampled_from(
        [
            *("January", "Jan", "1", "01", "Monday", "Mon", "2", "_2", "02", "__2", "002", "15"),
            *("3", "03", "4", "04", "5", "05", "2006", "06", "PM", "pm", "MST", "Z0700", "-07:00"),
            *(".000", ".999", ",0", "Z07:00:00", " ", "  ", "T", "x", "-", "/", "0", "_"),
        ]
    ),
    max_size=8,
).map(lambda parts: "".join(parts).encode())
values = st.binary(max_size=24) | st.text("0123456789 :-+TZ.PMJanuaryMon,", max_size=24).map(
    str.encode
)


@given(durations)
@example(MIN)
@example(MAX)
def test_a_duration_is_read_as_it_is_written(d: int) -> None:
    assert parsed_duration(duration_text(d).encode()) == d


@given(durations, st.integers(1, MAX))
def test_rounding_goes_to_a_multiple_at_most_half_away(d: int, m: int) -> None:
    assert abs(truncated(d, m)) <= abs(d)
    assert truncated(d, m) % m == 0
    nearest = rounded(d, m)
    assert nearest in (MIN, MAX) or (nearest % m == 0 and 2 * abs(nearest - d) <= m)


@given(values)
def test_any_text_is_a_duration_or_a_fault(text: bytes) -> None:
    try:
        assert MIN <= parsed_duration(text) <= MAX
    except BadDuration:
        return


@given(st.datetimes())
def test_the_calendar_is_that_of_datetime(at: datetime) -> None:
    at = at.replace(microsecond=0, tzinfo=UTC)
    seconds = (at - YEAR_1) // timedelta(seconds=1)
    shown = civil(seconds)
    assert shown[:6] == at.timetuple()[:6]
    assert shown.weekday == at.isoweekday() % 7
    assert shown.year_day == at.timetuple().tm_yday
    assert iso_week(seconds) == at.isocalendar()[:2]


@given(st.integers(-(2**63), 2**63 - 1))
def test_every_second_has_one_date(seconds: int) -> None:
    shown = civil(seconds)
    assert 1 <= shown.day <= days_in(shown.month, shown.year)
    assert seconds_of(*shown[:6]) == seconds
    assert civil(seconds + 7 * DAY).weekday == shown.weekday


@given(st.integers(-4000, 4000), st.integers(-50, 50), st.integers(-500, 500))
def test_months_and_days_outside_their_range_count_on(year: int, month: int, day: int) -> None:
    first = seconds_of(year, month, 1, 0, 0, 0)
    assert seconds_of(year, month, day, 0, 0, 0) == first + (day - 1) * DAY
    assert seconds_of(year, month + 12, 1, 0, 0, 0) == seconds_of(year + 1, month, 1, 0, 0, 0)


@given(layouts)
def test_the_pieces_of_a_layout_are_the_layout(layout: bytes) -> None:
    assert b"".join(prefix + text for prefix, text in elements(layout)) == layout


@given(st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30)), st.integers(-720, 720))
def test_a_moment_is_read_as_it_is_written(at: datetime, minutes: int) -> None:
    seconds = (at.replace(microsecond=0, tzinfo=UTC) - YEAR_1) // timedelta(seconds=1)
    offset = minutes * 60
    moment = Moment(civil(seconds + offset), at.microsecond * 1000, b"ABC", offset)
    for layout in (
        b"2006-01-02T15:04:05.999999999Z07:00",
        b"Monday, 02 January 2006 3:04:05.000000pm -0700",
        b"2006 002 15h04m05,999999 -07:00:00",
    ):
        found = parsed(layout, formatted(moment, layout))
        assert found.seconds == seconds + offset
        assert found.nanosecond == moment.nanosecond
        assert (found.offset or 0) == offset


@given(layouts, values)
@example(b"2006", b"0" * 5000)
def test_any_text_is_a_moment_or_a_fault(layout: bytes, value: bytes) -> None:
    try:
        found = parsed(layout, value)
    except BadTime:
        return
    assert isinstance(civil(found.seconds), Civil)
    assert 0 <= found.nanosecond < 10**9


def test_long_layouts_and_texts_take_time_in_proportion() -> None:
    long = b"2006 x" * 100_000
    assert parsed(long, long).seconds == seconds_of(2006, 1, 1, 0, 0, 0)
    assert parsed_duration(b"1ns" * 300_000) == 300_000
