"""Settings changed by a command, and changed back: what they were is kept beside the store.

The file holds the latest changes, oldest first. It is written before the settings are,
so that a change that was made can always be taken back; one whose settings are no longer
as it left them was overtaken by hand, and is not taken back.

An export holds the changes, too. One that came from elsewhere is about other settings, unless these
came along: it is passed over where they are not as it left them.
"""

from __future__ import annotations

import heapq
import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from operator import attrgetter
from pathlib import Path
from typing import TypedDict

from quizgo.errors import DeckError, QuizgoError
from quizgo.frozen import dataclass
from quizgo.settings import Folders, Settings, read
from quizgo.settings.names import named, value_of
from quizgo.settings.writing import replace_file, value_typed, write
from quizgo.text.safe import one_line
from quizgo.ui.setting_file import comments

MOST_KEPT = 30

Written = Mapping[str, str | None]
"""Settings by name, as they stand in the file; None where they do not."""


class ToldChange(TypedDict):
    """A change in an export."""

    at: str
    before: dict[str, str | None]
    after: dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Change:
    """One change of settings."""

    at: str
    """When it was made, ISO 8601."""
    before: Written
    after: Written
    elsewhere: bool = False
    """It was made on another machine, and came with an export."""

    @property
    def moment(self) -> datetime:
        return datetime.fromisoformat(self.at)

    def is_same(self, other: Change) -> bool:
        """Whether it is the same change, wherever it was made."""
        return replace(self, elsewhere=False) == replace(other, elsewhere=False)


def change(folders: Folders, values: Mapping[str, object], *, at: str) -> None:
    """Write settings, and keep what they were. Raises QuizgoError."""
    earlier = kept(folders)
    done = Change(at, _standing(folders.config, values), _written(values))
    _keep(folders, _newest([*earlier, done]))
    try:
        write(folders.config, values, comments)
    except QuizgoError:
        _keep(folders, earlier)
        raise


def change_back(folders: Folders) -> Change:
    """Take back the latest change. Raises QuizgoError where that cannot be done."""
    changes = kept(folders)
    place = _latest(changes, folders.config)
    if place is None:
        raise QuizgoError(
            "There is nothing to take back: neither `scheduler` nor `fit` changed a setting here."
        )
    last = changes[place]
    now = _standing(folders.config, last.after)
    for name, value in last.after.items():
        if now[name] != value:
            raise QuizgoError(
                f"{name} was set otherwise since {last.at[:10]}: it is {now[name] or 'unset'}. "
                f"Nothing was changed; `quizgo config set {name}` sets it."
            )
    write(folders.config, {name: _value(name, text) for name, text in last.before.items()})
    _keep(folders, [*changes[:place], *(one for one in changes[place + 1 :] if one.elsewhere)])
    return last


def latest(folders: Folders) -> Change | None:
    """The change that would be taken back."""
    changes = kept(folders)
    place = _latest(changes, folders.config)
    return None if place is None else changes[place]


def _latest(changes: Sequence[Change], config: Path) -> int | None:
    for place in reversed(range(len(changes))):
        one = changes[place]
        is_overtaken = one.elsewhere and _standing(config, one.after) != one.after
        if not is_overtaken and not _never_was(one, config):
            return place
    return None


def _never_was(one: Change, config: Path) -> bool:
    """Whether the settings are as before a change: it was stopped before it wrote them."""
    return one.before != one.after and _standing(config, one.after) == one.before


def kept(folders: Folders) -> list[Change]:
    """The changes that can be taken back, the latest last. A file that is damaged has none."""
    try:
        found = json.loads(changes_file(folders).read_text(encoding="utf-8"))
        return [
            Change(
                _moment(one["at"]).isoformat(),
                _texts(one["before"]),
                _texts(one["after"]),
                bool(one.get("elsewhere")),
            )
            for one in found
        ]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return []


def _moment(text: str) -> datetime:
    """Raises ValueError, TypeError."""
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError("the time has no zone")
    return at


def _texts(found: Mapping[object, object]) -> Written:
    return {str(name): None if value is None else str(value) for name, value in found.items()}


def _newest(changes: Sequence[Change]) -> list[Change]:
    """Without the oldest, where there are too many: of those from here, or from elsewhere."""
    left = Counter[bool]()
    found = []
    for one in reversed(changes):
        left[one.elsewhere] += 1
        if left[one.elsewhere] <= MOST_KEPT:
            found.append(one)
    return found[::-1]


def _keep(folders: Folders, changes: Sequence[Change]) -> None:
    text = json.dumps([asdict(one) for one in changes], ensure_ascii=False, indent=1)
    replace_file(changes_file(folders), text + "\n")


def changes_file(folders: Folders) -> Path:
    """Where they are kept."""
    return folders.store.parent / "scheduler-changes.json"


def _standing(config: Path, names: Mapping[str, object]) -> Written:
    """What the settings file says of these settings."""
    found = read(config)
    return {name: _stands(name, found.settings, found.lines) for name in names}


def _stands(text: str, settings: Settings, lines: Mapping[str, int]) -> str | None:
    name = named(text)
    if len(name.parts) == 1 and text not in lines:
        return None
    value = value_of(name, settings)
    return None if value is None else name.kind.written(value)


def _written(values: Mapping[str, object]) -> Written:
    return {
        name: None if value is None else named(name).kind.written(value)
        for name, value in values.items()
    }


def _value(name: str, text: str | None) -> object:
    return None if text is None else value_typed(named(name), text)


# Exports --------------------------------------------------------------------

OF_SCHEDULING = ("scheduler", "retention", "fsrs_parameters")
"""What changes are about, of all decks or of some."""


def told(changes: Iterable[Change]) -> list[ToldChange]:
    """Changes as an export holds them."""
    return [{"at": one.at, "before": dict(one.before), "after": dict(one.after)} for one in changes]


def understood(changes: Collection[ToldChange]) -> list[Change]:
    """Changes out of an export. Raises DeckError where one makes no sense."""
    if len(changes) > 2 * MOST_KEPT:
        raise DeckError("There are too many `scheduler_changes`. Nothing was taken over.")
    found = []
    for number, one in enumerate(changes, 1):
        try:
            found.append(_understood(one))
        except (KeyError, ValueError, TypeError, AttributeError, QuizgoError) as error:
            raise DeckError(
                f"Change {number} of `scheduler_changes` makes no sense ({error}). "
                "Nothing was taken over."
            ) from None
    return found


def _understood(one: ToldChange) -> Change:
    at = _moment(one["at"]).isoformat()
    before, after = (
        _written({name: _value(name, text) for name, text in part.items()})
        for part in (one["before"], one["after"])
    )
    if before.keys() != after.keys() or not before:
        raise ValueError("it does not tell what changed")
    for name in before:
        if named(name).parts[-1] not in OF_SCHEDULING:
            raise ValueError(f"{one_line(name)} is not about scheduling")
    return Change(at, before, after)


def take_in(folders: Folders, changes: Iterable[Change]) -> int:
    """Keep changes from elsewhere among ours; how many were not here yet."""
    here = kept(folders)
    fresh: list[Change] = []
    for one in changes:
        if not any(one.is_same(known) for known in (*here, *fresh)):
            fresh.append(replace(one, elsewhere=True))
    merged = _newest(list(heapq.merge(here, fresh, key=attrgetter("moment"))))
    if merged != here:
        _keep(folders, merged)
    return sum(one in merged for one in fresh)
