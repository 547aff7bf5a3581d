"""The schema, the template, the bundled decks and the encoding agree with the loader."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from quizgo.deck.check import check
from quizgo.deck.encode import decode, encode
from quizgo.deck.fields import KINDS
from quizgo.deck.find import deck_files, expand
from quizgo.deck.items import items
from quizgo.deck.json_schema import json_schema
from quizgo.deck.load import load, load_bytes
from quizgo.deck.template import is_deck_name, new_deck
from quizgo.model import (
    AnswerAs,
    Asked,
    Basic,
    Body,
    Card,
    CardId,
    Check,
    CheckKind,
    Choice,
    Cloze,
    DeckName,
    Drive,
    Goal,
    GoalKind,
    GoRules,
    Ignore,
    Kind,
    Lab,
    Level,
    Option,
    Order,
    Pattern,
    Place,
    Point,
    Points,
    Predict,
    Runs,
    State,
    Text,
    Typed,
    When,
    WrongProgram,
)

DECKS = Path(__file__).parents[2] / "decks"
VALIDATOR = Draft202012Validator(json_schema())


def _is_valid(source: str) -> bool:
    return bool(VALIDATOR.is_valid(yaml.safe_load(source)))


# Schema -------------------------------------------------------------------------------


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(json_schema())
    json.dumps(json_schema())


@pytest.mark.parametrize("path", deck_files(DECKS), ids=lambda path: path.stem)
def test_bundled_decks_are_good(path: Path) -> None:
    loaded = load(path)
    assert loaded.faults == ()
    assert _is_valid(path.read_text())


def test_bundled_decks_are_good_together() -> None:
    assert check([DECKS]) == ()


_CARD = "deck: d\ncards:\n- {id: a, "


@pytest.mark.parametrize(
    "source",
    [
        *("deck: d\n", "deck: d\ncards: []\n", "deck: a b\ncards: [x]\n", "cards: [{}]\n"),
        *(_CARD + "kind: lab}\n", _CARD + "ask: x}\n", _CARD + "kind: basic, ask: x}\n"),
        *(_CARD + "kind: basic, ask: x, answer: x, colour: x}\n",),
        *(
            _CARD + "kind: basic, ask: no, answer: x}\n",
            _CARD + "kind: order, ask: x, steps: [a]}\n",
        ),
        *(_CARD + "kind: basic, ask: {fr: x}, answer: x}\n",),
        *(_CARD + "kind: choice, ask: x, options: [a, b]}\n",),
        *(_CARD + "kind: basic, ask: x, answer: x, seconds: 0}\n",),
        *(_CARD + "kind: basic, ask: x, answer: x, since: 'two'}\n",),
        *(_CARD + "kind: typed, ask: x, accept: [y], ignore: [z]}\n",),
        *(
            _CARD + "kind: predict, ask: x}\n",
            _CARD + "kind: predict, ask: x, go: y, procs: 2}\n",
            _CARD + "kind: predict, ask: x, go: y, what: many}\n",
            _CARD + "kind: lab, ask: x, go: y, solution: z, checks: []}\n",
            _CARD + "kind: lab, ask: x, go: y, solution: z, checks: [{ends: maybe}]}\n",
            _CARD + "kind: lab, ask: x, go: y, solution: z, checks: [{leaks: some}]}\n",
            _CARD + "kind: lab, ask: x, go: y, solution: z, checks: [{within: 3}]}\n",
            _CARD + "kind: lab, ask: x, go: y, solution: z, checks: [{race: some}]}\n",
            _CARD + "kind: lab, ask: x, go: y, solution: z, checks: [{ends: ok, leaks: 0}]}\n",
            _CARD + "kind: predict, ask: x, go: y, vary: {N: [a, b]}}\n",
            _CARD + "kind: predict, ask: x, go: y, rules: 1.14}\n",
        ),
        *(
            _CARD + f"kind: state, ask: x, go: y, {rest}}}\n"
            for rest in (
                *("query: p0.runq", "when: {line: 1}", "when: {}, query: p0.runq"),
                "when: {line: 1, at: 2ms}, query: p0.runq",
                "when: {line: 0}, query: p0.runq",
                "when: {line: 1}, query: p0.runq, as: words",
                "when: {line: 1}, query: p0.runq, procs: 65",
                "when: {line: 1, of: worker}, query: p0.runq",
            )
        ),
    ],
)
def test_editor_and_loader_refuse_the_same(source: str) -> None:
    assert load_bytes(source.encode(), Path("x")).faults
    assert not _is_valid(source)


@pytest.mark.parametrize("rules", ["1.13", '"1.13"', "1.27", '"1.27"'])
def test_rules_may_stand_with_and_without_quotes(rules: str) -> None:
    source = _CARD + f"kind: predict, ask: x, go: y, rules: {rules}}}\n"
    assert load_bytes(source.encode(), Path("x")).faults == ()
    assert _is_valid(source)


def test_every_field_has_words_in_the_schema() -> None:
    for spec in KINDS.values():
        assert spec.doc
        assert all(each.doc for each in spec.shape.fields.values())
    assert set(KINDS) == set(Kind)


# Template -----------------------------------------------------------------------------


def test_a_fresh_deck_has_every_kind_and_no_fault() -> None:
    source = new_deck("go/my-deck")
    loaded = load_bytes(source.encode(), Path("x"))
    assert loaded.faults == ()
    assert loaded.deck is not None
    assert loaded.deck.name == "go/my-deck"
    assert {card.kind for card in loaded.deck.cards} == set(Kind)
    assert _is_valid(source)
    assert source.startswith("# yaml-language-server: $schema=")


@pytest.mark.parametrize("name", ["no", "1.10", "2024-01-01", "null", "a/no"])
def test_a_fresh_deck_may_have_a_name_that_yaml_misreads(name: str) -> None:
    loaded = load_bytes(new_deck(name).encode(), Path("x"))
    assert loaded.faults == ()
    assert loaded.deck is not None
    assert loaded.deck.name == name


def test_deck_names_are_paths_of_words() -> None:
    assert all(map(is_deck_name, ["a", "go/g-struct", "a.b/c_d/e-1"]))
    assert not any(map(is_deck_name, ["", "/a", "a/", "a//b", "../a", "a b", "a#b", "a\n", "é"]))


# Items --------------------------------------------------------------------------------


def _card(body: Body) -> Card:
    return Card(CardId("d/a"), DeckName("d"), body, Place(Path("x"), 1))


def test_a_card_splits_into_items() -> None:
    text = Text("x")
    assert [item.id for item in items(_card(Basic(text, text)))] == ["d/a"]
    assert [item.id for item in items(_card(Basic(text, text, reversed=True)))] == [
        "d/a",
        "d/a#reversed",
    ]
    gaps = items(_card(Cloze(Text("{{c2::b}} {{c1::a}} {{c2::c}}"))))
    assert [(item.id, item.part, item.card) for item in gaps] == [
        ("d/a#c1", "c1", "d/a"),
        ("d/a#c2", "c2", "d/a"),
    ]


# Encoding -----------------------------------------------------------------------------

_STRINGS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)
_TEXTS = st.builds(Text, _STRINGS, st.none() | _STRINGS) | st.builds(Text, st.none(), _STRINGS)
_PATTERNS = st.builds(Pattern, _STRINGS, st.booleans())


def _some(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(strategy, max_size=3).map(tuple)


_RUNS = st.builds(
    Runs,
    _some(st.integers(1, 64)),
    st.integers(1, 200),
    _some(st.sampled_from(GoRules)),
)
_VARY = _some(st.tuples(_STRINGS, _some(_STRINGS)))

_BODIES: st.SearchStrategy[Body] = st.one_of(
    st.builds(Basic, _TEXTS, _TEXTS, st.booleans()),
    st.builds(Cloze, _TEXTS, st.booleans()),
    st.builds(Typed, _TEXTS, _some(_PATTERNS), st.frozensets(st.sampled_from(Ignore))),
    st.builds(Choice, _TEXTS, _some(st.builds(Option, _TEXTS, st.booleans(), st.none() | _TEXTS))),
    st.builds(Order, _TEXTS, _some(_TEXTS)),
    st.builds(Points, _TEXTS, _some(st.builds(Point, _TEXTS, _some(_PATTERNS))), _some(_STRINGS)),
    st.builds(
        Predict,
        _TEXTS,
        _STRINGS,
        st.sampled_from(Asked),
        st.integers(1, 256),
        st.integers(0, 10**9),
        st.sampled_from(GoRules),
        st.integers(1, 10**6),
        _some(_STRINGS),
        _RUNS,
        _VARY,
    ),
    st.builds(
        State,
        _TEXTS,
        _STRINGS,
        st.builds(
            When,
            _STRINGS,
            st.integers(0, 99),
            st.none() | st.integers(0, 10**9),
            _STRINGS,
            st.integers(1, 9),
            _STRINGS,
        ),
        _STRINGS,
        st.sampled_from(AnswerAs),
        st.integers(1, 64),
        st.integers(0, 10**9),
        st.sampled_from(GoRules),
        *(st.integers(1, 10**6) for _ in range(3)),
        _VARY,
    ),
    st.builds(
        Lab,
        _TEXTS,
        _STRINGS,
        _some(
            st.builds(
                Check,
                st.sampled_from(CheckKind),
                _some(_STRINGS),
                st.integers(0, 9),
                st.none() | st.integers(0, 9),
                st.booleans(),
                st.integers(0, 99),
            )
        ),
        _STRINGS,
        _some(
            st.builds(
                WrongProgram,
                _STRINGS,
                st.none() | st.sampled_from(CheckKind),
                st.integers(0, 99),
            )
        ),
        _RUNS,
        _VARY,
        st.integers(0, 99),
        st.integers(0, 99),
    ),
    st.builds(
        Drive,
        _TEXTS,
        _STRINGS,
        st.builds(Goal, st.sampled_from(GoalKind), _STRINGS),
        st.integers(0, 30),
        st.integers(0, 1_000),
        st.integers(0, 10**9),
        st.sampled_from(GoRules),
        st.integers(0, 99),
        st.integers(0, 99),
        _VARY,
    ),
)
_CARDS = st.builds(
    Card,
    _STRINGS.map(CardId),
    _STRINGS.map(DeckName),
    _BODIES,
    st.builds(Place, st.sampled_from([Path("a.yaml"), Path("/b/c.yml")]), st.integers(1, 10**6)),
    why=st.none() | _TEXTS,
    hints=_some(_TEXTS),
    tags=_some(_STRINGS),
    level=st.sampled_from(Level),
    refs=_some(_STRINGS),
    since=st.none() | _STRINGS,
    until=st.none() | _STRINGS,
    seconds=st.none() | st.integers(1, 3600),
    was=_some(_STRINGS),
)


@given(_CARDS)
def test_what_is_encoded_comes_back(card: Card) -> None:
    line = encode(card)
    assert decode(line) == card
    assert "\n" not in line


# Several files ------------------------------------------------------------------------


def _write(path: Path, name: str, *cards: str) -> Path:
    path.write_text(f"deck: {name}\ncards:\n" + "".join(f"- {card}\n" for card in cards))
    return path


def test_decks_are_checked_together(tmp_path: Path) -> None:
    basic = "kind: basic, ask: q, answer: r"
    one = _write(tmp_path / "1.yaml", "one", f"{{id: a, {basic}, was: [old/x]}}")
    two = _write(
        tmp_path / "2.yaml",
        "two",
        f"{{id: b, {basic}, was: [old/x]}}",
        "{id: c, kind: points, ask: q, points: [{text: p}], follow: [b, one/a, one/z]}",
        f"{{id: d, {basic}, was: [one/a]}}",
    )
    three = _write(tmp_path / "3.yml", "one", f"{{id: z, {basic}}}")
    told = [str(fault) for fault in check([one, two])]
    assert [each.partition(str(tmp_path))[2] for each in told] == [
        '/2.yaml:3: card "b": `was` names "old/x", and so does "one/a". Keep it in one of them.',
        '/2.yaml:4: card "c": `follow` names "one/z", and there is no such card. Mend the id.',
        '/2.yaml:5: card "d": `was` names "one/a", and that card still exists. Take it out.',
    ]
    assert any('The deck "one" is in' in str(fault) for fault in check([one, three]))
    assert expand([tmp_path, one]) == [one, two, three]


def test_hidden_files_and_links_that_lead_out_are_passed_over(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    folder = tmp_path / "decks"
    (folder / "go").mkdir(parents=True)
    (folder / ".git").mkdir()
    outside.mkdir()
    for path in (outside / "o.yaml", folder / "go" / "a.yaml", folder / ".git" / "x.yaml"):
        path.write_text("deck: x\n")
    (folder / "b.YML").write_text("deck: y\n")
    (folder / "notes.md").write_text("no deck\n")
    (folder / "out.yaml").symlink_to(outside / "o.yaml")
    (folder / "far").symlink_to(outside)
    (folder / "round").symlink_to(folder)
    (folder / "broken.yaml").symlink_to(tmp_path / "missing")
    (folder / "in.yaml").symlink_to(folder / "go" / "a.yaml")
    found = [path.relative_to(folder).as_posix() for path in deck_files(folder)]
    assert found == ["b.YML", "go/a.yaml", "in.yaml"]
    assert deck_files(tmp_path / "missing") == []
