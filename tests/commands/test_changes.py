"""Changes of schedulers that come from another machine, among those made here."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgo.commands.changes import (
    MOST_KEPT,
    Change,
    ToldChange,
    change,
    change_back,
    kept,
    latest,
    take_in,
    told,
    understood,
)
from quizgo.errors import DeckError, QuizgoError
from quizgo.folders import Folders, folders_from_environment
from quizgo.model import Scheduler
from quizgo.settings import load
from quizgo.settings.names import named
from quizgo.settings.writing import value_typed


def folders(home: Path) -> Folders:
    return folders_from_environment({"QUIZGO_HOME": str(home)})


@pytest.fixture
def here(tmp_path: Path) -> Folders:
    return folders(tmp_path / "here")


@pytest.fixture
def there(tmp_path: Path) -> Folders:
    return folders(tmp_path / "there")


def at(hour: int) -> str:
    return f"2027-01-15T{hour:02}:00:00+00:00"


def set_(home: Folders, name: str, typed: str, hour: int) -> None:
    change(home, {name: value_typed(named(name), typed)}, at=at(hour))


def brought(home: Folders, other: Folders) -> int:
    """What `home` exports, imported where `other` is."""
    return take_in(other, understood(json.loads(json.dumps(told(kept(home))))))


def test_where_the_settings_came_along_all_can_be_taken_back(here: Folders, there: Folders) -> None:
    set_(here, "scheduler", "fsrs", 8)
    set_(here, "decks.go.retention", "0.95", 9)
    there.config.parent.mkdir()
    there.config.write_bytes(here.config.read_bytes())
    assert brought(here, there) == 2
    assert brought(here, there) == brought(there, here) == 0
    change_back(there)
    change_back(there)
    assert load(there.config)[0] == load(folders(there.config / "none").config)[0]
    with pytest.raises(QuizgoError, match="nothing to take back"):
        change_back(there)


def test_where_they_did_not_the_change_made_here_is_taken_back(
    here: Folders, there: Folders
) -> None:
    set_(here, "scheduler", "fsrs", 10)
    set_(there, "retention", "0.8", 9)
    assert brought(here, there) == 1
    found = latest(there)
    assert found is not None
    assert (found.after, found.elsewhere) == ({"retention": "0.8"}, False)
    change_back(there)
    assert load(there.config)[0].retention == 0.9
    assert latest(there) is None
    assert [one.elsewhere for one in kept(there)] == [True]
    change(there, {"scheduler": Scheduler.FSRS}, at=at(11))
    assert change_back(there).at == at(11)


def test_many_from_elsewhere_push_none_of_ours_out(here: Folders, there: Folders) -> None:
    set_(there, "retention", "0.8", 1)
    some = [
        Change(f"2027-01-16T00:00:{second:02}+00:00", {"scheduler": None}, {"scheduler": "fsrs"})
        for second in range(MOST_KEPT + 5)
    ]
    assert take_in(there, some) == MOST_KEPT
    assert take_in(there, some) == 0
    assert len(kept(there)) == MOST_KEPT + 1
    assert change_back(there).after == {"retention": "0.8"}


@pytest.mark.parametrize(
    "one",
    [
        7,
        {},
        {"at": at(8), "before": {"scheduler": "sm2"}, "after": {"retention": "0.9"}},
        {"at": at(8), "before": {}, "after": {}},
        {"at": at(8), "before": {"theme": None}, "after": {"theme": "dark"}},
        {"at": at(8), "before": {"scheduler": None}, "after": {"scheduler": "best"}},
        {"at": at(8), "before": {"scheduler": None}, "after": {"scheduler": 7}},
        {"at": at(8), "before": {"frob": None}, "after": {"frob": "1"}},
        {"at": at(8), "before": [], "after": []},
        {"at": "2027-01-15T08:00:00", "before": {"scheduler": None}, "after": {"scheduler": "sm2"}},
        {"at": "soon", "before": {"scheduler": None}, "after": {"scheduler": "sm2"}},
    ],
)
def test_what_makes_no_sense_is_refused(one: ToldChange) -> None:
    with pytest.raises(DeckError, match="Change 1 of `scheduler_changes` makes no sense"):
        understood([one])


def test_too_many_are_refused() -> None:
    one: ToldChange = {"at": at(8), "before": {"scheduler": None}, "after": {"scheduler": "sm2"}}
    with pytest.raises(DeckError, match="too many"):
        understood([one] * 100)


# Laws -----------------------------------------------------------------------

CHANGES = st.lists(
    st.builds(
        Change,
        st.integers(0, 4).map(at),
        st.just({"scheduler": None}),
        st.sampled_from(["fsrs", "sm2"]).map(lambda name: {"scheduler": name}),
    ),
    max_size=4,
).map(lambda some: sorted(some, key=lambda one: one.at))


def as_told(changes: Sequence[Change]) -> list[str]:
    return sorted(map(json.dumps, told(changes)))


@given(st.lists(CHANGES, max_size=4))
@settings(max_examples=30, deadline=None)
def test_taking_in_is_a_union(files: list[list[Change]]) -> None:
    union = {told_ for file in files for told_ in as_told(file)}
    for order in (files, files[::-1], files * 2):
        with TemporaryDirectory() as home:
            for file in order:
                take_in(folders(Path(home)), file)
            found = kept(folders(Path(home)))
            assert as_told(found) == sorted(union)
            assert found == sorted(found, key=lambda one: one.moment)
