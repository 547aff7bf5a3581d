"""What commands say that they have done, in Chinese."""

from __future__ import annotations

from typing import Final

from quizgo.ui.prose.doings import DoneWords

ZH: Final = DoneWords(
    of_card="{card}：{done}",
    suspended="已暂停",
    resumed="已恢复",
    buried="已搁置到明天",
    reset="已重置为新卡",
    flag="旗标 {n}",
    no_flag="旗标已取消",
    tagged="已加标签 {tag}",
    untagged="已去掉你加的标签 {tag}",
    note_kept="备注已保存",
    no_note="备注已删除",
    due="{day} 到期",
    undone="已撤销：{card}，{day} 的{what}",
    undone_answer="已撤销：{card}，{day} 的{what}，评分 {grade} {word}",
    n_cards="{n} 张卡片",
    no_faults="没有错误",
    n_faults="{n} 处错误",
    n_files="{n} 个牌组文件",
    exported="{cards} → {files}",
    in_folder="{folder} 中的 {n} 个文件",
    imported="{deck}：{cards} → {path}",
    would_import="{deck}：{cards} → 将放到 {path}",
    with_faults="{cards}，{faults}",
    log_found="日志：文件里有 {n} 条",
    log_taken="日志：{of} 条中并入了 {n} 条",
    planning_found="计划与预测：文件里有 {n} 条",
    planning_taken="计划与预测：{of} 条中并入了 {n} 条",
    interviews_found="面试：文件里有 {n} 场",
    interviews_taken="面试：{of} 场中并入了 {n} 场",
    changes_found="调度器的更改：文件里有 {n} 次",
    changes_taken="调度器的更改：{of} 次中并入了 {n} 次",
    deck_kept="{path}：原有的牌组保存为 {kept}",
    checked="{files}，{faults}。",
    edit_new="编辑之后：quizgo check {path} && quizgo study {deck}",
    switch="规则",
    cost="操作",
    nanoseconds="虚拟纳秒",
)
