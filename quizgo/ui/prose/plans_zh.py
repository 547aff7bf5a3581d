"""What is said of plans, in Chinese."""

from __future__ import annotations

from typing import Final

from quizgo.ui.prose.plans import PlanWords

ZH: Final = PlanWords(
    forecasting="推演今后",
    title="目标 {ready}：{days}，每天 {minutes}，{decks}。",
    line="目标 {ready}：届时掌握 {share}（{span}）。",
    all_decks="全部牌组",
    days="还有 {n} 天",
    minutes="{n} 分钟",
    label_new="新卡",
    label_reviews="复习",
    label_minutes="用时",
    label_known="届时掌握",
    label_today="今天",
    label_tomorrow="明天",
    new="平均每天 {n} 张；届时 {items} 张中已开始 {seen} 张",
    new_none="没有；{items} 张都已开始",
    reviews="平均每天 {n} 次",
    minutes_told="平均每天 {n} 分钟；十天里有九天不超过 {most} 分钟",
    known="{items} 张的 {share}；八成把握在 {low} 到 {high} 之间",
    today="新 {new}，复习 {reviews}，约 {minutes} 分钟",
    today_done="已完成",
    tomorrow="约 {n} 次复习；八成把握在 {low} 到 {high} 之间",
    tomorrow_sure="约 {n} 次复习",
    gap="",
    about_known="掌握：已经开始学，并且那天早上问起能答对。没有开始的卡片算不掌握。",
    kept="计划已保存，每天早上按实际情况重新推算。`quizgo plan --stop` 可结束计划。",
    dry="没有保存任何内容。",
    none=("还没有计划。请给出目标日期和每天的分钟数：\nquizgo plan --date 2027-01-15 --minutes 20"),
    over="{ready} 的计划已经到期。`quizgo plan --score` 可看预测得准不准。",
    stopped="{ready} 的计划已停止，恢复平常的每日上限。",
    short="时间不够：有 {n} 张卡片轮不到。",
    short_minutes="每天 {n} 分钟就都能轮到。",
    short_never="天数太少，每天再多分钟也不够。",
    short_drops="或者从最深的题开始舍去以下卡片，其余的届时可掌握 {share}：",
    drop="{level}，{deck}：{n} 张",
    drop_some="{level}，{deck}：{of} 张中的 {n} 张",
    drop_more="……还有 {n} 个牌组",
    drop_how="例如：{command}",
    basic="基础",
    intermediate="中级",
    expert="专家",
    col_deck="牌组",
    col_cards="卡片",
    col_begun="已开始",
    col_known="掌握",
    col_span="八成把握",
    col_from="从",
    col_to="到",
    col_new="新",
    col_reviews="复习",
    col_minutes="分钟",
    a_day="平均每天（包括没学的日子）：",
    away="外出：{days}。",
    away_none="没有设置外出的日子。",
    away_cleared="不再有外出的日子。",
    away_back="{n} 次复习移回了原来的日子。",
    moved="{n} 次复习移到了前后的日子。",
    moved_none="没有需要移动的：这些日子没有到期的卡片。",
    caught_up="积压的复习中有 {n} 次移到了后面的日子。",
    nothing_behind="没有积压：再分散也无济于事。",
    undo="`{command}` 可撤销。",
    col_day="日期",
    col_before="原来到期",
    col_after="现在到期",
    score_title="{first} 至 {last}，共有 {mornings}。",
    mornings="{n} 个早上的预测",
    score_none="还没有可评判的预测。有计划时，每天早上会作一次预测。",
    score_load=(
        "次日复习量：预测 {expected}，实际 {came}，平均相差 {error}；{n} 个区间中 {held} 个说中了。"
    ),
    score_load_none="次日复习量：还没有哪一天既有预测、又学习过。",
    score_recall=(
        "作答：预测答对 {expected}，{n} 次中实际答对 {right}。"
        "对数损失 {loss}，固定猜平均值是 {average}。"
    ),
    score_recall_none="作答：第一次预测以来还没有复习。",
    score_better="预测比只猜平均值更准。",
    score_worse="目前还不比只猜平均值更准。",
    score_known=(
        "届时掌握：此前 {n} 次预测中，{held} 次的区间包含现在的估计。"
        "第一次的预测是 {share}，在 {low} 到 {high} 之间。"
    ),
    score_known_none="届时掌握：这个计划还没有更早的预测。",
    col_said="预测",
    col_happened="答对",
    col_count="复习",
)
