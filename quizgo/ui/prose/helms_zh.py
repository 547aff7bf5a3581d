"""What is said at the helm of a drive, in Chinese."""

from __future__ import annotations

from typing import Final

from quizgo.ui.prose.helms import HelmWords

ZH: Final = HelmWords(
    as_go="你是 {n} 个 P 的调度器：每当一个 P 要找活干，就选出 Go 会让它做什么。",
    counts=(
        "除了让 goroutine 继续，每次选择都算一步。同一时刻只有一个 goroutine 在动：其他 P 的线程"
        "停在原处，直到它停下，或者你让其中一个先走。"
    ),
    seat="P{p}：{doing}；runnext {next}；本地队列 {ring}；schedtick {tick}",
    asked="要找活干",
    runs="运行 {g}",
    runs_at="运行 {g}，第 {line} 行",
    looks="正在找活干",
    wakes="线程正在醒来",
    idle="空闲",
    in_kernel="在系统调用中",
    shared="全局队列：{shared}",
    legend="{name}：运行时自己的 goroutine",
    going_on="P{p} 正在运行 {g}。让它继续吗？",
    needs="P{p} 接下来做什么？",
    blocked="{g} 开始等待（{reason}）。",
    exited="{g} 已结束。",
    yielded="{g} 主动让出。",
    preempted="{g} 被抢占。",
    steal="从 P{p} 的队列窃取",
    steal_who="从 P{p} 的队列窃取，运行 {g}",
    steal_next="窃取 P{p} 的 runnext",
    steal_next_who="窃取 P{p} 的 runnext：{g}",
    poll="问网络轮询器，并运行定时器",
    stop="什么也不做：P 变为空闲，线程休眠",
    first="先让 P{p} 走，它运行 {g}",
    first_looking="先让 P{p} 走，它要找活干",
    sleeping="让时间流逝，直到 {g} 醒来",
    wrong="不是：{what}。",
    by="P{p}：{what}",
    rule_fair="Go 运行 {g}：schedtick 是 {tick}，每到第 61 个 schedtick 先看全局队列。",
    rule_global="Go 运行 {g}：本地队列为空，于是从全局队列取一份，{of} 个里取 {taken} 个。",
    rule_poll="Go 运行 {g}：它在网络轮询器里，或被定时器唤醒。",
    rule_steal=(
        "本地和全局都没有：Go 从 P{victim} 窃取，队列里的 {of} 个取走 {taken} 个"
        "（一半，向上取整），运行其中最后一个 {g}。"
    ),
    rule_steal_one=(
        "本地和全局都没有：Go 从 P{victim} 窃取，取走队列里唯一的一个（一半，向上取整），运行 {g}。"
    ),
    rule_steal_next=(
        "所有队列都空了：四轮中的最后一轮连 runnext 也拿，Go 从没有在运行的 P{victim} 拿走 {g}。"
    ),
    rule_back_off=(
        "所有队列都空了，runnext 最后才拿：Go 先等 3 µs，让 P{victim} 自己运行 {g}；"
        "还在的话才拿走。"
    ),
    rule_enough="Go 什么也不做：正在找活干的线程已达到忙碌 P 的一半，这个线程就休眠。",
    drawn="从谁开始是随机的：{ps} 也同样正确。",
    made_steal="从 P{victim} 的队列窃取，{g} 运行",
    made_steal_next="窃取 P{victim} 的 runnext，{g} 运行",
    made_first="让 P{victim} 先走",
    made_first_over="让 P{victim} 先走，{over} 停在第 {line} 行之前",
    made_sleeping="时间流逝，{g} 醒来运行",
    made_sleeping_over="时间流逝，{g} 醒来运行，{over} 停在第 {line} 行之前",
    typed="{digit}_：再输入一位数字，或按回车。",
)
