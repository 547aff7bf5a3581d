"""One card of each kind in both languages, and how a learner answers it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

HEAD = "deck: t\ntitle: {en: Tests, zh: 测试}\ncards:\n"


@dataclass(frozen=True)
class Sample:
    """A card, and its right answer as lines of plain mode."""

    card: str
    question: dict[str, str]
    """What stands on the screen when it is asked, by language."""
    answer: Callable[[str, str], str]
    """From what the screen shows and the language to the line that answers."""

    @property
    def deck(self) -> str:
        return HEAD + self.card


def number_of(text: str, shown: str) -> str:
    """The number in front of an option or step."""
    found = re.search(rf"(\d+)\. {re.escape(text)}", shown)
    assert found is not None, f"no {text!r} in:\n{shown}"
    return found[1]


def _numbers(en: str, zh: str) -> Callable[[str, str], str]:
    def answer(shown: str, lang: str) -> str:
        words = (en if lang == "en" else zh).split()
        return " ".join(number_of(word, shown) for word in words)

    return answer


SAMPLES = {
    "basic": Sample(
        """\
- id: basic
  kind: basic
  ask: {en: "What is a P?", zh: "P 是什么？"}
  answer: {en: "A token to run Go code.", zh: "运行 Go 代码的令牌。"}
  why: {en: "There are `GOMAXPROCS` of them.", zh: "一共有 `GOMAXPROCS` 个。"}
""",
        {"en": "What is a P?", "zh": "P 是什么？"},
        lambda shown, lang: "",
    ),
    "cloze": Sample(
        """\
- id: cloze
  kind: cloze
  typed: true
  text:
    en: "The ring of a P holds {{c1::256}} goroutines"
    zh: "P 的环形队列容纳 {{c1::256}} 个 goroutine"
""",
        {"en": "The ring of a P holds", "zh": "P 的环形队列容纳"},
        lambda shown, lang: "256",
    ),
    "untyped cloze": Sample(
        """\
- id: gap
  kind: cloze
  text: {en: "A slice lasts {{c1::ten}} ms", zh: "一个时间片是 {{c1::十}} 毫秒"}
""",
        {"en": "A slice lasts", "zh": "一个时间片是"},
        lambda shown, lang: "",
    ),
    "typed": Sample(
        """\
- id: typed
  kind: typed
  ask: {en: "Which function yields?", zh: "哪个函数主动让出？"}
  accept: ["runtime.Gosched", "/[Gg]osched(\\\\(\\\\))?/"]
""",
        {"en": "Which function yields?", "zh": "哪个函数主动让出？"},
        lambda shown, lang: "Gosched()",
    ),
    "choice": Sample(
        """\
- id: choice
  kind: choice
  ask: {en: "Which are queues?", zh: "哪些是队列？"}
  options:
  - {text: {en: runnext, zh: 槽位}, right: false, why: {en: "It is one slot.", zh: "只有一个槽。"}}
  - {text: {en: ring, zh: 环形}, right: true, why: {en: "Of 256.", zh: "容量 256。"}}
  - {text: {en: global, zh: 全局}, right: true, why: {en: "Without bound.", zh: "没有上限。"}}
  - {text: {en: stack, zh: 堆栈}, right: false, why: {en: "It is memory.", zh: "它是内存。"}}
""",
        {"en": "Which are queues?", "zh": "哪些是队列？"},
        _numbers("ring global", "环形 全局"),
    ),
    "order": Sample(
        """\
- id: order
  kind: order
  ask: {en: "Where does the scheduler look?", zh: "调度器按什么顺序查找？"}
  steps:
  - {en: runnext, zh: 槽位}
  - {en: ring, zh: 环形}
  - {en: global, zh: 全局}
  - {en: netpoll, zh: 网络}
""",
        {"en": "Where does the scheduler look?", "zh": "调度器按什么顺序查找？"},
        _numbers("runnext ring global netpoll", "槽位 环形 全局 网络"),
    ),
    "points": Sample(
        """\
- id: points
  kind: points
  ask: {en: "What does close do?", zh: "close 做什么？"}
  points:
  - {text: {en: "Receivers wake", zh: "接收者被唤醒"}, match: [wake, 唤醒]}
  - {text: {en: "Senders panic", zh: "发送者 panic"}, match: [panic]}
""",
        {"en": "What does close do?", "zh": "close 做什么？"},
        lambda shown, lang: "they wake, and a send will panic" if lang == "en" else "唤醒，panic",
    ),
    "predict": Sample(
        """\
- id: predict
  kind: predict
  ask: {en: "What does it print?", zh: "会输出什么？"}
  go: |
    package main
    import "fmt"
    func main() {
    \tdefer fmt.Println("main")
    \tc := make(chan bool)
    \tgo func() {
    \t\tdefer close(c)
    \t\tfmt.Println("other")
    \t}()
    \t<-c
    }
""",
        {"en": "What does it print?", "zh": "会输出什么？"},
        lambda shown, lang: "other\nmain",
    ),
    "ending": Sample(
        """\
- id: ending
  kind: predict
  what: ending
  ask: {en: "How does it end?", zh: "会怎样结束？"}
  go: |
    package main
    func main() { <-make(chan int) }
""",
        {"en": "How does it end?", "zh": "会怎样结束？"},
        lambda shown, lang: number_of("Deadlock" if lang == "en" else "死锁", shown),
    ),
    "state": Sample(
        """\
- id: state
  kind: state
  ask: {en: "Who is in the ring of P0?", zh: "P0 的环形队列里是谁？"}
  go: |
    package main
    func worker() {}
    func main() {
    \tfor range 3 {
    \t\tgo worker()
    \t}
    }
  when: {event: go_create, nth: 3}
  query: p0.runq
  as: list
""",
        {"en": "Who is in the ring of P0?", "zh": "P0 的环形队列里是谁？"},
        lambda shown, lang: "worker#1, worker#2",
    ),
}
"""By kind."""
