"""What a learner put on an item, in lines: flag, own tags, note."""

from __future__ import annotations

from quizgo.model import Progress
from quizgo.text.safe import one_line
from quizgo.ui.lines import Line, wrapped
from quizgo.ui.prose.browse import BrowseWords


def marks_lines(progress: Progress, own: BrowseWords, width: int) -> list[Line]:
    """Nothing where there is nothing."""
    parts = []
    if progress.flag:
        parts.append(own.flag.format(n=progress.flag))
    if progress.marks:
        parts.append(own.own_tags.format(tags=" ".join(map(one_line, progress.marks))))
    lines = wrapped([("class:hint", " · ".join(parts))], width) if parts else []
    if progress.note:
        note = own.note.format(text=one_line(progress.note))
        lines += wrapped([("class:hint", note)], width)
    return lines
