"""What is said of schedulers, in Chinese."""

from __future__ import annotations

from typing import Final

from quizgo.ui.prose.scheduler import SchedulerWords

ZH: Final = SchedulerWords(
    sm2="SM-2",
    fsrs="FSRS-6",
    fsrs_wanting="FSRS-6（{retention}）",
    col_decks="牌组",
    col_scheduler="调度器",
    col_retention="期望记忆率",
    col_parameters="参数",
    col_seen="已复习",
    all_decks="全部牌组",
    published="公开参数",
    own="自己的参数",
    can_undo="`quizgo scheduler --undo` 可撤销 {on} 的改动：{what}。",
    change="{decks}：{before} → {after}",
    nothing_moves="没有卡片会改期：还没有复习过任何卡片。",
    moved="复习中的 {items}里，{earlier} 张提前，{later} 张推后，{same} 张不变。",
    most_heading="变动最大的：",
    due_heading="每天到期的数量：",
    col_card="卡片",
    col_before="现在",
    col_after="之后",
    col_days="天数",
    col_day="日期",
    and_before="{day} 及以前",
    keeps="{decks} 保留自己的设置：{scheduler}。",
    ask="要改吗？",
    changed="已更改。`quizgo scheduler --undo` 可撤销。",
    unchanged="没有任何改动。",
    is_so="{decks}：已经是 {scheduler}。",
    undone="已撤销：{what}。",
    refolding="按日志重算",
    fitting="拟合参数",
    judging="评估",
    fitted="已用 {items}、{reviews}拟合。",
    tried=(
        "用最近的 {reviews}检验（参数只用此前的复习拟合）：对数损失 {after}，"
        "现用参数是 {before}。越小越好。"
    ),
    tried_better="自己的参数更能预测你的作答。",
    tried_worse="自己的参数目前还不如现用参数。复习更多之后再试。",
    not_by_fsrs="这要等卡片改用 FSRS 后才生效：`quizgo scheduler fsrs` 会显示哪些卡片会改期。",
    judged="{first} 至 {last}：{items}，{reviews}，每次都在作答之前预测。",
    small="日志还小：不足 {least} 次复习时，各行之间的差别多半是偶然。",
    none_to_judge="还没有可评估的内容：卡片隔天第二次复习起才计入。",
    col_model="预测方法",
    col_log_loss="对数损失",
    col_rmse="RMSE",
    col_auc="AUC",
    sm2_model="SM-2",
    fsrs_model="FSRS-6，公开参数",
    own_model="FSRS-6，自己的参数",
    fitted_model="FSRS-6，边学边拟合",
    moving_model="最近 {n} 次的平均",
    constant_model="至今的平均",
    about_numbers=(
        "对数损失：作答令它意外的程度。RMSE：同类复习中，预测概率与实际相差多少。两者越小越好。"
        "AUC：区分忘记与记得的能力，0.5 等于瞎猜，1 是完美。"
    ),
    about_before="评分“吃力”或更好算记得；卡片的第一次复习不作预测。",
    about_sm2=(
        "SM-2 本身不预测概率。这里认为间隔结束时记得的概率是 90%，"
        "其他时候是 0.9 的（已过天数/间隔）次方。"
    ),
    about_own="自己的参数可能正是用这些复习拟合的，因而看起来会偏好。",
    about_fitted="边学边拟合：共 {times} 次，每次只用此前的复习。",
    best="按对数损失最好的是：{model}。",
    to_fit="`quizgo fit` 会找出这样的参数，并显示哪些卡片会改期。",
    calibration="预测与实际，{model}：",
    col_said="预测",
    col_happened="实际",
    col_count="复习",
    plot_key="{said} 预测，{happened} 实际，{both} 两者相同；刻度从 {least} 到 100%。",
    exact="与预测相同",
    retention="真实记忆率 {all}（{reviews}）：{young}，{mature}。",
    retention_none="无",
    young="距上次复习不足 3 周的 {share}",
    mature="3 周及以上的 {share}",
)
