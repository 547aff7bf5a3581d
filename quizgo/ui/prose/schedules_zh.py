"""What is said of FSRS, in Chinese."""

from __future__ import annotations

from typing import Final

from quizgo.ui.prose.schedules import ScheduleWords

ZH: Final = ScheduleWords(
    col_stability="稳定性",
    col_difficulty="难度",
    col_recall="记得",
    why_first="FSRS-6 按这次评分建立了记忆。",
    why_passed="FSRS-6 增强了记忆：回忆起来越没把握，增强得越多。",
    why_failed="FSRS-6 减弱了记忆，但没有清零。",
    why_state=(
        "现在稳定性是 {stability}：过了这么久，这样的卡片十张还记得九张。"
        "难度是 {difficulty}（0% 到 100%）。"
    ),
    why_wanted="你希望到期时还记得 {retention}；这张卡片记得的概率在 {days}后降到这个值。",
    why_bounded="间隔最长为 {days}。",
    why_spread="间隔略作分散，以免一起学的卡片总是同时到期。",
    why_interval="所以间隔是 {days}，{due} 到期。",
    why_today="今天你还记得它的概率是 {chance}。",
    why_by_hand="之后到期日被手动设为 {due}。",
    n_days="{n} 天",
)
