"""The browse screen as lines, for any size of the terminal.

From top to bottom: a head, the query (which the application draws), what there is to say of the
query, the table, the pane, a sentence, the keys. On a wide screen the pane stands beside the
table; on a low one it takes the table's place while it is read.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from quizgo.frozen import dataclass
from quizgo.model import EntryKind, Lang
from quizgo.search.facts import Facts
from quizgo.settings import Editing
from quizgo.text.safe import one_line
from quizgo.ui.bars import Key, fitted
from quizgo.ui.browse.asking import Asked, Pane
from quizgo.ui.browse.browser import Browser
from quizgo.ui.browse.columns import Layout, heads, layout, texts
from quizgo.ui.keymap import KeyMap, KeyName
from quizgo.ui.lines import (
    Line,
    cells,
    clipped,
    clipped_line,
    line_cells,
    padded,
    wrapped,
)
from quizgo.ui.prose.browse import BrowseWords
from quizgo.ui.prose.comfort import comfort_words_in
from quizgo.ui.prose.words import Words, counted

LEAST_COLUMNS, LEAST_ROWS = 20, 6
"""Below this nothing can be browsed."""
TWO_COLUMNS = 130
"""From here the pane stands beside the table."""
ROOMY_ROWS = 12
"""From here, of the rows between query and keys, the pane stands below the table."""
GUTTER = 2
"""Cells for the cursor and the mark in front of a row."""
LOW_ROWS = 9
"""Of the terminal: below this what is wrong with a query has one row."""
PROPER_ROWS = 12
"""Of the terminal: from here a sentence needs not take the place of the keys."""


BY_DEFAULT = KeyMap()

Names = Mapping[str, KeyName]
"""The keys of this screen by the names of its actions, without the screen's."""


@dataclass(frozen=True, slots=True)
class Size:
    """Of the terminal, in cells."""

    columns: int
    rows: int

    @property
    def is_enough(self) -> bool:
        return self.columns >= LEAST_COLUMNS and self.rows >= LEAST_ROWS


@dataclass(frozen=True, slots=True)
class Query:
    """What the application knows of the line with the query."""

    text: str
    cursor: int
    """Characters before it."""
    scrolled: int
    """Cells that are out of sight on the left."""
    before: str
    """What stands in front of it."""


@dataclass(frozen=True, slots=True)
class Rooms:
    """How the rows between query and keys are shared out. A height of 0: not there."""

    table_width: int
    table_rows: int
    """Without the heads."""
    pane_width: int
    pane_rows: int
    """Without its title."""
    is_beside: bool


class PaneLines(Protocol):
    """Gives the lines of the pane for a width."""

    def lines(self, browser: Browser, width: int) -> list[Line]: ...


@dataclass(frozen=True, slots=True)
class Picture:
    """Lines above and below the query."""

    head: list[Line]
    body: list[Line]
    bottom: list[Line]


def picture(
    browser: Browser,
    query: Query,
    pane: PaneLines,
    size: Size,
    words: Words,
    *,
    keys: KeyMap = BY_DEFAULT,
) -> Picture:
    """The screen at one size; `pane` gives the lines of the pane for a width."""
    if not size.is_enough:
        line: Line = (("", clipped(words.too_small, max(1, size.columns))),)
        return Picture([line], [()] * max(0, size.rows - 2), [])
    own = browser.own
    names = keys.names(words, "browse")
    bottom = _bottom(browser, size, words, names)
    hints = _hints(browser, query, size)
    height = size.rows - 2 - len(hints) - len(bottom)
    if browser.has_help:
        body = _help(browser, size.columns, height, help_sentences(own, words, keys))
    else:
        body = _body(browser, pane, size.columns, height, words)
    return Picture([_head(browser, size.columns, words, own)], [*hints, *body], bottom)


# Head -----------------------------------------------------------------------


def _head(browser: Browser, width: int, words: Words, own: BrowseWords) -> Line:
    """How many were found and marked on the left, the order on the right."""
    finder = browser.finder
    found, everything = len(finder.found), len(finder.rows)
    if finder.is_loading:
        parts = [own.loading.format(n=f"{everything:,}")]
    elif found == everything:
        parts = [counted(own.all_there, everything)]
    else:
        parts = [own.found.format(found=f"{found:,}", all=f"{everything:,}")]
    if finder.is_searching:
        parts.append(own.searching.format(percent=int(finder.share * 100)))
    marked = len(browser.marked_found())
    if marked:
        parts.append(own.marked.format(n=marked))
    left, right = " · ".join(parts), _order(browser, words, own)
    if cells(left) + cells(right) + 1 > width:
        right = ""
    left = clipped(left, width)
    return (("class:header", padded(left, width - cells(right)) + right),)


def _order(browser: Browser, words: Words, own: BrowseWords) -> str:
    column = browser.finder.column
    order = own.by_decks
    if column is not None:
        order = own.sorted_by.format(column=heads(words, own)[column])
    return own.backwards.format(order=order) if browser.finder.is_backwards else order


# The query --------------------------------------------------------------------


def _hints(browser: Browser, query: Query, size: Size) -> list[Line]:
    """Below the query: the place that is wrong, and why or what the word there may become."""
    width, error = size.columns, browser.finder.error
    offered: list[Line] = []
    if browser.is_typing:
        found = browser.completion(query.text[: query.cursor])
        offered = [(("class:quiet", clipped(" ".join(map(one_line, found.words)), width)),)]
    if error is None:
        return offered
    at = cells(query.before) + cells(query.text[: error.at]) - query.scrolled
    caret: Line = (("class:bad", " " * min(max(0, at), width - 1) + "^"),)
    if offered and any(text for _, text in offered[0]):
        return [caret, *offered]
    lines = wrapped([("class:bad", one_line(error.message))], width)
    return [caret, *shortened(lines, 2 if size.rows >= LOW_ROWS else 1)]


def shortened(lines: list[Line], most: int) -> list[Line]:
    """At most so many lines, the last with a sign that there were more."""
    if len(lines) <= most:
        return lines
    width = max(map(line_cells, lines))
    last = clipped_line((*lines[most - 1], ("", " …")), width)
    return [*lines[: most - 1], last]


# Table and pane -----------------------------------------------------------------


def rooms(browser: Browser, width: int, height: int) -> Rooms:
    """Who gets how much."""
    is_alone = browser.is_folded and not browser.is_reading
    if width >= TWO_COLUMNS and not is_alone:
        pane = width * 2 // 5
        return Rooms(width - pane - 1, height - 1, pane, height - 1, is_beside=True)
    if is_alone:
        return Rooms(width, height - 1, width, 0, is_beside=False)
    if height < ROOMY_ROWS:
        if browser.is_reading:
            return Rooms(width, 0, width, height - 1, is_beside=False)
        return Rooms(width, height - 1, width, 0, is_beside=False)
    table = max(5, height * 9 // 20)
    return Rooms(width, table - 1, width, height - table - 1, is_beside=False)


def _body(browser: Browser, pane: PaneLines, width: int, height: int, words: Words) -> list[Line]:
    room = rooms(browser, width, height)
    table = _table(browser, room.table_width, room.table_rows, words) if room.table_rows else []
    below = _pane(browser, pane, room.pane_width, room.pane_rows) if room.pane_rows else []
    if not room.is_beside:
        return _filled([*table, *below], height, width)
    return [
        (*one, ("", " " * (room.table_width - line_cells(one))), ("class:rule", "│"), *other)
        for one, other in zip(table, below, strict=True)
    ]


def _table(browser: Browser, width: int, rows: int, words: Words) -> list[Line]:
    """The heads, and the rows around the cursor."""
    browser.page_rows = rows
    own, finder = browser.own, browser.finder
    found = finder.found
    browser.top = min(browser.top, browser.place, max(0, len(found) - rows))
    browser.top = max(browser.top, browser.place - rows + 1, 0)
    columns = layout(width - GUTTER, words, own)
    lines: list[Line] = [_heads(browser, columns, words)]
    for place in range(browser.top, min(browser.top + rows, len(found))):
        lines.append(_row(browser, place, finder.rows[found[place]], columns, words))
    if not found and not finder.is_loading:
        note = own.nothing if finder.rows else own.empty
        lines += wrapped([("class:quiet", note)], width)[:rows]
    return [*lines, *[()] * (rows + 1 - len(lines))]


def _heads(browser: Browser, columns: Layout, words: Words) -> Line:
    """The names of the columns; the one that is sorted by with a sign."""
    names = heads(words, browser.own)
    column = browser.finder.column
    if column is not None:
        names[column] += "-" if browser.finder.is_backwards else "+"
    return (("class:label", " " * GUTTER + columns.row(names)),)


def _row(browser: Browser, place: int, facts: Facts, columns: Layout, words: Words) -> Line:
    is_under = place == browser.place
    sign = (">" if is_under else " ") + ("*" if facts.item in browser.marked else " ")
    style = "class:header" if is_under else ("class:hint" if "*" in sign else "")
    return ((style, sign + columns.row(texts(facts, words))),)


def _pane(browser: Browser, pane: PaneLines, width: int, rows: int) -> list[Line]:
    """A title and as much of the text as fits."""
    own = browser.own
    names = {Pane.CARD: own.pane_card, Pane.HISTORY: own.pane_history, Pane.WHY: own.pane_why}
    title: Line = ()
    for each in Pane:
        style = "class:label" if each is browser.pane else "class:quiet"
        name = f"[{names[each]}]" if each is browser.pane else f" {names[each]} "
        title = (*title, (style, name))
    lines = pane.lines(browser, width)
    browser.most_scroll = max(0, len(lines) - rows)
    browser.scroll = min(browser.scroll, browser.most_scroll)
    seen = lines[browser.scroll : browser.scroll + rows]
    if len(lines) > rows:
        last = min(len(lines), browser.scroll + rows)
        title = (*title, ("class:quiet", f" {last}/{len(lines)}"))
    if browser.is_reading:
        title = (("class:proposed", ">"), *title)
    return _filled([title, *seen], rows + 1, width)


def help_sentences(own: BrowseWords, words: Words, keys: KeyMap) -> list[str]:
    """The page of help: a heading, then every key. Keys have the learner's names."""
    names = keys.names(words, "browse")
    sentences = [sentence.format_map(names) for sentence in own.help]
    if keys.editing is Editing.VI:
        sentences.append(comfort_words_in(Lang(words.language)).help_vi_signs)
    return sentences


def _help(browser: Browser, width: int, rows: int, sentences: list[str]) -> list[Line]:
    heading, *rest = sentences
    lines: list[Line] = wrapped([("class:heading", heading)], width)
    for sentence in rest:
        lines += wrapped([("", sentence)], width, rest=(("", "    "),))
    browser.most_scroll = max(0, len(lines) - rows)
    browser.scroll = min(browser.scroll, browser.most_scroll)
    return _filled(lines[browser.scroll : browser.scroll + rows], rows, width)


def _filled(lines: list[Line], rows: int, width: int) -> list[Line]:
    seen = [clipped_line(line, width) for line in lines[:rows]]
    return [*seen, *[()] * (rows - len(seen))]


# Bottom ---------------------------------------------------------------------------


def prompt(browser: Browser, width: int) -> str:
    """What is asked for in the last line; empty where nothing is typed there."""
    own = browser.own
    question = browser.question
    if question is None or question.asked is Asked.SURE:
        return ""
    texts = {
        Asked.TAG: own.ask_tag,
        Asked.UNTAG: own.ask_untag,
        Asked.NOTE: own.ask_note,
        Asked.DUE: own.ask_due,
    }
    return clipped(texts[question.asked], width // 2) if width else texts[question.asked]


def _bottom(browser: Browser, size: Size, words: Words, names: Names) -> list[Line]:
    """A sentence and the keys; on a low screen the sentence alone. What is typed in the last
    line is the application's to draw."""
    sentence = _sentence(browser, names)
    lines = wrapped([("class:sentence", sentence)], size.columns)[:2] if sentence else []
    if prompt(browser, size.columns):
        return [*lines[:1], ()] if size.rows >= PROPER_ROWS or not lines else [lines[0], ()]
    if lines and size.rows < PROPER_ROWS:
        return shortened(lines, 1)
    return [*lines[:1], fitted(_keys(browser, words, names), size.columns)]


def _sentence(browser: Browser, names: Names) -> str:
    question = browser.question
    if question is None or question.asked is not Asked.SURE:
        return browser.sentence
    form = browser.own.sure_due if question.kind is EntryKind.RESCHEDULE else browser.own.sure_reset
    sure = form.format(n=len(question.items), day=question.value)
    return f"{sure} {browser.own.yes_no.format_map(names)}"


def _keys(browser: Browser, words: Words, names: Names) -> list[Key]:
    """What the bar names, the needed keys first."""
    own = browser.own

    def key(action: str, label: str) -> Key:
        return Key(names[action].bare, label, f"browse.{action}")

    if browser.question is not None:
        return [key("yes", own.key_keep), key("no", own.key_cancel)]
    if browser.is_typing:
        return [key("complete", own.key_complete), key("list", own.key_list)]
    leave = key("quit", words.key_quit)
    if browser.has_help:
        return [key("help", words.key_back), leave, _pair(names, "down", "up", own.key_scroll)]
    if browser.is_reading:
        return [
            key("read", words.key_back),
            _pair(names, "down", "up", own.key_scroll),
            key("pane", own.key_pane),
            _pair(names, "previous_card", "next_card", own.key_next),
            key("help", words.key_help),
            leave,
        ]
    return [
        key("find", own.key_find),
        key("read", own.key_read),
        key("mark", own.key_mark),
        key("help", words.key_help),
        leave,
        key("edit", words.key_edit),
        key("suspend", words.key_suspend),
        key("tag", own.key_tag),
        Key("0-7", own.key_flag),
        key("undo", words.key_undo),
        key("due", own.key_due),
        key("note", own.key_note),
        key("study", own.key_study),
        key("cram", own.key_cram),
        key("sort", own.key_sort),
        key("pane", own.key_pane),
        key("mark_all", own.key_all),
        key("bury", words.key_bury),
        key("reset", own.key_reset),
    ]


def _pair(names: Names, one: str, other: str, label: str) -> Key:
    """Two keys that go either way, as one."""
    return Key(" ".join(filter(None, (names[one].bare, names[other].bare))), label)
