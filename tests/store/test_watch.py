"""What takes long can be watched: a log that is folded again, many entries written at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from quizgo.model import EntryKind
from quizgo.schedule.scheduling import FoldSettings, Scheduling
from quizgo.store.store import Store
from quizgo.store.watching import Step, Watch
from tests.store.making import a_deck, day, marked, noon, scheduled, write


def watching() -> tuple[list[tuple[int, int]], Watch]:
    """What was watched so far: how many were announced, and how many were done."""
    told: list[tuple[int, int]] = []

    @contextmanager
    def watch(announced: int) -> Iterator[Step]:
        seen = 0

        def step(done: int = 1, /) -> None:
            nonlocal seen
            seen += done

        yield step
        told.append((announced, seen))

    return told, watch


def test_each_item_with_a_log_is_told_when_settings_have_changed(path: Path) -> None:
    told, watch = watching()
    with Store.open(path, device="here", watch=watch) as store:
        store.update_decks([a_deck("d", "a", "b", "c")])
        for name in ("d/a", "d/b"):
            write(store, scheduled(name, 4, day(1)))
    told.clear()
    with Store.open(path, device="here", watch=watch):
        assert told == []
    with Store.open(
        path, device="here", settings=FoldSettings(Scheduling(maximum_days=3)), watch=watch
    ):
        assert told == [(4, 4)]


def test_what_is_announced_of_many_entries_is_done(path: Path) -> None:
    told, watch = watching()
    names = [f"c{number}" for number in range(600)]
    with Store.open(path, device="here", watch=watch) as store:
        store.update_decks([a_deck("d", *names)])
        drafts = [marked(f"d/{name}", EntryKind.SUSPEND, day(1)) for name in names]
        entries = store.record_all(drafts)
        undos = store.undo_all([entry.id for entry in entries], at=noon(day(2)), on=day(2))
        assert [undo.of for undo in undos] == [entry.id for entry in entries]
        log = list(store.entries())
    with Store.open(path.with_name("other.db"), device="there", watch=watch) as other:
        assert other.absorb(log) == len(log)
    assert [one for one in told if one[0]] == [(1_200, 1_200)] * 2 + [(1_800, 1_800)]
