"""Notes → drafts of cards.

A heading becomes an open question, a definition is asked for or has a gap, a Go declaration
becomes a card for each of its parts. What has a heading but no words is listed as still to be
written; what cannot be read is a fault with its line. Reads no deck: that is `merge`'s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field
from pathlib import Path

from quizgo.deck.cloze import BadCloze, numbers
from quizgo.deck.types import MAX_MEMBERS, MAX_TEXT
from quizgo.exchange import ids, wording
from quizgo.exchange.drafts import Draft, DraftBody, safe
from quizgo.exchange.godecl import Declared, looks_like_go, read_go
from quizgo.exchange.ids import Ids, slug
from quizgo.exchange.notes import (
    Code,
    Items,
    Notes,
    Prose,
    Section,
    links,
    unlinked,
    without_urls,
)
from quizgo.exchange.sentences import (
    Definition,
    asked_for,
    bare_term,
    definition,
    gapped,
    glued,
    is_bare,
    language,
    marked,
    sentences,
    term_and_meaning,
)
from quizgo.frozen import dataclass
from quizgo.model import Basic, Cloze, Lang, Pattern, Point, Points, Text
from quizgo.text.faults import Fault

PREFACE = "preface"
"""The id of the question for what stands before the first heading."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A heading, or a line that stands alone, with nothing written about it yet."""

    words: str
    line: int


@dataclass(frozen=True, slots=True)
class Derived:
    """What notes give."""

    drafts: tuple[Draft, ...]
    """In the order of the notes; no two have the same id."""
    to_write: tuple[Topic, ...]
    faults: tuple[Fault, ...]
    """What could not be read, by line."""


def derive(notes: Notes, path: Path, lang: Lang | None = None) -> Derived:
    """All cards that can be made of notes read from `path`.

    `lang` is the language they are written in; None finds out.
    """
    drafting = _Drafting(notes, path, lang or _language(notes))
    for section in notes.sections:
        drafting.take(section)
    faults = sorted([*notes.faults, *drafting.faults], key=lambda fault: fault.line)
    return Derived(tuple(drafting.drafts), tuple(drafting.to_write), tuple(faults))


def _language(notes: Notes) -> Lang:
    words = [section.title for section in notes.sections]
    for section in notes.sections:
        for block in section.blocks:
            match block:
                case Prose(text):
                    words.append(without_urls(text))
                case Items(items):
                    words.extend(item.text for item in items)
    return language("\n".join(words))


@dataclass(slots=True)
class _Open:
    """The question that a heading is, while its blocks are read."""

    section: Section
    id: str
    said: list[str] = field(default_factory=list)
    """Paragraphs of its answer."""
    points: list[str] = field(default_factory=list)
    refs: list[str] = field(default_factory=list)
    has_prose: bool = False
    """Its answer is more than code."""
    gave_cards: bool = False
    source: str = ""
    """The Go file that was named just above: `runtime/runtime2.go`."""


class _Drafting:
    """One walk over the sections."""

    def __init__(self, notes: Notes, path: Path, lang: Lang) -> None:
        self.path = path
        self.lang = lang
        self.title = notes.title or path.stem
        self.ids = Ids()
        self.drafts: list[Draft] = []
        self.to_write: list[Topic] = []
        self.faults: list[Fault] = []
        self.defined: set[str] = set()
        """Terms that are asked for already."""
        self.declared_as: dict[Text, list[Text]] = {}
        """The answers of each question about Go: notes may quote a struct of several versions."""

    def take(self, section: Section) -> None:
        """The open question of a section first, then the cards of its blocks."""
        if not section.title and not section.blocks:
            return
        own = slug(section.title) if section.title else PREFACE
        above = section.above[-1:]
        found = _Open(section, self.ids.new(own, "-".join([*map(slug, above), own])))
        place = len(self.drafts)
        self.defined |= asked_for(section.title)
        for block in section.blocks:
            match block:
                case Prose():
                    self.prose(block, found)
                case Items():
                    self.items(block, found)
                case Code():
                    self.code(block, found)
        self.drafts[place:place] = self.asked(found)

    # The open question -------------------------------------------------------------

    def asked(self, found: _Open) -> Iterator[Draft]:
        section = found.section
        if not found.said and not found.points:
            if section.title and not found.gave_cards and not section.has_parts:
                self.to_write.append(Topic(section.title, section.line))
            return
        if found.gave_cards and not found.points and not found.has_prose:
            return
        ask = wording.of_heading(section.title or self.title, self.over(section), self.lang)
        refs = tuple(dict.fromkeys(ref[:1000] for ref in found.refs))[:MAX_MEMBERS]
        body: DraftBody
        if len(found.points) >= 2:
            body = Points(ask, tuple(self.point(each, section) for each in self.most(found)))
            said = self.fitted("\n\n".join(found.said), section)
            why = wording.in_(self.lang, said) if said else None
        else:
            whole = "\n\n".join([*found.said, *(f"- {each}" for each in found.points)])
            body = Basic(ask, wording.in_(self.lang, self.fitted(whole, section)))
            why = None
        yield Draft(found.id, body, section.line, why, refs)

    def over(self, section: Section) -> str:
        """The heading that a section belongs to, unless all of them belong to it."""
        above = section.above[-1] if section.above else ""
        return "" if above == self.title else above

    def most(self, found: _Open) -> list[str]:
        if len(found.points) > MAX_MEMBERS:
            message = f"More than {MAX_MEMBERS} points; the rest is left out. Split the heading."
            self.fault(found.section.line, message)
        return found.points[:MAX_MEMBERS]

    def point(self, text: str, section: Section) -> Point:
        words = [word.strip("` ") for word in _MARKED.findall(text)]
        good = [word for word in words if word and not word.startswith("/")]
        match = tuple(Pattern(word, is_regex=False) for word in dict.fromkeys(good[:5]))
        return Point(wording.in_(self.lang, self.fitted(text, section)), match)

    def fitted(self, text: str, section: Section) -> str:
        """`text` as far as a card can hold it."""
        text = safe(text).strip()
        if len(text) <= MAX_TEXT:
            return text
        message = f"Longer than {MAX_TEXT:,} characters; the rest is left out. Split the heading."
        self.fault(section.line, message)
        return text[:MAX_TEXT].rpartition("\n")[0].strip() or text[:MAX_TEXT].strip()

    # Prose -------------------------------------------------------------------------

    def prose(self, block: Prose, found: _Open) -> None:
        text = self.without_reading(block, found)
        if not text:
            return
        source = _SOURCE_FILE.fullmatch(text)
        if source is not None:
            found.source = source[1]
            return
        if "\n" not in text and len(text) <= 40 and is_bare(text):
            self.to_write.append(Topic(text.strip("`* "), block.line))
            return
        found.said.append(text)
        found.has_prose = True
        for sentence in sentences(unlinked(text).rstrip("：:")):
            if not self.sentence(sentence, block.line, found):
                self.gap(sentence, block.line, found, code=False)

    def without_reading(self, block: Prose, found: _Open) -> str:
        """The paragraph without what is there to be read elsewhere: links, titles of books.

        A line over links is a topic of its own.
        """
        if not (targets := links(block.text)):
            return block.text
        lines = block.text.split("\n")
        is_link = [bool(links(line)) and is_bare(without_urls(line)) for line in lines]
        if not any(is_link):
            found.refs += targets
            return block.text
        kept: list[str] = []
        for index, line in enumerate(lines):
            words = line.strip()
            if is_link[index]:
                found.refs.append(_reference(words))
            elif not is_bare(words):
                kept.append(line)
                found.refs += links(line)
            elif index == 0 and words:
                self.to_write.append(Topic(words, block.line))
            elif words:
                found.refs.append(words)
        return "\n".join(kept).strip()

    def sentence(self, sentence: str, line: int, found: _Open) -> bool:
        """A card of a sentence that defines something; whether there was one."""
        said = definition(sentence, self.lang)
        if said is None:
            return False
        term = bare_term(said.term)
        if said.is_value or term in self.defined:
            return self.defined_gap(said, line, found)
        self.defined.add(term)
        ask = wording.of_definition(said, self.lang)
        answer = wording.in_(self.lang, sentence)
        return self.add(f"what-is-{slug(said.term)}", Basic(ask, answer), line, found)

    def defined_gap(self, said: Definition, line: int, found: _Open) -> bool:
        text = gapped(said.sentence, said.kernel)
        wanted = f"gap-{slug(said.term)}"
        if not said.is_value:  # a term may be told of in several ways, a value is only mended
            wanted += f"-{slug(said.sentence[slice(*said.kernel)])}"
        return text is not None and self.cloze(wanted, text, line, found)

    def gap(self, sentence: str, line: int, found: _Open, *, code: bool) -> None:
        """A card of a sentence in which its author marked a word. It names its heading."""
        hidden = marked(sentence, code=code)
        if hidden is None or len(sentence) > 300:
            return
        title = (found.section.title or self.title).rstrip("?？")
        words = sentence[slice(*hidden)]
        text = gapped(sentence, hidden)
        if text is not None and words.strip("` ") not in title:
            about = "：" if self.lang is Lang.ZH else ": "
            self.cloze(f"{found.id}-{slug(words)}", title + about + text, line, found)

    def cloze(self, wanted: str, text: str, line: int, found: _Open) -> bool:
        body = Cloze(wording.in_(self.lang, text))
        try:
            numbers(body.text)
        except BadCloze:
            return False  # its words have a meaning to gaps; the answer of the heading has them
        return self.add(wanted, body, line, found)

    # Lists -------------------------------------------------------------------------

    def items(self, block: Items, found: _Open) -> None:
        for item in block.items:
            targets = links(item.text)
            if targets and is_bare(without_urls(item.text)):
                found.refs.append(_reference(glued(item.text)))
                continue
            found.refs += targets
            found.points.append(_flat(item.text))
            self.item(Prose(unlinked(item.text), item.line), found)

    def item(self, item: Prose, found: _Open) -> None:
        pair = term_and_meaning(_flat(item.text))
        if pair is not None:
            self.term(*pair, item.line, found)
            return
        for sentence in sentences(_HAS_BLOCKS.split(item.text, maxsplit=1)[0]):
            if not self.sentence(sentence, item.line, found):
                self.gap(sentence, item.line, found, code=True)

    def term(self, term: str, meaning: str, line: int, found: _Open) -> None:
        if bare_term(term) in self.defined:
            return
        self.defined.add(bare_term(term))
        title = found.section.title or self.title
        ask = wording.of_term(term, title if title != term else "", self.lang)
        answer = wording.in_(self.lang, self.fitted(meaning, found.section))
        self.add(f"what-is-{slug(term)}", Basic(ask, answer), line, found)

    # Code --------------------------------------------------------------------------

    def code(self, block: Code, found: _Open) -> None:
        source, found.source = found.source, ""
        is_go = block.language in ("go", "golang")
        if not is_go and (block.language or not looks_like_go(block.text)):
            found.said.append(_fenced(block))
            return
        read = read_go(block.text)
        for trouble in read.troubles:
            message = f"This Go cannot be read: {trouble.message}. Mend it."
            self.fault(block.line + trouble.line - 1, message)
        for what in read.declared:
            self.declared(what, block, source, found)
        if not read.declared:
            found.said.append(_fenced(block))

    def declared(self, what: Declared, block: Code, source: str, found: _Open) -> None:
        found.gave_cards = True
        ask, answer = wording.of_declared(what), wording.answer_of(what)
        if answer in (told := self.declared_as.setdefault(ask, [])):
            return  # quoted before
        body = Basic(wording.under(ask, found.section.title) if told else ask, answer)
        told.append(answer)
        refs = (f"{source} {what.owner or what.name}",) if source else ()
        card_id = self.ids.new(ids.of_declared(what))
        why = wording.group_of(what)
        line = block.line + what.line - 1
        self.drafts.append(Draft(card_id, body, line, why, refs, ("go",)))

    # Adding ------------------------------------------------------------------------

    def add(self, wanted: str, body: DraftBody, line: int, found: _Open) -> bool:
        """A card, unless one of this id asks for the same already."""
        if wanted in self.ids:
            return False
        self.drafts.append(Draft(self.ids.new(wanted), body, line))
        found.gave_cards = True
        return True

    def fault(self, line: int, message: str) -> None:
        self.faults.append(Fault(self.path, line, message))


_MARKED = re.compile(r"`[^`\n]{1,60}`|(?<=\*\*)(?=\S)[^*\n]{1,60}(?<=\S)(?=\*\*)")
_SOURCE_FILE = re.compile(r"`?([\w./-]+\.go)`?:?")


def _reference(words: str) -> str:
    """A link with the words beside it: `https://… (words)`."""
    target = links(words)[0]
    beside = " ".join(without_urls(words).split()).strip("-–—:：,，()（） ")
    return f"{target} ({beside})" if beside else target


def _flat(item: str) -> str:
    """An item that is one wrapped paragraph in one line; others as they are."""
    return item if _HAS_BLOCKS.search(item) else glued(item)


_HAS_BLOCKS = re.compile(r"\n[ \t]*(?:\n|[-+*>|#]|\d+[.)]|```|~~~)")


def _fenced(block: Code) -> str:
    marks = "```"
    while marks in block.text:
        marks += "`"
    return f"{marks}{block.language}\n{block.text.rstrip()}\n{marks}"
