"""The commands to learn with, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

LEARNING: Final[Mapping[str, str]] = {
    # quizgo
    "Learn the Go runtime for your interview, ten minutes a day.": (
        "每天十分钟，为面试学透 Go 运行时。"
    ),
    "Without a command: today's screen; Enter studies what is due.": (
        "不带命令：打开今天的界面，按回车学习到期的卡片。"
    ),
    "Show the version and exit.": "显示版本后退出。",
    "Show this message and exit.": "显示本帮助后退出。",
    "Study what is due, or a deck or file of your choice.": "学习到期的卡片，或指定的牌组、文件。",
    "A mock interview against the clock, with a report.": "限时模拟面试，结束时给出报告。",
    "What is due today, by deck.": "按牌组列出今天到期的。",
    "The decks there are, with counts.": "列出所有牌组和数量。",
    "The cards there are, with their schedule.": "列出所有卡片和日程。",
    "All cards on the full screen: find, look, change several at once.": (
        "全屏浏览所有卡片：查找、阅读、批量修改。"
    ),
    "One card with its answer and its progress.": "显示一张卡片的答案和进度。",
    "What was answered, newest first.": "列出作答记录，新的在前。",
    "Be ready by a date, with so many minutes a day.": "制定计划：每天若干分钟，到某天准备好。",
    "How you are doing: days, retention, what comes, mastery.": (
        "学得怎么样：每日、记忆率、今后到期、掌握程度。"
    ),
    "Why a card is due on the day it is due.": "说明一张卡片为何那天到期。",
    "By which rule cards come round: SM-2 or FSRS.": "选择调度器：SM-2 或 FSRS。",
    "Fit the parameters of FSRS to your own answers.": "用你自己的作答拟合 FSRS 的参数。",
    "Which scheduler foretells your answers best.": "哪种调度器最能预测你的作答。",
    # study
    "Study what is due, then new cards up to the day's limit.": (
        "先学到期的卡片，再学新卡，直到每日上限。"
    ),
    "Without a deck: all decks. A FILE.yaml is studied where it lies. Every answer is on disk "
    "before the next card shows: `q`, Ctrl-C or a power cut lose nothing.": (
        "不写牌组就是全部牌组。文件.yaml 在原处学习，不用导入。"
        "每次作答都先写到磁盘，再显示下一张卡片：`q`、Ctrl-C 或断电都不会丢失。"
    ),
    "Only cards with this tag; may be repeated.": "只学带这个标签的卡片；可重复使用。",
    "Which cards are meant, as in `quizgo cards`: 'deck:go/* prop:lapses>=3 -is:suspended'.": (
        "用查询指定卡片，写法同 `quizgo cards`：'deck:go/* prop:lapses>=3 -is:suspended'。"
    ),
    "The day's limit of new cards, instead of all others.": ("今天新卡的上限，代替其他所有上限。"),
    "Also what falls due in so many days. Scheduled from today on: SM-2 knows no early review, so "
    "the next interval is as long as if the card had been due.": (
        "连同今后若干天内到期的一起学。日程从今天算起：SM-2 没有提前复习的概念，"
        "下一个间隔与按时复习时一样长。"
    ),
    "Offer to stop after so many; 0: never.": "学满若干分钟后提议停下；0 表示从不。",
    "At most so many cards.": "最多学若干张。",
    "All cards, due or not; the schedule stays as it is.": (
        "突击：不论是否到期全部都学，日程不变。"
    ),
    "Lines instead of a screen: for pipes, screen readers.": (
        "逐行输出，不用全屏界面：供管道和读屏软件使用。"
    ),
    "Language of cards.": "卡片的语言。",
    # interview
    "A mock interview: weakest topics first, each question against its clock.": (
        "模拟面试：从最薄弱的主题问起，每题限时。"
    ),
    "Questions follow on your answers: deeper after a good one, easier after a bad one, to the "
    "point that you left out. Left at any time, it goes on where it was; at its end there is a "
    "report.": (
        "根据你的回答追问：答得好就问得更深，答得不好就问得浅些，也会追问你漏掉的要点。"
        "随时可以离开，下次从中断处继续；结束时给出报告。"
    ),
    "How long; 30 unless told otherwise.": "面试多少分钟，默认 30。",
    "How many, at most.": "最多问几题。",
    "Only questions of this level.": "只问这个级别的题。",
    "Only about this tag or heading; may be repeated.": "只问有关这个标签或标题的；可重复使用。",
    "Only from this deck; may be repeated.": "只从这个牌组出题；可重复使用。",
    "Verdicts at the end, in the report, as usual; or after each question.": (
        "何时揭晓对错：通常在最后的报告里（end），也可以在每题之后（each）。"
    ),
    "The same one asks the same again.": "随机种子；种子相同，问的题也相同。",
    "Write the report there, too: .md or .html.": "把报告也写到这个文件：.md 或 .html。",
    "Go on with the one that was left.": "继续上次中断的面试。",
    "Begin anew, whatever was left.": "重新开始一场，不管有没有中断的。",
    "The interviews held so far.": "列出做过的面试。",
    "The report of an earlier one.": "显示以前某场面试的报告。",
    "As JSON, with --list or --show.": "与 --list 或 --show 同用：输出 JSON。",
    # due
    "What is due today, by deck: reviews, and new cards up to the day's limit.": (
        "按牌组列出今天要学的：到期的复习，以及每日上限以内的新卡。"
    ),
    "Examples: quizgo due --check && quizgo\n"
    "          PS1='$(quizgo due --prompt) '$PS1    (in .bashrc)": (
        "例如：quizgo due --check && quizgo\n"
        "      PS1='$(quizgo due --prompt) '$PS1    （写在 .bashrc 里）"
    ),
    "Print nothing; exit with 1 when nothing is due.": "什么也不输出；没有到期的，退出码为 1。",
    "A few words for the prompt of your shell, in no time; nothing when nothing is due, ? when a "
    "deck or the store has changed behind quizgo's back.": (
        "给 shell 提示符用的几个字，瞬间完成；没有到期的就什么也不输出；"
        "牌组或数据库被别的程序改动过，则输出 ?。"
    ),
    "What --prompt says: {total} {due} {new} {again} {minutes}.": (
        "--prompt 的格式，可用：{total} 总数，{due} 到期，{new} 新卡，{again} 重练，"
        "{minutes} 分钟。"
    ),
    "As one JSON object.": "输出一个 JSON 对象。",
    # decks
    "The decks there are, in the order in which to learn them.": "列出所有牌组，按学习的顺序。",
    "What is due and new is what today brings within its limits, as `due` and a session have it; "
    "`--json` has the counts before any limit, too. Mastered is what has an interval of 21 days "
    "or more.": (
        "到期和新卡的数量是今天在每日上限以内要学的，与 `due` 和学习时一致；"
        "`--json` 还给出不计上限的数量。间隔达到 21 天算已掌握。"
    ),
    "As a JSON array.": "输出一个 JSON 数组。",
    # cards
    "The cards there are, or those that QUERY means, with their state and schedule.": (
        "列出全部卡片，或查询所指的卡片，连同状态和日程。"
    ),
    "Words must all stand in the card, in any language and case. `*` stands for any characters, "
    "`_` for one.": (
        "写出的词都必须出现在卡片里，不论语言和大小写。`*` 代表任意多个字符，`_` 代表一个。"
    ),
    '  "exact words"  re:EXPRESSION  deck:go/*  tag:stack  tag:none  id:sig\n'
    "  flag:1 (to 7; 0 none)  note:word  note:* (any)\n"
    "  is:due  is:new  is:review  is:learn  is:suspended  is:buried  is:orphan\n"
    "  is:leech  (8 lapses or more)\n"
    "  prop:ivl>10  prop:ease<2.0  prop:lapses>=3  prop:reps=0  prop:due<=3\n"
    "  prop:s<21  prop:d>0.5  prop:r<0.9  (FSRS: stability, difficulty, recall today)\n"
    "  added:7  introduced:7  rated:3  rated:3:1  (within so many days; the grade)\n"
    "  kind:predict  level:expert  since:1.21  until:1.13": (
        '  "原样的词句"  re:正则表达式  deck:go/*  tag:stack  tag:none（无标签）  id:sig\n'
        "  flag:1（到 7；0 是没有旗标）  note:词  note:*（有备注）\n"
        "  is:due 到期  is:new 新  is:review 复习中  is:learn 重练\n"
        "  is:suspended 已暂停  is:buried 已搁置  is:orphan 无正文\n"
        "  is:leech 难记（忘过 8 次或更多）\n"
        "  prop:ivl>10 间隔  prop:ease<2.0 易度因子  prop:lapses>=3 遗忘\n"
        "  prop:reps=0 复习次数  prop:due<=3 几天后到期\n"
        "  prop:s<21 稳定性  prop:d>0.5 难度  prop:r<0.9 今天记得的概率（FSRS）\n"
        "  added:7  introduced:7  rated:3  rated:3:1（若干天以内；评分）\n"
        "  kind:predict 题型  level:expert 级别  since:1.21  until:1.13"
    ),
    "`-` negates, `or` joins, parentheses group. Quote all of it for the shell.": (
        "`-` 表示否定，`or` 表示或者，括号用来分组。整个查询要用引号括起来，以免 shell 另作解释。"
    ),
    # browse
    "All cards, or those that QUERY means, on the full screen; `?` there lists the keys.": (
        "全屏浏览全部卡片，或查询所指的卡片；在界面里按 `?` 列出按键。"
    ),
    "Look at them with their history and why they are due; suspend, bury, tag, flag, reset, "
    "reschedule, edit or study them, one or several at once. `u` takes back.": (
        "查看卡片、历史和到期的原因；一次对一张或多张暂停、搁置、加标签、加旗标、重置、改期、"
        "编辑或学习。`u` 撤销。"
    ),
    # show
    "One card with its answer, and where each of its items stands.": (
        "显示一张卡片和它的答案，以及其中各条目的进度。"
    ),
    "Language of the card.": "卡片的语言。",
    # history
    "What was answered, undone, suspended, buried and reset, newest first.": (
        "列出作答、撤销、暂停、搁置和重置的记录，新的在前。"
    ),
    "From this day on, as 2026-09-01.": "从这一天起，例如 2026-09-01。",
    "Only answers graded so, as you type grades: 0 to 5, or 1 to 4; may be repeated.": (
        "只列出评为这个分数的，按你平时的评分方式：0 到 5，或 1 到 4；可重复使用。"
    ),
    "At most so many entries. In a table 50, unless told otherwise.": (
        "最多列出若干条；表格默认 50 条。"
    ),
    "As a JSON array; all entries.": "输出一个 JSON 数组，包含全部记录。",
    # plan
    "Be ready by a date: new cards and reviews a day, and how much you will know.": (
        "到某天准备好：每天多少新卡和复习，届时能掌握多少。"
    ),
    "Alone: the plan in force, made anew from what happened. While there is one, it sets the "
    "day's limits. The share foretold comes with an interval that holds four times in five.": (
        "不带选项：显示现有的计划，并按实际情况重新推算。有计划时，每日上限由它决定。"
        "预测的掌握比例附有区间，五次里有四次会落在其中。"
    ),
    "The day to be ready: 2027-01-15, +60.": "准备好的日期：2027-01-15，或 +60（60 天后）。",
    "Minutes of study a day.": "每天学习的分钟数。",
    "Only these; may be repeated.": "只学这些牌组；可重复使用。",
    "End the plan; the usual limits hold again.": "结束计划，恢复平常的每日上限。",
    "Days without study, 2026-12-24..2027-01-02; may be repeated. `none` clears them.": (
        "外出不学的日子，如 2026-12-24..2027-01-02；可重复使用。`none` 全部取消。"
    ),
    "Spread a backlog over so many days.": "把积压的复习分散到若干天。",
    "How earlier forecasts went.": "看以前的预测准不准。",
    "Only show what would come of it.": "只显示结果，不保存。",
    # stats
    "How you are doing: days, what comes, retention, grades, time, hardest cards, mastery.": (
        "学得怎么样：每日、今后到期、记忆率、评分、用时、最难的卡片、掌握程度。"
    ),
    "Without a deck: of everything. A file is one that needs nothing else and no network.": (
        "不写牌组就统计全部。写出的文件自成一体，不依赖其他文件，也不需要网络。"
    ),
    "Of the last so many days; usually 365.": "统计最近若干天，默认 365。",
    "Some sections of: totals, heatmap, forecast, retention, grades, intervals, ease, time, hours, "
    "hardest, states, added, mastery.": (
        "只要其中几部分：totals 总计，heatmap 每日，forecast 今后到期，retention 记忆率，"
        "grades 评分，intervals 间隔，ease 难易，time 用时，hours 时段，hardest 最难的，"
        "states 卡片，added 新学，mastery 掌握程度。"
    ),
    "Write one picture there.": "写成一张图。",
    "Write one page there.": "写成一个网页。",
    # why
    "In words: why a card is due on the day it is due.": "用文字说明一张卡片为何那天到期。",
    "As a JSON array, an object an item.": "输出一个 JSON 数组，每个条目一个对象。",
    # scheduler
    "By which rule cards come round: sm2 (SuperMemo 2) or fsrs (FSRS-6), deck by deck.": (
        "选择调度器，可以按牌组：sm2（SuperMemo 2）或 fsrs（FSRS-6）。"
    ),
    "A change shows first what moves, then asks. The log is folded again by the other rule; "
    "nothing in it is lost, and the way back gives the same days again.": (
        "更改前先显示哪些卡片会改期，再询问。更改就是用另一种规则按日志重算："
        "日志什么也不丢，改回来日期也和原来一样。"
    ),
    "Examples:\n"
    "  quizgo scheduler fsrs --dry-run             what FSRS-6 would move\n"
    "  quizgo scheduler fsrs --deck go/scheduling  for these decks alone\n"
    "  quizgo scheduler --undo                     as it was before": (
        "例如：\n"
        "  quizgo scheduler fsrs --dry-run             看 FSRS-6 会移动哪些\n"
        "  quizgo scheduler fsrs --deck go/scheduling  只对这些牌组\n"
        "  quizgo scheduler --undo                     恢复原样"
    ),
    "For this deck and all below it, or a pattern like 'go/*'.": (
        "只对这个牌组和它下面的，或符合 'go/*' 这样的模式的。"
    ),
    "FSRS: the share you want to know when cards come round.": (
        "FSRS：卡片到期时希望还记得的比例。"
    ),
    "Show what would move; change nothing.": "只显示会改期的卡片，不作更改。",
    "Change it without asking.": "直接更改，不询问。",
    "Take back the latest change of this or of `fit`.": "撤销最近一次更改，包括 `fit` 所作的。",
    # fit
    "Fit the parameters of FSRS-6 to your own answers.": "用你自己的作答拟合 FSRS-6 的参数。",
    "They are tried on your latest reviews first, which they have not seen, and used only if they "
    "foretell them better. `quizgo scheduler --undo` takes the change back.": (
        "先用没有参与拟合的最近复习来检验，只有预测得更准才采用。"
        "`quizgo scheduler --undo` 可撤销更改。"
    ),
    "With --dry-run: as one JSON object.": "与 --dry-run 同用：输出一个 JSON 对象。",
    # evaluate
    "Which scheduler foretells your answers best, each before it was seen.": (
        "哪种调度器最能预测你的作答，每次都在作答之前预测。"
    ),
    "SM-2, FSRS-6 and plain averages on your own log: log loss, RMSE, AUC, calibration, and what "
    "share you truly remembered.": (
        "用你自己的日志比较 SM-2、FSRS-6 和简单的平均值："
        "对数损失、RMSE、AUC、校准，以及真实的记忆率。"
    ),
    "Write the plot there, too.": "把图也写到这个文件。",
}
