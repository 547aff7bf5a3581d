"""A log that is folded again can be watched."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from quizgo.schedule.scheduling import FoldSettings, Scheduling
from quizgo.store.store import Store
from tests.store.making import a_deck, day, scheduled, write


def test_each_item_with_a_log_is_told_when_settings_have_changed(path: Path) -> None:
    told: list[int] = []

    @contextmanager
    def watch(items: int) -> Iterator[Callable[[], None]]:
        told.append(items)
        yield lambda: told.append(0)

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
        assert told == [2, 0, 0]
