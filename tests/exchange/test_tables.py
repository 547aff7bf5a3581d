"""Cards as tables and as Markdown: written, and read again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from quizgo.exchange.flat import Flat, Form, flattened
from quizgo.exchange.html import to_html, to_markdown
from quizgo.exchange.losses import Losses
from quizgo.exchange.markdown_deck import closed, markdown_in, markdown_text
from quizgo.exchange.plain import Fields
from quizgo.exchange.table_in import table_in
from quizgo.exchange.tables import Row, anki_text, csv_text
from quizgo.exchange.taken import Gathered, deck_name
from quizgo.model import DeckName, Kind, Lang
from quizgo.model.losses import Loss, Lost
from quizgo.schedule.fold import UNTOUCHED
from quizgo.ui.lines import line_text
from quizgo.ui.markdown import rendered
from tests.studying import EVERY_KIND, LAB

CSV, TXT, MD = Path("words.csv"), Path("words.txt"), Path("words.md")

FENCED = "Look:\n\n```go\nA: int\n\tx := *p\n```\n\n- one\n- two\n\nA\\_b * c [d] <e> & 1. f"
FLATS = [
    Flat("my/d/a", DeckName("my/d"), Form.BASIC, "What?", "It *is*.", "Since `g0`.", ("x", "y")),
    Flat("my/d/b", DeckName("my/d"), Form.REVERSED, 'He said "a, b";\tc', FENCED),
    Flat("my/d/c", DeckName("my/d"), Form.CLOZE, "P has {{c1::256::n}} and {{c2::runnext}}.", ""),
    Flat("my/e/d", DeckName("my/e"), Form.TYPED, "Who?", "gopark_m*"),
    Flat("my/e/e", DeckName("my/e"), Form.BASIC, "谁？\nQ: x\n\\A: y\n---\nz", "Tags: none"),
]


def cards(found: Gathered) -> list[Fields]:
    assert found.faults == []
    kept: list[Fields] = []
    for deck in found.decks:
        for card in deck.cards:
            assert isinstance(card, dict)
            kept.append({"deck": deck.name, **card})
    return kept


def expected(flat: Flat) -> Fields:
    """The fields of the card that a flat one is read to."""
    found: Fields = {"deck": flat.deck, "id": flat.id.rpartition("/")[2]}
    match flat.form:
        case Form.CLOZE:
            found |= {"kind": "cloze", "text": flat.front}
        case Form.TYPED:
            found |= {"kind": "typed", "ask": flat.front, "accept": [flat.back]}
        case Form.BASIC | Form.REVERSED:
            found |= {"kind": "basic", "ask": flat.front, "answer": flat.back}
    if flat.form is Form.REVERSED:
        found["reversed"] = True
    if flat.why:
        found["why"] = flat.why
    if flat.tags:
        found["tags"] = list(flat.tags)
    return found


def test_csv_comes_back() -> None:
    found = table_in(csv_text([Row(flat, UNTOUCHED) for flat in FLATS]), CSV)
    assert cards(found) == [expected(flat) for flat in FLATS]
    names = ("flag", "note", "due", "interval_days", "efactor", "reviews", "lapses")
    assert found.left == [Lost(Loss.COLUMNS, names=names)]


def test_markdown_comes_back() -> None:
    assert cards(markdown_in(markdown_text(FLATS), MD)) == [expected(flat) for flat in FLATS]


def test_text_for_anki_comes_back_as_it_looks() -> None:
    text = anki_text(FLATS)
    assert text.startswith("#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n")
    found = cards(table_in(text, TXT))
    assert [card["id"] for card in found] == ["a", "b", "c", "d", "e"]
    assert found[0]["answer"] == "It *is*.\n\nSince `g0`."
    assert found[1]["reversed"] is True
    assert seen(str(found[1]["answer"])) == seen(FENCED)
    assert found[2]["text"] == FLATS[2].front
    assert found[3]["accept"] == ["gopark_m*"]


def seen(markdown: str) -> list[str]:
    """The words of a text as the screen shows them, without empty lines."""
    return list(filter(None, (line_text(line).rstrip() for line in rendered(markdown, 70))))


_LINES = st.text(st.sampled_from("ab一 *_`\\:-#\"',;\t<>&[]Q{}1.\n"), min_size=1, max_size=30)
_TEXTS = _LINES.map(str.strip).filter(bool)


@given(_TEXTS, _TEXTS)
@example("```", "1")
@example("1", "a\n~~~~\n```")
def test_any_text_comes_back_from_csv_and_markdown(front: str, back: str) -> None:
    flat = Flat("d/x", DeckName("d"), Form.BASIC, front, back)
    assert cards(table_in(csv_text([Row(flat, UNTOUCHED)]), CSV)) == [expected(flat)]
    whole = replace(flat, front=closed(front), back=closed(back))
    assert cards(markdown_in(markdown_text([flat]), MD)) == [expected(whole)]


@given(st.text("aZ9结。 ,.;:?/()'-_*<&\n", max_size=12))
@example("e. x")
@example("a -")
@example("a\n")
def test_plain_words_are_html_as_they_are(text: str) -> None:
    html = str(MarkdownIt("commonmark", {"html": False}).render(text)).strip()
    inner = html.removeprefix("<p>").removesuffix("</p>")
    assert to_html(text) in (inner, html)


@given(st.text(max_size=60))
def test_no_html_whatever_brings_a_traceback(html: str) -> None:
    to_markdown(html)
    to_markdown(f"<ul><li><b>{html}</ul></li><pre><code>{html}<br></pre><blockquote>{html}")


@given(st.text(st.sampled_from('ab"\t,\n#:;Q{}1'), max_size=60))
def test_no_table_or_markdown_whatever_brings_a_traceback(text: str) -> None:
    for path in (CSV, TXT):
        table_in(text, path)
    markdown_in(text, MD)


# What other programs write ---------------------------------------------------------


def test_a_file_that_anki_writes_is_read() -> None:
    text = (
        "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n"
        "#tags column:6\n"
        'kL~3$\tBasic\tGo::Runtime\t"What is <b>g0</b>?<br><br>Say ""it"""\t'
        "A&nbsp;stack<img src=a.png>[sound:b.mp3]\tstack hard\n"
        "xY\tCloze\t中文\t{{c1::gopark}}\textra <i>words</i>\t\n"
    )
    found = table_in(text, TXT)
    first, second = cards(found)
    assert first["deck"] == "Go/Runtime"
    assert first["ask"] == 'What is **g0**?\n\nSay "it"'
    assert first["answer"] == "A\xa0stack\\[a.png\\]\\[b.mp3\\]"
    assert first["tags"] == ["stack", "hard"]
    assert (second["kind"], second["text"], second["why"]) == (
        "cloze",
        "{{c1::gopark}}",
        "extra *words*",
    )
    assert found.left == [Lost(Loss.MEDIA, 2)]
    again = cards(table_in(text.replace("Say", "Tell"), TXT))
    assert [card["id"] for card in again] == [first["id"], second["id"]]


def test_a_bare_table_is_question_answer_and_what_explains() -> None:
    found = cards(table_in("What?\tIt is.\n\n#no comment\tyes\tmore\n", Path("my words.tsv")))
    assert [(card["deck"], card["ask"], card["answer"]) for card in found] == [
        ("my-words", "What?", "It is."),
        ("my-words", "#no comment", "yes"),
    ]
    assert found[1]["why"] == "more"
    found = cards(table_in("#separator:;\n#tags:go hard\nWhat?;It is.\n", TXT))
    assert found[0]["tags"] == ["go", "hard"]


def test_columns_are_known_by_their_names_in_any_order() -> None:
    found = table_in("Tags,Back,Front,Mood\nx,It is.,What?,good\n", CSV)
    assert [(card["ask"], card["answer"], card["tags"]) for card in cards(found)] == [
        ("What?", "It is.", ["x"])
    ]
    assert found.left == [Lost(Loss.COLUMNS, names=("mood",))]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a,b\nno answer\n", 2, "The answer is empty."),
        ('a,b\n"",c\n', 2, "The question is empty."),
        ("a,b\nx {{c0::y}},\n", 2, "The gaps cannot be read"),
        (f"a,b\n\n{'x' * 20_001},y\n", 3, "A text is longer than 20,000 characters."),
    ],
)
def test_a_line_that_cannot_be_taken_is_told_and_the_others_come(
    text: str, line: int, said: str
) -> None:
    found = table_in(text, CSV)
    assert [len(deck.cards) for deck in found.decks] == [1]
    assert [(fault.line, said in fault.message) for fault in found.faults] == [(line, True)]


def test_markdown_that_belongs_to_no_card_is_told() -> None:
    found = markdown_in("# My words\nhello\nA: b\nQ: a\nA: b\nA: c\nQ: x\n", MD)
    assert [(fault.line, fault.message.split(".")[0]) for fault in found.faults] == [
        (7, "The answer is empty"),
        (2, "This belongs to no card"),
        (3, "This belongs to no card"),
        (6, "`A:` stands twice in a card"),
    ]


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("go/g", "go/g"),
        ("Go::The Runtime", "Go/The-Runtime"),
        (" a /  b ", "a/b"),
        ("", "imported"),
        ("::", "imported"),
        ("../../etc", "etc"),
        ("a" * 100, "a" * 80),
    ],
)
def test_a_deck_gets_a_name_that_it_may_have(wanted: str, name: str) -> None:
    assert deck_name(wanted) == name


def test_chinese_decks_get_different_names() -> None:
    assert deck_name("调度") != deck_name("栈")


# Flattening -------------------------------------------------------------------------


def test_every_kind_has_a_front_and_a_back_and_losses_are_counted() -> None:
    losses = Losses()
    flats = {
        card.id.rpartition("/")[2]: flattened(card, (Lang.EN,), losses)
        for card in (*EVERY_KIND, LAB)
    }
    assert flats["half"].form is Form.REVERSED
    assert flats["ring"].front.startswith("Each P has a ring of {{c1::256::how many}}")
    assert flats["first"].back == "- runnext\n\n  runqput, next\n- local ring"
    assert flats["find"].back == "1. local\n2. global\n3. net\n4. steal"
    assert "goexit\ngoready\ngopark" in flats["prints"].back
    assert flats["ends"].back.startswith("`fatal error: all goroutines are asleep")
    assert flats["can-print"].back == "- ```\n  gopark\n  ```\n- ```\n  goready\n  ```"
    assert "worker" in flats["inside"].back
    assert flats["mend"].back.startswith("```go\npackage main")
    assert all(flat.front and (flat.back or flat.form is Form.CLOZE) for flat in flats.values())
    said = list(losses)
    assert Lost(Loss.HINTS, 3) in said
    assert Lost(Loss.GRADING, 3, Kind.PREDICT) in said
    assert Lost(Loss.GRADING, 1, Kind.LAB) in said
