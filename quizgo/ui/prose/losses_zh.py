"""What is said of things left out, in Chinese."""

from __future__ import annotations

from typing import Final

from quizgo.model.losses import Loss
from quizgo.ui.prose.losses import LossWords

ZH: Final = LossWords(
    left_out="没有导出：{what}。",
    left_behind="{source}：没有导入：{what}",
    listed="、",
    of={
        Loss.PROGRESS: "{n} 个条目的进度",
        Loss.MARKS: "你给 {n} 个条目加的旗标、备注、标签或暂停",
        Loss.BURIED: "{n} 个条目的“搁置到明天”",
        Loss.DAMAGED: "{n} 场面试损坏的结尾",
        Loss.HINTS: "{n} 张卡片的提示",
        Loss.GRADING: "{n} 张“{kind}”卡片的提问和评分方式",
        Loss.ANSWERS: "{n} 个程序的答案",
        Loss.ACCEPTED: "{n} 张“输入”卡片的其他正确答案",
        Loss.LANGUAGE: "{n} 张卡片的另一种语言",
        Loss.DETAILS: "{n} 张卡片的出处、难度、版本",
        Loss.MEDIA: "{n} 个图片或声音",
        Loss.FURTHER_CARDS: "{n} 条笔记多出来的卡片",
        Loss.EASE: "{n} 张卡片的易度因子和间隔，改按 quizgo 的规则",
        Loss.LOOKS: "笔记类型及其样式，牌组的选项",
        Loss.COLUMNS: "这些列的内容：{names}",
    },
)
