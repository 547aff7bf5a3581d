"""Settings changed by a command, and changed back: what they were is kept beside the store.

The file holds the latest changes, oldest first. It is written before the settings are,
so that a change that was made can always be taken back; one whose settings are no longer
as it left them was overtaken by hand, and is not taken back.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from quizgo.errors import QuizgoError
from quizgo.frozen import dataclass
from quizgo.settings import Folders, Settings, read
from quizgo.settings.names import named, value_of
from quizgo.settings.writing import replace_file, value_typed, write
from quizgo.ui.setting_file import comments

MOST_KEPT = 30

Written = Mapping[str, str | None]
"""Settings by name, as they stand in the file; None where they do not."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change of settings."""

    at: str
    """When it was made, ISO 8601."""
    before: Written
    after: Written


def change(folders: Folders, values: Mapping[str, object], *, at: str) -> None:
    """Write settings, and keep what they were. Raises QuizgoError."""
    earlier = kept(folders)
    done = Change(at, _standing(folders.config, values), _written(values))
    _keep(folders, [*earlier, done][-MOST_KEPT:])
    try:
        write(folders.config, values, comments)
    except QuizgoError:
        _keep(folders, earlier)
        raise


def change_back(folders: Folders) -> Change:
    """Take back the latest change. Raises QuizgoError where that cannot be done."""
    changes = kept(folders)
    while changes and _never_was(changes[-1], folders.config):
        changes.pop()
    if not changes:
        raise QuizgoError(
            "There is nothing to take back: neither `scheduler` nor `fit` changed a setting here."
        )
    *earlier, last = changes
    now = _standing(folders.config, last.after)
    for name, value in last.after.items():
        if now[name] != value:
            raise QuizgoError(
                f"{name} was set otherwise since {last.at[:10]}: it is {now[name] or 'unset'}. "
                f"Nothing was changed; `quizgo config set {name}` sets it."
            )
    write(folders.config, {name: _value(name, text) for name, text in last.before.items()})
    _keep(folders, earlier)
    return last


def _never_was(one: Change, config: Path) -> bool:
    """Whether the settings are as before a change: it was stopped before it wrote them."""
    return one.before != one.after and _standing(config, one.after) == one.before


def kept(folders: Folders) -> list[Change]:
    """The changes that can be taken back, the latest last. A file that is damaged has none."""
    try:
        found = json.loads(changes_file(folders).read_text(encoding="utf-8"))
        return [
            Change(str(one["at"]), _texts(one["before"]), _texts(one["after"])) for one in found
        ]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return []


def _texts(found: Mapping[object, object]) -> Written:
    return {str(name): None if value is None else str(value) for name, value in found.items()}


def _keep(folders: Folders, changes: list[Change]) -> None:
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
