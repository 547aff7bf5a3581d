"""Help in Chinese: its frame, and the catalogue, which the modules `zh_…` beside this one hold."""

from __future__ import annotations

from typing import Final

from quizgo.ui.prose.help import HelpWords
from quizgo.ui.prose.help.zh_decks import DECKS
from quizgo.ui.prose.help.zh_keeping import KEEPING
from quizgo.ui.prose.help.zh_learning import LEARNING
from quizgo.ui.prose.help.zh_manual import MANUAL
from quizgo.ui.prose.help.zh_settings import SETTINGS
from quizgo.ui.prose.help.zh_sim import SIM

PARTS: Final = (LEARNING, DECKS, KEEPING, SIM, SETTINGS, MANUAL)

ZH: Final = HelpWords(
    usage="用法",
    options="选项",
    commands="命令",
    example="例如：",
    colon="：",
    stop="。",
    default="默认 {value}",
    required="必填",
    at_least="不小于 {least}",
    at_most="不大于 {most}",
    between="{least} 到 {most}",
    listed="；",
    notes="（{notes}）",
    written="已写入：{path}",
    man_finds="用 `man quizgo` 查看。",
    man_misses="`man` 不在那里查找。请把这一行写进 shell 启动时读取的文件：\n{line}",
    man_absent="这里没有可以查看它的 `man`。",
    bash_next=(
        "如果装了 bash-completion，之后新开的 shell 会读取它；"
        "否则请把这一行写进 ~/.bashrc：\nsource {path}"
    ),
    zsh_next="如果还没有，请把这一行写进 ~/.zshrc，放在 compinit 之前：\nfpath=({folder} $fpath)",
    fish_next="fish 会自动读取它。",
    names={
        "ACTION": "动作",
        "ARGS": "参数",
        "CARD": "卡片",
        "COMMAND": "命令",
        "COUNT": "次数",
        "DAY": "日期",
        "DAYS": "天数",
        "DECK": "牌组",
        "DIR": "文件夹",
        "FILE": "文件",
        "FLOAT": "小数",
        "FROM": "起",
        "INTEGER": "整数",
        "KEY": "键",
        "NAME": "名称",
        "NOTES": "笔记",
        "NS": "纳秒",
        "NUMBER": "编号",
        "OPTIONS": "选项",
        "PATH": "路径",
        "PATHS": "路径",
        "QUERY": "查询",
        "SECTION": "部分",
        "TAG": "标签",
        "TEXT": "文字",
        "TO": "止",
        "TOPIC": "主题",
        "VALUE": "值",
        "WORD": "词",
        "WORDS": "参数",
    },
    texts={english: text for part in PARTS for english, text in part.items()},
)
