"""What is said of backups, of several machines, and of whether all is sound, in Chinese."""

from __future__ import annotations

from typing import Final

from quizgo.ui.prose.keeping import KeepingWords

ZH: Final = KeepingWords(
    taken="已并入：{what}。",
    would_take="将并入：{what}。",
    sent="已送出：{what}。",
    would_send="将送出：{what}。",
    entries="{n} 条日志",
    plans="{n} 条计划与预测",
    decks="{n} 个牌组",
    interviews="{n} 场面试",
    listed="、",
    alike="两边都没有新内容。",
    both_changed="{deck} 在这里和别处都改过；两份都保留原样。",
    choose=(
        "请选择保留哪一份：--decks mine（这里的）或 --decks theirs（别处的）。"
        "另一份存入 {backups}。"
    ),
    sharing="正在读取其他机器写下的内容",
    kept="已备份为 {file}：{what}。",
    answers="{n} 条作答与标记",
    backing_up="正在写备份",
    restoring="正在读备份",
    holds="{file}，{at} 的备份：{what}，最后一条是 {last}。",
    holds_nothing="{file}，{at} 的备份：{what}。",
    will_lose="此后的 {n} 条作答与标记不在其中。",
    will_replace="你的 {n} 个文件会被替换。",
    loses_nothing="现有的内容，备份里都有。",
    unreadable_now="现有的数据库无法读取；它会另外保留。",
    ask="要恢复吗？",
    unchanged="没有作任何更改。",
    restored="已恢复。",
    before_is_in="恢复之前的内容保存为 {file}。",
    examining="正在检查数据库",
    good="正常",
    bad="有误",
    look="留意",
    colon="：",
    settings="设置",
    decks_heading="牌组",
    store="数据库",
    log="日志",
    clock="时钟",
    backups="备份",
    terminal="终端",
    programs="程序",
    settings_good="{path} 没有错误。",
    settings_none="没有设置文件；各项都用默认值。",
    decks_good="{decks}，卡片全部正常。",
    decks_faulty="{decks}中有 {faults}。`quizgo check` 会列出每一处和行号。",
    store_none="{path} 还没有数据库；第一次学习时建立。",
    store_good="{path} 完好；每张卡片的进度都与日志相符。",
    store_server="{path} 有应答；每张卡片的进度都与日志相符。",
    store_damaged=(
        "{path} 已损坏（{what}）。请恢复备份（`quizgo restore`），"
        "或导出还能读取的内容：`quizgo export -o all.json`。"
    ),
    store_wrong="{n} 个条目的进度与日志不符。`quizgo doctor --repair` 会按日志重算。",
    store_mended="已按日志重算。",
    log_good="{what}，各有对应的卡片。",
    log_orphans=(
        "{n} 个条目有记录而没有卡片：{{names}}。进度会一直保留，等卡片回来，"
        "或由新卡片用 `was: [ID]` 接上。"
    ),
    clock_good="现在是 {now}；学习日 {day} 从 {hour:02}:00 开始。",
    clock_behind=(
        "时钟显示 {now}，但日志里有 {last} 的记录。请校准时钟；"
        "如果是错误的时钟写下的，用 `quizgo undo` 撤销。"
    ),
    backups_none="还没有备份。`quizgo backup` 可以做一份。",
    backups_last="最近一份是 {file}，{on}。",
    backups_old="最近一份 {file} 已有 {days} 天。`quizgo backup` 可以再做一份。",
    terminal_good="{columns} 列，{rows} 行，{encoding}，{colours}。",
    no_colours="没有颜色",
    terminal_ascii="编码是 {encoding}：中文和线条需要 UTF-8（LANG=C.UTF-8）。",
    terminal_pipe="标准输出不是终端：学习时用纯文本行。",
    disk_full="数据库所在的磁盘只剩 {megabytes} MB。请腾出空间。",
    all_good="一切正常。",
    n_faults="{n} 处有误。",
)
