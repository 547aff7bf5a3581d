"""Deriving again: what changed in the notes comes in, what a person did to the deck stands."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgo.deck.load import load_bytes
from quizgo.errors import DeckError, QuizgoError
from quizgo.exchange.derive import Derived, derive
from quizgo.exchange.merge import Merged, fresh, is_derived, merged
from quizgo.exchange.notes import notes_in
from quizgo.model import Basic, Card, DeckName

PATH = Path("deck.yaml")
NOTES = Path("notes.md")

TWO = "## First\nIt is said so.\n\n## Second\nAnd this as well.\n"
THREE = "## First\nIt is said so.\n\n## Between\nNew words.\n\n## Second\nAnd this as well.\n"


def derived(notes: str) -> Derived:
    return derive(notes_in(notes.encode(), NOTES), NOTES)


def first(notes: str) -> str:
    return fresh(derived(notes), DeckName("my/deck"), "Title", "notes.md").text


def again(notes: str, deck: str) -> Merged:
    return merged(derived(notes), deck.encode(), PATH)


def cards(deck: str) -> dict[str, Card]:
    loaded = load_bytes(deck.encode(), PATH)
    assert loaded.faults == ()
    assert loaded.deck is not None
    return {card.id.removeprefix(f"{loaded.deck.name}/"): card for card in loaded.deck.cards}


def answer(deck: str, card_id: str) -> str:
    body = cards(deck)[card_id].body
    assert isinstance(body, Basic)
    return body.answer.en or body.answer.zh or ""


def test_deriving_twice_changes_nothing() -> None:
    deck = first(TWO)
    result = again(TWO, deck)
    assert result.text == deck
    assert result.same == ("first", "second")


def test_new_cards_come_where_the_notes_have_them() -> None:
    result = again(THREE, first(TWO))
    assert list(cards(result.text)) == ["first", "between", "second"]
    assert (result.new, result.same) == (("between",), ("first", "second"))
    assert result.text == first(THREE).replace(
        "so far: first between second", "so far: first second between"
    )


def test_a_card_nobody_edited_follows_the_notes() -> None:
    result = again(TWO.replace("this as well", "that as well"), first(TWO))
    assert result.changed == ("second",)
    assert answer(result.text, "second") == "And that as well."
    assert again(TWO.replace("this as well", "that as well"), result.text).text == result.text


def test_a_card_that_was_edited_stays_though_the_notes_change() -> None:
    deck = first(TWO).replace("And this as well.", "My own words.")
    same = again(TWO, deck)
    changed = again(TWO.replace("this as well", "that as well"), deck)
    assert (same.edited, changed.passed_over) == (("second",), ("second",))
    for result in (same, changed):
        assert answer(result.text, "second") == "My own words."


def test_a_card_that_was_taken_out_stays_out_until_its_id_is_taken_out_too() -> None:
    deck = first(THREE)
    start, end = deck.index("- id: between"), deck.index("- id: second")
    without = deck[:start] + deck[end:]
    result = again(THREE, without)
    assert result.text == without
    assert result.taken_out == ("between",)
    wanted = again(THREE, without.replace("so far: first between second", "so far: first second"))
    assert wanted.new == ("between",)


def test_what_the_notes_gave_up_stays_and_is_named() -> None:
    result = again(TWO, first(THREE))
    assert result.gone == ("between",)
    assert result.text == first(THREE)


def test_comments_cards_and_fields_written_by_hand_stay() -> None:
    own = "# mine\n- id: own\n  kind: basic\n  ask: Q?\n  answer: A\n\n"
    deck = first(TWO).replace("- id: second", own + "# about the second\n- id: second")
    deck = deck.replace('title: "Title"', 'title: {en: "Mine"}  # better\norder: 3')
    result = again(THREE.replace("this as well", "that as well"), deck)
    assert list(cards(result.text)) == ["first", "between", "own", "second"]
    assert "# about the second\n- id: second" in result.text
    assert "# mine\n- id: own" in result.text
    assert 'title: {en: "Mine"}  # better\norder: 3\n' in result.text
    assert answer(result.text, "second") == "And that as well."


def test_cards_go_into_a_deck_that_was_written_by_hand() -> None:
    hand = (
        "deck: my/deck\ncards:\n  - id: own\n    kind: basic\n    ask: Q?\n    answer: A\n"
        "  -\n    id: first\n    kind: basic\n    ask: mine\n    answer: A\nabout: x\n"
    )
    result = again(TWO, hand)
    assert list(cards(result.text)) == ["own", "first", "second"]
    assert result.by_hand == ("first",)
    assert answer(result.text, "first") == "A"
    assert result.text.startswith(hand.removesuffix("about: x\n"))
    assert again(TWO, result.text).text == result.text


def test_a_copy_of_a_derived_card_under_another_id_is_a_persons_own() -> None:
    deck = first(TWO)
    start, end = deck.index("- id: second"), deck.index("# derive: ")
    mine = deck[:start] + deck[start:end].replace("second", "copy") + deck[start:]
    result = again(TWO, mine)
    assert (result.text, result.gone) == (mine, ())


def test_line_ends_of_windows_stay() -> None:
    deck = first(TWO).replace("\n", "\r\n")
    assert again(TWO, deck).text == deck
    added = again(THREE, deck).text
    assert added.count("\n") == added.count("\r\n") > deck.count("\r\n")


def test_topics_to_be_written_are_renewed() -> None:
    deck = first(TWO + "\n## Empty\n\n## Bare\n")
    assert "# derive: to be written: Empty\n# derive: to be written: Bare\n" in deck
    after = again(TWO + "\n## Empty\nWords now.\n\n## Bare\n", deck).text
    assert "to be written: Empty" not in after
    assert "to be written: Bare" in after


@pytest.mark.parametrize(
    "broken", ["deck: x\ncards:\n- id: a\n", "no yaml: [", "", "deck: x\ncards: []\n"]
)
def test_a_deck_with_faults_is_to_be_mended_first(broken: str) -> None:
    with pytest.raises(DeckError, match=r"deck\.yaml:1?\d?.*mend it first(?s:.*)|(?s:.*)mend it"):
        again(TWO, broken)


def test_a_deck_that_is_no_utf8_is_not_rewritten() -> None:
    data = first(TWO).encode().replace(b"Title", b"\xff\xfe title")
    with pytest.raises(DeckError, match="UTF-8"):
        merged(derived(TWO), data, PATH)


def test_a_stamp_alone_shows_who_wrote_a_deck() -> None:
    without = "\n".join(line for line in first(TWO).split("\n") if "# derive: " not in line)
    assert is_derived(without.encode())
    assert not is_derived(b"deck: x\ncards:\n- id: a\n")


def test_a_deck_in_one_line_is_refused() -> None:
    with pytest.raises(QuizgoError, match="into another file"):
        again(TWO, "{deck: x, cards: [{id: a, kind: basic, ask: b, answer: c}]}")


# Laws -----------------------------------------------------------------------------

HEADINGS = ["One", "Two things", "三", "Why so?", "Empty", "Same"]
BODIES = [
    "",
    "It is said so.",
    "A thing is a part of a whole, they say.",
    "东西是整体的一部分，大家都这样说。",
    "- `one`: the first of all\n- two with `code` in it, and more\n",
    "```go\ntype t struct {\n\ta int // first\n\n\tb, c string\n}\n```",
    "```go\ntype broken struct {\n\ta int b\n}\nconst x = 1\n```",
    "https://go.dev/ref\nA book",
    "  trailing \\\nlines\n\n> - quoted\n\n    code",
    "| a | b |\n|---|---|\n{{c1::x}} \"quotes\" 'q' # no: comment",
]
sections = st.lists(st.tuples(st.sampled_from(HEADINGS), st.sampled_from(BODIES)), max_size=6)


def written(found: Sequence[tuple[str, str]]) -> str:
    parts = [f"## {heading}\n{body}\n" for heading, body in found]
    return "\n".join(["## Always\nThere is something here.\n", *parts])


@settings(max_examples=60, deadline=None)
@given(sections)
def test_deriving_any_notes_twice_changes_nothing(found: list[tuple[str, str]]) -> None:
    deck = first(written(found))
    assert again(written(found), deck).text == deck


@settings(max_examples=60, deadline=None)
@given(sections, sections, st.data())
def test_edits_by_hand_survive_any_change_of_the_notes(
    before: list[tuple[str, str]], after: list[tuple[str, str]], data: st.DataObject
) -> None:
    deck = first(written(before))
    ids = list(cards(deck))
    edited = set(data.draw(st.lists(st.sampled_from(ids), unique=True)))
    lines = deck.split("\n")
    for index, line in enumerate(lines):
        if line.startswith("- id: ") and line.split()[2] in edited:
            lines[index + 1] += "\n  seconds: 77  # my own pace"
    mine = "\n".join(lines)
    result = again(written(after), mine)
    now = cards(result.text)
    assert {card_id for card_id, card in now.items() if card.seconds == 77} == edited
    assert result.text.count("# my own pace") == len(edited)
    assert now.keys() >= set(ids)
    assert again(written(after), result.text).text == result.text


@settings(max_examples=60, deadline=None)
@given(sections, sections)
def test_every_card_of_the_notes_is_in_the_deck_and_none_is_lost(
    before: list[tuple[str, str]], after: list[tuple[str, str]]
) -> None:
    deck = first(written(before))
    result = again(written(after), deck)
    wanted = {draft.id for draft in derived(written(after)).drafts}
    assert set(cards(result.text)) == wanted | set(cards(deck))
    assert set(result.gone) == set(cards(deck)) - wanted
    assert set(result.new) == wanted - set(cards(deck))
