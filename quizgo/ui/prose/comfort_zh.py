"""What is said of settings, keys and long work, in Chinese."""

from __future__ import annotations

from typing import Final

from quizgo.ui.prose.comfort import ComfortWords

ZH: Final = ComfortWords(
    checking="检查牌组",
    importing="导入",
    deriving="生成卡片",
    folding="重算学习记录",
    reading_decks="读取牌组",
    left_seconds="约剩 {n} 秒",
    left_minutes="约剩 {n} 分钟",
    left_hours="约剩 {n} 小时",
    progress_line="{what}：{percent}%，{left}。",
    help_four_grades="1-4：自己评分。1 重来，2 吃力，3 良好，4 轻松；记录为 1、3、4、5",
    help_vi="输入时（vi）：{commands} 进入普通模式，再按一次 {commands} 后字母就是这些按键",
    plain_grade_four="评分 1-4 [{grade}]：",
    plain_bad_grade_four="{typed} 不是评分。请输入 1 到 4，直接回车表示 {grade}。",
)
