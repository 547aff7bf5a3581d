"""Cards as lines of a table: CSV with named columns, and the text that Anki imports."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from html import escape

from quizgo.exchange.flat import Flat, Form
from quizgo.exchange.html import to_html
from quizgo.frozen import dataclass
from quizgo.model import Progress

COLUMNS = ("id", "deck", "kind", "question", "answer", "why", "tags")
"""Of CSV: what is read again."""

PROGRESS = ("flag", "note", "due", "interval_days", "efactor", "reviews", "lapses")
"""Of CSV: what only tells."""


@dataclass(frozen=True, slots=True)
class Row:
    """A card, and where its first item stands."""

    flat: Flat
    progress: Progress


def csv_text(rows: Iterable[Row]) -> str:
    """A table with a head, as RFC 4180 has it; texts are Markdown."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([*COLUMNS, *PROGRESS])
    for row in rows:
        flat = row.flat
        writer.writerow(
            [
                *(flat.id, flat.deck, flat.form, flat.front, flat.back, flat.why),
                " ".join(flat.tags),
                *_progress(row.progress),
            ]
        )
    return out.getvalue()


def _progress(progress: Progress) -> list[str]:
    memory = progress.memory
    return [
        str(progress.flag),
        progress.note,
        "" if memory.due is None else memory.due.isoformat(),
        str(memory.interval_days),
        f"{memory.efactor / 100:.2f}",
        str(progress.reviews),
        str(progress.lapses),
    ]


# Anki --------------------------------------------------------------------------------

NOTETYPES = {
    Form.BASIC: "Basic",
    Form.REVERSED: "Basic (and reversed card)",
    Form.CLOZE: "Cloze",
    Form.TYPED: "Basic (type in the answer)",
}
"""Those that every collection of Anki begins with."""

ANKI_HEAD = (
    "#separator:tab",
    "#html:true",
    "#guid column:1",
    "#notetype column:2",
    "#deck column:3",
    "#tags column:6",
)


def anki_text(flats: Iterable[Flat]) -> str:
    """Tab-separated fields in HTML, below the lines that tell Anki which is which."""
    out = io.StringIO()
    for line in ANKI_HEAD:
        out.write(line + "\n")
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    for flat in flats:
        writer.writerow(
            [
                flat.id,
                NOTETYPES[flat.form],
                flat.deck.replace("/", "::"),
                *fields(flat),
                " ".join(flat.tags),
            ]
        )
    return out.getvalue()


def fields(flat: Flat, *, with_why: bool = True) -> tuple[str, str]:
    """The two fields of a note, in HTML; an explanation, if wanted, stands below the answer."""
    if flat.form is Form.TYPED:  # what is typed is compared with the field
        return to_html(flat.front), escape(flat.back, quote=False)
    back = "\n\n".join(part for part in (flat.back, flat.why if with_why else "") if part)
    return to_html(flat.front), to_html(back)
