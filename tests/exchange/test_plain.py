"""A deck that is written reads to equal cards."""

from __future__ import annotations

import dataclasses
import json
from enum import Enum
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgo.deck.find import deck_files
from quizgo.deck.load import load, load_bytes
from quizgo.exchange.plain import Fields, card_fields, deck_fields
from quizgo.exchange.yaml_out import yaml_of
from quizgo.model import (
    Basic,
    Card,
    CardId,
    Check,
    Deck,
    DeckName,
    Level,
    Pattern,
    Place,
    Text,
    Typed,
    WrongProgram,
)
from tests.studying import EVERY_KIND, LAB

ROOT = Path(__file__).resolve().parents[2]
HERE = Path("written.yaml")

Value = TypeVar("Value")


def bare(value: Value) -> Value:
    """A value without where in a file its parts stand."""
    if isinstance(value, tuple):
        return type(value)(bare(member) for member in value)
    if not dataclasses.is_dataclass(value) or isinstance(value, Enum | type):
        return value
    changes: dict[str, object] = {}
    for field in dataclasses.fields(value):
        before = getattr(value, field.name)
        of_program = field.name == "line" and isinstance(value, Check | WrongProgram)
        if field.name.endswith("_line") or of_program:
            changes[field.name] = 0
        elif not isinstance(before, Place):
            changes[field.name] = bare(before)
        else:
            changes[field.name] = Place(HERE, 0)
    return dataclasses.replace(value, **changes)


def written(deck: Deck) -> str:
    return yaml_of(deck_fields(deck, deck.cards))


def again(text: str) -> Deck:
    loaded = load_bytes(text.encode(), HERE)
    assert loaded.faults == ()
    assert loaded.deck is not None
    return loaded.deck


@pytest.mark.parametrize("path", deck_files(ROOT / "decks"), ids=lambda path: path.stem)
def test_every_bundled_deck_comes_back(path: Path) -> None:
    deck = load(path).deck
    assert deck is not None
    back = again(written(deck))
    assert bare(back.cards) == bare(deck.cards)
    assert (back.name, back.title, back.about, back.order) == (
        deck.name,
        deck.title,
        deck.about,
        deck.order,
    )
    assert written(back) == written(deck)


def test_every_kind_comes_back_through_json() -> None:
    cards = (*EVERY_KIND, LAB)
    deck = again(written(Deck(DeckName("go/test"), Text("go/test"), HERE, cards)))
    fields: Fields = json.loads(json.dumps(deck_fields(deck, deck.cards)))
    assert bare(again(yaml_of(fields)).cards) == bare(deck.cards)


_HARD = st.text(
    st.one_of(
        st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")),
        st.sampled_from("\n\t\x85\u2028\ufeff:#-'\"\\|>{}[]&*!%@` ~?"),
    ),
    min_size=1,
    max_size=40,
)
_TEXT = _HARD.filter(lambda text: text == text.rstrip() and not text.isspace()).filter(
    lambda text: not any(letter in text for letter in "\ufffe\uffff")
)
_TEXTS = st.builds(Text, _TEXT, st.none() | _TEXT) | st.builds(Text, st.none(), _TEXT)


@given(_TEXTS, _TEXTS, st.none() | _TEXTS, st.lists(_TEXT, max_size=3))
def test_any_text_comes_back(ask: Text, answer: Text, why: Text | None, refs: list[str]) -> None:
    card = a_card(ask=ask, answer=answer)
    card = dataclasses.replace(card, why=why, refs=tuple(refs), level=Level.EXPERT)
    deck = Deck(card.deck, Text("no", "是"), HERE, (card,))
    assert bare(again(written(deck)).cards) == bare((card,))


@given(st.lists(_TEXT.filter(lambda text: text[0] != "/"), min_size=1, max_size=4))
def test_any_accepted_answer_comes_back(words: list[str]) -> None:
    body = Typed(Text("a"), tuple(Pattern(word, is_regex=False) for word in words))
    card = dataclasses.replace(a_card(), body=body)
    deck = Deck(card.deck, Text(card.deck), HERE, (card,))
    assert bare(again(written(deck)).cards) == bare((card,))


def test_it_reads_as_a_person_would_write() -> None:
    card = dataclasses.replace(
        a_card(ask=Text("What is\n\n- g0?", "yes"), answer=Text("A: stack # big")),
        tags=("stack", "no", "1.10"),
        was=("old/a",),
    )
    deck = Deck(card.deck, Text(card.deck), HERE, (card,))
    assert written(deck) == (
        "deck: my/d\n"
        "cards:\n"
        "- id: a\n"
        "  kind: basic\n"
        "  ask:\n"
        "    en: |-\n"
        "      What is\n"
        "\n"
        "      - g0?\n"
        '    zh: "yes"\n'
        '  answer: "A: stack # big"\n'
        '  tags: [stack, "no", "1.10"]\n'
        "  was: [old/a]\n"
    )
    assert "title" not in deck_fields(deck, ())
    assert card_fields(card)["id"] == "a"


def a_card(ask: Text = Text("a"), answer: Text = Text("b")) -> Card:  # noqa: B008
    return Card(CardId("my/d/a"), DeckName("my/d"), Basic(ask, answer), Place(HERE, 1))
