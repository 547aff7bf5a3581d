"""`config`, and what each setting does, in Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SETTINGS: Final[Mapping[str, str]] = {
    "All settings: what each is, and whether by default or by which line of the file.": (
        "列出所有设置：现在是什么，来自默认还是文件的哪一行。"
    ),
    "A NAME is a setting (theme), the keys of an action (keys.undo), or what is otherwise for a "
    "deck and all below it (decks.go/scheduling.new_per_day). The file is the one that `quizgo "
    "paths` calls config; comments and order in it stay as you wrote them.": (
        "名称可以是一项设置（theme）、一个动作的按键（keys.undo），或某个牌组及其下面的特别设置"
        "（decks.go/scheduling.new_per_day）。设置文件就是 `quizgo paths` 里的 config，"
        "其中的注释和顺序都保持原样。"
    ),
    "All settings as a JSON array.": "把所有设置输出为一个 JSON 数组。",
    "Every fault in the file as `path:line: what, what to do`. Exit status 1 where one is.": (
        "列出文件里的每个错误：`路径:行号: 哪里不对，该怎么办`。有错误时退出码为 1。"
    ),
    "Open the file in $VISUAL or $EDITOR, every setting in it as a comment at first.": (
        "用 $VISUAL 或 $EDITOR 打开设置文件，起初每项设置都是一行注释。"
    ),
    "What is wrong afterwards is told, and the editor offered again.": (
        "改完若有错误会说明，并可以再次编辑。"
    ),
    "What a setting is. Exit status 1 where a deck has nothing of its own.": (
        "显示一项设置。牌组没有特别设置时退出码为 1。"
    ),
    "The keys of each action, and what it does. `config set keys.ACTION KEY...` gives it others.": (
        "列出每个动作的按键和作用。`config set keys.动作 键...` 可以更改。"
    ),
    "An action alone (undo) is of sessions, interviews and today's screen; browse.undo is of the "
    "browse screen, step.forward of the stepper. What those share with a session has its keys "
    "there, too, where they are free, until it is given keys of its own.": (
        "单独的动作名（undo）用于学习、面试和今天的界面；browse.undo 用于浏览界面，"
        "step.forward 用于逐步查看。与学习共有的动作，只要那里的键空着，也用同样的键，"
        "除非另外指定。"
    ),
    "A KEY is a character, ctrl- or alt- and a letter, f1 to f12, space, enter, tab, escape, "
    "backspace, delete, insert, home, end, pageup, pagedown, or an arrow, up, down, left, right, "
    "also with shift- in front.": (
        "键可以是一个字符，ctrl- 或 alt- 加一个字母，f1 到 f12，space、enter、tab、escape、"
        "backspace、delete、insert、home、end、pageup、pagedown，"
        "或方向键 up、down、left、right，前面也可以加 shift-。"
    ),
    "Write a setting into the file. Several values make a list, as of keys; `[]` is none.": (
        "把一项设置写入文件。几个值组成列表，例如按键；`[]` 表示没有。"
    ),
    "Take a setting out of the file: its default holds again.": (
        "从文件里去掉一项设置，恢复默认。"
    ),
}
