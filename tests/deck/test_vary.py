"""Practical cards that vary: an instance a seed, the same one for the same seed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from quizgo.deck.load import load_bytes
from quizgo.deck.vary import first_instance, instance, instances
from quizgo.model import Card, Lab, Predict

DECK = """\
deck: d
cards:
- id: a
  kind: predict
  ask: {en: "Start {{n}} goroutines.", zh: "启动 {{n}} 个。"}
  go: "package main // {{n}} {{word}} {{other}}"
  hints: ["{{word}} it is"]
  why: "because of {{n}}"
  tags: [plain]
  vary: {n: [3, 5, 8], word: [go, chan]}
- id: b
  kind: lab
  ask: "{{n}}"
  go: "package main // {{n}}"
  checks: [{output: "{{n}}"}, {uses: ["{{n}}"]}]
  solution: "package main // {{n}}"
  wrong: ["{{n}}", {go: "{{n}}", fails: output}]
  vary: {n: [one, two]}
- {id: c, kind: predict, ask: "{{n}}", go: "x{{n}}"}
"""


def cards() -> tuple[Card, ...]:
    loaded = load_bytes(DECK.encode(), Path("deck.yaml"))
    assert loaded.faults == ()
    assert loaded.deck is not None
    return loaded.deck.cards


PREDICT, LAB, PLAIN = cards()


def test_every_name_that_has_words_is_filled_in() -> None:
    card = first_instance(PREDICT)
    assert isinstance(card.body, Predict)
    assert (card.body.ask.en, card.body.ask.zh) == ("Start 3 goroutines.", "启动 3 个。")
    assert card.body.go == "package main // 3 go {{other}}"
    assert card.hints[0].en == "go it is"
    assert card.why is not None
    assert card.why.en == "because of 3"
    assert replace(card, body=PREDICT.body, why=PREDICT.why, hints=PREDICT.hints) == PREDICT


def test_a_lab_varies_in_all_of_its_programs_and_checks() -> None:
    body = first_instance(LAB).body
    assert isinstance(body, Lab)
    assert {body.go, body.solution} == {"package main // one"}
    assert [wrong.go for wrong in body.wrong] == ["one", "one"]
    assert [check.words for check in body.checks] == [("one",), ("one",)]


def test_all_instances_are_told_and_a_plain_card_is_its_only_one() -> None:
    assert len({card.why for card in instances(PREDICT)}) == 3
    assert len(list(instances(PREDICT))) == 6
    assert list(instances(PLAIN)) == [PLAIN]
    assert instance(PLAIN, 7) is PLAIN


@given(st.integers(0, 2**64))
def test_a_seed_draws_one_instance_and_the_same_again(seed: int) -> None:
    drawn = instance(PREDICT, seed)
    assert drawn in list(instances(PREDICT))
    assert instance(PREDICT, seed) == drawn


def test_every_instance_is_drawn_by_some_seed() -> None:
    assert {instance(PREDICT, seed) for seed in range(200)} == set(instances(PREDICT))
