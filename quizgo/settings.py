"""Where quizgo keeps its things, and what the learner may set.

`QUIZGO_HOME` puts everything in one folder; otherwise the platform's own
folders are used. Settings are one YAML file of plain `name: value` lines; a
value that cannot be understood is reported and its default used, so a slip in
the file never keeps anybody from studying.
"""

from __future__ import annotations

import locale
import os
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from pathlib import Path

from quizgo.clock import ROLLOVER_HOUR
from quizgo.errors import QuizgoError
from quizgo.model import Lang


class Show(StrEnum):
    """Which language the texts of cards are shown in."""

    EN = "en"
    ZH = "zh"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Folders:
    """Where everything lives. Nothing here has to exist yet."""

    config: Path
    """The settings file."""
    decks: Path
    """The learner's own decks."""
    store: Path
    """The database, where no other is named by `QUIZGO_DATABASE_URL`."""
    backups: Path
    bundled: Path
    """The decks that come with quizgo; read only."""

    database_url: str | None = None
    """`QUIZGO_DATABASE_URL`, where it is set: used instead of `store`."""


def folders_from_environment(environ: Mapping[str, str] = os.environ) -> Folders:
    """The folders that the environment and the platform name."""
    url = environ.get("QUIZGO_DATABASE_URL") or None
    home = environ.get("QUIZGO_HOME", "")
    if home:
        top = Path(home).expanduser().absolute()
        config, data = top, top
    else:
        import platformdirs

        config = platformdirs.user_config_path("quizgo", appauthor=False)
        data = platformdirs.user_data_path("quizgo", appauthor=False)
    return Folders(
        config=config / "config.yaml",
        decks=data / "decks",
        store=data / "quizgo.db",
        backups=data / "backups",
        bundled=_bundled(),
        database_url=url,
    )


def _bundled() -> Path:
    """Inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent
    inside = package / "bundled"
    return inside if inside.is_dir() else package.parent / "decks"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the learner may set. Every field is a line of the settings file."""

    lang: Show | None = None
    """None follows the locale."""
    new_per_day: int = 20
    reviews_per_day: int = 200
    rollover_hour: int = ROLLOVER_HOUR
    """The local hour, 0 to 23, at which a study day begins."""
    maximum_interval_days: int = 36_500
    fuzz: bool = False
    """Spread equal intervals by a day or so, so that cards learned together part."""


_RANGES: dict[str, tuple[int, int]] = {
    "new_per_day": (0, 9_999),
    "reviews_per_day": (0, 99_999),
    "rollover_hour": (0, 23),
    "maximum_interval_days": (1, 36_500),
}
"""The least and the greatest value of each number."""


def load(path: Path) -> tuple[Settings, tuple[str, ...]]:
    """The settings in the file at `path`, and a sentence for each line that is wrong.

    A file that is missing is the defaults.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Settings(), ()
    except (OSError, UnicodeDecodeError) as error:
        return Settings(), (f"{path}: cannot be read ({_reason(error)}). The defaults are used.",)
    settings, complaints = Settings(), []
    for number, line in enumerate(text.splitlines(), start=1):
        try:
            settings = _with_line(settings, line)
        except QuizgoError as error:
            complaints.append(f"{path}:{number}: {error} The default is used.")
    return settings, tuple(complaints)


def _with_line(settings: Settings, line: str) -> Settings:
    bare = line.split("#", 1)[0].strip()
    if not bare or bare == "---":
        return settings
    name, colon, value = (part.strip() for part in bare.partition(":"))
    known = [field.name for field in fields(Settings)]
    if not colon or name not in known:
        raise QuizgoError(f"{bare!r} is no setting. The settings are: {', '.join(known)}.")
    value = value.strip("\"'")
    if name == "lang":
        return replace(settings, lang=_lang(value))
    if name == "fuzz":
        return replace(settings, fuzz=_switch(value))
    least, most = _RANGES[name]
    if not (value.isascii() and value.isdecimal()) or not least <= int(value) <= most:
        raise QuizgoError(f"{name} is {value!r}. Write a whole number from {least} to {most}.")
    number = int(value)
    match name:
        case "new_per_day":
            return replace(settings, new_per_day=number)
        case "reviews_per_day":
            return replace(settings, reviews_per_day=number)
        case "rollover_hour":
            return replace(settings, rollover_hour=number)
        case _:
            return replace(settings, maximum_interval_days=number)


def _lang(value: str) -> Show | None:
    if value == "auto":
        return None
    if value not in list(Show):
        raise QuizgoError(f"lang is {value!r}. Write en, zh, both or auto.")
    return Show(value)


def _switch(value: str) -> bool:
    if value not in ("true", "false"):
        raise QuizgoError(f"fuzz is {value!r}. Write true or false.")
    return value == "true"


def _reason(error: OSError | UnicodeDecodeError) -> str:
    return error.strerror or str(error) if isinstance(error, OSError) else "it is not UTF-8"


def locale_lang(environ: Mapping[str, str] = os.environ) -> Lang:
    """The language that the locale asks for: Chinese for `zh…`, English for all else."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environ.get(variable, "")
        if value:
            return Lang.ZH if value.lower().startswith("zh") else Lang.EN
    name = (locale.getlocale()[0] or "").lower()  # Windows sets no variables
    return Lang.ZH if name.startswith(("zh", "chinese")) else Lang.EN
