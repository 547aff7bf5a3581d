"""Daily care in sentences: time boxes, leeches, more to study, flags and notes, streaks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from quizgo.model import EntryKind, Lang, Progress
from quizgo.session.journal import MARKED
from quizgo.session.more import More, MoreKind
from quizgo.session.state import Leech, Set, TimeUp
from quizgo.text.safe import one_line
from quizgo.ui.prose.daily import DailyWords, daily_words_in
from quizgo.ui.prose.words import Words, counted

FLAGS = 7
"""How many there are."""


def spoken(words: Words) -> DailyWords:
    """The sentences about daily care in the language of `words`."""
    return daily_words_in(Lang(words.language))


# The time box -----------------------------------------------------------------


def time_up_lines(state: TimeUp, left: int, words: Words) -> list[str]:
    """That time is up, how many were answered, and how many are `left`."""
    own = spoken(words)
    return [
        own.time_up.format(
            answers=counted(words.n_answers, state.answered),
            minutes=counted(own.n_minutes, max(1, round(state.seconds / 60))),
        ),
        own.time_up_left.format(cards=counted(words.n_cards, left)),
    ]


# More -------------------------------------------------------------------------


def more_text(more: More, words: Words) -> str:
    """What is offered, in words."""
    own = spoken(words)
    match more.kind:
        case MoreKind.NEW:
            return counted(own.more_new, more.count)
        case MoreKind.EARLY:
            form, until = own.more_early, str(more.until)
            return counted(form.replace("{until}", until), more.count)
        case MoreKind.FORGOTTEN:
            return counted(own.more_forgotten, more.count)
        case MoreKind.DECK:
            cards = counted(words.n_cards, more.count)
            return own.more_deck.format(deck=one_line(more.deck or ""), cards=cards)
        case _:
            assert_never(more.kind)


MORE_ACTIONS = {
    MoreKind.NEW: "more_new",
    MoreKind.EARLY: "more_early",
    MoreKind.FORGOTTEN: "more_forgotten",
}
"""The actions that have a key; decks are chosen by their number."""

MORE_LETTERS = {MoreKind.NEW: "m", MoreKind.EARLY: "a", MoreKind.FORGOTTEN: "c"}
"""What is typed for them in lines."""


def deck_offers(offers: Sequence[More]) -> list[More]:
    """The decks on offer, in the order of their numbers from 1."""
    return [more for more in offers if more.kind is MoreKind.DECK]


def offer_of(offers: Sequence[More], typed: str) -> More | None:
    """What a letter or the number of a deck stands for; None where it is not on offer."""
    for more in offers:
        if MORE_LETTERS.get(more.kind) == typed:
            return more
    decks = deck_offers(offers)
    is_number = typed.isascii() and typed.isdecimal() and len(typed) < 3
    return decks[int(typed) - 1] if is_number and 1 <= int(typed) <= len(decks) else None


def typed_for(offers: Sequence[More], more: More) -> str:
    """What is typed in lines for something on offer."""
    letter = MORE_LETTERS.get(more.kind)
    return letter or str(deck_offers(offers).index(more) + 1)


def plain_more_lines(offers: Sequence[More], words: Words) -> list[str]:
    """What is on offer, for plain mode."""
    if not offers:
        return []
    lines = [f":{typed_for(offers, more)} {more_text(more, words)}" for more in offers]
    return [spoken(words).more_title, *lines]


# Leeches ----------------------------------------------------------------------


def leech_text(leech: Leech, words: Words, edit_key: str) -> str:
    """That an item is a leech, what was done about it, and what the learner can do."""
    own = spoken(words)
    times = counted(own.n_times, leech.lapses)
    said = [own.leech.format(card=one_line(leech.card.id), times=times)]
    if leech.suspended:
        said.append(own.leech_suspended)
    return " ".join([*said, own.rewrite.format(key=edit_key)])


# Flags, notes, marks ----------------------------------------------------------


def set_text(notice: Set, words: Words) -> str:
    """That a flag, a note or a tag was put on the card, or taken away."""
    own, value = spoken(words), notice.value
    match notice.kind:
        case EntryKind.FLAG:
            if value == "0":
                return own.flag_gone
            return own.flag_set.format(n=value, colour=own.flags[int(value) - 1])
        case EntryKind.NOTE:
            return own.note_set if value else own.note_gone
        case EntryKind.TAG:
            return own.tag_set.format(tag=one_line(value))
        case _:
            return own.tag_gone.format(tag=one_line(value))


def flag_question(words: Words) -> str:
    """Which flags there are, asked once the key was pressed."""
    own = spoken(words)
    colours = " ".join(f"{number} {colour}" for number, colour in enumerate(own.flags, start=1))
    return own.flag_asked.format(flags=colours)


def note_text(progress: Progress, words: Words) -> str:
    """The learner's note; empty where there is none."""
    note = one_line(progress.note)
    return spoken(words).your_note.format(text=note) if note else ""


def in_header(progress: Progress, words: Words) -> list[str]:
    """What a header says of an item: its flag, and whether it is marked."""
    if not progress.flag and MARKED not in progress.marks:
        return []
    own = spoken(words)
    flag = [own.in_header.format(n=progress.flag)] if progress.flag else []
    return flag + ([own.in_header_marked] if MARKED in progress.marks else [])


# Streaks ----------------------------------------------------------------------


def streak_text(days: int, longest: int, words: Words) -> str:
    """Days in a row, and the longest row there was."""
    own = spoken(words)
    streak = counted(own.streak, days)
    if longest <= 1:
        return streak
    if days >= longest:
        return own.streak_best.format(streak=streak)
    return own.streak_longest.format(streak=streak, longest=longest)
