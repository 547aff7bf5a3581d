"""Today's screen: what is due by deck, how long it takes, and whether to begin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from quizgo.frozen import dataclass
from quizgo.model import DeckName, Lang
from quizgo.session.more import More
from quizgo.text.safe import one_line
from quizgo.ui.bars import Key, fitted
from quizgo.ui.daily import offer_of, plain_more_lines, spoken, streak_text
from quizgo.ui.keymap import KeyMap
from quizgo.ui.lines import Line, cells, clipped, padded, wrapped
from quizgo.ui.looks import Looks
from quizgo.ui.offers import offer_keys, offer_lines
from quizgo.ui.prose import words_in
from quizgo.ui.prose.words import Words, counted
from quizgo.ui.streams import forgive_stray_bytes

if TYPE_CHECKING:
    from prompt_toolkit.input import Input
    from prompt_toolkit.output import Output

BY_DEFAULT = KeyMap()

Wanted = bool | More
"""True: study what is due; a More: that instead; False: leave."""


@dataclass(frozen=True, slots=True)
class DeckToday:
    """What one deck brings today."""

    name: DeckName
    title: str
    """In the language of the interface."""
    due: int
    new: int


@dataclass(frozen=True, slots=True)
class Today:
    """The day so far."""

    decks: Sequence[DeckToday]
    """Decks that bring something, in the order of the tree."""
    again: int
    """Items that wait to be drilled."""
    seconds: int
    """What is left will take about this long."""
    tomorrow: int
    """Items due tomorrow."""
    streak: int = 0
    """Days in a row, today included once something was answered."""
    longest: int = 0
    """The longest row of days there was."""
    offers: Sequence[More] = ()
    """What may be studied besides, where nothing is left."""
    plan: str = ""
    """What the plan in force foretells, in a line."""

    @property
    def total(self) -> int:
        return self.again + sum(deck.due + deck.new for deck in self.decks)


def today_lines(
    today: Today, columns: int, rows: int, words: Words, keys: KeyMap = BY_DEFAULT
) -> list[Line]:
    """The screen at one size. Decks that do not fit are counted."""
    head = _head(today, columns, words)
    tail = _tail(today, columns, words)
    room = max(0, rows - len(head) - len(tail) - 1)
    decks = [_deck_line(deck, columns, words) for deck in today.decks]
    if not today.total:
        decks = offer_lines(today.offers, columns, words, keys)[:room]
    if len(decks) > room:
        kept = max(0, room - 1)
        more = counted(words.today_more, len(decks) - kept)
        decks = [*decks[:kept], (("class:quiet", clipped(more, columns)),)]
    bar = _bar(today, columns, words, keys)
    lines = [*head, *decks, *tail][: max(0, rows - 1)]
    return [*lines, *[()] * (rows - 1 - len(lines)), bar][-max(1, rows) :]


def _head(today: Today, columns: int, words: Words) -> list[Line]:
    lines = wrapped([("class:heading", words.today_title)], columns)
    lines += wrapped([("", _summary(today, words))], columns)
    return [*lines, ()] if columns > 20 else lines


def _summary(today: Today, words: Words) -> str:
    if not today.total:
        return words.today_nothing
    minutes = max(1, round(today.seconds / 60))
    return words.today_due.format(n=today.total, minutes=minutes)


def _deck_line(deck: DeckToday, columns: int, words: Words) -> Line:
    numbers = words.today_deck.format(due=deck.due, new=deck.new)
    name, title = one_line(deck.name), one_line(deck.title)
    room = columns - cells(numbers) - 2
    left = f"{name}  {title}" if cells(name) + cells(title) + 2 <= room else name
    return (("", padded(clipped(left, max(1, room)), max(1, room))), ("", "  "), ("", numbers))


def _tail(today: Today, columns: int, words: Words) -> list[Line]:
    sentences = []
    if today.again:
        sentences.append(words.today_again.format(n=today.again))
    if today.streak:
        sentences.append(streak_text(today.streak, today.longest, words))
    tomorrow = counted(words.n_cards, today.tomorrow)
    sentences.append(words.today_tomorrow.format(cards=tomorrow))
    if today.plan:
        sentences.append(today.plan)
    return [(), *(line for text in sentences for line in wrapped([("", text)], columns))]


def _bar(today: Today, columns: int, words: Words, keys: KeyMap) -> Line:
    study = Key(keys.name("next", words), words.key_study)
    leave = Key(keys.name("quit", words), words.key_leave)
    about = Key(keys.name("help", words), words.key_help)
    if today.total:
        return fitted([study, leave, about], columns)
    return fitted([leave, *offer_keys(today.offers, words, keys), about], columns)


def help_lines(
    columns: int, rows: int, words: Words, keys: KeyMap = BY_DEFAULT, *, scroll: int = 0
) -> list[Line]:
    """What the screen's figures and keys mean, from line `scroll` on as far as there are more."""
    own, lines = spoken(words), _whole_help(columns, words, keys)
    back = Key(keys.name("help", words), words.key_back)
    arrows = f"{keys.name('up', words)} {keys.name('down', words)}".strip()
    leave = Key(keys.name("quit", words), words.key_leave)
    is_long = len(lines) > rows - 1
    scroll_keys = [Key(arrows, own.key_scroll)] if is_long else []
    bar = fitted([back, *scroll_keys, leave], columns)
    top = min(scroll, most_scroll(columns, rows, words, keys))
    lines = lines[top : top + max(0, rows - 1)]
    return [*lines, *[()] * (rows - 1 - len(lines)), bar][-max(1, rows) :]


def most_scroll(columns: int, rows: int, words: Words, keys: KeyMap) -> int:
    """How far the page of help can be scrolled."""
    return max(0, len(_whole_help(columns, words, keys)) - max(0, rows - 1))


def _whole_help(columns: int, words: Words, keys: KeyMap) -> list[Line]:
    own, names = spoken(words), keys.names(words)
    lines = list(wrapped([("class:heading", words.help_title)], columns))
    for sentence in (own.help_today, own.help_more, own.streak_rule):
        lines += wrapped([("", sentence.format_map(names))], columns)
    return lines


def ask_today(
    today: Today, looks: Looks, *, input: Input | None = None, output: Output | None = None
) -> Wanted:
    """Show the screen and wait for what the learner wants."""
    from quizgo.ui.today_screen import Screen  # and with it prompt-toolkit: not for plain lines

    return Screen(today, looks, input, output).run()


def ask_today_plain(today: Today, lang: Lang, *, lines: TextIO, out: TextIO) -> Wanted:
    """The same in lines: Enter studies, `q` or the end of input leaves."""
    for stream in (lines, out):
        forgive_stray_bytes(stream)
    words = words_in(lang)
    sentences = [words.today_title, _summary(today, words)]
    for deck in today.decks:
        numbers = words.today_deck.format(due=deck.due, new=deck.new)
        sentences.append(words.plain_of.format(name=one_line(deck.name), what=numbers))
    sentences += [text for line in _tail(today, 10_000, words) for _, text in line]
    for sentence in sentences:
        out.write(sentence + "\n")
    if not today.total:
        return _ask_for_more(today.offers, words, lines=lines, out=out)
    enter, leave = f"{words.name_enter} {words.key_study}", f"q {words.key_leave}"
    out.write(words.clauses.join([enter, leave]) + "\n")
    line = _line(lines, out)
    return bool(line) and line.strip().lower().lstrip(":：") != "q"


def _ask_for_more(offers: Sequence[More], words: Words, *, lines: TextIO, out: TextIO) -> Wanted:
    """What of the offers is wanted; an empty line, `q` or the end of input leaves."""
    if not offers:
        return False
    own = spoken(words)
    for sentence in (*plain_more_lines(offers, words), own.plain_more_today):
        out.write(sentence + "\n")
    while typed := _line(lines, out).strip().lower().lstrip(":："):
        if typed == "q":
            break
        found = offer_of(offers, typed)
        if found is not None:
            return found
        out.write(own.plain_bad_more.format(typed=clipped(one_line(typed), 40)) + "\n")
    return False


def _line(lines: TextIO, out: TextIO) -> str:
    """The next line typed; empty at the end of input."""
    out.write("> ")
    out.flush()
    line = lines.readline()
    if not lines.isatty():
        out.write("\n")
    return line
