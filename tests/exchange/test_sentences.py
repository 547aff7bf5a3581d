"""Which sentences define something, in both languages."""

from __future__ import annotations

import pytest

from quizgo.exchange.sentences import (
    definition,
    gapped,
    glued,
    language,
    marked,
    sentences,
    term_and_meaning,
)
from quizgo.model import Lang


@pytest.mark.parametrize(
    ("sentence", "term", "kernel"),
    [
        ("goroutine 是用户态线程，它的创建在用户代码中完成。", "goroutine", "用户态线程"),
        ("goroutine 其实就是协程，也叫用户态线程。", "goroutine", "协程"),
        ("抢占是指调度器强行收回 CPU。", "抢占", "调度器强行收回 CPU"),
        ("P 即逻辑处理器。", "P", "逻辑处理器"),
        ("默认栈大小是 2 k。", "默认栈大小", "2 k"),
    ],
)
def test_chinese_definitions(sentence: str, term: str, kernel: str) -> None:
    found = definition(sentence, Lang.ZH)
    assert found is not None
    assert (found.term, sentence[slice(*found.kernel)]) == (term, kernel)


@pytest.mark.parametrize(
    "sentence",
    [
        "它是一个线程。",
        "但是这样不行。",
        "不是所有的锁都一样。",
        "如果是这样就阻塞。",
        "原理是一样的，都是保存寄存器。",
        "goroutine 是什么？",
        "调度器是怎么工作的。",
        "即使阻塞也没关系。",
        "指针指向栈。",
        "当前立即返回结果。",
        "或者是别的东西。",
        "只有一个人是不够的。",
    ],
)
def test_chinese_sentences_that_define_nothing(sentence: str) -> None:
    assert definition(sentence, Lang.ZH) is None


@pytest.mark.parametrize(
    ("sentence", "term"),
    [
        ("A goroutine is a thread of the runtime's own.", "a goroutine"),
        ("The scheduler is the part that picks goroutines.", "the scheduler"),
        ("Goroutines are lightweight threads managed by Go.", "goroutines"),
        ("`GOMAXPROCS` means the number of Ps.", "`GOMAXPROCS`"),
        ("Work stealing refers to taking from another P.", "Work stealing"),
        ("The default stack size is 2 KB.", "the default stack size"),
        ("Machines are threads of the system.", "machines"),
    ],
)
def test_english_definitions(sentence: str, term: str) -> None:
    found = definition(sentence, Lang.EN)
    assert found is not None
    assert found.term == term


@pytest.mark.parametrize(
    "sentence",
    [
        "It is a thread.",
        "This is the reason.",
        "The scheduler is fast.",
        "Goroutines are scheduled by the runtime.",
        "If a goroutine is a leak, find it.",
        "Is a goroutine a thread?",
        "There are many Ps here.",
        "What happens then is a mystery.",
        "Without a terminal it is a listing.",
        "Cards are known by their names.",
    ],
)
def test_english_sentences_that_define_nothing(sentence: str) -> None:
    assert definition(sentence, Lang.EN) is None


def test_values_are_told_from_explanations() -> None:
    value = definition("The default stack size is 2 KB.", Lang.EN)
    words = definition("A goroutine is a thread of the runtime's own.", Lang.EN)
    assert value is not None
    assert words is not None
    assert (value.is_value, words.is_value) == (True, False)


def test_commas_in_parentheses_end_no_clause() -> None:
    found = definition("The size is 4 (or 8, at most), they say.", Lang.EN)
    assert found is not None
    assert found.sentence[slice(*found.kernel)] == "4 (or 8, at most)"


def test_sentences_are_cut_at_stops_and_not_inside_numbers_or_abbreviations() -> None:
    text = "Go 1.14 is new. It preempts, e.g. loops. 第一句。第二句！"
    assert list(sentences(text)) == [
        "Go 1.14 is new.",
        "It preempts, e.g. loops.",
        "第一句。",
        "第二句！",
    ]


def test_wrapped_chinese_gets_no_space() -> None:
    assert glued("系统线程\n用不了 memory\nat all") == "系统线程用不了 memory at all"


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("**P**: a processor", ("P", "a processor")),
        ("`runq` — the ring of a P", ("`runq`", "the ring of a P")),
        ("本地队列：每个 P 一个", ("本地队列", "每个 P 一个")),
        ("注意：不要这样做", None),
        ("https://go.dev/ref is there", None),
        ("no term in here at all", None),
    ],
)
def test_terms_of_lists(item: str, expected: tuple[str, str] | None) -> None:
    assert term_and_meaning(item) == expected


def test_a_gap_hides_what_is_marked_and_never_gives_itself_away() -> None:
    sentence = "The **scheduler** picks the next one."
    hidden = marked(sentence, code=False)
    assert hidden is not None
    assert gapped(sentence, hidden) == "The **{{c1::scheduler}}** picks the next one."
    twice = "The **scheduler** is a scheduler of Gs."
    again = marked(twice, code=False)
    assert again is not None
    assert gapped(twice, again) is None


def test_language_looks_at_words_and_not_at_code() -> None:
    assert language("goroutine 的 stack 太小了，需要 grow") is Lang.ZH
    assert language("A goroutine (协程) has a small stack of its own") is Lang.EN
    assert language("协程\n```go\nfunc main() { return some english words }\n```\n") is Lang.ZH
