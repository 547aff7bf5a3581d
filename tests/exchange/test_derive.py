"""Which cards notes give."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgo.deck.load import load_bytes
from quizgo.errors import QuizgoError
from quizgo.exchange.derive import Derived, derive
from quizgo.exchange.drafts import Draft
from quizgo.exchange.merge import fresh, merged
from quizgo.exchange.notes import notes_in
from quizgo.model import Basic, Card, Cloze, DeckName, Lang, Points, Text

PATH = Path("notes.md")
SEED = Path(__file__).parent.parent / "data" / "notes.md"


def derived(text: str, lang: Lang | None = None) -> Derived:
    return derive(notes_in(text.encode(errors="replace"), PATH), PATH, lang)


def drafts(text: str, lang: Lang | None = None) -> dict[str, Draft]:
    return {draft.id: draft for draft in derived(text, lang).drafts}


def cards(found: Derived) -> dict[str, Card]:
    """The cards of a fresh deck, as the deck's reader sees them. There is no fault."""
    text = fresh(found, DeckName("d"), "t", "notes.md").text
    loaded = load_bytes(text.encode(), PATH)
    assert loaded.faults == ()
    assert loaded.deck is not None
    return {card.id.removeprefix("d/"): card for card in loaded.deck.cards}


def asked(draft: Draft) -> str:
    assert isinstance(draft.body, Basic | Points)
    return draft.body.ask.en or draft.body.ask.zh or ""


def test_a_heading_with_prose_is_an_open_question() -> None:
    found = drafts("## Work stealing\n\nAn idle P looks at others.\n")
    assert asked(found["work-stealing"]) == "Explain: Work stealing."
    assert found["work-stealing"].body == Basic(
        Text("Explain: Work stealing."), Text("An idle P looks at others.")
    )


def test_a_heading_with_a_list_is_asked_by_its_points() -> None:
    found = drafts("## Stealing\nIt goes so.\n\n- from the `runq` ring\n- half of it\n")
    body = found["stealing"].body
    assert isinstance(body, Points)
    assert [point.text.en for point in body.points] == ["from the `runq` ring", "half of it"]
    assert [pattern.source for pattern in body.points[0].match] == ["runq"]
    why = found["stealing"].why
    assert why is not None
    assert why.en == "It goes so."


def test_a_question_stays_as_it_is_written_and_the_heading_above_is_named() -> None:
    text = "# Go\n\n## Why is it fast?\nReasons.\n\n# 调度\n## 抢占\n原因很多。\n"
    zh, en = drafts(text, Lang.ZH).values(), drafts(text, Lang.EN).values()
    assert [asked(draft) for draft in zh] == ["Why is it fast（Go）？", "说说抢占（调度）。"]
    assert [asked(draft) for draft in en] == ["Why is it fast (Go)?", "Explain: 抢占 (调度)."]


def test_the_only_heading_of_the_first_level_is_the_title_and_is_not_named_in_questions() -> None:
    notes = notes_in(b"# Scheduling\n\n## Stealing\nFrom others.\n", PATH)
    assert notes.title == "Scheduling"
    assert [asked(draft) for draft in derive(notes, PATH).drafts] == ["Explain: Stealing."]


def test_words_before_the_first_heading_do_not_take_its_id() -> None:
    one = "# Notes\nSome words here.\n"
    assert list(drafts(one)) == ["notes"]
    assert list(drafts("Before all.\n\n" + one)) == ["preface", "notes"]


def test_a_struct_quoted_twice_is_asked_for_once_and_where_it_differs_by_its_heading() -> None:
    old = "```go\ntype g struct {\n\tgoid int64\n\tm *m\n}\n```\n"
    text = f"## Go 1.13\n{old}\n## Go 1.27\n{old.replace('int64', 'uint64')}"
    found = drafts(text)
    assert list(found) == ["g.goid", "g.m", "g.goid-2"]
    assert asked(found["g.goid-2"]).endswith("of the struct `g`? (Go 1.27)")


def test_comments_of_html_are_passed_over() -> None:
    assert list(drafts("## A\n<!-- not\nyet -->\n\n## B\nWords here.\n")) == ["b"]


def test_code_that_gave_cards_is_not_asked_for_as_a_whole() -> None:
    found = drafts("## A\n```go\ntype b int\n```\n\n```sh\ngo run .\n```\n\n## C\n```sh\nls\n```\n")
    assert list(found) == ["type.b", "c"]


def test_nothing_is_asked_for_twice() -> None:
    found = drafts("## What is a goroutine?\nA goroutine is a thread of the runtime, and small.\n")
    (question, gap) = found.values()
    assert asked(question) == "What is a goroutine?"
    assert isinstance(gap.body, Cloze)


def test_definitions_terms_and_marked_words_are_asked_for() -> None:
    text = """## Scheduling
A goroutine is a thread of the runtime's own. The default stack size is 2 KB.
The **scheduler** picks who runs next.

- `runq`: the ring of a P
- the global queue is read with `schedtick` every 61 times
"""
    found = drafts(text)
    assert asked(found["what-is-a-goroutine"]) == "What is a goroutine?"
    assert asked(found["what-is-runq"]) == "What is `runq` (Scheduling)?"
    gaps = [each.body.text.en for each in found.values() if isinstance(each.body, Cloze)]
    assert gaps == [
        "The default stack size is {{c1::2 KB}}.",
        "Scheduling: The **{{c1::scheduler}}** picks who runs next.",
        "Scheduling: the global queue is read with {{c1::`schedtick`}} every 61 times",
    ]


def test_chinese_terms_are_asked_for_as_one_would_say_it() -> None:
    prose = "## 队列\n抢占是指收回 P。GOMAXPROCS 的默认值是 CPU 核数。\n"
    found = [asked(draft) for draft in drafts(prose + "\n- `runq`：P 的环形队列\n- 二\n").values()]
    assert found == [
        "说说队列。",
        "什么是抢占？",
        "GOMAXPROCS 的默认值是什么？",
        "什么是 `runq`（队列）？",
    ]


def test_links_become_references_and_bare_lines_topics() -> None:
    text = """## 上下文

go context
https://go.dev/a
某本书
https://go.dev/b 电子书

正文在 [这里](https://go.dev/c) 说明取消。

还没写的
"""
    found = derived(text)
    (draft,) = found.drafts
    assert draft.refs == (
        "https://go.dev/a",
        "某本书",
        "https://go.dev/b (电子书)",
        "https://go.dev/c",
    )
    assert [(topic.words, topic.line) for topic in found.to_write] == [
        ("go context", 3),
        ("还没写的", 10),
    ]


def test_headings_without_words_are_to_be_written_unless_others_stand_under_them() -> None:
    found = derived("# Go\n## Empty\n## Full\nWords are here.\n## Links\nhttps://go.dev\n")
    assert [topic.words for topic in found.to_write] == ["Empty", "Links"]


def test_go_declarations_name_their_file_and_line() -> None:
    go = "```go\ntype g struct {\n\tgoid int64 // its number\n}\n```\n"
    found = drafts("## G\n\n`runtime/runtime2.go`\n" + go)
    assert list(found) == ["g.goid"]
    assert found["g.goid"].refs == ("runtime/runtime2.go g",)
    assert found["g.goid"].line == 6
    assert isinstance(found["g.goid"].body, Basic)
    assert found["g.goid"].body.answer.en == "`goid int64`: its number"


def test_broken_go_is_told_with_the_line_of_the_notes() -> None:
    found = derived("## A\n\n```go\ntype a struct {\n\tx int y\n}\n\ntype b int\n```\n")
    assert [draft.id for draft in found.drafts] == ["type.b"]
    assert [(fault.line, "syntax error" in fault.message) for fault in found.faults] == [(5, True)]


def test_ids_do_not_depend_on_what_stands_before() -> None:
    one = "## 调度策略\n先本地。\n\n## Stealing\nA thief is a P without work.\n"
    more = "## New one\nIt has words.\n\n" + one
    assert list(drafts(more, Lang.ZH))[-len(drafts(one)) :] == list(drafts(one))


def test_equal_headings_are_told_apart_by_what_they_stand_under() -> None:
    text = "# A\n## Use\nWords here.\n# B\n## Use\nOthers here.\n## Use\nThird here.\n"
    assert list(drafts(text)) == ["use", "b-use", "b-use-2"]


def test_the_seed_notes_give_a_good_deck_with_all_fields_of_g() -> None:
    found = derive(notes_in(SEED.read_bytes(), SEED), SEED)
    assert found.faults == ()
    made = cards(found)
    assert sum(card_id.startswith("g.") for card_id in made) == 44
    assert all(card.place.line > 0 for card in made.values())
    assert [topic.line for topic in found.to_write] == [18, 20, 22, 24, 25, 26, 28, 29, 45, 47, 132]


@pytest.mark.parametrize(
    "text",
    [
        "## A\n" + "word " * 30_000,
        "## A\n" + "- one point\n" * 300,
        "## \x1b[31mred\x07\n\x1b]0;title\x07 is a thing of the screen.\n",
        "## A\nX is a {{c1::gap}} of `Go::Go`. The **b** is }}.\n\n- `x`: {{c9}} ::\n",
        "## A\n" + "".join(f"\n\n## H{n}\nWords {n} here." for n in range(500)),
        "# " + "x" * 5000 + "\nA " + "y" * 5000 + " is a word.\n",
        "## true\nyes it is.\n## 1.10\nno it is not.\n## 2024-01-01\nA date.\n## null\nNothing.\n",
        "## A\n\ufffe\uffff\ufeff\u2028\x85 is a strange line, really.\n",
        "## A\n    indented code\n\n\tand more\n\n```\n  leading\n\n\n```\n",
        "## A\n> quoted is a kind of text\n> - list\n> - in it\n",
        "## A\n```go\ntype _defer struct { é int; _x, _y int }\n```\n",
    ],
    ids=lambda text: repr(text[:20]),
)
def test_whatever_the_text_the_deck_is_good(text: str) -> None:
    cards(derived(text))


@pytest.mark.parametrize(
    "text",
    [
        "# a\n" * 10_000,
        "[" * 400_000,
        "*" * 400_000,
        "`" * 400_000,
        "- " * 200_000,
        ("> " * 40 + "x\n") * 2_000,
        ("- " * 8 + "x\n") * 1_000,
        "".join("  " * depth + "- x\n" for depth in range(49)) + ("  " * 49 + "- x\n") * 3_000,
        "A is " * 100_000,
        "是" * 300_000,
        "a.b" * 130_000,
        "[a](" * 100_000,
        "https://" * 50_000,
        "```go\n" + "/*" * 50_000 + "\n```\n",
        "```go\n" + "type t struct {\n" * 5_000 + "\n```\n",
        "```go\n" + "/**/" * 30_000 + "x\n```\n",
        "```go\ntype t struct {\n" + "// c\n\n" * 50_000 + "a int\n}\n```\n",
        "```go\ntype t struct {\n" + "// c\n" * 20_000 + "a int\n}\n```\n",
    ],
    ids=lambda text: repr(text[:20]),
)
def test_no_text_takes_long(text: str) -> None:
    """Held by the time limit of a test, with room to spare."""
    derived("## A\n\n" + text)


_SIGNS = st.sampled_from(
    [
        *(
            "\n",
            "\n\n",
            "# ",
            "## ",
            "- ",
            "1. ",
            "> ",
            "```",
            "```go\n",
            "    ",
            "\t",
            "---\n",
            ": ",
        ),
        *("**", "`", "{{c1::", "}}", "::", "\\", "[a](http://b)", "https://c ", "<!--", "-->", "|"),
        *(
            " 是 ",
            "指",
            "。",
            "：",
            "“",
            "X is a ",
            "A are the ",
            "256",
            "…",
            "/x/",
            '"',
            "'",
            "%",
            "&a",
        ),
        *(
            "type t struct {",
            "}",
            "a int // b",
            "const x = iota",
            "func f()",
            "!",
            "*d",
            "\x00",
            "\x1b",
        ),
        *(
            "\x85",
            "\u2028",
            "\ufeff",
            "\ufffe",
            "\U0001f600",
            "é",
            "no",
            "null",
            "1.10",
            "2024-01-01",
        ),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_SIGNS | st.text(max_size=8), max_size=60).map("".join))
def test_no_notes_give_a_deck_with_faults_or_one_that_changes_when_derived_again(text: str) -> None:
    try:
        found = derived(text)
    except QuizgoError:
        return  # nothing in it
    if found.drafts:
        cards(found)
        deck = fresh(found, DeckName("d"), "t", "notes.md").text
        assert merged(found, deck.encode(), PATH).text == deck
