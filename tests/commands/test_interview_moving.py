"""Interviews that come from elsewhere: what they become beside those that are here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgo.commands.interview.files import Busy, InterviewFile, all_held, read
from quizgo.commands.interview.moving import arriving, interviews_held, longest, understood
from quizgo.errors import QuizgoError
from quizgo.folders import Folders, folders_from_environment
from quizgo.session.interview.events import Begun, Event, Paused
from tests.interviews import Room, hold
from tests.studying import NOON


def a_room() -> Room:
    made = Room()
    hold(made.begin(), lambda number: number % 3 > 0)
    return made


EVENTS: Final[list[Event]] = list(a_room().events)
"""Of an interview that was held to its end."""


def folders(home: Path) -> Folders:
    return folders_from_environment({"QUIZGO_HOME": str(home)})


def brought(home: Path, *interviews: list[Event]) -> int:
    with arriving(folders(home), interviews) as write:
        return write()


def here(home: Path) -> list[list[Event]]:
    found, damaged = interviews_held(folders(home))
    assert damaged == 0
    return understood(found)


def test_an_interview_that_went_on_elsewhere_is_extended(tmp_path: Path) -> None:
    assert brought(tmp_path, EVENTS[:5]) == 1
    assert brought(tmp_path, EVENTS) == 1
    assert here(tmp_path) == [EVENTS]
    assert brought(tmp_path, EVENTS) == brought(tmp_path, EVENTS[:7]) == 0
    assert here(tmp_path) == [EVENTS]


def test_where_it_went_on_here_and_there_both_are_kept(tmp_path: Path) -> None:
    there = [*EVENTS[:5], Paused(NOON, 1)]
    brought(tmp_path, EVENTS[:7])
    assert brought(tmp_path, there) == 1
    assert here(tmp_path) == [EVENTS[:7], there]
    assert brought(tmp_path, EVENTS) == 1
    assert here(tmp_path) == [EVENTS, there]


def test_a_line_cut_short_is_written_anew(tmp_path: Path) -> None:
    brought(tmp_path, EVENTS[:5])
    (held,) = all_held(tmp_path / "interviews")
    with held.path.open("ab") as file:
        file.write(b'{"event": "ans')
    brought(tmp_path, EVENTS)
    assert here(tmp_path) == [EVENTS]


def test_a_damaged_file_does_not_grow(tmp_path: Path) -> None:
    brought(tmp_path, EVENTS[:5])
    (held,) = all_held(tmp_path / "interviews")
    with held.path.open("ab") as file:
        file.write(b"nonsense\n")
    damaged = held.path.read_bytes()
    assert brought(tmp_path, EVENTS) == 1
    assert brought(tmp_path, EVENTS) == 0
    assert held.path.read_bytes() == damaged
    first, second = all_held(tmp_path / "interviews")
    assert ("damaged" in first.complaint, second.complaint) == (True, "")


def test_nothing_is_written_while_one_goes_on_in_another_window(tmp_path: Path) -> None:
    brought(tmp_path, EVENTS[:5])
    (held,) = all_held(tmp_path / "interviews")
    begun = EVENTS[0]
    assert isinstance(begun, Begun)
    with (
        InterviewFile.taken_up(read(held.path)),
        pytest.raises(Busy),
        arriving(folders(tmp_path), [[replace(begun, seed=77)], EVENTS]),
    ):
        raise AssertionError
    assert here(tmp_path) == [EVENTS[:5]]


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "interviews/0001.jsonl").mkdir(parents=True)
    with pytest.raises(QuizgoError, match="cannot be read"):
        brought(tmp_path, EVENTS)


# Laws -----------------------------------------------------------------------


def histories() -> st.SearchStrategy[list[Event]]:
    begun = EVENTS[0]
    assert isinstance(begun, Begun)
    starts = st.sampled_from([begun, replace(begun, seed=begun.seed + 1)])
    further = st.lists(st.builds(Paused, st.just(NOON), st.integers(0, 1)), max_size=3)
    return st.builds(lambda first, rest: [first, *rest], starts, further)


def as_set(found: Iterable[list[Event]]) -> set[tuple[Event, ...]]:
    return {tuple(events) for events in found}


@given(st.lists(st.lists(histories(), max_size=3), max_size=4))
@settings(max_examples=20, deadline=None)
def test_what_is_kept_does_not_depend_on_the_order_in_which_files_come(
    files: list[list[list[Event]]],
) -> None:
    every = [events for file in files for events in file]
    for order in (files, files[::-1], [*files, *files[:2]]):
        with TemporaryDirectory() as home:
            for file in order:
                brought(Path(home), *file)
            kept = here(Path(home))
            assert as_set(kept) == as_set(longest(every))
            assert len(kept) == len(as_set(kept)), "nothing is doubled"
