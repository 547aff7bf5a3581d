"""The whole screen but for the typed text: header, card pane, sentences, key bar.

A function from the session's view, the draft and the size of the terminal, so that
every size can be looked at in a test.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from quizgo.frozen import dataclass
from quizgo.model import Card, EntryKind, Lab, Predict, State
from quizgo.session.state import Asking, Clocks, Judged, Ticking, View
from quizgo.text.safe import one_line
from quizgo.ui.content import is_open, is_typed
from quizgo.ui.daily import flag_question, in_header, spoken
from quizgo.ui.lines import Line, cells, clipped, clipped_line, padded, wrapped
from quizgo.ui.looks import Looks
from quizgo.ui.prose.words import Words
from quizgo.ui.states import how_to_say
from quizgo.ui.study.bar import PLAIN_LOOKS, key_bar
from quizgo.ui.study.draft import Draft, Page
from quizgo.ui.study.editor import complaint_here
from quizgo.ui.study.pages import help_sentences
from quizgo.ui.study.pane import Pane, card_pane, text_pane
from quizgo.ui.telling import kind_and_round, told, why_lines

LEAST_COLUMNS, LEAST_ROWS = 16, 4
"""Below this nothing can be studied."""
TIGHT_ROWS = 6
"""Below this a sentence takes the place of the key bar."""
ROOMY_ROWS = 9
"""From here there is room for a label above what is typed and a second sentence."""


@dataclass(frozen=True, slots=True)
class Size:
    """Of the terminal, in cells."""

    columns: int
    rows: int

    @property
    def is_enough(self) -> bool:
        return self.columns >= LEAST_COLUMNS and self.rows >= LEAST_ROWS


@dataclass(frozen=True, slots=True)
class Picture:
    """Lines above and below the typed text, and how far the pane can be scrolled."""

    top: list[Line]
    bottom: list[Line]
    input_rows: int = 0
    """Rows left for the typed text between the two."""
    scroll: int = 0
    """The pane's first line that is seen."""
    most: int = 0
    """The greatest scroll there is."""
    page_rows: int = 1
    """Rows of the pane."""


def is_typing(view: View, draft: Draft) -> bool:
    """Whether letters go into the answer instead of being commands."""
    if draft.page is not Page.CARD or draft.is_flagging:
        return False
    return draft.writes_note or (has_input(view) and not draft.is_commanding)


def has_input(view: View) -> bool:
    """Whether the question is answered by typing text."""
    if not isinstance(view.state, Asking):
        return False
    card = view.state.question.card
    return is_typed(card) or is_open(card)


def picture(
    view: View,
    draft: Draft,
    size: Size,
    words: Words,
    *,
    today: date,
    minutes: int,
    clocks: Clocks | None = None,
    typed_lines: int = 1,
    typed_row: int = 0,
    looks: Looks = PLAIN_LOOKS,
    mode: str = "",
) -> Picture:
    """The screen at one size.

    `clocks` are those of an interview, as they stand now; `mode` is that of a lab's editor.
    `typed_lines` is how many lines the answer has so far, `typed_row` the one with the cursor.
    """
    if not size.is_enough:
        return _too_small(size, words)
    width = size.columns
    head = header(view, width, words, minutes, clocks)
    bottom = _sentences(view, draft, size, words, today, looks)
    if not bottom or size.rows >= TIGHT_ROWS:
        bottom.append(key_bar(view, draft, width, words, today, looks))
    label, input_rows = _input(view, draft, size, words, typed_lines, typed_row, looks)
    if mode and label:
        label = [clipped_line((("class:key", mode), *label[0]), width)]
    input_rows = max(min(input_rows, 1), min(input_rows, size.rows - 2 - len(bottom) - len(label)))
    height = max(1, size.rows - 1 - len(bottom) - len(label) - input_rows)
    pane = _pane(view, draft, width, words, today, looks)
    most = max(0, len(pane.lines) - height)
    scroll = _scroll(pane, draft, height, most)
    seen = _seen(pane.lines, scroll, height, words, width)
    return Picture([head, *seen, *label], bottom, input_rows, scroll, most, height)


def _too_small(size: Size, words: Words) -> Picture:
    rows = max(1, size.rows)
    line: Line = (("", clipped(words.too_small, max(1, size.columns))),)
    return Picture([line, *[()] * (rows - 1)], [])


# Header ---------------------------------------------------------------------


def header(
    view: View, width: int, words: Words, minutes: int, clocks: Clocks | None = None
) -> Line:
    """Deck and kind on the left; counts, progress and time on the right, as far as they fit."""
    if clocks is not None:
        from quizgo.ui.interview.asking import heading_line  # a session has no clocks

        return heading_line(_place(view, words), clocks, view.position, width, words)
    counts = view.counts
    numbers = {"new": counts.new, "again": counts.again, "due": counts.due}
    progress = f"{min(view.position, view.total)}/{view.total}"
    time = words.head_minutes.format(n=minutes)
    long, brief = words.head_counts.format(**numbers), words.head_counts_short.format(**numbers)
    deck, kind = _place(view, words)
    for names, figures in (
        ([deck, kind], [long, progress, time]),
        ([deck, kind], [brief, progress, time]),
        ([deck], [brief, progress, time]),
        ([deck], [brief, progress]),
    ):
        left, right = " · ".join(filter(None, names)), " · ".join(figures)
        if cells(left) + cells(right) + 1 <= width:
            return _spread(left, right, width)
    right = clipped(f"{brief} · {progress}", width)
    return _spread(clipped(deck, max(0, width - cells(right) - 1)), right, width)


def _spread(left: str, right: str, width: int) -> Line:
    return (("class:header", padded(left, width - cells(right)) + right),)


def _place(view: View, words: Words) -> tuple[str, str]:
    """The deck and the kind of the card on show; a name where there is none."""
    if isinstance(view.state, Asking | Ticking | Judged):
        question = view.state.question
        card = question.card
        kind = kind_and_round(card.kind, question.round, words)
        return one_line(card.deck), " · ".join([kind, *in_header(question.progress, words)])
    return "quizgo", ""


# Pane -----------------------------------------------------------------------


def _pane(view: View, draft: Draft, width: int, words: Words, today: date, looks: Looks) -> Pane:
    if draft.page is Page.PAUSED or (draft.page is Page.HELP and view.clocks is not None):
        from quizgo.ui.interview.asking import help_lines, paused_lines

        lines = (paused_lines if draft.page is Page.PAUSED else help_lines)(words, looks)
        return text_pane(lines, width)
    if draft.page is Page.HELP:
        return text_pane(help_sentences(words, looks), width)
    if draft.page is Page.WHY and isinstance(view.state, Asking | Ticking | Judged):
        question = view.state.question
        is_cram = question.round is EntryKind.CRAM
        lines = why_lines(
            question.item.id,
            question.progress,
            words,
            today=today,
            scheduling=question.scheduling,
            cram=is_cram,
        )
        return text_pane(lines, width)
    return card_pane(view, draft, width, words, looks)


def _scroll(pane: Pane, draft: Draft, height: int, most: int) -> int:
    """Where the pane begins: where the learner scrolled to, or so that what matters is seen."""
    if draft.scroll is not None:
        return min(max(0, draft.scroll), most)
    if draft.page is not Page.CARD:
        return 0
    if pane.first == pane.last:  # a heading: show as much below it as there is
        return min(pane.first, most) if pane.first >= height // 2 else 0
    return min(max(0, pane.last - height + 1), pane.first, most)


def _seen(lines: Sequence[Line], scroll: int, height: int, words: Words, width: int) -> list[Line]:
    """The lines in sight, filled up to `height`, with a note where more are below."""
    seen = [clipped_line(line, width) for line in lines[scroll : scroll + height]]
    if scroll + height < len(lines) and height > 2:
        seen[-1] = (("class:quiet", clipped(f"-- {words.more_below} --", width)),)
    return [*seen, *[()] * (height - len(seen))]


# Sentences and input --------------------------------------------------------


def _sentences(
    view: View, draft: Draft, size: Size, words: Words, today: date, looks: Looks
) -> list[Line]:
    """What just happened, as many lines as there is room for."""
    name = looks.keys.typing_name if is_typing(view, draft) else looks.keys.name
    said = told(view.notices, words, today, name("edit", words))
    sentences = [*said, *map(one_line, draft.sentences)]
    if draft.is_flagging:
        sentences = [flag_question(words)]
    if draft.is_running:
        sentences = [words.said_running]
    if not sentences:
        return []
    most = 1 if size.rows < ROOMY_ROWS else max(2, size.rows // 4)
    lines = wrapped([("class:sentence", " ".join(sentences))], size.columns)
    if len(lines) <= most:
        return lines
    kept = lines[:most]
    kept[-1] = clipped_line((*kept[-1], ("", " …")), size.columns)
    return kept


def _input(
    view: View,
    draft: Draft,
    size: Size,
    words: Words,
    typed_lines: int,
    typed_row: int,
    looks: Looks,
) -> tuple[list[Line], int]:
    """The label above the typed text, and the rows it gets."""
    if draft.writes_note and draft.page is Page.CARD:
        asked = clipped(spoken(words).note_asked, size.columns)
        return [(("class:label", asked),)] if size.rows >= TIGHT_ROWS else [], 1
    if not has_input(view) or draft.page is not Page.CARD:
        return [], 0
    assert isinstance(view.state, Asking)
    card = view.state.question.card
    label: list[Line] = []
    if isinstance(card.body, Lab):
        if size.rows >= TIGHT_ROWS:
            label = [_editor_label(draft, size, words, typed_row, looks)]
        return label, max(1, (size.rows - 3) * 2 // 3)
    if size.rows >= ROOMY_ROWS:
        label = [(("class:label", clipped(_input_help(card, words), size.columns)),)]
    most = max(1, size.rows // 3)
    return label, min(most, max(3, typed_lines + 1)) if is_open(card) else 1


def _editor_label(draft: Draft, size: Size, words: Words, row: int, looks: Looks) -> Line:
    """Above the editor: what the compiler says, else what the editor is for."""
    complaint = complaint_here(draft.complaints, row)
    if complaint is None:
        label = words.lab_help.format_map(looks.keys.names(words))
        return (("class:label", clipped(label, size.columns)),)
    text = words.lab_complaint.format(line=complaint.line, text=one_line(complaint.text))
    return (("class:bad", clipped(text, size.columns)),)


def _input_help(card: Card, words: Words) -> str:
    if isinstance(card.body, Predict):
        return words.output_help
    if isinstance(card.body, State):
        return how_to_say(card.body.as_, words)
    return words.points_help if is_open(card) else words.typed_help
