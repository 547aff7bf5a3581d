"""Bundled questions do not give their answers away, and none is asked twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import TypeVar

from quizgo.deck import cloze
from quizgo.grading.points import find_points
from quizgo.model import Basic, Card, Choice, Cloze, Lang, Points, Text, Typed
from tests.bundled import CARDS, DECKS, QUIZ_KINDS, question

B = TypeVar("B", Basic, Choice, Cloze, Points, Typed)

QUIZ = tuple(card for card in CARDS if card.kind in QUIZ_KINDS)

ALIKE = 0.55
"""Share of common words, in both languages, from which two questions count as the same."""

SHORT = 16
"""Letters up to which lengths do not tell: names and figures differ."""

FAR = 1.6
"""Times the length of another option."""


def _of(kind: type[B]) -> Iterator[tuple[Card, B]]:
    return ((card, card.body) for card in QUIZ if isinstance(card.body, kind))


def _asked(text: Text, lang: Lang) -> str:
    source = text.in_(lang)
    return cloze.answer(source) if "{{c" in source else source


# Giving away --------------------------------------------------------------------------


def test_no_typed_answer_stands_in_its_question() -> None:
    given = []
    for card, body in _of(Typed):
        for lang in Lang:
            words = _candidates(body.ask.in_(lang))
            given += [f"{card.id}: {word}" for word in words if _accepts(body, word.strip("`"))]
    assert given == []


def _candidates(asked: str) -> list[str]:
    """The words of a question; one figure alone among them, for several leave a choice."""
    words = re.findall(r"`[^`]+`|[\w.]+", asked)
    figures = {word for word in words if word.isdecimal()}
    return words if len(figures) == 1 else [word for word in words if word not in figures]


def _accepts(body: Typed, word: str) -> bool:
    plain = (pattern.source for pattern in body.accept if not pattern.is_regex)
    return any(word.casefold() == accepted.casefold() for accepted in plain)


def test_no_answer_in_words_stands_in_its_question() -> None:
    given = []
    for card, body in _of(Basic):
        if not body.reversed:
            for lang in Lang:
                answer = body.answer.in_(lang).casefold().strip("`.。 ")
                given += [card.id] if answer in body.ask.in_(lang).casefold() else []
    assert given == []


def test_no_gap_is_filled_by_the_rest_of_its_sentence() -> None:
    given = []
    for card, body in _of(Cloze):
        for lang in Lang:
            source = body.text.in_(lang)
            for number in cloze.numbers(body.text):
                shown = set(re.findall(r"[\w.]*\w", cloze.question(source, number)))
                given += [
                    f"{card.id}: {word}" for word in cloze.hidden(source, number) if word in shown
                ]
    assert given == []


def test_a_question_makes_few_of_its_own_points() -> None:
    given = []
    for card, body in _of(Points):
        for lang in Lang:
            made = find_points(body, body.ask.in_(lang))
            given += [(card.id, lang, made)] if len(made) > len(body.points) // 2 else []
    assert given == []


def test_points_are_found_in_their_own_words() -> None:
    missed = []
    for card, body in _of(Points):
        for lang in Lang:
            said = "; ".join(point.text.in_(lang) for point in body.points)
            missing = set(range(len(body.points))) - find_points(body, said)
            missed += [(card.id, lang, missing)] if missing else []
    assert missed == []


# Options ------------------------------------------------------------------------------


def test_every_option_has_a_reason_and_some_are_wrong() -> None:
    for card, body in _of(Choice):
        assert all(option.why is not None for option in body.options), card.id
        assert {option.right for option in body.options} == {True, False}, card.id


def test_the_right_option_does_not_stand_out_by_length() -> None:
    standing = [
        (card.id, lang) for card, body in _of(Choice) for lang in Lang if _stands_out(body, lang)
    ]
    assert standing == []


def _stands_out(body: Choice, lang: Lang) -> bool:
    """Whether the one right option is far longer, or far shorter, than each of the others."""
    right, *others = (len(option.text.in_(lang)) for option in body.options if option.right)
    wrong = [len(option.text.in_(lang)) for option in body.options if not option.right]
    if others:
        return False
    return right > max(SHORT, FAR * max(wrong)) or FAR * right < min(wrong) > SHORT


def test_the_longest_option_is_right_no_more_often_than_by_chance() -> None:
    bodies = [body for _, body in _of(Choice) if sum(option.right for option in body.options) == 1]
    for lang in Lang:
        longest = [
            max(body.options, key=lambda option: len(option.text.in_(lang))) for body in bodies
        ]
        assert sum(option.right for option in longest) < 0.4 * len(bodies)


# Twice --------------------------------------------------------------------------------


def _words(card: Card) -> frozenset[str]:
    return frozenset(re.findall(r"\w{3,}", _asked(question(card), Lang.EN).casefold()))


def _pairs_of_letters(card: Card) -> frozenset[str]:
    letters = re.sub(r"\W", "", _asked(question(card), Lang.ZH))
    return frozenset(letters[at : at + 2] for at in range(len(letters) - 1))


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, len(one | other))


def test_no_two_cards_ask_the_same() -> None:
    parts = [(card, _words(card), _pairs_of_letters(card)) for card in QUIZ]
    same = [
        (one.id, other.id)
        for (one, words, letters), (other, other_words, other_letters) in combinations(parts, 2)
        if _share(words, other_words) > ALIKE and _share(letters, other_letters) > ALIKE
    ]
    assert same == []


def test_titles_are_told_apart() -> None:
    titles = [deck.title.in_(lang) for deck in DECKS for lang in Lang]
    assert len(set(titles)) == len(titles)
