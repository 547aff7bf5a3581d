"""What a command has done, in a line."""

from __future__ import annotations

from pathlib import Path

from quizgo.model import Entry, EntryKind, ItemId, Lang
from quizgo.text.safe import one_line
from quizgo.ui.prose.doings import DoneWords, done_words_in
from quizgo.ui.prose.words import Words, counted
from quizgo.ui.tables import entry_word
from quizgo.ui.telling import grade_word


def marked_line(item: ItemId, kind: EntryKind, value: str | None, lang: Lang) -> str:
    """What was written of an item besides answers."""
    words = done_words_in(lang)
    return words.of_card.format(card=one_line(item), done=_mark(kind, value or "", words))


def _mark(kind: EntryKind, value: str, words: DoneWords) -> str:
    forms = {
        EntryKind.SUSPEND: words.suspended,
        EntryKind.RESUME: words.resumed,
        EntryKind.BURY: words.buried,
        EntryKind.RESET: words.reset,
        EntryKind.FLAG: words.no_flag if value == "0" else words.flag,
        EntryKind.TAG: words.tagged,
        EntryKind.UNTAG: words.untagged,
        EntryKind.NOTE: words.note_kept if value else words.no_note,
        EntryKind.RESCHEDULE: words.due,
    }
    return forms[kind].format(n=value, tag=one_line(value), day=value)


def undone_line(entry: Entry, words: Words) -> str:
    """What an undo took back."""
    told = done_words_in(Lang(words.language))
    card, what = one_line(entry.item), entry_word(entry.kind, words)
    if entry.answered is None:
        return told.undone.format(card=card, what=what, day=entry.on)
    grade = entry.answered.grade
    return told.undone_answer.format(
        card=card,
        what=what,
        day=entry.on,
        grade=words.digits[grade],
        word=grade_word(grade, words),
    )


def checked_line(files: int, faults: int, lang: Lang) -> str:
    """How many files were looked through, and how much is wrong."""
    words = done_words_in(lang)
    wrong = counted(words.n_faults, faults) if faults else words.no_faults
    return words.checked.format(files=counted(words.n_files, files), faults=wrong)


def exported_line(cards: int, files: int, place: Path, lang: Lang) -> str:
    """How much was written, and where to."""
    words = done_words_in(lang)
    where = words.in_folder.format(n=files, folder=place) if files > 1 else str(place)
    return words.exported.format(cards=counted(words.n_cards, cards), files=where)


def imported_line(
    deck: str, cards: int, faults: int, target: Path, lang: Lang, *, dry_run: bool
) -> str:
    """What came of a deck that was to be taken in."""
    words = done_words_in(lang)
    told = counted(words.n_cards, cards)
    if faults:
        told = words.with_faults.format(cards=told, faults=counted(words.n_faults, faults))
    form = words.would_import if dry_run else words.imported
    return form.format(deck=deck, cards=told, path=target)
