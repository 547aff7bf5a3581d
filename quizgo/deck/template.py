"""The deck that `quizgo new` writes: one card of each kind, with words on how to go on."""

from __future__ import annotations

import json
import re

from quizgo.deck.fields import DECK_NAME_PATTERN

_NAME = re.compile(DECK_NAME_PATTERN)

_TEMPLATE = """\
# yaml-language-server: $schema=@SCHEMA@
#
# A deck of quizgo. `quizgo check` on this file names everything that is wrong with it,
# `quizgo study` on it studies it in place. Texts are Markdown: a string, or one for
# each language. Quote what YAML would misread: "no", "1.10", "2024-01-01".

deck: @NAME@
title: {en: @TITLE@, zh: @TITLE@}
about: {en: "What this deck is about.", zh: "这个牌组讲什么。"}

cards:
# basic: recall, show, grade yourself.
- id: first-card              # never change an id: the progress hangs on it
  kind: basic
  ask: {en: "What does `go f()` do?", zh: "`go f()` 做什么？"}
  answer: {en: "It starts a goroutine that runs `f`.", zh: "启动一个运行 `f` 的 goroutine。"}
  reversed: false             # true: a second item asks the other way round
  # Fields that every kind may have:
  why: {en: "Shown after the answer.", zh: "在答案之后显示。"}
  hints:
  - {en: "It does not wait for `f`.", zh: "它不等待 `f`。"}
  tags: [example]
  level: basic                # basic, intermediate or expert
  refs: ["runtime/proc.go newproc"]
  since: "1.0"                # the Go versions it holds for: since, until
  seconds: 20                 # what quick means for this card

# cloze: one item for each number; {{c1::hidden::hint}}.
- id: gaps
  kind: cloze
  text:
    en: "A receive from a nil channel {{c1::blocks for ever}}, a close of it {{c2::panics}}."
    zh: "从 nil 通道接收会{{c1::永远阻塞}}，关闭它会 {{c2::panic}}。"
  typed: false                # true: the gap is typed

# typed: a short answer. Everything in `accept` is right; /…/ is a regular expression.
- id: short-answer
  kind: typed
  ask:
    en: "Which built-in gives the number of elements queued in a channel?"
    zh: "哪个内置函数给出通道中排队的元素个数？"
  accept: [len, "/len\\\\(.*\\\\)/"]
  ignore: [case, space]       # and punctuation

# choice: one or several are right. Shown shuffled.
- id: pick
  kind: choice
  ask: {en: "Which of these panic?", zh: "哪些会 panic？"}
  options:
  - text: {en: "A send on a closed channel", zh: "向已关闭的通道发送"}
    right: true
    why: {en: "Nobody can receive it any more.", zh: "不会再有人接收。"}
  - text: {en: "A receive from a closed channel", zh: "从已关闭的通道接收"}
    why: {en: "It gives the zero value.", zh: "得到零值。"}

# order: write the steps in the right order. Shown shuffled.
- id: steps
  kind: order
  ask: {en: "In which order do these run?", zh: "它们按什么顺序执行？"}
  steps:
  - {en: "Package variables are initialised", zh: "初始化包级变量"}
  - {en: "`init` functions run", zh: "执行 `init` 函数"}
  - {en: "`main.main` runs", zh: "执行 `main.main`"}

# points: an open answer; points found in it by `match` are ticked.
- id: open-question
  kind: points
  ask: {en: "What does closing a channel do?", zh: "关闭通道有什么作用？"}
  points:
  - text: {en: "Waiting receivers wake up with the zero value", zh: "等待的接收者被唤醒并得到零值"}
    match: [zero value, 零值]
  - text: {en: "Sends panic from then on", zh: "此后发送会 panic"}
    match: ["/send.*panic|panic.*send/", "/发送.*panic/"]
  follow: [pick]              # cards that an interviewer would ask next

# predict: say what the program prints; running it tells what is right.
- id: output
  kind: predict
  ask: {en: "What does it print?", zh: "它会输出什么？"}
  go: |
    package main

    import "fmt"

    func main() {
    \tresults := make(chan int)
    \tgo func() {
    \t\tdefer close(results)
    \t\tfor i := range 3 {
    \t\t\tresults <- i * i
    \t\t}
    \t}()
    \tfor result := range results {
    \t\tfmt.Println(result)
    \t}
    }
  what: output                # or ending: how it ends; one-of: which of `options` it can print
  rules: "1.27"               # or "1.13": the Go version whose rules hold

# state: say what is inside the runtime at a moment; `quizgo sim step` shows the whole run.
- id: run-queue
  kind: state
  ask: {en: "Who waits in the ring of P0, in order?", zh: "P0 的环形队列里依次是谁？"}
  go: |
    package main

    import "sync"

    func worker(wg *sync.WaitGroup) {
    \twg.Done()
    }

    func main() {
    \tvar wg sync.WaitGroup
    \tfor range 3 {
    \t\twg.Add(1)
    \t\tgo worker(&wg)
    \t}
    \twg.Wait()
    }
  when: {event: go_create, nth: 3}   # or {line: 14, g: "worker#2"}, {at: 20ms}
  query: p0.runq              # p0.runnext, g(main).waitreason, chan(ch).buf, len(p0.runq)…
  as: list                    # or text, number
  procs: 1

# lab: the learner mends `go` until every run of it does what `checks` ask.
- id: mend-it
  kind: lab
  ask:
    en: "The program should print 3, whoever runs first. Make it wait for the goroutine."
    zh: "无论谁先运行，程序都应输出 3。让它等待 goroutine。"
  go: |
    package main

    import "fmt"

    func main() {
    \tsum := 0
    \tgo func() {
    \t\tsum = 1 + 2
    \t}()
    \tfmt.Println(sum)
    }
  checks:                     # also leaks, deadlock, steals, within, race, uses, keeps
  - ends: ok
  - output: "3"
  runs: {procs: [1, 4], seeds: 20}
  solution: |
    package main

    import "fmt"

    func main() {
    \tsum := 0
    \tdone := make(chan struct{})
    \tgo func() {
    \t\tdefer close(done)
    \t\tsum = 1 + 2
    \t}()
    \t<-done
    \tfmt.Println(sum)
    }
  wrong:                      # each must fail; `fails` names the check that is meant for it
  - fails: ends
    go: |
      package main

      import "fmt"

      func main() {
      \tsum := 0
      \tdone := make(chan struct{})
      \tgo func() {
      \t\tsum = 1 + 2
      \t}()
      \t<-done
      \tfmt.Println(sum)
      }

# drive: be the scheduler of one P, move by move.
- id: be-the-scheduler
  kind: drive
  ask:
    en: "Interrupt the goroutines so that one of the two additions is lost."
    zh: "打断这些 goroutine，让两次加法丢掉一次。"
  go: |
    package main

    import (
    \t"fmt"
    \t"sync"
    )

    var sum int

    func add(wg *sync.WaitGroup) {
    \tsum++
    \twg.Done()
    }

    func main() {
    \tvar wg sync.WaitGroup
    \twg.Add(2)
    \tgo add(&wg)
    \tgo add(&wg)
    \twg.Wait()
    \tfmt.Println(sum)
    }
  goal: {output: "1"}         # also deadlock: true, leak: true, panic: "text"; or as-go: do
  moves: 2                    # what Go does. `check` searches whether so many are enough
"""


def new_deck(name: str, *, schema: str = "deck.schema.json") -> str:
    """The text of a fresh deck called `name`, which must be a good deck name.

    `schema` is the path or URL of what `quizgo schema` printed, for the editor.
    """
    title = json.dumps(name.rpartition("/")[2], ensure_ascii=False)
    text = _TEMPLATE.replace("@SCHEMA@", schema).replace("@TITLE@", title)
    return text.replace("@NAME@", json.dumps(name, ensure_ascii=False))


def is_deck_name(name: str) -> bool:
    """Whether a deck may be called so."""
    return _NAME.fullmatch(name) is not None
