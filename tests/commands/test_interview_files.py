"""Files of interviews that were cut, edited or made up: told in a sentence, never a traceback."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizgo.commands.interview.files import Busy, Held, InterviewFile, all_held, latest_open, read
from quizgo.errors import QuizgoError
from quizgo.model import Lang
from quizgo.session.interview.events import Begun, Ended, History, Why, to_line
from quizgo.session.interview.report import report
from quizgo.settings import Show
from quizgo.ui.interview.telling import report_blocks
from quizgo.ui.interview.terminal import report_lines
from quizgo.ui.prose import words_in
from tests.interviews import Room, hold
from tests.studying import NOON

MANY = settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def room() -> Room:
    """Where an interview was held to its end."""
    made = Room()
    hold(made.begin(), lambda number: number % 3 > 0)
    return made


@pytest.fixture(scope="module")
def lines(room: Room) -> list[str]:
    return [to_line(event) for event in room.events]


def written(folder: Path, data: bytes) -> Held:
    path = folder / "0001.jsonl"
    path.write_bytes(data)
    return read(path)


def assert_usable(held: Held) -> None:
    """Whatever could be read makes a report."""
    if held.history is not None:
        told = report(held.number, held.history)
        assert report_lines(report_blocks(told, Show.BOTH, words_in(Lang.EN)), 60)


@given(st.data())
@MANY
def test_a_file_cut_anywhere_is_read_up_to_there(
    lines: list[str], tmp_path: Path, data: st.DataObject
) -> None:
    whole = ("\n".join(lines) + "\n").encode()
    at = data.draw(st.integers(0, len(whole)))
    held = written(tmp_path, whole[:at])
    assert_usable(held)
    assert not held.complaint or held.history is None  # only a file without one whole line


@given(st.data())
@MANY
def test_a_file_with_other_bytes_in_it_is_told_of_or_read(
    lines: list[str], tmp_path: Path, data: st.DataObject
) -> None:
    whole = bytearray(("\n".join(lines) + "\n").encode())
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    assert_usable(written(tmp_path, bytes(whole)))


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=5,
)


@given(st.data())
@MANY
def test_a_field_of_another_type_is_told_of_or_read(
    lines: list[str], tmp_path: Path, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(lines) - 1))
    facts: Any = json.loads(lines[at])
    place = facts
    while isinstance(place, dict) and place:
        key = data.draw(st.sampled_from(sorted(place)))
        if isinstance(place[key], dict) and data.draw(st.booleans()):
            place = place[key]
            continue
        place[key] = data.draw(VALUES)
        break
    changed = [*lines[:at], json.dumps(facts), *lines[at + 1 :]]
    assert_usable(written(tmp_path, ("\n".join(changed) + "\n").encode()))


def test_a_file_of_another_version_is_told_of(lines: list[str], tmp_path: Path) -> None:
    newer = lines[0].replace('"form": 1', '"form": 2, "mood": "good"')
    held = written(tmp_path, f"{newer}\n".encode())
    assert held.history is None
    assert "another version of quizgo" in held.complaint


# Whose it is ------------------------------------------------------------------


def begun(room: Room) -> Begun:
    event = room.events[0]
    assert isinstance(event, Begun)
    return event


def test_interviews_are_numbered_in_order(room: Room, tmp_path: Path) -> None:
    for _ in range(3):
        InterviewFile.begun(tmp_path, begun(room)).close()
    assert [held.number for held in all_held(tmp_path)] == [1, 2, 3]
    (tmp_path / "notes.jsonl").write_text("not ours")
    (tmp_path / "0002.jsonl").unlink()
    with InterviewFile.begun(tmp_path, begun(room)) as file:
        assert file.number == 4
    found = latest_open(tmp_path)
    assert found is not None
    assert found.number == 4


def test_one_that_ended_or_is_damaged_is_not_gone_on_with(room: Room, tmp_path: Path) -> None:
    with InterviewFile.begun(tmp_path, begun(room)):
        pass
    with InterviewFile.begun(tmp_path, begun(room)) as ended:
        ended.append(Ended(NOON, Why.TIME))
    with InterviewFile.begun(tmp_path, begun(room)) as damaged:
        pass
    damaged.path.write_text("{}\n")
    found = latest_open(tmp_path)
    assert found is not None
    assert found.number == 1


def test_only_one_process_has_an_interview(room: Room, tmp_path: Path) -> None:
    with InterviewFile.begun(tmp_path, begun(room)) as file:
        held = read(file.path)
        with pytest.raises(Busy, match="goes on in another window"):
            InterviewFile.taken_up(held)
    with InterviewFile.taken_up(held) as again:
        again.append(Ended(NOON, Why.TIME))
    assert read(file.path).history == History(begun(room), ended=Ended(NOON, Why.TIME))


def test_a_folder_that_cannot_be_written_is_told(room: Room, tmp_path: Path) -> None:
    (tmp_path / "interviews").write_text("a file where the folder should be")
    with pytest.raises(QuizgoError, match="cannot be written"):
        InterviewFile.begun(tmp_path / "interviews", begun(room))
