"""A deck file gives its good cards and every fault."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgo.deck.load import load, load_bytes
from quizgo.deck.loaded import Loaded
from quizgo.model import (
    AnswerAs,
    Asked,
    Basic,
    Card,
    Choice,
    Cloze,
    GoRules,
    Ignore,
    Level,
    Option,
    Order,
    Pattern,
    Point,
    Points,
    Predict,
    State,
    Text,
    Typed,
    When,
)

PATH = Path("deck.yaml")
BUNDLED = Path(__file__).parents[2] / "decks"


def _load(source: str) -> Loaded:
    return load_bytes(source.encode(), PATH)


def _cards(source: str) -> tuple[Card, ...]:
    loaded = _load("deck: d\ncards:\n" + source)
    assert loaded.faults == ()
    assert loaded.deck is not None
    return loaded.deck.cards


def _told(source: str) -> list[str]:
    return [str(fault) for fault in _load(source).faults]


def _told_of_card(body: str) -> list[str]:
    return _told("deck: d\ncards:\n- id: a\n" + body)


def test_a_deck_that_is_held_reads_alike_from_another_place() -> None:
    for path in sorted(BUNDLED.rglob("*.yaml")):
        data = path.read_bytes()
        fresh = load_bytes(data, PATH)
        cards: list[None] = []
        again = load_bytes(data, path, each=partial(cards.append, None))
        assert fresh.deck is not None
        assert again.deck is not None
        assert again.deck.path == path
        assert len(cards) == len(again.deck.cards)
        assert load_bytes(data + b"\n", path) == again
        assert load_bytes(data, PATH) == fresh


def test_a_deck_with_every_field() -> None:
    loaded = _load(
        "deck: go/g-struct\ntitle: {en: The g struct, zh: g 结构体}\nabout: About.\norder: 40\n"
        "cards:\n- id: x\n  kind: basic\n  ask: {en: Why?, zh: 为什么？}\n  answer: So.\n"
        "  reversed: true\n"
        "  why: {zh: 因为}\n  hints: [one, two]\n  tags: [stack, 抢占]\n  level: expert\n"
        '  refs: ["runtime/stack.go newstack"]\n  since: "1.2"\n  until: "1.10"\n  seconds: 20\n'
        "  was: [go/old/x]\n"
    )
    assert loaded.faults == ()
    deck = loaded.deck
    assert deck is not None
    assert (deck.name, deck.title, deck.order) == (
        "go/g-struct",
        Text("The g struct", "g 结构体"),
        40,
    )
    (card,) = deck.cards
    assert card.id == "go/g-struct/x"
    assert card.body == Basic(Text("Why?", "为什么？"), Text("So."), reversed=True)
    assert card.why == Text(zh="因为")
    assert card.hints == (Text("one"), Text("two"))
    assert card.tags == ("stack", "抢占")
    assert card.level is Level.EXPERT
    assert (card.since, card.until, card.seconds) == ("1.2", "1.10", 20)
    assert card.was == ("go/old/x",)
    assert str(card.place) == "deck.yaml:6"


def test_every_kind() -> None:
    cards = _cards(
        "- {id: a, kind: cloze, text: '{{c1::x}}', typed: true}\n"
        "- {id: b, kind: typed, ask: q, accept: [len, /cap?/], ignore: [case, space]}\n"
        "- {id: c, kind: choice, ask: q, options: [{text: x, right: true, why: w}, {text: y}]}\n"
        "- {id: d, kind: order, ask: q, steps: [one, two]}\n"
        "- {id: e, kind: points, ask: q, points: [{text: p, match: [w, /x+/]}], follow: [a, o/b]}\n"
    )
    ask = Text("q")
    assert [card.body for card in cards] == [
        Cloze(Text("{{c1::x}}"), typed=True),
        Typed(
            ask,
            (Pattern("len", False), Pattern("cap?", True)),
            frozenset({Ignore.CASE, Ignore.SPACE}),
        ),
        Choice(ask, (Option(Text("x"), True, Text("w")), Option(Text("y"), False))),
        Order(ask, (Text("one"), Text("two"))),
        Points(
            ask,
            (Point(Text("p"), (Pattern("w", False), Pattern("x+", True))),),
            ("d/a", "o/b"),
        ),
    ]


def test_a_program_to_predict() -> None:
    short, long = _cards(
        "- {id: a, kind: predict, ask: q, go: package main}\n"
        "- id: b\n  kind: predict\n  ask: q\n  what: ending\n  procs: 1\n  seed: 7\n"
        "  rules: 1.13\n  go: |\n    package main\n\n    func main() {\n    \tprintln(1)\n    }\n"
    )
    ask = Text("q")
    assert short.body == Predict(ask, "package main", go_line=3)
    assert long.body == Predict(
        ask,
        "package main\n\nfunc main() {\n\tprintln(1)\n}",
        Asked.ENDING,
        seed=7,
        rules=GoRules.GO_1_13,
        go_line=12,
    )


def test_a_moment_to_look_at() -> None:
    short, long = _cards(
        "- {id: a, kind: state, ask: q, go: package main, when: {at: 1.5ms}, query: p0.runq}\n"
        "- id: b\n  kind: state\n  ask: q\n  go: package main\n"
        "  when: {event: go_block, g: worker#2, nth: 3, reason: sleep}\n"
        "  query: p1.status\n  as: text\n  procs: 2\n  seed: 5\n  rules: 1.13\n"
    )
    ask = Text("q")
    assert short.body == State(
        ask, "package main", When(at=1_500_000), "p0.runq", go_line=3, when_line=3, query_line=3
    )
    assert long.body == State(
        ask,
        "package main",
        When("go_block", 0, None, "worker#2", 3, "sleep"),
        "p1.status",
        AnswerAs.TEXT,
        procs=2,
        seed=5,
        rules=GoRules.GO_1_13,
        go_line=7,
        when_line=8,
        query_line=9,
    )


def test_block_texts_keep_their_inner_lines() -> None:
    (card,) = _cards(
        "- id: a\n  kind: basic\n  ask: |\n    ```go\n    f()\n    ```\n  answer: 256\n"
    )
    assert card.body == Basic(Text("```go\nf()\n```"), Text("256"))


def test_cards_may_stand_before_the_name() -> None:
    loaded = _load("cards:\n- {id: a, kind: basic, ask: q, answer: r}\ndeck: late\n")
    assert loaded.faults == ()
    assert loaded.deck is not None
    assert loaded.deck.cards[0].id == "late/a"
    assert loaded.deck.title == Text("late")


def test_a_missing_answer_is_told_in_these_words() -> None:
    told = _told("deck: d\ncards:\n- id: nil-send\n  kind: basic\n  ask: x\n")
    assert told == ['deck.yaml:3: card "nil-send" has no answer. Add `answer:`.']


_DRIVE = "  kind: drive\n  ask: x\n  go: x\n"
_LAB = "  kind: lab\n  ask: x\n  go: x\n  solution: x\n"


_STATE = "  kind: state\n  ask: x\n  go: x\n  query: p0.runq\n"


@pytest.mark.parametrize(
    ("body", "line", "part"),
    [
        (
            "  kind: basic\n  ask: no\n  answer: x\n",
            5,
            'unquoted no as false. Write "no" in quotes',
        ),
        ("  kind: basic\n  ask: x\n  answer: 1.10\n", 6, "unquoted 1.10 as 1.1"),
        ("  kind: basic\n  ask: 2024-01-01\n  answer: x\n", 5, "unquoted 2024-01-01 as a date"),
        ("  kind: basic\n  ask: x\n  answer:\n", 6, "`answer` is empty"),
        ("  kind: basic\n  ask: x\n  answer: ' '\n", 6, "`answer` is empty"),
        ("  kind: basic\n  ask: x\n  answer: {}\n", 6, "neither en nor zh"),
        ("  kind: basic\n  ask: x\n  answer: {de: x}\n", 6, "`answer.de` is no field"),
        ("  kind: basic\n  ask: x\n  answer: [x]\n", 6, "is a list"),
        ("  kind: basic\n  ask: x\n  answr: x\n", 6, "Did you mean `answer`?"),
        ("  kind: basic\n  ask: x\n  answer: x\n  options: []\n", 7, "`options` is no field here"),
        ('  kind: basic\n  ask: x\n  answer: "\\e[2J"\n', 6, "control character U+001B"),
        ("  kind: basic\n  ask: x\n  answer: x\n  reversed: yes\n", 7, "must be true or false"),
        ("  kind: basic\n  ask: x\n  answer: x\n  seconds: 0\n", 7, "whole number from 1"),
        ("  kind: basic\n  ask: x\n  answer: x\n  seconds: soon\n", 7, "whole number from 1"),
        ('  kind: basic\n  ask: x\n  answer: x\n  since: "2.0"\n', 7, "Go version"),
        ("  kind: basic\n  ask: x\n  answer: x\n  since: 1.10\n", 7, "as 1.1"),
        (
            '  kind: basic\n  ask: x\n  answer: x\n  since: "1.9"\n  until: "1.2"\n',
            8,
            "before `since`",
        ),
        ("  kind: basic\n  ask: x\n  answer: x\n  was: [a]\n", 7, "Write `deck/id`"),
        ("  kind: basic\n  ask: x\n  answer: x\n  was: [d/a]\n", 7, "names the card itself"),
        ("  kind: basic\n  ask: x\n  answer: x\n  tags: [a b]\n", 7, "one word"),
        ("  kind: basic\n  ask: x\n  answer: x\n  tags: a\n", 7, "`tags` is a single value"),
        ("  kind: basic\n  ask: x\n  answer: x\n  level: hard\n", 7, "basic, intermediate, expert"),
        ("  kind: cloze\n  text: no gap here\n", 5, "has no gap"),
        ("  kind: cloze\n  text: '{{c0::x}}'\n", 5, "number 0"),
        ("  kind: cloze\n  text: '{{c1:x}}'\n", 5, "begins no gap"),
        ("  kind: cloze\n  text: '{{c1::x'\n", 5, "not closed"),
        ("  kind: cloze\n  text: {en: '{{c1::x}}', zh: '{{c2::x}}'}\n", 5, "en and zh differ"),
        ("  kind: typed\n  ask: x\n  accept: []\n", 6, "0 of at least 1"),
        ("  kind: typed\n  ask: x\n  accept: [/x/]\n", 6, "expressions only"),
        ("  kind: typed\n  ask: x\n  accept: [x, '/(/']\n", 6, "no usable expression"),
        ("  kind: typed\n  ask: x\n  accept: [x]\n  ignore: [colour]\n", 7, "case, space"),
        ("  kind: choice\n  ask: x\n  options: [{text: a}, {text: b}]\n", 6, "none that is right"),
        ("  kind: choice\n  ask: x\n  options: [{text: a, right: true}]\n", 6, "1 of at least 2"),
        ("  kind: choice\n  ask: x\n  options: [a, b]\n", 6, "Write a mapping with text"),
        (
            "  kind: choice\n  ask: x\n  options:\n  - text: a\n  - txt: b\n",
            8,
            "Did you mean `text`?",
        ),
        ("  kind: order\n  ask: x\n  steps: [a]\n", 6, "1 of at least 2"),
        ("  kind: points\n  ask: x\n  points: [{match: [a]}]\n", 6, "`points[1]` has no text"),
        ("  kind: points\n  ask: x\n  points: []\n", 6, "0 of at least 1"),
        ("  kind: predict\n  ask: x\n", 3, "has no go. Add `go:`"),
        ("  kind: predict\n  ask: x\n  go: x\n  procs: 4\n", 7, "Only 1 can be predicted"),
        ("  kind: predict\n  ask: x\n  go: x\n  procs: 0\n", 7, "whole number from 1"),
        ("  kind: predict\n  ask: x\n  go: x\n  what: one-of\n", 7, "fewer than 2"),
        ("  kind: predict\n  ask: x\n  go: x\n  options: [a, b]\n", 7, "is for `what: one-of`"),
        ("  kind: predict\n  ask: x\n  go: x\n  what: leaks\n", 7, "output, ending, one-of"),
        ("  kind: predict\n  ask: x\n  go: x\n  what: [output]\n", 7, "is a list"),
        ("  kind: predict\n  ask: x\n  go: x\n  rules: 1.26\n", 7, "1.13, 1.27"),
        ("  kind: predict\n  ask: x\n  go: x\n  seed: -1\n", 7, "whole number from 0"),
        ("  kind: predict\n  ask: x\n  go: {en: x}\n", 6, "`go` is a mapping"),
        (_STATE, 3, "has no when"),
        (_STATE + "  when: {}\n", 8, "must have one of event, line and at"),
        (_STATE + "  when: {at: 20}\n", 8, "is no time"),
        (_STATE + "  when: {at: 20ms, nth: 2}\n", 8, "are for event and line"),
        (_STATE + "  when: {line: 2, reason: sleep}\n", 8, "reason is for event"),
        ("  kind: predict\n  ask: x\n  go: x\n  answer: x\n", 7, "`answer` is no field"),
        (_DRIVE, 3, "has no goal"),
        (_DRIVE + "  goal: as-go!\n", 7, "must be `as-go`, or one of"),
        (_DRIVE + "  goal: {}\n", 7, "must be `as-go`, or one of"),
        (_DRIVE + "  goal: {deadlock: true, leak: true}\n", 7, "must be `as-go`, or one of"),
        (_DRIVE + "  goal: {race: true}\n", 7, "race` is no field"),
        (_DRIVE + "  goal: {leak: true}\n", 7, "`moves` is missing"),
        (_DRIVE + "  goal: {leak: true}\n  moves: 2\n  after: 3\n", 9, "is for `goal: as-go`"),
        (_DRIVE + "  goal: as-go\n  moves: 99\n", 8, "whole number from 1"),
        (_LAB + "  checks: [ends]\n", 8, "is no check. Write one of output, ends"),
        (_LAB + "  checks:\n  - ends: maybe\n", 9, "one of ok, panic, fatal, deadlock"),
        (_LAB + "  checks:\n  - leaks: few\n", 9, 'Write a number, or ">= 1"'),
        (_LAB + "  checks:\n  - within: 20\n", 9, "a number and ns, us, ms or s"),
        (_LAB + "  checks:\n  - deadlock: no\n", 9, "never, or always"),
        (_LAB + "  checks:\n  - race: some\n", 9, "must be none"),
        (_LAB + "  checks:\n  - leak: 0\n", 9, "Did you mean `leaks`?"),
        (_LAB + "  checks: [{ends: ok}]\n  runs: {seeds: 200, procs: [1, 2, 4]}\n", 9, "600 runs"),
        (_LAB + "  checks: [{ends: ok}]\n  vary: {n: [1, 2]}\n", 9, "nothing says {{n}}"),
        (_LAB + "  checks: [{ends: ok}]\n  wrong: [{go: x, fails: y}]\n", 9, "output, ends, leaks"),
        ("  kind: chioce\n", 4, "Did you mean `choice`?"),
        ("  ask: x\n", 3, "has no kind"),
        ("  kind: order\n  ask: &a x\n  steps: [a, *a]\n", 5, "&a is an anchor"),
        ("  kind: order\n  ask: x\n  ask: y\n  steps: [a, b]\n", 6, "`ask` stands twice"),
        ("  kind: order\n  ask: 'x\n", 5, "This is no YAML"),
    ],
)
def test_a_fault_in_a_card_names_line_card_and_remedy(body: str, line: int, part: str) -> None:
    told = _told_of_card(body)
    assert any(each.startswith(f'deck.yaml:{line}: card "a"') and part in each for each in told), (
        told
    )


@pytest.mark.parametrize(
    ("source", "part"),
    [
        ("", "1: The file is empty"),
        ("deck: d\n", "1: The deck has no cards"),
        ("deck: d\ncards: []\n", "2: The deck has no cards"),
        ("deck: d\ncards:\n", "2: `cards` is no list"),
        ("deck: d\ncards: {a: b}\n", "2: `cards` is no list"),
        ("cards: [{id: a, kind: basic, ask: q, answer: r}]\n", "1: The file has no deck"),
        ("deck: a b\ncards: []\n", '1: `deck` is "a b"'),
        ("deck: /a\ncards: []\n", '1: `deck` is "/a"'),
        ("deck: no\ncards: []\n", "1: `deck`: YAML reads an unquoted no as false"),
        ("deck: d\ntitel: x\ncards: []\n", "2: `titel` is no field here. Did you mean `title`?"),
        ("deck: d\ncards: [x]\n", '2: card "#1": The card is no mapping'),
        ("deck: d\ncards: [{kind: order}]\n", '2: card "#1" has no id'),
        ("deck: d\ncards: [{id: a/b, kind: lab}]\n", '2: card "a/b": `id` is "a/b". Use letters'),
        ("deck: d\ncards: [{id: a#c1, kind: lab}]\n", '`id` is "a#c1"'),
    ],
)
def test_a_fault_of_the_deck_is_told(source: str, part: str) -> None:
    assert any(part in each for each in _told(source)), _told(source)


def test_a_faulty_card_hides_no_other() -> None:
    good = "\n  kind: basic\n  ask: q\n  answer: r\n"
    loaded = _load(
        f"deck: d\ncards:\n- id: a{good}- id: b\n  kind: lab\n- id: c\n  ask: 'half\n"
        f"- id: d{good}- 7\n- id: a{good}- id: e{good}"
    )
    assert loaded.deck is not None
    assert [card.id for card in loaded.deck.cards] == ["d/a", "d/d", "d/e"]
    assert [fault.card for fault in loaded.faults if fault.line > 8] != []
    assert sorted(fault.line for fault in loaded.faults) == [f.line for f in loaded.faults]
    assert any("The id stands twice (first in line 3)" in str(fault) for fault in loaded.faults)


def test_a_missing_file_is_a_fault(tmp_path: Path) -> None:
    loaded = load(tmp_path / "missing.yaml")
    assert loaded.deck is None
    assert "There is no such file" in str(loaded.faults[0])


@given(st.text("abcdeklnrs:-[]{}'\"#|&*! \n0.", max_size=60))
def test_any_text_loads_or_is_refused(text: str) -> None:
    loaded = _load("deck: d\ncards:\n- id: a\n  kind: basic\n" + text)
    assert loaded.deck is not None or loaded.faults


@given(
    st.recursive(
        st.sampled_from(["a", "yes", "1.10", "", "c1", "basic", "choice", "{{c1::x}}"]),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["id", "kind", "ask", "text", "options", "steps", "points", "en"]),
                inner,
            )
        ),
        max_leaves=10,
    )
)
def test_any_shape_loads_or_is_refused(shape: object) -> None:
    import json

    loaded = _load(json.dumps({"deck": "d", "cards": [shape, shape]}))
    assert loaded.faults
