"""`sim` and its commands, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SIM: Final[Mapping[str, str]] = {
    # sim
    "Run Go programs on the bundled scheduler simulation, look at the run, or only check them.": (
        "在自带的调度器模拟上运行 Go 程序，查看运行过程，或者只作检查。"
    ),
    "Run a program: its output and exit status are Go's.": (
        "运行程序，输出和退出码与 Go 编译的相同。"
    ),
    "Check a program without running it.": "只检查程序，不运行。",
    "What differs between Go versions, and what takes how long.": (
        "列出 Go 各版本的不同，以及各种操作的用时。"
    ),
    "One run as a picture: lanes of Ps or goroutines.": (
        "把一次运行画成图：每个 P 或 goroutine 一条泳道。"
    ),
    "One run in words: times, leaks, deadlocks, decisions.": (
        "用文字说明一次运行：用时、泄漏、死锁、关键时刻。"
    ),
    "Many runs with the memory watched: data races, with both lines.": (
        "监视内存运行多次：列出数据竞争的两行。"
    ),
    "Walk through a run, stop by stop, forward and back.": "逐步查看一次运行，可进可退。",
    # run
    "Compile and run a Go program. Nothing of it touches your files or the network.": (
        "编译并运行 Go 程序。它碰不到你的文件，也碰不到网络。"
    ),
    "stdout, stderr and exit status are those of the program built by Go: its own status, 2 after "
    "a panic, a fatal error or a deadlock. 1 where it does not compile; 124 where a limit of the "
    "simulation ended it; 125 for a fault of quizgo's own.": (
        "标准输出、标准错误和退出码都与 Go 编译的程序相同：程序自己的退出码；panic、"
        "致命错误（fatal error）或死锁是 2。编译不过是 1；超出模拟的限制而中止是 124；"
        "quizgo 自身的故障是 125。"
    ),
    "GOMAXPROCS, GOGC and of GODEBUG schedtrace, scheddetail, asyncpreemptoff, gctrace, "
    "adaptivestackstart and gcshrinkstackoff are understood as Go understands them.": (
        "环境变量 GOMAXPROCS、GOGC，以及 GODEBUG 中的 schedtrace、scheddetail、asyncpreemptoff、"
        "gctrace、adaptivestackstart、gcshrinkstackoff，含义与 Go 相同。"
    ),
    "GOMAXPROCS; by default what the environment variable says, else 4.": (
        "GOMAXPROCS；默认按环境变量，没有则为 4。"
    ),
    "What chance is drawn from.": "随机种子。",
    "The Go version whose scheduler and language rules hold.": (
        "按哪个 Go 版本的调度器和语言规则运行。"
    ),
    "Turn one switch of the rules (see `quizgo sim rules`). May be given several times.": (
        "打开或关闭一条规则（见 `quizgo sim rules`）；可重复使用。"
    ),
    "Let something take so many virtual nanoseconds (see `quizgo sim rules`).": (
        "规定某种操作用时多少虚拟纳秒（见 `quizgo sim rules`）；可重复使用。"
    ),
    "The machine that several Ps run on, by what other programs do to it: still, quiet, usual, "
    "busy or loaded.": (
        "多个 P 所在的机器，按其他程序的干扰从无到多：still、quiet、usual、busy、loaded。"
    ),
    "Write the events as JSON lines.": "把事件写成 JSON，一行一个。",
    # vet, rules
    "Check a Go program without running it: the compiler's complaints, then those of vet.": (
        "只检查 Go 程序，不运行：先是编译器的报错，再是 vet 的。"
    ),
    "Exit status 1 where there are any.": "有报错时退出码为 1。",
    "What a run goes by: the switches of both Go versions, and what takes how long.": (
        "列出运行的依据：两个 Go 版本的规则，以及各种操作的用时。"
    ),
    # timeline
    "Run a Go program and draw what its Ps or its goroutines did, as wide as the terminal.": (
        "运行 Go 程序，画出各个 P 或 goroutine 做了什么，与终端同宽。"
    ),
    "Exit status 0 however the program ended; 1 where it does not compile or the file cannot be "
    "written, 2 for a file of another kind.": (
        "不论程序如何结束，退出码都是 0；编译不过或文件写不了是 1，文件类型不对是 2。"
    ),
    "A lane for each P, or for each goroutine.": "每个 P（p）或每个 goroutine（g）一条泳道。",
    "Write it there: an image (.svg), a page that zooms (.html), or what Perfetto and "
    "chrome://tracing open (.json).": (
        "写到文件：图像（.svg）、可缩放的网页（.html），"
        "或 Perfetto 和 chrome://tracing 能打开的文件（.json）。"
    ),
    "Language of the words.": "文字的语言。",
    # explain
    "Run a Go program and tell where the time went, who was left, who waits for whom, and where "
    "the scheduler's rules decided.": (
        "运行 Go 程序，说明时间花在哪里、结束时还留着谁、谁在等谁，以及调度规则在何处起了决定作用。"
    ),
    "Exit status 0 however the program ended; 1 where it does not compile.": (
        "不论程序如何结束，退出码都是 0；编译不过是 1。"
    ),
    "How many deciding moments to tell.": "最多说明多少个关键时刻。",
    # race
    "Run a Go program many times and name the lines that race: accesses to one place in memory, "
    "one of which writes, that nothing orders.": (
        "多次运行 Go 程序，指出相互竞争的两行："
        "它们访问同一处内存，至少一个是写，且两者之间没有先后关系。"
    ),
    "What the program prints is not shown. stdin is empty. Exit status 66 where there is a race, "
    "as under `go run -race`; 0 where none was seen, which proves nothing about runs that were "
    "not made; 1 where the program does not compile.": (
        "不显示程序的输出，标准输入为空。有竞争时退出码是 66，与 `go run -race` 相同；"
        "没有发现是 0，但没跑到的情形不得而知；编译不过是 1。"
    ),
    "How often to run it, each time with the next seed.": "运行多少次，每次换下一个种子。",
    # step
    "Walk through the run of a Go program, stop by stop, forward and back.": (
        "逐步查看 Go 程序的一次运行，可进可退。"
    ),
    "A stop is an event of the scheduler, or a goroutine's coming to another line. At each there "
    "is to see: the source, queues, goroutines, channels, variables, every field of a g. `?` "
    "names the keys. On the screen the program finds stdin at its end. Without a terminal, or "
    "with TERM=dumb, all stops are listed, one a line; the exit status is then that of "
    "`sim run`.": (
        "一步是调度器的一个事件，或 goroutine 来到另一行。每一步都能看到：源码、队列、"
        "goroutine、通道、变量，以及 g 的每个字段。`?` 列出按键。在界面里，程序的标准输入为空。"
        "没有终端或 TERM=dumb 时，逐行列出所有步，退出码与 `sim run` 相同。"
    ),
    "Exit status 1 where it does not compile.": "编译不过时退出码为 1。",
    "A listing, one stop a line.": "逐行列出，一步一行。",
}
