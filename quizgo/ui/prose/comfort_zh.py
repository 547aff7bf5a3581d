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
)
