"""What only the manual says, in Chinese: its headings, statuses, files, and the settings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

MANUAL: Final[Mapping[str, str]] = {
    "NAME": "名称",
    "SYNOPSIS": "用法",
    "DESCRIPTION": "说明",
    "COMMANDS": "命令",
    "SETTINGS": "设置",
    "KEYS": "按键",
    "EXIT STATUS": "退出码",
    "FILES": "文件",
    "ENVIRONMENT": "环境变量",
    "User Commands": "用户命令",
    "spaced repetition for interviews on the Go runtime": "用间隔重复准备 Go 运行时面试",
    # settings
    "Settings of quizgo. Take the # away from a line to change it, or type `quizgo config set NAME "
    "VALUE`. `quizgo config check` tells what is wrong here.": (
        "quizgo 的设置。去掉一行开头的 # 就能修改，也可以输入 `quizgo config set 名称 值`。"
        "`quizgo config check` 会指出这里的错误。"
    ),
    "Names of the settings file, each with its default.": "设置文件中的名称和默认值。",
    "Language of cards: en, zh, both; auto follows the locale": (
        "卡片的语言：en 英文，zh 中文，both 双语；auto 跟随系统区域设置"
    ),
    "Language of labels and sentences: en, zh; auto follows the locale": (
        "界面的语言：en 英文，zh 中文；auto 跟随系统区域设置"
    ),
    "New cards a day": "每天的新卡数",
    "Reviews a day": "每天的复习数",
    "The hour, 0 to 23, at which a day of study begins": "学习的一天从几点开始，0 到 23",
    "The longest interval in days": "最长的间隔天数",
    "Spread equal intervals by a day or so, so that cards learned together part": (
        "把相同的间隔错开一天左右，免得一起学的卡片总是一起到期"
    ),
    "By which rule cards come round: sm2 (SuperMemo 2, 1990) or fsrs (FSRS-6). `quizgo "
    "scheduler` shows first what a change moves": (
        "调度器：sm2（SuperMemo 2，1990 年）或 fsrs（FSRS-6）。"
        "用 `quizgo scheduler` 更改会先显示哪些卡片改期"
    ),
    "FSRS: the share you want to know when cards come round, 0.70 to 0.99": (
        "FSRS：卡片到期时希望还记得的比例，0.70 到 0.99"
    ),
    "FSRS: 21 numbers that `quizgo fit` finds from your own answers; [] is the published ones": (
        "FSRS：`quizgo fit` 用你自己的作答算出的 21 个数；[] 表示用公开参数"
    ),
    "Not two items of one card on the same day": "同一张卡片的两个条目不在同一天出现",
    "After so many minutes a session offers to stop; 0 is never": (
        "学满若干分钟后提议停下；0 表示从不"
    ),
    "A day of study leaves a backup; so many of them are kept; 0 is none": (
        "每个学习日自动留一份备份；这里是保留的份数；0 是不备份"
    ),
    "A card forgotten so often is a leech, and again after half as many; 0 is never": (
        "忘记这么多次算难记卡，之后每再忘一半的次数又算一次；0 表示从不"
    ),
    "What happens to a leech: tag, or suspend (and tag)": (
        "如何处理难记卡：tag 加标签，或 suspend 暂停（并加标签）"
    ),
    "Grade by 1 again, 2 hard, 3 good, 4 easy (recorded as 1, 3, 4, 5) instead of 0 to 5": (
        "用 1 重来、2 吃力、3 良好、4 轻松评分（记录为 1、3、4、5），代替 0 到 5"
    ),
    "Keys that edit a line: emacs or vi": "编辑文字的按键：emacs 或 vi",
    "Colours: auto, dark, light, high-contrast, colour-blind, plain (none at all)": (
        "配色：auto 自动，dark 深色，light 浅色，high-contrast 高对比度，"
        "colour-blind 色盲友好，plain 不用颜色"
    ),
    "Lines to be read aloud instead of screens, tables and pictures": (
        "供朗读的文字行，代替界面、表格和图"
    ),
    "Keys of the screens, for each action one or a list: a character, ctrl- or alt- and a letter, "
    "f1 to f12, or a name as below. Actions with browse or step in front are of that screen, the "
    "others of sessions, interviews and today's screen; what both have follows the keys given to "
    "the latter where they are free, until it is given keys of its own. Digits, Ctrl-C and Ctrl-Z "
    "stay what they are": (
        "界面的按键，每个动作一个键或一组键：一个字符，ctrl- 或 alt- 加一个字母，f1 到 f12，"
        "或下面那样的名称。前面带 browse 或 step 的动作只用于那个界面，其他的用于学习、"
        "面试和今天的界面；两边都有的动作，只要那里的键空着，就跟随后者，除非另外指定。"
        "数字、Ctrl-C 和 Ctrl-Z 不变"
    ),
    "What is otherwise for a deck and all below it: new_per_day, reviews_per_day, scheduler, "
    "retention, fsrs_parameters, bury_siblings, leech_action": (
        "某个牌组及其下面的特别设置：new_per_day、reviews_per_day、scheduler、"
        "retention、fsrs_parameters、bury_siblings、leech_action"
    ),
    # keys
    "Actions of the screens with their keys; `quizgo config set keys.ACTION KEY` gives one "
    "another, and `quizgo config keys` tells those in use.": (
        "界面的动作和按键；`quizgo config set keys.动作 键` 可以更改，"
        "`quizgo config keys` 列出正在用的。"
    ),
    "no key by default": "默认没有按键",
    # exit status
    "Done. A wrong answer in a session is done, too.": "完成。学习中答错也算完成。",
    "What was asked for failed; `due --check`: nothing is due.": (
        "没有做成；`due --check`：没有到期的。"
    ),
    "Words that cannot be understood. `sim run`: the program panicked or deadlocked.": (
        "看不懂输入的命令。`sim run`：程序 panic 或死锁。"
    ),
    "`sim run`: a limit of the simulation ended the program.": (
        "`sim run`：超出模拟的限制，程序被中止。"
    ),
    "A fault of quizgo's own.": "quizgo 自身的故障。",
    "Ctrl-C.": "按了 Ctrl-C。",
    # files
    "Settings, in the configuration folder. `quizgo config edit` opens it.": (
        "设置，在配置文件夹里。`quizgo config edit` 打开它。"
    ),
    "Your own decks, in the data folder.": "你自己的牌组，在数据文件夹里。",
    "The log of all answers, and what follows from it, in the data folder.": (
        "全部作答的日志，以及由它得出的内容，在数据文件夹里。"
    ),
    "Copies made before something was changed or replaced.": "更改或替换之前留下的副本。",
    # environment
    "One folder for settings, decks and store.": "把设置、牌组和数据库放在同一个文件夹。",
    "Where the store is instead: any URL that SQLAlchemy knows.": (
        "改用别处的数据库：SQLAlchemy 认识的任何 URL。"
    ),
    "Freezes the clock: an ISO 8601 time with offset.": (
        "让时钟停在某一刻：带时区偏移的 ISO 8601 时间。"
    ),
    "1: lines to be read aloud instead of screens, tables, pictures.": (
        "1：输出供朗读的文字行，代替界面、表格和图。"
    ),
    "The language, where settings name none: en, or zh for zh_*.": (
        "设置里没有指定时的语言：zh_* 是中文，其他是英文。"
    ),
    "The editor for cards, programs, notes and settings.": "编辑卡片、程序、备注和设置用的编辑器。",
    "No colours; colours even in a pipe; 0: no colours.": (
        "不用颜色；在管道里也用颜色；0：不用颜色。"
    ),
    "What the terminal says of its background, for the theme auto.": (
        "终端说明的背景色，供配色 auto 使用。"
    ),
    "For `quizgo sim`, as Go understands them.": "用于 `quizgo sim`，含义与 Go 相同。",
}
