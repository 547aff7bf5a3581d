"""Tables of cards read: CSV with or without a head, and the text files that Anki writes.

Anki's lines in front of the table (`#separator:tab` and the like) are understood wherever they
stand first. Without them the first two columns are question and answer.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from itertools import chain
from pathlib import Path

from quizgo.exchange.flat import Form
from quizgo.exchange.html import to_markdown, to_plain
from quizgo.exchange.taken import Gathered, Taken, gathered
from quizgo.frozen import dataclass
from quizgo.model.losses import Loss, Lost
from quizgo.text.faults import Fault

SEPARATORS = {
    "tab": "\t",
    "comma": ",",
    "semicolon": ";",
    "pipe": "|",
    "space": " ",
    "colon": ":",
}

NAMES = {
    "id": "id",
    "guid": "id",
    "deck": "deck",
    "kind": "form",
    "notetype": "form",
    "note type": "form",
    "question": "front",
    "front": "front",
    "ask": "front",
    "text": "front",
    "answer": "back",
    "back": "back",
    "back extra": "why",
    "why": "why",
    "extra": "why",
    "tags": "tags",
}
"""What a column may be called, and what it is to us."""

_KNOWN_HEADS = frozenset({"question", "front", "ask", "text"})
"""One of these in a first line makes it a head."""


@dataclass(slots=True)
class Head:
    """What the lines in front of a table say."""

    separator: str
    is_html: bool = False
    columns: dict[int, str] = field(default_factory=dict)
    """What is known of columns, from 0: a value of `NAMES`."""
    deck: str = ""
    form: str = ""
    tags: tuple[str, ...] = ()
    lines: int = 0
    """So many lines they are."""


def table_in(text: str, path: Path) -> Gathered:
    """The cards of a table in a file with this name."""
    lines = text.removeprefix("\ufeff").split("\n")
    head = _head(lines, path)
    records = _Records(lines[head.lines :], head)
    media: list[int] = []
    first = next(iter(records), None)
    left = _name_columns(head, first) if first is not None else []
    rows = records if first is None or left is not None else chain([first], records)
    found = gathered(_cards(rows, head, media), path)
    if records.broken:
        line, why = records.broken
        found.faults.append(Fault(path, line, f"The table breaks off here: {why}."))
    if sum(media):
        found.left.append(Lost(Loss.MEDIA, sum(media)))
    if left:
        found.left.append(Lost(Loss.COLUMNS, names=tuple(left)))
    return found


# Lines in front -----------------------------------------------------------------


def _head(lines: Sequence[str], path: Path) -> Head:
    head = Head("," if path.suffix.lower() == ".csv" else "\t")
    for line in lines:
        if not line.startswith("#"):
            break
        head.lines += 1
        name, colon, value = line[1:].rstrip("\r").partition(":")
        if colon:
            _take_line(head, name.strip().lower(), value)
    return head


def _take_line(head: Head, name: str, value: str) -> None:
    word = value.strip()
    if name == "separator":
        head.separator = SEPARATORS.get(word.lower(), value if len(value) == 1 else head.separator)
    elif name == "html":
        head.is_html = word.lower() == "true"
    elif name == "tags":
        head.tags = tuple(word.split())
    elif name == "deck":
        head.deck = word
    elif name == "notetype":
        head.form = word
    elif name == "columns":
        for place, each in enumerate(value.split(head.separator)):
            if each.strip().lower() in NAMES:
                head.columns.setdefault(place, NAMES[each.strip().lower()])
    elif name.endswith(" column") and word.isascii() and word.isdecimal() and 0 < int(word) < 999:
        known = NAMES.get(name.removesuffix(" column"))
        if known is not None:
            head.columns[int(word) - 1] = known


def _name_columns(head: Head, first: Record) -> list[str] | None:
    """Take the first record as names of columns, if it is; which of them are not known."""
    names = [cell.strip().lower() for cell in first.cells]
    if head.columns or head.lines or not _KNOWN_HEADS.intersection(names):
        return None
    left = []
    for place, name in enumerate(names):
        if name in NAMES:
            head.columns[place] = NAMES[name]
        elif name:
            left.append(name)
            head.columns[place] = "left"
    return left


# Records -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Record:
    """One line of the table. `line` is where it begins in the file."""

    line: int
    cells: list[str]


class _Records:
    """The records of a table; where it breaks off, the ones before come all the same."""

    def __init__(self, lines: Sequence[str], head: Head) -> None:
        self.broken: tuple[int, str] | None = None
        self._before = head.lines
        self._reader = csv.reader(
            (line + "\n" for line in lines), delimiter=head.separator, strict=False
        )
        csv.field_size_limit(1_000_000)

    def __iter__(self) -> Iterator[Record]:
        while self.broken is None:
            line = self._before + self._reader.line_num + 1
            try:
                cells = next(self._reader)
            except StopIteration:
                return
            except csv.Error as error:
                self.broken = line, str(error)
                return
            if any(cell.strip() for cell in cells):
                yield Record(line, cells)


def _cards(rows: Iterator[Record] | _Records, head: Head, media: list[int]) -> Iterator[Taken]:
    for row in rows:
        cells = _by_name(row.cells, head)
        form = _form(cells.get("form", head.form))
        texts = {name: _text(cells.get(name, ""), head, media) for name in ("front", "back", "why")}
        if form is Form.TYPED and head.is_html:
            texts["back"] = to_plain(cells.get("back", ""))
        yield Taken(
            row.line,
            texts["front"],
            texts["back"],
            texts["why"],
            form=form,
            id=cells.get("id", ""),
            deck=cells.get("deck", head.deck),
            tags=(*head.tags, *cells.get("tags", "").split()),
        )


def _by_name(cells: Sequence[str], head: Head) -> dict[str, str]:
    """What each cell is: named columns first, then question, answer and what explains it."""
    found: dict[str, str] = {}
    rest: list[str] = []
    for place, cell in enumerate(cells):
        name = head.columns.get(place)
        if name is None:
            rest.append(cell)
        elif cell.strip():
            found[name] = f"{found[name]}\n\n{cell}" if name in found else cell
    for name in ("front", "back"):
        if name not in head.columns.values() and rest:
            found[name] = rest.pop(0)
    extra = [cell for cell in rest if cell.strip()]
    if extra:
        found["why"] = "\n\n".join(filter(None, [found.get("why", ""), *extra]))
    return found


def _text(cell: str, head: Head, media: list[int]) -> str:
    if not head.is_html:
        return cell
    markdown, left = to_markdown(cell)
    media.append(left)
    return markdown


_FORMS: Mapping[str, Form] = {str(form): form for form in Form}


def _form(name: str) -> Form | None:
    """What a kind or a note type is to us; None where the text must tell."""
    name = name.strip().lower()
    if name in _FORMS:
        return _FORMS[name]
    if "cloze" in name:
        return None
    if "type in" in name:
        return Form.TYPED
    return Form.REVERSED if "reversed" in name else None
