"""Whether the bytes of a file are text at all, said before anything parses them."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from quizgo.text.faults import Fault

MAX_BYTES = 40_000_000
"""The largest deck file: 100,000 rich cards."""

_UTF16_OR_32 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)

_NOT_YAML = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""The characters that YAML 1.1 does not allow to stand in a file."""


def read_bytes(path: Path) -> bytes | Fault:
    """The bytes of a regular file of bearable size, or why there are none."""
    try:
        if not path.exists():
            return Fault(path, 1, "There is no such file. Check the path.")
        if not path.is_file():
            return Fault(path, 1, "This is no file. Name a .yaml file.")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        return Fault(path, 1, f"The file cannot be read: {error.strerror}. Check its permissions.")
    except ValueError:
        return Fault(path, 1, "The path holds a NUL character. Check the path.")
    return data


def unreadable(data: bytes, path: Path) -> Fault | None:
    """Why `data` is no UTF-8 text of bearable size; None where it is."""
    if len(data) > MAX_BYTES:
        limit = MAX_BYTES // 1_000_000
        return Fault(path, 1, f"The file is larger than {limit} MB. Split it into several decks.")
    if data.startswith(_UTF16_OR_32):
        return Fault(path, 1, "The file is UTF-16 or UTF-32. Save it as UTF-8.")
    nul = data.find(b"\0")
    if nul >= 0:
        return Fault(path, _line(data, nul), "The file is binary. Name a YAML file in UTF-8.")
    try:
        data.decode()
    except UnicodeDecodeError as error:
        line = _line(data, error.start)
        return Fault(path, line, "The text from here on is not UTF-8. Save the file as UTF-8.")
    return None


def forbidden_character(data: bytes, path: Path) -> Fault:
    """Where a control character stands in `data`, which is UTF-8."""
    text = data.decode()
    found = _NOT_YAML.search(text, 1 if text.startswith("\ufeff") else 0)
    at = found.start() if found else 0
    name = f"U+{ord(text[at]):04X}" if found else "a control character"
    line = text.count("\n", 0, at) + 1
    return Fault(path, line, f"{name} may not stand in YAML. Take it out.")


def _line(data: bytes, offset: int) -> int:
    return data.count(b"\n", 0, offset) + 1
