"""Every bundled card says the same in English and in Chinese, each as it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from quizgo.deck import cloze
from quizgo.gosim.syntax import parse
from quizgo.model import Card, Cloze, Lang, Text
from tests.bundled import CARDS, DECKS, texts

HAN = r"[\u4e00-\u9fff]"
FENCED = re.compile(r"```.*?```", re.DOTALL)
QUOTED = re.compile(r"`[^`]*`|“[^”]*”")
VERSION = re.compile(r"\b1\.\d+\b")

COMMENT = re.compile(r"//.*")
"""What of a program may be in the reader's language."""

AMERICAN = (
    "behavior",
    "color",
    "favor",
    "neighbor",
    "center",
    "initializ",
    "synchroniz",
    "optimiz",
)
"""Beginnings of words that the decks spell the British way."""


def _each(cards: tuple[Card, ...]) -> Iterator[tuple[str, Text]]:
    for deck in DECKS:
        yield str(deck.name), deck.title
        if deck.about is not None:
            yield str(deck.name), deck.about
    for card in cards:
        for text in texts(card):
            yield str(card.id), text


TEXTS = tuple(_each(CARDS))


def _shown(source: str) -> str:
    """The text without programs and code; a cloze with its gaps filled."""
    filled = cloze.answer(source) if "{{c" in source else source
    return QUOTED.sub("`x`", FENCED.sub("", filled))


def _programs(source: str) -> list[str]:
    return [COMMENT.sub("", block) for block in FENCED.findall(source)]


def _faults(is_wrong: re.Pattern[str], lang: Lang) -> list[str]:
    found = ((name, is_wrong.search(_shown(text.in_(lang)))) for name, text in TEXTS)
    return [f"{name}: {hit.group()}" for name, hit in found if hit is not None]


def test_every_text_is_in_both_languages() -> None:
    assert [name for name, text in TEXTS if not (text.en and text.zh)] == []


def test_programs_inside_texts_are_the_same() -> None:
    different = [
        name for name, text in TEXTS if _programs(text.in_(Lang.EN)) != _programs(text.in_(Lang.ZH))
    ]
    assert different == []


def test_go_inside_texts_is_go() -> None:
    blocks = {
        (name, block)
        for name, text in TEXTS
        for lang in Lang
        for block in re.findall(r"```go\n(.*?)```", text.in_(lang), re.DOTALL)
    }
    assert len(blocks) >= 8
    wrong = {name: parse(_file(block), name).faults for name, block in blocks}
    assert {name: faults for name, faults in wrong.items() if faults} == {}


def _file(block: str) -> bytes:
    """A file of what may be only some declarations or some statements."""
    if re.match(r"(func|type) ", block):
        return f"package p\n{block}".encode()
    return f"package p\nfunc _() {{\n{block}\n}}\n".encode()


def test_questions_speak_of_the_same_versions() -> None:
    for card in CARDS:
        asked = next(iter(texts(card)))
        english, chinese = (set(VERSION.findall(asked.in_(lang))) for lang in Lang)
        assert english == chinese, card.id


def test_gaps_hide_as_much_in_both_languages() -> None:
    for card in CARDS:
        if isinstance(card.body, Cloze):
            for number in cloze.numbers(card.body.text):
                english, chinese = (cloze.hidden(card.body.text.in_(lang), number) for lang in Lang)
                assert len(english) == len(chinese), card.id


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param(r"\b(\w+) \1\b(?! \1)", id="a word twice"),
        pytest.param(r" [,.;:?!](?!\w|\.\.)", id="a space before a mark"),
        pytest.param(r"[，。；：？！（）、]", id="a Chinese mark"),
        pytest.param(r"(?<=\S) {2,}", id="spaces"),
        pytest.param(rf"\b({'|'.join(AMERICAN)})", id="another spelling"),
        pytest.param(r"\b(dont|cant|doesnt|teh|recieve|occured|seperate|wich)\b", id="a slip"),
    ],
)
def test_english_is_written_with_care(wrong: str) -> None:
    assert _faults(re.compile(wrong, re.IGNORECASE), Lang.EN) == []


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param(rf"{HAN}[,;:?!]|[,;?!]{HAN}", id="a Western mark between Chinese"),
        pytest.param(r"[，。；：？！、]{2,}", id="two marks in a row"),
        pytest.param(rf"{HAN} {HAN}", id="a space inside Chinese"),
        pytest.param(r"的的|了了|是是|在在", id="a word twice"),
    ],
)
def test_chinese_is_written_with_care(wrong: str) -> None:
    assert _faults(re.compile(wrong), Lang.ZH) == []


def test_chinese_texts_are_chinese() -> None:
    """Bare code, numbers and names need no translation; a sentence does."""
    sentence = re.compile(r"[a-z]+ [a-z]+ [a-z]+ [a-z]+")
    untranslated = [
        name
        for name, text in TEXTS
        if sentence.search(_shown(text.in_(Lang.ZH))) and not re.search(HAN, text.in_(Lang.ZH))
    ]
    assert untranslated == []
