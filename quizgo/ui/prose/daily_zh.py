"""What is said in daily care, in Chinese."""

from __future__ import annotations

from typing import Final

from quizgo.ui.prose.daily import DailyWords

ZH: Final = DailyWords(
    time_up="时间到：{minutes}里完成 {answers}。",
    time_up_left="今天还剩 {cards}。可以再来同样长的一段，也可以停下，什么都不会丢。",
    n_minutes="{n} 分钟",
    key_stop="停下",
    more_title="还想再学",
    more_new="再学 {n} 张新卡",
    more_early="提前复习 {n} 张，{until} 前到期",
    more_forgotten="今天忘记的 {n} 张再来一遍",
    more_deck="整个 {deck}，不论是否到期：{cards}",
    key_more_new="更多新卡",
    key_more_early="提前",
    key_more_forgotten="忘记的",
    key_more_deck="牌组",
    plain_more="回车离开；:u 撤销上一次作答；或输入上面的一项。",
    plain_more_today="回车离开；或输入上面的一项。",
    leech="{card} 是难记卡：已经忘了 {times}。",
    n_times="{n} 次",
    leech_suspended="它已暂停。",
    rewrite="换个说法，或拆成两张：{key}。",
    flags=("红", "橙", "绿", "蓝", "粉", "青", "紫"),
    flag_asked="哪种旗标？{flags}；0 取消",
    flag_set="旗标 {n} {colour}。",
    flag_gone="旗标已取消。",
    note_set="备注已保存。",
    note_gone="备注已删除。",
    note_asked="你对这张卡片的备注；留空表示删除",
    your_note="你的备注：{text}",
    tag_set="已加标签 {tag}。",
    tag_gone="已去掉标签 {tag}。",
    taken_back="已撤销加在 {card} 上的内容。",
    in_header="旗标 {n}",
    in_header_marked="已标记",
    key_flag="旗标",
    key_note="备注",
    key_mark="标记",
    key_keep="保存",
    key_cancel="取消",
    key_scroll="滚动",
    help_flags="{flag.all} 加数字：旗标，0 取消。{note.all}：你的备注。{mark.all}：标记",
    help_more="全部学完后，{more_new.all}：再学十张新卡；{more_early.all}：提前复习；{more_forgotten.all}：今天忘记的；数字：一个牌组",
    help_today="按牌组列出今天到期的，以及每日上限以内的新卡。{next.all}、{pick.all}：学习。{quit.all}、{commands.all}：离开",
    plain_help=":f 3 旗标 · :n 文字 你的备注 · :* 标记 · 全部学完后 :m :a :c 或数字",
    plain_bad_flag="{typed} 不是旗标。请输入 :f 加一个数字，0 取消，1 到 7 是颜色。",
    plain_bad_more="没有 {typed} 这一项。请输入上面的一项，或回车离开。",
    streak="连续 {n} 天",
    streak_longest="{streak}，最长 {longest}",
    streak_best="{streak}，是至今最长的",
    streak_rule=(
        "有一次按日程的复习，或当天没有到期的，就算一天；有到期的却什么都没做，就中断；"
        "计划里外出的日子既不算也不中断。"
    ),
    prompt="待学 {total}",
)
