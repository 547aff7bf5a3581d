"""Settings written into the file, its comments and order kept.

What comes out is read again before it replaces the file: exactly the settings named must
have changed.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from quizgo.errors import QuizgoError, WrongWords
from quizgo.settings.kinds import Refused
from quizgo.settings.names import Name, named
from quizgo.settings.patch import with_value, without_value
from quizgo.settings.reading import Read, read_bytes
from quizgo.settings.template import CommentsIn, default_line, in_english, template
from quizgo.settings.values import DeckSettings, Settings
from quizgo.text.yaml_nodes import Node, Scalar


def write(path: Path, changes: Mapping[str, object], comments: CommentsIn = in_english) -> None:
    """Set settings by name, in one go; None takes a setting out of the file.

    The values are those of `Settings`. Raises QuizgoError where the file cannot be
    written, or holds something that must be mended by hand first; then it is as it was.
    """
    text = text_of(path, comments)
    for name, value in changes.items():
        text = changed(text, named(name), value, path)
    replace_file(path, text)


def with_values(settings: Settings, values: Mapping[str, object]) -> Settings:
    """What the settings would be if these were written."""
    for name, value in values.items():
        settings = _expected(settings, named(name), value)
    return settings


def value_typed(name: Name, typed: str) -> object:
    """What was typed as the value of a setting. Raises WrongWords."""
    try:
        value = name.kind.read(_node(typed))
    except Refused as error:
        raise WrongWords(f"{name} cannot be {typed!r}. {error}") from error
    return replace(value, pattern=name.parts[1]) if isinstance(value, DeckSettings) else value


def _node(typed: str) -> Node:
    """What was typed: YAML where it is bracketed or quoted, else just itself."""
    if typed[:1] not in ("[", "{", '"', "'") or len(typed) == 1:
        return Scalar(typed, 1, plain=True)
    from quizgo.text.yaml_read import read_mapping

    document = read_mapping(f"value: {typed}\n".encode(), Path("value"), streams={})
    node = document.top.values.get("value")
    if node is None or document.faults or len(document.top.values) > 1:
        raise Refused("It is no YAML. Close what is opened, or quote it.")
    return node


def text_of(path: Path, comments: CommentsIn = in_english) -> str:
    """The file's text; the commented defaults where there is none. Raises QuizgoError."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return template(comments())
    except (OSError, ValueError) as error:
        raise QuizgoError(f"{path}: cannot be read ({_reason(error)}).") from error


def changed(text: str, name: Name, value: object, path: Path) -> str:
    """`text` with one setting changed. Raises QuizgoError where that cannot be done."""
    before = read_bytes(text.encode(), path)
    try:
        after_text = _patched(text, name, value)
    except yaml.YAMLError as error:
        raise _by_hand(path, before) from error
    after = read_bytes(after_text.encode(), path)
    news = [fault for fault in after.faults if fault.message not in _messages(before)]
    if news:
        what = "taken out" if value is None else name.kind.written(value)
        raise WrongWords(f"{name} cannot be {what}. {news[0].message}")
    if after.settings != _expected(before.settings, name, value):
        raise _by_hand(path, before)
    return after_text


def _patched(text: str, name: Name, value: object) -> str:
    if value is not None:
        return with_value(text, name.parts, name.kind.written(value))
    return without_value(text, name.parts, _comment(name.parts[0], text))


def _comment(name: str, text: str) -> str:
    """The commented default that takes a setting's place, unless it is there; of a mapping without
    its examples, which stay where they are."""
    return "" if f"\n# {name}:" in text else default_line(name)


def _messages(found: Read) -> set[str]:
    return {fault.message for fault in found.faults}


def _by_hand(path: Path, before: Read) -> QuizgoError:
    line = before.faults[0].line if before.faults else 1
    return QuizgoError(
        f"{path}:{line}: the file must be mended by hand first. `quizgo config check` tells "
        "what is wrong, `quizgo config edit` opens it."
    )


def _expected(settings: Settings, name: Name, value: object) -> Settings:
    """The settings with one value changed, and nothing else."""
    first, *rest = name.parts
    new: Any = value
    if not rest:
        return replace(settings, **{first: getattr(Settings(), first) if new is None else new})
    if first == "keys":
        keys = {action: keys for action, keys in settings.keys.items() if action != rest[0]}
        return replace(settings, keys=keys if new is None else {**keys, rest[0]: new})
    pattern = rest[0].strip("/")
    deck = next((one for one in settings.decks if one.pattern == pattern), DeckSettings(pattern))
    if len(rest) == 2:
        deck = replace(deck, **{rest[1]: new})
    else:
        deck = DeckSettings(pattern) if new is None else new
    decks = [one for one in settings.decks if one.pattern != pattern]
    if deck != DeckSettings(pattern):
        decks.append(deck)
    return replace(settings, decks=tuple(sorted(decks, key=DeckSettings.weight)))


def replace_file(path: Path, text: str) -> None:
    """Put `text` in the file's place, whole or not at all. Raises QuizgoError."""
    target = path.resolve()  # a link into a folder of dotfiles stays one
    staged = target.with_name(f".{target.name}-{os.getpid()}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with staged.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            staged.chmod(target.stat().st_mode & 0o777)
        staged.replace(target)
    except OSError as error:
        staged.unlink(missing_ok=True)
        raise QuizgoError(
            f"{path}: cannot be written ({_reason(error)}). Mend the permissions, then try again."
        ) from error


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, OSError):
        return error.strerror or str(error)
    return "it is not UTF-8"
